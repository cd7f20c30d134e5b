"""Programs of other people show what we mean: the same times, titles and statuses in each."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings

from planner.domain.occurrences import Occurrence
from planner.domain.selection import EVERYTHING
from planner.domain.series import Calendar, SeriesKind
from planner.ical.face import summary
from planner.ical.feed import write_feed
from planner.ical.spec import FeedSpec, PlacedAs
from tests.ical.calendars import SPEC, by_hand, occurrences
from tests.ical.linter import lint
from tests.ical.readers import READERS, Shown
from tests.ical.strategies import calendars, specs

SPEC_OF_ALL = replace(SPEC, selection=EVERYTHING)


def meant(found: list[Occurrence], language: str) -> set[Shown]:
    """What a reader should show, told by the occurrences alone."""
    return {_meant(one, language) for one in found}


def _meant(one: Occurrence, language: str) -> Shown:
    start, end = one.start, one.end
    if one.series.kind is SeriesKind.DEADLINE:
        start, end = one._replace(times=None).start, one._replace(times=None).end
    if isinstance(start, datetime) and end <= start:
        end = one._replace(times=None).end
        end = datetime(end.year, end.month, end.day, tzinfo=start.tzinfo)
    return Shown.of(start, end, summary(one, language), one.status.name)


@pytest.mark.parametrize("reader", READERS)
def test_a_calendar_with_everything_in_it_is_shown_as_it_is_meant(reader: str) -> None:
    calendar = by_hand()
    found = occurrences(calendar)

    shown = READERS[reader](write_feed(calendar, found, SPEC_OF_ALL))

    assert shown == meant(found, "da")


@given(calendars(), specs())
def test_no_calendar_makes_a_feed_that_the_linter_refuses(calendar: Calendar, spec: FeedSpec) -> None:
    data = write_feed(calendar, occurrences(calendar), spec)

    assert lint(data, alarms=spec.look.alarm is not None) == []


@settings(max_examples=25)
@given(calendars())
def test_no_calendar_is_shown_differently_by_any_two(calendar: Calendar) -> None:
    found = occurrences(calendar)
    data = write_feed(calendar, found, SPEC_OF_ALL)

    for reader in READERS.values():
        assert reader(data) == meant(found, "da")


def test_items_in_a_meetings_description_change_nothing_else() -> None:
    calendar = by_hand()
    found = occurrences(calendar)
    lines = replace(SPEC_OF_ALL, placed_as=PlacedAs.LINES)

    shown = READERS["vobject"](write_feed(calendar, found, lines))

    told = {one for one in found if one.series.uid in ("liste", "status") and one.dated}
    assert shown == meant([one for one in found if one not in told], "da")
