"""What is decided of a single occurrence: each function gives the next calendar.

An exception is kept only for what it says beyond the rule: to move a meeting back to where its rule has it, or to
give it the status that it has anyway, takes that part of the decision back. Stamping keeps what feeds must tell of.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from planner.domain.chain import find
from planner.domain.codec.atoms import PROSE, TITLE
from planner.domain.days import Days
from planner.domain.errors import DomainError
from planner.domain.exceptions import says_something
from planner.domain.occurrences import HangsOn, Occurrence, RecurrenceId, Status
from planner.domain.rules import Placed
from planner.domain.series import Calendar, MovedTo, Series, SeriesException
from planner.domain.spans import Times
from planner.domain.validate import check_move

NOTHING: Final = SeriesException()


class NoSuchOccurrence(DomainError):
    """A series that the calendar does not have, or a recurrence_id that its rule does not give."""

    def __init__(self, field: str) -> None:
        super().__init__(
            field,
            "Datoen findes ikke længere. Måske er det faste punkt ændret imens.",
            "That date is no longer there. Its series may have been changed meanwhile.",
        )


def moved_to(occurrence: Occurrence, first: date, times: Times | None, days: int | None = None) -> MovedTo:
    """Where it lands when it begins on ``first``: as many days as before, or ``days``; a window's day is one day."""
    if days is None:
        days = (occurrence.last - occurrence.first).days + 1 if occurrence.dated else 1
    return MovedTo(first, _days_on(first, days - 1), times)


def move(calendar: Calendar, uid: str, rid: RecurrenceId, to: MovedTo) -> Calendar:
    """The occurrence held there instead; one that somebody cancelled is held again.

    Moved to where its rule has it, it follows its rule again. Raises ``NoSuchOccurrence`` (``series``,
    ``recurrence_id``) and ``DomainError`` at ``first``, ``last`` or ``times`` for days that cannot be.
    """
    check_move(to)
    case = _case(calendar, uid, rid)
    own = case.given(NOTHING)
    at_home = own.dated and own.status is not Status.CANCELLED and MovedTo(own.first, own.last, own.times) == to
    status = None if case.decided.status is Status.CANCELLED else case.decided.status
    return case.decide(replace(case.decided, moved_to=None if at_home else to, status=status))


def set_status(calendar: Calendar, uid: str, rid: RecurrenceId, status: Status) -> Calendar:
    """Cancelled, reserved or confirmed. The status that it has anyway takes the decision back.

    Raises ``NoSuchOccurrence`` (``series``, ``recurrence_id``).
    """
    case = _case(calendar, uid, rid)
    unstated = replace(case.decided, status=None)
    same = case.given(unstated).status is status
    return case.decide(unstated if same else replace(case.decided, status=status))


def annotate(
    calendar: Calendar, uid: str, rid: RecurrenceId, *, title: str = "", place: str = "", note: str = ""
) -> Calendar:
    """What sets this occurrence apart from its series; "" where it is as the series.

    Control characters are left out. Raises ``NoSuchOccurrence`` (``series``, ``recurrence_id``) and ``DomainError``
    at ``title``, ``place`` or ``note`` for one that is too long.
    """
    case = _case(calendar, uid, rid)
    own, series = case.given(NOTHING).details, case.series
    title, place = (TITLE.read(" ".join(text.split()), at) for text, at in ((title, "title"), (place, "place")))
    note = PROSE.read(note.replace("\r\n", "\n"), "note")
    said = replace(
        case.decided,
        title=_beyond(title, own.title, series.title),
        place=_beyond(place, own.place, series.place),
        note=_beyond(note, own.note, series.note),
    )
    return case.decide(said)


def place(calendar: Calendar, uid: str, rid: RecurrenceId, on: HangsOn) -> Calendar:
    """A placed item taken at that meeting of its host instead: moved there, and told in its agenda.

    Raises ``NoSuchOccurrence`` (``series``, ``recurrence_id``, ``on``) and ``DomainError`` at ``on`` for what is no
    meeting that could take it.
    """
    case = _case(calendar, uid, rid)
    rule = case.series.rule
    if not isinstance(rule, Placed) or rule.host != on.series:
        raise DomainError("on", "Vælg et af de møder, punktet følger.", "Choose one of the meetings that it follows.")
    host = find(calendar.series, case.days, *on)
    if host is None:
        raise NoSuchOccurrence("on")
    if not host.dated or host.status is Status.CANCELLED:
        raise DomainError("on", "Mødet er aflyst eller har ingen dag.", "That meeting is cancelled or has no day.")
    return move(calendar, uid, rid, MovedTo(host.first, host.last, host.times))


def restore(calendar: Calendar, uid: str, rid: RecurrenceId) -> Calendar:
    """The occurrence as its rule has it, without anything that was decided of it; also one that the rule has lost.

    Raises ``NoSuchOccurrence`` at ``series``, and at ``recurrence_id`` where nothing was decided.
    """
    series = _series(calendar, uid)
    if not says_something(series.exceptions.get(rid, NOTHING)):
        raise NoSuchOccurrence("recurrence_id")
    return _decided(calendar, series, rid, NOTHING)


class _Case(NamedTuple):
    """One occurrence, and what has been decided of it so far."""

    calendar: Calendar
    days: Days
    series: Series
    rid: RecurrenceId
    decided: SeriesException

    def given(self, decided: SeriesException) -> Occurrence:
        """The occurrence as it would be with that decision."""
        calendar = _decided(self.calendar, self.series, self.rid, decided)
        found = find(calendar.series, self.days, self.series.uid, self.rid)
        if found is None:
            raise NoSuchOccurrence("recurrence_id")
        return found

    def decide(self, decided: SeriesException) -> Calendar:
        """The calendar with that decision."""
        return self.calendar if decided == self.decided else _decided(self.calendar, self.series, self.rid, decided)


def _case(calendar: Calendar, uid: str, rid: RecurrenceId) -> _Case:
    series = _series(calendar, uid)
    return _Case(calendar, Days(calendar.day_calendars), series, rid, series.exceptions.get(rid, NOTHING))


def _series(calendar: Calendar, uid: str) -> Series:
    for one in calendar.series:
        if one.uid == uid:
            return one
    raise NoSuchOccurrence("series")


def _decided(calendar: Calendar, series: Series, rid: RecurrenceId, decided: SeriesException) -> Calendar:
    others = {other: said for other, said in series.exceptions.items() if other != rid}
    exceptions = {**others, rid: decided} if says_something(decided) else others
    changed = replace(series, exceptions=exceptions)
    return replace(calendar, series=tuple(changed if one.uid == series.uid else one for one in calendar.series))


def _beyond(text: str, ruled: str, of_series: str) -> str | None:
    """What an exception must say so that ``text`` is shown; None where the rule, or the series, says it already."""
    if text == of_series:
        text = ""
    return None if text == ruled else text


def _days_on(day: date, count: int) -> date:
    """As far as there are dates at all; what lies past the years that are covered is refused later."""
    return date.fromordinal(min(max(day.toordinal() + count, 1), date.max.toordinal()))
