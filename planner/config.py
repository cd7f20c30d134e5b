"""Configuration: what the app starts from, what ``instance/config.py`` says, and the environment above that."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path
from typing import Any, Final

from flask import Flask

DEFAULTS: Final[dict[str, Any]] = {
    "SQLALCHEMY_DATABASE_URI": "sqlite:///aarshjul.sqlite",  # relative to instance/
    "BASE_URL": "",  # where readers find the pages, as in "https://kalender.example.dk"
    "EMBED_ANCESTORS": "",  # whose pages may frame /embed/…: "https://intranet.example.dk https://*.sharepoint.com"
    "ORGANISATION": "",  # whose service this is, as the accessibility statement names it
    "ACCESSIBILITY_CONTACT": "",  # an e-mail address, or the address of a page
    "PROXIES": 0,  # how many stand in front, each telling in X-Forwarded-For whom it was asked by
    "SMTP_HOST": "",  # the mail server; without one nobody gets mail
    "SMTP_PORT": 587,
    "SMTP_TLS": "starttls",  # or "tls" (port 465), or "none"
    "SMTP_USER": "",
    "SMTP_PASSWORD": "",
    "MAIL_FROM": "",  # "Årshjul <aarshjul@kommune.dk>"
    "MAX_CONTENT_LENGTH": 2 * 1024 * 1024,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
}

FROM_ENVIRONMENT: Final = {
    "DATABASE_URL": "SQLALCHEMY_DATABASE_URI",
    "SECRET_KEY": "SECRET_KEY",
    "BASE_URL": "BASE_URL",
    "EMBED_ANCESTORS": "EMBED_ANCESTORS",
    "ORGANISATION": "ORGANISATION",
    "ACCESSIBILITY_CONTACT": "ACCESSIBILITY_CONTACT",
    "PROXIES": "PROXIES",
    "SMTP_HOST": "SMTP_HOST",
    "SMTP_PORT": "SMTP_PORT",
    "SMTP_TLS": "SMTP_TLS",
    "SMTP_USER": "SMTP_USER",
    "SMTP_PASSWORD": "SMTP_PASSWORD",
    "MAIL_FROM": "MAIL_FROM",
}


def configure(app: Flask, given: dict[str, Any] | None = None) -> None:
    """Fill ``app.config``: defaults, then ``instance/config.py``, the environment, and at last what is given.

    Without a SECRET_KEY anywhere, one is made and kept in the instance directory.
    """
    app.config.from_mapping(DEFAULTS)
    app.config.from_pyfile(str(Path(app.instance_path, "config.py")), silent=True)
    for variable, name in FROM_ENVIRONMENT.items():
        if value := os.environ.get(variable):
            app.config[name] = value
    app.config.from_mapping(given or {})
    if not app.config.get("SECRET_KEY"):
        app.config["SECRET_KEY"] = secret_key(Path(app.instance_path, "secret_key"))


def secret_key(path: Path) -> str:
    """The key in the file. If there is none, one is made, and every process that starts now gets the same."""
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    # mkstemp makes the file readable to its owner alone; the link appears whole, or not at all if another was first.
    handle, fresh = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        Path(fresh).unlink()
    return path.read_text(encoding="ascii")
