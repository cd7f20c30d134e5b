"""What an edit leads to: the difference of two calendars, as those who read them would see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.chain import expand_calendar
from planner.domain.clashes import clashes
from planner.domain.consequences import NO_CONSEQUENCES, Consequences, consequences
from planner.domain.days import DayCalendar, DayKind, Days, DaySpan, default_day_calendars
from planner.domain.dependence import followers, touched
from planner.domain.edits.occurrences import annotate, move, moved_to, set_status
from planner.domain.occurrences import Occurrence, RecurrenceId, Status
from planner.domain.rules import Placed, Relative
from planner.domain.series import Body, Calendar, MovedTo, Person, Series, SeriesException
from planner.domain.spans import Window
from tests.domain import strategies
from tests.domain.shorthand import MO, TEN_TO_NOON, TU, WE, monthly, period, placed, relative
from tests.domain.tables import DENMARK, HOLIDAYS, moved, off, series, year

BOARD, COUNCIL = Body("direktion", "Direktionen"), Body("byraad", "Byrådet")
DIRECTOR = Person("kd", "Kommunaldirektøren", "", frozenset({"direktion", "byraad"}))
MARCH = date(2026, 3, 16)
IN_2026 = {"start": date(2026, 1, 1), "until": date(2026, 12, 31), "times": TEN_TO_NOON}

MEETING = series(monthly(MO(3), **IN_2026), "oeu", title="Direktion", body=BOARD)
PAPERS = series(relative(-5, "working-day"), "frist", title="Frist")
ITEM = series(placed(period("month", since=date(2026, 1, 1), until=date(2026, 12, 31))), "sag", title="Sag")
OTHER = series(monthly(WE(3), **IN_2026), "byraad", title="Byråd", body=COUNCIL)
CALENDAR = Calendar(
    uid="c",
    name="c",
    version=1,
    bodies=(BOARD, COUNCIL),
    people=(DIRECTOR,),
    series=(OTHER, ITEM, PAPERS, MEETING),
    day_calendars=default_day_calendars(),
)
YEAR = year(2026)


def with_series(calendar: Calendar, **changes: Any) -> Calendar:
    """Other fields of the series "oeu"."""
    return replace(
        calendar, series=tuple(replace(one, **changes) if one.uid == "oeu" else one for one in calendar.series)
    )


def told(found: Consequences) -> list[tuple[str, date, date]]:
    return [(pair.new.series.uid, pair.old.first, pair.new.first) for pair in found.changed]


def test_moving_a_meeting_moves_the_chain_and_meets_another_body() -> None:
    wednesday = date(2026, 3, 18)

    found = consequences(CALENDAR, move(CALENDAR, "oeu", MARCH, MovedTo(wednesday, wednesday, TEN_TO_NOON)), YEAR)

    assert told(found) == [
        ("frist", date(2026, 3, 9), date(2026, 3, 11)),
        ("sag", MARCH, wednesday),
        ("oeu", MARCH, wednesday),
    ]
    assert (found.appeared, found.disappeared, found.orphaned) == ((), (), ())
    assert [(one.first.series.uid, one.second.series.uid, one.people) for one in found.new_clashes] in (
        [("oeu", "byraad", (DIRECTOR,))],
        [("byraad", "oeu", (DIRECTOR,))],
    )


def test_moving_it_away_again_undoes_the_clash() -> None:
    wednesday = date(2026, 3, 18)
    clashing = move(CALENDAR, "oeu", MARCH, MovedTo(wednesday, wednesday, TEN_TO_NOON))

    back = consequences(clashing, CALENDAR, YEAR)

    assert back.new_clashes == ()
    assert len(back.gone_clashes) == 1


def test_cancelling_takes_what_hangs_on_it_along() -> None:
    found = consequences(CALENDAR, set_status(CALENDAR, "oeu", MARCH, Status.CANCELLED), YEAR)

    assert {one.new.series.uid: one.new.status for one in found.changed} == {
        "oeu": Status.CANCELLED,
        "frist": Status.CANCELLED,
        "sag": Status.TENTATIVE,  # it has no meeting in March any more
    }


def test_a_note_changes_its_meeting_alone() -> None:
    found = consequences(CALENDAR, annotate(CALENDAR, "oeu", MARCH, note="Husk"), YEAR)

    assert told(found) == [("oeu", MARCH, MARCH)]
    assert found.of("oeu", MARCH) == found.changed[0]
    assert found.of("oeu", date(2026, 4, 20)) is None


def test_another_title_of_the_series_changes_every_date() -> None:
    found = consequences(CALENDAR, with_series(CALENDAR, title="Direktionsmøde"), YEAR)

    assert [pair.new.series.uid for pair in found.changed] == ["oeu"] * 12


def test_another_rule_is_other_dates_and_tells_which_decisions_lose_theirs() -> None:
    decided = {MARCH: SeriesException(status=Status.CANCELLED), date(2026, 4, 20): moved(date(2026, 4, 21))}
    before = with_series(CALENDAR, exceptions=decided)
    by_rule = with_series(before, rule=monthly(TU(3), **IN_2026))

    found = consequences(before, by_rule, YEAR)

    assert [one.first for one in found.appeared if one.series.uid == "oeu"][:3] == [
        date(2026, 1, 20),
        date(2026, 2, 17),
        date(2026, 3, 17),
    ]
    assert len([one for one in found.disappeared if one.series.uid == "oeu"]) == 12
    assert [one.recurrence_id for one in found.orphaned] == [MARCH, date(2026, 4, 20)]
    assert [one.recurrence_id for one in consequences(by_rule, before, YEAR).reclaimed] == [MARCH, date(2026, 4, 20)]
    renamed = with_series(by_rule, title="Direktionsmøde")
    assert [one.recurrence_id for one in consequences(by_rule, renamed, YEAR).lost] == [MARCH, date(2026, 4, 20)]


def test_what_leaves_the_window_is_told_with_both_its_places() -> None:
    march = Window(date(2026, 3, 1), date(2026, 4, 1))
    after = move(CALENDAR, "oeu", MARCH, MovedTo(date(2031, 1, 2), date(2031, 1, 2)))

    assert ("oeu", MARCH, date(2031, 1, 2)) in told(consequences(CALENDAR, after, march))
    assert ("oeu", date(2031, 1, 2), MARCH) in told(consequences(after, CALENDAR, march))


def test_a_new_closed_day_moves_those_that_look_at_days_and_what_follows_them() -> None:
    away = replace(CALENDAR, series=tuple(replace(one, adjustments=()) for one in CALENDAR.series))
    before = with_series(away, adjustments=(off("lukket", "next-working-day"),))
    closed = DayCalendar(uid="lukket", name="Lukket", kind=DayKind.CLOSED)
    before = replace(before, day_calendars=(*before.day_calendars, closed))
    closed = replace(closed, added=(DaySpan(MARCH, MARCH, "Flytning"),))
    after = replace(before, day_calendars=(*before.day_calendars[:-1], closed))

    assert touched(before, after) == {"oeu", "frist", "sag"}
    assert ("oeu", MARCH, date(2026, 3, 17)) in told(consequences(before, after, YEAR))


def test_who_sits_where_makes_and_undoes_clashes() -> None:
    same_day = with_series(CALENDAR, rule=OTHER.rule)
    nobody = replace(same_day, people=())

    assert len(consequences(nobody, same_day, YEAR).new_clashes) == 12
    assert len(consequences(same_day, nobody, YEAR).gone_clashes) == 12
    assert consequences(nobody, same_day, YEAR).changed == ()


def test_a_series_that_comes_or_goes() -> None:
    without = replace(CALENDAR, series=tuple(one for one in CALENDAR.series if one.uid != "byraad"))

    assert len(consequences(without, CALENDAR, YEAR).appeared) == 12
    assert len(consequences(CALENDAR, without, YEAR).disappeared) == 12


def test_whatever_hangs_on_what_changes_may_change() -> None:
    by_uid = {one.uid: one for one in CALENDAR.series}

    assert followers({"oeu"}, by_uid) == {"oeu", "frist", "sag"}
    assert followers({"byraad"}, by_uid) == {"byraad"}


# What holds of every edit


HANGING = st.sampled_from(
    [
        relative(-3, "working-day"),
        relative(1, "week-of", 2),
        placed(period("quarter")),
        placed(every=2, start=MARCH),
    ]
)
SOMETIMES_OFF = st.sampled_from([(), (off(HOLIDAYS, "skip"),)])


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Two series with bodies, one that hangs on the first, and people who sit about."""
    first, second = draw(strategies.SERIES), draw(strategies.SERIES)
    rule = draw(HANGING)
    host = {"host": "0"} if isinstance(rule, Placed) else {"anchor": "0"}
    assert isinstance(rule, Placed | Relative)
    hung = series(replace(rule, **host), "2", adjustments=draw(SOMETIMES_OFF))
    people = (DIRECTOR,) if draw(st.booleans()) else ()
    return Calendar(
        uid="c",
        name="c",
        version=1,
        bodies=(BOARD, COUNCIL),
        people=people,
        series=(replace(first, uid="0", body=BOARD), replace(second, uid="1", body=COUNCIL), hung),
        day_calendars=default_day_calendars(),
    )


