"""Where RFC 5545 can say a rule, expansion agrees with python-dateutil and recurring-ical-events."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings

from planner.domain import recurrence
from planner.domain.days import Days
from planner.domain.rules import Recurrence
from planner.domain.spans import Window
from tests.domain.oracle import by_dateutil, by_recurring_ical_events, expressible
from tests.domain.strategies import recurrences, windows

NO_DAYS = Days()


def ours(rule: Recurrence, window: Window) -> list:
    return recurrence.dates(rule, window.start.toordinal(), window.end.toordinal(), NO_DAYS)


def within_its_years(rule: Recurrence, window: Window) -> None:
    """python-dateutil looks for the next date up to the year 9999, which takes it seconds when there is none."""
    assume(window.start < window.end)
    endless = replace(rule, count=None, until=None)
    assume(ours(endless, Window(window.end, window.end.replace(year=window.end.year + 12, day=1))))


@given(recurrences(plain=True), windows())
@settings(max_examples=600)
def test_dateutil_agrees(rule: Recurrence, window: Window) -> None:
    assert expressible(rule)
    within_its_years(rule, window)
    assert ours(rule, window) == by_dateutil(rule, window)


@given(recurrences(plain=True), windows(most=400))
@settings(max_examples=120)
def test_recurring_ical_events_agrees(rule: Recurrence, window: Window) -> None:
    within_its_years(rule, window)
    assert ours(rule, window) == by_recurring_ical_events(rule, window)
