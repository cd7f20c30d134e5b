"""A plan body by body: how far it has come, its dates, what was said, and what was frozen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from planner.domain.plans import Adopted, BodyState, Comment, Decision, Stage
from planner.domain.words import WORDS
from planner.web.plans.bodies import BodyPart, answer_line, body_of, key_of, parts, public, sheet_title
from tests.services.plans.town import BY, MORNING, NOW, TOWN
from tests.web.plans.looks import MARCH, a_look

HEARD = BodyState(stage=Stage.HEARING, since=NOW, by=BY, answer_by=date(2026, 12, 1))
PUBLISHED = BodyState(
    stage=Stage.PUBLISHED,
    since=NOW,
    by=BY,
    decision=Decision("Sag 4", date(2026, 10, 6)),
    frozen=(
        Adopted(slot="b", series="s", title="Seminar", first=date(2027, 3, 23), last=date(2027, 3, 24)),
        Adopted(slot="a", series="s", title="Møde", first=date(2027, 3, 9), last=date(2027, 3, 9), times=MORNING),
    ),
)


@pytest.fixture(autouse=True)
def _page(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def comment(body: str, slot: str = "") -> Comment:
    return Comment(uid=f"{body}{slot}", body=body, slot=slot, by=BY, role="", text="Fint.", when=NOW)


def of(bodies: dict[str, BodyState], *comments: Comment) -> dict[str, BodyPart]:
    return {one.key: one for one in parts(a_look(bodies=bodies), comments, [], WORDS["da"])}


@pytest.mark.parametrize("body", ["", "byraad"])
def test_a_body_has_a_key_in_forms_even_where_there_is_none(body: str) -> None:
    assert key_of(body)
    assert body_of(key_of(body)) == body


def test_each_body_has_its_dates_with_their_deadlines() -> None:
    found = of({})

    assert list(found) == ["byraad", "direktion"]
    march = next(line for line in found["byraad"].lines if line.told.row.uid == MARCH)
    assert march.deadlines == ("Frist for sager: tirsdag den 2. marts 2027",)


def test_what_was_said_stands_at_its_date_or_at_the_body() -> None:
    found = of({"byraad": HEARD}, comment("byraad"), comment("byraad", MARCH), comment("direktion", MARCH))["byraad"]

    assert [one.slot for one in found.comments] == [""]
    assert [line.told.row.uid for line in found.lines if line.comments] == [MARCH]
    assert found.said == 2


def test_frozen_dates_are_told_in_their_order() -> None:
    assert of({"direktion": PUBLISHED})["direktion"].frozen == (
        ("Møde", "tirsdag den 9. marts 2027 kl. 9.00–11.00"),
        ("Seminar", "23.–24. marts 2027"),
    )


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (BodyState(), "Kladde"),
        (BodyState(version=4), "Kladde: vedtagelsen er taget tilbage"),
        (HEARD, "I høring, svar senest 1. december 2026"),
        (replace(HEARD, answer_by=None), "I høring"),
        (PUBLISHED, "Vedtaget den 6. oktober 2026 (Sag 4)"),
        (
            replace(PUBLISHED, stage=Stage.SUPERSEDED, decision=Decision()),
            "Vedtaget den 1. september 2026, siden afløst",
        ),
    ],
)
def test_how_far_it_has_come_in_words(state: BodyState, said: str) -> None:
    assert of({"byraad": state})["byraad"].stage == said


def test_readers_see_no_drafts() -> None:
    found = of({"byraad": HEARD})

    assert [one.key for one in public(found.values())] == ["byraad"]


def test_the_day_to_answer_by_is_told_where_it_is_the_same_for_all() -> None:
    later = replace(HEARD, answer_by=date(2026, 12, 8))

    assert answer_line(of({"byraad": HEARD, "direktion": HEARD}).values(), "da") == "Svar senest 1. december 2026"
    assert answer_line(of({"byraad": HEARD, "direktion": later}).values(), "da") == ""
    assert answer_line(of({"byraad": PUBLISHED}).values(), "en") == ""


def test_a_printed_plan_says_whose_it_is() -> None:
    assert sheet_title(a_look().plan, TOWN) == "Byen: Forslag A 2027"
