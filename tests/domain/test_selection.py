"""What a filter keeps: an empty set lets everything through, and every part must agree."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.domain.occurrences import Occurrence, Status
from planner.domain.selection import EVERYTHING, Selection
from planner.domain.series import Body, SeriesKind, Unit
from tests.domain.shorthand import agreed
from tests.domain.tables import expanded, year

OEU = Body("oeu", "Økonomiudvalget")
STAFF, SCHOOLS = Unit("dj", "DJ"), Unit("cs", "CS")


def meeting(status: Status = Status.CONFIRMED, **fields: Any) -> Occurrence:
    (found,) = expanded(agreed(date(2026, 1, 19)), year(2026), **fields)
    return found._replace(status=status)


A_MEETING = meeting(uid="oeu-moede", body=OEU, units=(STAFF, SCHOOLS))
NOBODYS = meeting(uid="frist", kind=SeriesKind.DEADLINE)


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (EVERYTHING, [A_MEETING, NOBODYS]),
        (Selection(bodies=frozenset({"oeu", "byraad"})), [A_MEETING]),
        (Selection(bodies=frozenset({"byraad"})), []),
        (Selection(units=frozenset({"cs"})), [A_MEETING]),
        (Selection(units=frozenset({"CS"})), []),
        (Selection(kinds=frozenset({SeriesKind.DEADLINE})), [NOBODYS]),
        (Selection(kinds=frozenset(SeriesKind)), [A_MEETING, NOBODYS]),
        (Selection(series=frozenset({"frist", "findes-ikke"})), [NOBODYS]),
        (Selection(bodies=frozenset({"oeu"}), kinds=frozenset({SeriesKind.DEADLINE})), []),
        (Selection(bodies=frozenset({"oeu"}), units=frozenset({"dj"}), series=frozenset({"oeu-moede"})), [A_MEETING]),
    ],
)
def test_a_selection_keeps_what_it_names(selection: Selection, kept: list[Occurrence]) -> None:
    assert [one for one in (A_MEETING, NOBODYS) if selection.keeps(one)] == kept


@pytest.mark.parametrize(
    ("selection", "statuses"),
    [
        (EVERYTHING, [Status.CONFIRMED, Status.TENTATIVE, Status.CANCELLED]),
        (Selection(tentative=False), [Status.CONFIRMED, Status.CANCELLED]),
        (Selection(cancelled=False), [Status.CONFIRMED, Status.TENTATIVE]),
        (replace(EVERYTHING, tentative=False, cancelled=False), [Status.CONFIRMED]),
    ],
)
def test_reserved_and_cancelled_dates_can_be_left_out(selection: Selection, statuses: list[Status]) -> None:
    assert [status for status in Status if selection.keeps(meeting(status))] == statuses
