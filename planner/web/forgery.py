"""Forms that are not ours: each counts only with the token that its browser was given, and all are checked here.

Where it has none, nothing is done, and what was typed is shown, to be copied: a page that sent it on at a click would
send a stranger's form on just so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from flask import Flask, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planner.web.sessions import CSRF_FIELD, sent_from_here

View = TypeVar("View", bound=Callable[..., Any])

FROM_A_FORM: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_ITSELF: Final = "answers_forgery"
_AGAIN: Final = "shows_again"
_CAME_BACK: Final = "aarshjul.came_back"
_NOT_TYPED: Final = frozenset({CSRF_FIELD, "seen", "next", "back"})
_SECRET: Final = ("password", "code")
_SHORTEST: Final = 4
"""Characters that are worth copying."""

_A_KEY: Final = re.compile(r"[a-z0-9_-]*", re.ASCII)
"""What boxes and lists send: a word of ours, not of whoever filled them in."""


def answers_itself(view: View) -> View:
    """Declare that a view asks ``sent_from_here`` by itself, and shows its form again with all that was typed."""
    setattr(view, _ITSELF, True)
    return view


def is_left_to(view: Callable[..., Any]) -> bool:
    """Whether the view was declared so."""
    return getattr(view, _ITSELF, False)


def shows_again(view: View) -> View:
    """Declare that a view shows its form again, and does nothing else, where it ``has_come_back``.

    A stranger's form is refused here all the same, before the view: nobody can be made to send it on with a click.
    """
    setattr(view, _AGAIN, True)
    return view


def can_come_back(view: Callable[..., Any]) -> bool:
    """Whether the view shows a form again that was ours, and has no token any more."""
    return is_left_to(view) or getattr(view, _AGAIN, False)


def let_back() -> None:
    """Say that the form of this request was ours, and has waited for its reader to sign in."""
    setattr(g, _CAME_BACK, True)


def has_come_back() -> bool:
    """Whether it was."""
    return bool(g.get(_CAME_BACK, False))


def not_saved() -> str:
    """What a view says above a form that it shows again because it came without its token."""
    if has_come_back():
        return _("Du er logget ind igen. Det, du har skrevet, er her endnu, og intet er gemt.")
    return _("Siden har stået åben for længe, eller browseren tager ikke imod cookies. Prøv igen.")


def register(app: Flask) -> None:
    """Refuse every form without its token; to be registered after ``access``, which says who may send it at all."""
    app.before_request(_check)


def _check() -> ResponseReturnValue | None:
    if request.method not in FROM_A_FORM or request.endpoint is None:
        return None
    view = current_app.view_functions[request.endpoint]
    if is_left_to(view) or sent_from_here() or (has_come_back() and can_come_back(view)):
        return None
    return render_template("not_ours.html", typed=typed(request.form.items(multi=True))), 400


def typed(fields: Iterable[tuple[str, str]]) -> list[str]:
    """What of a form somebody may have typed and would miss; no passwords."""
    found = (
        value.strip()
        for name, value in fields
        if name not in _NOT_TYPED and not any(part in name for part in _SECRET)
    )
    return [value for value in found if len(value) >= _SHORTEST and not _A_KEY.fullmatch(value)]
