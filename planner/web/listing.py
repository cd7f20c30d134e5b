"""Liste: everything between two dates in one dense table, in the order that the address asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final, NamedTuple

from flask_babel import gettext as _

from planner.domain.collation import danish_order
from planner.domain.occurrences import Occurrence
from planner.domain.series import SeriesKind
from planner.domain.spans import END_DAY, Window
from planner.domain.words import Words
from planner.web import jump
from planner.web.filters import Link
from planner.web.items import Item, Presenter, capitalised, gathered, month_of
from planner.web.jump import Jump
from planner.web.parameters import Arguments
from planner.web.tags import kind_name

FROM: Final = "from"
TO: Final = "to"
SORT: Final = "sort"
DAYS_SHOWN: Final = 92
LONGEST: Final = 3 * 366
WHEN: Final = "when"
COLUMNS: Final = (WHEN, "title", "body", "unit", "kind", "status")
ORDERS: Final = tuple(sign + column for column in COLUMNS for sign in ("", "-"))


@dataclass(frozen=True, slots=True)
class Span:
    """The two dates as they were typed, and the days from the first to the last, or None where they give none."""

    since: Jump
    until: Jump
    window: Window | None

    def query(self) -> dict[str, str]:
        """The part of an address that gives the same span back, each date only where it was asked for."""
        asked = {FROM: self.since.day, TO: self.until.day}
        return {name: day.isoformat() for name, day in asked.items() if day}


class Row(NamedTuple):
    """One line: the item, its date as the table has it, its ISO week, its kind."""

    item: Item
    when: str
    week: str
    kind: str


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under one heading; in another order than by date there is one part without a heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading that sorts; ``direction`` is what ``aria-sort`` says, "" for a column that does not sort now."""

    label: str
    href: str
    direction: str


def span(arguments: Arguments, today: date, words: Words) -> Span:
    """From ``from`` to ``to``, both included; without them from today and three months on."""
    since, until = (jump.read(arguments, today, words, name) for name in (FROM, TO))
    if since.error or until.error:
        return Span(since, until, None)
    first = since.day or (min(today, until.day) if until.day else today)
    last = until.day or min(first + timedelta(days=DAYS_SHOWN), END_DAY - timedelta(days=1))
    wrong = _wrong(first, last)
    if wrong:
        return Span(since, Jump(until.typed, error=wrong), None)
    return Span(since, until, Window(first, last + timedelta(days=1)))


def _wrong(first: date, last: date) -> str:
    if last < first:
        return _("Slutdatoen ligger før startdatoen.")
    if (last - first).days > LONGEST:
        return _("Listen viser højst tre år ad gangen.")
    return ""


def parts(occurrences: Iterable[Occurrence], window: Window, order: str, presenter: Presenter) -> tuple[Part, ...]:
    """The lines in the order asked for (one of ``ORDERS``); by date they stand month by month."""
    lines, kinds = list(gathered(occurrences)), {kind: kind_name(kind) for kind in SeriesKind}
    column, backwards = order.removeprefix("-"), order.startswith("-")
    if column != WHEN:
        lines.sort(key=lambda line: _KEYS[column](line[0]))
    if backwards:
        lines.reverse()
    if column != WHEN:
        rows = tuple(_row(one, count, kinds, presenter, year=True) for one, count in lines)
        return (Part("", rows),) if rows else ()
    return tuple(
        Part(_month(first, presenter.words), tuple(_row(*line, kinds, presenter, year=False) for line in inside))
        for first, inside in groupby(lines, key=lambda line: month_of(line[0], window.start))
    )


def columns(order: str, link: Link, query: Mapping[str, str | list[str]]) -> tuple[Column, ...]:
    """The headings; the one that sorts turns the order round, the others begin with the smallest."""
    labels = {
        WHEN: _("Hvornår"),
        "title": _("Titel"),
        "body": _("Forum"),
        "unit": _("Ansvarlig"),
        "kind": _("Type"),
        "status": _("Status"),
    }
    directions = {order.removeprefix("-"): "descending" if order.startswith("-") else "ascending"}
    return tuple(
        Column(labels[name], link({**query, **_sorted_by(name, order)}), directions.get(name, "")) for name in COLUMNS
    )


def _sorted_by(name: str, order: str) -> dict[str, str]:
    wanted = f"-{name}" if order == name else name
    return {} if wanted == WHEN else {SORT: wanted}


_KEYS: Final[Mapping[str, Callable[[Occurrence], tuple[Any, ...]]]] = {
    "title": lambda one: (danish_order(one.title),),
    "body": lambda one: (one.series.body is None, danish_order(one.series.body.name) if one.series.body else ""),
    "unit": lambda one: (not one.series.units, [danish_order(unit.short) for unit in one.series.units]),
    "kind": lambda one: (danish_order(kind_name(one.series.kind)),),
    "status": lambda one: (not one.missing, one.status.value),
}


def _row(one: Occurrence, count: int, kinds: Mapping[SeriesKind, str], presenter: Presenter, *, year: bool) -> Row:
    item = presenter.item(one, count)
    when = item.weekday_when
    if year:
        when = f"{when} {one.first.year}"
    week = str(one.first.isocalendar().week) if one.dated else ""
    return Row(item, capitalised(when), week, kinds[one.series.kind])


def _month(first: date, words: Words) -> str:
    return f"{capitalised(words.month(first.month))} {first.year}"
