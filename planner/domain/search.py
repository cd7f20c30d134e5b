"""Finding series by words, however somebody spells Danish: "økonomi", "oekonomi" and "okonomi" are one word.

No index: a municipality has hundreds of series, and reading them all takes a millisecond.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from planner.domain.collation import danish_order
from planner.domain.errors import DomainError
from planner.domain.occurrences import Occurrence, Status
from planner.domain.series import Calendar, Series

LONGEST: Final = 100
MOST_WORDS: Final = 10
MOST_READ: Final = 4_000
"""How much of a text is looked at: normalising without a bound can take for ever."""

_LETTERS: Final = str.maketrans({"æ": "a", "ø": "o", "å": "a", "ð": "d", "þ": "t", "ß": "s"})
_SPELT_OUT: Final = re.compile("aa|ae|oe")
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A series that was found; ``next`` comes first from today on, ``last`` came last before it.

    ``single`` are those of its dates that were found by words of their own, which the series does not have.
    """

    series: Series
    next: Occurrence | None
    last: Occurrence | None
    single: tuple[Occurrence, ...]


def fold(text: str) -> str:
    """The text as it is compared: small letters without accents; æ, ø, å as a, o, a, and so are ae, oe, aa."""
    plain = unicodedata.normalize("NFKD", text[:MOST_READ].casefold().translate(_LETTERS))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _SPELT_OUT.sub(lambda found: found[0][0], bare.translate(_LETTERS))


def found_in(text: str, query: str) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, each with whether it is one of the query's words, however that is spelt in the text."""
    letters = _spelt(text[:MOST_READ])
    folded = "".join(letter for letter, _, _ in letters)
    marked = [False] * len(text)
    for word in _words(query):
        for at in re.finditer(re.escape(word), folded):
            first, last = letters[at.start()], letters[at.end() - 1]
            marked[first[1] : last[2]] = [True] * (last[2] - first[1])
    parts = groupby(zip(text, marked, strict=True), key=lambda letter: letter[1])
    return tuple(("".join(letter for letter, _ in part), found) for found, part in parts)


def _spelt(text: str) -> list[tuple[str, int, int]]:
    """The letters of the folded text, each with where it begins and ends in the text itself."""
    plain = [(letter, place) for place, written in enumerate(text) for letter in fold(written)]
    pairs = _SPELT_OUT.finditer("".join(letter for letter, _ in plain))
    ends = {pair.start(): pair.end() - 1 for pair in pairs}
    second = set(ends.values())
    return [
        (letter, place, plain[ends.get(number, number)][1] + 1)
        for number, (letter, place) in enumerate(plain)
        if number not in second
    ]


def search(query: str, calendar: Calendar, occurrences: Iterable[Occurrence], today: date) -> tuple[Hit, ...]:
    """The series in which every word of ``query`` occurs: in title, body, units, place, note or source.

    Best first: the title begins so, then words of the title do, then the title has them, then anything else; within
    each what comes next first. ``occurrences`` are sorted and tell what comes next and came last. Nothing for an
    empty query. Raises ``DomainError`` at ``q`` for more than 100 characters or 10 words.
    """
    words = _words(query)
    if not words:
        return ()
    dates: dict[str, list[Occurrence]] = {}
    for one in occurrences:
        dates.setdefault(one.series.uid, []).append(one)
    ranked = [
        (rank, hit)
        for series in calendar.series
        if (hit := _hit(series, dates.get(series.uid, ()), words, today))
        for rank in (_rank(series, words, fold(query).strip()),)
    ]
    ranked.sort(key=lambda pair: (pair[0], _coming(pair[1]), danish_order(pair[1].series.title)))
    return tuple(hit for _, hit in ranked)


def _words(query: str) -> list[str]:
    words = _WORD.findall(fold(query)) if len(query) <= LONGEST else []
    if len(query) > LONGEST or len(words) > MOST_WORDS:
        raise DomainError(
            "q",
            f"Søg med højst {LONGEST} tegn og {MOST_WORDS} ord.",
            f"Search with {LONGEST} characters and {MOST_WORDS} words at most.",
        )
    return words


def _hit(series: Series, dates: Sequence[Occurrence], words: Sequence[str], today: date) -> Hit | None:
    text = _text_of(series)
    whole = all(word in text for word in words)
    single = () if whole else tuple(one for one in dates if _is_own(one, text, words))
    if not whole and not single:
        return None
    standing = [one for one in dates if one.status is not Status.CANCELLED and not one.missing]
    coming = next((one for one in standing if one.last >= today), None)
    last = next((one for one in reversed(standing) if one.last < today), None)
    return Hit(series, coming, last, single)


def _is_own(one: Occurrence, text: str, words: Sequence[str]) -> bool:
    details = one.details
    if not (details.title or details.place or details.note):
        return False
    own = fold(" ".join((details.title, details.place, details.note)))
    return all(word in text or word in own for word in words)


def _text_of(series: Series) -> str:
    body = (series.body.name, series.body.short) if series.body else ()
    units = [text for unit in series.units for text in (unit.short, unit.name)]
    parts = (series.title, *body, *units, series.place, series.note, series.source)
    return fold("\n".join(parts))


def _rank(series: Series, words: Sequence[str], query: str) -> int:
    title = fold(series.title)
    if title.startswith(query):
        return 0
    starts: Mapping[bool, int] = {True: 1, False: 2}
    if all(word in title for word in words):
        return starts[all(any(start.startswith(word) for start in _WORD.findall(title)) for word in words)]
    return 3


def _coming(hit: Hit) -> date:
    return hit.next.first if hit.next else date.max
