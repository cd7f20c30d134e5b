"""What a subscriber may choose, and what becomes of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import subscription
from planner.domain.errors import DomainError
from planner.domain.selection import Selection
from planner.domain.series import SeriesKind
from planner.domain.spans import FIRST_DAY, Window
from planner.domain.subscription import (
    ALARMS,
    MONTHS_AHEAD,
    MONTHS_BACK,
    Choices,
    file_name,
    problems,
    rolling_window,
)
from tests.domain.any_calendar import DATES

PLAIN = Choices(name="Direktionens møder")
KEYS = {"bodies": {"board", "council"}, "units": {"finance"}}


def fields(**chosen: Any) -> list[str]:
    return [problem.field for problem in problems(replace(PLAIN, **chosen), **KEYS)]


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"name": "x"},
        {"name": "Ø" * 100},
        {"name": "🎻 Økonomi & »HU«; <b>, \\n"},
        {"bodies": frozenset({"board", "council"}), "units": frozenset({"finance"})},
        {"kinds": frozenset(SeriesKind)},
        *({"alarm": minutes} for minutes in ALARMS),
        *({"months_back": months} for months in MONTHS_BACK),
        *({"months_ahead": months} for months in MONTHS_AHEAD),
    ],
)
def test_what_can_be_chosen(chosen: dict[str, Any]) -> None:
    assert fields(**chosen) == []
    subscription.check(replace(PLAIN, **chosen), **KEYS)


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": " \u00a0 "}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"name": "x" * 1_000_000}, "name"),
        ({"name": "to\nlinjer"}, "name"),
        ({"name": "a\r\nSUMMARY:b"}, "name"),
        ({"name": "nul\x00"}, "name"),
        ({"name": "tab\there"}, "name"),
        ({"name": "next\x85line"}, "name"),
        ({"name": "line\u2028separator"}, "name"),
        ({"name": "turned\u202egnp.exe"}, "name"),
        ({"name": "half \ud800"}, "name"),
        ({"bodies": frozenset({"board", "gone"})}, "bodies"),
        ({"bodies": frozenset({""})}, "bodies"),
        ({"units": frozenset({"board"})}, "units"),
        ({"kinds": frozenset()}, "kinds"),
        ({"alarm": 0}, "alarm"),
        ({"alarm": -15}, "alarm"),
        ({"alarm": 10**9}, "alarm"),
        ({"months_back": -1}, "months_back"),
        ({"months_back": 13}, "months_back"),
        ({"months_ahead": 0}, "months_ahead"),
        ({"months_ahead": 10**9}, "months_ahead"),
    ],
)
def test_what_cannot_says_so_at_its_field(chosen: dict[str, Any], field: str) -> None:
    assert fields(**chosen) == [field]
    with pytest.raises(DomainError) as refused:
        subscription.check(replace(PLAIN, **chosen), **KEYS)
    assert refused.value.field == field
    for sentence in (refused.value.text("da"), refused.value.text("en")):
        assert sentence.endswith(".")
        assert len(sentence) < 120


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert fields(name="", units=frozenset({"x"}), alarm=1) == ["name", "units", "alarm"]


def test_the_selection_is_what_was_chosen() -> None:
    chosen = Choices(
        name="x",
        bodies=frozenset({"board"}),
        units=frozenset({"finance"}),
        kinds=frozenset({SeriesKind.MEETING}),
        tentative=False,
        cancelled=True,
    )

    assert chosen.selection() == Selection(
        bodies=frozenset({"board"}),
        units=frozenset({"finance"}),
        kinds=frozenset({SeriesKind.MEETING}),
        tentative=False,
        cancelled=True,
    )
    assert PLAIN.selection() == Selection(cancelled=False)
    assert replace(PLAIN, kinds=frozenset(SeriesKind)) == PLAIN


@pytest.mark.parametrize(
    ("today", "back", "ahead", "window"),
    [
        (date(2026, 11, 22), 1, 18, (date(2026, 10, 1), date(2028, 5, 1))),
        (date(2026, 11, 1), 0, 6, (date(2026, 11, 1), date(2027, 5, 1))),
        (date(2026, 11, 30), 0, 6, (date(2026, 11, 1), date(2027, 5, 1))),
        (date(2026, 1, 15), 1, 12, (date(2025, 12, 1), date(2027, 1, 1))),
        (date(2026, 6, 30), 12, 60, (date(2025, 6, 1), date(2031, 6, 1))),
        (date(2026, 12, 31), 3, 36, (date(2026, 9, 1), date(2029, 12, 1))),
        (date(2100, 6, 1), 1, 60, (date(2100, 5, 1), date(2101, 1, 1))),
        (date(1900, 1, 1), 12, 6, (date(1900, 1, 1), date(1900, 7, 1))),
    ],
)
def test_the_window_is_counted_in_whole_months(today: date, back: int, ahead: int, window: Window) -> None:
    assert rolling_window(today, back, ahead) == window
    assert replace(PLAIN, months_back=back, months_ahead=ahead).window(today) == window


@given(DATES, st.sampled_from(MONTHS_BACK), st.sampled_from(MONTHS_AHEAD))
def test_a_window_holds_the_day_and_stays_the_same_all_month(today: date, back: int, ahead: int) -> None:
    window = rolling_window(today, back, ahead)

    assert window.start <= today < window.end
    assert (window.start.day, window.end.day) == (1, 1)
    assert window.start >= FIRST_DAY
    assert rolling_window(today.replace(day=1), back, ahead) == window


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Direktionens møder", "direktionens-moeder"),
        ("ÆØÅ æøå", "aeoeaa-aeoeaa"),
        ("  HU: 1/2 -- (res.) ", "hu-1-2-res"),
        ("Café Übersee", "cafe-ubersee"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本", "kalender"),
        ("", "kalender"),
        ("x" * 500, "x" * 100),
    ],
)
def test_a_name_becomes_a_file_name(name: str, expected: str) -> None:
    assert file_name(name) == expected


@given(st.text())
def test_any_name_becomes_one_that_any_address_can_hold(name: str) -> None:
    assert set(file_name(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert file_name(name)
