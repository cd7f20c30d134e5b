"""What differs between two calendars: each thing once, and of what stays only the fields that differ."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from planner.domain.changes import Kind, Part, beginning, differences
from planner.domain.changes.parts import part_from_data, part_to_data
from planner.domain.days import DayCalendar, DayKind
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, AgreedDates
from planner.domain.series import (
    Body,
    Calendar,
    MovedTo,
    Person,
    Series,
    SeriesException,
    SeriesKind,
    Stamp,
    Unit,
)

DAY, LATER = date(2026, 5, 24), date(2026, 5, 31)
HU, MED = Body("hu", "Hoved-MED"), Body("med", "MED")
CENTER = Unit("center", "CØ")
CLOSED = DayCalendar(uid="closed", name="Lukket", kind=DayKind.CLOSED)
A = Series(
    uid="a",
    title="HU-møde",
    kind=SeriesKind.MEETING,
    rule=AgreedDates((AgreedDate(DAY),)),
    body=HU,
    exceptions={LATER: SeriesException(note="Husk")},
)
CALENDAR = Calendar(uid="c", name="Årshjul", version=3, bodies=(HU,), units=(CENTER,), series=(A,))
A_AS_DATA = {
    "uid": "a",
    "title": "HU-møde",
    "kind": "meeting",
    "body": "hu",
    "rule": {"kind": "agreed-dates", "dates": [{"on": "2026-05-24"}]},
    "exceptions": {"2026-05-31": {"note": "Husk"}},
}


def but(**parts: object) -> Calendar:
    return replace(CALENDAR, series=(replace(A, **parts),))


@pytest.mark.parametrize(
    ("after", "parts"),
    [
        (replace(CALENDAR, name="Nyt"), [Part(Kind.CALENDAR, "", {"name": "Årshjul"}, {"name": "Nyt"})]),
        (replace(CALENDAR, open=False), [Part(Kind.CALENDAR, "", {"open": True}, {"open": False})]),
        (
            replace(CALENDAR, bodies=(HU, MED)),
            [Part(Kind.BODY, "med", None, {"key": "med", "name": "MED"})],
        ),
        (
            replace(CALENDAR, units=()),
            [Part(Kind.UNIT, "center", {"key": "center", "short": "CØ"}, None)],
        ),
        (
            replace(CALENDAR, people=(Person("p", "P", bodies=frozenset({"hu"})),)),
            [Part(Kind.PERSON, "p", None, {"key": "p", "name": "P", "bodies": ["hu"]})],
        ),
        (
            replace(CALENDAR, day_calendars=(CLOSED,)),
            [Part(Kind.DAY_CALENDAR, "closed", None, {"uid": "closed", "name": "Lukket", "kind": "closed"})],
        ),
        (but(title="HU"), [Part(Kind.SERIES, "a", {"title": "HU-møde"}, {"title": "HU"})]),
        (
            but(place="B105", status=Status.TENTATIVE),
            [
                Part(
                    Kind.SERIES,
                    "a",
                    {"status": None, "place": None},
                    {"status": "tentative", "place": "B105"},
                )
            ],
        ),
        (but(body=None), [Part(Kind.SERIES, "a", {"body": "hu"}, {"body": None})]),
        (but(units=(CENTER,)), [Part(Kind.SERIES, "a", {"units": None}, {"units": ["center"]})]),
        (but(archived=True), [Part(Kind.SERIES, "a", {"archived": None}, {"archived": True})]),
        (
            but(exceptions={**A.exceptions, DAY: SeriesException(moved_to=MovedTo(LATER, LATER))}),
            [
                Part(
                    Kind.EXCEPTION,
                    "a",
                    {"moved_to": None},
                    {"moved_to": {"on": "2026-05-31", "to": "2026-05-31"}},
                    "2026-05-24",
                )
            ],
        ),
        (
            but(exceptions={LATER: SeriesException()}),
            [Part(Kind.EXCEPTION, "a", {"note": "Husk"}, {"note": None}, "2026-05-31")],
        ),
        (
            but(exceptions={}, title="HU"),
            [
                Part(Kind.SERIES, "a", {"title": "HU-møde"}, {"title": "HU"}),
                Part(Kind.EXCEPTION, "a", {"note": "Husk"}, {"note": None}, "2026-05-31"),
            ],
        ),
        (replace(CALENDAR, series=()), [Part(Kind.SERIES, "a", A_AS_DATA, None)]),
        (
            replace(CALENDAR, series=(A, replace(A, uid="b"))),
            [Part(Kind.SERIES, "b", None, {**A_AS_DATA, "uid": "b"})],
        ),
    ],
)
def test_what_differs_is_told_once(after: Calendar, parts: list[Part]) -> None:
    assert list(differences(CALENDAR, after)) == parts
    assert list(differences(after, CALENDAR)) == [part.reversed() for part in parts]


@pytest.mark.parametrize(
    "after",
    [
        CALENDAR,
        replace(CALENDAR, version=4, stamp=Stamp(4, datetime(2026, 11, 22, tzinfo=UTC))),
        but(stamp=Stamp(4, datetime(2026, 11, 22, tzinfo=UTC))),
        but(exceptions={**A.exceptions, DAY: SeriesException()}),
        but(body=Body("hu", "HU")),
    ],
    ids=["itself", "version", "stamp", "an exception that decides nothing", "what its body is called"],
)
def test_what_is_as_good_as_the_same_does_not_differ(after: Calendar) -> None:
    assert differences(CALENDAR, after) == ()


def test_an_order_is_told_only_where_it_cannot_be_found_again() -> None:
    both, turned = replace(CALENDAR, bodies=(HU, MED)), replace(CALENDAR, bodies=(MED, HU))

    assert differences(both, turned) == (
        Part(Kind.ORDER, "bodies", {"keys": ["hu", "med"]}, {"keys": ["med", "hu"]}),
    )
    assert [part.kind for part in differences(CALENDAR, turned)] == [Kind.BODY]
    assert [part.kind for part in differences(turned, CALENDAR)] == [Kind.BODY, Kind.ORDER]


def test_a_beginning_tells_what_there_is_and_not_all_of_it() -> None:
    assert beginning(CALENDAR) == Part(
        Kind.CALENDAR,
        "",
        None,
        {
            "uid": "c",
            "name": "Årshjul",
            "open": True,
            "bodies": 1,
            "units": 1,
            "people": 0,
            "day_calendars": 0,
            "series": 1,
        },
    )


def test_a_part_is_read_back_as_it_was_written() -> None:
    for part in differences(CALENDAR, but(title="HU", exceptions={})):
        assert part_from_data(part_to_data(part)) == part
