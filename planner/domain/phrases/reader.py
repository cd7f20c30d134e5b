"""From a text to its reading."""

from __future__ import annotations

from typing import Final

from planner.domain.phrases import refusals
from planner.domain.phrases.compose import compose
from planner.domain.phrases.grammar.scan import scan
from planner.domain.phrases.reading import Reading, Setting
from planner.domain.phrases.tokens import MOST_CHARACTERS, normalised, tokenise, trimmed

_MOST_TOKENS: Final = 150


def read(text: str, setting: Setting) -> Reading:
    """What a phrase means, in a document of that date, below that heading.

    Any text gives a reading; this raises nothing. One of more than ``MOST_CHARACTERS`` characters is refused unread.
    """
    if len(text) > MOST_CHARACTERS:
        return Reading(remarks=(refusals.too_long(MOST_CHARACTERS),))
    clean = trimmed(normalised(text))
    tokens = tokenise(clean)
    if len(tokens) > _MOST_TOKENS:
        return Reading(remarks=(refusals.too_long(MOST_CHARACTERS),))
    return compose(scan(tokens), clean, setting) if tokens else Reading(remarks=(refusals.no_date(),))
