"""Historik: each change with who made it and when, and line by line what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from planner.domain.access import Account
from planner.domain.changes import Change, Part
from planner.domain.changes.undoing import require_allowed, undone
from planner.domain.changes.words import Names, subject, words
from planner.domain.errors import DomainError
from planner.domain.series import Calendar
from planner.services.history import Page
from planner.web.authors import author_name
from planner.web.moments import moment_words
from planner.web.reading import Reading

SHOWN_AT_ONCE: Final = 8
"""Things that a change shows of itself; the rest of a large one is folded away."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was touched: what it is called, the address of its page or "", and what became of it."""

    subject: str
    href: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One change. ``iso`` is when, for machines; ``takes_back`` and ``taken_back`` are versions, 0 for none.

    ``state`` is the address of what it left the series as, where the page is one series' own; "" elsewhere.
    """

    version: int
    when: str
    iso: str
    who: str
    told: tuple[Told, ...]
    folded: tuple[Told, ...]
    takes_back: int
    taken_back: int
    undoable: bool
    state: str


def rows(page: Page, reading: Reading, account: Account | None, series: str = "") -> tuple[Row, ...]:
    """The changes of the page; of one ``series`` (its uid) alone, where the page is its own."""
    names, known = Names.of(reading.calendar), {one.uid for one in reading.calendar.series}
    return tuple(_row(one, page, reading, account, series, names, known) for one in page.changes)


def told(parts: Iterable[Part], names: Names, reading: Reading, linked: Callable[[Part], str]) -> Iterator[Told]:
    """Each thing once, with all its lines; an order, or a calendar's own fields, go together too."""
    language = reading.presenter.language
    for what, same in groupby(parts, key=lambda part: subject(part, names, language)):
        found = list(same)
        lines = tuple(line for part in found for line in words(part, names, language))
        yield Told(what, linked(found[0]), lines or (_("Ændret"),))


def last_name(page: Page, uid: str) -> str:
    """What a series that is gone was called by its last change on the page."""
    return next(part.name for one in page.changes for part in one.parts if part.series == uid)


def can_undo(change: Change, calendar: Calendar, account: Account | None) -> bool:
    """Whether that account could take the change back right now."""
    try:
        require_allowed(account, calendar, undone(calendar, change))
    except DomainError:
        return False
    return True


def _row(
    change: Change,
    page: Page,
    reading: Reading,
    account: Account | None,
    series: str,
    names: Names,
    known: set[str],
) -> Row:
    def linked(part: Part) -> str:
        return url_for("pages.series", uid=part.key) if not series and part.series in known else ""

    parts = [part for part in change.parts if part.series == series] if series else change.parts
    found = tuple(told(parts, names, reading, linked))
    return Row(
        version=change.version,
        when=moment_words(change.when, reading.today, reading.presenter.words),
        iso=change.when.isoformat(timespec="seconds"),
        who=author_name(change.by),
        told=found[:SHOWN_AT_ONCE],
        folded=found[SHOWN_AT_ONCE:],
        takes_back=change.undoes or 0,
        taken_back=page.undone.get(change.version, 0),
        undoable=can_undo(change, reading.calendar, account),
        state=url_for("history.state", uid=series, version=change.version) if series else "",
    )
