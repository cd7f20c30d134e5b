"""Rules from days: agreed dates, deadlines, days that come back every year."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Final

from planner.domain.occurrences import Status
from planner.domain.phrases import contradictions, notices, refusals, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.beside import Beside
from planner.domain.phrases.compose.dating import Dating, Days
from planner.domain.phrases.compose.draft import Draft, no_guessing
from planner.domain.phrases.compose.each_year import every_year, within
from planner.domain.phrases.compose.intervals import every_so_many
from planner.domain.phrases.compose.limits import limits
from planner.domain.phrases.feasts import feast_days
from planner.domain.phrases.parts import (
    Dates,
    Each,
    Feast,
    Listed,
    Place,
    Run,
    Slip,
    Stretch,
    Weekdays,
    Windows,
    Year,
)
from planner.domain.rule_checks import LONGEST
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    PeriodUnit,
)

_ONE_DAY: Final = timedelta(days=1)
_A_YEAR: Final = 366
_TWO_FIGURES: Final = 10
_HOURS: Final = 24


def days(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read a phrase that names days. Raises ``Unclear`` where they contradict each other or the almanac."""
    _drop_days_of_week(bag, dating)
    written = bag.all(Dates)
    if not written:
        return False
    listed = bag.all(Listed)
    no_guessing(bag)
    if len(written) > 1 and (draft.by is not None or any(one.times is not None for one in written)):
        raise Unclear(remarks.which_of_these())
    merged = written[0]._replace(runs=tuple(run for one in written for run in one.runs))
    if merged.bare and not dating.heading.month:
        raise Unclear(refusals.no_date())
    if merged.times is not None:
        draft.times = merged.times
    merged = _with_month_said(merged, bag)
    interval = every_so_many(bag, draft, dating)
    yearly = interval.every > 1 or _yearly(bag, dating)
    check_years(bag, {run.first.year for run in merged.runs} - {0})
    found = [dating.run(run) for run in merged.runs] if yearly else dating.runs(merged)
    _say_how(merged, found, draft, None if yearly else dating)
    _check(bag, found)
    beside = _told_apart(found, draft, alike=yearly or draft.by is not None)
    found = found if listed else _one_event(merged, found, draft)
    if draft.by is not None:
        found = _deadlines(found, draft)
    if yearly:
        draft.rule = interval.of(within(limits(bag, draft, dating), every_year(found, draft)))
    else:
        agree(found, draft, beside)
    return True


def _with_month_said(written: Dates, bag: Bag) -> Dates:
    """The days with the month that stands apart from them: "mødet i april afholdes onsdag den 28."."""
    within = bag.look(Windows)
    place = within.stretches[0].first if within is not None and len(within.stretches) == 1 else None
    if place is None or place.unit is not PeriodUnit.MONTH or any(run.first.month for run in written.runs):
        return written
    if within is not None and (within.stretches[0].last != place or written.bare):
        return written
    return written._replace(runs=tuple(_in_month(run, place) for run in written.runs))


def _in_month(run: Run, place: Place) -> Run:
    first = run.first._replace(month=place.number, year=place.year)
    last = None if run.last is None else run.last._replace(month=place.number, year=place.year)
    return run._replace(first=first, last=last)


def agree(found: Sequence[Days], draft: Draft, beside: Sequence[Beside] = ()) -> None:
    """Make the days the draft's rule, each with its own time, status, place and note, or else the draft's."""
    first, last = found[0]
    if len(found) == 1 and (last - first).days >= LONGEST:
        _lasting(first, last, draft)
        return
    own = dict(zip(found, beside, strict=False))
    agreed = tuple(_agreed(*one, draft, own.get(one, Beside())) for one in found)
    draft.rule = AgreedDates(agreed)
    draft.cancelled = (*draft.cancelled, *(one.first for one in agreed if one.status is Status.CANCELLED))


def _drop_days_of_week(bag: Bag, dating: Dating) -> None:
    """In "uge 47 (22.-28. november 2027)" the days say no more than of which year the week is."""
    within, written = bag.look(Windows), bag.look(Dates)
    if within is None or written is None or not written.is_stretch or len(within.stretches) > 1:
        return
    place = within.stretches[0].first
    monday, sunday = dating.run(written.runs[0])
    year, week, weekday = monday.isocalendar()
    if (place.unit, place.number, weekday, (sunday - monday).days) == (PeriodUnit.WEEK, week, 1, 6):
        bag.all(Dates)
        bag.all(Windows)
        that = place._replace(year=year)
        bag.put(Windows((Stretch(that, that),)))


