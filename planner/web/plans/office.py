"""A plan's dates as rows of a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from planner.domain.errors import Language
from planner.domain.words import WORDS
from planner.exchange.meetings import Meeting
from planner.web.plans.bodies import BodyPart, Line


def meetings(parts: Iterable[BodyPart], language: Language) -> list[Meeting]:
    """The dates of these bodies in the order of their days, those without one last."""
    found = list(_rows(parts, language))
    return sorted(found, key=lambda one: (one.first or date.max, one.body, one.title))


def _rows(parts: Iterable[BodyPart], language: Language) -> Iterator[Meeting]:
    for part in parts:
        for line in part.lines:
            yield _meeting(part, line, language)


def _meeting(part: BodyPart, line: Line, language: Language) -> Meeting:
    row = line.told.row
    return Meeting(
        first=row.first,
        last=row.last,
        when="" if row.first else line.told.when,
        hours=WORDS[language].hours(row.times) if row.times else "",
        body=part.name,
        title=line.told.title,
        deadlines=line.deadlines,
        mark=line.told.word,
        why=line.told.reasons,
    )
