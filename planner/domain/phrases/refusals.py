"""Why there is no date in a phrase, or an impossible one, in Danish and in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.domain.phrases.reading import Decision, Remark
from planner.domain.words import WORDS

_DA, _EN = WORDS["da"], WORDS["en"]


def reject(danish: str, english: str) -> Remark:
    """There is no date in it, or an impossible one."""
    return Remark(Decision.REJECT, danish, english)


def too_long(most: int) -> Remark:
    return reject(f"Teksten er for lang: højst {most} tegn.", f"The text is too long: at most {most} characters.")


def no_date() -> Remark:
    return reject("Her står ingen dato.", "There is no date here.")


def nothing_read(rest: Sequence[str]) -> Remark:
    text = " ".join(rest)
    return reject(f"Jeg fandt ingen dato; »{text}« forstod jeg ikke.", f"I found no date in “{text}”.")


def vague() -> Remark:
    return reject("Det siger ikke hvornår. Skriv en dato eller en rytme.", "That does not say when. Write a date.")


def no_such_date(text: str) -> Remark:
    return reject(f"»{text}« er ikke en dato.", f"“{text}” is not a date.")


def backwards(first: date, last: date) -> Remark:
    return reject(
        f"{_DA.day(first)} – {_DA.day(last)} slutter, før den begynder. Hvilke dage er de rigtige?",
        f"{_EN.day(first)} to {_EN.day(last)} ends before it begins. Which days are right?",
    )


def no_such_number(text: str) -> Remark:
    return reject(f"»{text}« findes ikke.", f"There is no “{text}”.")


def no_such_time() -> Remark:
    return reject("Det klokkeslæt findes ikke; timerne går til 24.", "There is no such time; the hours run to 24.")
