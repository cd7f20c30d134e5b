import time
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import DomainError
from planner.domain.search import Hit, fold, found_in, search
from tests.web.calendars import A_CALENDAR, BOARD_MEETING, TODAY
from tests.web.expanding import between

AROUND = between(date(2025, 11, 22), date(2028, 11, 22))


def find(query: str) -> tuple[Hit, ...]:
    return search(query, A_CALENDAR, AROUND, TODAY)


def titles(query: str) -> list[str]:
    return [hit.series.title for hit in find(query)]


@pytest.mark.parametrize(
    "spellings",
    [
        ["Økonomi", "økonomi", "oekonomi", "okonomi", "ØKONOMI", "O\u0308konomi"],
        ["Årsmøde", "aarsmoede", "Arsmode", "A\u030arsmøde"],
        ["Lægeråd", "laegeraad", "lageRAD"],
        ["café", "cafe", "CAFÉ"],
        ["Straße", "strasse"],
    ],
)
def test_one_word_in_every_spelling(spellings: list[str]) -> None:
    assert len({fold(text) for text in spellings}) == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("økolis", []),
        ("øko-lis meddelelse", []),
        ("byraad", ["Byrådsmøde"]),
        ("hovedudvalget", ["HU-møde"]),
        ("london", ["Seminar i London"]),
        ("mødelokale 1", ["Direktionsmøde", "ØKO-LIS"]),
        ("referatet", ["Direktionsmøde"]),
        ("seminar BYC", ["Seminar i London"]),
        ("ødc", ["Frist for sager", "ØKO-LIS", "IT-budget", "Seminar i London"]),
        ("findes ikke", []),
        ("", []),
        (' " % _ ', []),
    ],
)
def test_every_word_must_be_there_in_title_body_unit_place_or_note(query: str, found: list[str]) -> None:
    assert sorted(titles(query)) == sorted(found)


def test_titles_come_before_everything_else() -> None:
    assert titles("oeko lis")[0] == "ØKO-LIS"
    assert titles("budget")[0] == "IT-budget"
    assert titles("direktion")[0] == "Direktionsmøde"
    assert len(titles("direktion")) > 3


def test_what_comes_next_comes_first() -> None:
    nexts = [hit.next.first for hit in find("direktionen") if hit.next]

    assert nexts == sorted(nexts)


def test_a_hit_knows_what_comes_next_and_what_came_last() -> None:
    hit = find("direktionsmøde")[0]

    assert hit.next
    assert hit.last
    assert (hit.next.first, hit.last.first) == (date(2026, 12, 10), date(2026, 11, 10))


def test_a_date_is_found_by_words_of_its_own() -> None:
    (hit,) = find("hotellet bestilt")

    assert hit.series.title == "HU-møde"
    assert [one.first for one in hit.single] == [date(2027, 2, 25)]
    assert find("hu")[0].single == ()


@pytest.mark.parametrize("query", ["x" * 101, " ".join("abcdefghijk")])
def test_too_much_is_refused(query: str) -> None:
    with pytest.raises(DomainError) as refused:
        find(query)

    assert refused.value.field == "q"


def test_a_note_of_a_million_marks_takes_no_time() -> None:
    nasty = replace(A_CALENDAR, series=(replace(BOARD_MEETING, note="a" + "\u0301" * 1_000_000),))

    begun = time.perf_counter()
    search("referat", nasty, (), TODAY)

    assert time.perf_counter() - begun < 1


@given(st.text(max_size=100))
def test_anything_may_be_asked_for(query: str) -> None:
    try:
        found = find(query)
    except DomainError:
        return
    assert len(found) <= len(A_CALENDAR.series)
    assert fold(fold(query)) == fold(query)


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("Byrådets temamøder", "byraad", "[Byråd]ets temamøder"),
        ("Byraadets møde", "byråd mode", "[Byraad]ets [møde]"),
        ("ØKO-LIS", "oeko", "[ØKO]-LIS"),
        ("Hr. Aagaard", "ågård", "Hr. [Aagaard]"),
        ("Møde, mødeleder", "møde mødeleder", "[Møde], [mødeleder]"),
        ("Café", "cafe", "[Café]"),
        ("Møde", "seminar", "Møde"),
        ("", "x", ""),
        ("<b>", "b", "<[b]>"),
        ("Årsmøde", "aars", "[Års]møde"),
    ],
)
def test_the_words_are_found_again_in_the_text_as_it_is_written(text: str, query: str, shown: str) -> None:
    assert "".join(f"[{part}]" if found else part for part, found in found_in(text, query)) == shown


@given(st.text(max_size=60), st.text(max_size=20))
def test_pieces_are_the_text_and_what_is_marked_folds_to_a_word(text: str, query: str) -> None:
    parts = found_in(text, query)

    assert "".join(part for part, _ in parts) == text
    assert all(found != other for (_, found), (_, other) in pairwise(parts))


@given(st.text(alphabet="aeoæøåÅ̊é ", max_size=20), st.text(alphabet="aeoæøåé", min_size=1, max_size=4))
def test_whatever_has_the_word_shows_where(text: str, word: str) -> None:
    shown = any(found for _, found in found_in(text, word))

    assert shown == (fold(word) in fold(text))
