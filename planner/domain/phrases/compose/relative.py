"""Rules that hang on a meeting: "4 hverdage før mødet", "mandag i ugen for ØU", "med 14 dages varsel"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from planner.domain.phrases import notices, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.dating import Dating
from planner.domain.phrases.compose.days import agree
from planner.domain.phrases.compose.draft import Draft, no_guessing
from planner.domain.phrases.compose.lengths import counted_from, nearest
from planner.domain.phrases.feasts import feast_days
from planner.domain.phrases.parts import (
    Anchor,
    AtLeast,
    Offset,
    Warned,
    WeekdayBy,
    Weekdays,
    WeekOf,
)
from planner.domain.phrases.reading import Distance, DistanceUnit
from planner.domain.rules import Relative, RelativeUnit
from planner.domain.spans import monday_of

_RELATIVE: Final[Mapping[DistanceUnit, RelativeUnit]] = {
    DistanceUnit.DAY: RelativeUnit.DAY,
    DistanceUnit.WORKING_DAY: RelativeUnit.WORKING_DAY,
    DistanceUnit.WEEK: RelativeUnit.WEEK,
}
_ABOUT_DAYS: Final = {DistanceUnit.WEEK: 7, DistanceUnit.MONTH: 30, DistanceUnit.YEAR: 365}
_FRIDAY: Final = 4
_ONE_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_WHOLE_FEASTS: Final = frozenset({"påske", "pinse"})


def relative(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read a phrase that counts from something else. Raises ``Unclear`` when it does not say from what."""
    if not bag.has(Offset, WeekOf, WeekdayBy, Warned):
        return False
    no_guessing(bag)
    _take_limit(bag, draft)
    warned = bag.all(Warned)
    offset, week, weekday = bag.one(Offset), bag.one(WeekOf), bag.one(WeekdayBy)
    if [offset, week, weekday].count(None) + (not warned) != 3:
        raise Unclear(remarks.which_of_these())
    if offset is not None:
        _offset(offset, draft, dating)
    elif week is not None:
        _week_of(week, bag.one(Weekdays), draft, dating)
    elif weekday is not None:
        _weekday_by(weekday, draft, dating)
    else:
        _warned(warned, draft, dating)
    return True


def _take_limit(bag: Bag, draft: Draft) -> None:
    limit = bag.one(AtLeast)
    if limit is not None and not limit.least:
        raise Unclear(remarks.which_of_these())
    if limit is not None and draft.by is None:
        draft.say(notices.at_least())


def _offset(offset: Offset, draft: Draft, dating: Dating) -> None:
    anchor = offset.anchor
    known = _anchor_days(anchor, dating, before=offset.distance.amount < 0)
    if known is not None:
        agree([(day := counted_from(known, offset.distance), day)], draft)
        draft.say(notices.read_as_day(day))
        return
    draft.anchor = "mødet" if anchor is None else anchor.name
    draft.distances = (offset.distance,)
    unit = _RELATIVE.get(offset.distance.unit)
    if unit is not None:
        draft.rule = Relative(anchor=dating.anchor, unit=unit, offset=offset.distance.amount, times=draft.times)


def _anchor_days(anchor: Anchor | None, dating: Dating, *, before: bool) -> date | None:
    """The day of an anchor that the almanac or the phrase itself gives: its first one, or its last one."""
    if anchor is None:
        return None
    if anchor.dates is not None:
        first, last = dating.run(anchor.dates.runs[0])
        return first if before else last
    if anchor.feast:
        first, last = coming_feast(anchor.feast, dating)
        return first if before else last
    return None


def coming_feast(key: str, dating: Dating, year: int = 0) -> tuple[date, date]:
    """The feast's days in the year that is said, or the next time from the document's month on."""
    said = year or dating.year or dating.heading.year
    if said:
        return feast_days(key, said)
    found = feast_days(key, dating.on.year)
    return found if found[1] >= dating.on.replace(day=1) else feast_days(key, dating.on.year + 1)


