"""Hele serien, eller denne og følgende: what a change of a series with a past leads to, before it is saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from flask_babel import gettext as _

from planner.domain.consequences import Consequences, consequences
from planner.domain.days import Days
from planner.domain.describe import describe
from planner.domain.edits.series import followers, put
from planner.domain.edits.splitting import split
from planner.domain.errors import DomainError
from planner.domain.exceptions import says_something
from planner.domain.occurrences import Occurrence
from planner.domain.recurrence_ids import first_day
from planner.domain.rejoined import halves, rejoined
from planner.domain.rules import AgreedDates, Period, Recurrence, Rule, Union, anchor_of
from planner.domain.selection import Selection
from planner.domain.series import Calendar, Series
from planner.domain.spans import Window
from planner.domain.typed_dates import typed_date
from planner.domain.validate import check_calendar
from planner.domain.which import rid_words
from planner.services import views
from planner.web.editor.agreed import written_day
from planner.web.filters import Choice
from planner.web.items import Presenter, capitalised
from planner.web.parameters import Arguments
from planner.web.proposal_page import MOST_ROWS, Row, Writer
from planner.web.reading import Reading
from planner.web.series_page import years_on

SHOWN: Final = "shown"
"""The hidden field that tells what the page has shown."""

BACK: Final = timedelta(days=400)
AHEAD: Final = 3
"""Years that are looked ahead for what it leads to."""

MOST_OWN: Final = 12
Pair = tuple[Occurrence | None, Occurrence | None]
"""One date as it is and as it would be."""


class Scope(StrEnum):
    """How much of a series a change is of."""

    ALL = "all"
    FOLLOWING = "following"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says of it; ``chosen`` is None before anybody has been asked, ``since`` is as it was typed."""

    chosen: Scope | None
    since: str

    @classmethod
    def read(cls, sent: Arguments) -> Asked:
        """From the form."""
        value = sent.get("scope", "")
        return cls(Scope(value) if value in set(Scope) else None, sent.get("from", "").strip())

    @property
    def following(self) -> bool:
        """Whether only the later dates are to change."""
        return self.chosen is Scope.FOLLOWING

    @property
    def text(self) -> str:
        """Both in one, to tell whether what is accepted is what was shown."""
        return f"{self.chosen or ''} {self.since if self.following else ''}".strip()

    def day(self, before: Series, reading: Reading) -> date:
        """The day from which it is to hold; where none was typed, that of the next date. Raises ``DomainError``."""
        if not self.since:
            return next_day(before, reading)
        try:
            return typed_date(self.since, reading.today)
        except DomainError as error:
            raise DomainError("from", error.danish, error.english) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopePage:
    """What the page tells. ``own`` are the series' own dates, ``others`` what hangs on them; both from today on.

    ``called`` is the series' title as it will be. ``behind`` counts the dates before today that change; ``kept`` and
    ``lost`` are what was decided of single dates.
    """

    title: str
    called: str
    shown: str
    was: str
    becomes: str
    scopes: tuple[Choice, ...]
    following: bool
    since: str
    impossible: str
    error: str
    own: tuple[Row, ...]
    own_more: int
    others: tuple[Row, ...]
    others_more: int
    behind: int
    clashing: int
    gone_clashes: tuple[str, ...]
    kept: tuple[str, ...]
    lost: tuple[str, ...]


def matters(before: Series, mine: Series, reading: Reading) -> bool:
    """Whether it makes a difference from when on the change holds: its dates change, and it has some already."""
    if (before.rule, before.adjustments, before.requirement) == (mine.rule, mine.adjustments, mine.requirement):
        return False
    decided = any(says_something(one) for one in before.exceptions.values())
    return decided or bool(followers(reading.calendar, before.uid)) or _has_past(before, reading)


def next_day(before: Series, reading: Reading) -> date:
    """The day by which the rule knows its next date; today where none comes."""
    window = Window(reading.today, years_on(reading.today, AHEAD))
    found = views.occurrences(window, Selection(series=frozenset({before.uid})))
    days = [first_day(one.recurrence_id) for one in found if not one.missing]
    return max(days[0], reading.today) if days else reading.today


def cut(calendar: Calendar, mine: Series, day: date) -> Calendar:
    """The calendar where the series is as ``mine`` from that day on. Raises ``DomainError``."""
    return split(calendar, mine.uid, day, mine)


def scope_page(before: Series, mine: Series, asked: Asked, days: Days, reading: Reading) -> ScopePage:
    """The page. Raises ``DomainError`` for a series that cannot be at all."""
    impossible = _impossible(before, mine, reading.calendar)
    chosen = asked.chosen or (Scope.FOLLOWING if _has_past(before, reading) else Scope.ALL)
    chosen = Scope.ALL if impossible else chosen
    error, day = "", None
    after = put(reading.calendar, mine)
    check_calendar(after.series, days)
    if chosen is Scope.FOLLOWING:
        try:
            day = replace(asked, chosen=chosen).day(before, reading)
            after = cut(reading.calendar, mine, day)
        except DomainError as wrong:
            error = wrong.text(reading.presenter.language)
    found = consequences(reading.calendar, after, _window(before, reading.today, day))
    found = rejoined(found, halves(reading.calendar, after, before.uid)) if day else found
    since = asked.since or written_day(next_day(before, reading))
    return _Told(before, mine, found, days, after, reading).page(chosen, since, impossible, error)


