"""The least that a WSGI application can do: files that it read at the start, and 304 for those who have them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

TAG = '"bare"'
UNCHANGED = [("ETag", TAG), ("Cache-Control", "no-cache")]
FILES = {f"/{path.name}": path.read_bytes() for path in Path(os.environ["AARSHJUL_BENCH_FILES"]).glob("*.ics")}
WHOLE = {
    path: [*UNCHANGED, ("Content-Type", "text/calendar; charset=utf-8"), ("Content-Length", str(len(body)))]
    for path, body in FILES.items()
}


def app(environ: dict[str, Any], start_response: Callable[..., object]) -> list[bytes]:
    if environ.get("HTTP_IF_NONE_MATCH") == TAG:
        start_response("304 Not Modified", UNCHANGED)
        return []
    path = environ["PATH_INFO"]
    start_response("200 OK", WHOLE[path])
    return [FILES[path]]
