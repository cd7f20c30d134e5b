"""Whatever calendar is saved is read back the same, and only what differs is written."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.orm import Session

from planner.domain.rules import AgreedDate, AgreedDates, Frequency, Recurrence
from planner.domain.series import Body, Calendar, Series, SeriesException, SeriesKind, Stamp, Unit
from planner.store import queries, saving
from planner.store.database import begin_writing, db
from planner.store.tables import CalendarRow, SeriesExceptionRow, SeriesRow, SeriesUnitRow
from tests.domain.any_calendar import calendars

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def at_version(calendar: Calendar, version: int) -> Calendar:
    """As a service hands it over: stamped throughout."""
    stamp = Stamp(version, NOW + timedelta(minutes=version))
    return replace(
        calendar,
        version=version,
        stamp=stamp,
        day_calendars=tuple(replace(one, stamp=stamp) for one in calendar.day_calendars),
        series=tuple(
            replace(
                one,
                stamp=stamp,
                exceptions={rid: replace(decided, stamp=stamp) for rid, decided in one.exceptions.items()},
            )
            for one in calendar.series
        ),
    )


def put(before: Calendar | None, after: Calendar, memory: queries.Memory | None = None) -> Calendar | None:
    """Save the change, and read what is stored then."""
    with Session(db.engine) as session:
        begin_writing(session)
        saving.save(session, before, after)
        session.commit()
    with Session(db.engine) as session:
        return queries.calendar(session, memory)


@contextmanager
def statements() -> Iterator[list[str]]:
    """The SQL statements that run meanwhile, transactions aside."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "LOCK")):
            seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(calendars(), min_size=1, max_size=3))
def test_any_calendar_becomes_any_other(in_app: Flask, states: list[Calendar]) -> None:
    with Session(db.engine) as session:
        before = queries.calendar(session)
    memory = queries.Memory()
    for version, state in enumerate(states, before.version + 1 if before else 1):
        after = at_version(state, version)
        assert put(before, after, memory) == after
        before = after


UNITS = (Unit("byc", "BYC", "Byrådscenter"), Unit("oedc", "ØDC"))
BODY = Body("hu", "Hovedudvalget", "HU")


def calendar_of(count: int) -> Calendar:
    """So many series, each with a body, two units and an exception."""
    series = (
        Series(
            uid=f"s-{number}",
            title=f"Møde {number}",
            kind=SeriesKind.MEETING,
            rule=Recurrence(freq=Frequency.MONTHLY, start=date(2015, 1, 13)),
            body=BODY,
            units=UNITS,
            exceptions={date(2015, 1, 13): SeriesException(title="Ekstra")},
        )
        for number in range(count)
    )
    return at_version(Calendar(uid="x", name="X", version=1, bodies=(BODY,), units=UNITS, series=tuple(series)), 1)


def test_both_databases_keep_it(both: Flask) -> None:
    with both.app_context():
        first = calendar_of(3)
        assert put(None, first) == first

        body, unit = Body("mu", "MED-udvalget"), Unit("hrc", "HRC")
        changed = replace(first.series[1], body=body, units=(unit, UNITS[0]), exceptions={})
        second = at_version(replace(first, bodies=(body,), units=(unit, UNITS[0]), series=(changed,)), 2)
        assert put(first, second) == second


def test_only_what_differs_is_written(in_app: Flask) -> None:
    before = calendar_of(50)
    put(None, before)
    agreed = replace(before.series[7], rule=AgreedDates((AgreedDate(date(2016, 1, 5)),)))
    after = replace(before, version=2, series=(*before.series[:7], agreed, *before.series[8:]))

    read: Counter[type] = Counter()
    with Session(db.engine) as session, statements() as run:
        event.listen(session, "loaded_as_persistent", lambda _session, row: read.update([type(row)]))
        begin_writing(session)
        saving.save(session, before, after)
        session.commit()

    assert read == {CalendarRow: 1, SeriesRow: 1, SeriesUnitRow: 2, SeriesExceptionRow: 1}
    assert sum("UPDATE series " in statement for statement in run) == 1
    assert not any("body" in statement for statement in run if statement.startswith(("UPDATE", "INSERT")))


def test_reading_a_calendar_costs_the_same_number_of_queries_whatever_it_holds(both: Flask) -> None:
    with both.app_context():
        costs = []
        before = None
        for count in (1, 300):
            after = replace(calendar_of(count), version=count)
            put(before, after)
            before = after
            with Session(db.engine) as session, statements() as run:
                found = queries.calendar(session)
            assert found is not None
            assert len(found.series) == count
            costs.append(len(run))

        assert costs == [8, 8]


def test_the_version_costs_one_read_by_primary_key(in_app: Flask) -> None:
    put(None, calendar_of(1))

    with Session(db.engine) as session, statements() as run:
        assert queries.version(session) == 1

    [statement] = run
    with db.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", (1,)).all()
    assert "SEARCH calendar USING INTEGER PRIMARY KEY" in str(plan)
