from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from planner.domain.spans import Window
from planner.web import parameters
from planner.web.parameters import BadInput


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        (" 2024-02-29 ", date(2024, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2100-12-31", date(2100, 12, 31)),
        ("", None),
        ("  ", None),
    ],
)
def test_a_day_is_an_iso_date(text: str, read: date | None) -> None:
    assert parameters.day(MultiDict({"from": text}), "from") == read


def test_a_day_that_is_not_given_is_none() -> None:
    assert parameters.day(MultiDict(), "from") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-W01-1", "er ikke en dato"),
        ("20261122", "er ikke en dato"),
        ("22-11-2026", "er ikke en dato"),
        ("²026-11-22", "er ikke en dato"),
        ("٢٠٢٦-١١-٢٢", "er ikke en dato"),
        ("2026-11-22T00:00", "er ikke en dato"),
        ("2026-02-30", "findes ikke"),
        ("2026-13-01", "findes ikke"),
        ("0000-01-01", "findes ikke"),
        ("1899-12-31", "mellem 1900 og 2100"),
        ("2101-01-01", "mellem 1900 og 2100"),
    ],
)
def test_anything_else_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(BadInput) as error:
        parameters.day(MultiDict({"from": text}), "from")

    assert said in (error.value.description or "")


def test_what_is_refused_is_quoted_but_not_at_length() -> None:
    with pytest.raises(BadInput) as error:
        parameters.day(MultiDict({"from": "x" * 10_000}), "from")

    assert len(error.value.description or "") < 150


def test_a_choice_is_the_first_unless_another_is_named() -> None:
    assert parameters.choice(MultiDict(), "view", ("list", "huskeliste")) == "list"
    assert parameters.choice(MultiDict({"view": "huskeliste"}), "view", ("list", "huskeliste")) == "huskeliste"


def test_what_is_said_twice_is_said_once() -> None:
    assert parameters.text(MultiDict([("from", "2026-11"), ("from", ""), ("from", " 2026-11 ")]), "from") == "2026-11"


def test_two_things_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(BadInput, match="flere forskellige ting om »from«"):
        parameters.text(MultiDict([("from", "2026-11"), ("from", "2026-12")]), "from")


def test_an_unknown_choice_is_refused() -> None:
    with pytest.raises(BadInput, match="wheel"):
        parameters.choice(MultiDict({"view": "wheel"}), "view", ("list", "huskeliste"))


def test_a_month_is_its_half_open_window() -> None:
    assert parameters.month(2026, 12) == Window(date(2026, 12, 1), date(2027, 1, 1))


@pytest.mark.parametrize(("year", "number"), [(2026, 13), (2026, 0), (0, 1), (99999, 1), (-1, 1), (2101, 1)])
def test_a_month_that_is_none_is_refused(year: int, number: int) -> None:
    with pytest.raises(BadInput):
        parameters.month(year, number)


@pytest.mark.parametrize(
    ("typed", "shown"), [("a\0b", "a�b"), ("a\u202eb", "a�b"), ("a\xa0b\nc", "a b c"), ("ærø", "ærø")]
)
def test_what_cannot_be_seen_is_shown_to_be_there(typed: str, shown: str) -> None:
    assert parameters.quoted(typed) == shown
