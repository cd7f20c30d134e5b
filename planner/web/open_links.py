"""The plain links, which need no choosing: to the whole calendar, a body's and a unit's; each with its guides."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, request, url_for
from flask_babel import gettext as _

from planner.domain.access import Needs
from planner.domain.series import Calendar
from planner.web.access import needs
from planner.web.addresses import address
from planner.web.feeds import base_url
from planner.web.guides import guides
from planner.web.language import PARAMETER, language
from planner.web.links import Link
from planner.web.reading import Reading

blueprint = Blueprint("open_links", __name__, url_prefix="/subscribe/open")


@dataclass(frozen=True, slots=True)
class OpenLink:
    """What the link brings, and the page that explains it."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class OpenLinks:
    """The links under one heading."""

    heading: str
    links: tuple[OpenLink, ...]


def groups(calendar: Calendar) -> tuple[OpenLinks, ...]:
    """All of them, in the calendar's order."""
    everything = (OpenLink(calendar.name, url_for("open_links.of_calendar")),)
    bodies = tuple(OpenLink(one.name, url_for("open_links.of_body", key=one.key)) for one in calendar.bodies)
    units = tuple(
        OpenLink(one.name or one.short, url_for("open_links.of_unit", key=one.key)) for one in calendar.units
    )
    named = ((_("Hele kalenderen"), everything), (_("Forum"), bodies), (_("Ansvarlig"), units))
    return tuple(OpenLinks(heading, links) for heading, links in named if links)


@blueprint.get("/calendar")
@needs(Needs.READING)
def of_calendar() -> str:
    """The open link to everything."""
    reading = Reading.now()
    return _page(reading, reading.calendar.name, "feeds.of_calendar")


@blueprint.get("/body/<key>")
@needs(Needs.READING)
def of_body(key: str) -> str:
    """The open link to what one body meets about."""
    reading = Reading.now()
    name = next((one.name for one in reading.calendar.bodies if one.key == key), None)
    return _page(reading, name, "feeds.of_body", key=key)


@blueprint.get("/unit/<key>")
@needs(Needs.READING)
def of_unit(key: str) -> str:
    """The open link to what one unit is responsible for."""
    reading = Reading.now()
    name = next((one.name or one.short for one in reading.calendar.units if one.key == key), None)
    return _page(reading, name, "feeds.of_unit", key=key)


def _page(reading: Reading, name: str | None, endpoint: str, **values: str) -> str:
    if name is None:
        abort(404)
    speaks = {} if language() == "da" else {PARAMETER: language()}
    path = address(endpoint, speaks, **values).removeprefix(request.script_root)
    return reading.page("subscribe_link.html", link=Link(base_url() + path, name), guides=guides(), secret=False)
