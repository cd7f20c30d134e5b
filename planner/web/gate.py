"""What stands in front of Flask: calendar programs that ask whether a feed has changed are answered here.

Nearly all requests for feeds are polls, and nearly all polls find nothing new. Flask takes ten times as long to
dispatch one as it takes to answer it. So answers of the feeds' views are kept, each with the promise that the view
made of it, and given again for as long as the promise holds. For that the calendar's version is read each time, by
primary key, so that a change made by any process shows at the next fetch.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from flask import Flask

from planner import clock
from planner.domain.clients import MOST_READ, client_kind
from planner.services import fetches
from planner.store.database import LOCK_TIMEOUT, db
from planner.store.versions import Unreadable, VersionReader, version_reader
from planner.web.conditional import not_modified
from planner.web.headers import HEADERS
from planner.web.keeping import PROMISE, Answer, Answers, Headers, Promise

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_FEEDS: Final = "/feeds/"
_ASKING: Final = frozenset({"GET", "HEAD"})
_BUSY: Final = b"Kalenderen er optaget lige nu.\nThe calendar is busy just now.\n"
_BUSY_HEADERS: Final = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Length", str(len(_BUSY))),
    ("Cache-Control", "no-store"),
    ("Retry-After", str(LOCK_TIMEOUT)),
    *HEADERS.items(),
]

_log: Final = logging.getLogger(__name__)
_kind: Final = lru_cache(maxsize=256)(client_kind)


def register(app: Flask) -> None:
    """Put a gate in front of the app. What is wrapped around ``app.wsgi_app`` afterwards stands before the gate."""
    vars(app)["wsgi_app"] = Gate.before(app)


class Gate:
    """A WSGI application (PEP 3333) that answers polls of feeds itself and hands on everything else."""

    def __init__(self, app: Flask, behind: WSGIApplication, read_version: VersionReader) -> None:
        self._config = app.config
        self._fetches = fetches.log_of(app)
        self._behind = behind
        self._read_version = read_version
        self._answers = Answers()
        self._secret = secrets.token_bytes(32)

    @classmethod
    def before(cls, app: Flask) -> Gate:
        """A gate before the app as it stands, validated by the app's database."""
        with app.app_context():
            return cls(app, app.wsgi_app, version_reader(db.engine))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not environ.get("PATH_INFO", "").startswith(_FEEDS) or environ["REQUEST_METHOD"] not in _ASKING:
            return self._behind(environ, start_response)
        key = self._key(environ)
        answer = self._answers.get(key)
        if answer is None:
            return self._ask(key, environ, start_response)
        try:
            version = self._read_version()
        except Unreadable as error:
            return _busy(error, environ, start_response)
        if version != answer.promise.version or clock.now() >= answer.promise.until:
            return self._ask(key, environ, start_response)
        given = self._again(answer, environ, start_response)
        return self._ask(key, environ, start_response) if given is None else given

    def _again(
        self, answer: Answer, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes] | None:
        """The answer, given once more; None where its body is asked for and not there."""
        promise, body = answer.promise, answer.body
        unchanged = not_modified(environ, promise.tag, promise.changed)
        if not unchanged and body is None:
            return None
        if promise.subscription is not None:
            kind = _kind(environ.get("HTTP_USER_AGENT", "")[:MOST_READ])
            self._fetches.note(promise.subscription, clock.now(), kind)
        # Copies, because servers put headers of their own into the list that they are given.
        if unchanged or body is None:
            start_response("304 NOT MODIFIED", answer.unchanged_headers.copy())
            return []
        start_response("200 OK", answer.headers.copy())
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _ask(self, key: bytes, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The answer of the application behind, kept if its view made a promise."""
        started: list[tuple[str, Headers]] = []

        def noting(status: str, headers: Headers, exc_info: Any = None, /) -> Any:
            started.append((status, headers.copy()))
            return start_response(status, headers, exc_info)

        given = self._behind(environ, noting)
        promise: Promise | None = environ.get(PROMISE)
        # What stands between us and the view may have changed what was asked for, such as the host.
        if promise is None or key != self._key(environ):
            return given
        status, headers = started[-1]
        if status.startswith("304"):
            self._answers.put(key, Answer(promise, headers, None))
        elif status.startswith("200") and environ["REQUEST_METHOD"] == "GET":
            body = _whole(given)
            self._answers.put(key, Answer(promise, headers, body))
            return [body]
        return given

    def _key(self, environ: WSGIEnvironment) -> bytes:
        """All that an answer depends on, told apart from everything else.

        A digest, so that the secret of a link is not kept in memory, and nobody can guess which ones are alike.
        """
        base = self._config.get("BASE_URL") or _address(environ)
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        parts = f"{len(base)} {len(path)} {base}{path}{query}"
        return blake2b(parts.encode(errors="surrogatepass"), digest_size=24, key=self._secret).digest()


def _address(environ: WSGIEnvironment) -> str:
    """Where the reader found the application: what Flask makes links of, where no BASE_URL is configured."""
    host = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
    return f"{environ['wsgi.url_scheme']}://{host}{environ.get('SCRIPT_NAME', '')}"


def _whole(given: Iterable[bytes]) -> bytes:
    try:
        return b"".join(given)
    finally:
        if hasattr(given, "close"):
            given.close()


def _busy(error: Unreadable, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    _log.warning("the calendar's version could not be read: %s", error.__cause__)
    start_response("503 SERVICE UNAVAILABLE", _BUSY_HEADERS.copy())
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [_BUSY]
