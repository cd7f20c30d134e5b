"""Log ind, log ud."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner import clock
from planner.domain.access import Needs
from planner.services import first_run, sign_ins
from planner.services.attempts import TooMany
from planner.services.sign_ins import SignedIn, WrongPassword
from planner.web import access, interrupted, mine
from planner.web.access import SIGN_IN, needs
from planner.web.account_words import wait_words
from planner.web.addresses import own_path
from planner.web.client_address import client_address
from planner.web.forgery import answers_itself
from planner.web.interrupted import Interrupted
from planner.web.language import language
from planner.web.reading import Reading
from planner.web.secrecy import unkept
from planner.web.sessions import sent_from_here

NEXT: Final = "next"

blueprint = unkept(Blueprint("signing", __name__))


@blueprint.get("/sign-in")
@needs(Needs.NOTHING)
def ask() -> ResponseReturnValue:
    """The form. Whoever is signed in already is led on; where nobody can sign in yet, to the first account."""
    if access.account() is not None:
        return redirect(_onward(), code=303)
    if first_run.nobody_yet():
        return redirect(url_for("first_run.ask"), code=303)
    return _form("", "")


@blueprint.post("/sign-in")
@needs(Needs.NOTHING)
@answers_itself
def sign_in() -> ResponseReturnValue:
    """Sign in, and go on to where the reader was on the way, or to the form that waits for this."""
    email, lasting = request.form.get("email", ""), "lasting" in request.form
    if not sent_from_here():
        return _form(email, _("Siden var for gammel. Prøv igen.")), 400
    kept = interrupted.waiting()
    try:
        now_in = sign_ins.sign_in(
            email,
            request.form.get("password", ""),
            clock.now(),
            lasting=lasting,
            browser=request.user_agent.string,
            client=client_address(),
        )
    except TooMany as error:
        return _form(email, wait_words(error.seconds), kept), 429, {"Retry-After": str(error.seconds)}
    except WrongPassword as error:
        return _form(email, error.text(language()), kept), 400
    remember(now_in, lasting=lasting)
    if kept is not None and interrupted.shows_itself(kept):
        return interrupted.send_on(kept)
    if kept is not None:
        return Reading.now().page("interrupted.html", kept=kept)
    return redirect(_onward(), code=303)


@blueprint.post("/sign-out")
@needs(Needs.NOTHING)
def sign_out() -> ResponseReturnValue:
    """Sign out, in this browser only."""
    if token := session.get(SIGN_IN):
        sign_ins.sign_out(str(token))
        session.clear()
        access.forget()
        flash(_("Du er logget ud."))
    return redirect(url_for("pages.home"), code=303)


def remember(who: SignedIn, *, lasting: bool) -> None:
    """Let this browser be signed in.

    What it has collected goes over to the account, and of what its session held, nothing is left that somebody else
    may know.
    """
    mine.hand_over(who.account)
    session.clear()
    session[SIGN_IN] = who.token
    session.permanent = lasting
    access.forget()


def _onward() -> str:
    return own_path(request.values.get(NEXT, "")) or url_for("pages.home")


def _form(email: str, wrong: str, kept: Interrupted | None = None) -> str:
    onward = own_path(request.values.get(NEXT, ""))
    return Reading.now().page("sign_in.html", email=email, wrong=wrong, next=onward, kept=kept)
