"""The history as a file that Danish Excel opens by a double click: UTF-8 with its mark, and semicolons."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from flask_babel import gettext as _

from planner.domain.changes import Change
from planner.domain.changes.words import Names, subject, words
from planner.domain.errors import Language
from planner.domain.spans import ZONE
from planner.web.authors import author_name

_MARK: Final = "\ufeff"
_FORMULA: Final = frozenset("=+-@\t\r")


def as_csv(changes: Iterable[Change], names: Names, language: Language) -> str:
    """One row for each line that a change is told in; times are Danish ones."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow((_("Version"), _("Tidspunkt"), _("Hvem"), _("Hvad"), _("Ændring"), _("Fortryder version")))
    for row in _rows(changes, names, language):
        writer.writerow(map(harmless, row))
    return _MARK + written.getvalue()


def harmless(text: str) -> str:
    """The text such that a spreadsheet shows it and computes nothing (OWASP, CSV injection)."""
    return f"'{text}" if text[:1] in _FORMULA else text


def _rows(changes: Iterable[Change], names: Names, language: Language) -> Iterator[tuple[str, ...]]:
    for change in changes:
        when = f"{change.when.astimezone(ZONE):%Y-%m-%d %H:%M:%S}"
        undoes = "" if change.undoes is None else str(change.undoes)
        for part in change.parts:
            what = subject(part, names, language)
            for line in words(part, names, language):
                yield str(change.version), when, author_name(change.by), what, line, undoes
