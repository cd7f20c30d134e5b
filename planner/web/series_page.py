"""Serie: one series read back in words, its next dates, what was decided of single ones, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from flask_babel import gettext as _

from planner.domain.describe.requirements import requirement_words
from planner.domain.occurrences import Occurrence, RecurrenceId, rid_text
from planner.domain.reviews import due
from planner.domain.series import MovedTo, Passport, Series, SeriesException, Unit
from planner.domain.spans import END_DAY, Window
from planner.domain.which import rid_words
from planner.domain.words import Words
from planner.web.items import Item, Presenter, capitalised
from planner.web.tags import BodyTag, kind_name, status_word

NEXT_SHOWN: Final = 12
LOOK_AHEAD: Final = (2, 8, 40)
"""How many years to look ahead for the next dates, until there are enough of them."""

Expand = Callable[[Window], Sequence[Occurrence]]


@dataclass(frozen=True, slots=True)
class Change:
    """What was decided of one occurrence: which one, and each thing that it changes."""

    fragment: str
    which: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPage:
    """The page; ``coming`` are the next dates, ``past`` the last year's, ``missing`` the dates still to be set."""

    uid: str
    title: str
    kind: str
    rule: str
    requirement: tuple[str, ...]
    place: str
    note: str
    source: str
    body: BodyTag | None
    units: tuple[Unit, ...]
    coming: tuple[Item, ...]
    missing: tuple[Item, ...]
    past: tuple[Item, ...]
    decided: tuple[Change, ...]
    orphans: tuple[Change, ...]
    passport: tuple[tuple[str, str, bool], ...]
    archived: bool
    editable: bool


def next_ones(expand: Expand, today: date) -> list[Occurrence]:
    """What comes from today on: enough for the page, or all there is within the farthest look ahead."""
    found: Sequence[Occurrence] = ()
    for years in LOOK_AHEAD:
        found = expand(Window(today, years_on(today, years)))
        if sum(not one.missing for one in found) >= NEXT_SHOWN:
            break
    return list(found)


def past_year(expand: Expand, today: date) -> list[Occurrence]:
    """What lay wholly in the year before today; a date that was missed is none."""
    found = expand(Window(today - timedelta(days=365), today))
    return [one for one in found if one.last < today and not one.missing]


def series_page(
    series: Series,
    coming: Iterable[Occurrence],
    past: Iterable[Occurrence],
    orphans: Sequence[RecurrenceId],
    today: date,
    presenter: Presenter,
    *,
    editable: bool = False,
) -> SeriesPage:
    """The page of one series; ``orphans`` are the exceptions whose occurrence the rule no longer gives.

    ``editable`` tells that its reader may change it.
    """
    words, found = presenter.words, list(coming)
    soon = years_on(today, LOOK_AHEAD[0])
    decided = {
        rid: _change(rid, decision, series, words)
        for rid, decision in sorted(series.exceptions.items(), key=lambda pair: rid_text(pair[0]))
    }
    return SeriesPage(
        uid=series.uid,
        title=series.title,
        kind=kind_name(series.kind),
        body=presenter.body(series.body),
        units=series.units,
        rule=presenter.rule(series),
        requirement=requirement_words(series.requirement, words) if series.requirement else (),
        place=series.place,
        note=series.note,
        source=series.source,
        coming=presenter.items(one for one in found if not one.missing)[:NEXT_SHOWN],
        missing=presenter.items(one for one in found if one.missing and one.first < soon),
        past=presenter.items(past),
        decided=tuple(change for rid, change in decided.items() if rid not in orphans and change.changes),
        orphans=tuple(change for rid, change in decided.items() if rid in orphans),
        passport=tuple(_passport(series.passport, words)),
        archived=series.archived,
        editable=editable,
    )


def _passport(passport: Passport, words: Words) -> Iterator[tuple[str, str, bool]]:
    """What it says, each with its label, and whether people have given it; nothing of an empty one."""
    again = due(passport)
    last = "" if passport.reviewed is None else words.full_date(passport.reviewed)
    if last and again is not None:
        last = _("%(last)s, igen %(due)s", last=last, due=words.full_date(again))
    said = (
        (_("Ejer"), passport.owner, True),
        (_("Lovgrundlag"), passport.legal_basis, True),
        (_("Formål"), passport.purpose, True),
        (_("Sidst gennemgået"), last, False),
    )
    return (one for one in said if one[1])


def _change(rid: RecurrenceId, decided: SeriesException, series: Series, words: Words) -> Change:
    said = (
        decided.moved_to and _("flyttet til %(day)s", day=_moment(decided.moved_to, words)),
        decided.status and status_word(decided.status).lower(),
        decided.title and _("titel: %(text)s", text=decided.title),
        decided.place and _("sted: %(text)s", text=decided.place),
        decided.note and _("bemærkning: %(text)s", text=decided.note),
    )
    return Change(rid_text(rid), capitalised(rid_words(rid, series.rule, words)), tuple(filter(None, said)))


def _moment(moved: MovedTo, words: Words) -> str:
    day = words.long_date(moved.first) if moved.first == moved.last else words.dates(moved.first, moved.last)
    return f"{day} {words.clock(moved.times)}" if moved.times else day


def years_on(day: date, years: int) -> date:
    """As far as the years covered go; 29 February becomes the 28th."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, 28)) if year < END_DAY.year else END_DAY
