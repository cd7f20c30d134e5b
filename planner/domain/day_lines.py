"""The days of a day calendar as somebody types or pastes them: a line each, a date or two and a name.

``24/12-2027 - 2/1-2028 Juleferie``, ``5. juni 2027 Grundlovsdag``, or three columns out of a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from planner.domain.codec.atoms import TITLE
from planner.domain.days import DaySpan
from planner.domain.errors import DomainError
from planner.domain.spans import END_DAY, FIRST_DAY
from planner.domain.typed_dates import typed_date

FIELD: Final = "added"
MOST_LINES: Final = 2_000
LONGEST_SPAN: Final = 400

_COLUMNS: Final = re.compile(r"[\t;]")
_UNTIL: Final = re.compile(r"\s+(?:[-–—]|til(?: og med)?|to)\s+|(?<=[0-9])\s*[–—]\s*(?=[0-9])", re.IGNORECASE)
_MOST_WORDS_OF_A_DATE: Final = 6


def read_day_lines(text: str, today: date) -> tuple[DaySpan, ...]:
    """The spans in their order; empty lines are passed over. A date without a year is the next one from ``today``.

    A second date without a year is the next one from the first. Raises ``DomainError`` at ``added`` naming the line
    that is not understood, for more than ``MOST_LINES`` lines, and for spans of more than ``LONGEST_SPAN`` days.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) > MOST_LINES:
        raise DomainError(FIELD, f"Højst {MOST_LINES} linjer.", f"At most {MOST_LINES} lines.")
    return tuple(sorted(_read(number, line, today) for number, line in lines))


def write_day_lines(spans: Iterable[DaySpan]) -> str:
    """The spans as lines that ``read_day_lines`` reads back."""
    return "".join(f"{_written(span)} {span.name}\n" for span in sorted(spans))


def _written(span: DaySpan) -> str:
    days = (span.first,) if span.first == span.last else (span.first, span.last)
    return " - ".join(f"{day.day}.{day.month}.{day.year}" for day in days)


def _read(number: int, line: str, today: date) -> DaySpan:
    try:
        first, last, name = _in_columns(line, today) if _COLUMNS.search(line) else _in_a_row(line, today)
        span = DaySpan(first, last, TITLE.read(name, FIELD))
        _check(span)
    except DomainError as error:
        raise DomainError(FIELD, f"Linje {number}: {error.danish}", f"Line {number}: {error.english}") from None
    return span


def _in_columns(line: str, today: date) -> tuple[date, date, str]:
    cells = [cell.strip() for cell in _COLUMNS.split(line) if cell.strip()]
    first = typed_date(cells[0], today)
    if len(cells) > 2:
        return first, typed_date(cells[1], first), " ".join(cells[2:])
    return first, first, "".join(cells[1:])


def _in_a_row(line: str, today: date) -> tuple[date, date, str]:
    parts = _UNTIL.split(line, maxsplit=1)
    if len(parts) == 2:
        try:
            first = typed_date(parts[0], today)
        except DomainError:
            pass  # The word between was part of a name.
        else:
            return first, *_date_then_name(parts[1], first)
    first, name = _date_then_name(line, today)
    return first, first, name


def _date_then_name(text: str, today: date) -> tuple[date, str]:
    """The most words at its beginning that are one date, and what is left."""
    words = text.split()
    for count in range(min(len(words), _MOST_WORDS_OF_A_DATE), 1, -1):
        try:
            found = typed_date(" ".join(words[:count]).rstrip(":,"), today)
        except DomainError:
            continue
        return found, " ".join(words[count:]).lstrip("-–—: ")
    return typed_date("".join(words[:1]).rstrip(":,"), today), " ".join(words[1:]).lstrip("-–—: ")


def _check(span: DaySpan) -> None:
    if not span.name:
        raise DomainError(FIELD, "skriv, hvad dagen hedder.", "write what the day is called.")
    if span.last < span.first:
        raise DomainError(FIELD, "slutter før den begynder.", "ends before it begins.")
    if (span.last - span.first).days >= LONGEST_SPAN:
        raise DomainError(FIELD, f"højst {LONGEST_SPAN} dage.", f"at most {LONGEST_SPAN} days.")
    if not (span.first >= FIRST_DAY and span.last < END_DAY):
        raise DomainError(FIELD, "uden for kalenderens år.", "outside the calendar's years.")
