"""Phrases for months of the year: "i marts og september", "fra marts til oktober", "undtagen juli"."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from planner.domain.words import Words

_ODD: Final = frozenset(range(1, 13, 2))
_EVEN: Final = frozenset(range(2, 13, 2))
_LEAST_RUN: Final = 4


def in_months(months: Collection[int], w: Words) -> str:
    """When something happens: "i marts og september", "fra marts til oktober", "i ulige måneder"."""
    run = _run(months)
    if run:
        return w(f"fra {_ends(run, w)}", f"from {_ends(run, w)}")
    return w(f"i {_listed(months, w)}", f"in {_listed(months, w)}")


def of_months(months: Collection[int], w: Words) -> str:
    """After a day that is counted in each month: "i marts og september", "i hver måned fra marts til oktober"."""
    named = each_month(months, w) if is_run(months) else _listed(months, w)
    return w(f"i {named}", f"of {named}")


def each_month(months: Collection[int], w: Words) -> str:
    """Each month of a run: "hver måned fra marts til oktober"."""
    return w(f"hver måned fra {plain_months(months, w)}", f"every month from {plain_months(months, w)}")


def is_run(months: Collection[int]) -> bool:
    """Whether there are so many months in a row that they are said by their ends."""
    return _run(months) is not None


def plain_months(months: Collection[int], w: Words) -> str:
    """Their names alone: "marts og september", "juni til september"."""
    run = _run(months)
    return _ends(run, w) if run else _listed(months, w)


def _listed(months: Collection[int], w: Words) -> str:
    if set(months) == _ODD:
        return w("ulige måneder", "odd-numbered months")
    if set(months) == _EVEN:
        return w("lige måneder", "even-numbered months")
    return w.joined(w.month(month) for month in sorted(set(months)))


def _ends(run: tuple[int, int], w: Words) -> str:
    first, last = map(w.month, run)
    return w(f"{first} til {last}", f"{first} to {last}")


def _run(months: Collection[int]) -> tuple[int, int] | None:
    """The first and last month of four or more in a row, perhaps over New Year."""
    chosen = set(months)
    if not _LEAST_RUN <= len(chosen) < 12:
        return None
    first = [month for month in chosen if (month - 2) % 12 + 1 not in chosen]
    return (first[0], (first[0] + len(chosen) - 2) % 12 + 1) if len(first) == 1 else None