def edits(calendar: Calendar, window: Window) -> st.SearchStrategy[Calendar]:
    """Something else for one of its dates, or for one of its series."""
    found = expand_calendar(calendar.series, DENMARK, window)
    ways: list[st.SearchStrategy[Calendar]] = [
        strategies.SERIES.map(lambda other: in_place_of_first(calendar, other))
    ]
    if found:
        chosen = st.sampled_from(found)
        shift = st.tuples(chosen, st.integers(-500, 500))
        ways.append(shift.map(lambda pair: shifted(calendar, *pair)))
        ways.append(chosen.map(lambda one: set_status(calendar, *one.identity, Status.CANCELLED)))
        ways.append(chosen.map(lambda one: annotate(calendar, *one.identity, note="Husk")))
    return st.one_of(ways)


def in_place_of_first(calendar: Calendar, other: Series) -> Calendar:
    return replace(calendar, series=(replace(other, uid="0", body=BOARD), *calendar.series[1:]))


def shifted(calendar: Calendar, one: Occurrence, by: int) -> Calendar:
    return move(calendar, *one.identity, moved_to(one, one.first + timedelta(days=by), one.times))


Told = dict[tuple[str, RecurrenceId], tuple]


def expansion(calendar: Calendar, window: Window) -> Told:
    found = expand_calendar(calendar.series, Days(calendar.day_calendars), window)
    return {one.identity: tuple(one[1:]) for one in found}


