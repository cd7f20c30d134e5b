"""A form that was sent when its sign-in had ended: it waits while its reader signs in again, and nothing is lost.

It waits in the page itself, as hidden fields of the sign-in form. A form whose view can show it again comes back as
that very form, filled in, at its own address; any other as one that its reader sends with one click. Only what came
with this browser's own token is kept so: a stranger's form is not. And what comes back has no token: nothing of it is
saved until its reader sends it.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Final, NamedTuple

from flask import Flask, current_app, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException, Unauthorized
from werkzeug.routing import RequestRedirect

from planner.web.addresses import own_path, this_path
from planner.web.forgery import FROM_A_FORM, can_come_back, let_back, typed
from planner.web.sessions import CSRF_FIELD, sent_from_here

TO: Final = "to"
PREFIX: Final = "kept."
_SIGNING_IN: Final = "signing.sign_in"
_SENT_ON: Final = "sent_on"
"""Where the session keeps what tells a form that was sent on from one that somebody else has made."""


class Interrupted(NamedTuple):
    """Where the form was sent to, its fields in their order, and what of them was typed."""

    to: str
    fields: tuple[tuple[str, str], ...]

    @property
    def typed(self) -> list[str]:
        """What somebody would miss."""
        return typed(self.fields)


def register(app: Flask) -> None:
    """Let whoever sends a form without being signed in do that first; to be registered before ``forgery``."""
    app.before_request(_take_up)
    app.register_error_handler(Unauthorized, _ask)


def waiting() -> Interrupted | None:
    """The form that waits for this sign-in. To be asked only of a sign-in form that is ours, or was."""
    to = own_path(request.form.get(TO, ""))
    if not to:
        return None
    sent = request.form.items(multi=True)
    return Interrupted(
        to, tuple((name.removeprefix(PREFIX), value) for name, value in sent if name.startswith(PREFIX))
    )


def shows_itself(kept: Interrupted) -> bool:
    """Whether the form's own view shows it again, filled in, where it is sent there without a token."""
    path = kept.to.partition("?")[0].removeprefix(request.root_path.rstrip("/"))
    try:
        endpoint, _values = current_app.create_url_adapter(request).match(path, method="POST")  # type: ignore[union-attr]
    except (HTTPException, RequestRedirect):
        return False
    return can_come_back(current_app.view_functions[endpoint])


def send_on(kept: Interrupted) -> ResponseReturnValue:
    """Let the browser send the sign-in form on as it is (307), to where the form that waits in it belongs.

    The session says until then that this one was ours.
    """
    session[_SENT_ON] = _digest(kept)
    return redirect(kept.to, 307)


def _take_up() -> None:
    """Give a form that was sent on from the sign-in form its own fields again, and no token."""
    if request.method != "POST" or request.endpoint == _SIGNING_IN or _SENT_ON not in session:
        return
    expected, kept = str(session.pop(_SENT_ON)), waiting()
    if kept is None or kept.to != this_path() or not hmac.compare_digest(expected, _digest(kept)):
        return
    request.form = ImmutableMultiDict(kept.fields)
    let_back()


def _digest(kept: Interrupted) -> str:
    return hashlib.sha256(repr(kept).encode(errors="surrogatepass")).hexdigest()


def _ask(error: Unauthorized) -> ResponseReturnValue:
    kept = None
    if request.method in FROM_A_FORM and sent_from_here():
        fields = ((name, value) for name, value in request.form.items(multi=True) if name != CSRF_FIELD)
        kept = Interrupted(this_path(), tuple(fields))
    return render_template("sign_in.html", email="", wrong="", next="", kept=kept, ended=True), error.code
