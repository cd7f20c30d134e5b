"""Bodies adopt a plan one after the other, in any order: in the end the calendar has what all at once would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.days import Days
from planner.domain.occurrences import rid_text
from planner.domain.series import Calendar
from planner.domain.spans import Times, Window
from planner.planning.whereabouts import Dates
from planner.planning.year.adopting import Adoption, adopted, adoption
from planner.planning.year.building import from_calendar
from planner.planning.year.straying import with_strays
from tests.planning.year.any_municipality import YEARS, municipalities
from tests.planning.year.test_year_invariants import held, may_follow_anyway, planned, slow

Held = tuple[str, date, date, Times | None]


@slow
@given(municipalities(), st.sampled_from(YEARS), st.permutations(["a", "b", "c", ""]))
def test_publishing_body_by_body_in_any_order_is_publishing_all(
    calendar: Calendar, year: Window, order: Sequence[str]
) -> None:
    found, dates = planned(calendar, year)
    whole = adopted(found, dates)

    now, known = calendar, dates
    for body in order:
        step = one_body(now, year, known, body)
        now, known = step.calendar, renamed(known, step)

    sure = may_follow_anyway(found)
    assert meetings(now, year, sure) == meetings(whole, year, sure)


def one_body(calendar: Calendar, year: Window, dates: Dates, body: str) -> Adoption:
    days = {uid: date.fromordinal(day) for uid, day in dates.items()}
    again = with_strays(from_calendar(calendar, Days(calendar.day_calendars), year), days)
    mine = {uid: slot.fixed.toordinal() if slot.fixed else dates.get(uid) for uid, slot in again.slots.items()}
    return adoption(again, {uid: day for uid, day in mine.items() if day is not None}, bodies={body})


def renamed(dates: Dates, step: Adoption) -> Dates:
    names = {f"{uid}/{rid_text(old)}": f"{uid}/{rid_text(new)}" for (uid, old), new in step.names.items()}
    return {names.get(uid, uid): day for uid, day in dates.items()}


def meetings(calendar: Calendar, year: Window, unsure: set[str]) -> Mapping[Held, int]:
    return Counter(
        (one.series.uid, one.first, one.last, one.times)
        for one in held(calendar, year)
        if one.series.uid not in unsure
    )
