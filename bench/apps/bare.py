"""The least that a WSGI application can do: a file that it read at the start, and 304 for those who have it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

BODY = Path(os.environ["AARSHJUL_BENCH_FILE"]).read_bytes()
TAG = '"bare"'
UNCHANGED = [("ETag", TAG), ("Cache-Control", "no-cache")]
WHOLE = [*UNCHANGED, ("Content-Type", "text/calendar; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def app(environ: dict[str, Any], start_response: Callable[..., object]) -> list[bytes]:
    if environ.get("HTTP_IF_NONE_MATCH") == TAG:
        start_response("304 Not Modified", UNCHANGED)
        return []
    start_response("200 OK", WHOLE)
    return [BODY]
