"""Phrases that name a whole year: "i 2027", "i skoleåret 2026/27"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from planner.domain.phrases import notices
from planner.domain.phrases.compose.bag import Bag
from planner.domain.phrases.compose.dating import Dating
from planner.domain.phrases.compose.days import agree
from planner.domain.phrases.compose.draft import Draft
from planner.domain.phrases.parts import SchoolYear, Year, Years
from planner.domain.rules import Period, PeriodUnit

_ONE_DAY: Final = timedelta(days=1)


def whole_year(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read "i 2026", "i løbet af 2026": a window of a year; "inden udgangen af 2026" is its last day."""
    named = bag.look(Year)
    at_the_end = draft.by is not None and draft.by.end
    if named is None or not (named.inside or at_the_end) or not bag.is_only(Year):
        return False
    bag.all(Year)
    if at_the_end:
        agree([(date(dating.year, 12, 31),) * 2], draft)
        return True
    first = date(dating.year, 1, 1)
    draft.rule = Period(unit=PeriodUnit.YEAR, since=first, until=first)
    return True


def school_years(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read "skoleåret 2026/27": a window from August to July."""
    named = bag.one(SchoolYear)
    if named is None:
        return False
    years = bag.one(Years)
    year = years.first if years is not None else dating.year or dating.on.year - (dating.on.month < named.month)
    first = date(year, named.month, 1)
    last = date(year + 1, named.month, 1) - _ONE_DAY
    draft.as_window(first, last)
    draft.say(notices.school_year())
    return True
