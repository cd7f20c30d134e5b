"""The list as markup: a group of rows for each part, eight cells for each item."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from planner.web.items import Item
from planner.web.listing import Part, Row
from planner.web.markup.pieces import Pieces


def parts(shown: Iterable[Part], pieces: Pieces) -> str:
    """The bodies of a table with eight columns; "" for an empty list."""
    return "".join(f"<tbody>{_heading(part.heading)}{_rows(part.rows, pieces)}</tbody>" for part in shown)


def _heading(text: str) -> str:
    return f'<tr class="heading"><th scope="rowgroup" colspan="8">{escape(text)}</th></tr>' if text else ""


def _rows(rows: Iterable[Row], pieces: Pieces) -> str:
    return "".join(
        [
            f'<tr class="is-{row.item.status.mark}"><td class="when">{escape(row.when)}</td>'
            f'<td class="week">{row.week}</td>{pieces.of(row.item, _what)}<td class="kind">{escape(row.kind)}</td>'
            f"{pieces.of(row.item, _how_sure)}</tr>"
            for row in rows
        ]
    )


def _what(item: Item, pieces: Pieces) -> str:
    href = f"{pieces.page(item)}#{escape(item.fragment)}"
    note = f' <span class="about"{pieces.given}>{escape(item.note)}</span>' if item.note else ""
    return (
        f'<td class="clock">{item.clock}</td>'
        f'<th scope="row"><a class="title"{pieces.given} href="{href}">{escape(item.title)}</a>{note}</th>'
        f"<td>{pieces.body(item.body) if item.body else ''}</td><td>{pieces.units(item.units)}</td>"
    )


def _how_sure(item: Item, pieces: Pieces) -> str:
    reasons = "".join(f' <span class="reason">{pieces.told(reason)}</span>' for reason in item.reasons)
    return f"<td>{pieces.status(item.status)}{reasons}</td>"
