"""What was changed, when and by whom; the calendar as it once was; and taking changes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from planner.domain.access import Account, Author
from planner.domain.changes import Asked, Change, back, require_unchanged
from planner.domain.changes.undoing import require_allowed, restored, undone
from planner.domain.edits.series import find
from planner.domain.series import Calendar, Series
from planner.services import calendars
from planner.services.changing import change, change_within, changed
from planner.services.plans import withdrawing
from planner.services.transactions import reading, writing
from planner.store import history

ON_A_PAGE: Final = 50


class UnknownVersion(LookupError):
    """A version that the calendar has never had, or that lies before all that was recorded."""


@dataclass(frozen=True, slots=True)
class Page:
    """Changes, the newest first; ``undone`` those that were taken back, each with the version that this made.

    ``older`` is the version before which the next page goes on; None on the last one.
    """

    changes: tuple[Change, ...]
    undone: Mapping[int, int]
    older: int | None


@dataclass(frozen=True, slots=True)
class Then:
    """The calendar as it once was, and the changes since, the newest first."""

    calendar: Calendar
    since: tuple[Change, ...]


def page(asked: Asked, most: int = ON_A_PAGE) -> Page:
    """One page of the changes that are asked for. Two queries."""
    with reading() as session:
        found = history.changes(session, asked, most + 1)
        shown = found[:most]
        undone_by = history.undone(session, [one.version for one in shown])
    return Page(tuple(shown), undone_by, shown[-1].version if len(found) > most else None)


def everything(asked: Asked) -> list[Change]:
    """All the changes that are asked for, the newest first."""
    with reading() as session:
        return history.changes(session, asked)


def authors() -> list[Author]:
    """Whoever has changed the calendar, each once."""
    with reading() as session:
        return history.authors(session)


def one(version: int) -> Change:
    """The change that made this version. Raises ``UnknownVersion``."""
    found = one_or_none(version)
    if found is None:
        raise UnknownVersion
    return found


def one_or_none(version: int) -> Change | None:
    """The change that made this version; None where none did."""
    if not 0 < version <= calendars.current().version:
        return None
    with reading() as session:
        return history.one(session, version)


def calendar_at(version: int) -> Then:
    """The calendar as that version was, found by walking back from the present one.

    Raises ``UnknownVersion`` for one that is still to come, and for those before all that was recorded.
    """
    now = calendars.current()
    if not 0 <= version <= now.version:
        raise UnknownVersion
    with reading() as session:
        first = history.first_version(session)
        since = _until(now, history.later_than(session, version))
    if first is None or version < first - 1 or any(change.is_beginning for change in since):
        raise UnknownVersion
    return _back(now, since)


def calendar_before(moment: datetime) -> Then:
    """The calendar as it stood right before that time (aware), or as it began where it did so later."""
    now = calendars.current()
    with reading() as session:
        since = _until(now, history.changes(session, Asked(since=moment)))
    return _back(now, [change for change in since if not change.is_beginning])


def series_at(uid: str, version: int) -> Series:
    """The series as that version had it. Raises ``UnknownVersion``, also where that version had no such series."""
    found = find(calendar_at(version).calendar, uid)
    if found is None:
        raise UnknownVersion
    return found


def undo(version: int, now: datetime, by: Author, account: Account | None) -> Calendar:
    """Take the change back that made this version; that is a change too, which can be taken back itself.

    With a plan's publication the plan goes back as well: its bodies are drafts again. Raises ``UnknownVersion``,
    ``InTheWay`` where what it touched has changed again, ``NotUndoable``, ``NotAllowed``, ``DomainError``
    (``version``) for what only planners take back and for a publication that was taken back already, and what
    ``change`` raises. Returns the calendar as it stands afterwards.
    """
    taken_back = one(version)

    def edit(calendar: Calendar) -> Calendar:
        after = undone(calendar, taken_back)
        require_allowed(account, calendar, after)
        return after

    with writing() as session:
        publications = withdrawing.published_in(session, taken_back)
        withdrawing.demand_allowed(session, taken_back, publications, account)
        after, made = change_within(session, edit, now, by, undoes=version)
        if made:
            withdrawing.withdraw(session, publications, taken_back, after, now, by)
    if made:
        changed(after)
    return after


def restore(uid: str, version: int, seen: str, now: datetime, by: Author, account: Account | None) -> Calendar:
    """Make the series again what it was in that version. ``seen`` is the fingerprint of what it was compared with.

    Raises ``UnknownVersion``, ``Stale``, ``NotAllowed``, and what ``change`` raises.
    """
    state = series_at(uid, version)

    def edit(calendar: Calendar) -> Calendar:
        require_unchanged(find(calendar, uid), seen)
        after = restored(calendar, state)
        require_allowed(account, calendar, after)
        return after

    return change(edit, now, by)


def _until(now: Calendar, changes: list[Change]) -> list[Change]:
    """Without what somebody has changed since this request has read the calendar."""
    return [change for change in changes if change.version <= now.version]


def _back(now: Calendar, since: Sequence[Change]) -> Then:
    return Then(back(now, [change.parts for change in since]), tuple(since))
