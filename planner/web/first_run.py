"""Kom i gang: the page that makes the first administrator, while there is no account, and closes for good."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import Blueprint, Flask, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner import clock
from planner.domain.access import Needs
from planner.domain.credentials import SHORTEST_PASSWORD
from planner.domain.errors import DomainError
from planner.services import first_run, sign_ins
from planner.services.first_run import NotTheFirst
from planner.web.access import needs
from planner.web.language import language
from planner.web.reading import Reading
from planner.web.secrecy import unkept
from planner.web.signing import remember

COMMAND: Final = ".venv/bin/flask --app wsgi accounts code"
"""What tells the code, on the server; `make serve` runs it too."""

blueprint = unkept(Blueprint("first_run", __name__, url_prefix="/first-run"))


def register(app: Flask) -> None:
    """Let the frame of every page lead there for as long as it is open."""
    app.jinja_env.globals["first_run"] = first_run.is_open


@blueprint.get("")
@needs(Needs.NOTHING)
def ask() -> str:
    """The form."""
    if not first_run.nobody_yet():
        abort(404)
    return _form({}, {})


@blueprint.post("")
@needs(Needs.NOTHING)
def create() -> ResponseReturnValue:
    """Make the administrator, and sign them in."""
    sent = request.form
    try:
        made = first_run.create(
            sent.get("code", ""), sent.get("email", ""), sent.get("name", ""), sent.get("password", ""), clock.now()
        )
    except NotTheFirst:
        abort(404)
    except DomainError as error:
        return _form(sent, {error.field: error.text(language())}), 400
    remember(sign_ins.start(made.uid, clock.now(), browser=request.user_agent.string), lasting=False)
    flash(_("Velkommen, %(name)s. Du er administrator og kan rette i årshjulet.", name=made.name))
    return redirect(url_for("pages.home"), 303)


def _form(typed: Mapping[str, str], errors: Mapping[str, str]) -> str:
    return Reading.now().page(
        "first_run.html", typed=typed, errors=errors, command=COMMAND, shortest=SHORTEST_PASSWORD
    )
