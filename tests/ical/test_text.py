"""Whatever was typed, no value ends its own line, and every client reads it back."""

from __future__ import annotations

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ical.text import Beginning, clean, clean_line, escape, fold, safe_id, text_line, url, url_part
from tests.ical.contentlines import LIMIT, physical_lines, property_of
from tests.ical.strategies import NASTY

ANY_TEXT = st.text(st.sampled_from(NASTY) | st.characters(exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("Møde", "Møde"),
        ("  Møde \t", "Møde"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("tab\tstays", "tab\tstays"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ("x" * 11, "x" * 9 + "…"),
        ("", ""),
    ],
)
def test_text_is_cleaned_once_at_the_door(typed: str, cleaned: str) -> None:
    assert clean(typed, 10 if typed.startswith("xx") else 255) == cleaned


@given(ANY_TEXT)
def test_a_value_stays_on_its_line_and_is_read_back(typed: str) -> None:
    value = clean(typed, 10_000)

    line = text_line("SUMMARY", value)

    if not value:
        assert line == ""
        return
    physical_lines(line.encode())
    unfolded = line.removesuffix("\r\n").replace("\r\n ", "")
    assert property_of(unfolded).text() == value
    assert icalendar.Event.from_ical(f"BEGIN:VEVENT\r\n{line}END:VEVENT\r\n")["SUMMARY"] == value


@given(ANY_TEXT)
def test_a_title_has_no_line_ends(typed: str) -> None:
    assert len(clean_line(typed, 10_000).splitlines()) <= 1


@given(ANY_TEXT.map(lambda text: escape(clean(text, 10_000))), st.integers(0, 80))
def test_folding_cuts_between_characters_and_loses_nothing(text: str, before: int) -> None:
    line = "X" * before + text

    folded = fold(line)

    assert folded.removesuffix("\r\n").replace("\r\n ", "") == line
    pieces = folded.encode().removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= LIMIT and piece.decode() for piece in pieces if line)


@pytest.mark.parametrize(("letters", "lines"), [(75, 1), (76, 2), (149, 2), (150, 3)])
def test_a_line_is_folded_when_it_must_be(letters: int, lines: int) -> None:
    assert fold("x" * letters).count("\r\n") == lines


@given(st.text("abc", max_size=200), st.text("xyz", max_size=200), st.integers(1, 100))
def test_a_beginning_may_be_finished_in_any_length(beginning: str, rest: str, room: int) -> None:
    line = Beginning(beginning, room).line(rest)

    assert line.removesuffix("\r\n").replace("\r\n ", "") == beginning + rest
    assert all(len(piece) <= LIMIT for piece in line.split("\r\n"))


@given(ANY_TEXT, ANY_TEXT)
def test_ids_stay_different_and_safe(one: str, other: str) -> None:
    one, other = (text.encode(errors="replace").decode() for text in (one, other))

    assert (safe_id(one) == safe_id(other)) == (one == other)
    assert safe_id(one).isascii()
    assert not set(safe_id(one)) & set(" \r\n:;,@_/")


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("https://aarshjul.example.dk/a?b=c#d", "https://aarshjul.example.dk/a?b=c#d"),
        ("https://x.dk/å b\r\nATTENDEE:y", "https://x.dk/%C3%A5%20b%0D%0AATTENDEE:y"),
        ('https://x.dk/"<>\\^`{|}', "https://x.dk/%22%3C%3E%5C%5E%60%7B%7C%7D"),
    ],
)
def test_a_url_has_nothing_that_a_url_may_not_have(given: str, written: str) -> None:
    assert url(given) == written


def test_a_part_of_a_url_stays_one_part() -> None:
    assert url_part("a/b?c#d e") == "a%2Fb%3Fc%23d%20e"
