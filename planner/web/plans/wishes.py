"""Ønsker: what a plan is to aim at, in an order that is read, and the limits it keeps within."""

from __future__ import annotations

from collections.abc import Mapping

from flask import abort, flash, make_response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner import clock
from planner.domain.access import Needs
from planner.domain.edits.series import find
from planner.domain.errors import DomainError
from planner.domain.series import Series
from planner.services.plans import comparing, editing, keeping
from planner.services.plans.looking import Look
from planner.web import parameters
from planner.web.access import author, needs
from planner.web.filters import Choice
from planner.web.language import language
from planner.web.parameters import Arguments
from planner.web.plans import wishes_form as form
from planner.web.plans.blueprint import blueprint, looked_at, seen, sent, status_of, to
from planner.web.plans.differences import differences
from planner.web.plans.frame import framed
from planner.web.reading import Reading

CALENDAR = "calendar"


@blueprint.get("/<uuid:uid>/wishes")
@needs(Needs.PLANNING)
def wishes(uid: object) -> ResponseReturnValue:
    """The form."""
    look = looked_at(str(uid))
    return _page(look, form.typed(look.preferences), {}, 200)


@blueprint.post("/<uuid:uid>/wishes")
@needs(Needs.PLANNING)
def save_wishes(uid: object) -> ResponseReturnValue:
    """Save them; or, by a button beside a wish, only show it in another place."""
    look, typed = looked_at(str(uid)), sent()
    if form.UP in typed or form.DOWN in typed:
        return _page(look, form.moved(typed), {}, 200)
    try:
        wanted = form.read(typed, look.preferences)
        editing.set_preferences(look.plan.uid, wanted, clock.now(), author(), seen(typed))
    except DomainError as error:
        return _page(look, typed, _errors(error), status_of(error))
    flash(_("Ønskerne er gemt. Datoerne ligger, som de lå: beregn igen, så følger de ønskerne."))
    return to("plan", look.plan.uid)


@blueprint.get("/<uuid:uid>/wishes/<series>")
@needs(Needs.PLANNING)
def own(uid: object, series: str) -> ResponseReturnValue:
    """What one series asks for itself."""
    look = looked_at(str(uid))
    one = _series(look, series)
    return _own_page(look, one, form.typed_own(look.preferences.of(one.uid)), {}, 200)


@blueprint.post("/<uuid:uid>/wishes/<series>")
@needs(Needs.PLANNING)
def save_own(uid: object, series: str) -> ResponseReturnValue:
    """Save it."""
    look, typed = looked_at(str(uid)), sent()
    one = _series(look, series)
    try:
        wanted = form.with_own(look.preferences, one, form.read_own(typed))
        editing.set_preferences(look.plan.uid, wanted, clock.now(), author(), seen(typed))
    except DomainError as error:
        return _own_page(look, one, typed, _errors(error), status_of(error))
    flash(_("Gemt for »%(title)s«.", title=one.title))
    return to("wishes", look.plan.uid, _anchor="own")


@blueprint.get("/<uuid:uid>/compare")
@needs(Needs.PLANNING)
def compare(uid: object) -> ResponseReturnValue:
    """The plan beside the calendar as its rules have it, or beside another draft of the same year."""
    reading, look = Reading.now(), looked_at(str(uid))
    mine = [one for one in keeping.everything() if one.year == look.plan.year and one.uid != look.plan.uid]
    wanted = parameters.text(request.args, "other") or CALENDAR
    known = {one.uid for one in mine}
    found = comparing.with_plan(look.plan.uid, wanted) if wanted in known else comparing.with_calendar(look.plan.uid)
    choices = [
        Choice(CALENDAR, _("Kalenderen, som reglerne giver den"), wanted not in known),
        *(Choice(one.uid, one.name, one.uid == wanted, given=True) for one in mine),
    ]
    shown = differences(found, look.planned.calendar, language())
    page = framed("plans/compare.html", look, reading, shown=shown, choices=choices, errors={})
    return make_response(page, 200 if wanted in known | {CALENDAR} else 404)


def _page(look: Look, typed: Arguments, errors: Mapping[str, str], status: int) -> ResponseReturnValue:
    page = framed(
        "plans/wishes.html",
        look,
        Reading.now(),
        typed=typed,
        lines=form.lines(typed, language()),
        carry=form.carries(typed),
        forbidden=form.forbidden(typed, look.planned.calendar),
        own=_with_own(look),
        errors=errors,
    )
    return make_response(page, status)


def _with_own(look: Look) -> list[tuple[Series, bool]]:
    """The series that the plan dates, and whether each asks for something itself."""
    dated = dict.fromkeys(row.slot.series.uid for row in look.rows)
    return [(one, one.uid in look.preferences.own) for one in look.planned.calendar.series if one.uid in dated]


def _own_page(
    look: Look, series: Series, typed: Arguments, errors: Mapping[str, str], status: int
) -> ResponseReturnValue:
    page = framed(
        "plans/own.html",
        look,
        Reading.now(),
        series=series,
        typed=typed,
        weekdays=form.weekdays(typed, language()),
        errors=errors,
    )
    return make_response(page, status)


def _series(look: Look, uid: str) -> Series:
    return find(look.planned.calendar, uid) or abort(404)


def _errors(error: DomainError) -> dict[str, str]:
    """The sentence under the field's name: ``rooms[B105]`` stands at ``rooms``, ``own[hu].most`` at ``most``."""
    name = error.field.rpartition(".")[2].partition("[")[0]
    return {name: error.text(language())}
