"""What stands in brackets beside a date: something about the date, or a remark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from planner.domain.phrases.grammar.found import Scan
from planner.domain.phrases.lexicon import words
from planner.domain.phrases.parts import AllDay, Clock, Framing, Mark, NotADate, PartOfDay
from planner.domain.phrases.tokens import Kind, Token

_PLACES: Final = words(
    "hotel kro rådhus rådhuset sal salen mødelokale lokale center kursuscenter slot restaurant skole"
)
_TAKES_PART: Final = words("deltager deltage afbud fraværende forhindret")
_TIMELESS: Final = (Framing, PartOfDay, AllDay, Mark, NotADate)


def is_clear(inner: Scan) -> bool:
    """Whether all of it is understood, and says something; "formiddag reserveret" is a remark."""
    said = [one.part for one in inner.found if not isinstance(one.part, Framing)]
    booked = any(isinstance(part, Mark) and part.booked for part in said)
    return bool(said) and not inner.rest and not (booked and len(said) > 1)


def between_commas(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in (",", ";"):
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [piece for piece in pieces if any(token.kind is Kind.WORD for token in piece)]


def is_remark(piece: Sequence[Token], inner: Scan) -> bool:
    """Whether a bracket tells of something else than time: a name, a place, "kort møde reserveret"."""
    about_somebody = any(token.text in _TAKES_PART for token in piece)
    harmless = names_a_place(piece) or about_somebody
    told = [one.part for one in inner.found if not isinstance(one.part, _TIMELESS)]
    if any(not (about_somebody and isinstance(part, Clock)) for part in told) or (inner.may_matter and not harmless):
        return False
    marks = [one.part for one in inner.found if isinstance(one.part, Mark)]
    return all(mark.booked for mark in marks)


def names_a_place(piece: Sequence[Token]) -> bool:
    """Whether a word of it is one for places."""
    return any(token.text in _PLACES for token in piece)
