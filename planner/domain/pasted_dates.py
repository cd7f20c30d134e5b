"""Dates out of anything that has some: a spreadsheet's cells, a line of minutes, a list in a letter."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.phrases import Decision, Setting, read
from planner.domain.rules import AgreedDates
from planner.domain.typed_dates import typed_date

MOST_LINES: Final = 400
MOST_CHARACTERS: Final = 40_000

_CELLS: Final = re.compile(r"[\t;|]")
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_DIGIT: Final = re.compile(r"[0-9]")
_BULLET: Final = re.compile(r"^[\s•*–—-]+")
_CALLED_OFF: Final = re.compile(r"aflys|cancel", re.IGNORECASE)
_WORDS_OF_A_DATE: Final = 5
_MOST_WORDS: Final = 200


class Pasted(NamedTuple):
    """The days that were found, in order and each once, and the lines with figures that were not understood."""

    days: tuple[date, ...] = ()
    unread: tuple[str, ...] = ()


def pasted_dates(text: str, year: int) -> Pasted:
    """The dates in a text. One without a year is in the year that a line above it names, at first in ``year``.

    A line without figures is a heading, and passed over; what was cancelled is no date. Raises ``DomainError`` at
    ``dates`` for more than ``MOST_LINES`` lines.
    """
    lines = [_BULLET.sub("", line).strip() for line in text[: MOST_CHARACTERS + 1].splitlines()]
    if len(text) > MOST_CHARACTERS or len(lines) > MOST_LINES:
        raise DomainError("dates", f"Højst {MOST_LINES} linjer.", f"At most {MOST_LINES} lines.")
    days: set[date] = set()
    unread: list[str] = []
    for line in filter(_DIGIT.search, lines):
        named = _heading(line)
        if named is not None:
            year = named
            continue
        found = _of(line, year)
        days |= found or set()
        if found is None:
            unread.append(line)
    return Pasted(tuple(sorted(days)), tuple(unread))


def _heading(line: str) -> int | None:
    """The year that a heading names: the only figures in it."""
    years = _YEAR.findall(line)
    return int(years[0]) if len(years) == 1 and not _DIGIT.search(_YEAR.sub("", line)) else None


def _of(line: str, year: int) -> set[date] | None:
    """The days of one line; None where nothing in it is understood."""
    whole = _typed(line, year)
    if whole is not None:
        return {whole}
    cells = {day for cell in _CELLS.split(line) if (day := _typed(cell.strip(), year)) is not None}
    if cells:
        return cells
    reading = read(_CELLS.sub(" ", line), Setting(date(year, 1, 1)))
    if isinstance(reading.rule, AgreedDates) and reading.decision in (Decision.ACCEPT, Decision.NOTICE):
        return {one.first for one in reading.rule.dates if one.status is not Status.CANCELLED}
    return set() if _CALLED_OFF.search(line) else _among_words(line.split(), year) or None


def _among_words(words: list[str], year: int) -> set[date]:
    """The dates that stand between other words; the most words that are one date belong to it."""
    found: set[date] = set()
    place = 0
    while place < min(len(words), _MOST_WORDS):
        counts = range(min(_WORDS_OF_A_DATE, len(words) - place), 0, -1)
        dated = ((count, _typed(" ".join(words[place : place + count]).strip("(),:"), year)) for count in counts)
        count, day = next(((count, day) for count, day in dated if day is not None), (1, None))
        found |= {day} if day is not None else set()
        place += count
    return found


def _typed(text: str, year: int) -> date | None:
    try:
        return typed_date(text, date(year, 1, 1))
    except DomainError:
        return None
