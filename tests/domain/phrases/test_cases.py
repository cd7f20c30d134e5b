"""The table of phrases: what each is taken for, and which days it gives. ``cases.toml`` explains its notation."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from planner.domain.days import CLOSED_DAYS, Days, default_day_calendars
from planner.domain.occurrences import Status
from planner.domain.phrases import Decision, Reading, Setting, read
from planner.domain.phrases.outlook import Outlook, natural_window, outlook

ON = date(2026, 11, 22)
MEETING = date(2027, 3, 18)
DAYS = Days(calendar for calendar in default_day_calendars() if calendar.uid != CLOSED_DAYS)
TABLE = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))


def standing(section: str) -> Iterator[tuple[str, Decision, str]]:
    """Phrase, decision and what it gives, for those whose reading stands."""
    for decision in (Decision.ACCEPT, Decision.NOTICE):
        for phrase, gives in TABLE[section].get(decision, []):
            yield phrase, decision, gives


def others(section: str) -> Iterator[tuple[str, Decision]]:
    for decision in (Decision.ASK, Decision.REJECT, Decision.CONTEXT):
        for phrase in TABLE[section].get(decision, []):
            yield phrase, decision


PHRASES = [phrase for section in TABLE for phrase, *_ in (*standing(section), *others(section))]


@cache
def taken_for(phrase: str) -> Reading:
    """What is read once in this module: most of its time is reading."""
    return read(phrase, Setting(ON, meeting=MEETING))


def written(reading: Reading, shown: Outlook) -> str:
    """What a reading gives, in the table's notation."""
    off = "x" if reading.status is Status.CANCELLED else ""
    starts = {first for first, _ in shown.spans}
    days = [(first, f"{first}/{last}") for first, last in shown.spans]
    days += [(day, f"{off}{day}") for day in shown.dates if day not in starts]
    days += [(first, f"~{first}/{last}") for first, last in shown.periods]
    said = [text for _, text in sorted(days)]
    if len(said) > 5:
        said = [*said[:4], "…"]
    said += [f"x{day}" for day in shown.cancelled if day not in shown.dates]
    if reading.times:
        end = f"-{reading.times.end:%H.%M}" if reading.times.end else ""
        said.append(f"@{reading.times.start:%H.%M}{end}")
    if reading.status is Status.TENTATIVE:
        said.append("?")
    return " ".join([*said, "!"] if reading.deadline else said)


# A test for each section, not for each phrase: to call 2,000 tests takes longer than to read 2,000 phrases.


@pytest.mark.parametrize("section", TABLE)
def test_phrases_that_stand(section: str) -> None:
    def found(phrase: str) -> tuple[Decision, str, bool, bool]:
        reading = taken_for(phrase)
        shown = outlook(reading, natural_window(reading, ON), DAYS, MEETING)
        return reading.decision, written(reading, shown), bool(reading.notice("da")), bool(reading.question("da"))

    table = {
        phrase: (decision, gives, decision == Decision.NOTICE, False) for phrase, decision, gives in standing(section)
    }

    assert {phrase: found(phrase) for phrase in table} == table


@pytest.mark.parametrize("section", TABLE)
def test_phrases_that_do_not_stand_by_themselves(section: str) -> None:
    def found(phrase: str) -> tuple[Decision, bool, tuple[date, ...]]:
        reading = taken_for(phrase)
        shown = outlook(reading, natural_window(reading, ON), DAYS, MEETING)
        return reading.decision, bool(reading.question("da")), shown.dates

    table = {phrase: (decision, decision != Decision.CONTEXT, ()) for phrase, decision in others(section)}

    assert {phrase: found(phrase) for phrase in table} == table


def test_no_phrase_stands_in_two_places() -> None:
    assert len(PHRASES) == len(set(PHRASES)) > 900


@pytest.mark.parametrize(
    "dress",
    [
        lambda phrase: f"- {phrase}",
        lambda phrase: f"• {phrase},",
        lambda phrase: f"“{phrase}”",
        lambda phrase: f"  {phrase} ! ",
        lambda phrase: phrase.replace(" ", "\u00a0 "),
        lambda phrase: phrase.replace("-", "–"),
    ],
    ids=["a bullet", "a bullet and a comma", "quotes", "an exclamation mark", "hard blanks", "long dashes"],
)
def test_what_a_phrase_is_dressed_in_does_not_matter(dress: Callable[[str], str]) -> None:
    for phrase in PHRASES:
        plain, dressed = taken_for(phrase), taken_for(dress(phrase))

        assert (dressed.decision, dressed.rule, dressed.times) == (plain.decision, plain.rule, plain.times), phrase


@pytest.mark.parametrize(
    "phrase",
    ["TORSDAG DEN 11. MARTS KL. 9", "HVERT ÅR", "SENEST ULTIMO JUNI", "HVER 2. UGE", "24/7.", "12. MAJ AFLYST."],
)
def test_capitals_and_a_full_stop_do_not_matter(phrase: str) -> None:
    shouted, plain = (read(text, Setting(ON)) for text in (phrase, phrase.lower().rstrip(".")))

    assert (shouted.decision, shouted.rule, shouted.times) == (plain.decision, plain.rule, plain.times)
