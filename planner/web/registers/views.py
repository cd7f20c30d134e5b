"""The pages of every register: a list, a form for one, and what can be done with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from flask import Blueprint, abort, flash, redirect, request, url_for
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
from planner.services.changing import change
from planner.web.access import author, needs
from planner.web.language import language
from planner.web.parameters import Arguments
from planner.web.reading import Reading
from planner.web.registers.bodies import Bodies
from planner.web.registers.day_calendars import DayCalendars
from planner.web.registers.people import People
from planner.web.registers.register import Register
from planner.web.registers.units import Units

REGISTERS: Final[Mapping[str, type[Register[Any]]]] = {one.name: one for one in (Bodies, Units, People, DayCalendars)}

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
    return _form(_register(name, reading), reading, None, MultiDict(), "", {})


@blueprint.post("/<name>/new")
@needs(Needs.PLANNING)
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
    return _form(register, reading, key, register.typed(one), fingerprint(one), {})


@blueprint.post("/<name>/<key>")
@needs(Needs.PLANNING)
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
    before = None if key is None else _one(register, key)

    def put(calendar: Calendar) -> Calendar:
        newest = _now(register, calendar)
        require_unchanged(newest.find(newest.key(one)), sent.get(SEEN, ""))
        return newest.put(one)

    try:
        one = register.read(sent, before)
        change(put, clock.now(), author())
    except Stale as error:
        # What was typed stays, and the next attempt goes through: whoever sends it again has been told.
        return _form(register, reading, key, sent, fingerprint(before) if before else "", _said(error)), 409
    except DomainError as error:
        return _form(register, reading, key, sent, sent.get(SEEN, ""), _said(error)), 400
    return _back(register, _("»%(title)s« er gemt.", title=register.title(one)))


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
    flash(said)
    return redirect(url_for(".everything", name=register.name), 303)
