"""What may be tried so often only, counted by all processes together."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from planner.services import attempts
from planner.services.attempts import Limit, TooMany
from planner.services.transactions import reading
from planner.store.attempts import AttemptRow

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)
THREE = Limit(("x", "anna"), 3, 15 * A_MINUTE)
OTHER = Limit(("x", "bo"), 3, 15 * A_MINUTE)
FIVE = Limit(("from", "192.0.2.1"), 5, 60 * A_MINUTE)


@pytest.fixture(autouse=True)
def in_either(both: Flask) -> Iterator[None]:
    with both.app_context():
        yield


def test_so_many_and_no_more_until_the_first_is_old_enough() -> None:
    for minute in range(3):
        attempts.note([THREE], NOW + minute * A_MINUTE)

    with pytest.raises(TooMany) as refused:
        attempts.note([THREE], NOW + 3 * A_MINUTE)
    assert refused.value.seconds == 12 * 60

    with pytest.raises(TooMany):
        attempts.note([THREE], NOW + timedelta(minutes=14, seconds=59))
    attempts.note([THREE], NOW + 15 * A_MINUTE)


def test_what_is_refused_does_not_count() -> None:
    for _ in range(3):
        attempts.note([THREE], NOW)
    for second in range(100):
        with pytest.raises(TooMany):
            attempts.note([THREE], NOW + timedelta(seconds=second))

    attempts.note([THREE], NOW + 15 * A_MINUTE)


def test_each_is_counted_by_itself_and_the_longest_wait_is_told() -> None:
    for _ in range(3):
        attempts.note([THREE, FIVE], NOW)
    for _ in range(2):
        attempts.note([OTHER, FIVE], NOW + A_MINUTE)

    with pytest.raises(TooMany) as refused:
        attempts.note([OTHER, FIVE], NOW + A_MINUTE)
    assert refused.value.seconds == 59 * 60


def test_what_succeeds_does_not_count_and_clears_its_own() -> None:
    for _ in range(2):
        attempts.note([THREE, FIVE], NOW)
    attempts.take_back(attempts.note([THREE, FIVE], NOW), forget=THREE)

    assert len(rows(THREE)) == 0
    assert len(rows(FIVE)) == 2


def test_the_table_holds_no_addresses_and_nothing_that_is_old() -> None:
    attempts.note([THREE, FIVE], NOW)
    assert not any(part in key for key in rows(THREE) + rows(FIVE) for part in ("anna", "192"))

    attempts.note([OTHER], NOW + attempts.KEPT)
    assert rows(THREE) + rows(FIVE) == []


def test_many_at_once_do_not_slip_through(both: Flask) -> None:
    start, passed = threading.Barrier(8), []

    def attempt() -> None:
        with both.app_context():
            start.wait()
            try:
                attempts.note([THREE], NOW)
            except TooMany:
                return
            passed.append(True)

    threads = [threading.Thread(target=attempt) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(passed) == 3


def rows(limit: Limit) -> list[str]:
    with reading() as session:
        return list(session.scalars(select(AttemptRow.key).where(AttemptRow.key == limit.key)))
