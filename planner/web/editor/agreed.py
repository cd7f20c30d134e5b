"""Udvalgte datoer: a row for each agreed date, with its days, its hours, how sure it is, and words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from werkzeug.datastructures import MultiDict

from planner.domain.codec.atoms import PROSE, TITLE
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate
from planner.domain.spans import FIRST_DAY
from planner.domain.words import Words
from planner.web.editor.sent import Sent
from planner.web.parameters import Arguments

ROWS: Final = "rows"
MOST_ROWS: Final = 400
MORE: Final = 4
"""How many empty rows are offered at a time."""

FIELDS: Final = ("first", "last", "times", "status", "title", "place", "note")


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was filled in: its fields by name; ``name`` is what the names of its fields begin with."""

    name: str
    values: dict[str, str]

    @property
    def empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(value for field, value in self.values.items() if field != "status")

    @property
    def has_words(self) -> bool:
        """Whether it has a title, place or note of its own."""
        return any(self.values[field] for field in ("title", "place", "note"))


def rows(sent: Sent) -> list[Row]:
    """The rows that were sent, empty ones too."""
    written = sent.text(ROWS)
    count = int(written) if written.isascii() and written.isdigit() and len(written) < 4 else 0
    return [
        Row(f"{sent.prefix}d{place}-", {field: sent.text(f"d{place}-{field}") for field in FIELDS})
        for place in range(min(count, MOST_ROWS))
    ]


def compacted(fields: Arguments, prefix: str = "") -> Arguments:
    """The fields with their rows close together, and some empty ones behind them."""
    found = [row for row in rows(Sent(fields, prefix, FIRST_DAY)) if not row.empty]
    names = _names(fields, prefix)
    after = MultiDict((name, value) for name, value in fields.items(multi=True) if name not in names)
    for place, row in enumerate(found):
        for field, value in row.values.items():
            after[f"{prefix}d{place}-{field}"] = value
    after[prefix + ROWS] = str(min(len(found) + MORE, MOST_ROWS))
    return after


def _names(fields: Arguments, prefix: str) -> set[str]:
    pattern = re.compile(rf"{re.escape(prefix)}d[0-9]+-(?:{'|'.join(FIELDS)})")
    return {name for name in fields if pattern.fullmatch(name)}


def read(sent: Sent) -> tuple[AgreedDate, ...]:
    """The dates of the rows that are filled in. Raises ``DomainError`` at the field of the first that is wrong."""
    return tuple(_read(sent, row.name.removeprefix(sent.prefix)) for row in rows(sent) if not row.empty)


def typed(dates: Iterable[AgreedDate], words: Words) -> dict[str, str]:
    """What would have been filled in for these dates."""
    fields: dict[str, str] = {}
    dates = tuple(dates)
    for place, one in enumerate(dates):
        name = f"d{place}-"
        fields |= {
            f"{name}first": written_day(one.first),
            f"{name}last": written_day(one.last) if one.last else "",
            f"{name}times": words.hours(one.times) if one.times else "",
            f"{name}status": one.status.value,
            f"{name}title": one.title,
            f"{name}place": one.place,
            f"{name}note": one.note,
        }
    return {**fields, ROWS: str(len(dates))}


def written_day(day: date) -> str:
    """A date as people write it: "10/3-2027"."""
    return f"{day.day}/{day.month}-{day.year}"


def _read(sent: Sent, name: str) -> AgreedDate:
    first, last = sent.day(f"{name}first"), sent.day(f"{name}last")
    if first is None:
        raise DomainError(f"{name}first", "Skriv datoen.", "Write the date.")
    last = None if last == first else last
    return AgreedDate(
        first,
        last,
        sent.times(f"{name}times", several_days=last is not None),
        sent.one_of(f"{name}status", Status, Status.CONFIRMED),
        TITLE.read(sent.text(f"{name}title"), f"{name}title"),
        TITLE.read(sent.text(f"{name}place"), f"{name}place"),
        PROSE.read(sent.text(f"{name}note"), f"{name}note"),
    )
