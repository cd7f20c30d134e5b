"""How a calendar changes: an edit is a function from one calendar to the next, and the rest follows from that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from flask import g
from sqlalchemy.orm import Session

from planner.domain.access import NOBODY, Author
from planner.domain.changes import beginning, differences
from planner.domain.days import Days
from planner.domain.series import Calendar, Stamp
from planner.domain.validate import check_calendar, check_people
from planner.services import calendars
from planner.services.stamping import stamped
from planner.services.transactions import writing
from planner.store import history, queries, saving

Edit = Callable[[Calendar], Calendar]

_MADE: Final = "aarshjul.made"


def change(edit: Edit, now: datetime, by: Author = NOBODY, *, undoes: int | None = None) -> Calendar:
    """Apply the edit to the newest calendar, check the outcome, stamp what changed and save it, all or nothing.

    ``edit`` is given the calendar as it stands when nobody else can write any more. An edit that changes nothing
    writes nothing; any other raises the version by one, and goes into the history in the same transaction, under the
    name of ``by``. ``undoes`` is the version of the change that this one takes back. Returns the calendar as it
    stands afterwards. Raises what ``edit`` raises, ``DomainError`` for series that cannot be (``series[hu].rule``),
    ``MissingAnchor`` and ``CircularChain``. ``now`` is aware.
    """
    with writing() as session:
        after, made = change_within(session, edit, now, by, undoes=undoes)
    if made:
        changed(after)
    return after


def change_within(
    session: Session, edit: Edit, now: datetime, by: Author = NOBODY, *, undoes: int | None = None
) -> tuple[Calendar, bool]:
    """The same as a part of somebody else's transaction, which writes; they say ``changed`` once it is over.

    Tells besides the calendar whether it has changed.
    """
    stored = queries.calendar(session)
    before = stored or calendars.NEW
    stamp = Stamp(before.version + 1, now)
    after = stamped(before, edit(before), stamp)
    if after == before:
        return before, False
    check_calendar(after.series, Days(after.day_calendars))
    check_people(after.people, after.bodies)
    after = replace(after, version=stamp.sequence, stamp=stamp)
    saving.save(session, stored, after)
    parts = (beginning(after),) if stored is None else differences(before, after)
    history.record(session, after.version, now, by, parts, undoes)
    return after, True


def changed(after: Calendar) -> None:
    """Let this request see the calendar that it has just made."""
    calendars.adopt(after)
    setattr(g, _MADE, after.version)


def last_made() -> int | None:
    """The version that the last change of this request has made; None where it has changed nothing."""
    made: int | None = g.get(_MADE)
    return made
