"""The table beside the wheel as markup: the same content, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from flask_babel import gettext as _
from markupsafe import escape

from planner.domain.series import Unit
from planner.web.items import Item, capitalised
from planner.web.markup.pieces import Pieces
from planner.web.wheel_entries import Row


def table(rows: Iterable[Row], caption: str, pieces: Pieces) -> str:
    """The rows under their months; those are in order already but for windows that began before the first one.

    The ``caption`` may be markup.
    """
    by_month, words = sorted(rows, key=lambda row: row.month), pieces.presenter.words
    months = (
        f'<tbody><tr class="month"><th colspan="4" scope="rowgroup">'
        f"{capitalised(words.month(month.month))} {month.year}</th></tr>{_rows(inside, pieces)}</tbody>"
        for month, inside in groupby(by_month, key=lambda row: row.month)
    )
    heads = "".join(
        f'<th scope="col">{escape(head)}</th>' for head in (_("Hvornår"), _("Titel"), _("Forum"), _("Ansvarlig"))
    )
    return (
        f'<table class="list"><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>'
        f"{''.join(months)}</table>"
    )


def _rows(rows: Iterable[Row], pieces: Pieces) -> str:
    return "".join([f'<tr id="r{row.number}"{pieces.of(row.item, _row)}' for row in rows])


def _row(item: Item, pieces: Pieces) -> str:
    body = (
        f'<span class="body-tag body-{item.colour}"{pieces.given}>{escape(item.body.name)}</span>'
        if item.body
        else ""
    )
    title = (
        f'<a class="title"{pieces.given} href="{pieces.page(item)}#{escape(item.fragment)}">{escape(item.title)}</a>'
    )
    return (
        f' class="is-{item.status.mark}"><td class="when">{escape(item.when)}</td>'
        f"<td>{title}{_status(item, pieces)}{pieces.details(item)}</td>"
        f"<td>{body}</td><td>{_units(item.units, pieces.given)}</td></tr>"
    )


def _status(item: Item, pieces: Pieces) -> str:
    if item.status.mark in ("confirmed", "undated"):  # when it is says as much
        return ""
    return f" {pieces.status(item.status)}"


def _units(units: tuple[Unit, ...], given: str) -> str:
    if not units:
        return ""
    named = (
        f'<li><abbr class="unit"{given} title="{escape(unit.name)}">{escape(unit.short)}</abbr></li>'
        if unit.name
        else f'<li><span class="unit"{given}>{escape(unit.short)}</span></li>'
        for unit in units
    )
    return f'<ul class="units">{"".join(named)}</ul>'
