"""What can be decided of a single occurrence, and that a decision which says nothing is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.chain import find
from planner.domain.days import Days, default_day_calendars
from planner.domain.edits.occurrences import annotate, move, moved_to, place, restore, set_status
from planner.domain.errors import DomainError
from planner.domain.expand import expand
from planner.domain.occurrences import HangsOn, Occurrence, RecurrenceId, Status
from planner.domain.rules import AgreedDate, PeriodUnit
from planner.domain.series import Calendar, MovedTo, Quota, Requirement, Series, SeriesException
from planner.domain.spans import Times
from planner.domain.stamps import Stamp
from tests.domain import strategies
from tests.domain.shorthand import MO, TEN_TO_NOON, agreed, monthly, period, placed, relative
from tests.domain.tables import DENMARK, HOLIDAYS, off, reasons, series, year

MARCH, APRIL = date(2026, 3, 16), date(2026, 4, 20)
WHITSUN = date(2026, 5, 25)
RESERVED, CANCELLED, CONFIRMED = Status.TENTATIVE, Status.CANCELLED, Status.CONFIRMED

BOARD = series(
    monthly(MO(3), start=date(2026, 1, 1), times=TEN_TO_NOON), "oeu", title="Økonomiudvalg", place="Rådhuset"
)
ON_HOLIDAY = series(monthly(MO(4)), "fjerde", adjustments=(off(HOLIDAYS, "next-working-day"),))
SKIPPED = series(monthly(MO(4)), "udgaar", adjustments=(off(HOLIDAYS, "skip"),))
SEMINAR = series(agreed(AgreedDate(MARCH, date(2026, 3, 18), note="Hotel")), "seminar", note="Husk pas")
WINDOW = series(period("month"), "maaned")
ITEM = series(placed(period("month")), "item")
PAPERS = series(relative(-5, "working-day", at=time(12)), "frist")
OLD = series(monthly(MO(3)), "gammel", archived=True)
CALENDAR = Calendar(
    uid="c",
    name="c",
    version=1,
    series=(BOARD, ON_HOLIDAY, SKIPPED, SEMINAR, WINDOW, ITEM, PAPERS, OLD),
    day_calendars=default_day_calendars(),
)


def of(calendar: Calendar, uid: str = "oeu") -> Series:
    return next(one for one in calendar.series if one.uid == uid)


def at(calendar: Calendar, uid: str = "oeu", rid: RecurrenceId = MARCH) -> Occurrence:
    found = find(calendar.series, DENMARK, uid, rid)
    assert found is not None
    return found


def on(day: date, times: Times | None = TEN_TO_NOON, days: int = 1) -> MovedTo:
    return MovedTo(day, day + timedelta(days=days - 1), times)


# Moving


def test_a_moved_meeting_is_there_instead_and_says_where_it_came_from() -> None:
    found = at(move(CALENDAR, "oeu", MARCH, on(date(2026, 3, 19))))

    assert (found.first, found.times, found.details.moved_from) == (date(2026, 3, 19), TEN_TO_NOON, MARCH)


@pytest.mark.parametrize(
    ("uid", "rid", "first", "days", "lands"),
    [
        ("oeu", MARCH, date(2026, 3, 19), None, on(date(2026, 3, 19))),
        ("oeu", MARCH, date(2026, 3, 19), 3, on(date(2026, 3, 19), days=3)),
        ("seminar", MARCH, date(2026, 4, 1), None, on(date(2026, 4, 1), TEN_TO_NOON, days=3)),
        ("seminar", MARCH, date(2026, 4, 1), 1, on(date(2026, 4, 1))),
        ("maaned", "2026-03", date(2026, 3, 4), None, on(date(2026, 3, 4))),
    ],
)
def test_as_many_days_as_before_unless_told_otherwise(
    uid: str, rid: RecurrenceId, first: date, days: int | None, lands: MovedTo
) -> None:
    assert moved_to(at(CALENDAR, uid, rid), first, TEN_TO_NOON, days) == lands


def test_a_window_without_a_day_gets_its_day() -> None:
    found = at(move(CALENDAR, "maaned", "2026-03", on(date(2026, 3, 4), None)), "maaned", "2026-03")

    assert (found.dated, found.first, reasons(found)) == (True, date(2026, 3, 4), [])


def test_a_date_that_is_missing_gets_its_day() -> None:
    asked = Requirement((Quota(count=1, per=PeriodUnit.YEAR),), since=date(2026, 1, 1), until=date(2026, 12, 31))
    calendar = replace(CALENDAR, series=(series(agreed(), "hu", requirement=asked),))
    (gap,) = expand(calendar.series[0], DENMARK, year(2026))
    assert gap.missing

    found = at(move(calendar, "hu", gap.recurrence_id, on(MARCH)), "hu", gap.recurrence_id)

    assert (found.missing, found.first, found.status) == (False, MARCH, CONFIRMED)


@pytest.mark.parametrize(
    ("uid", "rid", "home"),
    [
        ("oeu", MARCH, on(MARCH)),
        ("fjerde", WHITSUN, on(date(2026, 5, 26), None)),  # off the holiday, as the rule has it
        ("seminar", MARCH, on(MARCH, None, 3)),
        ("item", "2026-03", on(MARCH)),
        ("frist", MARCH, on(date(2026, 3, 9), Times(time(12)))),
    ],
)
def test_moved_back_it_follows_its_rule_again(uid: str, rid: RecurrenceId, home: MovedTo) -> None:
    away = move(CALENDAR, uid, rid, on(date(2026, 3, 5)))
    assert of(away, uid).exceptions

    assert move(away, uid, rid, home) == CALENDAR


def test_moved_onto_the_holiday_it_stays_there() -> None:
    found = at(move(CALENDAR, "fjerde", WHITSUN, on(WHITSUN, None)), "fjerde", WHITSUN)

    assert (found.first, found.reasons) == (WHITSUN, ())


def test_what_the_rule_drops_can_be_held_on_its_own_day() -> None:
    found = at(move(CALENDAR, "udgaar", WHITSUN, on(WHITSUN, None)), "udgaar", WHITSUN)

    assert (found.first, found.status) == (WHITSUN, CONFIRMED)


def test_moving_back_keeps_what_else_was_decided() -> None:
    reserved = set_status(move(CALENDAR, "oeu", MARCH, on(date(2026, 3, 19))), "oeu", MARCH, RESERVED)

    assert of(move(reserved, "oeu", MARCH, on(MARCH))).exceptions == {MARCH: SeriesException(status=RESERVED)}


def test_moving_holds_again_what_somebody_cancelled() -> None:
    cancelled = set_status(CALENDAR, "oeu", MARCH, CANCELLED)

    assert at(move(cancelled, "oeu", MARCH, on(date(2026, 3, 19)))).status is CONFIRMED


@pytest.mark.parametrize(
    ("to", "field"),
    [
        (on(date(1899, 12, 31)), "first"),
        (on(date(2101, 1, 1)), "first"),
        (MovedTo(MARCH, date(2026, 3, 15)), "last"),
        (on(MARCH, None, days=63), "last"),
        (on(MARCH, Times(time(12), time(10))), "times"),
        (moved_to(at(CALENDAR), date.max, None, 400), "first"),
    ],
)
def test_impossible_days_are_refused_at_their_field(to: MovedTo, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        move(CALENDAR, "oeu", MARCH, to)
    assert refused.value.field == field


# Status


@pytest.mark.parametrize(
    ("uid", "rid", "statuses", "left"),
    [
        ("oeu", MARCH, [CANCELLED], {MARCH: SeriesException(status=CANCELLED)}),
        ("oeu", MARCH, [RESERVED, CANCELLED], {MARCH: SeriesException(status=CANCELLED)}),
        ("oeu", MARCH, [CANCELLED, CONFIRMED], {}),
        ("oeu", MARCH, [CONFIRMED], {}),
        ("udgaar", WHITSUN, [CONFIRMED], {WHITSUN: SeriesException(status=CONFIRMED)}),
        ("udgaar", WHITSUN, [CONFIRMED, CANCELLED], {}),
    ],
)
def test_a_status_is_an_exception_unless_it_is_the_rules_own(
    uid: str, rid: RecurrenceId, statuses: list[Status], left: dict
) -> None:
    calendar = CALENDAR
    for status in statuses:
        calendar = set_status(calendar, uid, rid, status)

    assert of(calendar, uid).exceptions == left
    assert at(calendar, uid, rid).status is statuses[-1]


def test_what_hangs_on_a_cancelled_meeting_is_cancelled_with_it() -> None:
    calendar = set_status(CALENDAR, "oeu", MARCH, CANCELLED)

    assert at(calendar, "frist", MARCH).status is CANCELLED
    assert at(calendar, "item", "2026-03").dated is False


# Title, place, note


@pytest.mark.parametrize(
    ("uid", "rid", "said", "left"),
    [
        ("oeu", MARCH, {"title": " Budget\tmøde "}, SeriesException(title="Budget møde")),
        ("oeu", MARCH, {"note": "To\r\nlinjer\x00"}, SeriesException(note="To\nlinjer")),
        ("oeu", MARCH, {"place": "Rådhuset"}, None),  # as the series
        ("oeu", MARCH, {"place": "Sal 2"}, SeriesException(place="Sal 2")),
        ("oeu", MARCH, {}, None),
        ("seminar", MARCH, {"note": "Hotel"}, None),  # as the agreed date has it
        ("seminar", MARCH, {}, SeriesException(note="")),
        ("seminar", MARCH, {"note": "Husk pas"}, SeriesException(note="")),
    ],
)
def test_only_what_sets_it_apart_is_kept(
    uid: str, rid: RecurrenceId, said: dict, left: SeriesException | None
) -> None:
    assert of(annotate(CALENDAR, uid, rid, **said), uid).exceptions == ({rid: left} if left else {})


def test_an_agreed_dates_own_note_can_be_taken_away() -> None:
    assert at(annotate(CALENDAR, "seminar", MARCH), "seminar", MARCH).note == "Husk pas"


def test_words_leave_the_rest_of_the_decision_alone() -> None:
    away = move(CALENDAR, "oeu", MARCH, on(date(2026, 3, 19)))

    found = at(annotate(away, "oeu", MARCH, title="Budget"))

    assert (found.title, found.first) == ("Budget", date(2026, 3, 19))


@pytest.mark.parametrize(("field", "most"), [("title", 300), ("place", 300), ("note", 4000)])
def test_what_is_too_long_is_refused_at_its_field(field: str, most: int) -> None:
    annotate(CALENDAR, "oeu", MARCH, **{field: "x" * most})
    with pytest.raises(DomainError) as refused:
        annotate(CALENDAR, "oeu", MARCH, **{field: "x" * (most + 1)})
    assert refused.value.field == field


# Placing


def test_a_placed_item_is_taken_at_another_meeting_and_stands_on_its_agenda() -> None:
    found = at(place(CALENDAR, "item", "2026-03", HangsOn("oeu", APRIL)), "item", "2026-03")

    assert (found.first, found.times) == (APRIL, TEN_TO_NOON)
    assert found.details.placed_on == HangsOn("oeu", APRIL)
    assert found.details.place == "Rådhuset"
    assert reasons(found) == [("moved", MARCH, "")]


def test_an_item_that_is_moved_to_a_day_without_a_meeting_hangs_on_none() -> None:
    found = at(move(CALENDAR, "item", "2026-03", on(date(2026, 3, 17))), "item", "2026-03")

    assert (found.details.placed_on, found.details.place) == (None, "")


def test_placed_back_it_follows_its_rule_again() -> None:
    away = place(CALENDAR, "item", "2026-03", HangsOn("oeu", APRIL))

    assert place(away, "item", "2026-03", HangsOn("oeu", MARCH)) == CALENDAR


@pytest.mark.parametrize(
    ("uid", "rid", "host"),
    [
        ("oeu", MARCH, HangsOn("oeu", APRIL)),  # no item at all
        ("item", "2026-03", HangsOn("seminar", MARCH)),  # another series' meeting
        ("item", "2026-03", HangsOn("oeu", date(2026, 4, 21))),  # no meeting that day
        ("item", "2026-03", HangsOn("oeu", date(2026, 2, 16))),  # cancelled
    ],
)
def test_an_item_is_only_placed_on_a_meeting_that_can_take_it(uid: str, rid: RecurrenceId, host: HangsOn) -> None:
    calendar = set_status(CALENDAR, "oeu", date(2026, 2, 16), CANCELLED)
    with pytest.raises(DomainError) as refused:
        place(calendar, uid, rid, host)
    assert refused.value.field == "on"


# Restoring


def test_restored_it_is_as_the_rule_has_it() -> None:
    changed = annotate(move(CALENDAR, "oeu", MARCH, on(APRIL)), "oeu", MARCH, note="Husk")

    assert restore(changed, "oeu", MARCH) == CALENDAR


def test_an_exception_that_the_rule_has_lost_can_be_taken_back() -> None:
    orphaned = replace(BOARD, exceptions={date(2026, 3, 17): SeriesException(status=CANCELLED)})
    calendar = replace(CALENDAR, series=(orphaned,))

    assert of(restore(calendar, "oeu", date(2026, 3, 17))).exceptions == {}


def test_a_decision_keeps_the_stamp_that_feeds_know_it_by() -> None:
    stamp = Stamp(7, Stamp(0, SeriesException().stamp.changed).changed)
    stamped = replace(BOARD, exceptions={MARCH: SeriesException(status=RESERVED, stamp=stamp)})

    changed = annotate(replace(CALENDAR, series=(stamped,)), "oeu", MARCH, note="Husk")

    assert of(changed).exceptions == {MARCH: SeriesException(status=RESERVED, note="Husk", stamp=stamp)}


# Unknown

ACTIONS: dict[str, Callable[[Calendar, str, RecurrenceId], Calendar]] = {
    "move": lambda calendar, uid, rid: move(calendar, uid, rid, on(APRIL)),
    "set_status": lambda calendar, uid, rid: set_status(calendar, uid, rid, CANCELLED),
    "annotate": lambda calendar, uid, rid: annotate(calendar, uid, rid, note="x"),
    "restore": restore,
}


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
@pytest.mark.parametrize(
    ("uid", "rid", "field"),
    [
        ("nowhere", MARCH, "series"),
        ("oeu", date(2026, 3, 17), "recurrence_id"),
        ("oeu", "2026-Q1", "recurrence_id"),
        ("oeu", "~~~~!!", "recurrence_id"),
        ("oeu", date(9999, 12, 31), "recurrence_id"),
        ("oeu", date(1, 1, 1), "recurrence_id"),
        ("gammel", MARCH, "recurrence_id"),
    ],
)
def test_what_is_not_there_is_said_so(
    action: Callable[..., Calendar], uid: str, rid: RecurrenceId, field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        action(CALENDAR, uid, rid)
    assert refused.value.field == field


# What holds of every series


@given(strategies.SERIES, st.integers(2000, 2035), st.data())
def test_every_move_can_be_taken_back(one: Series, number: int, data: st.DataObject) -> None:
    days = Days(default_day_calendars())
    calendar = Calendar(uid="c", name="c", version=1, series=(one,), day_calendars=default_day_calendars())
    free = [found for found in expand(one, days, year(number)) if found.recurrence_id not in one.exceptions]
    if not free:
        return
    chosen = data.draw(st.sampled_from(free))
    uid, rid = chosen.identity
    to = moved_to(chosen, data.draw(strategies.DAYS), data.draw(strategies.ANY_TIMES))

    moved = move(calendar, uid, rid, to)

    lies = find(moved.series, days, uid, rid)
    assert lies is not None
    assert (lies.first, lies.last, lies.times) == to
    back = restore(moved, uid, rid) if moved != calendar else moved
    assert back == calendar
    assert find(back.series, days, uid, rid) == chosen
