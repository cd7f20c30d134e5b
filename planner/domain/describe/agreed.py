"""Agreed dates in words: "4 aftalte datoer: 2. marts, 4. juni, 10. september og 19. november 2015"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from planner.domain.describe.sentence import clock
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, AgreedDates
from planner.domain.words import Words, runs

_MOST_LISTED: Final = 6


def agreed_dates(rule: AgreedDates, w: Words) -> str:
    """All the dates with what is particular about each, or, where they are many, how many and in which years."""
    dates = sorted(rule.dates, key=lambda agreed: agreed.first)
    if not dates:
        return w("ingen aftalte datoer endnu", "no agreed dates yet")
    times = {agreed.times for agreed in dates}
    shared = times.pop() if len(times) == 1 and not any(map(_is_long, dates)) else None
    at = f", {clock(shared, w)}" if shared else ""
    if len(dates) > _MOST_LISTED:
        return f"{_summary(dates, w)}{at}"
    count = w("aftalt dato", "agreed date") if len(dates) == 1 else w("aftalte datoer", "agreed dates")
    number = "" if len(dates) == 1 else f"{len(dates)} "
    years = groupby(dates, key=lambda agreed: (agreed.last or agreed.first).year)
    listed = "; ".join(_of_one_year(list(same), w, with_times=shared is None) for _, same in years)
    return f"{number}{count}: {listed}{at}"


def agreed_date(agreed: AgreedDate, w: Words) -> str:
    """One of them with all that is particular about it: "2. marts 2015 kl. 10–12 (res.)"."""
    return _one(agreed, w, with_year=True, with_times=True)


def _summary(dates: Sequence[AgreedDate], w: Words) -> str:
    years = runs([agreed.first.year for agreed in dates])
    said = w.joined(f"{first}" if first == last else f"{first}–{last}" for first, last in years)
    tentative = sum(agreed.status is Status.TENTATIVE for agreed in dates)
    cancelled = sum(agreed.status is Status.CANCELLED for agreed in dates)
    counted = [w(f"{tentative} res.", f"{tentative} tentative")] if tentative else []
    counted += [w(f"{cancelled} aflyst", f"{cancelled} cancelled")] if cancelled else []
    of_them = w(f" (heraf {w.joined(counted)})", f" ({w.joined(counted)})") if counted else ""
    return w(f"{len(dates)} aftalte datoer i {said}", f"{len(dates)} agreed dates in {said}") + of_them


def _of_one_year(dates: Sequence[AgreedDate], w: Words, *, with_times: bool) -> str:
    """The year is said once, with the last date."""
    final = dates[-1]
    return w.joined(_one(agreed, w, with_year=agreed is final, with_times=with_times) for agreed in dates)


def _one(agreed: AgreedDate, w: Words, *, with_year: bool, with_times: bool) -> str:
    last = agreed.last or agreed.first
    said = [w.dates(agreed.first, last) if with_year else w.days(agreed.first, last)]
    if with_times and agreed.times:
        said.append(clock(agreed.times, w, several_days=_is_long(agreed)))
    remarks = ", ".join(_remarks(agreed, w))
    return " ".join([*said, f"({remarks})"] if remarks else said)


def _remarks(agreed: AgreedDate, w: Words) -> Iterable[str]:
    if agreed.status is Status.TENTATIVE:
        yield w("res.", "tentative")
    if agreed.status is Status.CANCELLED:
        yield w("aflyst", "cancelled")
    yield from (" ".join(text.split()) for text in (agreed.title, agreed.place, agreed.note) if text.strip())


def _is_long(agreed: AgreedDate) -> bool:
    return agreed.last is not None and agreed.last > agreed.first
