"""Fingerprints: alike for things that are alike, and the end of a save that would overwrite somebody else's."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from planner.domain.changes import Stale, fingerprint, require_unchanged
from planner.domain.changes.fingerprints import Thing
from planner.domain.days import DayCalendar, DayKind
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, AgreedDates
from planner.domain.series import Body, Passport, Person, Series, SeriesException, SeriesKind, Stamp, Unit

DAY = date(2026, 5, 24)
NOW = Stamp(9, datetime(2026, 11, 22, tzinfo=UTC))
BODY, UNIT = Body("hu", "Hoved-MED"), Unit("c", "CØ")
SERIES = Series(
    uid="a",
    title="HU-møde",
    kind=SeriesKind.MEETING,
    rule=AgreedDates((AgreedDate(DAY),)),
    body=BODY,
    units=(UNIT,),
    exceptions={DAY: SeriesException(status=Status.CANCELLED)},
)
CLOSED = DayCalendar(uid="closed", name="Lukket", kind=DayKind.CLOSED)
PERSON = Person("p", "P", bodies=frozenset({"hu", "med"}))


@pytest.mark.parametrize(
    ("value", "other"),
    [
        (SERIES, replace(SERIES, title="HU")),
        (SERIES, replace(SERIES, body=None)),
        (SERIES, replace(SERIES, archived=True)),
        (SERIES, replace(SERIES, passport=Passport(owner="Direktionen"))),
        (SERIES, replace(SERIES, exceptions={})),
        (BODY, BODY._replace(short="HU")),
        (UNIT, UNIT._replace(name="Økonomi")),
        (PERSON, PERSON._replace(bodies=frozenset({"hu"}))),
        (CLOSED, replace(CLOSED, removed=frozenset({DAY}))),
    ],
)
def test_things_that_differ_have_different_fingerprints(value: Thing, other: Thing) -> None:
    assert fingerprint(value) != fingerprint(other)
    assert len(fingerprint(value)) == 16


@pytest.mark.parametrize(
    ("value", "same"),
    [
        (SERIES, replace(SERIES, stamp=NOW)),
        (SERIES, replace(SERIES, exceptions={DAY: SeriesException(status=Status.CANCELLED, stamp=NOW)})),
        (SERIES, replace(SERIES, exceptions={**SERIES.exceptions, date(2027, 1, 1): SeriesException(stamp=NOW)})),
        (SERIES, replace(SERIES, body=Body("hu", "HU"))),
        (CLOSED, replace(CLOSED, stamp=NOW)),
        (PERSON, PERSON._replace(bodies=frozenset({"med", "hu"}))),
    ],
    ids=["stamp", "stamped exception", "exception that decides nothing", "body renamed", "stamped days", "bodies"],
)
def test_what_is_as_good_as_the_same_has_the_same(value: Thing, same: Thing) -> None:
    assert fingerprint(value) == fingerprint(same)


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (SERIES, fingerprint(replace(SERIES, title="HU"))),
        (SERIES, ""),
        (SERIES, "no fingerprint at all"),
        (None, fingerprint(SERIES)),
    ],
    ids=["changed since", "made by somebody meanwhile", "nonsense", "gone since"],
)
def test_what_was_not_seen_is_not_overwritten(value: Series | None, seen: str) -> None:
    with pytest.raises(Stale) as refused:
        require_unchanged(value, seen)

    assert refused.value.field == "seen"


@pytest.mark.parametrize(("value", "seen"), [(SERIES, fingerprint(SERIES)), (None, "")])
def test_what_is_as_it_was_seen_may_be_saved(value: Series | None, seen: str) -> None:
    require_unchanged(value, seen)
