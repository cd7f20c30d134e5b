"""Which changes a reader of the history asks for, as the address says it and the form shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from flask_babel import gettext as _

from planner.domain.access import NOBODY, Author
from planner.domain.changes import Asked
from planner.domain.collation import danish_order
from planner.domain.errors import DomainError
from planner.domain.series import Calendar
from planner.domain.spans import ZONE
from planner.domain.typed_dates import typed_date
from planner.domain.words import Words
from planner.web import parameters
from planner.web.authors import author_name
from planner.web.filters import Choice
from planner.web.jump import Jump
from planner.web.language import language
from planner.web.parameters import Arguments, BadInput, quoted

SINCE: Final = "since"
BY: Final = "by"
SERIES: Final = "series"
BEFORE: Final = "before"
A_YEAR: Final = timedelta(days=365)
NO_ACCOUNT: Final = "none"
"""How an address names whoever has no account."""


@dataclass(frozen=True, slots=True)
class Question:
    """The form: since which day, or "", and what is wrong with that; who, which series. ``asks``: for anything."""

    since: str
    error: str
    authors: tuple[Choice, ...]
    series: tuple[Choice, ...]
    asks: bool


def since(arguments: Arguments, today: date) -> Jump:
    """The field as it was typed, with the day that it means, or what is wrong with it.

    A date without a year is the last one.
    """
    typed = parameters.text(arguments, SINCE)
    if not typed:
        return Jump()
    try:
        return Jump(quoted(typed), typed_date(typed, today - A_YEAR))
    except DomainError as error:
        return Jump(quoted(typed), error=error.text(language()))


def asked(arguments: Arguments, calendar: Calendar, authors: Iterable[Author], since: Jump) -> Asked:
    """What the address asks for. Raises ``BadInput`` for a person that is none, and for no version."""
    by = arguments.get(BY) or None
    if by is not None and by not in {_value(one) for one in authors}:
        raise BadInput(_("»%(name)s« har ikke ændret noget.", name=quoted(by)))
    before = parameters.count(arguments, BEFORE, 0, max(calendar.version, 1))
    return Asked(
        since=datetime.combine(since.day, time.min, ZONE) if since.day else None,
        author=NOBODY.account if by == NO_ACCOUNT else by,
        series=arguments.get(SERIES) or None,
        before=before or None,
    )


def question(wanted: Asked, since: Jump, calendar: Calendar, authors: Iterable[Author], words: Words) -> Question:
    """The form as it asks for that; a date that is none stays as it was typed."""
    by = NO_ACCOUNT if wanted.author == NOBODY.account else wanted.author
    in_order = sorted(calendar.series, key=lambda one: danish_order(one.title))
    return Question(
        since=words.full_date(since.day) if since.day else since.typed,
        error=since.error,
        authors=tuple(Choice(_value(one), author_name(one), _value(one) == by) for one in authors),
        series=tuple(Choice(one.uid, one.title, one.uid == wanted.series, given=True) for one in in_order),
        asks=bool(since.typed) or wanted != Asked(before=wanted.before),
    )


def query(wanted: Asked) -> dict[str, str]:
    """The part of an address that asks for the same, from the first page on."""
    by = NO_ACCOUNT if wanted.author == NOBODY.account else wanted.author
    parts = {SINCE: wanted.since.date().isoformat() if wanted.since else "", BY: by, SERIES: wanted.series}
    return {name: value for name, value in parts.items() if value}


def _value(author: Author) -> str:
    return author.account or NO_ACCOUNT
