"""Where a meeting is held: "i mødelokale 3", "Rådhuset", "på Teams"."""

from __future__ import annotations

from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt
from planner.domain.phrases.frame import CRITICAL
from planner.domain.phrases.lexicon import words
from planner.domain.phrases.parts import Note
from planner.domain.phrases.tokens import Kind, as_written

_LEADS: Final = ("i", "på", "via", "over", "sted", "mødested")
_KNOWN: Final = words(
    """
    rådhus rådhuset kantine kantinen teams skype zoom online virtuelt virtuel fysisk telefonisk kulturhuset
    sundhedshuset borgerhuset medborgerhuset forsamlingshuset
    """
)
_HOUSES: Final = words("hotel kro slot konferencecenter kursuscenter kursusejendom badehotel comwell skole")
_LONGEST_NAME: Final = 4
_ENDS: Final = frozenset("();")
_THEMES: Final = words("tema temaet emne emnet")
_ROOMS: Final = words("mødelokale mødelokalet lokale lokalet udvalgsværelse udvalgslokale mødesal")
_HALLS: Final = ("salen", "lokalet", "værelset")


@attempt
def venue(c: Cursor) -> Note | None:
    """A place of a sort that needs no bracket to be told apart; its room too."""
    if c.says(*_LEADS):
        c.mark(":", glued=True)
    start = c.at
    if _house(c):
        return Note(as_written(c.tokens[start : c.at]), place=True)
    word = c.peek().text
    if not _is_known(word):
        return None
    c.at += 1
    if word in _ROOMS:
        _room(c)
    return Note(as_written(c.tokens[start : c.at]), place=True)


@attempt
def theme(c: Cursor) -> Note | None:
    """Tema: skolestruktur: what it is about, up to the end or a bracket"""
    if c.word(_THEMES) is None or not c.mark(":", glued=True):
        return None
    start = c.at
    while not c.done and c.peek().text not in _ENDS and c.peek().text not in CRITICAL:
        c.at += 1
    return Note(as_written(c.tokens[start : c.at])) if c.at > start else None


def _house(c: Cursor) -> bool:
    """Sinatur Hotel Frederiksdal, Fuglsøcentret: names with a word for a house among them"""
    at = c.at
    while c.peek().raw[:1].isupper() and c.at < at + _LONGEST_NAME and c.peek().kind is Kind.WORD:
        c.at += 1
    if c.at > at + 1 and any(token.text in _HOUSES for token in c.tokens[at : c.at]):
        return True
    c.at = at
    return False


def _is_known(word: str) -> bool:
    return word in _KNOWN or word in _ROOMS or word.endswith(_HALLS)


def _room(c: Cursor) -> None:
    """The room's number or letter: 3, D, D3."""
    token = c.peek()
    if token.raw.isupper() and len(token.raw) <= len("D2"):
        c.at += 1
    if c.peek().kind is Kind.NUMBER and c.peek(1).text not in (".", "/", "-"):
        c.at += 1
