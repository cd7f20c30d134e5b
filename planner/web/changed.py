"""Ændret siden: the dates that are no longer as they were on a day that the reader names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from flask import Blueprint, request
from flask_babel import gettext as _

from planner.domain.access import Needs
from planner.domain.consequences import Consequences, consequences
from planner.domain.errors import DomainError
from planner.domain.selection import Selection
from planner.domain.spans import ZONE, Window
from planner.domain.typed_dates import typed_date
from planner.domain.words import Words
from planner.services import history
from planner.web import parameters
from planner.web.access import needs
from planner.web.date_changes import groups
from planner.web.parameters import Arguments, quoted
from planner.web.reading import Reading

SINCE: Final = "since"
LOOK_BACK: Final = timedelta(days=14)
"""How far back the page goes where nobody has said since when."""

PASSED: Final = timedelta(days=366)
COMING: Final = timedelta(days=2 * 366)
"""Of dates that lie further back or ahead than these nothing is told."""

_A_YEAR: Final = timedelta(days=365)

blueprint = Blueprint("changed", __name__)


@dataclass(frozen=True, slots=True)
class Since:
    """The field as it was typed, with the day that it means, or what is wrong with it."""

    typed: str
    day: date
    error: str = ""


@blueprint.get("/changes")
@needs(Needs.READING)
def page() -> str | tuple[str, int]:
    """What was moved, called off, added … since that day, of the dates that the filter keeps."""
    reading = Reading.now()
    filters, words = reading.filters(), reading.presenter.words
    since = read(request.args, reading.today, words)
    then = history.calendar_before(datetime.combine(since.day, time.min, ZONE)).calendar
    found = consequences(then, reading.calendar, window(since.day, reading.today))
    fates = groups(_kept(found, filters.selection()), reading.presenter)
    shown = reading.page(
        "changed.html",
        since=since,
        heading=_("Ændret siden %(day)s", day=words.full_date(since.day)),
        fates=fates,
        count=sum(len(fate.dates) for fate in fates),
        chosen=filters.pairs(),
        bar=reading.bar(filters, {SINCE: since.typed} if SINCE in request.args else {}),
    )
    return (shown, 400) if since.error else shown


def read(arguments: Arguments, today: date, words: Words) -> Since:
    """The day that was typed; without a year the last one. What is no day stays in the field, with what is wrong."""
    usual = today - LOOK_BACK
    typed = parameters.text(arguments, SINCE)
    if not typed:
        return Since(words.full_date(usual), usual)
    try:
        day = typed_date(typed, today - _A_YEAR)
    except DomainError as error:
        return Since(quoted(typed), usual, error.text(words.language))
    if day > today:
        return Since(quoted(typed), usual, _("Vælg en dag, der er gået."))
    return Since(quoted(typed), day)


def window(since: date, today: date) -> Window:
    """The days whose dates are told of: from that day on, and no more than a year back and two ahead."""
    return Window(max(since, today - PASSED), today + COMING).bounded()


def _kept(found: Consequences, selection: Selection) -> Consequences:
    """What the filter keeps, as it was or as it is."""
    return replace(
        found,
        changed=tuple(pair for pair in found.changed if any(map(selection.keeps, pair))),
        appeared=tuple(filter(selection.keeps, found.appeared)),
        disappeared=tuple(filter(selection.keeps, found.disappeared)),
    )
