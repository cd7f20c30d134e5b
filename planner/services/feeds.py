"""Feeds of the calendar as it stands: what each covers, whether it has changed, and its bytes.

A process keeps the occurrences that it has written, for the newest state of the calendar; every feed is joined from
them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, time
from hashlib import sha256
from importlib.metadata import version
from typing import Final

from flask import current_app

from planner.domain import subscription
from planner.domain.occurrences import Occurrence
from planner.domain.selection import Selection
from planner.domain.spans import Window, at
from planner.domain.stamps import Stamp
from planner.ical.feed import FORMAT, FeedBook
from planner.ical.spec import STANDING, FeedSpec, Look
from planner.services import calendars, views
from planner.services.plans import feeding

MONTHS_BACK: Final = 1
MONTHS_AHEAD: Final = 18
UID_DOMAIN: Final = "aarshjul"
"""Makes our UIDs ours. Not the host's name: a calendar that moves to another address keeps its UIDs."""

_EXTENSION: Final = "aarshjul-feeds"
_REVISION: Final = f"{FORMAT}.{version('holidays')}"
"""What besides the calendar decides a feed's bytes: how we write, and which holidays there are."""


@dataclass(frozen=True, slots=True)
class Validator:
    """What tells whether a feed has changed: a strong entity tag without its quotes, and a time (UTC).

    ``until`` is when it changes by itself (UTC): its window moves on with the month.
    """

    tag: str
    changed: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The books of one state of the calendar, by what they cover."""

    state: tuple[str, Stamp, date]
    books: dict[Window, FeedBook] = field(default_factory=dict)


def rolling_window(today: date) -> Window:
    """What a feed covers unless its subscriber chose otherwise: from the start of last month, 18 months ahead.

    It moves on with the month, not with the day, so that a feed changes by itself once a month only.
    """
    return subscription.rolling_window(today, MONTHS_BACK, MONTHS_AHEAD)


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


def validator(spec: FeedSpec, today: date, chosen: datetime | None = None) -> Validator:
    """Tells whether the feed has changed, without expanding anything: from the calendar's stamp alone.

    Not from its version, which other people's subscriptions raise too. ``today`` says when the window moved last,
    and ``chosen`` (aware) when the subscriber last chose what the feed shows: both change it too.
    """
    calendar = calendars.current()
    heard = feeding.in_hearing() if spec.drafts else None
    made_of = [_REVISION, calendar.uid, *calendar.stamp, spec, *(heard.state if heard else ())]
    tag = sha256(json.dumps(made_of, default=_plain).encode()).hexdigest()[:32]
    moved, moves = (at(day, time()).astimezone(UTC) for day in subscription.rolling_window(today, 0, 1))
    return Validator(
        tag, max(filter(None, (calendar.stamp.changed, chosen, moved, heard.changed if heard else None))), moves
    )


def write(spec: FeedSpec, today: date | None = None) -> bytes:
    """The feed of the calendar as it stands.

    With ``today``, from occurrences that are kept for the next feed: those that most feeds cover, or those that any
    subscriber can choose. Without, or where neither is enough, from its own.
    """
    if spec.drafts:
        return _book_with_drafts(spec.window).feed(spec)
    if today is not None:
        widest = subscription.rolling_window(today, max(subscription.MONTHS_BACK), max(subscription.MONTHS_AHEAD))
        for window in (rolling_window(today), widest):
            if window.start <= spec.window.start and spec.window.end <= window.end:
                return _kept_book(window, today).feed(spec)
    return _book(spec.window).feed(spec)


def _kept_book(window: Window, today: date) -> FeedBook:
    calendar = calendars.current()
    state = (calendar.uid, calendar.stamp, today.replace(day=1))
    shelf: _Shelf | None = current_app.extensions.get(_EXTENSION)
    if shelf is None or shelf.state != state:
        shelf = current_app.extensions[_EXTENSION] = _Shelf(state)
    book = shelf.books.get(window)
    if book is None:
        book = shelf.books[window] = _book(window)
    return book


def occurrences(spec: FeedSpec) -> list[Occurrence]:
    """What the feed chooses from: the occurrences in its window, with those in hearing where it asks for them."""
    return feeding.occurrences(spec.window) if spec.drafts else views.occurrences(spec.window)


def _book_with_drafts(window: Window) -> FeedBook:
    """Kept for as long as neither the calendar nor a plan in hearing changes."""

    def write() -> FeedBook:
        return FeedBook(feeding.in_hearing().calendar, window, feeding.occurrences(window))

    return calendars.derived((FeedBook, window), write)


def _book(window: Window) -> FeedBook:
    return FeedBook(calendars.current(), window, views.occurrences(window))


def _plain(value: object) -> object:
    """What JSON has no word for, in the same words in every process."""
    match value:
        case FeedSpec() | Selection():
            return {one.name: getattr(value, one.name) for one in fields(value)}
        case frozenset():
            return sorted(value)
        case date():
            return value.isoformat()
        case _:
            raise TypeError(f"{value!r} does not decide what a feed shows")
