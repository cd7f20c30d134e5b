"""Gennemgang: which series should be looked at again, and that somebody has done so."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner import clock
from planner.domain.access import Needs, may_edit
from planner.domain.edits.many import ForAll, change_many
from planner.domain.edits.series import find
from planner.domain.reviews import Review, overdue, reviews
from planner.domain.series import Passport
from planner.services.changing import change
from planner.web.access import account, author, needs
from planner.web.notices import tell_change
from planner.web.reading import Reading
from planner.web.tags import BodyTag

blueprint = Blueprint("reviews", __name__, url_prefix="/series/review")


@dataclass(frozen=True, slots=True)
class Line:
    """One series: what its passport says, and from when it is to be looked at again."""

    uid: str
    title: str
    rule: str
    body: BodyTag | None
    passport: Passport
    state: str
    mine: bool


@blueprint.get("")
@needs(Needs.EDITING)
def index() -> str:
    """What is due, and below it the rest."""
    reading = Reading.now()
    everything = reviews(reading.calendar.series)
    waiting = overdue(everything, reading.today)
    later = everything[len(waiting) :]
    return reading.page("reviews.html", waiting=_lines(reading, waiting), later=_lines(reading, later))


@blueprint.post("")
@needs(Needs.EDITING)
def reviewed() -> ResponseReturnValue:
    """Note that a series was looked at today. 404 for one that the reader may not edit."""
    reading, uid = Reading.now(), request.form.get("uid", "")
    one = find(reading.calendar, uid)
    if one is None or not may_edit(account(), one):
        abort(404)
    wanted = ForAll(reviewed=reading.today)
    change(lambda calendar: change_many(calendar, {uid}, wanted), clock.now(), author())
    tell_change(_("»%(title)s« er gennemgået.", title=one.title))
    return redirect(url_for(".index"), 303)


def _lines(reading: Reading, found: list[Review]) -> tuple[Line, ...]:
    return tuple(
        Line(
            one.series.uid,
            one.series.title,
            reading.presenter.rule(one.series),
            reading.presenter.body(one.series.body),
            one.series.passport,
            _state(reading, one),
            may_edit(account(), one.series),
        )
        for one in found
    )


def _state(reading: Reading, one: Review) -> str:
    last = one.series.passport.reviewed
    if last is None or one.due is None:
        return _("aldrig gennemgået")
    words = reading.presenter.words
    return _("gennemgået %(last)s, igen %(due)s", last=words.full_date(last), due=words.full_date(one.due))
