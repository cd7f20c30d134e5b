"""The year's sheet as markup: a body's rows of months, a mark for each of its dates."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from markupsafe import escape

from planner.web.items import Item
from planner.web.markup.pieces import Pieces
from planner.web.year import Line, Mark, MonthHead, Rows, YearPage, day_text

_MISSING = '<svg aria-hidden="true"><use href="#missing"/></svg>'
_EMPTY = '<td role="cell" class="is-empty"></td>'


def rows(sheet: YearPage, pieces: Pieces) -> str:
    """The bodies' groups of rows, for a table with two columns of headings and one for each month."""
    writer = _Writer(sheet, pieces)
    return "".join(map(writer.group, sheet.rows))


class _Writer:
    def __init__(self, sheet: YearPage, pieces: Pieces) -> None:
        self._pieces = pieces
        self._months = [_of(month) for month in sheet.months]
        self._notes = len(sheet.notes)
        self._note = escape(_("note"))

    def group(self, group: Rows) -> str:
        body = self._pieces.body(group.body) if group.body else escape(group.heading)
        who = f'<th class="who" scope="rowgroup" role="rowheader" rowspan="{len(group.lines)}">{body}</th>'
        lines = "".join(self._line(line, "" if number else who) for number, line in enumerate(group.lines))
        return f'<tbody role="rowgroup" class="body-{group.body.colour if group.body else 0}">{lines}</tbody>'

    def _line(self, line: Line, who: str) -> str:
        usual = f' <span class="usual">{escape(line.usual)}</span>' if line.usual else ""
        cells = "".join(map(self._cell, self._months, line.cells))
        title = f"<span{self._pieces.given}>{escape(line.title)}</span>"
        what = f'<th class="what" scope="row" role="rowheader">{title}{usual}</th>'
        return f'<tr role="row">{who}{what}{cells}</tr>'

    def _cell(self, month: str, marks: Sequence[Mark]) -> str:
        return f'<td role="cell">{month}{"".join(map(self._mark, marks))}</td>' if marks else _EMPTY

    def _mark(self, mark: Mark) -> str:
        written = self._pieces.of(mark.item, _with_weekday if mark.weekday else _mark)
        return f'<span class="noted">{written}{self._footnote(mark.note)}</span> ' if mark.note else f"{written} "

    def _footnote(self, number: int) -> str:
        if not 0 < number <= self._notes:
            return ""
        return f'<sup><a href="#n-{number}"><span class="unseen">{self._note} </span>{number}</a></sup>'


def _of(month: MonthHead) -> str:
    """The name of the month, for where the table has become a list."""
    return f'<span class="of" aria-hidden="true">{month.name}</span>'


def _mark(item: Item, pieces: Pieces, weekday: str = "") -> str:
    text, status = escape(day_text(item)), item.status
    undated = "" if item.occurrence.dated else " undated"
    href = f"{pieces.page(item)}#{escape(item.fragment)}"
    said = f"{weekday}{text}: {escape(item.when)}" + (
        "" if status.mark == "confirmed" else f", {escape(status.word)}"
    )
    shown = f'<span class="weekday">{weekday.strip()}</span> ' if weekday else ""
    sign = _MISSING if status.mark == "missing" else ""
    return (
        f'<a class="mark is-{status.mark}{undated}" href="{href}"{pieces.movable(item)} aria-label="{said}">'
        f'{shown}{sign}<span class="day">{text}</span></a>'
    )


def _with_weekday(item: Item, pieces: Pieces) -> str:
    weekday = pieces.presenter.words.short_weekday(item.occurrence.first.weekday())
    return _mark(item, pieces, f"{weekday} ")
