"""An occurrence as a page shows it: words, tags and links instead of rules and dates."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple, Self

from flask_babel import gettext as _

from planner.domain.days import DayCalendar, Days
from planner.domain.describe import describe
from planner.domain.errors import Language
from planner.domain.occurrences import Occurrence, Reason, ReasonKind, RecurrenceId, rid_text
from planner.domain.reasons import reason_text
from planner.domain.rules import Placed
from planner.domain.series import Body, Calendar, Series, Unit
from planner.domain.spans import Times
from planner.domain.when import short_when, when_text
from planner.domain.words import WORDS
from planner.web.given_words import GivenWords
from planner.web.tags import BodyTag, Palette, StatusTag, mark_of, mark_word

MOST_KEPT: Final = 20_000
"""Items, or days, that a presenter remembers before it begins anew: some ten years of a large calendar."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of a list. ``place`` and ``note`` are what sets this occurrence apart from its series.

    ``pieces`` is the markup that has been written of it (``web.markup.pieces``).
    """

    uid: str
    fragment: str
    title: str
    clock: str
    body: BodyTag | None
    units: tuple[Unit, ...]
    status: StatusTag
    reasons: tuple[str, ...]
    hangs_on: str
    place: str
    note: str
    occurrence: Occurrence = field(repr=False)
    language: Language
    pieces: dict[Hashable, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def when(self) -> str:
        """In full: "tirsdag den 24. marts 2015 kl. 10.00–12.00"."""
        return when_text(self.occurrence, self.language)

    @cached_property
    def short_when(self) -> str:
        """Without weekday, year and time: "24. marts"."""
        return short_when(self.occurrence, self.language)

    @cached_property
    def weekday_when(self) -> str:
        """The same with the weekday of a single day: "tirs. 24. marts"."""
        return short_when(self.occurrence, self.language, weekday=True)

    @property
    def colour(self) -> int:
        """The body's colour, 0 without a body."""
        return self.body.colour if self.body else 0

    @property
    def untold_body(self) -> BodyTag | None:
        """The body, unless the title is its name already."""
        return None if self.body and self.title in (self.body.name, self.body.short) else self.body


class Ground(NamedTuple):
    """A day before anything is on it: in words, as CSS classes, and what the day calendars call it."""

    label: str
    shades: tuple[str, ...]
    names: tuple[tuple[DayCalendar, str], ...]


