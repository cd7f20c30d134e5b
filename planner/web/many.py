"""Ret flere: many series chosen in a list, and the same said of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from planner import clock
from planner.domain.access import Needs, may_edit
from planner.domain.changes.fingerprints import SEEN
from planner.domain.edits.many import ForAll, change_many
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.series import Calendar, Series, SeriesKind
from planner.services.changing import change
from planner.web.access import account, author, needs
from planner.web.filters import Choice
from planner.web.forgery import has_come_back, not_saved, shows_again
from planner.web.language import language
from planner.web.notices import tell_change
from planner.web.parameters import Arguments
from planner.web.reading import Reading
from planner.web.tags import BodyTag, kind_name, status_word

T = TypeVar("T")

CHOSEN: Final = "uid"
AS_IT_IS: Final = ""
NONE: Final = "-"
_ARCHIVE: Final = {"archive": True, "fetch": False}

blueprint = Blueprint("many", __name__, url_prefix="/series/many")


@dataclass(frozen=True, slots=True)
class Line:
    """One series that can be chosen."""

    uid: str
    title: str
    rule: str
    body: BodyTag | None
    about: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that can be said of all that are chosen."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@blueprint.get("")
@needs(Needs.EDITING)
def index() -> str:
    """The series that the reader may edit, with boxes; those in the address are ticked."""
    return _page(Reading.now(), request.args, {})


@blueprint.post("")
@needs(Needs.EDITING)
@shows_again
def save() -> ResponseReturnValue:
    """Let the chosen become what was said."""
    reading, sent = Reading.now(), request.form
    if has_come_back():
        return _page(reading, sent, {SEEN: not_saved()}), 400
    uids = {one.uid for one in _editable(reading.calendar)} & set(sent.getlist(CHOSEN))
    if not uids:
        return _page(reading, sent, {CHOSEN: _("Sæt kryds ved de punkter, der skal rettes.")}), 400
    try:
        change(lambda calendar: _edited(calendar, uids, sent), clock.now(), author())
    except DomainError as error:
        return _page(reading, sent, {error.field.rpartition(".")[2]: error.text(language())}), 400
    tell_change(ngettext("%(num)d punkt er rettet.", "%(num)d punkter er rettet.", len(uids)))
    return redirect(url_for(".index"), 303)


def _edited(calendar: Calendar, uids: set[str], sent: Arguments) -> Calendar:
    after = change_many(calendar, uids, _wanted(sent, calendar))
    if any(not may_edit(account(), one) for one in after.series if one.uid in uids):
        raise DomainError("body", "Det forum må du ikke rette.", "You may not edit that body.")
    return after


def _wanted(sent: Arguments, calendar: Calendar) -> ForAll:
    """What was said of all. Raises ``DomainError`` for what the form does not offer."""
    bodies = {NONE: None, **{one.key: one for one in calendar.bodies}}
    units = {NONE: (), **{one.key: (one,) for one in calendar.units}}
    body = sent.get("body", AS_IT_IS)
    return ForAll(
        body=None if body == AS_IT_IS else (_one_of("body", body, bodies),),
        units=_said(sent, "units", units),
        kind=_said(sent, "kind", {kind.value: kind for kind in SeriesKind}),
        status=_said(sent, "status", {one.value: one for one in _STATUSES}),
        archived=_said(sent, "archived", _ARCHIVE),
    )


_STATUSES: Final = (Status.CONFIRMED, Status.TENTATIVE)


def _said(sent: Arguments, name: str, known: Mapping[str, T]) -> T | None:
    text = sent.get(name, AS_IT_IS)
    return None if text == AS_IT_IS else _one_of(name, text, known)


def _one_of(name: str, text: str, known: Mapping[str, T]) -> T:
    if text not in known:
        raise DomainError(name, "Vælg en af mulighederne.", "Choose one of those offered.")
    return known[text]


def _editable(calendar: Calendar) -> list[Series]:
    return [one for one in calendar.series if may_edit(account(), one)]


def _page(reading: Reading, sent: Arguments, errors: Mapping[str, str]) -> str:
    questions = _questions(sent, reading.calendar)
    return reading.page(
        "many.html",
        lines=_lines(reading, set(sent.getlist(CHOSEN))),
        questions=questions,
        labels={one.name: one.label for one in questions},
        errors=errors,
    )


def _lines(reading: Reading, chosen: set[str]) -> tuple[Line, ...]:
    places = {body.key: place for place, body in enumerate(reading.calendar.bodies)}
    editable = _editable(reading.calendar)
    editable.sort(key=lambda one: (one.archived, places[one.body.key] if one.body else len(places)))
    return tuple(
        Line(
            one.uid,
            one.title,
            reading.presenter.rule(one),
            reading.presenter.body(one.body),
            _about(one),
            one.uid in chosen,
        )
        for one in editable
    )


def _about(one: Series) -> str:
    units = ", ".join(unit.short for unit in one.units)
    status = "" if one.status is Status.CONFIRMED else status_word(one.status)
    archived = _("Arkiveret") if one.archived else ""
    return " · ".join(filter(None, (kind_name(one.kind), units, status, archived)))


def _questions(sent: Arguments, calendar: Calendar) -> tuple[Question, ...]:
    bodies, units = {one.key: one.name for one in calendar.bodies}, {one.key: one.short for one in calendar.units}
    archive = {"archive": _("læg i arkivet"), "fetch": _("hent frem af arkivet")}
    return (
        Question("body", _("Forum"), _choices(sent, "body", {NONE: _("uden forum")}, bodies)),
        Question("units", _("Ansvarlig"), _choices(sent, "units", {NONE: _("ingen")}, units)),
        Question("kind", _("Type"), _choices(sent, "kind", {one.value: kind_name(one) for one in SeriesKind})),
        Question("status", _("Status"), _choices(sent, "status", {one.value: status_word(one) for one in _STATUSES})),
        Question("archived", _("Arkiv"), _choices(sent, "archived", archive)),
    )


def _choices(
    sent: Arguments, name: str, ours: Mapping[str, str], named: Mapping[str, str] | None = None
) -> tuple[Choice, ...]:
    """What can be said: to leave it, words of ours, and what the calendar has ``named``; each by what is sent."""
    chosen, offered = sent.get(name, AS_IT_IS), {AS_IT_IS: _("som nu"), **ours}
    return (
        *(Choice(value, label, value == chosen) for value, label in offered.items()),
        *(Choice(value, label, value == chosen, given=True) for value, label in (named or {}).items()),
    )
