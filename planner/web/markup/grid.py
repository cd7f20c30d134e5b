"""The grid of Måned and Uge as markup, weeks as rows and days as cells, and the lane of what has no day.

Where there is no room for columns the style sheet makes a list of it; ``narrow`` and ``wide`` are for one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from flask_babel import gettext as _
from markupsafe import escape

from planner.web.items import Item
from planner.web.lanes import Slot
from planner.web.markup.pieces import Pieces
from planner.web.month import Cell, Week
from planner.web.upcoming import Stretch


def rows(
    weeks: Iterable[Week], pieces: Pieces, *, roomy: bool = False, below: Mapping[date, str] | None = None
) -> str:
    """The weeks; ``roomy`` where each item may tell all that there is to tell. ``below`` stands under days."""
    writer = _Writer(pieces, roomy, below or {})
    return "".join(map(writer.week, weeks))


class _Writer:
    def __init__(self, pieces: Pieces, roomy: bool, below: Mapping[date, str]) -> None:
        self._pieces = pieces
        self._below = below
        self._item = _roomy_item if roomy else _item
        self._number, self._today = escape(_("Uge")), escape(_("i dag"))

    def week(self, week: Week) -> str:
        bare = week.is_empty and not any(cell.day in self._below for cell in week.cells)
        empty = ' class="is-empty"' if bare else ""
        number = f'<span class="narrow">{self._number} </span>{week.number}'
        cells = "".join(map(self._cell, week.cells))
        return f'<tr role="row"{empty}><th class="week" scope="row" role="rowheader">{number}</th>{cells}</tr>'

    def _cell(self, cell: Cell) -> str:
        here, said = "", ""
        if cell.is_today:
            here, said = ' aria-current="date"', f'<span class="today narrow">{self._today}</span> '
        names = "".join(
            f'<span class="name name-{name.kind}{" wide" if name.again else ""}"'
            f"{self._pieces.given if name.given else ''}>{escape(name.name)}</span> "
            for name in cell.names
        )
        items = "".join([self._pieces.of(item, self._item) for item in cell.items])
        listed = f'<ul class="items">{items}</ul>' if items else ""
        below = self._below.get(cell.day, "")
        classes = cell.classes.replace("is-empty", "") if below else cell.classes
        return (
            f'<td id="d-{cell.day}" role="cell" class="{classes}"{here}><p class="date">'
            f'<time datetime="{cell.day}"><span aria-hidden="true" class="wide">{cell.day.day}</span>'
            f'<span class="in-full">{cell.label}</span></time> {said}{names}</p>'
            f"{''.join(map(self._slot, cell.slots))}{listed}{below}</td>"
        )

    def _slot(self, slot: Slot) -> str:
        item = slot.item
        if item is None or not slot.span:
            goes_on = f'<span class="unseen"{self._pieces.given}>{escape(item.title)}</span>' if item else ""
            return f'<div class="bar-room">{goes_on}</div>'
        cut = (" from-before" if slot.from_before else "") + (" goes-on" if slot.goes_on else "")
        return (
            f'<div class="bar span-{slot.span} body-{item.colour} is-{item.status.mark}{cut}" '
            f'data-first="{item.occurrence.first}">'
            f"{self._pieces.of(item, _bar)}</div>"
        )


def _item(item: Item, pieces: Pieces) -> str:
    return f'<li class="item body-{item.colour} is-{item.status.mark}">{pieces.of(item, _entry)}</li>'


def _bar(item: Item, pieces: Pieces) -> str:
    return f'{pieces.of(item, _entry)} <span class="narrow when">{escape(item.short_when)}</span>'


def _entry(item: Item, pieces: Pieces) -> str:
    body = item.untold_body
    short = f'<abbr{pieces.given} title="{escape(body.name)}">{escape(body.short)}</abbr>' if body else ""
    return f"{_meta(item, short)}{_title(item, pieces)}{pieces.reasons(item)}"


def _roomy_item(item: Item, pieces: Pieces) -> str:
    about = f'<span class="about">{pieces.told(item.hangs_on)}</span>' if item.hangs_on else ""
    about += "".join(
        f'<span class="about"{pieces.given}>{escape(text)}</span>' for text in (item.place, item.note) if text
    )
    body = f'<span class="about">{pieces.body(item.untold_body)}</span>' if item.untold_body else ""
    return (
        f'<li class="item body-{item.colour} is-{item.status.mark}">{_meta(item, "")}{_title(item, pieces)}'
        f"{about}{pieces.reasons(item)}{body}{pieces.units(item.units)}</li>"
    )


def _meta(item: Item, body: str) -> str:
    said = (f"<span>{item.clock}</span> " if item.clock else "") + body
    return f'<span class="meta">{said}</span> ' if said else ""


def _title(item: Item, pieces: Pieces) -> str:
    status = f" {pieces.status(item.status)}" if item.status.mark != "confirmed" else ""
    return _link(item, pieces, ' class="title"') + status


def _link(item: Item, pieces: Pieces, css: str = "") -> str:
    return f'<a{css}{pieces.given} href="{pieces.page(item)}"{pieces.held(item)}>{escape(item.title)}</a>'


def undated(stretches: Iterable[Stretch], pieces: Pieces) -> str:
    """The lane below the grid: windows without a day, one box for each; "" where there are none."""
    boxes = "".join(
        f"<li><h3>{escape(stretch.name)}</h3>"
        f"<ul>{''.join([pieces.of(item, _undated_item) for item in stretch.items])}</ul></li>"
        for stretch in stretches
    )
    if not boxes:
        return ""
    heading = f'<h2 id="no-day">{escape(_("Uden fast dag"))}</h2>'
    return f'<section class="undated" aria-labelledby="no-day">{heading}<ul class="windows">{boxes}</ul></section>'


def _undated_item(item: Item, pieces: Pieces) -> str:
    status = pieces.status(item.status) if item.status.mark != "undated" else ""
    body = pieces.body(item.body) if item.body else ""
    return (
        f'<li class="item body-{item.colour} is-{item.status.mark}">'
        f'<p class="title">{_link(item, pieces)}</p>'
        f"{pieces.details(item)}"
        f'<div class="who">{body} {pieces.units(item.units)} {status}</div></li>'
    )
