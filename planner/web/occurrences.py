"""One occurrence: its page, and for those who may edit it, what is proposed, shown with all it leads to, and done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Blueprint, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner import clock
from planner.domain.access import Needs
from planner.domain.changes import Kind, Stale, fingerprint
from planner.domain.edits.occurrences import restore
from planner.domain.errors import DomainError
from planner.domain.occurrences import Occurrence, rid_text
from planner.domain.selection import Selection
from planner.domain.series import Series
from planner.domain.spans import Window
from planner.services import calendars, views
from planner.services import occurrences as service
from planner.services.collisions import collision
from planner.web import occurrence_forms as forms
from planner.web import occurrence_page as pages
from planner.web.access import author, may_edit, needs
from planner.web.addresses import own_path
from planner.web.authors import author_name
from planner.web.forgery import answers_itself, not_saved
from planner.web.found import editable, occurrence_of, occurrence_or_none, recurrence_id, series_of
from planner.web.items import Presenter, capitalised
from planner.web.moments import moment_words
from planner.web.notices import tell_change
from planner.web.occurrence_forms import Action, Proposal, Unreadable
from planner.web.occurrence_words import words_of
from planner.web.proposal_page import proposal_page
from planner.web.reading import Reading
from planner.web.sessions import sent_from_here

BACK: Final = "back"
SEEN: Final = "seen"
AROUND: Final = timedelta(days=400)
"""How far to look for the series' occurrences beside this one."""

blueprint = Blueprint("occurrences", __name__, url_prefix="/series/<uid>/<rid>")


@blueprint.get("")
@needs(Needs.READING)
def page(uid: str, rid: str) -> ResponseReturnValue:
    """The occurrence, and for editors the forms."""
    return _page(occurrence_of(series_of(uid), rid))


@blueprint.get("/<any(move, place, cancel, restore):action>")
@needs(Needs.EDITING)
def propose(uid: str, rid: str, action: str) -> ResponseReturnValue:
    """What it would lead to: everything that comes along, before it is accepted."""
    one = occurrence_of(editable(uid), rid)
    try:
        return _proposal(one, Action(action), forms.read(Action(action), request.args, one))
    except Unreadable as error:
        return _page(one, error.errors, days=error.days, status=400)


@blueprint.post("/<any(move, place, cancel, restore, reserve, confirm, note):action>")
@needs(Needs.EDITING)
@answers_itself
def accept(uid: str, rid: str, action: str) -> ResponseReturnValue:
    """Do it, if it is still what was seen; otherwise show it again as it stands now."""
    series, wanted = editable(uid), Action(action)
    one = occurrence_or_none(series, rid)
    if one is None:
        return _without_occurrence(series, rid, wanted)
    try:
        proposal = forms.read(wanted, request.form, one)
        if not sent_from_here():
            return _again(one, wanted, proposal, not_saved(), 400)
        if request.form.get(SEEN) != fingerprint(series):
            return _again(one, wanted, proposal, _stale(uid), 409)
        service.decide(proposal.edit, uid, request.form[SEEN], clock.now(), author())
    except Stale:  # somebody was quicker just now
        calendars.forget()
        return accept(uid, rid, action)
    except DomainError as error:
        return _page(one, forms.refused(error).errors, status=400)
    except Unreadable as error:
        return _page(one, error.errors, status=400)
    return _done(wanted, one)


def _page(
    one: Occurrence,
    errors: Mapping[str, str] | None = None,
    *,
    days: Sequence[date] = (),
    notice: str = "",
    status: int = 200,
) -> ResponseReturnValue:
    reading = Reading.now()
    editor = may_edit(one.series)
    beside = views.occurrences(_around(one), Selection(series=frozenset({one.series.uid})))
    shown = pages.occurrence_page(
        one,
        hosts=service.hosts(one),
        hanging=service.hanging(one),
        clashes=service.clashes_of(one),
        beside=pages.neighbours(one, beside),
        days=calendars.days(),
        presenter=reading.presenter,
    )
    form = forms.form(one, request.values, errors or {}, _meetings(one), reading.presenter, days) if editor else None
    return make_response(
        reading.page(
            "occurrence.html",
            shown=shown,
            possible=pages.possible(one),
            form=form,
            seen=fingerprint(one.series),
            back=_back(),
            notice=notice,
        ),
        status,
    )


