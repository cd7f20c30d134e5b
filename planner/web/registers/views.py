"""The pages of every register: a list, a form for one, and what can be done with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from planner import clock
from planner.domain.access import Needs
from planner.domain.changes import Stale, fingerprint, require_unchanged
from planner.domain.changes.fingerprints import SEEN
from planner.domain.edits.registers import moved_up
from planner.domain.errors import DomainError
from planner.domain.series import Calendar
from planner.services import calendars
from planner.services.changing import change
from planner.services.collisions import collision
from planner.web.access import author, needs
from planner.web.forgery import has_come_back, not_saved, shows_again
from planner.web.language import language
from planner.web.notices import tell_change
from planner.web.parameters import Arguments
from planner.web.reading import Reading
from planner.web.registers.bodies import Bodies
from planner.web.registers.day_calendars import DayCalendars
from planner.web.registers.people import People
from planner.web.registers.register import Register
from planner.web.registers.units import Units
from planner.web.stale import Panel, carried, panel, settled

REGISTERS: Final[Mapping[str, type[Register[Any]]]] = {one.name: one for one in (Bodies, Units, People, DayCalendars)}

NO_COLLISION: Final = Panel()

blueprint = Blueprint("registers", __name__, url_prefix="/settings")


@blueprint.get("")
@needs(Needs.PLANNING)
def index() -> str:
    """Indstillinger: every register, with how much it holds."""
    reading = Reading.now()
    return reading.page("registers/index.html", registers=[_register(name, reading) for name in REGISTERS])


@blueprint.get("/<name>")
@needs(Needs.PLANNING)
def everything(name: str) -> str:
    """One register as a list."""
    reading = Reading.now()
    return _list(_register(name, reading), reading, {})


@blueprint.get("/<name>/new")
@needs(Needs.PLANNING)
def new(name: str) -> str:
    """The form of something new."""
    reading = Reading.now()
    return _form(_register(name, reading), reading, None, MultiDict(), "", {}, NO_COLLISION)


@blueprint.post("/<name>/new")
@needs(Needs.PLANNING)
@shows_again
def create(name: str) -> ResponseReturnValue:
    """Put something new into the register."""
    return _save(name, None)


@blueprint.get("/<name>/<key>")
@needs(Needs.PLANNING)
def edit(name: str, key: str) -> str:
    """The form of one."""
    reading = Reading.now()
    register = _register(name, reading)
    one = _one(register, key)
    return _form(register, reading, key, register.typed(one), fingerprint(one), {}, NO_COLLISION)


@blueprint.post("/<name>/<key>")
@needs(Needs.PLANNING)
@shows_again
def save(name: str, key: str) -> ResponseReturnValue:
    """Save what the form of one says."""
    return _save(name, key)


@blueprint.post("/<name>/<key>/remove")
@needs(Needs.PLANNING)
def remove(name: str, key: str) -> ResponseReturnValue:
    """Take one out of the register; refused while something needs it."""
    reading = Reading.now()
    register = _register(name, reading)
    title = register.title(_one(register, key))
    try:
        change(lambda calendar: _now(register, calendar).remove(key), clock.now(), author())
    except DomainError as error:
        return _list(register, reading, {key: error.text(language())}), 400
    return _back(register, _("»%(title)s« er fjernet.", title=title))


@blueprint.post("/<name>/<key>/up")
@needs(Needs.PLANNING)
def move_up(name: str, key: str) -> ResponseReturnValue:
    """Put one before the one above it."""
    register = _register(name, Reading.now())

    def reorder(calendar: Calendar) -> Calendar:
        newest = _now(register, calendar)
        known = newest.everything()
        return newest.reorder(moved_up(known, known.index(_one(newest, key))))

    change(reorder, clock.now(), author())
    return redirect(url_for(".everything", name=name, _anchor=key), 303)


def _save(name: str, key: str | None) -> ResponseReturnValue:
    reading, sent = Reading.now(), request.form
    register = _register(name, reading)
    seen = "" if key is None else sent.get(SEEN, "")
    before = None if key is None else register.find(key) or _as_it_was(register, key, seen)

    def put(calendar: Calendar) -> Calendar:
        newest = _now(register, calendar)
        require_unchanged(newest.find(newest.key(one)), seen)
        return newest.put(settled(one, sent, calendar))

    def refused(error: DomainError) -> ResponseReturnValue:
        return _form(register, reading, key, sent, seen, _said(error), carried(sent)), 400

    if has_come_back():
        return _form(register, reading, key, sent, seen, {SEEN: not_saved()}, carried(sent)), 400
    try:
        one = register.read(sent, before)
    except DomainError as error:
        return refused(error)
    try:
        change(put, clock.now(), author())
    except Stale:
        calendars.forget()
        return _save(name, None) if key is None else (_both(name, key, one, sent), 409)
    except DomainError as error:
        return refused(error)
    return _back(register, _("»%(title)s« er gemt.", title=register.title(one)))


def _both(name: str, key: str, mine: Any, sent: Arguments) -> str:
    """The form as it was filled in, with what somebody else has saved meanwhile beside it."""
    reading = Reading.now()
    collided = panel(mine, sent.get(SEEN, ""), reading)
    return _form(_register(name, reading), reading, key, sent, collided.seen, {}, collided)


def _as_it_was(register: Register[Any], key: str, seen: str) -> Any:
    """What the form of something that is gone by now was filled with; a 404 if there was no such thing."""
    return collision(register.kind, key, seen).base or abort(404)


def _list(register: Register[Any], reading: Reading, refused: Mapping[str, str]) -> str:
    rows = [(register.key(one), register.title(one), register.about(one)) for one in register.everything()]
    return reading.page("registers/list.html", register=register, words=register.words(), rows=rows, refused=refused)


def _form(
    register: Register[Any],
    reading: Reading,
    key: str | None,
    sent: Arguments,
    seen: str,
    errors: Mapping[str, str],
    stale: Panel,
) -> str:
    words, fields = register.words(), register.fields(sent)
    one = None if key is None else register.find(key)
    return reading.page(
        "registers/form.html",
        register=register,
        words=words,
        heading=words["new"] if one is None else register.title(one),
        fields=fields,
        labels={field.name: field.label for field in fields},
        gives=("", ()) if one is None else register.gives(one),
        seen=seen,
        errors=errors,
        stale=stale,
        # What is gone is put in anew, if anybody wants it.
        action=url_for(".create", name=register.name) if stale.gone else "",
    )


def _said(error: DomainError) -> dict[str, str]:
    """The sentence under the field's name: the last part of where the error stands."""
    return {error.field.rpartition(".")[2]: error.text(language())}


def _register(name: str, reading: Reading) -> Register[Any]:
    kind = REGISTERS.get(name) or abort(404)
    return kind(reading.calendar, reading.today)


def _now(register: Register[Any], calendar: Calendar) -> Register[Any]:
    """The same register of the calendar that is being changed."""
    return replace(register, calendar=calendar)


def _one(register: Register[Any], key: str) -> Any:
    return register.find(key) or abort(404)


def _back(register: Register[Any], said: str) -> ResponseReturnValue:
    tell_change(said)
    return redirect(url_for(".everything", name=register.name), 303)
