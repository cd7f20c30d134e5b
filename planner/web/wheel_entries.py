"""Occurrences as the wheel and its table show them: in rings of bodies or units, and row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from flask_babel import gettext as _

from planner.domain.days import Days
from planner.domain.occurrences import Occurrence, ReasonKind
from planner.domain.reasons import day_name
from planner.domain.series import Calendar, SeriesKind
from planner.domain.spans import Window
from planner.render.entries import Entry, RingOf, Shade, Shape
from planner.web.items import Item, Presenter, capitalised, gathered, month_of
from planner.web.markup.pieces import Pieces

BODIES: Final = "bodies"
UNITS: Final = "units"

_MOVES: Final = frozenset({ReasonKind.MOVED, ReasonKind.RETIMED, ReasonKind.ADJUSTED, ReasonKind.ANCHOR_MOVED})
_SHAPES: Final = {SeriesKind.ITEM: Shape.ITEM, SeriesKind.DEADLINE: Shape.DEADLINE}


class Row(NamedTuple):
    """One line of the table, and the month under which it stands."""

    number: int
    month: date
    item: Item
    href: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the wheel draws, and the rows that say the same."""

    rings: tuple[RingOf, ...]
    rows: tuple[Row, ...]


def shown(
    occurrences: Iterable[Occurrence],
    window: Window,
    rings: str,
    calendar: Calendar,
    pieces: Pieces,
    first_row: int = 0,
) -> Shown:
    """The occurrences, sorted by ``day_order``, as rings of ``BODIES`` or ``UNITS`` and as rows.

    A ring without anything in it is left out. What has several units stands in the ring of each. Rows are numbered
    from ``first_row``.
    """
    found = list(gathered(occurrences))
    rows = tuple(_rows(found, window, pieces, first_row))
    entries: dict[str, list[Entry]] = {}
    for (one, _count), row in zip(found, rows, strict=True):
        entry = _entry(one, row, pieces)
        for key in _keys(one, rings):
            entries.setdefault(key, []).append(entry)
    return Shown(tuple(_rings(entries, rings, calendar, pieces.presenter)), rows)


def _keys(one: Occurrence, rings: str) -> tuple[str, ...]:
    if rings == BODIES:
        return (one.series.body.key,) if one.series.body else ("",)
    return tuple(unit.key for unit in one.series.units) or ("",)


def _rows(found: Sequence[tuple[Occurrence, int]], window: Window, pieces: Pieces, first_row: int) -> Iterator[Row]:
    for number, (one, count) in enumerate(found, first_row):
        item = pieces.presenter.item(one, count)
        yield Row(number, month_of(one, window.start), item, f"{pieces.page(item)}#{item.fragment}")


def _entry(one: Occurrence, row: Row, pieces: Pieces) -> Entry:
    item = row.item
    return Entry(
        first=one.first.toordinal(),
        end=one.last.toordinal() + 1,
        shape=_shape(one),
        status=item.status.mark,
        moved=bool(one.reasons) and any(reason.kind in _MOVES for reason in one.reasons),
        colour=item.colour,
        title=item.title,
        name=pieces.of(item, _name),
        href=row.href,
        row=row.number,
    )


def _shape(one: Occurrence) -> Shape:
    if not one.dated:
        return Shape.WINDOW
    return Shape.BAND if one.last > one.first else _SHAPES.get(one.series.kind, Shape.MEETING)


def _name(item: Item, _pieces: Pieces) -> str:
    body = item.untold_body.name if item.untold_body else ""
    status = "" if item.status.mark == "confirmed" else item.status.word
    parts = (item.title, item.when, body, ", ".join(unit.short for unit in item.units), status, *item.reasons)
    return " · ".join(filter(None, parts))


def _rings(entries: dict[str, list[Entry]], rings: str, calendar: Calendar, presenter: Presenter) -> Iterator[RingOf]:
    if rings == BODIES:
        tags = filter(None, map(presenter.body, calendar.bodies))
        known = [(tag.key, tag.name, tag.short, tag.colour) for tag in tags]
        rest = _("Uden forum")
    else:
        known = [
            (unit.key, " · ".join(filter(None, (unit.short, unit.name))), unit.short, 0) for unit in calendar.units
        ]
        rest = _("Uden ansvarlig")
    for key, label, short, colour in (*known, ("", rest, rest, 0)):
        if key in entries:
            yield RingOf(key, label, short, colour, entries[key])


def shades(window: Window, days: Days, presenter: Presenter) -> list[Shade]:
    """The days that the day calendars name in the window, neighbours of one name together; holidays come last."""
    found: list[Shade] = []
    for calendar in sorted(days.calendars.values(), key=lambda one: one.kind == "holiday"):
        named = days.named((calendar.uid,), window.start.year, (window.end - timedelta(days=1)).year)
        for day, name in sorted(named.items()):
            if not window.holds(day, day):
                continue
            number, word = day.toordinal(), capitalised(day_name(name, presenter.language))
            if found and (found[-1].end, found[-1].kind, found[-1].name) == (number, calendar.kind, word):
                found[-1] = found[-1]._replace(end=number + 1)
            else:
                found.append(Shade(number, number + 1, calendar.kind, word))
    return found
