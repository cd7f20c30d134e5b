"""Who may call a view: each says in one word what it needs, and everything else is refused here, in one place.

Who is signed in is looked up when somebody first asks. A request without a session costs no read for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from flask import Flask, Response, abort, current_app, g, redirect, request, session
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden, Unauthorized

from planner import clock
from planner.domain import access
from planner.domain.access import NOBODY, Account, Author, Needs
from planner.domain.series import Series
from planner.services import calendars, sign_ins
from planner.store.sign_ins import Found
from planner.web.account_words import role_name
from planner.web.addresses import address, this_path

View = TypeVar("View", bound=Callable[..., Any])

SIGN_IN: Final = "sign_in"
"""Where the session keeps the token of whoever is signed in."""

_NEEDS: Final = "needs"
_SIGNED_IN: Final = "aarshjul.signed_in"
_ASKING: Final = frozenset({"GET", "HEAD"})


class Undeclared(RuntimeError):
    """A view that does not say what it needs. Nobody may call it."""


def needs(what: Needs) -> Callable[[View], View]:
    """Declare what a view needs; put below the route: ``@blueprint.get(…)``, then ``@needs(Needs.EDITING)``."""

    def declare(view: View) -> View:
        setattr(view, _NEEDS, what)
        return view

    return declare


def needed(view: Callable[..., Any]) -> Needs | None:
    """What a view was declared to need; None for one that says nothing, and which nobody may call."""
    return getattr(view, _NEEDS, None)


def register(app: Flask) -> None:
    """Check every request before its view is called, and let templates ask what the reader may do."""
    needs(Needs.NOTHING)(app.view_functions["static"])
    app.before_request(_check)
    app.after_request(_keep_private)
    app.jinja_env.globals.update(account=account, may=may, Needs=Needs, role_name=role_name)


def account() -> Account | None:
    """Who is signed in; None for everybody else."""
    found = signed_in()
    return None if found is None else found.account


def signed_in() -> Found | None:
    """Who is signed in, and in which browser. One read in a request, for those whose session has a token."""
    if _SIGNED_IN not in g:
        token = session.get(SIGN_IN)
        setattr(g, _SIGNED_IN, None if token is None else sign_ins.by_token(str(token), clock.now()))
    found: Found | None = getattr(g, _SIGNED_IN)
    return found


def forget() -> None:
    """Let the next question in this request look again: somebody has just signed in or out."""
    g.pop(_SIGNED_IN, None)


def author() -> Author:
    """Who makes the changes of this request, as the history names them."""
    found = account()
    return NOBODY if found is None else Author(found.uid, found.name)


def may(what: Needs) -> bool:
    """Whether the reader of this page may call what needs this."""
    if what is Needs.NOTHING or (what is Needs.READING and calendars.current().open):
        return True
    return access.may(account(), what, open_to_all=False)


def may_edit(series: Series) -> bool:
    """Whether the reader of this page may change that series."""
    return access.may_edit(account(), series)


def _check() -> ResponseReturnValue | None:
    """Refuse the request, or let it pass.

    Whoever is not signed in is led there. Whoever is, and may not, is told so by a 403: that a page exists is no
    secret, the menu of a colleague shows it. A series that somebody may not change is a 404 (``may_edit``), as is
    every feed that somebody may not read.
    """
    if request.endpoint is None:
        return None  # no such address, or not by this method: the error says so
    what = needed(current_app.view_functions[request.endpoint])
    if what is None:
        raise Undeclared(request.endpoint)
    if may(what):
        return None
    if request.blueprint == "feeds":
        abort(404)
    if account() is not None:
        raise Forbidden
    if request.method in _ASKING:
        return redirect(address("signing.ask", {"next": this_path()}), code=303)
    raise Unauthorized


def _keep_private(response: Response) -> Response:
    """What somebody who is signed in is shown must not be shown to others by a cache on the way."""
    if g.get(_SIGNED_IN) is not None:
        response.vary.add("Cookie")
        if not response.cache_control.no_store:
            response.cache_control.private = True
            response.cache_control.no_cache = True
    return response
