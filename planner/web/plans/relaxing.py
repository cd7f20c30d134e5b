"""What could be let go of where meetings cannot all be held: each with the button that does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.domain.errors import DomainError
from planner.domain.plans import Job
from planner.planning.year.preferences import Own, Preferences
from planner.planning.year.written import MOST_SLACK
from planner.services.plans.looking import Look
from planner.web.plans.marks import title_of

MORE_DAYS: Final = 14

UNPIN: Final = "unpin"
SLACK: Final = "slack"
ALLOW: Final = "allow"
FREE: Final = "free"


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Something to let go of; ``what`` and ``which`` are what its button sends."""

    what: str
    which: str
    label: str


def relaxations(look: Look, job: Job) -> tuple[Relaxation, ...]:
    """The cheapest first: pins, then how far dates may move, series' own wishes, and forbidden days."""
    return (*_pins(look, job), *_slack(look), *_own(look, job), *_forbidden(look))


def _pins(look: Look, job: Job) -> Iterator[Relaxation]:
    for uid in job.meetings:
        row = look.row(uid)
        if row is not None and row.pinned:
            yield Relaxation(UNPIN, uid, _("Lås »%(title)s« op", title=title_of(row)))


def _slack(look: Look) -> Iterator[Relaxation]:
    more = _more_slack(look.preferences)
    days = more - look.preferences.slack.days
    if days > 0:
        yield Relaxation(
            SLACK,
            "",
            ngettext(
                "Lad datoer flytte %(num)d dag længere fra reglens dag",
                "Lad datoer flytte %(num)d dage længere fra reglens dag",
                days,
            ),
        )


def _own(look: Look, job: Job) -> Iterator[Relaxation]:
    series = dict.fromkeys(uid.partition("/")[0] for uid in job.meetings)
    titles = {one.uid: one.title for one in look.planned.calendar.series}
    for uid in series:
        if look.preferences.own.get(uid, _NOTHING) != _freed(look.preferences.of(uid)):
            yield Relaxation(FREE, uid, _("Glem ugedage og afstand for »%(title)s«", title=titles.get(uid, uid)))


def _forbidden(look: Look) -> Iterator[Relaxation]:
    for one in look.planned.calendar.day_calendars:
        if one.uid in look.preferences.forbidden:
            yield Relaxation(ALLOW, one.uid, _("Tillad møder i »%(name)s«", name=one.name))


def relaxed(preferences: Preferences, what: str, which: str) -> Preferences:
    """The wishes with that let go of. Raises ``DomainError`` for what the page does not offer."""
    if what == SLACK:
        return replace(preferences, slack=timedelta(days=_more_slack(preferences)))
    if what == ALLOW:
        return replace(preferences, forbidden=preferences.forbidden - {which})
    if what == FREE and which in preferences.own:
        return replace(preferences, own={**preferences.own, which: _freed(preferences.own[which])})
    raise DomainError("what", "Det kan der ikke gives slip på.", "That cannot be let go of.")


_NOTHING: Final = Own()


def _freed(own: Own) -> Own:
    return replace(own, weekdays=frozenset(), least=None, most=None)


def _more_slack(preferences: Preferences) -> int:
    return min(MOST_SLACK, preferences.slack.days + MORE_DAYS)
