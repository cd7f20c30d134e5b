"""What every answer tells the browser it may do: load from here only, run nothing inline, be framed by itself."""

from __future__ import annotations

import re
from typing import Final

from flask import Flask, Response, current_app, g

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "object-src 'none'",
    )
)

HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


FRAMERS: Final = "EMBED_ANCESTORS"
_ORIGIN: Final = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.ASCII | re.IGNORECASE)


def register(app: Flask) -> None:
    """Put the headers on every response; a view that sets one itself keeps its own.

    Raises ``ValueError`` when the configuration names sites that may frame pages and one of them is no origin.
    """
    app.extensions[FRAMERS] = " ".join(("'self'", *origins(str(app.config[FRAMERS]))))
    app.after_request(_protect)


def origins(configured: str) -> tuple[str, ...]:
    """The origins in a setting, between blanks or commas. Raises ``ValueError`` for anything else, a path too."""
    found = tuple(configured.replace(",", " ").split())
    for one in found:
        if not _ORIGIN.fullmatch(one):
            raise ValueError(f"{FRAMERS}: “{one}” is not an origin like https://intranet.example.dk")
    return found


def let_be_framed(response: Response) -> Response:
    """Let the sites that the configuration names frame this response (CSP 3 §6.4.2)."""
    ancestors = f"frame-ancestors {current_app.extensions[FRAMERS]}"
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'self'", ancestors)
    # It knows no list of sites, and browsers that know frame-ancestors pass over it.
    g.framed = True
    return response


def _protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        if not (name == "X-Frame-Options" and g.get("framed")):
            response.headers.setdefault(name, value)
    return response