class _Told:
    """What a change leads to, in words."""

    def __init__(
        self, before: Series, mine: Series, found: Consequences, days: Days, after: Calendar, reading: Reading
    ) -> None:
        self._before, self._mine, self._found, self._today = before, mine, found, reading.today
        self._presenter = Presenter(after, reading.presenter.language)
        self._writer = Writer(found, days, self._presenter)
        self._names = {one.uid: one.title for one in after.series} | {
            one.uid: one.name for one in after.day_calendars
        }
        later = halves(reading.calendar, after, before.uid)
        self._own = {before.uid, *(uid for uid, root in later.items() if root == before.uid)}

    def page(self, chosen: Scope, since: str, impossible: str, error: str) -> ScopePage:
        found = self._found
        own = list(_paired(found, lambda one: one.series.uid in self._own))
        others = list(_paired(found, lambda one: one.series.uid not in self._own))
        coming = [pair for pair in own if _day(pair) >= self._today]
        later = [pair for pair in others if _day(pair) >= self._today]
        kept, lost = self._decided()
        labels = {Scope.FOLLOWING: _("Denne og følgende"), Scope.ALL: _("Hele serien")}
        return ScopePage(
            title=self._before.title,
            called=self._mine.title,
            shown=Asked(chosen, since).text,
            was=self._rule(self._before),
            becomes=self._rule(self._mine),
            scopes=tuple(Choice(scope.value, label, scope is chosen) for scope, label in labels.items()),
            following=chosen is Scope.FOLLOWING,
            since=since,
            impossible=impossible,
            error=error,
            own=self._rows(coming[:MOST_OWN]),
            own_more=max(len(coming) - MOST_OWN, 0),
            others=self._rows(later[:MOST_ROWS]),
            others_more=max(len(later) - MOST_ROWS, 0),
            behind=len(own) + len(others) - len(coming) - len(later),
            clashing=len(found.new_clashes),
            gone_clashes=tuple(self._writer.overlap(clash, clash.first) for clash in found.gone_clashes),
            kept=kept,
            lost=lost,
        )

    def _rows(self, pairs: Iterable[Pair]) -> tuple[Row, ...]:
        shown = ((new or old, old, new) for old, new in pairs)
        return tuple(self._writer.row(one, old, new) for one, old, new in shown if one is not None)

    def _decided(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The exceptions that survive, and those that lose their date."""
        words = self._presenter.words
        orphaned = self._found.orphaned
        gone = {one.recurrence_id for one in (*orphaned, *self._found.lost) if one.series.uid in self._own}
        kept = [
            capitalised(rid_words(rid, self._before.rule, words))
            for rid, decided in sorted(self._before.exceptions.items(), key=lambda pair: str(pair[0]))
            if rid not in gone and says_something(decided)
        ]
        return tuple(kept), tuple(self._writer.orphan(one) for one in orphaned)

    def _rule(self, one: Series) -> str:
        lang = self._presenter.language
        return capitalised(describe(one.rule, lang, adjustments=one.adjustments, names=self._names))


def _impossible(before: Series, mine: Series, calendar: Calendar) -> str:
    """Why it cannot be cut; empty where it can."""
    anchor = anchor_of(before.rule) or anchor_of(mine.rule)
    title = next((one.title for one in calendar.series if one.uid == anchor), "")
    return _("Punktet følger »%(title)s« og kan kun deles dér.", title=title) if anchor else ""


def _has_past(before: Series, reading: Reading) -> bool:
    last = _last(before.rule, reading.today)
    window = Window(last, last).padded(BACK.days, 1)
    return bool(views.occurrences(window, Selection(series=frozenset({before.uid}))))


def _last(rule: Rule, today: date) -> date:
    """The last day before today on which the rule may have had a date: one that ended long ago has a past too."""
    yesterday = today - timedelta(days=1)
    match rule:
        case AgreedDates():
            return max((one.first for one in rule.dates if one.first < today), default=yesterday)
        case Recurrence() | Period():
            return min(rule.until or yesterday, yesterday)
        case Union():
            return max(_last(branch.rule, today) for branch in rule.branches)
        case _:
            return yesterday


def _window(before: Series, today: date, day: date | None) -> Window:
    window = Window(today - BACK, years_on(today, AHEAD))
    if isinstance(before.rule, AgreedDates) and before.rule.dates:
        first = min(one.first for one in before.rule.dates)
        window = window.hull(Window(first, first))
    return window if day is None else window.hull(Window(day, day).padded(0, 400))


def _day(pair: Pair) -> date:
    return max(one.last for one in pair if one is not None)


def _begins(pair: Pair) -> date:
    old, new = pair
    one = new or old
    return one.first if one is not None else date.max


def _paired(found: Consequences, belongs: Callable[[Occurrence], bool]) -> list[Pair]:
    """What changes of the series that belong, by day; one that goes stands beside one that comes in its month."""
    changed: list[Pair] = [(pair.old, pair.new) for pair in found.changed if belongs(pair.new)]
    coming: dict[tuple[str, int, int], list[Occurrence]] = defaultdict(list)
    for new in filter(belongs, found.appeared):
        coming[_month(new)].append(new)
    going: list[Pair] = []
    for old in filter(belongs, found.disappeared):
        waiting = coming[_month(old)]
        going.append((old, waiting.pop(0) if waiting else None))
    left: list[Pair] = [(None, new) for waiting in coming.values() for new in waiting]
    return sorted([*changed, *going, *left], key=_begins)


def _month(one: Occurrence) -> tuple[str, int, int]:
    return one.series.title, one.first.year, one.first.month
