"""Addresses of static files that change when the file does, so that browsers may keep them for ever."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from flask import Flask, Response, current_app, request

VERSION: Final = "v"
FOR_EVER: Final = "public, max-age=31536000, immutable"


def register(app: Flask) -> None:
    """Stamp every ``url_for("static", …)`` with the file's age, and let what is asked for by stamp be kept."""
    app.url_defaults(_stamp)
    app.after_request(_keep)


def _stamp(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint != "static" or "filename" not in values:
        return
    folder = current_app.static_folder
    if folder is None:
        return
    try:
        changed = Path(folder, values["filename"]).stat().st_mtime_ns
    except (OSError, ValueError):
        return  # no file of ours, or a name that no file can have
    values[VERSION] = f"{changed // 1_000_000:x}"


def _keep(response: Response) -> Response:
    if request.endpoint == "static" and response.status_code == 200 and VERSION in request.args:
        response.headers["Cache-Control"] = FOR_EVER
    return response
