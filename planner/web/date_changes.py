"""Dates that changed, grouped by what became of them: moved, called off, restored, new, gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext as _

from planner.domain.consequences import Changed, Consequences
from planner.domain.occurrences import Occurrence, Status
from planner.domain.when import when_text
from planner.web.items import Item, Presenter

MOVED: Final = "moved"
CANCELLED: Final = "cancelled"
RESTORED: Final = "restored"
CONFIRMED: Final = "confirmed"
RESERVED: Final = "reserved"
APPEARED: Final = "appeared"
DISAPPEARED: Final = "disappeared"
OTHERWISE: Final = "otherwise"


@dataclass(frozen=True, slots=True)
class DateChange:
    """One date, as it is now or, where it is gone, as it was. ``was`` is when it was, where that differs; else ""."""

    item: Item
    when: str
    was: str


@dataclass(frozen=True, slots=True)
class DateGroup:
    """The dates that the same became of, in the order of their days."""

    name: str
    heading: str
    dates: tuple[DateChange, ...]


def groups(found: Consequences, presenter: Presenter) -> tuple[DateGroup, ...]:
    """All that a reader must know of, what has changed its day first; dates that are missing are none."""
    sorted_out: dict[str, list[DateChange]] = {name: [] for name in _headings()}
    for pair in found.changed:
        sorted_out[fate(pair)].append(_changed(pair, presenter))
    sorted_out[APPEARED] = list(_alone(found.appeared, presenter))
    sorted_out[DISAPPEARED] = list(_alone(found.disappeared, presenter))
    headings = _headings()
    return tuple(DateGroup(name, headings[name], tuple(dates)) for name, dates in sorted_out.items() if dates)


def fate(pair: Changed) -> str:
    """What became of it: being called off outdoes being moved, and both whatever else is said of it."""
    old, new = pair
    if new.status is not old.status and Status.CANCELLED in (new.status, old.status):
        return CANCELLED if new.status is Status.CANCELLED else RESTORED
    if _when(old) != _when(new):
        return MOVED
    if new.status is not old.status:
        return CONFIRMED if new.status is Status.CONFIRMED else RESERVED
    return OTHERWISE


def _headings() -> dict[str, str]:
    return {
        MOVED: _("Flyttet"),
        CANCELLED: _("Aflyst"),
        RESTORED: _("Gendannet"),
        APPEARED: _("Nye datoer"),
        DISAPPEARED: _("Udgået"),
        CONFIRMED: _("Bekræftet"),
        RESERVED: _("Reserveret"),
        OTHERWISE: _("Ændret i øvrigt"),
    }


def _changed(pair: Changed, presenter: Presenter) -> DateChange:
    moved = _when(pair.old) != _when(pair.new)
    return DateChange(
        presenter.item(pair.new),
        when_text(pair.new, presenter.language),
        when_text(pair.old, presenter.language) if moved else "",
    )


def _alone(found: Iterable[Occurrence], presenter: Presenter) -> Iterator[DateChange]:
    for one in found:
        if not one.missing:
            yield DateChange(presenter.item(one), when_text(one, presenter.language), "")


def _when(one: Occurrence) -> tuple[object, ...]:
    return one.first, one.last, one.times, one.precision
