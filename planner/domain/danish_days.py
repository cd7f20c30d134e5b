"""The days that recur in Denmark: public holidays, customary closed days, school holidays.

Public holidays come from the ``holidays`` package, which knows that store bededag ended with 2023. The school
holidays are the common pattern only: each municipality fixes its own, so they are a default to be edited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import holidays
from dateutil.easter import easter

NamedSpan = tuple[date, date, str]

_SATURDAY, _SUNDAY = 5, 6


@lru_cache(maxsize=512)
def public_holidays(year: int) -> tuple[NamedSpan, ...]:
    """The public holidays (helligdage) of a year, named in Danish; days that share a date share the name."""
    found = holidays.country_holidays("DK", years=year, language="da")
    return tuple((day, day, name.replace("; ", " og ")) for day, name in sorted(found.items()))


def closed_days(year: int) -> tuple[NamedSpan, ...]:
    """Days on which town halls customarily close although they are no public holidays."""
    names = ((6, 5, "Grundlovsdag"), (12, 24, "Juleaftensdag"), (12, 31, "Nytårsaftensdag"))
    return tuple((date(year, month, day), date(year, month, day), name) for month, day, name in names)


def school_holidays(year: int, winter_week: int) -> tuple[NamedSpan, ...]:
    """The common pattern of school holidays that touch the year, weekends around the free days included.

    The summer holiday begins on the last Saturday of June (folkeskoleloven § 14 a) and lasts six weeks; the winter
    holiday is week 7 or 8, the autumn one week 42; Easter begins on the Saturday before Palm Sunday; Ascension Day
    takes the days up to the Sunday with it; Christmas is 21 December to 2 January and the weekends close to them.
    """
    easter_day = easter(year)
    summer = _on_or_before(date(year, 6, 30), _SATURDAY)
    return (
        _christmas(year - 1),
        (*_around(date.fromisocalendar(year, winter_week, 1)), "Vinterferie"),
        (easter_day - timedelta(days=8), easter_day + timedelta(days=1), "Påskeferie"),
        (easter_day + timedelta(days=39), easter_day + timedelta(days=42), "Kristi himmelfartsferie"),
        (summer, summer + timedelta(days=43), "Sommerferie"),
        (*_around(date.fromisocalendar(year, 42, 1)), "Efterårsferie"),
        _christmas(year),
    )


@lru_cache(maxsize=512)
def weekend_names(year: int) -> Mapping[date, str]:
    """The year's Saturdays and Sundays, each with its Danish name."""
    days = (date.fromordinal(day) for day in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()))
    return {day: "lørdag" if day.weekday() == _SATURDAY else "søndag" for day in days if day.weekday() >= _SATURDAY}


def _christmas(year: int) -> NamedSpan:
    """The holiday that begins in the year; a lone school day between it and a weekend is free as well."""
    first, last, lone_day = date(year, 12, 21), date(year + 1, 1, 2), timedelta(days=3)
    saturday, sunday = _on_or_before(first, _SATURDAY), _on_or_after(last, _SUNDAY)
    return (
        saturday if first - saturday <= lone_day else first,
        sunday if sunday - last <= lone_day else last,
        "Juleferie",
    )


def _around(monday: date) -> tuple[date, date]:
    return monday - timedelta(days=2), monday + timedelta(days=6)


def _on_or_before(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


PATTERNS: Final[Mapping[str, Callable[[int], Iterable[NamedSpan]]]] = {
    "public-holidays": public_holidays,
    "closed-days": closed_days,
    "school-holidays-week-7": lambda year: school_holidays(year, 7),
    "school-holidays-week-8": lambda year: school_holidays(year, 8),
}
