"""Konti og roller: who may sign in, and as what. For administrators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, abort, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound

from planner import clock
from planner.domain.access import Account, Needs, Role
from planner.domain.changes import Stale
from planner.domain.changes.fingerprints import SEEN
from planner.domain.errors import DomainError
from planner.domain.series import Calendar
from planner.services import accounts as service
from planner.services import forgotten, mail, resets
from planner.services.accounts import NoSuchAccount
from planner.services.attempts import TooMany
from planner.web import account_form
from planner.web.access import account as reader
from planner.web.access import author, needs
from planner.web.account_words import role_name, wait_words
from planner.web.feeds import base_url
from planner.web.forgery import has_come_back, not_saved, shows_again
from planner.web.language import language
from planner.web.parameters import Arguments
from planner.web.passwords import link_of, mailed_link
from planner.web.reading import Reading
from planner.web.secrecy import unkept

blueprint = unkept(Blueprint("accounts", __name__, url_prefix="/settings/accounts"))


@dataclass(frozen=True, slots=True)
class Line:
    """One account in the list."""

    uid: str
    name: str
    email: str
    role: str
    bodies: str
    active: bool
    mine: bool


@blueprint.get("")
@needs(Needs.ADMINISTERING)
def index() -> str:
    """Everybody, those whose account is closed last."""
    return _list(Reading.now())


@blueprint.get("/new")
@needs(Needs.ADMINISTERING)
def new() -> str:
    """The form of a new account."""
    return _form(Reading.now(), None, MultiDict(), {})


@blueprint.post("/new")
@needs(Needs.ADMINISTERING)
@shows_again
def create() -> ResponseReturnValue:
    """Make an account; its password is for its owner to choose."""
    reading, sent = Reading.now(), request.form
    if has_come_back():
        return _form(reading, None, sent, {SEEN: not_saved()}), 400
    try:
        typed = account_form.read(sent, reading.calendar)
        made = service.create(typed.email, typed.name, typed.role, clock.now(), bodies=typed.bodies, by=author())
    except DomainError as error:
        return _form(reading, None, sent, {error.field: error.text(language())}), 400
    flash(_("Kontoen er oprettet. Nu skal %(name)s have et link til at vælge en adgangskode.", name=made.name))
    return redirect(url_for(".edit", uid=made.uid, _anchor="password"), 303)


@blueprint.get("/<uuid:uid>")
@needs(Needs.ADMINISTERING)
def edit(uid: UUID) -> str:
    """The form of one account, and what else can be done with it."""
    one = _one(uid)
    return _form(Reading.now(), one, account_form.filled(one), {})


@blueprint.post("/<uuid:uid>")
@needs(Needs.ADMINISTERING)
@shows_again
def save(uid: UUID) -> ResponseReturnValue:
    """Save what the form says."""
    one, reading, sent = _one(uid), Reading.now(), request.form
    if has_come_back():
        return _form(reading, one, sent, {SEEN: not_saved()}), 400
    try:
        if sent.get(SEEN) != service.fingerprint(one):
            raise Stale
        typed = account_form.read(sent, reading.calendar, one)
        after = service.change(one, typed.email, typed.name, typed.role, typed.bodies, clock.now(), by=author())
    except Stale as error:
        # What was typed stays, and the next attempt goes through: whoever sends it again has been told.
        return _form(reading, _one(uid), sent, {SEEN: error.text(language())}), 409
    except DomainError as error:
        return _form(reading, one, sent, {error.field: error.text(language())}), 400
    flash(_("»%(title)s« er gemt.", title=after.name))
    return redirect(url_for(".index"), 303)


@blueprint.post("/<uuid:uid>/close")
@needs(Needs.ADMINISTERING)
def close(uid: UUID) -> ResponseReturnValue:
    """Close an account; the notice says how it is opened again."""
    one = _one(uid)
    try:
        service.close(one.uid, clock.now(), by=author())
    except DomainError as error:
        return _form(Reading.now(), one, account_form.filled(one), {error.field: error.text(language())}), 400
    flash(_("Kontoen er lukket, og %(name)s er logget ud overalt. Den kan åbnes igen.", name=one.name))
    return redirect(url_for(".edit", uid=uid), 303)


@blueprint.post("/<uuid:uid>/reopen")
@needs(Needs.ADMINISTERING)
def reopen(uid: UUID) -> ResponseReturnValue:
    """Open a closed account again."""
    one = service.reopen(_one(uid).uid, clock.now(), by=author())
    flash(_("Kontoen er åben igen. %(name)s kan logge ind som før.", name=one.name))
    return redirect(url_for(".edit", uid=uid), 303)


@blueprint.post("/<uuid:uid>/link")
@needs(Needs.ADMINISTERING)
def link(uid: UUID) -> ResponseReturnValue:
    """A link to choose a password with, shown here and never again."""
    one = _one(uid)
    token = resets.issue(one.uid, clock.now(), by=author())
    days = resets.HANDED_OVER.days
    return Reading.now().page("account_link.html", one=one, link=link_of(base_url(), token), days=days)


@blueprint.post("/<uuid:uid>/mail")
@needs(Needs.ADMINISTERING)
def send(uid: UUID) -> ResponseReturnValue:
    """Mail a link to choose a password with. 404 where the service sends no mail."""
    one = _one(uid)
    if not mail.works():
        abort(404)
    try:
        forgotten.ask(one.email, mailed_link(), language(), clock.now(), by=author())
    except TooMany as error:
        said = {"mail": wait_words(error.seconds)}
        page = _form(Reading.now(), one, account_form.filled(one), said)
        return page, 429, {"Retry-After": str(error.seconds)}
    flash(_("Der er sendt en mail til %(email)s med et link. Det virker i én time.", email=one.email))
    return redirect(url_for(".edit", uid=uid), 303)


@blueprint.errorhandler(NoSuchAccount)
def _unknown(_error: NoSuchAccount) -> ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


def _one(uid: UUID) -> Account:
    return service.by_uid(str(uid))


def _list(reading: Reading) -> str:
    everybody = sorted(service.everybody(), key=lambda one: not one.active)
    return reading.page("accounts.html", lines=[_line(one, reading.calendar) for one in everybody])


def _line(one: Account, calendar: Calendar) -> Line:
    me = reader()
    bodies = ""
    if one.role is Role.EDITOR:
        bodies = ", ".join(body.name for body in calendar.bodies if body.key in one.bodies) or _("alle fora")
    mine = me is not None and me.uid == one.uid
    return Line(one.uid, one.name, one.email, role_name(one.role), bodies, one.active, mine)


def _form(reading: Reading, one: Account | None, sent: Arguments, errors: Mapping[str, str]) -> str:
    return reading.page(
        "account_form.html",
        one=one,
        seen=service.fingerprint(one) if one else "",
        has_password=service.has_password(one.uid) if one else False,
        mails=mail.works(),
        typed=sent,
        roles=account_form.roles(sent),
        bodies=account_form.bodies(sent, reading.calendar),
        labels=account_form.labels(),
        errors=errors,
    )
