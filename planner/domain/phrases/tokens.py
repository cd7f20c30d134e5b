"""A phrase cut into tokens: words, numbers and marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import Final, NamedTuple

from planner.domain.phrases.lexicon import ABBREVIATIONS, joins_by_hyphen

MOST_CHARACTERS: Final = 500
"""Longer texts are no phrase. The bound comes before any work on the text, normalisation included."""

_MOST_DIGITS: Final = 6
_DASHES: Final = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"}
_QUOTES: Final = '"“”„'
_LEADING: Final = re.compile(r"^[\s•*·-]+")
_TRAILING: Final = re.compile(r"[\s,;:!]+$")
_LAST_STOP: Final = re.compile(r"([^\W\d_]|\)|[0-9][/-][0-9]{1,4})\.$")
_INITIALS: Final = r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+\b\.?"
_ATOM: Final = re.compile(rf"{_INITIALS}|[0-9]+|[^\W\d_]+|\S")


class Kind(Enum):
    """What a token is made of."""

    WORD = auto()
    NUMBER = auto()
    MARK = auto()
    END = auto()


class Token(NamedTuple):
    """``text`` is in small letters, ``raw`` as written; ``spaced`` tells of white space before it."""

    kind: Kind
    text: str
    raw: str
    spaced: bool
    start: int
    end: int

    @property
    def value(self) -> int:
        """A number's value; -1 for a word, a mark, or more digits than any date has."""
        return int(self.text) if self.kind is Kind.NUMBER and len(self.text) <= _MOST_DIGITS else -1


END: Final = Token(Kind.END, "", "", True, 0, 0)


def as_written(tokens: Sequence[Token]) -> str:
    """The tokens as they were written, with single blanks."""
    return "".join(f" {token.raw}" if token.spaced else token.raw for token in tokens).strip()


def normalised(text: str) -> str:
    """One form of each letter, one sort of dash, blanks for control characters. The text must be short."""
    composed = unicodedata.normalize("NFC", text).translate(_DASHES)
    return "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in composed).strip()


def trimmed(text: str) -> str:
    """A normalised text without the bullet before it, the quotes around it, and the stop that ends a sentence.

    A text in nothing but capitals is put in small letters, so that no word of it is taken for an abbreviation.
    """
    bare = _TRAILING.sub("", _LEADING.sub("", text))
    if len(bare) > 2 and bare[0] in _QUOTES and bare[-1] in _QUOTES:
        bare = _TRAILING.sub("", bare[1:-1])
    bare = _LAST_STOP.sub(r"\1", bare)
    return bare.lower() if bare.isupper() and " " in bare else bare


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of a normalised text. The dot of a known abbreviation belongs to it; "HU-møde" is one word."""
    return tuple(_joined(_without_dots(_atoms(text))))


def _atoms(text: str) -> list[Token]:
    found = []
    end = 0
    for match in _ATOM.finditer(text):
        raw = match[0]
        found.append(Token(_kind(raw), raw.lower().rstrip(".") or raw, raw, match.start() > end, *match.span()))
        end = match.end()
    return found


def _kind(raw: str) -> Kind:
    if raw[0] in "0123456789":
        return Kind.NUMBER
    return Kind.WORD if raw[0].isalpha() else Kind.MARK


def _without_dots(tokens: Sequence[Token]) -> list[Token]:
    dotted = _dotted(tokens, ABBREVIATIONS)
    return [token for index, token in enumerate(tokens) if index not in dotted]


def _dotted(tokens: Sequence[Token], abbreviations: Container[str]) -> frozenset[int]:
    """The places of dots that only end an abbreviation."""
    return frozenset(
        index + 1
        for index, (word, dot) in enumerate(pairwise(tokens))
        if dot.text == "." and not dot.spaced and word.text in abbreviations
    )


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """Compounds made one word ("HU-møde", "tema/orienteringsmøde"), but not "marts-maj" or "april/maj"."""
    found: list[Token] = []
    for token in tokens:
        if len(found) > 1 and _makes_compound(found[-2], found[-1], token):
            hyphen, left = found.pop(), found.pop()
            raw = left.raw + hyphen.raw + token.raw
            found.append(Token(Kind.WORD, raw.lower(), raw, left.spaced, left.start, token.end))
        else:
            found.append(token)
    return found


def _makes_compound(left: Token, hyphen: Token, right: Token) -> bool:
    return (
        hyphen.text in ("-", "/")
        and not (hyphen.spaced or right.spaced)
        and left.kind is right.kind is Kind.WORD
        and joins_by_hyphen(left.text, right.text)
    )
