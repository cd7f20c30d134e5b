"""A place in a row of tokens, and how a recogniser moves it.

A recogniser is a function from a cursor to what it found, or None; it leaves the cursor behind what it found, or
where it was. Small ones make up larger ones.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Concatenate, Final, ParamSpec, TypeVar, cast

from planner.domain.phrases.lexicon import phrases
from planner.domain.phrases.tokens import END, Kind, Token

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")


_FENCE: Final = (END,) * 40


class Cursor:
    """Reads tokens one after the other. What does not match is not consumed."""

    __slots__ = ("_fenced", "at", "found", "tokens")

    def __init__(self, tokens: Sequence[Token], at: int = 0) -> None:
        self.tokens = tokens
        # Looking a little too far either way, which is done all the time, finds END without being checked.
        self._fenced = (*tokens, *_FENCE)
        self.at = at
        self.found: dict[tuple[object, ...], tuple[object, int]] = {}

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token:
        """The next token, or one further on; ``END`` behind the last one."""
        return self._fenced[self.at + ahead]

    def word(self, words: Collection[str]) -> str | None:
        """The next word, if it is one of these."""
        token = self._fenced[self.at]
        if token.kind is not Kind.WORD or token.text not in words:
            return None
        self.at += 1
        return token.text

    def entry(self, table: Mapping[str, T]) -> T | None:
        """What the table has for the next word."""
        found = self.word(table)
        return None if found is None else table[found]

    def says(self, *said: str) -> bool:
        """Whether the next words are one of these phrases; the longest one that fits is consumed."""
        return self.finds(index_of(said))

    def finds(self, index: Mapping[str, Sequence[Sequence[str]]]) -> bool:
        """As ``says``, for many phrases, of which the index is made once."""
        for words in index.get(self._fenced[self.at].text, ()):
            if all(self.peek(ahead).text == word for ahead, word in enumerate(words)):
                self.at += len(words)
                return True
        return False

    def mark(self, marks: str, *, glued: bool = False) -> bool:
        """Whether the next token is one of these marks; ``glued`` ones follow without a blank."""
        token = self._fenced[self.at]
        if token.kind is not Kind.MARK or token.text not in marks or (glued and token.spaced):
            return False
        self.at += 1
        return True

    def number(self, low: int, high: int, *, glued: bool = False) -> int | None:
        """The next number, if it lies between these, both included."""
        token = self._fenced[self.at]
        if token.kind is not Kind.NUMBER:
            return None
        if not low <= token.value <= high or (glued and token.spaced):
            return None
        self.at += 1
        return token.value


@lru_cache(maxsize=512)
def index_of(said: tuple[str, ...]) -> Mapping[str, Sequence[Sequence[str]]]:
    """The phrases cut into words, longest first, under the word that they begin with."""
    found: dict[str, list[list[str]]] = {}
    for words in sorted((phrase.split() for phrase in said), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


def sayings(text: str) -> Mapping[str, Sequence[Sequence[str]]]:
    """The index of phrases that stand between upright strokes in a text."""
    return index_of(phrases(text))


def attempt(recognise: Callable[Concatenate[Cursor, P], T | None]) -> Callable[Concatenate[Cursor, P], T | None]:
    """A recogniser that leaves the cursor where it was when it finds nothing."""

    def guarded(cursor: Cursor, /, *args: P.args, **kwargs: P.kwargs) -> T | None:
        at = cursor.at
        found = recognise(cursor, *args, **kwargs)
        if found is None:
            cursor.at = at
        return found

    return guarded


def remembered(recognise: Callable[[Cursor], T | None]) -> Callable[[Cursor], T | None]:
    """An ``attempt`` that looks only once at each place, for what many others begin with."""

    def looked_up(cursor: Cursor) -> T | None:
        key = (recognise, cursor.at)
        if key not in cursor.found:
            start = cursor.at
            found = recognise(cursor)
            cursor.found[key] = (found, start if found is None else cursor.at)
        found_before, cursor.at = cursor.found[key]
        return cast("T | None", found_before)

    return looked_up


def longest(cursor: Cursor, recognisers: Sequence[Callable[[Cursor], R]]) -> R | None:
    """What the recogniser that gets furthest finds; of equals, the first."""
    start = cursor.at
    best: R | None = None
    end = start
    for recognise in recognisers:
        cursor.at = start
        found = recognise(cursor)
        if found is not None and cursor.at > end:
            best, end = found, cursor.at
    cursor.at = end
    return best


def listed(cursor: Cursor, item: Callable[[Cursor], T | None], joiner: Callable[[Cursor], bool]) -> list[T]:
    """Items with a joiner between them; a joiner that no item follows is left alone."""
    found: list[T] = []
    while True:
        at = cursor.at
        if found and not joiner(cursor):
            break
        one = item(cursor)
        if one is None:
            cursor.at = at
            break
        found.append(one)
    return found
