"""The feasts of the Danish year: found from Easter, from Advent, or in the almanac."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from dateutil.easter import easter

EASTER_WEEK: Final = "påskeugen"
_LAST_BEDEDAG: Final = 2023


class FeastRule(NamedTuple):
    """Days from Easter Sunday, or a day of the year; ``last`` days later it ends."""

    from_easter: int | None = None
    month: int = 0
    day: int = 0
    lasts: int = 0
    advent: int = 0


FEASTS: Final[Mapping[str, FeastRule]] = {
    "nytårsdag": FeastRule(month=1, day=1),
    "helligtrekonger": FeastRule(month=1, day=6),
    "2. nytårsdag": FeastRule(month=1, day=2),
    "helligtrekongersaften": FeastRule(month=1, day=5),
    "fastelavn": FeastRule(-49),
    "fastelavnsmandag": FeastRule(-48),
    "askeonsdag": FeastRule(-46),
    "valentinsdag": FeastRule(month=2, day=14),
    "kvindernes kampdag": FeastRule(month=3, day=8),
    "palmesøndag": FeastRule(-7),
    EASTER_WEEK: FeastRule(-6, lasts=6),
    "påske": FeastRule(-3, lasts=4),
    "påskeferien": FeastRule(-8, lasts=9),
    "skærtorsdag": FeastRule(-3),
    "langfredag": FeastRule(-2),
    "påskelørdag": FeastRule(-1),
    "påskedag": FeastRule(0),
    "2. påskedag": FeastRule(1),
    "valborgsaften": FeastRule(month=4, day=30),
    "arbejdernes kampdag": FeastRule(month=5, day=1),
    "store bededag": FeastRule(26),
    "kristi himmelfartsdag": FeastRule(39),
    "pinse": FeastRule(49, lasts=1),
    "pinsedag": FeastRule(49),
    "2. pinsedag": FeastRule(50),
    "grundlovsdag": FeastRule(month=6, day=5),
    "sankthansaften": FeastRule(month=6, day=23),
    "sankthansdag": FeastRule(month=6, day=24),
    "halloween": FeastRule(month=10, day=31),
    "mortensaften": FeastRule(month=11, day=10),
    "1. søndag i advent": FeastRule(advent=1),
    "2. søndag i advent": FeastRule(advent=2),
    "3. søndag i advent": FeastRule(advent=3),
    "4. søndag i advent": FeastRule(advent=4),
    "luciadag": FeastRule(month=12, day=13),
    "lillejuleaften": FeastRule(month=12, day=23),
    "juleaftensdag": FeastRule(month=12, day=24),
    "jul": FeastRule(month=12, day=24, lasts=2),
    "juledag": FeastRule(month=12, day=25),
    "2. juledag": FeastRule(month=12, day=26),
    "3. juledag": FeastRule(month=12, day=27),
    "mellem jul og nytår": FeastRule(month=12, day=27, lasts=3),
    "nytårsaftensdag": FeastRule(month=12, day=31),
    "nytår": FeastRule(month=12, day=31, lasts=1),
}


def feast_days(key: str, year: int) -> tuple[date, date]:
    """The first and last day of a feast. Raises ``KeyError`` for a key that ``FEASTS`` does not have."""
    rule = FEASTS[key]
    first = _first(rule, year)
    return first, first + timedelta(days=rule.lasts)


def is_holiday_no_more(key: str, year: int) -> bool:
    """Store bededag was a public holiday until 2023; where no year is said (0), it is worth telling in any case."""
    return key == "store bededag" and (year > _LAST_BEDEDAG or not year)


def _first(rule: FeastRule, year: int) -> date:
    if rule.from_easter is not None:
        return easter(year) + timedelta(days=rule.from_easter)
    if rule.advent:
        christmas = date(year, 12, 25)
        last_advent = christmas - timedelta(days=christmas.weekday() + 1)
        return last_advent - timedelta(weeks=4 - rule.advent)
    return date(year, rule.month, rule.day)
