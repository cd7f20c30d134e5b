"""The history: every change told once, the calendar as it was at any of them, and changes taken back."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.access import NOBODY, Account, Author, Role
from planner.domain.changes import Asked, Stale, bare, bare_series, fingerprint, require_unchanged
from planner.domain.changes.undoing import InTheWay, NotAllowed, NotUndoable
from planner.domain.errors import MissingAnchor
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, AgreedDates, Relative, RelativeUnit
from planner.domain.series import Body, Calendar, Series, SeriesException, SeriesKind, Stamp
from planner.services import calendars, history
from planner.services.changing import Edit, change
from planner.services.history import UnknownVersion

START = datetime(2026, 11, 1, 9, tzinfo=UTC)
DAY = date(2026, 12, 8)
CANCELLED = SeriesException(status=Status.CANCELLED)
HU, DIR = Body("hu", "Hoved-MED"), Body("dir", "Direktionen")
SECRETARY, COLLEAGUE = Author("1", "Sekretæren"), Author("2", "Kollegaen")
PLANNER = Account(uid="1", email="s@example.dk", name="Sekretæren", role=Role.PLANNER)
OF_DIR = Account(uid="2", email="k@example.dk", name="K", role=Role.EDITOR, bodies=frozenset({"dir"}))


def series(uid: str, **parts: object) -> Series:
    one = Series(uid=uid, title=uid.upper(), kind=SeriesKind.MEETING, rule=AgreedDates((AgreedDate(DAY),)), body=HU)
    return replace(one, **parts)


def putting(*wanted: Series) -> Edit:
    """An edit that puts these series in, in the place of those with their uids."""

    def edit(calendar: Calendar) -> Calendar:
        together = {one.uid: one for one in (*calendar.series, *wanted)}
        return replace(calendar, bodies=(HU, DIR), series=tuple(together.values()))

    return edit


Then = Callable[..., Calendar]


@pytest.fixture
def then(both: Flask) -> Iterator[Then]:
    """Makes a change, each an hour after the one before, on either database."""
    hours = count()

    def do(edit: Edit, by: Author = SECRETARY) -> Calendar:
        return change(edit, START + next(hours) * timedelta(hours=1), by)

    with both.app_context():
        yield do


@pytest.fixture
def story(then: Then) -> list[Calendar]:
    """Four versions: a beginning; A gets a place; B comes; A's date is cancelled, by a colleague."""
    return [
        then(putting(series("a"))),
        then(putting(series("a", place="B105"))),
        then(putting(series("b"))),
        then(putting(series("a", place="B105", exceptions={DAY: CANCELLED})), COLLEAGUE),
    ]


def test_every_change_is_told_with_who_and_when(story: list[Calendar]) -> None:
    shown = history.page(Asked())

    assert [(one.version, one.by) for one in shown.changes] == [
        (4, COLLEAGUE), (3, SECRETARY), (2, SECRETARY), (1, SECRETARY)
    ]  # fmt: skip
    assert [one.when for one in shown.changes] == [START + timedelta(hours=hour) for hour in (3, 2, 1, 0)]
    assert shown.older is None
    assert history.everything(Asked()) == list(shown.changes)


@pytest.mark.parametrize(
    ("asked", "versions"),
    [
        (Asked(author="1"), [3, 2, 1]),
        (Asked(author="2"), [4]),
        (Asked(author="nobody"), []),
        (Asked(series="a"), [4, 2]),
        (Asked(series="b"), [3]),
        (Asked(since=START + timedelta(hours=2)), [4, 3]),
        (Asked(before=3), [2, 1]),
        (Asked(author="1", series="a", since=START + timedelta(minutes=1)), [2]),
    ],
)
def test_one_may_ask_for_some_of_them(story: list[Calendar], asked: Asked, versions: list[int]) -> None:
    assert [one.version for one in history.page(asked).changes] == versions


def test_pages_follow_each_other_without_gap_or_overlap(story: list[Calendar]) -> None:
    versions, asked = [], Asked()
    for _ in range(5):
        shown = history.page(asked, most=1)
        versions += [one.version for one in shown.changes]
        if shown.older is None:
            break
        asked = replace(asked, before=shown.older)

    assert versions == [4, 3, 2, 1]


def test_who_has_changed_anything_is_listed_once_under_their_last_name(then: Then) -> None:
    then(putting(series("a")), NOBODY)
    then(putting(series("b")), Author("1", "Sekretær"))
    then(putting(series("c")), SECRETARY)

    assert history.authors() == [NOBODY, SECRETARY]


def test_each_version_is_found_again(story: list[Calendar]) -> None:
    for number, calendar in enumerate(story, 1):
        assert bare(history.calendar_at(number).calendar) == bare(calendar)


@pytest.mark.parametrize("version", [0, -1, 5, 10**30])
def test_no_other_version_is(story: list[Calendar], version: int) -> None:
    with pytest.raises(UnknownVersion):
        history.calendar_at(version)
    with pytest.raises(UnknownVersion):
        history.one(version)


