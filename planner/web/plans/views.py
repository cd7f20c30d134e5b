"""The list of plans, a new one, and a plan's own page: as a table, a month or a wheel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from flask import flash, make_response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from planner import clock
from planner.domain.access import Needs
from planner.domain.errors import DomainError
from planner.domain.plans import Plan, Stage, plan_year
from planner.domain.spans import Window
from planner.services import views as calendar_views
from planner.services.plans import keeping
from planner.web import parameters
from planner.web.access import author, may, needs
from planner.web.filters import Choice
from planner.web.parameters import Arguments
from planner.web.plans import pictures
from planner.web.plans.blueprint import at_field, blueprint, looked_at, plan_of, seen, sent, status_of, to
from planner.web.plans.frame import framed
from planner.web.plans.sheet import sheet
from planner.web.plans.stages import stage_word
from planner.web.plans.summary import summary
from planner.web.plans.years import label_before, meetings_before, year_before
from planner.web.reading import Reading

ALONE: Final = "alone"


@dataclass(frozen=True, slots=True)
class Entry:
    """A plan in the list: how far it is, body by body, in words."""

    plan: Plan
    href: str
    stages: tuple[str, ...]
    in_hearing: bool


@blueprint.get("")
@needs(Needs.READING)
def index() -> str:
    """All plans for those who make them; for everybody else those that are in hearing or adopted."""
    reading, planner = Reading.now(), may(Needs.PLANNING)
    plans = [plan for plan in keeping.everything() if planner or _is_public(plan)]
    entries = [_entry(plan, reading, planner) for plan in reversed(plans)]
    return reading.page("plans/index.html", entries=entries, planner=planner)


@blueprint.get("/new")
@needs(Needs.PLANNING)
def new() -> str:
    """The form of a new plan."""
    reading = Reading.now()
    year = reading.today.year + 1
    # Whatever the planner speaks: all read the name, as one in the calendar's language.
    return _form(reading, MultiDict({"name": f"Mødeplan {year}", "year": str(year)}), {})


@blueprint.post("/new")
@needs(Needs.PLANNING)
def create() -> ResponseReturnValue:
    """Make it, with dates by rule of thumb at once."""
    reading, form = Reading.now(), sent()
    try:
        plan = keeping.create(form.get("name", ""), _year(form), clock.now(), author())
    except DomainError as error:
        errors = at_field(error)
        if error.field not in ("name", "year"):
            errors = {"year": next(iter(errors.values()))}
        return make_response(_form(reading, form, errors), 400)
    flash(_("Planen er lavet. Datoerne er et første forslag: beregn dem bedre, eller flyt dem i hånden."))
    return to("plan", plan.uid)


@blueprint.get("/<uuid:uid>")
@needs(Needs.PLANNING)
def plan(uid: object) -> str:
    """The plan beside the year before, as a table."""
    reading, look = Reading.now(), looked_at(str(uid))
    shown = sheet(look, meetings_before(look.plan.year), reading.presenter)
    return framed(
        "plans/table.html",
        look,
        reading,
        sheet=shown,
        summary=summary(look, reading.presenter.language),
        before=label_before(look.plan),
    )


@blueprint.get("/<uuid:uid>/month/<int(signed=True):year>/<int(signed=True):month>")
@needs(Needs.PLANNING)
def month(uid: object, year: int, month: int) -> str:
    """A month of the calendar as it would be with the plan."""
    reading, look = Reading.now(), looked_at(str(uid))
    past = meetings_before(look.plan.year)
    shown = pictures.month(look, past, year, month, reading)
    return framed("plans/month.html", look, reading, before=label_before(look.plan), **shown)


@blueprint.get("/<uuid:uid>/wheel")
@needs(Needs.PLANNING)
def wheel(uid: object) -> str:
    """The year as a wheel, as it would be with the plan, beside the year before; ``?alone=1``: without it."""
    reading, look = Reading.now(), looked_at(str(uid))
    beside = parameters.choice(request.args, ALONE, ("0", "1")) == "0"
    past = calendar_views.occurrences(year_before(look.plan.year)) if beside else []
    shown = pictures.wheel(look, past, reading, beside=beside)
    return framed("plans/wheel.html", look, reading, beside=beside, before=label_before(look.plan), **shown)


@blueprint.post("/<uuid:uid>/rename")
@needs(Needs.PLANNING)
def rename(uid: object) -> ResponseReturnValue:
    """Give it another name."""
    key = str(uid)
    plan_of(key)
    try:
        keeping.rename(key, sent().get("name", ""), clock.now(), author(), seen(sent()))
    except DomainError as error:
        return _managed(key, at_field(error), status_of(error))
    flash(_("Navnet er rettet."))
    return to("plan", key)


@blueprint.get("/<uuid:uid>/manage")
@needs(Needs.PLANNING)
def manage(uid: object) -> ResponseReturnValue:
    """Its name, a copy of it, its removal."""
    return _managed(str(uid), {}, 200)


@blueprint.post("/<uuid:uid>/copy")
@needs(Needs.PLANNING)
def copy(uid: object) -> ResponseReturnValue:
    """Another draft like this one, to try something else in."""
    key = str(uid)
    plan_of(key)
    try:
        made = keeping.copy(key, sent().get("copied", ""), clock.now(), author())
    except DomainError as error:
        return _managed(key, {"copied": next(iter(at_field(error).values()))}, status_of(error))
    flash(_("Kopien er lavet. Det, du gør her, rører ikke den anden plan."))
    return to("plan", made.uid)


@blueprint.post("/<uuid:uid>/remove")
@needs(Needs.PLANNING)
def remove(uid: object) -> ResponseReturnValue:
    """Delete it; refused where a body has adopted it."""
    key = str(uid)
    name = plan_of(key).name
    try:
        keeping.remove(key, seen(sent()))
    except DomainError as error:
        return _managed(key, {"remove": next(iter(at_field(error).values()))}, status_of(error))
    flash(_("»%(name)s« er slettet.", name=name))
    return to_list()


def to_list() -> ResponseReturnValue:
    """Back to the list."""
    return make_response("", 303, {"Location": url_for("plans.index")})


def _managed(uid: str, errors: Mapping[str, str], status: int) -> ResponseReturnValue:
    plan, typed = plan_of(uid), request.form
    name = typed.get("name", plan.name)
    copied = typed.get("copied", f"{plan.name}, kopi")
    page = Reading.now().page("plans/manage.html", plan=plan, errors=errors, name=name, copied=copied)
    return make_response(page, status)


def _form(reading: Reading, typed: Arguments, errors: Mapping[str, str]) -> str:
    kind = typed.get("kind", "calendar")
    choices = (
        Choice("calendar", _("Kalenderår (januar–december)"), kind != "school"),
        Choice("school", _("Skoleår (august–juli), der begynder i det år"), kind == "school"),
    )
    return reading.page("plans/new.html", typed=typed, kinds=choices, errors=errors)


def _year(typed: Arguments) -> Window:
    """The year of the form. Raises ``DomainError`` at ``year``."""
    text = typed.get("year", "").strip()
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise DomainError("year", "Skriv et årstal, for eksempel 2027.", "Write a year, such as 2027.")
    return plan_year(int(text), school=typed.get("kind") == "school")


def _entry(plan: Plan, reading: Reading, planner: bool) -> Entry:
    in_hearing = any(state.stage is Stage.HEARING for state in plan.bodies.values())
    endpoint = "plans.plan" if planner else "plans.read"
    return Entry(plan, url_for(endpoint, uid=plan.uid), tuple(_stages(plan, reading)), in_hearing)


def _stages(plan: Plan, reading: Reading) -> Iterator[str]:
    """What the plan is past the draft, each with those with whom it is that: "Vedtaget: Direktionen og Byrådet"."""
    names = {body.key: body.name for body in reading.calendar.bodies}
    order = [key for key in names if key in plan.bodies] + [key for key in plan.bodies if key not in names]
    for stage in (Stage.HEARING, Stage.PUBLISHED, Stage.SUPERSEDED):
        found = [names.get(key, _("Uden forum")) for key in order if plan.bodies[key].stage is stage]
        if found:
            yield f"{stage_word(stage)}: {reading.presenter.words.joined(found)}"


def _is_public(plan: Plan) -> bool:
    return any(state.stage is not Stage.DRAFT for state in plan.bodies.values())
