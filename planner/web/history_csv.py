"""The history as a file for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from planner.domain.changes import Change
from planner.domain.changes.words import Names, subject, words
from planner.domain.errors import Language
from planner.web import spreadsheet
from planner.web.authors import author_name


def as_csv(changes: Iterable[Change], names: Names, language: Language) -> str:
    """One row for each line that a change is told in; times are Danish ones."""
    heads = _("Version"), _("Tidspunkt"), _("Hvem"), _("Hvad"), _("Ændring"), _("Fortryder version")
    return spreadsheet.as_csv(heads, _rows(changes, names, language))


def _rows(changes: Iterable[Change], names: Names, language: Language) -> Iterator[tuple[str, ...]]:
    for change in changes:
        when = spreadsheet.moment_cell(change.when)
        undoes = "" if change.undoes is None else str(change.undoes)
        for part in change.parts:
            what = subject(part, names, language)
            for line in words(part, names, language):
                yield str(change.version), when, author_name(change.by), what, line, undoes
