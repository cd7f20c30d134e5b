"""What a date is for, set apart by a colon, a dash, or an "om": "12. maj: Budgettema", "12. maj om skolestruktur"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from planner.domain.phrases.frame import CRITICAL
from planner.domain.phrases.parts import Dates, Note, Part
from planner.domain.phrases.tokens import Kind, Token, as_written

_ABOUT: Final = frozenset({"om", "vedr", "vedrørende", "ang", "angående"})
_WITHIN: Final = frozenset(",&/'’.")


class Told(NamedTuple):
    """A part that tells of time, and the places of its first token and of the one behind its last."""

    part: Part
    start: int
    end: int


def titles(tokens: Sequence[Token], told: Sequence[Told], unknown: Collection[int]) -> list[tuple[Note, range]]:
    """The titles among the tokens, each with its places; ``unknown`` are the places that nobody understood."""
    if not told:
        return []
    end = max(one.end for one in told)
    first = min(told, key=lambda one: one.start)
    found = []
    if _is_sign(tokens, end) or (end < len(tokens) and tokens[end].text in _ABOUT):
        found.append(range(end + 1, len(tokens)))
    if isinstance(first.part, Dates) and first.start > 1 and tokens[first.start - 1].text == ":":
        found.append(range(first.start - 1))
    return [
        (Note(as_written(tokens[at.start : at.stop])), at)
        for at in found
        if any(place in unknown for place in at) and all(_is_plain(tokens[place]) for place in at)
    ]


def _is_sign(tokens: Sequence[Token], at: int) -> bool:
    """Whether a colon, or a dash with a blank on either side, stands there."""
    if at + 1 >= len(tokens):
        return False
    dash = tokens[at].text == "-" and tokens[at].spaced and tokens[at + 1].spaced
    return dash or tokens[at].text == ":"


def _is_plain(token: Token) -> bool:
    """Whether the token can be part of a title, and says nothing about the time."""
    return token.text in _WITHIN if token.kind is not Kind.WORD else token.text not in CRITICAL
