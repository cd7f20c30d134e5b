"""One date of a plan: why it lies there, what follows it, what another day would mean, and which days are as good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.domain.errors import Language
from planner.domain.when import when_text
from planner.domain.words import WORDS
from planner.planning.whynot import Prospect
from planner.services.plans.looking import Look, Row
from planner.web.items import capitalised
from planner.web.plans.marks import Told, told

FEW = 6
"""So many other days are offered."""

REACH = timedelta(days=45)
"""How far from the date, or the rule's day, other days are looked for."""


@dataclass(frozen=True, slots=True)
class Other:
    """What another day would mean: in words, one sentence each; ``verdict`` sums it up."""

    day: date
    name: str
    verdict: str
    told: tuple[str, ...]
    possible: bool


@dataclass(frozen=True, slots=True)
class DatePage:
    """The page; ``free`` tells whether the plan may say when the meeting is, ``asked`` answers "why not?".

    ``may_be_there`` tells whether it may be moved to the day that was asked about, whatever that breaks.
    """

    told: Told
    body: str
    rule: str
    follows: tuple[tuple[str, str], ...]
    others: tuple[Other, ...]
    asked: Other | None
    may_be_there: bool
    free: bool
    held: str


def date_page(row: Row, look: Look, asked: date | None, language: Language) -> DatePage:
    """The page of the row; ``asked`` is the day that somebody wonders about."""
    held = _held(row, look)
    body = row.slot.series.body
    return DatePage(
        told=told(row, look, language),
        body=body.name if body else "",
        rule=_rule(row, language),
        follows=tuple((one.title, when_text(one, language)) for one in look.following.get(row.uid, ())),
        others=() if held else tuple(others(row, look, language)),
        asked=None if asked is None else other(look, row, asked, language),
        may_be_there=not held and asked is not None and asked != row.first and look.plan.year.holds(asked, asked),
        free=not held,
        held=held,
    )


def other(look: Look, row: Row, day: date, language: Language) -> Other | None:
    """What that day would mean for the meeting; None for one that the planner does not know."""
    found = look.why_not(row.uid, day)
    return None if found is None else _told(found, row, look, language)


def others(row: Row, look: Look, language: Language) -> Iterator[Other]:
    """The days near by that break nothing, the cheapest first."""
    middle = row.first or row.wish or row.slot.first
    first = max(row.slot.first, look.plan.year.start, middle - REACH)
    last = min(row.slot.last, look.plan.year.end - timedelta(days=1), middle + REACH)
    for one in _best(look.prospects(row.uid, first, last), row.first):
        yield _told(one, row, look, language)


def _best(found: Iterable[Prospect], now: date | None) -> list[Prospect]:
    possible = [one for one in found if not one.broken and date.fromordinal(one.day) != now]
    return sorted(sorted(possible, key=lambda one: (one.cost, one.day))[:FEW], key=lambda one: one.day)


def _told(one: Prospect, row: Row, look: Look, language: Language) -> Other:
    day = date.fromordinal(one.day)
    return Other(
        day=day,
        name=capitalised(WORDS[language].long_date(day)),
        verdict=_("Mødet ligger den dag.") if day == row.first else _verdict(one),
        told=tuple(look.told(one, language)),
        possible=not one.broken,
    )


def _verdict(one: Prospect) -> str:
    if one.broken:
        return ngettext("Bryder %(num)d regel.", "Bryder %(num)d regler.", len(one.broken))
    if one.cost > 0:
        return ngettext("Muligt; %(num)d point dårligere.", "Muligt; %(num)d point dårligere.", one.cost)
    if one.cost < 0:
        return ngettext("Muligt; %(num)d point bedre.", "Muligt; %(num)d point bedre.", -one.cost)
    return _("Muligt, og lige så godt.")


def _rule(row: Row, language: Language) -> str:
    words = WORDS[language]
    if row.wish is not None:
        day = words.long_date(row.wish)
        return _("Reglens dag: %(day)s", day=day) if row.slot.by_rule else _("Som sidste år: %(day)s", day=day)
    return _("Skal ligge %(days)s", days=words.dates(row.slot.first, row.slot.last))


def _held(row: Row, look: Look) -> str:
    """Why the plan may not say when the meeting is; "" where it may."""
    if look.plan.of(row.body).is_adopted:
        return _("Forummet har vedtaget sine datoer. Flyt mødet i årshjulet.")
    if row.slot.fixed is not None:
        return _("Datoen er aftalt i årshjulet. Flyt den dér.")
    return ""
