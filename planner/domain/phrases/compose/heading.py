"""What a heading lends the lines below it: a month, a year, and whether they come back every year."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from planner.domain.phrases.lexicon import month_of, words
from planner.domain.phrases.tokens import MOST_CHARACTERS, Kind, normalised, tokenise

_YEAR: Final = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d/-]|\.\d)")
_MONTH_WORDS: Final = words("måned i")
_REPEATING: Final = re.compile(r"gentag|tilbagevend|årlig|hvert år|faste? (?:punkt|sag)", re.IGNORECASE)


class Heading(NamedTuple):
    """0 stands for a month or a year that the heading does not give."""

    month: int = 0
    year: int = 0
    repeats: bool = False


def heading_of(text: str) -> Heading:
    """Read a heading. One that is not about a month alone gives no month; one with two years gives no year."""
    if not text or len(text) > MOST_CHARACTERS:
        return Heading()
    clean = normalised(text)
    years = set(_YEAR.findall(clean))
    named = [token.text for token in tokenise(clean) if token.kind is Kind.WORD and token.text not in _MONTH_WORDS]
    month = month_of(named[0]) if len(named) == 1 else None
    return Heading(
        0 if month is None else month.number,
        int(years.pop()) if len(years) == 1 else 0,
        bool(_REPEATING.search(clean)),
    )
