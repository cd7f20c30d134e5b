"""Programs of other people show what we mean: the same times, titles and statuses in each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from planner.domain.selection import EVERYTHING
from planner.domain.series import Calendar
from planner.ical.feed import write_feed
from planner.ical.spec import FeedSpec, PlacedAs
from tests.ical.calendars import SPEC, by_hand, occurrences
from tests.ical.linter import lint
from tests.ical.readers import READERS, meant
from tests.ical.strategies import calendars, specs

SPEC_OF_ALL = replace(SPEC, selection=EVERYTHING)


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
