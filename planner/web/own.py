"""Min konto: one's own name, password, and the browsers that one is signed in with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner import clock
from planner.domain.access import Needs, Role
from planner.domain.credentials import SHORTEST_PASSWORD
from planner.domain.errors import DomainError
from planner.services import accounts, sign_ins
from planner.services.attempts import TooMany
from planner.store.sign_ins import Found
from planner.web import access
from planner.web.access import needs
from planner.web.account_words import browser_name, role_does, role_name, wait_words
from planner.web.language import language
from planner.web.moments import moment_words
from planner.web.reading import Reading
from planner.web.secrecy import unkept

blueprint = unkept(Blueprint("own", __name__, url_prefix="/account"))


@dataclass(frozen=True, slots=True)
class Line:
    """A browser that one is signed in with."""

    id: int
    browser: str
    seen: str
    since: str
    this: bool


@blueprint.get("")
@needs(Needs.ACCOUNT)
def page() -> str:
    """Everything about one's own account."""
    return _page({})


@blueprint.post("/name")
@needs(Needs.ACCOUNT)
def rename() -> ResponseReturnValue:
    """Give oneself another name."""
    name = request.form.get("name", "")
    try:
        accounts.rename(_me().account.uid, name, clock.now(), by=access.author())
    except DomainError as error:
        return _page({error.field: error.text(language())}, name), 400
    return _back(_("Navnet er gemt."))


@blueprint.post("/password")
@needs(Needs.ACCOUNT)
def change_password() -> ResponseReturnValue:
    """Choose another password; every other browser is signed out."""
    old, new = request.form.get("old", ""), request.form.get("password", "")
    try:
        sign_ins.change_password(_me(), old, new, clock.now())
    except TooMany as error:
        return _page({"old": wait_words(error.seconds)}), 429, {"Retry-After": str(error.seconds)}
    except DomainError as error:
        return _page({error.field: error.text(language())}), 400
    return _back(_("Din nye adgangskode gælder nu, og du er logget ud alle andre steder."))


@blueprint.post("/sign-ins/<int:number>/end")
@needs(Needs.ACCOUNT)
def end(number: int) -> ResponseReturnValue:
    """Sign one browser out; the one that asks is led to signing in."""
    sign_ins.end(_me().sign_in, number)
    return _back(_("Den browser er logget ud."))


@blueprint.post("/sign-ins/end")
@needs(Needs.ACCOUNT)
def end_others() -> ResponseReturnValue:
    """Sign all browsers out but this one."""
    sign_ins.end_others(_me().sign_in)
    return _back(_("Du er logget ud alle andre steder."))


def _me() -> Found:
    found = access.signed_in()
    if found is None:
        raise LookupError("nobody is signed in")
    return found


def _page(errors: Mapping[str, str], name: str | None = None) -> str:
    reading, me = Reading.now(), _me()
    account = me.account
    bodies = [body.name for body in reading.calendar.bodies if body.key in account.bodies]
    return reading.page(
        "own.html",
        mine=account,
        name=account.name if name is None else name,
        role=role_name(account.role),
        does=role_does(account.role),
        bodies=bodies if account.role is Role.EDITOR else [],
        lines=_lines(reading, me),
        errors=errors,
        shortest=SHORTEST_PASSWORD,
    )


def _lines(reading: Reading, me: Found) -> list[Line]:
    words = reading.presenter.words
    return [
        Line(
            one.id,
            browser_name(one.browser),
            moment_words(one.seen, reading.today, words),
            moment_words(one.created, reading.today, words),
            one.id == me.sign_in.id,
        )
        for one in sign_ins.all_of(me.sign_in)
    ]


def _back(said: str) -> ResponseReturnValue:
    access.forget()
    flash(said)
    return redirect(url_for(".page"), 303)
