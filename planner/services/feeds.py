"""Feeds of the calendar as it stands: what each covers, whether it has changed, and its bytes.

A process keeps one book of written occurrences, for the newest version and window; every feed is joined from it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from hashlib import sha256
from importlib.metadata import version
from typing import Final

from flask import current_app

from planner.domain.selection import Selection
from planner.domain.series import Calendar
from planner.domain.spans import Window, at
from planner.ical.feed import FORMAT, FeedBook
from planner.ical.spec import STANDING, FeedSpec, Look
from planner.services import calendars, views

MONTHS_BACK: Final = 1
MONTHS_AHEAD: Final = 18
MOST_BOOKS: Final = 8
UID_DOMAIN: Final = "aarshjul"
"""Makes our UIDs ours. Not the host's name: a calendar that moves to another address keeps its UIDs."""

_EXTENSION: Final = "aarshjul-feeds"
_REVISION: Final = f"{FORMAT}.{version('holidays')}"
"""What besides the calendar decides a feed's bytes: how we write, and which holidays there are."""


@dataclass(frozen=True, slots=True)
class Validator:
    """What tells whether a feed has changed: a strong entity tag without its quotes, and a time (UTC)."""

    tag: str
    changed: datetime


class _Shelf:
    """The books of one calendar, by what they cover."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.books: dict[Window, FeedBook] = {}


def rolling_window(today: date) -> Window:
    """What a feed covers unless its subscriber chose otherwise: from the start of last month, 18 months ahead.

    It moves on with the month, not with the day, so that a feed changes by itself once a month only.
    """
    months = today.year * 12 + today.month - 1
    start, end = (divmod(months + count, 12) for count in (-MONTHS_BACK, MONTHS_AHEAD))
    return Window(date(start[0], start[1] + 1, 1), date(end[0], end[1] + 1, 1)).bounded()


def feed_of(window: Window, look: Look, selection: Selection = STANDING) -> FeedSpec:
    """The feed of the current calendar that anyone may read, filtered by the selection and named after it."""
    calendar = calendars.current()
    bodies = [body.name for body in calendar.bodies if body.key in selection.bodies]
    units = [unit.short for unit in calendar.units if unit.key in selection.units]
    identity = [calendar.uid, *sorted(selection.bodies), *sorted(selection.units)]
    return FeedSpec(
        name=": ".join(filter(None, (calendar.name, ", ".join((*bodies, *units))))),
        identity="/".join(identity),
        look=look,
        window=window,
        selection=selection,
    )


def validator(spec: FeedSpec, today: date) -> Validator:
    """Tells whether the feed has changed, without expanding anything: from the calendar's stamp alone.

    Not from its version, which other people's subscriptions raise too. ``today`` says when the window moved last,
    which changes a feed as well.
    """
    calendar = calendars.current()
    made_of = [_REVISION, calendar.uid, *calendar.stamp, spec]
    tag = sha256(json.dumps(made_of, default=_plain).encode()).hexdigest()[:32]
    moved = at(today.replace(day=1), time()).astimezone(UTC)
    return Validator(tag, max(calendar.stamp.changed, moved))


def write(spec: FeedSpec) -> bytes:
    """The feed of the calendar as it stands."""
    return _book(spec.window).feed(spec)


def _book(window: Window) -> FeedBook:
    calendar = calendars.current()
    shelf: _Shelf | None = current_app.extensions.get(_EXTENSION)
    if shelf is None or shelf.calendar is not calendar:
        shelf = current_app.extensions[_EXTENSION] = _Shelf(calendar)
    book = shelf.books.get(window)
    if book is None:
        if len(shelf.books) >= MOST_BOOKS:
            shelf.books.clear()
        book = shelf.books[window] = FeedBook(calendar, window, views.occurrences(window))
    return book


def _plain(value: object) -> object:
    """What JSON has no word for, in the same words in every process."""
    match value:
        case FeedSpec() | Selection():
            return {field.name: getattr(value, field.name) for field in fields(value)}
        case frozenset():
            return sorted(value)
        case date():
            return value.isoformat()
        case _:
            raise TypeError(f"{value!r} does not decide what a feed shows")
