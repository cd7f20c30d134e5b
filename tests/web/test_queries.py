"""A page costs the same number of queries with one series and with three hundred.

The calendar's version, which every request reads, does not count: it is read past SQLAlchemy (``store.versions``).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import event

from planner.domain.access import Role
from planner.domain.series import Calendar
from planner.services import accounts, calendars
from tests.web.calendars import A_CALENDAR, BOARD_MEETING

ADDRESSES = [
    "/",
    "/?view=huskeliste",
    "/month/2026/12",
    "/week/2026-W50",
    "/list",
    "/year/2026",
    "/year/2026?view=wall",
    "/search?q=direktion",
    "/unit/finance",
    "/body/board",
    "/series",
    "/series/series-0",
]


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    statements: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            statements.append(statement)

    with app.app_context():
        engine = app.extensions["sqlalchemy"].engine
    event.listen(engine, "before_cursor_execute", count)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", count)


def with_series(count: int) -> Calendar:
    return replace(
        A_CALENDAR, series=tuple(replace(BOARD_MEETING, uid=f"series-{number}") for number in range(count))
    )


@pytest.mark.parametrize("count", [1, 300])
def test_once_read_a_page_asks_for_nothing_more(
    app: Flask, put: Callable[[Calendar], None], today: object, count: int
) -> None:
    put(with_series(count))
    client = app.test_client()
    asked = {}
    for address in ADDRESSES:
        client.get(address)
        with counted(app) as asked[address]:
            assert client.get(address).status_code == 200, address

    assert asked == {address: [] for address in ADDRESSES}


def test_the_first_reader_pays_no_more_for_a_large_calendar(
    app: Flask, put: Callable[[Calendar], None], today: object
) -> None:
    costs = []
    for count in (1, 300):
        put(with_series(count))
        calendars.remember(app)
        with counted(app) as statements:
            app.test_client().get("/")
        costs.append(len(statements))

    assert costs[1] == costs[0]


def test_after_a_change_nobody_asks_again_whether_this_is_the_first_run(
    app: Flask, put: Callable[[Calendar], None], today: object
) -> None:
    with app.app_context():
        accounts.create("anna@example.dk", "Anna Berg", Role.EDITOR, datetime(2026, 11, 22, 12, tzinfo=UTC))
    put(with_series(1))
    client = app.test_client()
    assert client.get("/").status_code == 200
    put(with_series(2))

    with counted(app) as statements:
        client.get("/")

    assert [one for one in statements if "account" in one] == []
