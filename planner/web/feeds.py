"""Feeds for calendar programs: plain links that anyone may read, and the secret ones that subscribers made.

Here stands the slow way to an answer. ``gate`` keeps it, and gives it to everybody who comes back before it changes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from flask import Blueprint, Response, abort, current_app, request
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, ServiceUnavailable

from planner import clock
from planner.domain.access import Needs
from planner.domain.clients import client_kind
from planner.domain.errors import Language
from planner.domain.selection import Selection
from planner.domain.subscription import Subscription, file_name
from planner.ical.spec import STANDING, FeedSpec, Look
from planner.services import calendars, feeds, subscriptions
from planner.store.database import LOCK_TIMEOUT
from planner.web.access import needs
from planner.web.conditional import last_modified, not_modified, settled
from planner.web.errors import error_page
from planner.web.keeping import PROMISE, Promise
from planner.web.language import LANGUAGES, PARAMETER
from planner.web.parameters import BadInput, quoted

CONTENT_TYPE: Final = "text/calendar; charset=utf-8"
CACHING: Final = "no-cache, no-transform"
"""Keep it, but ask each time; and do not compress it, which made Outlook stop reading."""

PRIVATE_CACHING: Final = f"private, {CACHING}"

_NOT_FOUND: Final = "Kalenderen findes ikke.\nThere is no such calendar.\n"
"""One answer for every address that brings nothing, whatever the reason and whoever asks."""

blueprint = Blueprint("feeds", __name__, url_prefix="/feeds")


class _Wanted(NamedTuple):
    """What a link stands for today: the feed, its file's name, and the subscription, if the link is secret.

    ``private``: not everybody who has the link may read it, so nobody is given what another was.
    """

    spec: FeedSpec
    today: date
    file: str
    of: Subscription | None = None
    private: bool = False


@blueprint.get("/calendar.ics")
@needs(Needs.READING)
def of_calendar() -> Response:
    """Everything."""
    return _public(STANDING, "aarshjul")


@blueprint.get("/body/<key>.ics")
@needs(Needs.READING)
def of_body(key: str) -> Response:
    """What one body meets about."""
    if all(body.key != key for body in calendars.current().bodies):
        abort(404)
    return _public(replace(STANDING, bodies=frozenset({key})), f"aarshjul-{key}")


@blueprint.get("/unit/<key>.ics")
@needs(Needs.READING)
def of_unit(key: str) -> Response:
    """What one unit is responsible for."""
    if all(unit.key != key for unit in calendars.current().units):
        abort(404)
    return _public(replace(STANDING, units=frozenset({key})), f"aarshjul-{key}")


@blueprint.get("/s/<token>/<name>.ics")
@needs(Needs.NOTHING)
def of_subscription(token: str, **_name: str) -> Response:
    """What a subscriber chose, for whoever has the link. The name at its end is for people; the token decides."""
    _refuse_parameters()
    # The calendar first: had its version been read after the link, what came in between would be missed for good.
    calendar, today = calendars.current(), clock.today()
    one = subscriptions.find(token)
    if one is None:
        abort(404)
    spec = subscriptions.spec_of(one, calendar, base_url(), today)
    response = _answer(_Wanted(spec, today, file_name(one.choices.name), one))
    subscriptions.fetched(one.uid, clock.now(), client_kind(request.user_agent.string))
    return response


@blueprint.get("/<path:address>")
@needs(Needs.NOTHING)
def of_nothing(**_address: str) -> Response:
    """No feed. Here too the answer must not depend on the address, which may hold most of a secret."""
    abort(404)


@blueprint.errorhandler(HTTPException)
def _refused(error: HTTPException) -> Response:
    """Errors are a line of text. Calendar programs show no pages, and links on a page would lead its address on."""
    page = error_page(error)
    text = _NOT_FOUND if page.code == 404 else f"{page.heading}. {page.text}\n"
    response = Response(text, page.code, content_type="text/plain; charset=utf-8")
    for name, value in error.get_headers(None):
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.errorhandler(OperationalError)
def _out_of_reach(error: OperationalError) -> Response:
    """Calendar programs come back by themselves, whether the database is busy or away."""
    current_app.logger.warning("a feed could not be read from the database: %s", error.orig)
    return _refused(ServiceUnavailable(retry_after=LOCK_TIMEOUT))


@blueprint.after_app_request
def _leave_no_trace(response: Response) -> Response:
    """Also where a link was asked by a method that no view takes: then the answer is a page with links."""
    if request.path.startswith(f"{blueprint.url_prefix}/"):
        response.headers["Referrer-Policy"] = "no-referrer"
    return response


def base_url() -> str:
    """Where the pages are, as it is configured or else as this request found them; no slash at the end."""
    return str(current_app.config.get("BASE_URL") or request.root_url).rstrip("/")


def _public(selection: Selection, file: str) -> Response:
    today = clock.today()
    look = Look(base_url(), feeds.UID_DOMAIN, _language())
    spec = feeds.feed_of(feeds.rolling_window(today), look, selection)
    return _answer(_Wanted(spec, today, file, private=not calendars.current().open))


def _answer(wanted: _Wanted) -> Response:
    now, version = clock.now(), calendars.current().version
    chosen, uid = (wanted.of.changed, wanted.of.uid) if wanted.of else (None, None)
    valid = feeds.validator(wanted.spec, wanted.today, chosen)
    if not_modified(request.environ, valid.tag, valid.changed):
        response = Response(status=304, content_type=CONTENT_TYPE)
    else:
        response = Response(feeds.write(wanted.spec, wanted.today), content_type=CONTENT_TYPE)
        response.headers.set("Content-Disposition", "attachment", filename=f"{wanted.file}.ics")
    response.headers["Cache-Control"] = PRIVATE_CACHING if wanted.of or wanted.private else CACHING
    response.headers["Last-Modified"] = last_modified(valid.changed, now)
    response.set_etag(valid.tag)
    if settled(valid.changed, now) and not wanted.private:
        request.environ[PROMISE] = Promise(version, valid.until, valid.tag, valid.changed, uid)
    return response


def _language() -> Language:
    """The language that the address asks for; the reader's cookie is not asked. Raises ``BadInput``."""
    _refuse_parameters(PARAMETER)
    wanted = request.args.getlist(PARAMETER) or ["da"]
    for known in LANGUAGES:
        if wanted == [known]:
            return known
    raise BadInput(_("Kalenderen findes på dansk (da) og engelsk (en)."))


def _refuse_parameters(but: str = "") -> None:
    """Raises ``BadInput`` for parameters in the address: a filter that is not understood must not seem to work."""
    for name in request.args:
        if name != but:
            raise BadInput(_("Adressen kan ikke have »%(name)s«.", name=quoted(name)))
