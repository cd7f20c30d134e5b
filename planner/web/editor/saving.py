"""The form of a series, sent: shown once more, asked about, or saved. Nothing that was typed is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner import clock
from planner.domain.changes import Stale, fingerprint, require_unchanged
from planner.domain.changes.fingerprints import SEEN
from planner.domain.edits import series as edits
from planner.domain.errors import CircularChain, DomainError, MissingAnchor
from planner.domain.series import Calendar, Series
from planner.services import calendars
from planner.services.changing import change
from planner.web import stale
from planner.web.access import account, author
from planner.web.editor import recipe, scope
from planner.web.editor.blueprint import back_to
from planner.web.editor.form import read_series
from planner.web.editor.phrase import PHRASE
from planner.web.editor.preview import with_recipe
from planner.web.editor.recipe import Recipe
from planner.web.editor.sent import Errors, Sent
from planner.web.editor.showing import DO, form_page, when_part
from planner.web.editor.when import When, settled
from planner.web.forgery import not_saved
from planner.web.notices import tell_change
from planner.web.reading import Reading
from planner.web.sessions import sent_from_here

PART: Final = "part"
"""Asked for by the script: only what is about when, without the frame of the page."""


def answer(before: Series | None) -> ResponseReturnValue:
    """What becomes of the form that was sent; ``before`` is the series that it was opened with, if any."""
    reading, sent, do = Reading.now(), request.form, request.form.get(DO, "show")
    when = settled(sent, do, reading.calendar, reading.today, reading.presenter.language)
    if request.form.get(PART):
        return when_part(before, when)
    if do not in ("save", "scope", "accept"):
        return form_page(before, when, {})
    one, errors = read_series(when.fields, before, reading.calendar, account(), reading.today)
    errors = {**errors, **_errors_of(when)}
    if when.recipe is None or errors:
        return form_page(before, when, errors, status=400)
    if not sent_from_here():
        return form_page(before, when, {}, notice=not_saved(), status=400)
    if when.heard is not None and when.heard.notice and do == "save":
        return form_page(before, when, {}, status=400)
    try:
        mine = with_recipe(stale.settled(one, sent, reading.calendar), _own(when.recipe, before))
        return _decide(before, mine, when, do)
    except DomainError as error:
        return form_page(before, when, _placed(error, when, reading), status=400)


def _decide(before: Series | None, mine: Series, when: When, do: str) -> ResponseReturnValue:
    """Ask from when on it is to hold, where that makes a difference; otherwise save it. Raises ``DomainError``."""
    reading = Reading.now()
    asked = scope.Asked.read(request.form)
    seen_before = do == "accept" and asked.text == request.form.get(scope.SHOWN)
    if before is not None and not seen_before and (do != "save" or scope.matters(before, mine, reading)):
        if request.form.get(SEEN) != fingerprint(before):
            return _collided(before, mine, when)
        return _scope(before, mine, when, asked)
    seen = request.form.get(SEEN, "")

    def put(calendar: Calendar) -> Calendar:
        require_unchanged(edits.find(calendar, mine.uid) if before else None, seen)
        if before is None or not asked.following:
            return edits.put(calendar, mine)
        return scope.cut(calendar, mine, asked.day(before, reading))

    try:
        change(put, clock.now(), author())
    except Stale:
        calendars.forget()
        return _collided(before, mine, when)
    said = reading.presenter.rule(mine)
    tell_change(_("»%(title)s« er gemt: %(rule)s.", title=mine.title, rule=said))
    return redirect(back_to() or url_for("pages.series", uid=mine.uid), 303)


def _scope(before: Series, mine: Series, when: When, asked: scope.Asked) -> ResponseReturnValue:
    reading = Reading.now()
    shown = scope.scope_page(before, mine, asked, calendars.days(), reading)
    carried = [(name, value) for name, value in when.fields.items(multi=True) if name not in _NOT_CARRIED]
    page = reading.page(
        "editor/scope.html",
        shown=shown,
        fields=carried,
        action=url_for(".save", uid=before.uid),
    )
    return page, 400 if shown.error else 200


_NOT_CARRIED: Final = frozenset({DO, "scope", "from", "shown", "csrf_token", PART, "phrase-is", "recipe"})


def _collided(before: Series | None, mine: Series, when: When) -> ResponseReturnValue:
    """Somebody else has saved: both versions side by side, and nothing is lost."""
    reading = Reading.now()
    found = stale.panel(mine, request.form.get(SEEN, ""), reading)
    now = edits.find(reading.calendar, mine.uid)
    return form_page(now or before, _against(when, found.seen), {}, panel=found, status=409)


def _against(when: When, seen: str) -> When:
    """The same form, to be saved against what has that fingerprint."""
    return replace(when, fields=recipe.with_fields(when.fields, {SEEN: seen}))


def _own(found: Recipe, before: Series | None) -> Recipe:
    """The recipe without what it only carries along: a day that the series has cancelled already."""
    if before is None:
        return found
    return found._replace(cancelled=tuple(day for day in found.cancelled if day not in before.exceptions))


def _errors_of(when: When) -> Errors:
    """What is wrong with when it is, the phrase included."""
    if when.heard is not None and when.heard.recipe is None:
        return {PHRASE: DomainError(PHRASE, when.heard.question, when.heard.question)}
    return when.errors


def _placed(error: DomainError, when: When, reading: Reading) -> Errors:
    """What the calendar as a whole refuses, at the field that it is about."""
    if isinstance(error, CircularChain | MissingAnchor):
        return {"host": error}
    name = error.field.rpartition("].")[2]
    if name.startswith("passport."):
        return {name.removeprefix("passport."): error}
    if name in ("title", "body", "units", "place", "note", "source", SEEN):
        return {name: error}
    prefix = _part_of(error.field)
    return {recipe.field_of(error, Sent(when.fields, prefix, reading.today)) if name != "rule" else "repeat": error}


def _part_of(field: str) -> str:
    """The prefix of the rule, among several, that a path like ``rule.branches[1]`` names."""
    number = field.partition("branches[")[2].partition("]")[0]
    return recipe.prefix_of(int(number)) if number.isdigit() else ""
