"""The wall planner as markup: a column for each month, a line for each of its days."""

from __future__ import annotations

from flask_babel import gettext as _
from markupsafe import escape

from planner.web.addresses import Query, address
from planner.web.items import Item
from planner.web.markup.pieces import Pieces
from planner.web.wall import WallDay, WallMonth, WallPage


def months(wall: WallPage, pieces: Pieces, query: Query) -> str:
    """The months as sections with a heading and a list of days each; ``query`` asks the list for the same items."""
    writer = _Writer(pieces, query)
    years = [0, *(month.year for month in wall.months)]
    return "".join(
        writer.month(number, month, year != month.year)
        for number, (month, year) in enumerate(zip(wall.months, years, strict=False), 1)
    )


class _Writer:
    def __init__(self, pieces: Pieces, query: Query) -> None:
        self._pieces = pieces
        self._week = escape(_("uge"))
        self._query = query

    def month(self, number: int, month: WallMonth, with_year: bool) -> str:
        """The year stands with the first of its months; it follows the others where they are read aloud."""
        seen = "year" if with_year else "unseen"
        heading = f'<h2 id="w-{number}">{month.name} <span class="{seen}">{month.year}</span></h2>'
        days = "".join(map(self._day, month.days))
        return f'<section aria-labelledby="w-{number}">{heading}<ol>{days}</ol></section>'

    def _day(self, day: WallDay) -> str:
        marks = [*day.shades]
        if day.is_today:
            marks.append("is-today")
        if not (day.items or day.name):
            marks.append("is-empty")
        today = ' aria-current="date"' if day.is_today else ""
        given = self._pieces.given if day.given else ""
        name = f'<span class="name"{given}>{escape(day.name)}</span> ' if day.name else ""
        items = "".join([self._pieces.of(item, _entry) for item in day.items])
        week = f'<span class="week"><span class="unseen">{self._week} </span>{day.week}</span>' if day.week else ""
        return (
            f'<li class="{" ".join(marks)}"{today}><time datetime="{day.day}"><span class="unseen">{day.label}</span>'
            f'<span aria-hidden="true"><span class="letter">{day.letter}</span> {day.day.day}</span></time>'
            f'<div class="what">{name}{items}{self._more(day)}</div>{week}</li>'
        )

    def _more(self, day: WallDay) -> str:
        if not day.more:
            return ""
        href = escape(address("views.listed", {**self._query, "from": str(day.day), "to": str(day.day)}))
        said = _("%(num)d mere", num=day.more)
        return f'<a class="more" href="{href}">{escape(said)}</a>'


def _entry(item: Item, pieces: Pieces) -> str:
    status = item.status
    said = "" if status.mark == "confirmed" else f'<span class="unseen"> ({escape(status.word)})</span>'
    href = f"{pieces.page(item)}#{escape(item.fragment)}"
    title = (
        f"<span{pieces.given}>{escape(item.title)}</span>{said}" if pieces.given else f"{escape(item.title)}{said}"
    )
    return f'<a class="entry body-{item.colour} is-{status.mark}" href="{href}"{pieces.movable(item)}>{title}</a>'