def _week_of(week: WeekOf, weekday: Weekdays | None, draft: Draft, dating: Dating) -> None:
    anchor = week.anchor
    if anchor is not None and (anchor.feast or anchor.dates):
        _week_by_feast(week, anchor, weekday, draft, dating)
        return
    if weekday is not None and len(weekday.days) > 1:
        raise Unclear(remarks.which_of_these())
    if week.offset == 0:
        draft.say(notices.week_of_anchor())
    draft.anchor = "mødet" if anchor is None else anchor.name
    draft.rule = Relative(
        anchor=dating.anchor,
        unit=RelativeUnit.WEEK_OF,
        offset=week.offset,
        weekday=None if weekday is None else weekday.days[0],
        times=draft.times if weekday is not None else None,
    )


def _week_by_feast(week: WeekOf, anchor: Anchor, weekday: Weekdays | None, draft: Draft, dating: Dating) -> None:
    """The week after Easter begins with Easter Monday's; the week before a feast may be its own."""
    day = _anchor_days(anchor, dating, before=week.offset < 0)
    if day is None or week.offset < 0 or (anchor.feast and anchor.feast not in _WHOLE_FEASTS):
        raise Unclear(remarks.which_week_of_feast())
    monday = monday_of(day)
    first, last = (monday, monday + 6 * _ONE_DAY)
    if weekday is not None:
        first = last = monday + weekday.days[0] * _ONE_DAY
    draft.say(notices.counted_end(first, last))
    if weekday is None:
        draft.as_window(first, last)
    else:
        agree([(first, last)], draft)


def _weekday_by(said: WeekdayBy, draft: Draft, dating: Dating) -> None:
    anchor = said.anchor
    known = _anchor_days(anchor, dating, before=said.before)
    if known is not None:
        if anchor.feast and known.weekday() in said.weekdays:
            raise Unclear(remarks.which_day())
        found = [nearest(day, known, before=said.before) for day in said.weekdays]
        agree([(day, day) for day in sorted(found)], draft)
        return
    if len(said.weekdays) > 1:
        raise Unclear(remarks.which_of_these())
    weekday = said.weekdays[0]
    draft.anchor = anchor.name or "mødet"
    draft.rule = Relative(
        anchor=dating.anchor,
        unit=RelativeUnit.WEEK_OF,
        offset=_weeks_away(weekday, draft, dating, before=said.before),
        weekday=weekday,
        times=draft.times,
    )


def _weeks_away(weekday: int, draft: Draft, dating: Dating, *, before: bool) -> int:
    """Whether that is the meeting's own week is known only with the meeting, except for a Friday before it."""
    if dating.meeting is not None:
        day = nearest(weekday, dating.meeting, before=before)
        return (monday_of(day) - monday_of(dating.meeting)) // _WEEK
    if before and weekday == _FRIDAY:
        draft.say(notices.before_meeting(weekday))
        return -1
    raise Unclear(remarks.which_week_before())


def _warned(said: list[Warned], draft: Draft, dating: Dating) -> None:
    """How long before a meeting it must be called: at the latest, or between two distances."""
    least, most = ([far for far in side if far is not None] for side in zip(*said, strict=True))
    if len(least) != 1 or len(most) > 1:
        raise Unclear(remarks.which_of_these())
    before = [far._replace(amount=-far.amount) for far in (*least, *most)]
    draft.anchor = "mødet"
    draft.distances = tuple(sorted(before, key=_in_days))
    unit = _RELATIVE.get(least[0].unit)
    if not most and unit is not None:
        draft.rule = Relative(anchor=dating.anchor, unit=unit, offset=-least[0].amount, times=draft.times)


def _in_days(distance: Distance) -> int:
    return distance.amount * _ABOUT_DAYS.get(distance.unit, 1)