def capitalised(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


class Presenter:
    """Makes items, for one calendar and one language. What it has put in words once it remembers."""

    def __init__(self, calendar: Calendar, language: Language) -> None:
        self.language = language
        self.words = WORDS[language]
        self._calendar = calendar
        self._day_calendars = calendar.day_calendars
        self._palette = Palette(calendar)
        self._names = {series.uid: series.title for series in calendar.series}
        self._names |= {days.uid: days.name for days in calendar.day_calendars}
        self._items: dict[tuple[str, RecurrenceId, int], Item] = {}
        self._statuses: dict[tuple[str, int], StatusTag] = {}
        self._grounds: dict[date, Ground] = {}
        self._hosts: dict[tuple[bool, str], str] = {}

    def bodies(self) -> tuple[BodyTag, ...]:
        """All of them, in the calendar's order."""
        return self._palette.tags()

    @cached_property
    def given(self) -> GivenWords:
        """What people have given, for sentences that speak of it."""
        return GivenWords.of(self._calendar)

    def renewed(self, calendar: Calendar) -> Self | None:
        """The same for a later calendar, with what has been put in words already; None where much reads otherwise.

        An item is asked whether it still holds when it is needed; what hangs on a series with a new name does not.
        """
        later = type(self)(calendar, self.language)
        if (later._day_calendars, later._palette.tags()) != (self._day_calendars, self._palette.tags()):
            return None
        renamed = {uid for uid, name in self._names.items() if later._names.get(uid) != name}
        later._items = {key: item for key, item in self._items.copy().items() if _host(item) not in renamed}
        later._statuses, later._grounds = self._statuses, self._grounds
        return later

    def items(self, occurrences: Iterable[Occurrence]) -> tuple[Item, ...]:
        """One item for each occurrence; dates that are missing in the same window share one, which counts them."""
        return tuple(self.item(one, count) for one, count in gathered(occurrences))

    def item(self, occurrence: Occurrence, count: int = 1) -> Item:
        """The occurrence in words. What the status already says is not said again as a reason."""
        key = (occurrence.series.uid, occurrence.recurrence_id, count)
        known = self._items.get(key)
        if known is not None and known.occurrence == occurrence:
            return known
        if len(self._items) >= MOST_KEPT:
            self._items.clear()
        item = self._items[key] = self._item(occurrence, count)
        return item

    def _item(self, occurrence: Occurrence, count: int) -> Item:
        series, details, reasons = occurrence.series, occurrence.details, occurrence.reasons
        return Item(
            uid=series.uid,
            fragment=rid_text(occurrence.recurrence_id),
            title=occurrence.title,
            clock=self.clock(occurrence.times),
            body=self.body(series.body),
            units=series.units,
            status=self._status(occurrence, count),
            reasons=tuple(reason_text(reason, self.language) for reason in reasons if not _said_by_status(reason)),
            hangs_on=self._hangs_on(occurrence),
            place=details.place,
            note=details.note,
            occurrence=occurrence,
            language=self.language,
        )

    def body(self, body: Body | None) -> BodyTag | None:
        """The body's tag; None for what belongs to no body."""
        return self._palette.tag(body)

    def ground(self, day: date, days: Days) -> Ground:
        """The day's ground; ``days`` are the calendar's own. Weekends are shaded, and what a day calendar has."""
        found = self._grounds.get(day)
        if found is None:
            if len(self._grounds) >= MOST_KEPT:
                self._grounds.clear()
            names = days.names_on(day)
            shades = dict.fromkeys(str(calendar.kind) for calendar, _name in names)
            weekend = ("weekend",) if day.weekday() > 4 else ()
            found = self._grounds[day] = Ground(self.words.long_date(day), (*weekend, *shades), names)
        return found

    def rule(self, series: Series) -> str:
        """The series' rule as a sentence begins: "Den 2. tirsdag i hver måned kl. 10–12"."""
        said = describe(series.rule, self.language, adjustments=series.adjustments, names=self._names)
        return capitalised(said)

    def clock(self, times: Times | None) -> str:
        """Times without the word before them, for a column of their own: "10.00–12.00"."""
        if times is None:
            return ""
        return self.words.clock(times).removeprefix("kl. ").removeprefix("at ")

    def _status(self, occurrence: Occurrence, count: int) -> StatusTag:
        key = (mark_of(occurrence), count)
        if key not in self._statuses:
            self._statuses[key] = StatusTag(key[0], mark_word(*key))
        return self._statuses[key]

    def _hangs_on(self, occurrence: Occurrence) -> str:
        link = occurrence.details.placed_on
        if link is None:
            return ""
        key = (isinstance(occurrence.series.rule, Placed), link.series)
        if key not in self._hosts:
            host = self.words.quoted(self._names.get(link.series, link.series))
            self._hosts[key] = _("på %(host)s", host=host) if key[0] else _("følger %(host)s", host=host)
        return self._hosts[key]


def _host(item: Item) -> str | None:
    link = item.occurrence.details.placed_on
    return None if link is None else link.series


def month_of(one: Occurrence, start: date) -> date:
    """The first day of the month that it stands under; what began before the page's ``start`` stands in its month."""
    return max(one.first, start).replace(day=1)


def gathered(occurrences: Iterable[Occurrence]) -> Iterator[tuple[Occurrence, int]]:
    """Each occurrence with 1; of neighbours that are missing in the same window only the first, with their number."""
    last, count = None, 0
    for one in occurrences:
        if last is not None and last.reasons and one.reasons and _alike(last, one):
            count += 1
            continue
        if last is not None:
            yield last, count
        last, count = one, 1
    if last is not None:
        yield last, count


def _alike(one: Occurrence, other: Occurrence) -> bool:
    window = (one.series.uid, one.title, one.first, one.last)
    return one.missing and other.missing and window == (other.series.uid, other.title, other.first, other.last)


def _said_by_status(reason: Reason) -> bool:
    return reason.kind is ReasonKind.NO_DATE or (reason.kind is ReasonKind.CANCELLED and not reason.text)
