"""Walking back over what differs gives exactly the calendar that was there before."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.changes import Kind, Part, applied, back, bare, differences
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, AgreedDates
from planner.domain.series import Body, Calendar, Series, SeriesException, SeriesKind, Unit
from tests.domain.any_calendar import calendars
from tests.domain.changes.editing import edited

DAY = date(2026, 5, 24)
HU, MED, CENTER = Body("hu", "Hoved-MED"), Body("med", "MED"), Unit("c", "CØ")
A = Series(uid="a", title="A", kind=SeriesKind.ITEM, rule=AgreedDates((AgreedDate(DAY),)), body=HU, units=(CENTER,))
B, C = replace(A, uid="b", title="B"), replace(A, uid="c", title="C")
CALENDAR = Calendar(uid="c", name="C", version=1, bodies=(HU, MED), units=(CENTER,), series=(A, B, C))


@given(st.lists(calendars(), min_size=2, max_size=4))
def test_from_any_calendar_back_to_any_other(versions: list[Calendar]) -> None:
    steps = [differences(earlier, later) for earlier, later in pairwise(versions)]

    for number, earlier in enumerate(versions):
        assert bare(back(versions[-1], reversed(steps[number:]))) == bare(earlier)


@given(calendars(), st.data())
def test_over_any_edits_one_by_one(calendar: Calendar, data: st.DataObject) -> None:
    versions = [calendar]
    for _ in range(data.draw(st.integers(1, 6))):
        versions.append(data.draw(edited(versions[-1])))
    steps = [differences(earlier, later) for earlier, later in pairwise(versions)]

    for number, earlier in enumerate(versions):
        assert bare(back(versions[-1], reversed(steps[number:]))) == bare(earlier)


@given(calendars(), st.data())
def test_what_is_applied_to_what_was_before_gives_what_came_after(calendar: Calendar, data: st.DataObject) -> None:
    after = data.draw(edited(calendar))
    parts = differences(calendar, after)

    assert {part.subject for part in differences(applied(calendar, parts), after)} <= {
        (Kind.ORDER, name, "") for name in ("bodies", "units", "people", "day_calendars", "series")
    }


@pytest.mark.parametrize(
    "earlier",
    [
        replace(CALENDAR, series=(C, B, A)),
        replace(CALENDAR, series=(B, A)),
        replace(CALENDAR, series=(A, replace(A, uid="d"), B, C)),
        replace(CALENDAR, bodies=(MED, HU)),
        replace(CALENDAR, bodies=(HU._replace(name="HU"), MED), series=(replace(A, body=HU._replace(name="HU")),)),
        replace(CALENDAR, series=(replace(A, exceptions={DAY: SeriesException(status=Status.CANCELLED)}), B, C)),
    ],
    ids=["turned round", "one fewer, turned", "one more in the middle", "bodies turned", "renamed", "cancelled"],
)
def test_also_the_order_and_the_names_are_as_they_were(earlier: Calendar) -> None:
    assert bare(back(CALENDAR, [differences(earlier, CALENDAR)])) == bare(earlier)


def test_nothing_is_made_of_bodies_that_are_gone() -> None:
    without_body = [Part(Kind.BODY, "hu", {"key": "hu", "name": "Hoved-MED"}, None)]

    with pytest.raises(DomainError) as refused:
        applied(CALENDAR, without_body)

    assert refused.value.danish == "»A« bruger »hu«, som ikke findes."
