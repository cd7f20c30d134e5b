"""Hvem kan læse: whether one must sign in to read the calendar. For administrators."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner import clock
from planner.domain.access import Needs
from planner.services.changing import change
from planner.web.access import author, needs
from planner.web.filters import Choice, Group
from planner.web.notices import tell_change
from planner.web.reading import Reading
from planner.web.secrecy import unkept

OPEN: Final = "everybody"
CLOSED: Final = "accounts"

blueprint = unkept(Blueprint("openness", __name__, url_prefix="/settings/reading"))


@blueprint.get("")
@needs(Needs.ADMINISTERING)
def ask() -> str:
    """The choice, as it stands."""
    reading = Reading.now()
    return _form(OPEN if reading.calendar.open else CLOSED, "")


@blueprint.post("")
@needs(Needs.ADMINISTERING)
def save() -> ResponseReturnValue:
    """Open the calendar to everybody, or close it."""
    chosen = request.form.get("readers", "")
    if chosen not in (OPEN, CLOSED):
        return _form("", _("Vælg en af mulighederne.")), 400
    change(lambda calendar: replace(calendar, open=chosen == OPEN), clock.now(), author())
    told = {OPEN: _("Alle kan læse årshjulet."), CLOSED: _("Kun de, der har en konto, kan læse årshjulet.")}
    tell_change(told[chosen])
    return redirect(url_for(".ask"), 303)


def _form(chosen: str, wrong: str) -> str:
    choices = (
        Choice(OPEN, _("Alle, uden at logge ind"), chosen == OPEN),
        Choice(CLOSED, _("Kun de, der har en konto"), chosen == CLOSED),
    )
    readers = Group("readers", _("Hvem kan læse årshjulet?"), choices)
    return Reading.now().page("openness.html", readers=readers, errors={"readers": wrong} if wrong else {})
