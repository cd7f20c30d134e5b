"""The form of something new and the form of one, opened and sent, with scripts and without."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from planner.domain.access import Needs
from planner.domain.changes import fingerprint
from planner.domain.changes.fingerprints import SEEN
from planner.services import calendars
from planner.web.access import needs
from planner.web.editor import recipe
from planner.web.editor.blueprint import blueprint
from planner.web.editor.form import typed_series
from planner.web.editor.recipe import Recipe
from planner.web.editor.saving import answer
from planner.web.editor.showing import begun, form_page
from planner.web.forgery import answers_itself
from planner.web.found import editable
from planner.web.parameters import Arguments
from planner.web.reading import Reading


@blueprint.get("/new")
@needs(Needs.EDITING)
def new() -> ResponseReturnValue:
    """The form of something new."""
    return form_page(None, begun(_empty()), {})


@blueprint.post("/new")
@needs(Needs.EDITING)
@answers_itself
def create() -> ResponseReturnValue:
    """Read the form of something new; save it where that was asked for."""
    return answer(None)


@blueprint.get("/<uid>/edit")
@needs(Needs.EDITING)
def edit(uid: str) -> ResponseReturnValue:
    """The form of one."""
    one = editable(uid)
    reading = Reading.now()
    fields = typed_series(one, reading.calendar, reading.presenter.words)
    fields[SEEN] = fingerprint(one)
    return form_page(one, begun(fields, Recipe.of(one)), {})


@blueprint.post("/<uid>/edit")
@needs(Needs.EDITING)
@answers_itself
def save(uid: str) -> ResponseReturnValue:
    """Read the form of one; show what it leads to, or save it, as was asked for."""
    return answer(editable(uid))


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
