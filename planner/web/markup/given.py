"""What people have given in the calendar's language, on pages that speak another one (WCAG 3.1.2)."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup, escape

from planner.domain.errors import Language
from planner.web.given_words import GivenWords

CALENDARS_LANGUAGE: Final[Language] = "da"
"""What titles, places, notes and names are written in."""

_SAYS_SO: Final = Markup(' lang="{}"').format(CALENDARS_LANGUAGE)
_NAMED: Final = Markup("<span{}>{}</span>")


def attribute(language: Language) -> Markup:
    """The attribute of whatever shows a text of the calendar's, after a space; "" where the page speaks the same."""
    return Markup() if language == CALENDARS_LANGUAGE else _SAYS_SO


def told(sentence: str, given: Markup, words: GivenWords) -> Markup:
    """A sentence of ours, escaped; where the page speaks another language, with each of the ``words`` named in it."""
    if not given:
        return escape(sentence)
    opened = f"<span{given}>"
    said = [f"{opened}{escape(text)}</span>" if named else escape(text) for text, named in words.parts(sentence)]
    return Markup("".join(said))  # noqa: S704 (all of it is escaped)


def named(text: str, given: Markup) -> Markup:
    """The text, escaped; where the page speaks another language, in an element with the attribute ``given``."""
    return _NAMED.format(given, text) if given and text else escape(text)
