"""Requests as they come in: bytes that no address may hold are read as if they had been escaped.

And a language that no page speaks is refused, rather than answered in Danish as if nothing had been asked for.
"""

from __future__ import annotations

from string import printable
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from flask import Flask, Request, request
from flask_babel import gettext as _

from planner.web import parameters
from planner.web.language import LANGUAGES, PARAMETER
from planner.web.parameters import BadInput

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_ASCII: Final = printable
_NO_PAGES: Final = ("static", "feeds")
"""What takes no language, or refuses in its own way one that it does not have."""


class EscapedRequest(Request):
    """A request whose query is ASCII (RFC 3986 §3.4), whatever an old program or a typed address put in it.

    Werkzeug escapes nothing and then fails to decode what is not UTF-8, on the error page as well.
    """

    def __init__(self, environ: WSGIEnvironment, *args: Any, **kwargs: Any) -> None:
        query = environ.get("QUERY_STRING", "")
        if not query.isascii():
            environ["QUERY_STRING"] = quote(query, safe=_ASCII, encoding="latin-1")
        super().__init__(environ, *args, **kwargs)


def register(app: Flask) -> None:
    """Let the app read its requests so."""
    app.request_class = EscapedRequest
    app.before_request(_refuse_languages)


def _refuse_languages() -> None:
    """Raises ``BadInput``. An address that leads nowhere is told so first."""
    endpoint = request.endpoint or "static"
    if endpoint.partition(".")[0] in _NO_PAGES:
        return
    wanted = parameters.text(request.args, PARAMETER)
    if wanted and wanted not in LANGUAGES:
        raise BadInput(_("Siderne findes på dansk (da) og engelsk (en)."))
