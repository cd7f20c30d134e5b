"""Abonnér: choose, name, and get a link; see, change and revoke one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from planner import clock
from planner.domain.access import Needs
from planner.domain.errors import DomainError
from planner.domain.subscription import Choices
from planner.services import previews, subscriptions
from planner.services.subscriptions import Issued, NoSuchSubscription
from planner.web import open_links, subscribe_form, subscribe_page
from planner.web.access import needs
from planner.web.feeds import base_url
from planner.web.forgery import answers_itself, not_saved
from planner.web.guides import guides
from planner.web.language import language
from planner.web.links import secret_link
from planner.web.mine import new_owner, owner
from planner.web.reading import Reading
from planner.web.sessions import sent_from_here

PREVIEW: Final = "preview"
STALE: Final = "form"
"""Where the error of a form stands that is not ours, or no longer."""

blueprint = Blueprint("subscribe", __name__, url_prefix="/subscribe")


@blueprint.get("")
@needs(Needs.READING)
def index() -> Response:
    """The form, filled in by the address; the reader's subscriptions; the open links."""
    reading = Reading.now()
    return _index(reading, subscribe_page.suggested(reading.filters(), reading.calendar, language()))


@blueprint.post("")
@needs(Needs.READING)
@answers_itself
def create() -> Response:
    """A new subscription: its link, on a page that shows it once. Or a preview of what it would bring."""
    reading = Reading.now()
    choices = subscribe_form.read(request.form)
    if PREVIEW in request.form:
        return _index(reading, choices)
    errors = _errors(reading, choices)
    if not errors:
        try:
            return _issued(reading, subscriptions.create(new_owner(), choices, clock.now()), 201)
        except DomainError as error:
            errors = subscribe_form.said([error])
    return _index(reading, choices, errors)


@blueprint.get("/<uuid:uid>")
@needs(Needs.READING)
def edit(uid: UUID) -> Response:
    """The form of one of the reader's subscriptions."""
    return _edit(Reading.now(), uid, subscriptions.one_of(_owner(), str(uid)).choices)


@blueprint.post("/<uuid:uid>")
@needs(Needs.READING)
@answers_itself
def change(uid: UUID) -> ResponseReturnValue:
    """Other choices under the same link. Or a preview of what they would bring."""
    reading = Reading.now()
    before = subscriptions.one_of(_owner(), str(uid)).choices
    choices = subscribe_form.read(request.form)
    if PREVIEW in request.form:
        return _edit(reading, uid, choices)
    errors = _errors(reading, choices, before)
    if errors:
        return _edit(reading, uid, choices, errors)
    subscriptions.change(_owner(), str(uid), choices, clock.now())
    return _back(uid, _("»%(name)s« er gemt. Linket er det samme.", name=choices.name))


@blueprint.get("/<uuid:uid>/renew")
@needs(Needs.READING)
def ask_to_renew(uid: UUID) -> str:
    """What a new link means, before it is made: there is no way back to the old one."""
    one = subscriptions.one_of(_owner(), str(uid))
    return Reading.now().page("subscribe_renew.html", uid=one.uid, name=one.choices.name)


@blueprint.post("/<uuid:uid>/renew")
@needs(Needs.READING)
def renew(uid: UUID) -> Response:
    """A new link; the old one stops working."""
    return _issued(Reading.now(), subscriptions.renew(_owner(), str(uid), clock.now()), 200)


@blueprint.post("/<uuid:uid>/revoke")
@needs(Needs.READING)
def revoke(uid: UUID) -> ResponseReturnValue:
    """Stop the link. The list keeps it for a while, with a button that undoes this."""
    one = subscriptions.revoke(_owner(), str(uid), clock.now())
    return _back(uid, _("»%(name)s« er tilbagekaldt. Linket virker ikke længere.", name=one.choices.name))


@blueprint.post("/<uuid:uid>/restore")
@needs(Needs.READING)
def restore(uid: UUID) -> ResponseReturnValue:
    """Undo a revocation."""
    one = subscriptions.restore(_owner(), str(uid), clock.now())
    return _back(uid, _("»%(name)s« virker igen, med samme link.", name=one.choices.name))


@blueprint.errorhandler(NoSuchSubscription)
def _unknown(_error: NoSuchSubscription) -> ResponseReturnValue:
    """Somebody else's is as unknown as one that never was."""
    return current_app.handle_http_exception(NotFound())


def _index(reading: Reading, choices: Choices, errors: Mapping[str, str] | None = None) -> Response:
    mine = owner()
    known = subscriptions.all_of(mine) if mine else []
    return _with_form(
        reading,
        "subscribe.html",
        choices,
        errors or {},
        lines=subscribe_page.lines(known, reading.calendar, reading.today, reading.presenter.words),
        open_links=open_links.groups(reading.calendar),
    )


def _edit(reading: Reading, uid: UUID, choices: Choices, errors: Mapping[str, str] | None = None) -> Response:
    return _with_form(reading, "subscribe_edit.html", choices, errors or {}, uid=str(uid))


def _with_form(
    reading: Reading, template: str, choices: Choices, errors: Mapping[str, str], **model: Any
) -> Response:
    spec = subscriptions.spec(choices, PREVIEW, reading.calendar, base_url(), reading.today)
    preview = previews.preview(spec, reading.today) if choices.kinds else previews.NOTHING
    page = reading.page(
        template,
        form=subscribe_form.form(choices, reading.calendar, errors),
        shown=subscribe_page.shown(preview, spec.window, reading.presenter),
        preview_name=PREVIEW,
        **model,
    )
    response = make_response(page, 400 if errors else 200)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _issued(reading: Reading, issued: Issued, status: int) -> Response:
    """The link of a subscription, here and never again: no cache keeps this page, and no other page learns of it."""
    link = secret_link(base_url(), issued.token, issued.subscription.choices.name)
    response = make_response(reading.page("subscribe_link.html", link=link, guides=guides(), secret=True), status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _errors(reading: Reading, choices: Choices, before: Choices | None = None) -> dict[str, str]:
    errors = subscribe_form.errors_in(choices, reading.calendar, before)
    if not sent_from_here():
        errors[STALE] = not_saved()
    return errors


def _owner() -> str:
    found = owner()
    if found is None:
        abort(404)
    return found


def _back(uid: UUID, said: str) -> ResponseReturnValue:
    flash(said)
    return redirect(url_for(".index", _anchor=f"s-{uid}"), code=303)