def test_in_an_empty_database_nothing_is_found(then: Then) -> None:
    assert history.page(Asked()).changes == ()
    with pytest.raises(UnknownVersion):
        history.calendar_at(0)
    assert history.calendar_before(START).calendar == calendars.NEW


def test_the_calendar_before_a_moment(story: list[Calendar]) -> None:
    before_the_third = history.calendar_before(START + timedelta(hours=2))

    assert bare(before_the_third.calendar) == bare(story[1])
    assert [one.version for one in before_the_third.since] == [4, 3]
    assert bare(history.calendar_before(START - timedelta(days=1)).calendar) == bare(story[0])


def test_a_change_is_taken_back_and_back_again(story: list[Calendar]) -> None:
    taken_back = history.undo(2, START + timedelta(days=1), SECRETARY, PLANNER)
    assert next(one for one in taken_back.series if one.uid == "a").place == ""
    assert history.one(5).undoes == 2
    assert history.page(Asked()).undone == {2: 5}

    history.undo(5, START + timedelta(days=2), SECRETARY, PLANNER)
    assert bare(calendars.current()) == bare(story[-1])
    assert history.page(Asked()).undone == {2: 5, 5: 6}


def test_feeds_hear_of_an_undo(story: list[Calendar]) -> None:
    after = history.undo(4, START + timedelta(days=1), SECRETARY, PLANNER)

    a = next(one for one in after.series if one.uid == "a")
    assert a.exceptions == {DAY: SeriesException(stamp=Stamp(5, START + timedelta(days=1)))}
    assert a.stamp.sequence == 2


def test_what_cannot_be_taken_back_leaves_everything_as_it_is(story: list[Calendar]) -> None:
    change(putting(series("c", rule=Relative(anchor="b", unit=RelativeUnit.DAY, offset=-1))), START, SECRETARY)
    change(putting(series("a", place="A1")), START, SECRETARY)
    before = calendars.current()

    for version, error in ((1, NotUndoable), (2, InTheWay), (3, MissingAnchor), (99, UnknownVersion)):
        with pytest.raises(error):
            history.undo(version, START, SECRETARY, PLANNER)
    assert calendars.current() == before


@pytest.mark.parametrize("account", [OF_DIR, None])
def test_nobody_takes_back_what_is_not_theirs(story: list[Calendar], account: Account | None) -> None:
    with pytest.raises(NotAllowed):
        history.undo(2, START, COLLEAGUE, account)
    with pytest.raises(NotAllowed):
        history.restore("a", 1, fingerprint(calendars.current().series[0]), START, COLLEAGUE, account)


def test_a_series_is_restored_and_the_rest_stays(story: list[Calendar]) -> None:
    seen = fingerprint(story[-1].series[0])
    after = history.restore("a", 1, seen, START + timedelta(days=1), SECRETARY, PLANNER)

    assert [bare_series(one) for one in after.series] == [series("a"), series("b")]
    assert [one.version for one in history.page(Asked(series="a")).changes] == [5, 4, 2]


def test_a_series_that_has_changed_since_it_was_compared_is_not_restored(story: list[Calendar]) -> None:
    seen = fingerprint(story[1].series[0])
    with pytest.raises(Stale):
        history.restore("a", 1, seen, START, SECRETARY, PLANNER)


@pytest.mark.parametrize(("uid", "version"), [("b", 2), ("unknown", 1), ("a", 99)])
def test_a_state_that_never_was_is_not_found(story: list[Calendar], uid: str, version: int) -> None:
    with pytest.raises(UnknownVersion):
        history.restore(uid, version, "", START, SECRETARY, PLANNER)


def test_of_two_who_save_what_both_have_seen_one_is_stale(then: Then, both: Flask) -> None:
    """Both have read the same series; they save at the same time, each in a process of their own in all but name."""
    seen = fingerprint(then(putting(series("a"))).series[0])
    outcomes: list[str] = []
    ready = threading.Barrier(2)

    def save(title: str) -> None:
        def edit(calendar: Calendar) -> Calendar:
            require_unchanged(calendar.series[0], seen)
            return replace(calendar, series=(replace(calendar.series[0], title=title),))

        with both.app_context():
            ready.wait(10)
            try:
                change(edit, START + timedelta(days=1), Author(title, title))
                outcomes.append("saved")
            except Stale:
                outcomes.append("stale")

    writers = [threading.Thread(target=save, args=(title,)) for title in ("Først", "Sidst")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(20)

    assert sorted(outcomes) == ["saved", "stale"]
    shown = history.page(Asked())
    assert [one.version for one in shown.changes] == [2, 1]
    assert calendars.current().series[0].title == shown.changes[0].by.name


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["B105", "A1", ""]), st.booleans()), max_size=5))
def test_any_edits_can_be_walked_back(in_app: Flask, edits: list[tuple[str, str, bool]]) -> None:
    versions = [change(putting(series("x")), START)]
    for uid, place, cancelled in edits:
        decided = {DAY: CANCELLED} if cancelled else {}
        versions.append(change(putting(series(uid, place=place, exceptions=decided)), START))

    for calendar in versions:
        assert bare(history.calendar_at(calendar.version).calendar) == bare(calendar)
