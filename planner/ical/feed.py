"""Whole feeds: a head, and the pieces of the occurrences that the subscriber asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Final

from planner.domain.occurrences import Occurrence, Status
from planner.domain.rules import Placed
from planner.domain.series import Calendar
from planner.domain.spans import Window
from planner.ical.agenda import Agendas, Place
from planner.ical.event import EventWriter, rewritten
from planner.ical.head import head
from planner.ical.spec import FeedSpec, Look, PlacedAs

FORMAT: Final = 4
"""Raised whenever the same occurrences would be written in other bytes, so that no cache keeps the old ones."""

MOST_LOOKS: Final = 16
"""Looks that a book is kept in. There are two languages times a few reminders; more come of made-up host names."""

_END: Final = b"END:VCALENDAR\r\n"
_LONGEST: Final = date(9999, 9, 30)
_ONE_DAY: Final = timedelta(days=1)


def write_feed(calendar: Calendar, occurrences: Iterable[Occurrence], spec: FeedSpec) -> bytes:
    """The VCALENDAR (RFC 5545, UTF-8) of what ``spec`` shows of ``occurrences``.

    These are the calendar's in ``spec.window``, sorted by ``day_order``.

    The same input gives the same bytes. For several feeds of one calendar version, ask a ``FeedBook``.
    """
    return FeedBook(calendar, spec.window, occurrences).feed(spec)


class FeedBook:
    """The occurrences of one calendar version in a window, each written once per look and joined into many feeds."""

    def __init__(self, calendar: Calendar, window: Window, occurrences: Iterable[Occurrence]) -> None:
        self._calendar = calendar
        self._window = window
        self._occurrences = tuple(occurrences)
        self._firsts = [one.first for one in self._occurrences]
        self._last_by = list(accumulate((one.last for one in self._occurrences), max))
        self._sorts, self._examples = _sorted_out(self._occurrences)
        self._hosts = {one.rule.host for one in calendar.series if isinstance(one.rule, Placed)}
        self._agendas: Agendas | None = None
        self._chapters: dict[Look, _Chapter] = {}

    def feed(self, spec: FeedSpec) -> bytes:
        """One feed of the book, whose window lies within the book's; bytes as ``write_feed`` gives them."""
        shown = self._shown(spec)
        chapter = self._chapter(spec.look)
        if spec.placed_as is PlacedAs.LINES:
            shown, pieces = self._with_lines(chapter, shown)
        else:
            pieces = chapter.pieces(shown)
        if spec.chosen is not None:
            pieces = [rewritten(piece, spec.chosen) for piece in pieces]
        top = head(spec)
        if len(top) + sum(map(len, pieces)) + len(_END) > spec.most_bytes:
            top, pieces = self._cut(spec, shown, pieces)
        return b"".join((top, *pieces, _END))

    def _shown(self, spec: FeedSpec) -> Sequence[Place]:
        """The places of the occurrences that the spec shows.

        Whether it does depends on an occurrence's days, and else on its series and status alone.
        """
        wanted = list(map(spec.shows, self._examples))
        if spec.window == self._window:
            return [place for place, sort in enumerate(self._sorts) if wanted[sort]]
        start, end = spec.window
        among = range(bisect_left(self._last_by, start), bisect_left(self._firsts, end))
        return [place for place in among if wanted[self._sorts[place]] and self._occurrences[place].last >= start]

    def _chapter(self, look: Look) -> _Chapter:
        chapter = self._chapters.get(look)
        if chapter is None:
            chapter = _Chapter(EventWriter(self._calendar, look), self._occurrences)
            self._chapters = {**dict([*self._chapters.items()][1 - MOST_LOOKS :]), look: chapter}
        return chapter

    def _with_lines(self, chapter: _Chapter, shown: Sequence[Place]) -> tuple[list[Place], list[bytes]]:
        """The events left, and their bytes, when items are told at their meetings instead of being events."""
        if self._agendas is None:
            self._agendas = Agendas(self._occurrences)
        agenda = self._agendas.among(shown)
        left = [place for place in shown if place not in agenda.items]
        pieces = chapter.pieces(left)
        for at, place in enumerate(left):
            if self._occurrences[place].series.uid in self._hosts:
                pieces[at] = chapter.meeting(place, agenda.of.get(place, ()))
        return left, pieces

    def _cut(self, spec: FeedSpec, shown: Sequence[Place], pieces: list[bytes]) -> tuple[bytes, list[bytes]]:
        """Whole days from the beginning, as many as there is room for, and a head that says so."""
        room = spec.most_bytes - len(head(spec, _LONGEST)) - len(_END)
        fitting = sum(size <= room for size in accumulate(map(len, pieces)))
        first_left_out = self._occurrences[shown[fitting]].first
        kept = [
            piece
            for place, piece in zip(shown, pieces, strict=True)
            if self._occurrences[place].first < first_left_out
        ]
        return head(spec, first_left_out - _ONE_DAY), kept


class _Chapter:
    """The pieces of a book in one look, written when first asked for."""

    def __init__(self, writer: EventWriter, occurrences: Sequence[Occurrence]) -> None:
        self._writer = writer
        self._occurrences = occurrences
        self._pieces: list[bytes] = [b""] * len(occurrences)
        self._meetings: dict[tuple[Place, tuple[Place, ...]], bytes] = {}

    def pieces(self, places: Sequence[Place]) -> list[bytes]:
        """The occurrences at these places, each as an event of its own."""
        return [self._pieces[place] or self._written(place) for place in places]

    def meeting(self, place: Place, items: tuple[Place, ...]) -> bytes:
        """A meeting with its items told in its description."""
        known = self._meetings.get((place, items))
        if known is None:
            agenda = [self._occurrences[item] for item in items]
            known = self._meetings[place, items] = self._writer.piece(self._occurrences[place], agenda)
        return known

    def _written(self, place: Place) -> bytes:
        piece = self._pieces[place] = self._writer.piece(self._occurrences[place])
        return piece


def _sorted_out(occurrences: Sequence[Occurrence]) -> tuple[list[int], list[Occurrence]]:
    """The sort of each occurrence (its series and status) as a number, and an example of each sort."""
    numbers: dict[str | tuple[str, Status], int] = {}
    examples: list[Occurrence] = []
    sorts: list[int] = []
    for one in occurrences:
        uid, status = one.series.uid, one.status
        sort = numbers.setdefault(uid if status is Status.CONFIRMED else (uid, status), len(examples))
        if sort == len(examples):
            examples.append(one)
        sorts.append(sort)
    return sorts, examples
