"""Glemt adgangskode, og links til at vælge en ny: by mail, or from an administrator's hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner import clock
from planner.domain.access import Account, Needs
from planner.domain.credentials import SHORTEST_PASSWORD
from planner.domain.errors import DomainError
from planner.services import forgotten as service
from planner.services import mail, resets, sign_ins
from planner.services.accounts import NoSuchAccount
from planner.services.attempts import TooMany
from planner.services.resets import NoSuchLink
from planner.web.access import needs
from planner.web.account_words import wait_words
from planner.web.client_address import client_address
from planner.web.language import language
from planner.web.reading import Reading
from planner.web.secrecy import unkept
from planner.web.signing import remember

_ANY: Final = "-"
"""In a token's place, at the end of its path."""

blueprint = unkept(Blueprint("passwords", __name__, url_prefix="/password"))


def link_of(base: str, token: str) -> str:
    """The whole address of the page where the token's owner chooses a password."""
    return base + url_for("passwords.choose", token=token).removeprefix(request.script_root)


def mailed_link() -> Callable[[str], str]:
    """From a token to its address, for a mail that is written later; under the address that is configured.

    The one that the request came to is not believed: whoever asks could name their own.
    """
    page = link_of(str(current_app.config["BASE_URL"]).rstrip("/"), _ANY).removesuffix(_ANY)
    return lambda token: page + token


@blueprint.get("/forgotten")
@needs(Needs.NOTHING)
def forgotten() -> str:
    """The form, or whom to ask where the service sends no mail."""
    return _ask("", "")


@blueprint.post("/forgotten")
@needs(Needs.NOTHING)
def send() -> ResponseReturnValue:
    """Mail a link, and say the same whether or not anybody has that address."""
    email = request.form.get("email", "")
    if not mail.works():
        return _ask(email, ""), 404
    try:
        service.ask(email, mailed_link(), language(), clock.now(), client=client_address())
    except TooMany as error:
        return _ask(email, wait_words(error.seconds)), 429, {"Retry-After": str(error.seconds)}
    except DomainError as error:
        return _ask(email, error.text(language())), 400
    return Reading.now().page("forgotten_sent.html", email=email.strip())


@blueprint.get("/<token>")
@needs(Needs.NOTHING)
def choose(token: str) -> ResponseReturnValue:
    """The form of a link. Opening it uses nothing up, for programs that look at mail open links too."""
    try:
        return _choose(resets.whose(token, clock.now()), {})
    except NoSuchLink:
        return _too_late()


@blueprint.post("/<token>")
@needs(Needs.NOTHING)
def save(token: str) -> ResponseReturnValue:
    """Give the account the password, and sign this browser in."""
    now = clock.now()
    try:
        account = resets.whose(token, now)
        try:
            resets.choose(token, request.form.get("password", ""), now)
        except DomainError as error:
            return _choose(account, {error.field: error.text(language())}), 400
        now_in = sign_ins.start(account.uid, now, browser=request.user_agent.string)
    except (NoSuchLink, NoSuchAccount):
        return _too_late()
    remember(now_in, lasting=False)
    flash(_("Din nye adgangskode gælder nu, og du er logget ud alle andre steder."))
    return redirect(url_for("pages.home"), 303)


def _ask(email: str, wrong: str) -> str:
    return Reading.now().page("forgotten.html", email=email, wrong=wrong, mails=mail.works())


def _choose(account: Account, errors: Mapping[str, str]) -> str:
    return Reading.now().page("choose_password.html", whose=account, errors=errors, shortest=SHORTEST_PASSWORD)


def _too_late() -> ResponseReturnValue:
    return Reading.now().page("choose_too_late.html", mails=mail.works()), 404
