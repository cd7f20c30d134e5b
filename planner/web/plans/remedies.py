"""What would help where meetings cannot all be held, each with the button that does it, or the way there.

What the solver has tried comes first: each of its remedies is enough by itself. The button beside it (``relaxing``)
lets go of the same or of more. What was not tried, but may help, follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from flask import url_for
from flask_babel import gettext as _

from planner.domain.edits.series import find
from planner.domain.errors import Language
from planner.domain.plans import Job
from planner.domain.remedies import Remedy
from planner.planning.year.slots import Slot
from planner.planning.year.slots import slots as slots_of
from planner.services.plans.looking import Look
from planner.services.plans.slots import series_of
from planner.web.plans import relaxing
from planner.web.plans.relaxing import MORE_DAYS, SLACK, Relaxation


@dataclass(frozen=True, slots=True)
class Way:
    """A link to where something can be changed that no button here changes."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Remedied:
    """What would be enough by itself, as a sentence, and what can be done about it; None: people must decide it."""

    said: str
    does: Relaxation | Way | None

    @property
    def button(self) -> Relaxation | None:
        """What a button does."""
        return self.does if isinstance(self.does, Relaxation) else None

    @property
    def way(self) -> Way | None:
        """Where a link leads."""
        return self.does if isinstance(self.does, Way) else None


def remedied(look: Look, job: Job, language: Language) -> tuple[Remedied, ...]:
    """The solve's remedies, the easiest first."""
    return tuple(Remedied(one.told[language], _done_by(one, look)) for one in job.remedies)


def untried(look: Look, job: Job) -> tuple[Relaxation, ...]:
    """What else may help, as far as it concerns these meetings."""
    tried = {_done_by(one, look) for one in job.remedies}
    return tuple(one for one in relaxing.relaxations(look, job) if one not in tried)


def contradicting(look: Look, language: Language) -> tuple[Remedied, ...]:
    """What pins and agreed dates break by themselves, each with what lets go of one of them: no solve can mend it."""
    return tuple(
        Remedied(broken.text(look.problem, language), next(_let_go(broken.meetings, look), None))
        for broken in look.contradictions
    )


def _let_go(meetings: Iterable[str], look: Look) -> Iterator[Relaxation | Way]:
    """Pins first."""
    rows = [row for uid in meetings if (row := look.row(uid)) is not None]
    yield from (relaxing.unpin(row) for row in rows if row.pinned)
    yield from (_date_of(row.slot) for row in rows if row.agreed)


def _done_by(one: Remedy, look: Look) -> Relaxation | Way | None:
    find = _BY_KIND.get(one.kind)
    return None if find is None else find(one, look)


def _unpinned(one: Remedy, look: Look) -> Relaxation | Way | None:
    row = look.row(one.meetings[0])
    if row is None:
        return None
    if row.pinned:
        return relaxing.unpin(row)
    if look.plan.of(row.body).is_adopted:
        return Way(_("Se, hvad der er vedtaget"), url_for("plans.bodies", uid=look.plan.uid))
    return _date_of(row.slot)


def _allowed(one: Remedy, look: Look) -> Relaxation | Way | None:
    """A period's uid is its day calendar's with a number; hard for those who shun it; or that of a standing date."""
    calendar = one.about.partition(" ")[0]
    found = next((each for each in relaxing.forbidden(look) if each.which == calendar), None)
    if found is not None:
        return found
    standing = next((slot for slot in look.planned.standing if slot.uid == one.about), None)
    if standing is not None:
        return _date_of(standing)
    period = next((each for each in look.problem.periods if each.uid == one.about), None)
    shunning = sorted(period.groups or ()) if period else []
    return _rule_of(shunning[0].partition(" ")[2], look) if shunning else None


def _roomier(one: Remedy, look: Look) -> Relaxation | None:
    if one.about not in look.preferences.rooms:
        return None
    return relaxing.more_room(one.about)


def _any_weekday(one: Remedy, look: Look) -> Relaxation | None:
    series = _series_of(one)
    return relaxing.free_weekdays(series, look) if look.preferences.of(series).weekdays else None


def _any_spacing(one: Remedy, look: Look) -> Relaxation | None:
    series = _series_of(one)
    own = look.preferences.of(series)
    return None if own.least is own.most is None else relaxing.free_spacing(series, look)


def _any_distance(one: Remedy, look: Look) -> Relaxation | None:
    """The people of a series are a group of its own."""
    return _any_spacing(replace(one, about=one.about.partition(" ")[2]), look)


def _wider(one: Remedy, look: Look) -> Relaxation | Way | None:
    """More slack, where that widens the windows of all of them as far as was tried; else the rule itself."""
    slack = next(relaxing.slack(look), None)
    if slack is not None and _grows(one, look):
        return slack
    return _rule_of(series_of(one.meetings[0]), look)


def _grows(one: Remedy, look: Look) -> bool:
    calendar, days, wanted = look.planned.calendar, look.planned.days, relaxing.relaxed(look.preferences, SLACK, "")
    after = {slot.uid: slot for slot in slots_of(calendar, days, look.plan.year, wanted)}
    wider = timedelta(days=MORE_DAYS)
    return all(
        uid in after and after[uid].first <= slot.first - wider and after[uid].last >= slot.last + wider
        for uid in one.meetings
        if (slot := look.planned.slots.get(uid)) is not None
    )


def _lead(one: Remedy, look: Look) -> Way | None:
    """Of two that are tied, the one that is counted from the other says how far."""
    slots = [slot for uid in one.meetings if (slot := look.planned.slots.get(uid)) is not None and slot.anchor]
    return _rule_of(slots[0].series.uid, look) if slots else None


def _people(one: Remedy, _look: Look) -> Way | None:
    if not one.about.startswith("people "):
        return None
    return Way(_("Se, hvem der sidder hvor"), url_for("registers.everything", name="people"))


def _item(one: Remedy, look: Look) -> Way | None:
    return _rule_of(_series_of(one), look)


_BY_KIND: Final[Mapping[str, Callable[[Remedy, Look], Relaxation | Way | None]]] = {
    "people": _people,
    "host": _item,
    "pinned": _unpinned,
    "period": _allowed,
    "room": _roomier,
    "weekdays": _any_weekday,
    "link": _lead,
    "gap": _any_spacing,
    "apart": _any_distance,
    "within": _any_distance,
    "window": _wider,
}
"""By the sort of the requirement (``planning.requirement.Kind``); one meeting a day is not for a plan to decide."""


def _series_of(one: Remedy) -> str:
    """A strand's uid begins with that of the calendar's series."""
    return one.about.partition(" ")[0]


def _rule_of(series: str, look: Look) -> Way | None:
    found = find(look.planned.calendar, series)
    if found is None:
        return None
    return Way(_("Ret reglen for »%(title)s«", title=found.title), url_for("editor.edit", uid=series))


def _date_of(slot: Slot) -> Way:
    series, _slash, rid = slot.uid.partition("/")
    return Way(_("Flyt datoen i årshjulet"), url_for("occurrences.page", uid=series, rid=rid))
