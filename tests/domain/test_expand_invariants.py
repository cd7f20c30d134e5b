"""What holds of every series, over every window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.days import Days, default_day_calendars
from planner.domain.expand import expand
from planner.domain.occurrences import Occurrence, ReasonKind, Status, day_order
from planner.domain.series import MovedTo, Series, SeriesException
from planner.domain.spans import Window
from tests.domain.strategies import SERIES, windows

DENMARK = Days(default_day_calendars())


def by_identity(found: list[Occurrence]) -> dict:
    assert len({one.identity for one in found}) == len(found)
    return {one.identity: one for one in found}


@given(SERIES, windows(), st.integers(0, 800))
@settings(max_examples=300)
def test_splitting_a_window_changes_nothing(one: Series, window: Window, at: int) -> None:
    middle = min(window.start + timedelta(days=at), window.end)
    halves = expand(one, DENMARK, Window(window.start, middle)) + expand(one, DENMARK, Window(middle, window.end))
    assert {found.identity: found for found in halves} == by_identity(expand(one, DENMARK, window))


@given(SERIES, windows())
@settings(max_examples=300)
def test_occurrences_touch_the_window_and_come_in_order(one: Series, window: Window) -> None:
    found = expand(one, DENMARK, window)
    assert all(occurrence.overlaps(window) for occurrence in found)
    assert found == sorted(found, key=day_order)
    by_identity(found)


@given(SERIES, windows(), st.data())
@settings(max_examples=200)
def test_a_moved_occurrence_keeps_its_recurrence_id(one: Series, window: Window, data: st.DataObject) -> None:
    dated = [found for found in expand(one, DENMARK, window) if found.dated]
    if not dated:
        return
    chosen = data.draw(st.sampled_from(dated))
    to = chosen.first + timedelta(days=data.draw(st.integers(-400, 400)))
    decided = {**one.exceptions, chosen.recurrence_id: SeriesException(moved_to=MovedTo(to, to))}
    moved = expand(replace(one, exceptions=decided), DENMARK, Window(to, to + timedelta(days=1)))
    assert by_identity(moved)[chosen.identity].first == to


@given(SERIES, windows())
@settings(max_examples=200)
def test_adjusting_loses_no_date_and_tells_each_change(one: Series, window: Window) -> None:
    plain = replace(one, exceptions={}, requirement=None)
    wide = window.padded(70, 70)
    kept = by_identity(expand(plain, DENMARK, wide))
    for rule_true in expand(replace(plain, adjustments=()), DENMARK, window):
        adjusted = kept[rule_true.identity]._replace(series=rule_true.series)
        if adjusted != rule_true:
            assert adjusted.reasons
            assert adjusted.status is Status.CANCELLED or adjusted.details.moved_from == rule_true.first


@given(SERIES, windows())
@settings(max_examples=200)
def test_no_two_standing_dates_meet_because_of_an_adjustment(one: Series, window: Window) -> None:
    standing = [
        found for found in expand(one, DENMARK, window) if found.dated and found.status is not Status.CANCELLED
    ]
    for found in standing:
        if any(reason.kind is ReasonKind.ADJUSTED for reason in found.reasons):
            assert [other for other in standing if other.first == found.first] == [found]


@given(
    SERIES, st.sampled_from([Window(date(1, 1, 1), date(9999, 12, 31)), Window(date(2150, 1, 1), date(2400, 1, 1))])
)
@settings(max_examples=25)
def test_huge_and_far_windows_are_bounded(one: Series, window: Window) -> None:
    found = expand(one, DENMARK, window)
    assert all(1899 <= occurrence.first.year <= 2101 for occurrence in found)
    assert len(found) < 100_000
