"""Søg: which series have the words, when each comes next, and which single dates have them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from flask import Blueprint, request
from markupsafe import Markup, escape

from planner.domain.access import Needs
from planner.domain.errors import DomainError
from planner.domain.search import LONGEST, Hit, found_in
from planner.domain.search import search as find
from planner.domain.series import Unit
from planner.domain.spans import Window
from planner.services import views
from planner.web import parameters
from planner.web.access import needs
from planner.web.items import Item, Presenter
from planner.web.reading import Reading
from planner.web.tags import BodyTag, kind_name

QUERY: Final = "q"
MOST_SHOWN: Final = 50
MOST_SINGLE: Final = 5
AROUND: Final = (timedelta(days=366), timedelta(days=2 * 366))
"""How far back and ahead a series' dates are looked up."""

blueprint = Blueprint("search", __name__)


@dataclass(frozen=True, slots=True)
class Result:
    """A series that was found, in words; ``single`` are the dates with words of their own."""

    uid: str
    title: str
    kind: str
    rule: str
    note: str
    body: BodyTag | None
    units: tuple[Unit, ...]
    next: Item | None
    last: Item | None
    single: tuple[Item, ...]


@blueprint.get("/search")
@needs(Needs.READING)
def results() -> str | tuple[str, int]:
    """The page; without words only the field, with too many the field and what is wrong."""
    reading, query = Reading.now(), parameters.visible(parameters.text(request.args, QUERY))
    before, after = AROUND
    around = Window(reading.today - before, reading.today + after).bounded()
    try:
        hits = find(query, reading.calendar, views.occurrences(around) if query else (), reading.today)
    except DomainError as error:
        wrong = error.text(reading.presenter.language)
        return reading.page("search.html", query=query[:LONGEST], wrong=wrong, count=0, results=()), 400

    def marked(text: str) -> Markup:
        return highlighted(text, query)

    shown = tuple(result(hit, reading.presenter) for hit in hits[:MOST_SHOWN])
    return reading.page("search.html", query=query, wrong="", count=len(hits), results=shown, marked=marked)


def highlighted(text: str, query: str) -> Markup:
    """The text with the words that were searched for marked."""
    parts = found_in(text, query)
    return Markup("").join(Markup("<mark>%s</mark>") % part if found else escape(part) for part, found in parts)


def result(hit: Hit, presenter: Presenter) -> Result:
    """One hit as the page shows it."""
    series = hit.series
    return Result(
        uid=series.uid,
        title=series.title,
        kind=kind_name(series.kind),
        rule=presenter.rule(series),
        note=series.note,
        body=presenter.body(series.body),
        units=series.units,
        next=presenter.item(hit.next) if hit.next else None,
        last=presenter.item(hit.last) if hit.last else None,
        single=presenter.items(hit.single[:MOST_SINGLE]),
    )
