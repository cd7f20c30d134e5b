"""One occurrence of the current calendar: found, with what hangs on it and what it clashes with; and changed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from planner.domain.access import Author
from planner.domain.chain import find
from planner.domain.changes import require_unchanged
from planner.domain.clashes import Clash, clashes
from planner.domain.consequences import Consequences, consequences
from planner.domain.edits import series as edits
from planner.domain.hanging import hanging_on
from planner.domain.occurrences import Occurrence, RecurrenceId
from planner.domain.series import Calendar
from planner.domain.spans import Window
from planner.services import calendars, views
from planner.services.changing import Edit, change

AROUND: Final = 400
"""How many days around the old and the new date are looked at for what comes along."""

_ONE_DAY: Final = timedelta(days=1)


def occurrence(uid: str, rid: RecurrenceId) -> Occurrence | None:
    """The occurrence with this identity, wherever it lies; None where there is none."""
    return find(calendars.current().series, calendars.days(), uid, rid)


def hosts(one: Occurrence) -> list[Occurrence]:
    """What it hangs on, and what that hangs on."""
    found: list[Occurrence] = []
    link = one.details.placed_on
    while link is not None:
        host = occurrence(*link)
        if host is None:
            break
        found.append(host)
        link = host.details.placed_on
    return found


def hanging(one: Occurrence) -> list[Occurrence]:
    """What hangs on it, and on that, by ``day_order``."""
    return hanging_on(calendars.current().series, calendars.days(), one)


def clashes_of(one: Occurrence) -> list[Clash]:
    """The meetings that need the same people at the same time."""
    beside = views.occurrences(Window(one.first, one.last + _ONE_DAY))
    found = clashes(beside, calendars.current().people)
    return [clash for clash in found if one.identity in (clash.first.identity, clash.second.identity)]


def previewed(edit: Edit, one: Occurrence) -> tuple[Calendar, Consequences]:
    """The calendar as the edit of that occurrence would leave it, and what differs around its days, old and new.

    Raises what ``edit`` raises.
    """
    before = calendars.current()
    after = edit(before)
    new = find(after.series, calendars.days(), *one.identity)
    window = Window(one.first, one.last)
    if new is not None:
        window = window.hull(Window(new.first, new.last))
    return after, consequences(before, after, window.padded(AROUND, AROUND))


def decide(edit: Edit, uid: str, seen: str, now: datetime, by: Author) -> Calendar:
    """Save the edit of one of the series' occurrences, if the series is still the one with the fingerprint ``seen``.

    Raises ``Stale`` where somebody else has changed it, and what ``edit`` and ``change`` raise.
    """

    def checked(calendar: Calendar) -> Calendar:
        require_unchanged(edits.find(calendar, uid), seen)
        return edit(calendar)

    return change(checked, now, by)
