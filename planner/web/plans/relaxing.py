"""What a plan can let go of at the press of a button, so that its meetings can be held: what each sends, and does.

Which of them helps is not asked here; ``remedies`` knows what the solver found out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.domain.edits.series import find
from planner.domain.errors import DomainError
from planner.domain.plans import Job
from planner.planning.year.preferences import Own, Preferences
from planner.planning.year.written import MOST_SLACK
from planner.services.plans.looking import Look, Row
from planner.services.plans.slots import series_of
from planner.web.plans.marks import title_of

MORE_DAYS: Final = 14

UNPIN: Final = "unpin"
SLACK: Final = "slack"
ALLOW: Final = "allow"
WEEKDAYS: Final = "weekdays"
SPACING: Final = "spacing"
ROOM: Final = "room"


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Something to let go of; ``what`` and ``which`` are what its button sends."""

    what: str
    which: str
    label: str


def relaxations(look: Look, job: Job) -> tuple[Relaxation, ...]:
    """All that concerns the solve's meetings: their pins, the slack, their series' own wishes, forbidden days."""
    return (*_pins(look, job), *slack(look), *_own(look, job), *forbidden(look))


def relaxed(preferences: Preferences, what: str, which: str) -> Preferences:
    """The wishes with that let go of. Raises ``DomainError`` for what the page does not offer."""
    own = preferences.own.get(which)
    if what == SLACK:
        return replace(preferences, slack=timedelta(days=_more_slack(preferences)))
    if what == ALLOW:
        return replace(preferences, forbidden=preferences.forbidden - {which})
    if what == ROOM and which in preferences.rooms:
        return replace(preferences, rooms={name: count for name, count in preferences.rooms.items() if name != which})
    if what == WEEKDAYS and own is not None:
        return _with(preferences, which, replace(own, weekdays=frozenset()))
    if what == SPACING and own is not None:
        return _with(preferences, which, replace(own, least=None, most=None))
    raise DomainError("what", "Det kan der ikke gives slip på.", "That cannot be let go of.")


def _with(preferences: Preferences, series: str, own: Own) -> Preferences:
    others = {uid: one for uid, one in preferences.own.items() if uid != series}
    return replace(preferences, own=others if own == Own() else {**others, series: own})


def _pins(look: Look, job: Job) -> Iterator[Relaxation]:
    for uid in job.meetings:
        row = look.row(uid)
        if row is not None and row.pinned:
            yield unpin(row)


def unpin(row: Row) -> Relaxation:
    """Let solves move the meeting."""
    return Relaxation(UNPIN, row.uid, _("Lås »%(title)s« op", title=title_of(row)))


def slack(look: Look) -> Iterator[Relaxation]:
    """Let dates move further from their rules' days, where they may move further at all."""
    days = _more_slack(look.preferences) - look.preferences.slack.days
    if days > 0:
        said = ngettext(
            "Lad datoer flytte %(num)d dag længere fra reglens dag",
            "Lad datoer flytte %(num)d dage længere fra reglens dag",
            days,
        )
        yield Relaxation(SLACK, "", said)


def _own(look: Look, job: Job) -> Iterator[Relaxation]:
    for uid in dict.fromkeys(map(series_of, job.meetings)):
        own = look.preferences.of(uid)
        if own.weekdays:
            yield free_weekdays(uid, look)
        if own.least is not None or own.most is not None:
            yield free_spacing(uid, look)


def free_weekdays(series: str, look: Look) -> Relaxation:
    """Let the series meet on all working days."""
    return Relaxation(WEEKDAYS, series, _("Tillad alle hverdage for »%(title)s«", title=_title(series, look)))


def free_spacing(series: str, look: Look) -> Relaxation:
    """Forget what the series asks for between its meetings."""
    return Relaxation(SPACING, series, _("Glem afstanden mellem møderne i »%(title)s«", title=_title(series, look)))


def more_room(name: str) -> Relaxation:
    """Let the room hold any number of meetings."""
    return Relaxation(ROOM, name, _("Glem, hvor mange møder »%(room)s« har plads til", room=name))


def _title(series: str, look: Look) -> str:
    found = find(look.planned.calendar, series)
    return series if found is None else found.title


def forbidden(look: Look) -> Iterator[Relaxation]:
    """Let meetings lie in the day calendars that the plan forbids."""
    for one in look.planned.calendar.day_calendars:
        if one.uid in look.preferences.forbidden:
            yield Relaxation(ALLOW, one.uid, _("Tillad møder i »%(name)s«", name=one.name))


def _more_slack(preferences: Preferences) -> int:
    return min(MOST_SLACK, preferences.slack.days + MORE_DAYS)
