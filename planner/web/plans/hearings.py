"""The hearing: opened and closed by planners; read, commented, printed and fetched by everybody who is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import abort, flash, make_response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner import clock
from planner.domain.access import Needs
from planner.domain.errors import DomainError
from planner.domain.plans import Plan
from planner.domain.spans import ZONE
from planner.domain.typed_dates import typed_date
from planner.services.plans import hearing, keeping, withdrawing
from planner.services.plans.looking import Look
from planner.web.access import author, may, needs
from planner.web.language import language
from planner.web.parameters import Arguments
from planner.web.plans.blueprint import at_field, blueprint, looked_at, seen, sent, status_of, to
from planner.web.plans.bodies import BodyPart, answer_line, body_of, parts, public, sheet_title
from planner.web.plans.frame import framed
from planner.web.plans.office import meetings
from planner.web.reading import Reading


@blueprint.get("/<uuid:uid>/bodies")
@needs(Needs.PLANNING)
def bodies(uid: object) -> ResponseReturnValue:
    """How far each body has come, what was answered, and the forms that take it further."""
    return bodies_page(str(uid), {}, 200)


@blueprint.post("/<uuid:uid>/hearing")
@needs(Needs.PLANNING)
def open_hearing(uid: object) -> ResponseReturnValue:
    """Ask the chosen bodies; or take them back into the draft."""
    key, form = str(uid), sent()
    looked_at(key)
    chosen = [body_of(one) for one in form.getlist("bodies")]
    try:
        if form.get("how") == "close":
            hearing.close_hearing(key, chosen, clock.now(), author(), seen(form))
            flash(_("Høringen er lukket. Svarene bliver stående her."))
        else:
            by = _answer_by(form.get("answer_by", ""))
            hearing.open_hearing(key, chosen, clock.now(), author(), seen(form), answer_by=by)
            flash(_("Planen er sendt i høring. Læserne ser den under Plan."))
    except DomainError as error:
        return bodies_page(key, at_field(error), status_of(error))
    return to("bodies", key)


@blueprint.get("/<uuid:uid>/read")
@needs(Needs.READING)
def read(uid: object) -> ResponseReturnValue:
    """What readers see: the dates in hearing, and those that were adopted."""
    return _read(str(uid), {}, 200)


@blueprint.post("/<uuid:uid>/comments")
@needs(Needs.ACCOUNT)
def comment(uid: object) -> ResponseReturnValue:
    """Say something of a date in hearing, or of all of a body's."""
    key, form = str(uid), sent()
    looked_at(key)
    body, slot = body_of(form.get("body", "")), form.get("slot", "")
    try:
        hearing.comment(key, body, form.get("text", ""), clock.now(), author(), slot=slot, role=form.get("role", ""))
    except DomainError as error:
        return _read(key, at_field(error), status_of(error))
    flash(_("Tak. Dit svar er gemt."))
    return to("read", key, _anchor=anchor(form.get("body", ""), slot))


@blueprint.post("/<uuid:uid>/comments/<uuid:comment>/remove")
@needs(Needs.PLANNING)
def remove_comment(uid: object, comment: object) -> ResponseReturnValue:
    """Take an answer away."""
    looked_at(str(uid))
    hearing.remove_comment(str(uid), str(comment))
    flash(_("Svaret er fjernet."))
    return to("bodies", str(uid))


@blueprint.get("/<uuid:uid>/sheet.xlsx")
@needs(Needs.READING)
def sheet_file(uid: object) -> ResponseReturnValue:
    """The dates as a workbook: for planners all, for readers those in hearing or adopted."""
    from planner.exchange.hearing import MEDIA_TYPE, workbook  # It brings openpyxl: 18 MB for those who ask.

    reading, look = Reading.now(), looked_at(str(uid))
    found = _parts(look, reading)
    if not may(Needs.PLANNING):
        found = public(found) or abort(404)
    written = workbook(
        sheet_title(look.plan, reading.calendar),
        answer_line(found, language()),
        meetings(found, language()),
        language(),
        clock.now().astimezone(ZONE),
    )
    response = make_response(written)
    response.mimetype = MEDIA_TYPE
    response.headers.set("Content-Disposition", "attachment", filename=f"moedeplan-{look.plan.year.start.year}.xlsx")
    return response


def bodies_page(uid: str, errors: Mapping[str, str], status: int, **more: object) -> ResponseReturnValue:
    """The planner's page of all bodies; ``more`` is what a form that was refused had."""
    reading, look = Reading.now(), looked_at(uid)
    found = _parts(look, reading)
    page = framed(
        "plans/bodies.html",
        look,
        reading,
        parts=found,
        in_no_change=withdrawing.in_no_change(look.plan),
        errors=errors,
        typed=request.form,
        chosen=set(request.form.getlist("bodies")),
        **{"broken": (), **more},
    )
    return make_response(page, status)


def anchor(body: str, slot: str) -> str:
    """Where the body, or one of its dates, stands in the page that readers see."""
    return f"{body}-{slot}".replace("/", "-") if slot else body


def _read(uid: str, errors: Mapping[str, str], status: int) -> ResponseReturnValue:
    reading, look = Reading.now(), looked_at(uid)
    found = public(_parts(look, reading))
    if not found:
        abort(404)
    page = reading.page(
        "plans/read.html",
        plan=look.plan,
        parts=found,
        errors=errors,
        typed=request.form,
        anchor=anchor,
        astray=bool(errors) and not _is_shown(found, request.form),
        planner=may(Needs.PLANNING),
    )
    return make_response(page, status)


def _is_shown(found: tuple[BodyPart, ...], typed: Arguments) -> bool:
    """Whether the form that was sent stands on the page, to be shown with what was wrong."""
    slot = typed.get("slot", "")
    return any(
        part.key == typed.get("body")
        and part.in_hearing
        and (not slot or slot in {one.told.row.uid for one in part.lines})
        for part in found
    )


def _parts(look: Look, reading: Reading) -> tuple[BodyPart, ...]:
    comments = hearing.comments(look.plan.uid)
    return parts(look, comments, _plans(look), reading.presenter.words)


def _plans(look: Look) -> list[Plan]:
    """All plans, where one of them may have taken this one's place."""
    superseded = any(state.superseded_by for state in look.plan.bodies.values())
    return keeping.everything() if superseded else []


def _answer_by(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return typed_date(text, clock.today())
    except DomainError as error:
        raise DomainError("answer_by", error.danish, error.english) from None
