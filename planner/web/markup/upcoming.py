"""Kommende as markup: month after month, day after day, a row for each item."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _
from markupsafe import escape

from planner.web.items import Item
from planner.web.markup.pieces import Pieces
from planner.web.upcoming import Day, Month, Stretch


def months(shown: Iterable[Month], pieces: Pieces) -> str:
    """The months as sections."""
    today, undated = _("i dag"), _("Uden fast dag")
    return "".join(
        f'<section class="month" aria-labelledby="m-{month.key}">'
        f'<h2 id="m-{month.key}">{month.name} <span class="year">{month.year}</span></h2><div>'
        f"{_days(month.days, today, pieces)}{_undated(month.undated, undated, pieces)}</div></section>"
        for month in shown
    )


def _days(days: Iterable[Day], today: str, pieces: Pieces) -> str:
    listed = "".join(_day(day, today, pieces) for day in days)
    return f'<ol class="days">{listed}</ol>' if listed else ""


def _day(day: Day, today: str, pieces: Pieces) -> str:
    here, said = (" is-today", f' <span class="today">{today}</span>') if day.is_today else ("", "")
    return (
        f'<li class="day{here}"><p class="date"><time datetime="{day.first}"><span class="number">{day.number}</span>'
        f' <span class="weekday">{day.weekday}</span></time>{said}</p>{_items(day.items, pieces)}</li>'
    )


def _undated(stretches: Iterable[Stretch], heading: str, pieces: Pieces) -> str:
    listed = "".join(
        f'<li class="day"><p class="date">{escape(stretch.name)}</p>{_items(stretch.items, pieces)}</li>'
        for stretch in stretches
    )
    return f'<div class="undated"><h3>{heading}</h3><ul class="days">{listed}</ul></div>' if listed else ""


def _items(items: Iterable[Item], pieces: Pieces) -> str:
    return f'<ul class="items">{"".join([pieces.of(item, _row) for item in items])}</ul>'


def _row(item: Item, pieces: Pieces) -> str:
    clock = f'<span class="clock">{item.clock}</span> ' if item.clock else ""
    return (
        f'<li class="item is-{item.status.mark}"><div class="what"><p class="title">{clock}'
        f'<a{pieces.given} href="{pieces.page(item)}">{escape(item.title)}</a></p>{pieces.details(item)}</div>'
        f'<p class="who">{pieces.body(item.body) if item.body else ""}</p>'
        f'<div class="responsible">{pieces.units(item.units)}</div>'
        f'<p class="sure">{pieces.status(item.status)}</p></li>'
    )