@given(calendars(), strategies.windows(most=400))
def test_no_edit_has_no_consequences(calendar: Calendar, window: Window) -> None:
    assert consequences(calendar, replace(calendar), window) == NO_CONSEQUENCES
    same = replace(calendar, series=tuple(replace(one, source="Et referat") for one in calendar.series))
    assert replace(consequences(calendar, same, window), lost=()) == NO_CONSEQUENCES


@given(calendars(), strategies.windows(most=400).filter(lambda window: window.start < window.end), st.data())
def test_the_difference_applied_to_what_was_gives_what_becomes(
    before: Calendar, window: Window, data: st.DataObject
) -> None:
    after = data.draw(edits(before, window))

    found = consequences(before, after, window)

    old, new = expansion(before, window), expansion(after, window)
    for one in found.disappeared:
        assert old.pop(one.identity) == one[1:]
    for pair in found.changed:
        assert pair.old.identity == pair.new.identity
        if pair.old.overlaps(window):
            assert old.pop(pair.old.identity) == pair.old[1:]
        if pair.new.overlaps(window):
            old[pair.new.identity] = pair.new[1:]
    for one in found.appeared:
        assert one.identity not in old
        old[one.identity] = one[1:]
    assert old == new


@given(calendars(), strategies.windows(most=200).filter(lambda window: window.start < window.end), st.data())
def test_clashes_come_and_go_as_if_all_were_looked_at_again(
    before: Calendar, window: Window, data: st.DataObject
) -> None:
    after = data.draw(edits(before, window))

    found = consequences(before, after, window)

    def keys(calendar: Calendar) -> set:
        inside = expand_calendar(calendar.series, DENMARK, window)
        return {one.key for one in clashes(inside, calendar.people)}

    assert keys(after) - keys(before) <= {one.key for one in found.new_clashes}
    assert keys(before) - keys(after) <= {one.key for one in found.gone_clashes} | {
        one.key for one in clashes(expand_calendar(after.series, DENMARK, window.padded(600, 600)), after.people)
    }
    assert not {one.key for one in found.new_clashes} & keys(before)


REVERSED: list[tuple[str, Callable[[Consequences], object], Callable[[Consequences], object]]] = [
    ("appeared", lambda one: {o.identity for o in one.appeared}, lambda one: {o.identity for o in one.disappeared}),
    ("clashes", lambda one: {c.key for c in one.new_clashes}, lambda one: {c.key for c in one.gone_clashes}),
    ("orphans", lambda one: {o[1] for o in one.orphaned}, lambda one: {o[1] for o in one.reclaimed}),
    ("changed", lambda one: {(o, n) for o, n in told_pairs(one)}, lambda one: {(n, o) for o, n in told_pairs(one)}),
]


def told_pairs(found: Consequences) -> list[tuple]:
    return [
        ((pair.old.identity, str(pair.old[1:])), (pair.new.identity, str(pair.new[1:]))) for pair in found.changed
    ]


@pytest.mark.parametrize(("there", "back"), [case[1:] for case in REVERSED], ids=[case[0] for case in REVERSED])
@given(calendars(), strategies.windows(most=200), st.data())
def test_undone_it_is_the_other_way_round(
    there: Callable[[Consequences], object],
    back: Callable[[Consequences], object],
    before: Calendar,
    window: Window,
    data: st.DataObject,
) -> None:
    after = data.draw(edits(before, window))

    assert there(consequences(before, after, window)) == back(consequences(after, before, window))
