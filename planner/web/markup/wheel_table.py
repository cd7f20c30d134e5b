"""The table beside the wheel: the same content, row by row.

Written as strings, for it may have thousands of rows: a template's loop takes several times as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from flask_babel import gettext as _
from markupsafe import escape

from planner.domain.series import Unit
from planner.domain.words import Words
from planner.web.items import Item, capitalised
from planner.web.wheel_entries import Row


def table(rows: Iterable[Row], caption: str, words: Words) -> str:
    """The rows under their months; those are in order already but for windows that began before the first one."""
    by_month = sorted(rows, key=lambda row: row.month)
    months = (
        f'<tbody><tr class="month"><th colspan="4" scope="rowgroup">'
        f"{capitalised(words.month(month.month))} {month.year}</th></tr>{''.join(map(_row, inside))}</tbody>"
        for month, inside in groupby(by_month, key=lambda row: row.month)
    )
    heads = "".join(
        f'<th scope="col">{escape(head)}</th>' for head in (_("Hvornår"), _("Titel"), _("Forum"), _("Ansvarlig"))
    )
    return (
        f'<table class="list"><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>'
        f"{''.join(months)}</table>"
    )


def _row(row: Row) -> str:
    item = row.item
    body = f'<span class="body-tag body-{item.colour}">{escape(item.body.name)}</span>' if item.body else ""
    return (
        f'<tr id="r{row.number}" class="is-{item.status.mark}"><td class="when">{escape(item.when)}</td>'
        f'<td><a class="title" href="{escape(row.href)}">{escape(item.title)}</a>{_status(item)}{_details(item)}</td>'
        f"<td>{body}</td><td>{_units(item.units)}</td></tr>"
    )


def _status(item: Item) -> str:
    mark, word = item.status.mark, item.status.word
    if mark in ("confirmed", "undated"):  # when it is says as much
        return ""
    symbol = f'<svg aria-hidden="true"><use href="#{mark}"/></svg>'
    return f' <span class="status status-{mark}">{symbol}{escape(word)}</span>'


def _details(item: Item) -> str:
    about = "".join(f'<p class="about">{escape(text)}</p>' for text in (item.hangs_on, item.place, item.note) if text)
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in item.reasons)
    return about + (f'<ul class="reasons">{reasons}</ul>' if reasons else "")


def _units(units: tuple[Unit, ...]) -> str:
    if not units:
        return ""
    named = (
        f'<li><abbr class="unit" title="{escape(unit.name)}">{escape(unit.short)}</abbr></li>'
        if unit.name
        else f'<li><span class="unit">{escape(unit.short)}</span></li>'
        for unit in units
    )
    return f'<ul class="units">{"".join(named)}</ul>'
