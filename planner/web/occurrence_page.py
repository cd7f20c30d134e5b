"""One occurrence in full: what it is, what it hangs on and what hangs on it, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from flask import url_for

from planner.domain.clashes import Clash, overlap_text
from planner.domain.days import Days
from planner.domain.exceptions import says_something
from planner.domain.occurrences import Occurrence, Status, rid_text
from planner.domain.reasons import day_name
from planner.domain.recurrence_ids import first_day
from planner.domain.rules import Placed
from planner.domain.series import SeriesException
from planner.domain.which import rid_words
from planner.domain.words import Words
from planner.web.items import Item, Presenter, capitalised
from planner.web.tags import kind_name

_SATURDAY: Final = 5
_NOTHING: Final = SeriesException()


@dataclass(frozen=True, slots=True)
class Hanging:
    """Another occurrence, with the address of its page; ``said`` is what it is to this one, in a sentence."""

    href: str
    item: Item
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrencePage:
    """What the page tells. ``by_rule`` is where the rule has it, "" where it is there.

    ``since`` is the day by which its series knows it: from there on the series can be cut.

    ``days`` are the names of its days: holidays, closed days, weekends; ``taken_back`` is what restoring would undo.
    """

    href: str
    series_href: str
    item: Item
    series: str
    kind: str
    by_rule: str
    days: tuple[str, ...]
    hosts: tuple[Hanging, ...]
    hanging: tuple[Hanging, ...]
    clashes: tuple[Hanging, ...]
    previous: str
    following: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """What an editor can do about it now."""

    date_it: bool
    """It has no day yet: it is given one, instead of another one."""
    cancel: bool
    reserve: bool
    confirm: bool
    restore: bool
    place: bool


def address_of(occurrence: Occurrence) -> str:
    """The address of the occurrence's page."""
    return url_for("occurrences.page", uid=occurrence.series.uid, rid=rid_text(occurrence.recurrence_id))


def occurrence_page(
    one: Occurrence,
    *,
    hosts: Iterable[Occurrence],
    hanging: Iterable[Occurrence],
    clashes: Iterable[Clash],
    beside: tuple[Occurrence | None, Occurrence | None],
    days: Days,
    presenter: Presenter,
) -> OccurrencePage:
    """The page; ``beside`` are the series' occurrences before and after this one."""
    overlaps = [
        Hanging(
            address_of(clash.other(one.identity)),
            presenter.item(clash.other(one.identity)),
            capitalised(overlap_text(clash, one.identity, presenter.language)),
        )
        for clash in clashes
    ]
    return OccurrencePage(
        href=address_of(one),
        series_href=url_for("pages.series", uid=one.series.uid),
        item=presenter.item(one),
        series=one.series.title,
        kind=kind_name(one.series.kind),
        by_rule=_by_rule(one, presenter.words),
        days=day_names(one.first, one.last, days, presenter.words) if one.dated else (),
        hosts=tuple(Hanging(address_of(host), presenter.item(host)) for host in hosts),
        hanging=tuple(Hanging(address_of(other), presenter.item(other)) for other in hanging),
        clashes=tuple(overlaps),
        previous=address_of(beside[0]) if beside[0] else "",
        following=address_of(beside[1]) if beside[1] else "",
        since=first_day(one.recurrence_id).isoformat(),
    )


def possible(one: Occurrence) -> Possible:
    """What makes sense for the occurrence as it is."""
    decided = one.series.exceptions.get(one.recurrence_id, _NOTHING)
    stands = one.status is not Status.CANCELLED
    return Possible(
        date_it=not one.dated,
        cancel=stands and not one.missing,
        reserve=one.dated and one.status is not Status.TENTATIVE,
        confirm=one.dated and one.status is not Status.CONFIRMED,
        restore=says_something(decided),
        place=isinstance(one.series.rule, Placed),
    )


def neighbours(one: Occurrence, found: Sequence[Occurrence]) -> tuple[Occurrence | None, Occurrence | None]:
    """The one before and the one after it in its series, as far as ``found`` goes."""
    at = next((place for place, other in enumerate(found) if other.identity == one.identity), None)
    if at is None:
        return None, None
    return (found[at - 1] if at else None), (found[at + 1] if at + 1 < len(found) else None)


def day_names(first: date, last: date, days: Days, words: Words) -> tuple[str, ...]:
    """What is said of these days by the day calendars, each once and with its day; weekends too."""
    said: dict[str, str] = {}
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        names = [day_name(name, words.language) for _calendar, name in days.names_on(day)]
        if day.weekday() >= _SATURDAY:
            names.append(words.weekday(day.weekday()))
        for name in names:
            said.setdefault(name, f"{capitalised(words.day(day))}: {name}")
    return tuple(said.values())


def _by_rule(one: Occurrence, words: Words) -> str:
    rid, decided = one.recurrence_id, one.series.exceptions.get(one.recurrence_id, _NOTHING)
    if isinstance(rid, str) and "!" in rid:
        return ""
    if decided.moved_to is None and one.details.moved_from is None:
        return ""
    return rid_words(rid, one.series.rule, words)
