"""What of plans reaches the feeds of those who ask for it: the bodies in hearing, as proposals.

A draft that nobody was asked about reaches no feed. A hearing may be read by whoever may read the calendar, and so
may a subscription that asks for hearings. Whatever changes a plan in hearing raises the calendar's version, so what
is worked out here holds for as long as that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from planner.domain.chain import expand_calendar
from planner.domain.days import Days
from planner.domain.errors import DomainError
from planner.domain.occurrences import Occurrence, Reason, ReasonKind, Status
from planner.domain.plans import Plan, Stage
from planner.domain.series import Calendar
from planner.domain.spans import Window
from planner.domain.stamps import Stamp
from planner.planning.year.adopting import adopted
from planner.services import calendars, views
from planner.services.plans import keeping
from planner.services.plans.looking import look_at
from planner.services.stamping import stamped

_PROPOSED = Reason(ReasonKind.PROPOSED)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Heard:
    """The calendar as it would be with all that is in hearing, stamped where that differs.

    ``state`` tells which plans these are, and as of which version; ``changed`` when a plan was last changed.
    """

    calendar: Calendar
    state: tuple[tuple[str, int], ...]
    changed: datetime


def in_hearing() -> Heard:
    """What is in hearing now; kept for as long as the calendar's version stands."""
    return calendars.derived(Heard, _in_hearing)


def occurrences(window: Window) -> list[Occurrence]:
    """The calendar's occurrences in the window with those in hearing instead of what they are to replace.

    By ``day_order``. What is only proposed is reserved, and says so.
    """
    heard = in_hearing()
    if not heard.state:
        return views.occurrences(window)
    as_is = {one.identity: one for one in views.occurrences(window)}
    found = expand_calendar(heard.calendar.series, Days(heard.calendar.day_calendars), window)
    return [_told(one, as_is.get(one.identity)) for one in found]


def _told(one: Occurrence, as_is: Occurrence | None) -> Occurrence:
    if as_is is not None and _when(one) == _when(as_is):
        return as_is
    status = one.status if one.status is Status.CANCELLED else Status.TENTATIVE
    return one._replace(status=status, reasons=(*one.reasons, _PROPOSED))


def _when(one: Occurrence) -> tuple[object, ...]:
    return one.first, one.last, one.times, one.dated, one.status is Status.CANCELLED


def _in_hearing() -> Heard:
    calendar, plans = calendars.current(), keeping.everything()
    state: list[tuple[str, int]] = []
    for plan, bodies in _newest(plans):
        version = max(plan.of(key).version or 0 for key in bodies)
        try:
            seen = look_at(plan, calendar, Days(calendar.day_calendars))
        except DomainError:  # the calendar has nothing to plan in that year any more
            continue
        after = adopted(seen.planned, seen.dates, bodies=bodies)
        calendar = stamped(calendar, after, Stamp(version, plan.changed))
        state.append((plan.uid, version))
    return Heard(calendar, tuple(state), max((plan.changed for plan in plans), default=_NEVER))


def _newest(plans: list[Plan]) -> Iterator[tuple[Plan, frozenset[str]]]:
    """Each plan with its bodies in hearing, but for those that a newer one of the same days asks about."""
    asked: list[tuple[str, Window]] = []
    for plan in reversed(plans):
        hearing = {key for key, state in plan.bodies.items() if state.stage is Stage.HEARING}
        taken = {key for key, year in asked if year.start < plan.year.end and plan.year.start < year.end}
        if hearing - taken:
            yield plan, frozenset(hearing - taken)
        asked += ((key, plan.year) for key in hearing)
