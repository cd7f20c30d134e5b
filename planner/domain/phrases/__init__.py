"""The Danish of dates: from a phrase to a rule, or to a question.

``read`` is the one way in. What it does not understand it asks about; it never guesses. The grammar is the same for
a field that somebody types in and for minutes that are imported.
"""

from __future__ import annotations

from typing import Final

from planner.domain.phrases import refusals
from planner.domain.phrases.compose import compose
from planner.domain.phrases.grammar.scan import scan
from planner.domain.phrases.reading import (
    ANCHOR,
    Decision,
    Distance,
    DistanceUnit,
    Reading,
    Remark,
    Setting,
)
from planner.domain.phrases.tokens import MOST_CHARACTERS, normalised, tokenise

_MOST_TOKENS: Final = 100


def read(text: str, setting: Setting) -> Reading:
    """What a phrase means, in a document of that date, below that heading.

    Any text gives a reading; this raises nothing. One of more than ``MOST_CHARACTERS`` characters is refused unread.
    """
    if len(text) > MOST_CHARACTERS:
        return Reading(remarks=(refusals.too_long(MOST_CHARACTERS),))
    clean = normalised(text)
    tokens = tokenise(clean)
    if len(tokens) > _MOST_TOKENS:
        return Reading(remarks=(refusals.too_long(MOST_CHARACTERS),))
    return compose(scan(tokens), clean, setting) if tokens else Reading(remarks=(refusals.no_date(),))


__all__ = [
    "ANCHOR",
    "MOST_CHARACTERS",
    "Decision",
    "Distance",
    "DistanceUnit",
    "Reading",
    "Remark",
    "Setting",
    "read",
]
