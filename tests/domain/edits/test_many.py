"""Many series at once."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.edits.many import ForAll, change_many
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.series import Body, Calendar, Series, SeriesKind, Unit
from tests.domain.shorthand import agreed, relative
from tests.domain.tables import series

HU, OEDC = Body("hu", "Hovedudvalget"), Unit("oedc", "ØDC")
MEETING = replace(series(agreed(date(2027, 3, 1)), "oeu"), body=HU, units=(OEDC,))
DEADLINE = series(relative(-7, "day"), "frist")
OTHER = series(agreed(), "other")
CALENDAR = Calendar(uid="c", name="C", version=1, bodies=(HU,), units=(OEDC,), series=(MEETING, DEADLINE, OTHER))


def after(wanted: ForAll, *uids: str) -> dict[str, Series]:
    return {one.uid: one for one in change_many(CALENDAR, uids, wanted).series}


@pytest.mark.parametrize(
    ("wanted", "became"),
    [
        (ForAll(), {}),
        (ForAll(body=(None,)), {"body": None}),
        (ForAll(body=(HU,)), {"body": HU}),
        (ForAll(units=()), {"units": ()}),
        (ForAll(kind=SeriesKind.SEMINAR), {"kind": SeriesKind.SEMINAR}),
        (ForAll(status=Status.TENTATIVE), {"status": Status.TENTATIVE}),
        (
            ForAll(reviewed=date(2026, 11, 22)),
            {"passport": MEETING.passport._replace(reviewed=date(2026, 11, 22))},
        ),
    ],
)
def test_the_chosen_become_what_was_said_and_nothing_else_changes(wanted: ForAll, became: dict) -> None:
    found = after(wanted, "oeu", "no-such")

    assert found == {"oeu": replace(MEETING, **became), "frist": DEADLINE, "other": OTHER}


def test_a_meeting_and_its_deadline_are_archived_together() -> None:
    found = after(ForAll(archived=True), "oeu", "frist")

    assert {uid for uid, one in found.items() if one.archived} == {"oeu", "frist"}


def test_a_meeting_is_not_archived_without_its_deadline() -> None:
    with pytest.raises(DomainError) as refused:
        after(ForAll(archived=True), "oeu", "other")

    assert refused.value.field == "archived"
