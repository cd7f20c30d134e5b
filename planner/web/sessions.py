"""The session cookie: signed, out of reach of scripts, and never sent in the clear where the pages are on https.

It holds what guards forms, and for those who have made something of their own, the key to it (``owner``).
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Final

from flask import Flask, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms import ValidationError

AS_LONG_AS_BROWSERS_KEEP_IT: Final = timedelta(days=400)
OWNER: Final = "owner"
CSRF_FIELD: Final = "csrf_token"


class Sessions(SecureCookieSessionInterface):
    """Flask's own, with the Secure mark following how the service is reached."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether the pages are on https: by the request, or by the address of a service behind a proxy."""
        return request.is_secure or str(app.config["BASE_URL"]).startswith("https:")


def register(app: Flask) -> None:
    """Give the app its sessions, and templates ``csrf_token()`` for their forms."""
    app.session_interface = Sessions()
    app.permanent_session_lifetime = AS_LONG_AS_BROWSERS_KEEP_IT
    # A cookie on every answer would end up in caches; `owner` renews it where the owner comes by.
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False
    # A form may stand open for as long as the session lasts.
    app.config.setdefault("WTF_CSRF_TIME_LIMIT", None)
    app.jinja_env.globals["csrf_token"] = generate_csrf


def sent_from_here() -> bool:
    """Whether the form of this request is one that we gave this browser."""
    try:
        validate_csrf(request.form.get(CSRF_FIELD))
    except ValidationError:
        return False
    return True


def owner() -> str | None:
    """The key of whoever has made something in this browser; None for everybody else."""
    found = session.get(OWNER)
    if found is None:
        return None
    session.modified = True
    return str(found)


def new_owner() -> str:
    """The key of this browser, made now if it has none."""
    found = owner()
    if found is None:
        found = session[OWNER] = secrets.token_urlsafe(24)
        session.permanent = True
    return found
