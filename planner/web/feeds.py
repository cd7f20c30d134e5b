"""Feeds for calendar programs: plain links that anyone may read, to the whole calendar, a body's and a unit's."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from flask import Blueprint, Response, abort, current_app, request
from flask_babel import gettext as _

from planner import clock
from planner.domain.errors import Language
from planner.domain.selection import Selection
from planner.ical.spec import STANDING, Look
from planner.services import calendars, feeds
from planner.web.conditional import last_modified, not_modified
from planner.web.language import LANGUAGES, PARAMETER
from planner.web.parameters import BadInput, quoted

CONTENT_TYPE: Final = "text/calendar; charset=utf-8"
CACHING: Final = "no-cache, no-transform"
"""Keep it, but ask each time; and do not compress it, which made Outlook stop reading."""

blueprint = Blueprint("feeds", __name__, url_prefix="/feeds")


@blueprint.get("/calendar.ics")
def of_calendar() -> Response:
    """Everything."""
    return _feed(STANDING, "aarshjul")


@blueprint.get("/body/<key>.ics")
def of_body(key: str) -> Response:
    """What one body meets about."""
    if all(body.key != key for body in calendars.current().bodies):
        abort(404)
    return _feed(replace(STANDING, bodies=frozenset({key})), f"aarshjul-{key}")


@blueprint.get("/unit/<key>.ics")
def of_unit(key: str) -> Response:
    """What one unit is responsible for."""
    if all(unit.key != key for unit in calendars.current().units):
        abort(404)
    return _feed(replace(STANDING, units=frozenset({key})), f"aarshjul-{key}")


def _feed(selection: Selection, name: str) -> Response:
    today = clock.today()
    look = Look(base_url(), feeds.UID_DOMAIN, _language())
    spec = feeds.feed_of(feeds.rolling_window(today), look, selection)
    validator = feeds.validator(spec, today)
    if not_modified(request.environ, validator.tag, validator.changed):
        response = Response(status=304, content_type=CONTENT_TYPE)
    else:
        response = Response(feeds.write(spec), content_type=CONTENT_TYPE)
        response.headers.set("Content-Disposition", "attachment", filename=f"{name}.ics")
    response.headers["Cache-Control"] = CACHING
    response.headers["Last-Modified"] = last_modified(validator.changed, clock.now())
    response.set_etag(validator.tag)
    return response


def base_url() -> str:
    """Where the pages are, as it is configured or else as this request found them; no slash at the end."""
    return str(current_app.config.get("BASE_URL") or request.root_url).rstrip("/")


def _language() -> Language:
    """The language that the address asks for; the reader's cookie is not asked. Raises ``BadInput``."""
    for name in request.args:
        if name != PARAMETER:
            raise BadInput(_("Adressen kan ikke have »%(name)s«.", name=quoted(name)))
    wanted = request.args.getlist(PARAMETER) or ["da"]
    for known in LANGUAGES:
        if wanted == [known]:
            return known
    raise BadInput(_("Kalenderen findes på dansk (da) og engelsk (en)."))
