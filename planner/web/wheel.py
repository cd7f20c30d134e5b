"""Hjul: a year (or any twelve months, a quarter, a month) as a wheel, with a table that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import Blueprint, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from planner import clock
from planner.domain.access import Needs
from planner.domain.spans import Window
from planner.domain.uncollected import uncollected
from planner.render import poster, svg
from planner.render.entries import Group
from planner.render.legend import sign
from planner.render.radii import RingBand
from planner.render.svg import CrowdLink
from planner.render.wheel import Wheel, wheel
from planner.services import calendars, views
from planner.web import parameters, wheel_files
from planner.web.access import needs
from planner.web.filters import BODY, UNIT
from planner.web.items import capitalised
from planner.web.markup.given import CALENDARS_LANGUAGE
from planner.web.markup.wheel_table import table
from planner.web.parameters import BadInput
from planner.web.reading import Reading, editing
from planner.web.wheel_asked import PAPER, ZOOM, Asked, wanted_year
from planner.web.wheel_entries import BODIES, Shown, shades, shown

blueprint = Blueprint("wheel", __name__)

MOST_KEPT: Final = 24
"""How many drawings a process keeps: each is as large as its page, for the largest calendars a megabyte."""

OWN_STYLE: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""An SVG file carries its style sheet; nothing else may come with it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One wheel, and the table that says the same, as markup; ``count`` is how many rows that has."""

    name: str
    svg: str
    table: str
    count: int


@blueprint.get("/wheel")
@needs(Needs.READING)
def now() -> Response:
    """To this year's wheel, or to the one that begins in the month of ``?from=``."""
    year = wanted_year() or Reading.now().today.year
    return redirect(Asked.read(year, Reading.now().filters()).to())


@blueprint.get("/wheel/<int(signed=True):year>")
@needs(Needs.READING)
def year(year: int) -> str:
    """The page."""
    reading = Reading.now()
    asked = Asked.read(year, reading.filters())
    previous, following = asked.years()
    quarters, months = asked.zooms(reading.presenter.words)
    return reading.page(
        "wheel.html",
        wheels=draw_all(asked, reading),
        asked=asked,
        bar=reading.bar(asked.filters, asked.own_query()),
        previous=previous,
        following=following,
        spans=asked.spans(reading.today),
        quarters=quarters,
        months=months,
        signs=[(sign(name), word) for name, word in wheel_files.signs()],
    )


@blueprint.get("/wheel/<int(signed=True):year>.<any(svg, pdf, png):kind>")
@needs(Needs.READING)
def file(year: int, kind: str) -> Response:
    """The wheel as a file: to place anywhere, for the wall, for a slide."""
    reading, now = Reading.now(), clock.now()
    asked = Asked.read(year, reading.filters())
    paper = wheel_files.PAPERS[parameters.choice(request.args, PAPER, tuple(wheel_files.PAPERS))]
    if asked.beside:
        raise BadInput(_("En fil viser ét hjul. Hent hvert år for sig."))
    window = asked.windows()[0]
    told = contents(window, asked, reading)
    figure = picture(window, told, reading)
    label = _("Årshjul %(name)s", name=figure.name)
    if kind == "svg":
        response = Response(wheel_files.standalone(figure, label), mimetype="image/svg+xml")
        response.headers["Content-Security-Policy"] = OWN_STYLE
    else:
        sheet = wheel_files.set_poster(figure, told, reading, label)
        if kind == "pdf":
            response = Response(poster.pdf(sheet, paper, wheel_files.tokens(), now), mimetype="application/pdf")
        else:
            response = Response(poster.png(sheet, wheel_files.tokens()), mimetype="image/png")
    name = f"aarshjul-{asked.zoom or year}.{kind}"
    response.headers.set("Content-Disposition", "inline", filename=name)
    return response


def draw_all(asked: Asked, reading: Reading) -> list[Drawn]:
    """What the address asks for: one wheel, or two years beside each other."""
    drawn: list[Drawn] = []
    for window in asked.windows():
        drawn.append(_drawn(window, asked, reading, len(drawn), sum(one.count for one in drawn)))
    return drawn


def _drawn(window: Window, asked: Asked, reading: Reading, number: int, first_row: int) -> Drawn:
    """The wheel as it was drawn last, as long as nothing was written and no day has passed."""
    kept: dict[object, Drawn] = calendars.derived(Drawn, dict)
    key = (reading.today, reading.presenter.language, request.script_root, editing()[0], asked, number)
    if (drawn := kept.get(key)) is None:
        with uncollected():
            drawn = _draw(window, asked, reading, number, first_row)
        for oldest in list(kept)[: max(0, len(kept) - MOST_KEPT + 1)]:
            kept.pop(oldest, None)
        kept[key] = drawn
    return drawn


def _draw(window: Window, asked: Asked, reading: Reading, number: int, first_row: int) -> Drawn:
    told = contents(window, asked, reading, first_row)
    figure = picture(window, told, reading)
    label = _("Årshjul %(name)s", name=figure.name)

    return Drawn(
        name=capitalised(figure.name),
        svg=svg.write(figure, label, _crowds(figure, asked.alone(number)), f"w{number}-", given=CALENDARS_LANGUAGE),
        table=table(told.rows, label, reading.pieces),
        count=len(told.rows),
    )


def contents(window: Window, asked: Asked, reading: Reading, first_row: int = 0) -> Shown:
    """What is in the window, in rings and in rows."""
    found = views.occurrences(window, asked.filters.selection())
    return shown(found, window, asked.rings, reading.calendar, reading.pieces, first_row)


def picture(window: Window, told: Shown, reading: Reading) -> Wheel:
    """The same, each thing in its place."""
    shaded = shades(window, calendars.days(), reading.presenter)
    return wheel(window, told.rings, shaded, reading.today, reading.presenter.language)


def _crowds(figure: Wheel, asked: Asked) -> CrowdLink:
    """A crowd leads to a wheel with more room for it; where there is none, to its first row in the table."""
    said, known = _("%(count)s punkter, %(ring)s"), dict[tuple[str, str], str]()

    def crowd(band: RingBand, group: Group) -> tuple[str, str]:
        name = said % {"count": len(group.entries), "ring": band.ring.label}
        closer = _closer(band, group, figure, asked)
        if closer is None:
            return f"#r{group.entries[0].row}", name
        if closer not in known:
            known[closer] = asked.to(**dict([closer]))
        return known[closer], name

    return crowd


def _closer(band: RingBand, group: Group, figure: Wheel, asked: Asked) -> tuple[str, str] | None:
    """What to ask for: its month; where it fills more of a quarter, or that is shown already, its ring alone."""
    first, scale = date.fromordinal(max(group.first, figure.scale.start)), figure.scale
    in_a_month = min(group.end, scale.end) <= Window.of_month(first.year, first.month).end.toordinal()
    if asked.zoom != f"{first:%Y-%m}" and (in_a_month or not scale.by_day):
        return ZOOM, f"{first:%Y-%m}"
    if band.ring.key and len(figure.rings) > 1:
        return BODY if asked.rings == BODIES else UNIT, band.ring.key
    return None
