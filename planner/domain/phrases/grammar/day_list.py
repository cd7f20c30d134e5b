"""Several days: lists ("24/3, 27/10 og 24/11") and stretches ("30.-31. august", "fra den 1. til den 5. maj")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from planner.domain.phrases.cursor import Cursor, attempt, listed, remembered
from planner.domain.phrases.feasts import FEASTS
from planner.domain.phrases.grammar.atoms import and_sign, month, until_sign, weekday
from planner.domain.phrases.grammar.clock import clock
from planner.domain.phrases.grammar.day import Written, written_day
from planner.domain.phrases.grammar.feast_words import feast_name
from planner.domain.phrases.parts import Dates, Day, Run, Slip
from planner.domain.phrases.tokens import Kind
from planner.domain.spans import times_of

_FROM: Final = (
    *("fra og med", "fra", "i perioden fra", "perioden fra", "i perioden", "perioden"),
    *("i tidsrummet fra", "i tidsrummet", "tidsrummet"),
)


class _Item(NamedTuple):
    """One day or stretch of a list: how it was written, and where the cursor was behind it."""

    first: Written
    last: Written | None
    joined_by_og: bool
    end: int

    @property
    def has_month(self) -> bool:
        return bool((self.last or self.first).day.month)


@remembered
def dates(c: Cursor) -> Dates | None:
    """A list of days and stretches; what a day lacks it takes from the ones after it."""
    whole = _months_first(c) or _from_hour_to_hour(c)
    if whole is not None:
        return whole
    items = _items(c)
    if not items:
        return None
    with_month = [item for item in items if item.has_month]
    if with_month:
        items = items[: items.index(with_month[-1]) + 1]
    elif any(item.first.bare for item in items[1:]) and c.peek().text not in ("", "("):
        items = items[:1]
    c.at = items[-1].end
    return _put_together(items)


@attempt
def _months_first(c: Cursor) -> Dates | None:
    """Januar 20., September 8. og 29., marts: 12.: a row of a table"""
    named = month(c)
    if named is None:
        return None
    c.mark(":", glued=True)
    days = listed(c, _day_with_dot, and_sign)
    if not days or c.peek().text not in ("", ",", ";", "(", "kl", "-"):
        return None
    return Dates(tuple(Run(Day(day, named.number)) for day in days), month_first=True)


@attempt
def _from_hour_to_hour(c: Cursor) -> Dates | None:
    """3. juni kl. 9 til 4. juni kl. 15: one event, with its first and its last hour"""
    c.says(*_FROM)
    first = written_day(c)
    c.mark(",", glued=True)
    start = clock(c) if first is not None else None
    last = written_day(c) if start is not None and until_sign(c) else None
    if last is None:
        return None
    c.mark(",", glued=True)
    end = clock(c)
    moments = [found.times for found in (start, end) if found is not None and found.times is not None]
    if first is None or len(moments) < 2 or any(moment.end is not None for moment in moments):
        return None
    found = _put_together([_Item(first, last, joined_by_og=False, end=c.at)])
    return found._replace(times=times_of(moments[0].start, moments[1].start, several_days=True))


@attempt
def _day_with_dot(c: Cursor) -> int | None:
    day = c.number(1, 31)
    return day if day is not None and c.mark(".", glued=True) else None


def _items(c: Cursor) -> list[_Item]:
    items: list[_Item] = []
    while True:
        at = c.at
        by_og = c.peek().text in ("og", "&")
        if items and not and_sign(c):
            break
        item = _item(c, by_og=by_og)
        if item is None:
            c.at = at
            break
        items.append(item)
    return items


@attempt
def _item(c: Cursor, *, by_og: bool) -> _Item | None:
    c.says("i dagene", "dagene")
    said_from = c.says(*_FROM)
    first = written_day(c) or (_feast(c) if by_og or _goes_on_with_days(c) else None)
    if first is None:
        return None
    last = _until(c, after_from=said_from)
    if (said_from and last is None) or (last is not None and _goes_on(c)):
        return None
    return _Item(first, last, by_og, c.at)


@attempt
def _feast(c: Cursor) -> Written | None:
    """A feast that is the same day every year, among other days: "1. maj og grundlovsdag"."""
    rule = FEASTS.get(feast_name(c) or "")
    return Written(Day(rule.day, rule.month)) if rule is not None and rule.month and not rule.lasts else None


def _goes_on_with_days(c: Cursor) -> bool:
    """Whether a day follows behind a feast and an "og"."""
    at = c.at
    found = feast_name(c) is not None and c.says("og", "samt") and written_day(c) is not None
    c.at = at
    return found


@attempt
def _until(c: Cursor, *, after_from: bool) -> Written | None:
    """The other end of a stretch. "til" alone only after "fra", since "til den 1. maj" is also a limit."""
    if c.peek().kind is Kind.WORD and not after_from and c.peek().text == "til" and c.peek(1).text != "og":
        at = c.at
        c.at += 1
        if c.peek().kind is not Kind.NUMBER and c.peek().text not in ("d", "den") and not _is_weekday(c):
            return None
        c.at = at
    return written_day(c) if until_sign(c) else None


def _goes_on(c: Cursor) -> bool:
    """Whether a second stretch begins where the first one ends: "12/1-9/2-9/3"."""
    at = c.at
    found = c.mark("-", glued=True) and not c.peek().spaced and written_day(c) is not None
    c.at = at
    return found


def _is_weekday(c: Cursor) -> bool:
    at = c.at
    found = weekday(c) is not None
    c.at = at
    return found


def _put_together(items: Sequence[_Item]) -> Dates:
    written = [one for item in items for one in (item.first, item.last) if one is not None]
    completed = iter(_completed([one.day for one in written]))
    runs = tuple(
        Run(next(completed), None if item.last is None else next(completed), lent=not item.has_month)
        for item in items
    )
    figures = {one.figures for one in written}
    return Dates(
        runs,
        slips=frozenset[Slip]().union(*(one.slips for one in written)),
        bare=all(one.bare for one in written),
        article=any(one.article for one in written),
        point=figures == {"."} and not any(one.day.year for one in written),
        pair=len(items) == 2 and items[1].joined_by_og and all(item.last is None for item in items),
    )


def _completed(days: Sequence[Day]) -> list[Day]:
    """Month and year handed back from each day to the ones before it that have none.

    In "12. december og 15. januar 2026" December is the one before.
    """
    found: list[Day] = []
    month = year = 0
    for day in reversed(days):
        own = day.month or month
        year = day.year or (year - 1 if year and own > month else year)
        month = own
        found.append(day._replace(month=month, year=year))
    return found[::-1]
