"""Finds in sentences of ours what people have given: titles, names, places, notes, in the calendar's language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from planner.domain.reasons import is_danish_custom
from planner.domain.rules import AgreedDates, Rule
from planner.domain.series import Calendar, Series

_QUOTED_OR_WORD: Final = re.compile(r"(?<=[“»])[^“”»«]+(?=[”«])|\w+")
_A_LETTER: Final = re.compile(r"[^\W\d_]")


class Part(NamedTuple):
    """A piece of a sentence, and whether people have given it."""

    text: str
    given: bool


class GivenWords:
    """What people have given, by the word that it begins with, so that a sentence is looked through but once."""

    def __init__(self, texts: Iterable[str]) -> None:
        """What has no letter is the same in every language, and what begins with none of its own is not found."""
        found: dict[str, set[str]] = defaultdict(set)
        for text in filter(_A_LETTER.search, texts):
            for spelled in (text, text[0].upper() + text[1:]):
                if word := _QUOTED_OR_WORD.match(spelled):
                    found[word[0]].add(spelled)
        self._by_first = {word: sorted(known, key=len, reverse=True) for word, known in found.items()}

    @classmethod
    def of(cls, calendar: Calendar) -> GivenWords:
        """All that the calendar holds."""
        return cls(_texts(calendar))

    def plus(self, texts: Iterable[str]) -> GivenWords:
        """These, and more: what is about to be given, or what another thing than the calendar holds."""
        more = GivenWords(texts)
        for word, known in self._by_first.items():
            more._by_first[word] = sorted({*known, *more._by_first.get(word, ())}, key=len, reverse=True)
        return more

    def parts(self, sentence: str) -> Iterator[Part]:
        """The sentence, piece by piece. What it quotes is given; of two texts that fit, the longer one is meant."""
        done = 0
        for found in _QUOTED_OR_WORD.finditer(sentence):
            start = found.start()
            if start < done:
                continue
            if end := self._end(sentence, found):
                yield Part(sentence[done:start], given=False)
                yield Part(sentence[start:end], given=True)
                done = end
        yield Part(sentence[done:], given=False)

    def _end(self, sentence: str, found: re.Match[str]) -> int:
        """Where what begins there ends; 0 where nothing does."""
        start = found.start()
        if sentence[start - 1 : start] in ("“", "»") and sentence[found.end() : found.end() + 1] in ("”", "«"):
            return found.end()
        for text in self._by_first.get(found[0], ()):
            end = start + len(text)
            if sentence.startswith(text, start) and not sentence[end : end + 1].isalnum():
                return end
        return 0


def _texts(calendar: Calendar) -> Iterator[str]:
    yield calendar.name
    for one in calendar.series:
        yield from _texts_of(one)
    for body in calendar.bodies:
        yield from (body.name, body.short)
    for unit in calendar.units:
        yield from (unit.name, unit.short)
    for person in calendar.people:
        yield from (person.name, person.role)
    for days in calendar.day_calendars:
        yield days.name
        yield from (span.name for span in days.added if not is_danish_custom(span.name))


def _texts_of(series: Series) -> Iterator[str]:
    passport = series.passport
    yield from (series.title, series.place, series.note, series.source)
    yield from (passport.owner, passport.legal_basis, passport.purpose)
    for decided in series.exceptions.values():
        yield from (text for text in (decided.title, decided.place, decided.note) if text)
    yield from (quota.label for quota in (series.requirement.quotas if series.requirement else ()))
    yield from _texts_in(series.rule)


def _texts_in(rule: Rule) -> Iterator[str]:
    for agreed in rule.dates if isinstance(rule, AgreedDates) else ():
        yield from (agreed.title, agreed.place, agreed.note)