def _told_apart(found: Sequence[Days], draft: Draft, *, alike: bool) -> Sequence[Beside]:
    """What is said of each of the days. Raises ``Unclear`` where that is not clear, or they must be ``alike``."""
    if draft.beside and (alike or len(draft.beside) != len(found)):
        raise Unclear(remarks.which_of_these())
    if any(one.over_days and first == last for (first, last), one in zip(found, draft.beside, strict=False)):
        raise Unclear(remarks.last_day_of_what())
    timed = [one.times is not None for one in draft.beside]
    if any(timed) and not all(timed):
        draft.say(notices.some_without_time())
    return draft.beside


def _agreed(first: date, last: date, draft: Draft, own: Beside) -> AgreedDate:
    return AgreedDate(
        first,
        last if last > first else None,
        own.times or draft.times,
        own.status or draft.status or Status.CONFIRMED,
        place=own.place or draft.place,
        note=own.note or draft.note,
    )


def _lasting(first: date, last: date, draft: Draft) -> None:
    """Something that goes on for months: no event of several days, but no window without a day either."""
    draft.lasting = True
    if (last - first).days >= _A_YEAR - 1:
        draft.span = (first, last)
    else:
        draft.as_window(first, last)


def _say_how(written: Dates, found: Sequence[Days], draft: Draft, dating: Dating | None) -> None:
    """What the user should see of how the days were read; of their years only with ``dating``.

    Raises ``Unclear`` for figures like 12.10.
    """
    first = found[0][0]
    if Slip.COMMA in written.slips:
        draft.say(notices.comma_for_dot(first))
    if Slip.SPELLING in written.slips:
        draft.say(notices.misspelt())
    if written.point and len(written.runs) == 1 and not written.article and first.day <= _HOURS:
        if first.month >= _TWO_FIGURES and draft.times is None:
            raise Unclear(contradictions.date_or_time(first))
        draft.say(notices.figures_with_dot(first))
    if written.month_first:
        draft.say(notices.month_first(first))
    if dating is not None and not any(run.first.year for run in written.runs) and dating.has_skipped(found):
        draft.say(notices.all_in_year(first.year))


def _check(bag: Bag, found: Sequence[Days]) -> None:
    """What else the phrase says of the days must hold: weekday, week, feast."""
    for named in bag.all(Weekdays):
        wrong = next((day for run in found for day in run if day.weekday() not in named.days), None)
        if wrong is not None:
            raise Unclear(contradictions.not_that_weekday(wrong, named.days[0]))
    _check_window(bag, found)
    for feast in bag.all(Feast):
        first, last = feast_days(feast.key, found[0][0].year)
        if not first <= found[0][0] <= last:
            raise Unclear(contradictions.not_that_feast(feast.key, first, found[0][0]))


def check_years(bag: Bag, own: Collection[int]) -> None:
    """Raise ``Unclear`` where a year stands beside days or windows that have other years of their own."""
    named = bag.look(Year)
    if own and named is not None and named.number and named.number not in own:
        raise Unclear(remarks.which_of_these())


def _check_window(bag: Bag, found: Sequence[Days]) -> None:
    """As in "tirsdag den 18. maj i uge 20", "mødet i maj afholdes den 18. maj"."""
    within = bag.look(Windows)
    if within is None:
        return
    ends = [place for one in within.stretches for place in one]
    numbers = {place.number for place in ends}
    if all(place.unit is PeriodUnit.WEEK for place in ends):
        bag.all(Windows)
        wrong = [first for first, _ in found if first.isocalendar().week not in numbers]
        if wrong:
            raise Unclear(contradictions.not_that_week(wrong[0], min(numbers)))
    elif all((place.unit, place.year) == (PeriodUnit.MONTH, 0) for place in ends) and all(
        day.month in numbers for one in found for day in one
    ):
        bag.all(Windows)


def _one_event(written: Dates, found: list[Days], draft: Draft) -> list[Days]:
    """Neighbouring days joined by "og" are one event of two days, unless they have the same hours."""
    if not (written.pair and len(found) == 2 and found[1][0] - found[0][0] == _ONE_DAY):
        return found
    if (draft.times is not None and draft.times.end is not None) or len(set(draft.beside)) > 1:
        return found
    together = (found[0][0], found[1][1])
    draft.say(notices.one_event(*together))
    return [together]


def _yearly(bag: Bag, dating: Dating) -> bool:
    """Whether the days come back each year; any other rhythm beside dates says nothing that they do not."""
    rhythms = bag.all(Each)
    if any(one.scope and one.unit is PeriodUnit.MONTH for one in rhythms):
        raise Unclear(remarks.which_of_these())
    return any(one.unit is PeriodUnit.YEAR and one.every == 1 for one in rhythms) or dating.heading.repeats


def _deadlines(found: Sequence[Days], draft: Draft) -> list[Days]:
    """The last day on which it is not too late; of several days the last one."""
    deadlines = [last for _, last in found]
    if draft.by is not None and draft.by.exclusive and not draft.by.end:
        deadlines = [last - _ONE_DAY for last in deadlines]
        draft.say(notices.day_before(deadlines[0]))
    return [(day, day) for day in deadlines]
