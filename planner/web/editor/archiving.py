"""A series as a whole: copied, put into the archive, and fetched back from there."""

from __future__ import annotations

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner import clock
from planner.domain.access import Needs
from planner.domain.changes import fingerprint, require_unchanged
from planner.domain.changes.fingerprints import SEEN
from planner.domain.edits import series as edits
from planner.domain.errors import DomainError
from planner.domain.series import Calendar, Series
from planner.services.changing import change
from planner.web.access import author, needs
from planner.web.editor.blueprint import back_to, blueprint
from planner.web.editor.form import typed_series
from planner.web.editor.recipe import Recipe
from planner.web.editor.showing import begun, form_page
from planner.web.found import editable
from planner.web.language import language
from planner.web.notices import tell_change
from planner.web.reading import Reading


@blueprint.get("/<uid>/copy")
@needs(Needs.EDITING)
def copy(uid: str) -> ResponseReturnValue:
    """The form of a new one like that one. Nothing is saved yet."""
    editable(uid)
    reading = Reading.now()
    one = edits.copied(reading.calendar, uid)
    fields = typed_series(one, reading.calendar, reading.presenter.words)
    return form_page(None, begun(fields, Recipe.of(one)), {}, action=url_for(".create"))


@blueprint.post("/<uid>/archive")
@needs(Needs.EDITING)
def archive(uid: str) -> ResponseReturnValue:
    """Put it into the archive: it gives no dates any more, and is kept."""
    return _archived(editable(uid), to=True)


@blueprint.post("/<uid>/unarchive")
@needs(Needs.EDITING)
def unarchive(uid: str) -> ResponseReturnValue:
    """Fetch it back from the archive."""
    return _archived(editable(uid), to=False)


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
    return redirect(back_to() or url_for("pages.series", uid=one.uid), 303)


def _refused(one: Series, said: str) -> ResponseReturnValue:
    reading = Reading.now()
    fields = typed_series(one, reading.calendar, reading.presenter.words)
    fields[SEEN] = fingerprint(one)
    return form_page(
        one, begun(fields, Recipe.of(one)), {}, notice=said, action=url_for(".save", uid=one.uid), status=400
    )
