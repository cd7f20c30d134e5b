"""Small marks that say the same thing in the same way on every page: who meets, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.domain.occurrences import Occurrence, ReasonKind, Status
from planner.domain.series import Body, Calendar, SeriesKind

COLOURS: Final = 8
"""How many body colours ``static/css/tokens.css`` defines."""


@dataclass(frozen=True, slots=True)
class BodyTag:
    """A body with the number of its colour, 1 to 8; the name always stands beside the colour."""

    key: str
    name: str
    short: str
    colour: int


@dataclass(frozen=True, slots=True)
class StatusTag:
    """``mark`` names the symbol in ``parts/icons.html`` and the CSS class; ``word`` says the same aloud."""

    mark: str
    word: str


_WAITING: Final = frozenset({ReasonKind.NO_HOST, ReasonKind.AWAITS_ANCHOR})


class Palette:
    """The colour of each body: by its place in the calendar, so that no filter and no page changes it."""

    def __init__(self, calendar: Calendar) -> None:
        self._tags = {
            body.key: BodyTag(body.key, body.name, body.short or body.name, place % COLOURS + 1)
            for place, body in enumerate(calendar.bodies)
        }

    def tag(self, body: Body | None) -> BodyTag | None:
        """The body's tag; None for what belongs to no body, or to one that the calendar no longer has."""
        return None if body is None else self._tags.get(body.key)

    def tags(self) -> tuple[BodyTag, ...]:
        """All of them, in the calendar's order."""
        return tuple(self._tags.values())


def status_of(occurrence: Occurrence, count: int = 1) -> StatusTag:
    """The status and its word; ``count`` is how many dates are missing in the same window."""
    mark = mark_of(occurrence)
    return StatusTag(mark, mark_word(mark, count))


def mark_of(occurrence: Occurrence) -> str:
    """A missing date comes before everything else, and a window without a day is not called fixed.

    What waits for another series' meeting is no reservation either: its reason says what it waits for.
    """
    if occurrence.missing:
        return "missing"
    status = occurrence.status
    if status is Status.CONFIRMED or any(reason.kind in _WAITING for reason in occurrence.reasons):
        return "confirmed" if occurrence.dated else "undated"
    return status.value


def mark_word(mark: str, count: int = 1) -> str:
    """What a mark is called on screen; ``count`` is how many dates are missing together."""
    if mark == "missing":
        return ngettext("Dato mangler", "%(num)d datoer mangler", count)
    return _("Uden fast dag") if mark == "undated" else status_word(Status(mark))


def status_word(status: Status) -> str:
    """What the status is called on screen."""
    names = {
        Status.CONFIRMED: _("Fast"),
        Status.TENTATIVE: _("Reserveret"),
        Status.CANCELLED: _("Aflyst"),
    }
    return names[status]


def kind_name(kind: SeriesKind) -> str:
    """What the kind is called on screen."""
    names = {
        SeriesKind.MEETING: _("Møde"),
        SeriesKind.SEMINAR: _("Seminar"),
        SeriesKind.ITEM: _("Sag"),
        SeriesKind.DEADLINE: _("Frist"),
    }
    return names[kind]
