"""One date of a plan: its page, the question "why not?", and what is decided by hand: moved, pinned, unpinned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from flask import abort, flash, make_response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner import clock
from planner.domain.access import Needs
from planner.domain.errors import DomainError
from planner.domain.plans import Comment, Plan
from planner.domain.typed_dates import typed_date
from planner.services.plans import editing, hearing
from planner.services.plans.looking import Look, Row
from planner.web import parameters
from planner.web.access import author, needs
from planner.web.addresses import own_path
from planner.web.language import language
from planner.web.parameters import visible
from planner.web.plans.blueprint import at_field, blueprint, looked_at, seen, sent, status_of
from planner.web.plans.date_page import date_page
from planner.web.plans.frame import framed
from planner.web.reading import Reading

TO = "to"
BACK = "back"


@blueprint.get("/<uuid:uid>/at/<series>/<rid>")
@needs(Needs.PLANNING)
def one_date(uid: object, series: str, rid: str) -> ResponseReturnValue:
    """The page of one date; with ``?to=`` it says what that day would mean."""
    return _page(str(uid), f"{series}/{rid}", {})


@blueprint.get("/<uuid:uid>/at/<series>/<rid>/move")
@needs(Needs.PLANNING)
def propose(uid: object, series: str, rid: str) -> ResponseReturnValue:
    """The same: where a date that was dragged is let go."""
    return _page(str(uid), f"{series}/{rid}", {})


@blueprint.post("/<uuid:uid>/at/<series>/<rid>/move")
@needs(Needs.PLANNING)
def move(uid: object, series: str, rid: str) -> ResponseReturnValue:
    """Put it on another day, and pin it there."""
    slot = f"{series}/{rid}"

    def edit(look: Look) -> Plan:
        day = _day(sent().get(TO, ""), look)
        return editing.move(look.plan.uid, slot, day, clock.now(), author(), seen(sent()))

    return _decided(str(uid), slot, edit, _("Mødet er flyttet og låst fast på den dag."))


@blueprint.post("/<uuid:uid>/at/<series>/<rid>/pin")
@needs(Needs.PLANNING)
def pin(uid: object, series: str, rid: str) -> ResponseReturnValue:
    """Let no solve move it."""
    slot = f"{series}/{rid}"

    def edit(look: Look) -> Plan:
        return editing.pin(look.plan.uid, [slot], clock.now(), author(), seen(sent()))

    return _decided(str(uid), slot, edit, _("Datoen er låst fast: beregningen flytter den ikke."))


@blueprint.post("/<uuid:uid>/at/<series>/<rid>/unpin")
@needs(Needs.PLANNING)
def unpin(uid: object, series: str, rid: str) -> ResponseReturnValue:
    """Let solves move it again."""
    slot = f"{series}/{rid}"

    def edit(look: Look) -> Plan:
        return editing.unpin(look.plan.uid, [slot], clock.now(), author(), seen(sent()))

    return _decided(str(uid), slot, edit, _("Datoen er låst op."))


def _decided(uid: str, slot: str, edit: Callable[[Look], Plan], said: str) -> ResponseReturnValue:
    look = looked_at(uid)
    _row(look, slot)
    try:
        edit(look)
    except DomainError as error:
        errors = at_field(error)
        if error.field in ("day", "date"):
            errors = {TO: next(iter(errors.values()))}
        return _page(uid, slot, errors, status_of(error))
    flash(said)
    series, _slash, rid = slot.partition("/")
    back = own_path(sent().get(BACK, ""))
    where = back or url_for("plans.one_date", uid=uid, series=series, rid=rid)
    return make_response("", 303, {"Location": where})


def _page(uid: str, slot: str, errors: Mapping[str, str], status: int = 200) -> ResponseReturnValue:
    reading, look = Reading.now(), looked_at(uid)
    row = _row(look, slot)
    typed = parameters.text(request.values, TO)
    asked = None
    if typed and TO not in errors:
        try:
            asked = _day(typed, look)
        except DomainError as error:
            errors, status = {TO: error.text(language())}, 400
    page = framed(
        "plans/date.html",
        look,
        reading,
        shown=date_page(row, look, asked, language()),
        typed=reading.presenter.words.full_date(asked) if asked else visible(typed),
        errors=errors,
        comments=_comments(look, row),
        back=own_path(request.values.get(BACK, "")),
    )
    return make_response(page, status)


def _comments(look: Look, row: Row) -> list[Comment]:
    if not look.plan.bodies:
        return []
    return [one for one in hearing.comments(look.plan.uid) if one.slot == row.uid]


def _day(text: str, look: Look) -> date:
    """The day that was typed; without a year the one in the plan's. Raises ``DomainError``."""
    if not text.strip():
        raise DomainError(TO, "Skriv en dato.", "Write a date.")
    return typed_date(text, look.plan.year.start)


def _row(look: Look, slot: str) -> Row:
    row = look.row(slot)
    if row is None:
        abort(404)
    return row
