"""What must hold of a series, and of a calendar's series together, before they are saved.

What a rule's parts say by themselves is checked when it is made (``rule_checks``); here it is asked what they give.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from planner.domain import periods
from planner.domain.chain import check_chain
from planner.domain.codec.shapes import below
from planner.domain.days import WEEKENDS, Days
from planner.domain.errors import DomainError, NeverMatches
from planner.domain.occurrences import rid_text
from planner.domain.recurrence import ever_matches
from planner.domain.rule_checks import LONGEST, covered, in_order
from planner.domain.rules import Period, Placed, Recurrence, Rule, SimpleRule, Union, anchor_of
from planner.domain.series import Body, MovedTo, Person, Series
from planner.domain.spans import FIRST_DAY, FIRST_YEAR, LAST_YEAR, Window, times_of

MOST_REVIEW_MONTHS: Final = 120
_ALL_YEAR: Final = range(1, 13)


def check_series(series: Series, days: Days) -> None:
    """Raises ``DomainError`` with the field (``rule.branches[1]``, ``exceptions[2015-03-24].moved_to``).

    Refused are an empty title, an unknown day calendar, a rule or a part of one that never gives a date, a move to
    impossible days, and a requirement of a series whose dates are another one's.
    """
    if not series.title.strip():
        raise DomainError("title", "Skriv en titel.", "Write a title.")
    for adjustment in series.adjustments:
        if adjustment.day_calendar != WEEKENDS and adjustment.day_calendar not in days.calendars:
            raise DomainError(
                "adjustments",
                f"Der er ingen dagkalender »{adjustment.day_calendar}«.",
                f"There is no day calendar “{adjustment.day_calendar}”.",
            )
    for rid, decided in series.exceptions.items():
        if decided.moved_to is not None:
            with below(f"exceptions[{rid_text(rid)}].moved_to"):
                check_move(decided.moved_to)
    if not 1 <= series.passport.review_months <= MOST_REVIEW_MONTHS:
        raise DomainError(
            "passport.review_months",
            f"Skriv et tal fra 1 til {MOST_REVIEW_MONTHS} måneder.",
            f"Write a number from 1 to {MOST_REVIEW_MONTHS} months.",
        )
    _check_requirement(series)
    _check_gives(series.rule, days)


def check_calendar(series: Iterable[Series], days: Days) -> None:
    """Each series by itself (at ``series[uid]``), their uids, and the chain of those that follow others."""
    seen: set[str] = set()
    everyone = tuple(series)
    for one in everyone:
        with below(f"series[{one.uid}]"):
            if one.uid in seen:
                raise DomainError("uid", f"»{one.uid}« findes to gange.", f"“{one.uid}” exists twice.")
            check_series(one, days)
        seen.add(one.uid)
    check_chain(everyone)


def check_people(people: Iterable[Person], bodies: Iterable[Body]) -> None:
    """Raises ``DomainError`` (``people[key].name``) for a nameless person, and for a seat in a body that is not."""
    known = {body.key for body in bodies}
    for one in people:
        with below(f"people[{one.key}]"):
            if not one.name.strip():
                raise DomainError("name", "Skriv et navn.", "Write a name.")
            for lost in sorted(one.bodies - known):
                raise DomainError("bodies", f"Der er intet udvalg »{lost}«.", f"There is no body “{lost}”.")


def check_move(to: MovedTo) -> None:
    """Raises ``DomainError`` (``first``, ``last``, ``times``) for days and times that nothing can be moved to."""
    covered("first", to.first)
    if to.last < to.first:
        raise DomainError("last", "Slutdatoen ligger før startdatoen.", "The last day lies before the first one.")
    if (to.last - to.first).days >= LONGEST:
        raise DomainError("last", f"Højst {LONGEST} dage.", f"At most {LONGEST} days.")
    if to.times is not None:
        times_of(*to.times, several_days=to.last > to.first)


def _check_requirement(series: Series) -> None:
    asked = series.requirement
    if asked is None:
        return
    with below("requirement"):
        in_order(asked.since, asked.until)
    if anchor_of(series.rule) is not None:
        raise DomainError(
            "requirement",
            "Et krav hører til den serie, der følges: den har datoerne.",
            "A requirement belongs to the series that is followed: the dates are its own.",
        )


def _check_gives(rule: Rule, days: Days) -> None:
    match rule:
        case Recurrence() | Period():
            _check_ever(rule, days, _ALL_YEAR, "rule")
        case Placed(within=Period() as within):
            _check_ever(within, days, _ALL_YEAR, "rule.within")
        case Union():
            for place, branch in enumerate(rule.branches):
                _check_ever(branch.rule, days, rule.months_of(branch), f"rule.branches[{place}]")


def _check_ever(rule: SimpleRule, days: Days, months: Collection[int], field: str) -> None:
    """Raises ``NeverMatches`` at the field unless the rule gives something in one of these months."""
    if isinstance(rule, Recurrence):
        gives = ever_matches(rule, days, months)
    else:
        since = max((rule.since or FIRST_DAY).year - 1, FIRST_YEAR)
        gives = any(
            window.first.month in months
            for year in range(since, LAST_YEAR + 1)
            for window in periods.windows(rule, Window.of_year(year))
        )
    if not gives:
        raise NeverMatches(field)
