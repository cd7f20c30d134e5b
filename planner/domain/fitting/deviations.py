"""How well a rule fits a list of dates: what it meets, and where the list departs from it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from planner.domain import recurrence
from planner.domain.days import PUBLIC_HOLIDAYS, SCHOOL_HOLIDAYS, Days
from planner.domain.errors import Language
from planner.domain.expand import expand
from planner.domain.occurrences import Status
from planner.domain.rules import Recurrence, Union
from planner.domain.series import Adjustment, Series, SeriesKind
from planner.domain.spans import Window
from planner.domain.words import WORDS

FittingRule = Recurrence | Union

_FURTHEST_MOVE: Final = 21


class Candidate(NamedTuple):
    """A rule to try. ``complexity`` counts what has to be said; ``by_week`` rules end with the last date itself."""

    rule: FittingRule
    complexity: int
    by_week: bool = False
    adjustments: tuple[Adjustment, ...] = ()


class Deviation(NamedTuple):
    """One exception: a date of the rule (``ruled``) that is not on the list, one on the list (``agreed``) that the
    rule does not give, or both, when the one was moved to the other. ``holiday`` is what the ruled day is called.
    """

    ruled: date | None
    agreed: date | None
    holiday: str = ""

    def text(self, language: Language) -> str:
        """In words: "9. maj 2024 (Kristi himmelfartsdag) flyttet til 16. maj"."""
        w = WORDS[language]
        if self.ruled is None:
            return (
                ""
                if self.agreed is None
                else w(f"også {w.full_date(self.agreed)}", f"also {w.full_date(self.agreed)}")
            )
        ruled = w.full_date(self.ruled) + (f" ({self.holiday})" if self.holiday else "")
        if self.agreed is None:
            return w(f"ikke {ruled}", f"not {ruled}")
        return w(f"{ruled} flyttet til {w.day(self.agreed)}", f"{ruled} moved to {w.day(self.agreed)}")


class Fit(NamedTuple):
    """A rule and how it fits: ``matched`` dates are on the list and in the rule."""

    rule: FittingRule
    adjustments: tuple[Adjustment, ...]
    matched: int
    exceptions: tuple[Deviation, ...]
    complexity: int
    by_week: bool


def measured(candidate: Candidate, given: Sequence[date], days: Days) -> Fit:
    """The candidate held against the dates."""
    ruled = _dates(candidate, _horizon(candidate, given), days)
    on_list, by_rule = set(given), set(ruled)
    exceptions = _paired(sorted(by_rule - on_list), sorted(on_list - by_rule), days)
    matched = len(on_list & by_rule)
    return Fit(candidate.rule, candidate.adjustments, matched, exceptions, candidate.complexity, candidate.by_week)


def _horizon(candidate: Candidate, given: Sequence[date]) -> Window:
    first, last = given[0], given[-1]
    if candidate.by_week:
        return Window(first, last + timedelta(days=1))
    return Window(first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1]) + timedelta(days=1))


def _dates(candidate: Candidate, window: Window, days: Days) -> list[date]:
    rule = candidate.rule
    if isinstance(rule, Recurrence) and not candidate.adjustments:
        return recurrence.dates(rule, window.start.toordinal(), window.end.toordinal(), days)
    series = Series(
        uid="fit", title="", kind=SeriesKind.MEETING, rule=candidate.rule, adjustments=candidate.adjustments
    )
    return [one.first for one in expand(series, days, window) if one.status is not Status.CANCELLED]


def _paired(ruled: list[date], agreed: list[date], days: Days) -> tuple[Deviation, ...]:
    """Each date of the rule that is not on the list, with the nearest one beside the rule that may be its new day."""
    left = list(agreed)
    found = []
    for day in ruled:
        near = [other for other in left if abs((other - day).days) <= _FURTHEST_MOVE]
        target = min(near, key=lambda other: (abs((other - day).days), other), default=None)
        if target is not None:
            left.remove(target)
        found.append(Deviation(day, target, _holiday(day, days)))
    found += [Deviation(None, day) for day in left]
    return tuple(sorted(found, key=lambda one: one.ruled or one.agreed or date.min))


def _holiday(day: date, days: Days) -> str:
    names = {calendar.uid: name for calendar, name in days.names_on(day)}
    return names.get(PUBLIC_HOLIDAYS) or names.get(SCHOOL_HOLIDAYS, "")