def _proposal(
    one: Occurrence, action: Action, proposal: Proposal, notice: str = "", status: int = 200
) -> ResponseReturnValue:
    """Raises ``Unreadable`` for what the domain refuses."""
    reading = Reading.now()
    try:
        after, found = service.previewed(proposal.edit, one)
    except DomainError as error:
        raise forms.refused(error) from None
    presenter = Presenter(after, reading.presenter.language)  # what is only proposed must not be remembered
    shown = proposal_page(one, found, days=calendars.days(), today=reading.today, presenter=presenter)
    back = {BACK: _back()} if _back() else {}
    return make_response(
        reading.page(
            "occurrence_proposal.html",
            action=action.value,
            said=words_of(action, one, presenter.words),
            shown=shown,
            fields={**proposal.fields, **back, SEEN: fingerprint(one.series)},
            change_href=_address("occurrences.page", one, **proposal.fields, **back),
            href=_address("occurrences.accept", one, action=action.value),
            notice=notice,
        ),
        status,
    )


def _again(one: Occurrence, action: Action, proposal: Proposal, notice: str, status: int) -> ResponseReturnValue:
    """The form that was sent, filled in as it was; nothing has been saved."""
    if action.is_shown_first:
        try:
            return _proposal(one, action, proposal, notice, status)
        except Unreadable as error:
            return _page(one, error.errors, notice=notice, status=status)
    return _page(one, notice=notice, status=status)


def _done(action: Action, before: Occurrence) -> ResponseReturnValue:
    now = service.occurrence(*before.identity)
    if now is not None:
        tell_change(words_of(action, now, Reading.now().presenter.words).done)
    return redirect(_back() or _address("occurrences.page", before), code=303)


def _without_occurrence(series: Series, rid: str, action: Action) -> ResponseReturnValue:
    """An exception that lost its occurrence can still be taken back; anything else comes too late."""
    known = recurrence_id(rid)
    if action is Action.RESTORE and sent_from_here():
        try:
            service.decide(
                lambda calendar: restore(calendar, series.uid, known),
                series.uid,
                request.form.get(SEEN, ""),
                clock.now(),
                author(),
            )
            tell_change(_("Ændringen er taget tilbage."))
        except DomainError as error:
            flash(error.text(Reading.now().presenter.language))
    else:
        flash(_("Datoen findes ikke længere. Måske er det faste punkt ændret imens."))
    return redirect(url_for("pages.series", uid=series.uid), code=303)


def _meetings(one: Occurrence) -> list[Occurrence]:
    """Where an item can be placed: the meetings of its host, before and after."""
    host = forms.host_of(one)
    found = views.occurrences(_around(one), Selection(series=frozenset({host}))) if host else []
    return [meeting for meeting in found if meeting.dated]


def _around(one: Occurrence) -> Window:
    return Window(one.first, one.last).padded(AROUND.days, AROUND.days)


def _address(endpoint: str, one: Occurrence, **values: Any) -> str:
    return url_for(endpoint, uid=one.series.uid, rid=rid_text(one.recurrence_id), **values)


def _back() -> str:
    """The page that the editor came from and returns to; "" where that is this occurrence's own."""
    if BACK in request.values:
        return own_path(request.values[BACK])
    referrer = urlsplit(request.referrer or "")
    came_from = referrer.path + (f"?{referrer.query}" if referrer.query else "")
    here = request.url_rule is not None and referrer.path.startswith(request.path)
    return "" if here or referrer.netloc != request.host else own_path(came_from)


def _stale(uid: str) -> str:
    """Who was quicker, and when."""
    reading = Reading.now()
    last = collision(Kind.SERIES, uid, request.form.get(SEEN, "")).since[:1]
    who = author_name(last[0].by) if last else _("En anden")
    when = moment_words(last[0].when, reading.today, reading.presenter.words) if last else ""
    return _(
        "%(who)s har ændret det faste punkt %(when)s. Intet er gemt endnu. Se det igennem, som det er nu.",
        who=capitalised(who),
        when=when or _("imens"),
    )
