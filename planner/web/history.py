"""Historik: the calendar's changes, a series' own, an earlier state of it; undo and restore."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from planner import clock
from planner.domain.access import Needs
from planner.domain.changes import Asked, Stale
from planner.domain.changes.fingerprints import SEEN
from planner.domain.changes.undoing import NotAllowed
from planner.domain.changes.words import Names
from planner.domain.edits.series import find
from planner.domain.errors import DomainError
from planner.domain.series import Series
from planner.services import history
from planner.services.history import UnknownVersion
from planner.web import history_asked, history_csv, history_page, history_state, parameters, spreadsheet
from planner.web.access import account, author, needs
from planner.web.addresses import address, here, own_path
from planner.web.history_asked import BEFORE
from planner.web.language import language
from planner.web.notices import tell_change
from planner.web.parameters import BadInput
from planner.web.reading import Reading

NEXT: Final = "next"

blueprint = Blueprint("history", __name__)


@blueprint.get("/history")
@needs(Needs.EDITING)
def index() -> ResponseReturnValue:
    """Every change, the newest first, by whom and since when one likes."""
    reading, authors = Reading.now(), history.authors()
    since = history_asked.since(request.args, reading.today)
    wanted = history_asked.asked(request.args, reading.calendar, authors, since)
    question = history_asked.question(wanted, since, reading.calendar, authors, reading.presenter.words)
    if since.error:
        return reading.page("history.html", question=question, rows=()), 400
    page = history.page(wanted)
    query = history_asked.query(wanted)
    return reading.page(
        "history.html",
        question=question,
        rows=history_page.rows(page, reading, account()),
        older=here({**query, BEFORE: str(page.older)}) if page.older else "",
        newest=here(query) if wanted.before else "",
        export=address("history.export", query),
    )


@blueprint.get("/history.csv")
@needs(Needs.EDITING)
def export() -> Response:
    """The same, all of it, as a file."""
    reading = Reading.now()
    since = history_asked.since(request.args, reading.today)
    if since.error:
        raise BadInput(since.error)
    wanted = history_asked.asked(request.args, reading.calendar, history.authors(), since)
    names = Names.of(reading.calendar)
    text = history_csv.as_csv(history.everything(wanted), names, language())
    return spreadsheet.download(text, _("historik"), reading.today)


@blueprint.post("/history/<int:version>/undo")
@needs(Needs.EDITING)
def undo(version: int) -> ResponseReturnValue:
    """Take one change back, and go back to where the button stood."""
    reading = Reading.now()
    try:
        history.undo(version, clock.now(), author(), account())
    except NotAllowed:
        abort(404)
    except DomainError as error:
        return _refused(reading, error)
    tell_change(_("Ændringen er fortrudt."))
    return redirect(own_path(request.form.get(NEXT, "")) or url_for(".index"), code=303)


@blueprint.get("/series/<uid>/history")
@needs(Needs.EDITING)
def of_series(uid: str) -> str:
    """What happened to one series, and to its single dates."""
    reading = Reading.now()
    before = parameters.count(request.args, BEFORE, 0, max(reading.calendar.version, 1))
    page = history.page(Asked(series=uid, before=before or None))
    one = _now(reading, uid)
    if one is None and not page.changes:
        abort(404)
    return reading.page(
        "series_history.html",
        uid=uid,
        title=one.title if one else history_page.last_name(page, uid),
        gone=one is None,
        rows=history_page.rows(page, reading, account(), uid),
        older=here({BEFORE: str(page.older)}) if page.older else "",
        newest=here({}) if before else "",
    )


@blueprint.get("/series/<uid>/history/<int:version>")
@needs(Needs.EDITING)
def state(uid: str, version: int) -> str:
    """The series as that version had it, beside what it is now."""
    reading = Reading.now()
    return _state(reading, uid, version, history.series_at(uid, version))


@blueprint.post("/series/<uid>/history/<int:version>/restore")
@needs(Needs.EDITING)
def restore(uid: str, version: int) -> ResponseReturnValue:
    """Make the series again what it was then; that is a new change."""
    reading, earlier = Reading.now(), history.series_at(uid, version)
    try:
        history.restore(uid, version, request.form.get(SEEN, ""), clock.now(), author(), account())
    except NotAllowed:
        abort(404)
    except Stale:
        said = _("En anden har ændret punktet, siden du åbnede siden. Se forskellene igennem en gang til.")
        return _state(reading, uid, version, earlier, said), 409
    except DomainError as error:
        return _state(reading, uid, version, earlier, error.text(language())), 409
    tell_change(_("»%(title)s« er som før.", title=earlier.title))
    return redirect(url_for("pages.series", uid=uid), code=303)


@blueprint.errorhandler(UnknownVersion)
def _unknown(_error: UnknownVersion) -> ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


def _state(reading: Reading, uid: str, version: int, earlier: Series, error: str = "") -> str:
    change = history.one_or_none(version)
    shown = history_state.state(earlier, _now(reading, uid), change, reading, account())
    return reading.page("series_state.html", state=shown, uid=uid, version=version, error=error)


def _now(reading: Reading, uid: str) -> Series | None:
    return find(reading.calendar, uid)


def _refused(reading: Reading, error: DomainError) -> ResponseReturnValue:
    back = own_path(request.form.get(NEXT, "")) or url_for(".index")
    return reading.page("history_refused.html", said=error.text(language()), back=back), 409
