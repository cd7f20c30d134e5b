"""Phrases for ISO weeks of the year: "i ulige uger", "i uge 10–12 og 42", "i hver 4. uge (fra årets uge 3)"."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Final, NamedTuple

from planner.domain.rules import even_weeks, odd_weeks
from planner.domain.words import Words, runs

_LAST_WEEK: Final = 53


class _Steps(NamedTuple):
    step: int
    first: int
    last: int


def in_weeks(numbers: Collection[int], w: Words) -> str:
    """The weeks with their preposition; every n-th week is named by its step where three or more show it."""
    if every_other(numbers):
        return w("i ulige uger", "in odd weeks") if 1 in numbers else w("i lige uger", "in even weeks")
    steps = _steps(numbers)
    if steps is None:
        exists = w(" (når den findes)", " (if any)") if set(numbers) == {_LAST_WEEK} else ""
        listed = _listed(numbers, w) + exists
        return w(f"i uge {listed}", f"in {'weeks' if len(set(numbers)) > 1 else 'week'} {listed}")
    step, first, last = steps
    nth = w(f"i hver {w.ordinal(step)} uge", f"in every {w.ordinal(step)} week")
    if last + step > _LAST_WEEK:
        return w(f"{nth} (fra årets uge {first})", f"{nth} (from week {first} of the year)")
    return w(f"{nth} (årets uge {first} til {last})", f"{nth} (weeks {first} to {last} of the year)")


def every_other(numbers: Collection[int]) -> bool:
    """Whether these are all the odd or all the even weeks."""
    return tuple(sorted(numbers)) in (odd_weeks(), even_weeks())


def in_a_row(numbers: Collection[int]) -> bool:
    """Whether these are several weeks without a gap."""
    return len(set(numbers)) > 1 and len(runs(numbers)) == 1


def one_by_one(numbers: Collection[int]) -> bool:
    """Whether the weeks are said by their numbers, so that they still need an "hvert år"."""
    return not every_other(numbers) and _steps(numbers) is None


def _listed(numbers: Collection[int], w: Words) -> str:
    said: list[str] = []
    for first, last in runs(numbers):
        said += [f"{first}–{last}"] if last - first > 1 else [str(week) for week in range(first, last + 1)]
    return w.joined(said)


def _steps(numbers: Collection[int]) -> _Steps | None:
    ordered = sorted(set(numbers))
    if len(ordered) < 3:
        return None
    steps = {later - earlier for earlier, later in pairwise(ordered)}
    step = steps.pop()
    return _Steps(step, ordered[0], ordered[-1]) if not steps and step > 1 else None
