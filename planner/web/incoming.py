"""Requests as they come in: bytes that no address may hold are read as if they had been escaped."""

from __future__ import annotations

from string import printable
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from flask import Flask, Request

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_ASCII: Final = printable


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
