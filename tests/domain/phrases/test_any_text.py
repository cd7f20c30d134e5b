"""Whatever the text, there is a reading, and soon."""

from __future__ import annotations

import re
import time
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.codec import rule_from_data, rule_to_data
from planner.domain.days import Days, default_day_calendars
from planner.domain.phrases import MOST_CHARACTERS, Decision, Setting, read
from planner.domain.phrases.outlook import natural_window, outlook

DAYS = Days(default_day_calendars())
VOCABULARY = """
    den d. 1. 2. 31. 13 2026 2027 24/7 10/3 10/3-27 8.5 marts maj febuar ultimo primo uge 7 53 kvartal halvår forår
    hver hvert anden 14. dag mandag tirsdag onsdage torsdagen i om måneden året månedligt kvartalsvis årligt lige
    ulige uger sidste første hverdag undtagen ikke dog juli fra til og med - – / , ; ( ) (res.) aflyst flyttes kl.
    9.15 16-18 25.00 halv senest inden før efter mødet ØU 5 arbejdsdage dage uger varsel mindst gange påske
    2. pinsedag advent jul nytår helligdage ca. omkring eller snarest når § ½ ² = + ? 14/867 års mellem udgangen af
"""
WORDS = st.sampled_from(re.findall(r"\S+", VOCABULARY))
PHRASES = st.lists(WORDS, max_size=14).map(" ".join)
SETTINGS = st.builds(
    Setting,
    on=st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    heading=st.sampled_from(["", "Januar", "Marts 2027", "Gentagende sager", "2019-2021", "²"]),
    meeting=st.none() | st.dates(date(1905, 1, 1), date(2095, 12, 31)),
)


@given(text=st.text(max_size=MOST_CHARACTERS + 5), setting=SETTINGS)
def test_any_text_has_a_reading(text: str, setting: Setting) -> None:
    reading = read(text, setting)

    assert reading.decision in Decision
    assert len(text) <= MOST_CHARACTERS or reading.decision is Decision.REJECT


@given(phrase=PHRASES, setting=SETTINGS)
def test_words_of_dates_in_any_order_have_a_reading(phrase: str, setting: Setting) -> None:
    reading = read(phrase, setting)

    assert reading.words("da") == read(phrase, setting).words("da")
    assert reading.words("en") or reading.rule is None
    asked = reading.decision in (Decision.ASK, Decision.REJECT)
    assert bool(reading.question("da")) == bool(reading.question("en")) == asked
    if reading.rule is not None:
        assert rule_from_data(rule_to_data(reading.rule)) == reading.rule


@given(phrase=PHRASES, setting=SETTINGS)
def test_what_is_asked_about_gives_no_days(phrase: str, setting: Setting) -> None:
    reading = read(phrase, setting)
    shown = outlook(reading, natural_window(reading, setting.on), DAYS, setting.meeting)

    if reading.decision in (Decision.ASK, Decision.REJECT):
        assert not any(shown)
    assert list(shown.dates) == sorted(shown.dates)


@given(phrase=PHRASES, setting=SETTINGS, word=st.sampled_from(["xyzzy", "ikke", "eller", "kvadratmeter"]))
def test_a_word_that_is_not_understood_keeps_a_reading_from_standing(
    phrase: str, setting: Setting, word: str
) -> None:
    outside_brackets = phrase.replace("(", "").replace(")", "")

    assert read(f"{outside_brackets} {word}", setting).decision not in (Decision.ACCEPT, Decision.NOTICE)


def test_the_worst_texts_take_less_than_a_tenth_of_a_second() -> None:
    """A fifth of that on the machine it was measured on; the rest is for slow and busy ones."""
    worst = ("1/", "1. ", "(1 ", "mandag ", "uge 1, ", "den ", "hver ", "12.5.2027 kl. 10 ", "\u0301", "marts-")
    worst += (
        "når ",
        "»a",
        "på det første møde i »",
        "i hver 2. uge (fra årets uge ",
        "12. maj kl. 9 (res.), ",
        "ultimo ",
    )
    worst += ("til ", "hvis ", "ved ", "første ", "Hotel ", "frist for ", "mindst 4 uger og ", "12. maj: - ")
    for text in worst:
        assert min(seconds_to_read((text * MOST_CHARACTERS)[:MOST_CHARACTERS]) for _ in range(3)) < 0.1, text


def seconds_to_read(text: str) -> float:
    began = time.process_time()
    read(text, Setting(date(2026, 1, 1)))
    return time.process_time() - began


def test_a_text_that_is_too_long_is_refused_before_it_is_looked_at() -> None:
    began = time.process_time()
    reading = read("\u0301" * 1_000_000, Setting(date(2026, 1, 1)))

    assert reading.decision is Decision.REJECT
    assert time.process_time() - began < 0.05
