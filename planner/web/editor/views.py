"""New, edited, copied, archived: the pages on which a series is written, with scripts and without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from planner import clock
from planner.domain.access import Needs
from planner.domain.changes import Stale, fingerprint, require_unchanged
from planner.domain.changes.fingerprints import SEEN
from planner.domain.edits import series as edits
from planner.domain.errors import CircularChain, DomainError, MissingAnchor
from planner.domain.series import Calendar, Series
from planner.services import calendars
from planner.services.changing import change
from planner.web import stale
from planner.web.access import account, author, may_edit, needs
from planner.web.addresses import own_path
from planner.web.editor import agreed, recipe, scope
from planner.web.editor.fit import found_fits
from planner.web.editor.form import form, read_series, typed_series
from planner.web.editor.page import EditorPage, editor_page
from planner.web.editor.phrase import PHRASE
from planner.web.editor.preview import with_recipe
from planner.web.editor.recipe import Recipe
from planner.web.editor.sent import Errors, Sent
from planner.web.editor.when import When, settled
from planner.web.forgery import answers_itself
from planner.web.language import language
from planner.web.notices import tell_change
from planner.web.parameters import Arguments
from planner.web.reading import Reading
from planner.web.sessions import sent_from_here

DO: Final = "do"
PART: Final = "part"
"""Asked for by the script: only what is about when, without the frame of the page."""

NEW: Final = "new-series"

blueprint = Blueprint("editor", __name__, url_prefix="/series")


@blueprint.get("/new")
@needs(Needs.EDITING)
def new() -> ResponseReturnValue:
    """The form of something new."""
    return _page(None, _begun(_empty()), {})


@blueprint.post("/new")
@needs(Needs.EDITING)
@answers_itself
def create() -> ResponseReturnValue:
    """Read the form of something new; save it where that was asked for."""
    return _sent(None)


@blueprint.get("/<uid>/edit")
@needs(Needs.EDITING)
def edit(uid: str) -> ResponseReturnValue:
    """The form of one."""
    one = _editable(uid)
    reading = Reading.now()
    fields = typed_series(one, reading.calendar, reading.presenter.words)
    fields[SEEN] = fingerprint(one)
    return _page(one, _begun(fields, Recipe.of(one)), {})


@blueprint.post("/<uid>/edit")
@needs(Needs.EDITING)
@answers_itself
def save(uid: str) -> ResponseReturnValue:
    """Read the form of one; show what it leads to, or save it, as was asked for."""
    return _sent(_editable(uid))


@blueprint.get("/<uid>/copy")
@needs(Needs.EDITING)
def copy(uid: str) -> ResponseReturnValue:
    """The form of a new one like that one. Nothing is saved yet."""
    _editable(uid)
    reading = Reading.now()
    one = edits.copied(reading.calendar, uid)
    fields = typed_series(one, reading.calendar, reading.presenter.words)
    return _page(None, _begun(fields, Recipe.of(one)), {}, action=url_for(".create"))


@blueprint.post("/<uid>/archive")
@needs(Needs.EDITING)
def archive(uid: str) -> ResponseReturnValue:
    """Put it into the archive: it gives no dates any more, and is kept."""
    return _archived(_editable(uid), to=True)


@blueprint.post("/<uid>/unarchive")
@needs(Needs.EDITING)
def unarchive(uid: str) -> ResponseReturnValue:
    """Fetch it back from the archive."""
    return _archived(_editable(uid), to=False)


def _sent(before: Series | None) -> ResponseReturnValue:
    reading, sent, do = Reading.now(), request.form, request.form.get(DO, "show")
    when = settled(sent, do, reading.calendar, reading.today, reading.presenter.language)
    if request.form.get(PART):
        return _part(before, when)
    if do not in ("save", "scope", "accept"):
        return _page(before, when, {})
    one, errors = read_series(when.fields, before, reading.calendar, account(), reading.today)
    errors = {**errors, **_errors_of(when)}
    if when.recipe is None or errors:
        return _page(before, when, errors, status=400)
    if not sent_from_here():
        return _page(before, when, {}, notice=_too_old(), status=400)
    if when.heard is not None and when.heard.notice and do == "save":
        return _page(before, when, {}, status=400)
    try:
        mine = with_recipe(stale.settled(one, sent, reading.calendar), _own(when.recipe, before))
        return _decide(before, mine, when, do)
    except DomainError as error:
        return _page(before, when, _placed(error, when, reading), status=400)


def _decide(before: Series | None, mine: Series, when: When, do: str) -> ResponseReturnValue:
    """Ask from when on it is to hold, where that makes a difference; otherwise save it. Raises ``DomainError``."""
    reading = Reading.now()
    asked = scope.Asked.read(request.form)
    seen_before = do == "accept" and asked.text == request.form.get(scope.SHOWN)
    if before is not None and not seen_before and (do != "save" or scope.matters(before, mine, reading)):
        if request.form.get(SEEN) != fingerprint(before):
            return _collided(before, mine, when)
        return _scope(before, mine, when, asked)
    seen = request.form.get(SEEN, "")

    def put(calendar: Calendar) -> Calendar:
        require_unchanged(edits.find(calendar, mine.uid) if before else None, seen)
        if before is None or not asked.following:
            return edits.put(calendar, mine)
        return scope.cut(calendar, mine, asked.day(before, reading))

    try:
        change(put, clock.now(), author())
    except Stale:
        calendars.forget()
        return _collided(before, mine, when)
    said = reading.presenter.rule(mine)
    tell_change(_("»%(title)s« er gemt: %(rule)s.", title=mine.title, rule=said))
    return redirect(_back() or url_for("pages.series", uid=mine.uid), 303)


def _scope(before: Series, mine: Series, when: When, asked: scope.Asked) -> ResponseReturnValue:
    reading = Reading.now()
    shown = scope.scope_page(before, mine, asked, calendars.days(), reading)
    carried = [(name, value) for name, value in when.fields.items(multi=True) if name not in _NOT_CARRIED]
    page = reading.page(
        "editor/scope.html",
        shown=shown,
        fields=carried,
        action=url_for(".save", uid=before.uid),
    )
    return page, 400 if shown.error else 200


_NOT_CARRIED: Final = frozenset({DO, "scope", "from", "shown", "csrf_token", PART, "phrase-is", "recipe"})


def _collided(before: Series | None, mine: Series, when: When) -> ResponseReturnValue:
    """Somebody else has saved: both versions side by side, and nothing is lost."""
    reading = Reading.now()
    found = stale.panel(mine, request.form.get(SEEN, ""), reading)
    now = edits.find(reading.calendar, mine.uid)
    return _page(now or before, replace_seen(when, found.seen), {}, panel=found, status=409)


def replace_seen(when: When, seen: str) -> When:
    """The same form, to be saved against what has that fingerprint."""
    return replace(when, fields=recipe.with_fields(when.fields, {SEEN: seen}))


def _page(
    before: Series | None,
    when: When,
    errors: Errors,
    *,
    panel: stale.Panel | None = None,
    notice: str = "",
    action: str = "",
    status: int = 200,
) -> ResponseReturnValue:
    shown = _shown(before, when, errors)
    return (
        Reading.now().page(
            "editor/form.html",
            page=shown,
            stale=panel or stale.carried(request.form),
            notice=notice,
            action=action or request.path,
            back=_back(),
            since=request.values.get("from", "")[:60],
        ),
        status,
    )


def _part(before: Series | None, when: When) -> ResponseReturnValue:
    """Only what is about when, for the script."""
    return render_template("editor/when.html", page=_shown(before, when, {}))


def _shown(before: Series | None, when: When, errors: Errors) -> EditorPage:
    reading = Reading.now()
    kept_body = before.body.key if before and before.body else ""
    said: Mapping[str, str] = {name: error.text(language()) for name, error in errors.items()}
    fits = found_fits(
        when.fields,
        reading.calendar,
        calendars.days(),
        reading.today,
        reading.presenter,
        find_them=request.form.get(DO) == "fit",
    )
    return editor_page(
        before=before,
        when=when,
        form=form(when.fields, reading.calendar, account(), kept_body),
        fits=fits,
        errors=said,
        reading=reading,
        days=calendars.days(),
    )


def _empty() -> Arguments:
    calendar = calendars.current()
    return MultiDict(
        [
            ("kind", "meeting"),
            ("repeat", "once"),
            ("when", "day"),
            ("body", request.args.get("body", "")),
            *((recipe.ADJUSTING, uid) for uid in recipe.adjustable(calendar)),
        ]
    )


def _begun(fields: Arguments, found: Recipe | None = None) -> When:
    rows = fields.get("repeat") in ("dates", "quota")
    return When(fields=agreed.compacted(fields) if rows else fields, recipe=found, errors={})


def _own(found: Recipe, before: Series | None) -> Recipe:
    """The recipe without what it only carries along: a day that the series has cancelled already."""
    if before is None:
        return found
    return found._replace(cancelled=tuple(day for day in found.cancelled if day not in before.exceptions))


def _errors_of(when: When) -> Errors:
    """What is wrong with when it is, the phrase included."""
    if when.heard is not None and when.heard.recipe is None:
        return {PHRASE: DomainError(PHRASE, when.heard.question, when.heard.question)}
    return when.errors


def _placed(error: DomainError, when: When, reading: Reading) -> Errors:
    """What the calendar as a whole refuses, at the field that it is about."""
    if isinstance(error, CircularChain | MissingAnchor):
        return {"host": error}
    name = error.field.rpartition("].")[2]
    if name.startswith("passport."):
        return {name.removeprefix("passport."): error}
    if name in ("title", "body", "units", "place", "note", "source", SEEN):
        return {name: error}
    prefix = _part_of(error.field)
    return {recipe.field_of(error, Sent(when.fields, prefix, reading.today)) if name != "rule" else "repeat": error}


def _part_of(field: str) -> str:
    """The prefix of the rule, among several, that a path like ``rule.branches[1]`` names."""
    number = field.partition("branches[")[2].partition("]")[0]
    return recipe.prefix_of(int(number)) if number.isdigit() else ""


def _archived(one: Series, *, to: bool) -> ResponseReturnValue:
    seen = fingerprint(one)

    def put(calendar: Calendar) -> Calendar:
        require_unchanged(edits.find(calendar, one.uid), seen)
        return edits.archive(calendar, one.uid) if to else edits.unarchive(calendar, one.uid)

    try:
        change(put, clock.now(), author())
    except DomainError as error:
        return _refused(one, error.text(language()))
    said = _("»%(title)s« er lagt i arkivet.") if to else _("»%(title)s« er hentet frem af arkivet.")
    tell_change(said % {"title": one.title})
    return redirect(_back() or url_for("pages.series", uid=one.uid), 303)


def _refused(one: Series, said: str) -> ResponseReturnValue:
    reading = Reading.now()
    fields = typed_series(one, reading.calendar, reading.presenter.words)
    fields[SEEN] = fingerprint(one)
    return _page(
        one, _begun(fields, Recipe.of(one)), {}, notice=said, action=url_for(".save", uid=one.uid), status=400
    )


def _editable(uid: str) -> Series:
    """Somebody else's series is as unknown as one that never was."""
    one = edits.find(calendars.current(), uid)
    if one is None or not may_edit(one):
        abort(404)
    return one


def _back() -> str:
    return own_path(request.values.get("back", ""))


def _too_old() -> str:
    return _("Siden har stået åben for længe, eller browseren tager ikke imod cookies. Prøv igen.")
