"""What is read from the calendar: occurrences by selection, and exceptions that lost theirs."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from planner.domain.occurrences import Status, rid_text
from planner.domain.rules import AgreedDate, AgreedDates, Period, PeriodUnit, Placed, Relative, RelativeUnit
from planner.domain.selection import Selection
from planner.domain.series import Calendar, Series, SeriesException, SeriesKind
from planner.domain.spans import Window
from planner.services import views
from planner.services.changing import change

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
YEAR = Window.of_year(2015)
CANCELLED = SeriesException(status=Status.CANCELLED)

MEETING = Series(
    uid="meeting",
    title="Møde",
    kind=SeriesKind.MEETING,
    rule=AgreedDates((AgreedDate(date(2015, 3, 31)), AgreedDate(date(2015, 9, 29)))),
    exceptions={date(2015, 9, 29): CANCELLED, date(2015, 6, 1): CANCELLED},
)
ITEM = Series(
    uid="item",
    title="Sag",
    kind=SeriesKind.ITEM,
    rule=Placed(host="meeting", within=Period(unit=PeriodUnit.QUARTER, numbers=(1,), until=date(2015, 12, 31))),
    exceptions={"2015-Q1": SeriesException(note="kort"), "2015-Q2": SeriesException(note="lang")},
)
DEADLINE = Series(
    uid="deadline",
    title="Frist",
    kind=SeriesKind.DEADLINE,
    rule=Relative(anchor="item", unit=RelativeUnit.DAY, offset=-7),
)


@pytest.fixture(autouse=True)
def stored(in_app: Flask) -> Calendar:
    return change(lambda calendar: replace(calendar, series=(DEADLINE, ITEM, MEETING)), NOW)


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), ["deadline 2015-03-24", "item 2015-03-31", "meeting 2015-03-31", "meeting 2015-09-29"]),
        (Selection(cancelled=False), ["deadline 2015-03-24", "item 2015-03-31", "meeting 2015-03-31"]),
        (Selection(kinds=frozenset({SeriesKind.ITEM})), ["item 2015-03-31"]),
        # what a series follows is found for it, though it is not shown
        (Selection(series=frozenset({"deadline"})), ["deadline 2015-03-24"]),
        (Selection(series=frozenset({"item", "meeting"}), kinds=frozenset({SeriesKind.ITEM})), ["item 2015-03-31"]),
        (Selection(series=frozenset({"unknown"})), []),
    ],
)  # fmt: skip
def test_a_selection_of_a_year(selection: Selection, found: list[str]) -> None:
    shown = [f"{one.series.uid} {one.first}" for one in views.occurrences(YEAR, selection)]

    assert sorted(shown) == found


@pytest.mark.parametrize(
    ("uid", "lost"), [("meeting", ["2015-06-01"]), ("item", ["2015-Q2"]), ("deadline", []), ("unknown", [])]
)
def test_exceptions_that_lost_their_occurrence_are_listed(uid: str, lost: list[str]) -> None:
    assert [rid_text(rid) for rid in views.orphans(uid)] == lost
