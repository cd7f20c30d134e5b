"""How far a day lies from another one, and phrases that say only that: "8 uger fra den 5. januar", "om 14 dage"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from planner.domain.days import Days, default_day_calendars
from planner.domain.phrases import notices, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.dating import Dating
from planner.domain.phrases.compose.days import agree
from planner.domain.phrases.compose.draft import Draft
from planner.domain.phrases.parts import Bound, Deictic, Length
from planner.domain.phrases.reading import Distance, DistanceUnit
from planner.domain.spans import monday_of

_ONE_DAY: Final = timedelta(days=1)


def lengths(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read "8 uger fra den 5. januar" and "om 14 dage"; a length from nowhere is asked about."""
    deictic = bag.one(Deictic)
    if deictic is not None:
        if draft.by is not None and draft.by.exclusive:
            raise Unclear(remarks.which_day())
        _from_today(deictic, draft, dating)
        return True
    length = bag.one(Length)
    if length is None:
        return False
    bound = bag.one(Bound)
    if bound is not None and bound.since and bound.dates is not None and not length.after:
        first, _ = dating.run(bound.dates.runs[0])
        last = counted_from(first, length.distance)
        draft.say(notices.counted_end(first, last))
        draft.as_window(first, last)
        return True
    if length.within and not bag.has(Bound):
        draft.qualifies = True
        return True
    raise Unclear(remarks.from_when())


def counted_from(day: date, distance: Distance, days: Days | None = None) -> date:
    """The day that lies the distance away; minutes and hours leave the day as it is."""
    amount = distance.amount
    match distance.unit:
        case DistanceUnit.WORKING_DAY:
            book = days or Days(default_day_calendars()[:1])
            return date.fromordinal(book.add_working(day.toordinal(), amount)) if amount else day
        case DistanceUnit.DAY | DistanceUnit.WEEK:
            return day + timedelta(days=amount * (7 if distance.unit is DistanceUnit.WEEK else 1))
        case DistanceUnit.MONTH:
            return day + relativedelta(months=amount)
        case DistanceUnit.YEAR:
            return day + relativedelta(years=amount)
        case _:
            return day


def nearest(weekday: int, day: date, *, before: bool) -> date:
    """The last such weekday before the day, or the first one after it."""
    if before:
        return day - ((day.weekday() - weekday - 1) % 7 + 1) * _ONE_DAY
    return day + ((weekday - day.weekday() - 1) % 7 + 1) * _ONE_DAY


def _from_today(said: Deictic, draft: Draft, dating: Dating) -> None:
    """Days counted from the document's own date; they are always shown."""
    if said.weekday is not None:
        day = nearest(said.weekday, dating.on, before=False)
        agree([(day, day)], draft)
        draft.say(notices.read_as_day(day))
        return
    day = counted_from(dating.on, said.distance)
    if not said.whole:
        agree([(day, day)], draft)
        draft.say(notices.read_as_day(day))
        return
    first, last = monday_of(day), monday_of(day) + 6 * _ONE_DAY
    if said.distance.unit is DistanceUnit.MONTH:
        first, last = dating.month(day.month)
    draft.as_window(first, last)
    draft.say(notices.window_is(first, last))
