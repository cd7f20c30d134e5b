"""Clashes: meetings at overlapping times that need the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from planner.domain.errors import Language
from planner.domain.occurrences import Occurrence, RecurrenceId, Status
from planner.domain.series import Person, SeriesKind
from planner.domain.words import WORDS

Key = tuple[tuple[str, RecurrenceId], tuple[str, RecurrenceId]]
Shared = Mapping[str, Mapping[str, tuple[Person, ...]]]
"""For each body, itself and those that it shares people with, and whom."""

_MINUTES: Final = 24 * 60
_MEETS: Final = frozenset({SeriesKind.MEETING, SeriesKind.SEMINAR})


class Clash(NamedTuple):
    """Two that overlap, the earlier one first; ``people`` who sit in both bodies, none where it is one body."""

    first: Occurrence
    second: Occurrence
    people: tuple[Person, ...] = ()

    @property
    def key(self) -> Key:
        """Which two it is, however they lie."""
        one, other = sorted((self.first.identity, self.second.identity), key=str)
        return one, other

    def other(self, than: tuple[str, RecurrenceId]) -> Occurrence:
        """The one of the two that does not have this identity."""
        return self.second if self.first.identity == than else self.first


class _Taken(NamedTuple):
    """The half-open minutes that a meeting takes, counted from the year 1: ordinals are days."""

    start: int
    end: int
    occurrence: Occurrence


def shared_people(people: Iterable[Person]) -> Shared:
    """Who sits in two bodies at once."""
    shared: dict[str, dict[str, tuple[Person, ...]]] = defaultdict(dict)
    for person in people:
        for body in person.bodies:
            for other in person.bodies - {body}:
                shared[body][other] = (*shared[body].get(other, ()), person)
    return shared


def can_clash(occurrence: Occurrence) -> bool:
    """Whether people meet there on a day that is set: not what is cancelled, an item, a deadline, or a window."""
    series = occurrence.series
    return (
        series.body is not None
        and series.kind in _MEETS
        and occurrence.dated
        and occurrence.status is not Status.CANCELLED
    )


def clashes(occurrences: Iterable[Occurrence], people: Iterable[Person]) -> list[Clash]:
    """Those among them that overlap in time and are meetings of one body, or of bodies that share people.

    What has no time takes its days whole; a beginning without an end, the assumed hour; one that ends when the
    other begins does not overlap. In order of the later one's beginning.
    """
    shared = shared_people(people)
    running: dict[str, list[_Taken]] = defaultdict(list)
    found = []
    for taken in sorted((_taken(one) for one in occurrences if can_clash(one)), key=_when):
        body = _body(taken.occurrence)
        for other in (body, *shared.get(body, ())):
            running[other] = [one for one in running[other] if one.end > taken.start]
            both = shared.get(body, {}).get(other, ())
            found += [Clash(one.occurrence, taken.occurrence, both) for one in running[other]]
        running[body].append(taken)
    return found


def overlap_text(clash: Clash, seen_from: tuple[str, RecurrenceId], language: Language) -> str:
    """What the other one is to the one with this identity: "overlapper med »Byrådsmøde« kl. 18.00 (borgmesteren)"."""
    w, other = WORDS[language], clash.other(seen_from)
    clock = f" {w.clock(other.times)}" if other.times else ""
    who = f" ({w.joined(person.name for person in clash.people)})" if clash.people else ""
    return w("overlapper med ", "overlaps with ") + w.quoted(other.title) + clock + who


def _when(taken: _Taken) -> tuple[int, int]:
    return taken.start, taken.end


def _taken(one: Occurrence) -> _Taken:
    first, last = one.first.toordinal() * _MINUTES, one.last.toordinal() * _MINUTES
    if one.times is None:
        return _Taken(first, last + _MINUTES, one)
    begin, end = one.times.start, one.times.ends()
    start = first + begin.hour * 60 + begin.minute
    return _Taken(start, max(last + end.hour * 60 + end.minute, start + 1), one)


def _body(one: Occurrence) -> str:
    return one.series.body.key if one.series.body is not None else ""
