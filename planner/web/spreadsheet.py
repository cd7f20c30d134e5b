"""Lists as a file that Danish Excel opens by a double click: UTF-8 with its mark, and semicolons."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import StringIO
from typing import Final

from flask import Response

from planner.domain.spans import ZONE

_MARK: Final = "\ufeff"
_FORMULA: Final = frozenset("=+-@\t\r")


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows below their headings; no cell is one that a spreadsheet computes."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow(map(harmless, row))
    return _MARK + written.getvalue()


def moment_cell(when: datetime) -> str:
    """Danish time, "2026-11-29 10:00:00". ``when`` is aware."""
    return f"{when.astimezone(ZONE):%Y-%m-%d %H:%M:%S}"


def harmless(text: str) -> str:
    """The text such that a spreadsheet shows it and computes nothing (OWASP, CSV injection)."""
    return f"'{text}" if text[:1] in _FORMULA else text


def download(text: str, name: str, today: date) -> Response:
    """The file to be saved under that name and the day; no browser keeps it besides."""
    response = Response(text, mimetype="text/csv")
    response.headers["Content-Disposition"] = f"attachment; filename={name}-{today.isoformat()}.csv"
    response.headers["Cache-Control"] = "no-store"
    return response
