"""Questions and their answers: each answer is a phrase that stands, to be put in the place of the one asked about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.phrases import MOST_CHARACTERS, Decision, Setting, read, understand
from tests.domain.phrases.test_any_text import PHRASES, SETTINGS

SETTING = Setting(date(2026, 11, 22))


@pytest.mark.parametrize(
    ("phrase", "answers"),
    [
        ("hver 2. uge kl. 9", ["hver 2. uge kl. 9 i lige uger", "hver 2. uge kl. 9 i ulige uger"]),
        (
            "hver tredje måned",
            ["hver tredje måned fra januar", "hver tredje måned fra februar", "hver tredje måned fra marts"],
        ),
        ("den 31. i hver måned", ["den sidste dag i hver måned", "den 31. i hver måned (når den findes)"]),
        ("31. september", ["30. september"]),
        (
            "torsdag den 22. april 2026 kl. 9",
            [
                "onsdag den 22. april 2026 kl. 9",
                "torsdag den 16. april 2026 kl. 9",
                "torsdag den 23. april 2026 kl. 9",
            ],
        ),
        ("tirsdag kl. 9", ["hver tirsdag kl. 9"]),
        ("uge 7 eller uge 8", ["uge 7", "uge 8"]),
        ("12. maj?", ["12. maj (res.)", "12. maj"]),
        ("senest i uge 10", ["senest fredag i uge 10", "senest søndag i uge 10"]),
        ("12.10", ["den 12.10", "kl. 12.10"]),
        ("mandag før mødet", ["mandag i samme uge som mødet", "mandag i ugen før mødet"]),
        ("omkring 1. maj", ["1. maj"]),
        ("12. maj xyzzy", ["12. maj"]),
        ("12. maj (uge 20)", ["12. maj (uge 19)"]),
        (
            "4 gange om året",
            [
                "4 gange om året i marts, juni, september og december",
                "4 gange om året i januar, april, juli og oktober",
                "4 gange om året hvert kvartal",
                "mindst 4 gange om året",
            ],
        ),
        ("6 gange om året, ikke i juli", ["mindst 6 gange om året, ikke i juli"]),
        ("8 møder om året", ["mindst 8 møder om året"]),
        (
            "2 gange om måneden",
            [
                "2 gange om måneden i 1. og 3. uge",
                "2 gange om måneden i 2. og 4. uge",
                "mindst 2 gange om måneden",
            ],
        ),
        (
            "to gange om ugen",
            [
                "to gange om ugen mandag og onsdag",
                "to gange om ugen mandag og torsdag",
                "to gange om ugen tirsdag og torsdag",
            ],
        ),
        ("3.-4. juni kl. 15-12", ["3.-4. juni kl. 15-12 den sidste dag"]),
        ("3. juni kl. 9-15 den sidste dag", ["3. juni kl. 9-15"]),
        (
            "hver måned kl. 9-12 den sidste dag",
            ["hver måned kl. 9-12", "hver måned kl. 9-12 den sidste dag i måneden"],
        ),
        ("rykket frem", []),
    ],
)
def test_a_question_has_its_answers(phrase: str, answers: list[str]) -> None:
    understood = understand(phrase, SETTING)

    assert understood.reading.decision is Decision.ASK
    assert [choice.phrase for choice in understood.choices] == answers


def test_once_a_year_may_be_in_any_month() -> None:
    choices = understand("årligt", SETTING).choices

    assert [choice.phrase for choice in choices][::11] == ["årligt i januar", "årligt i december"]
    assert choices[4].reading.words("da").startswith("hvert år i maj")


@pytest.mark.parametrize("phrase", ["12. maj", "snarest", "aflyst"])
def test_what_is_not_asked_about_has_no_answers(phrase: str) -> None:
    assert understand(phrase, SETTING).choices == ()


def test_what_was_not_understood_is_named() -> None:
    asked, refused = (
        understand("12. maj i kvadratmeter", SETTING).reading,
        understand("kvadratmeter", SETTING).reading,
    )

    assert "»kvadratmeter«" in asked.question("da")
    assert "»kvadratmeter«" in refused.question("da")
    assert (asked.rest, refused.rest) == ("kvadratmeter", "kvadratmeter")
    assert refused.decision is Decision.REJECT


@given(phrase=PHRASES | st.text(max_size=MOST_CHARACTERS + 5), setting=SETTINGS)
def test_every_answer_stands(phrase: str, setting: Setting) -> None:
    for choice in understand(phrase, setting).choices:
        assert choice.reading == read(choice.phrase, setting)
        assert choice.reading.decision in (Decision.ACCEPT, Decision.NOTICE)
        assert choice.reading.words("da")
        assert choice.reading.words("en")
