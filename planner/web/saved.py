"""Gemte filtre: names that a reader gives to filters, kept by their account, or else in their browser's own session.

A filter is a part of an address, so keeping one takes no table. What is kept is checked anew when it is used, because
the calendar may have changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from planner.domain.access import Needs
from planner.domain.collation import danish_order
from planner.web import mine
from planner.web.access import needs
from planner.web.addresses import address, here, own_path
from planner.web.filters import Filters
from planner.web.forgery import answers_itself
from planner.web.parameters import BadInput, quoted
from planner.web.reading import Reading
from planner.web.sessions import sent_from_here

MOST: Final = 20
LONGEST_NAME: Final = 40
LARGEST: Final = 2_000
"""Characters of all the names and keys together: a cookie must stay below 4 kB."""

REMOVED: Final = "removed"

blueprint = Blueprint("saved", __name__)

Query = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A name and what it stands for; ``href`` is the page that is shown now, so filtered."""

    name: str
    href: str


def saved_filters(kept: Sequence[tuple[str, str]] = ()) -> tuple[SavedFilter, ...]:
    """The reader's filters by name; ``kept`` is the rest of the page's query, which each link keeps."""
    found = mine.filters()
    return tuple(SavedFilter(name, here({**dict(kept), **found[name]})) for name in sorted(found, key=danish_order))


@blueprint.get("/filters")
@needs(Needs.READING)
def index() -> str:
    """The filters that are kept, and a form for the one that the address has."""
    return _page(Reading.now(), name="", wrong="")


@blueprint.post("/filters")
@needs(Needs.READING)
@answers_itself
def save() -> str | tuple[str, int] | Response:
    """Keep the filter of the address under the name that the form gives it; the same name replaces."""
    reading = Reading.now()
    query, name = reading.filters().query(), " ".join(request.form.get("name", "")[: 2 * LONGEST_NAME].split())
    wrong = _("Siden var for gammel. Prøv igen.") if not sent_from_here() else _wrong(name, query)
    if wrong:
        return _page(reading, quoted(name), wrong), 400
    mine.keep_filters({**mine.filters(), name: query})
    return redirect(_back(query))


@blueprint.post("/filters/remove")
@needs(Needs.READING)
def remove() -> Response:
    """Forget the filter of that name; it need not be there. The next page's address has all it takes to undo it."""
    kept, name = mine.filters(), request.form.get("name", "")
    removed = kept.pop(name, {})
    mine.keep_filters(kept)
    if not _described(removed, Reading.now()):
        return redirect(address(".index", {}))
    return redirect(address(".index", {**removed, REMOVED: name}))


def _page(reading: Reading, name: str, wrong: str) -> str:
    filters = reading.filters()
    bar = reading.bar(filters, {})
    shown = [
        (known, address("pages.home", query), _described(query, reading))
        for known, query in sorted(mine.filters().items(), key=lambda pair: danish_order(pair[0]))
    ]
    removed = request.args.get(REMOVED, "")[:LONGEST_NAME]
    return reading.page(
        "saved.html",
        removed=removed if bar.chips and removed not in mine.filters() else "",
        chips=bar.chips,
        name=name or ", ".join(chip.choice.label for chip in bar.chips)[:LONGEST_NAME],
        wrong=wrong,
        saved=shown,
        action=address(".save", filters.query()),
        back=own_path(request.values.get("back", "")),
        longest=LONGEST_NAME,
    )


def _described(query: Query, reading: Reading) -> str:
    """What a kept filter shows, in words; "" for one that the calendar no longer has."""
    arguments = MultiDict((name, key) for name, keys in query.items() for key in keys)
    try:
        bar = reading.bar(Filters.read(arguments, reading.calendar), {})
    except BadInput:
        return ""
    return ", ".join(chip.choice.label for chip in bar.chips)


def _wrong(name: str, query: Query) -> str:
    others = {known: kept for known, kept in mine.filters().items() if known != name}
    if not query:
        return _("Vælg først et filter.")
    if not name:
        return _("Giv filteret et navn.")
    if len(name) > LONGEST_NAME:
        return _("Navnet må højst være på %(number)d tegn.", number=LONGEST_NAME)
    if len(others) >= MOST or _size({**others, name: query}) > LARGEST:
        return ngettext(
            "Der er ikke plads til mere end %(num)d filter. Fjern et først.",
            "Der er ikke plads til flere end %(num)d filtre. Fjern et først.",
            len(others),
        )
    return ""


def _size(kept: Mapping[str, Query]) -> int:
    return sum(
        len(name) + sum(len(part) + sum(map(len, keys)) for part, keys in query.items())
        for name, query in kept.items()
    )


def _back(query: Query) -> str:
    return own_path(request.form.get("back", "")) or address("pages.home", query)
