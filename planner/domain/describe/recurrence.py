"""A ``Recurrence`` in words. As in RFC 5545, what the rule does not say is read off its start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from planner.domain.describe import limits
from planner.domain.describe.monthly import monthly
from planner.domain.describe.months import in_months, plain_months
from planner.domain.describe.sentence import Core, Sentence, clock
from planner.domain.describe.weekly import daily, weekly
from planner.domain.describe.yearly import yearly
from planner.domain.rules import Frequency, Recurrence
from planner.domain.words import Words


def recurrence(rule: Recurrence, w: Words) -> Sentence:
    """The whole rule: how often and on which days, but for which months, at what time, from and until when."""
    core = _CORES[rule.freq](rule, w)
    if rule.freq is Frequency.MONTHLY:
        core = core._replace(clauses=(*core.clauses, *limits.to_weeks(rule, w)))
    return with_rest(rule, core, w)


def with_rest(rule: Recurrence, core: Core, w: Words) -> Sentence:
    """What all frequencies have in common, put after the core."""
    clauses = list(core.clauses)
    if rule.except_months:
        by_month = rule.freq in (Frequency.MONTHLY, Frequency.YEARLY) and not core.again
        months = (plain_months if by_month else in_months)(rule.except_months, w)
        clauses.append(w(f"undtagen {months}", f"except {months}"))
    if rule.length > 1:
        clauses.append(w(f"{rule.length} dage ad gangen", f"{rule.length} days at a time"))
    return Sentence(core.text, tuple(clauses), clock(rule.times, w, several_days=rule.length > 1), _tail(rule, w))


def _tail(rule: Recurrence, w: Words) -> tuple[str, ...]:
    tail: list[str] = []
    if rule.interval > 1 and rule.count is None:
        origin = _origin(rule, w)
        tail.append(w(f"regnet fra {origin}", f"counted from {origin}"))
    if rule.count is not None:
        tail.append(_count(rule.count, w.the_date(rule.start), w))
    if rule.until is not None:
        tail.append(w(f"til og med {w.the_date(rule.until)}", f"until {w.the_date(rule.until)}"))
    return tuple(tail)


def _origin(rule: Recurrence, w: Words) -> str:
    """What an interval is counted from, no more exact than the interval itself."""
    start = rule.start
    match rule.freq:
        case Frequency.DAILY:
            return w.the_date(start)
        case Frequency.WEEKLY:
            year, week, _ = start.isocalendar()
            return w(f"uge {week} i {year}", f"week {week} of {year}")
        case Frequency.MONTHLY:
            return f"{w.month(start.month)} {start.year}"
        case Frequency.YEARLY:
            return f"{start.year}"


def _count(count: int, start: str, w: Words) -> str:
    if count == 1:
        return w(f"kun den første gang fra {start}", f"only the first time from {start}")
    return w(f"i alt {count} gange fra {start}", f"{count} times from {start}")


_CORES: Final[Mapping[Frequency, Callable[[Recurrence, Words], Core]]] = {
    Frequency.DAILY: daily,
    Frequency.WEEKLY: weekly,
    Frequency.MONTHLY: monthly,
    Frequency.YEARLY: yearly,
}
