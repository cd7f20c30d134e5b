"""A form that was sent when its sign-in had ended: it waits while its reader signs in again, and nothing is lost.

It waits in the page itself, as hidden fields of the sign-in form, and comes back as a form that its reader sends with
one click. Only what was sent with this browser's own token is kept so: a stranger's form is not.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Unauthorized

from planner.web.addresses import own_path, this_path
from planner.web.forgery import FROM_A_FORM, typed
from planner.web.sessions import CSRF_FIELD, sent_from_here

TO: Final = "to"
PREFIX: Final = "kept."


class Interrupted(NamedTuple):
    """Where the form was sent to, its fields in their order, and what of them was typed."""

    to: str
    fields: tuple[tuple[str, str], ...]

    @property
    def typed(self) -> list[str]:
        """What somebody would miss."""
        return typed(self.fields)


def register(app: Flask) -> None:
    """Let whoever sends a form without being signed in do that first."""
    app.register_error_handler(Unauthorized, _ask)


def waiting() -> Interrupted | None:
    """The form that waits for this sign-in. To be asked only of a sign-in form that is ours."""
    to = own_path(request.form.get(TO, ""))
    if not to:
        return None
    sent = request.form.items(multi=True)
    return Interrupted(
        to, tuple((name.removeprefix(PREFIX), value) for name, value in sent if name.startswith(PREFIX))
    )


def _ask(error: Unauthorized) -> ResponseReturnValue:
    kept = None
    if request.method in FROM_A_FORM and sent_from_here():
        fields = ((name, value) for name, value in request.form.items(multi=True) if name != CSRF_FIELD)
        kept = Interrupted(this_path(), tuple(fields))
    return render_template("sign_in.html", email="", wrong="", next="", kept=kept, ended=True), error.code
