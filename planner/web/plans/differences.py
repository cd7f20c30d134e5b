"""Two sets of dates beside each other: what moves from which day to which, body by body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.domain.errors import Language
from planner.domain.series import Calendar
from planner.domain.words import WORDS, Words
from planner.services.plans.comparing import Comparison, Difference


@dataclass(frozen=True, slots=True)
class Change:
    """One meeting, with its day on either side; "" where it has none there."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Part:
    """What differs for one body; ``key`` is what forms send for it. ``given``: the calendar has named it."""

    key: str
    heading: str
    given: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """The whole, with what both sides cost and break in a sentence each."""

    parts: tuple[Part, ...]
    count: str
    cost: str
    broken: str


def differences(found: Comparison, calendar: Calendar, language: Language) -> Differences:
    """The comparison as a page shows it, bodies in the calendar's order."""
    words, names = WORDS[language], {body.key: body.name for body in calendar.bodies}
    order = [*(key for key in names if key in found.bodies), *(key for key in found.bodies if key not in names)]
    parts = tuple(
        Part(
            key,
            names.get(key, _("Uden forum")),
            key in names,
            tuple(_change(one, words) for one in found.bodies[key]),
        )
        for key in order
    )
    return Differences(parts, _count(found.count), _cost(found.cost), _broken(found.broken))


def _change(one: Difference, words: Words) -> Change:
    label = f": {one.slot.label}" if one.slot.label else ""
    return Change(f"{one.slot.series.title}{label}", _day(one.before, words), _day(one.after, words))


def _day(day: date | None, words: Words) -> str:
    return words.long_date(day) if day else ""


def _count(count: int) -> str:
    return ngettext("%(num)d møde har en anden dag.", "%(num)d møder har en anden dag.", count)


def _cost(cost: tuple[int | None, int]) -> str:
    before, after = cost
    if before is None:
        return _("%(after)s point for ønsker, der ikke er opfyldt.", after=after)
    return _("Point for ønsker, der ikke er opfyldt: %(before)s før, %(after)s nu.", before=before, after=after)


def _broken(broken: tuple[int | None, int]) -> str:
    before, after = broken
    if before is None or before == after:
        return ngettext("%(num)d regel er brudt.", "%(num)d regler er brudt.", after) if after else ""
    return _("Brudte regler: %(before)s før, %(after)s nu.", before=before, after=after)
