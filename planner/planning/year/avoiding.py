"""The days on which nobody meets, and those on which people would rather not: from the day calendars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from planner.domain.days import DayCalendar, DayKind, Days
from planner.domain.series import Policy, Series
from planner.domain.spans import Window
from planner.planning.problem import Period
from planner.planning.year.preferences import Preferences, Wish

_CLOSED = frozenset({DayKind.HOLIDAY, DayKind.CLOSED})
_WISHES = {DayKind.SCHOOL_HOLIDAY: Wish.HOLIDAYS, DayKind.EVENT: Wish.EVENTS}
_DEADLINE = 1
"""Points for a deadline that falls in a holiday."""


def closed(days: Days, year: Window) -> Mapping[int, str]:
    """Holidays and closed days by ordinal, each with its name, of the year and of those on either side of it."""
    uids = tuple(uid for uid, calendar in days.calendars.items() if calendar.kind in _CLOSED)
    named = days.named(uids, year.start.year - 1, year.end.year + 1)
    return {day.toordinal(): name for day, name in named.items()}


def periods(
    days: Days, year: Window, series: Iterable[Series], own_groups: Mapping[str, str], preferences: Preferences
) -> Iterator[Period]:
    """The periods that the other day calendars give, and the days beside holidays and closed days.

    A day calendar that a series moves or skips its dates for is hard for that series, whose own group
    ``own_groups`` has.
    """
    avoiding = list(series)
    for uid, calendar in days.calendars.items():
        if calendar.kind in _CLOSED:
            continue
        shunning = frozenset(own_groups[one.uid] for one in avoiding if _shuns(one, uid))
        for number, (name, first, last) in enumerate(_runs(days, calendar, year)):
            yield _period(f"{uid} {number}", calendar, preferences, name=name, first=first, last=last)
            if shunning:
                yield Period(
                    uid=f"{uid} {number} hard", name=name, first=first, last=last, groups=shunning, hard=True
                )
    yield from _beside(days, year, preferences)


def _shuns(series: Series, uid: str) -> bool:
    return any(choice.day_calendar == uid and choice.policy is not Policy.KEEP for choice in series.adjustments)


def _period(uid: str, calendar: DayCalendar, preferences: Preferences, *, name: str, first: int, last: int) -> Period:
    holiday = calendar.kind is DayKind.SCHOOL_HOLIDAY
    return Period(
        uid=uid,
        name=name,
        first=first,
        last=last,
        hard=calendar.uid in preferences.forbidden,
        weight=preferences.points(_WISHES[calendar.kind]),
        deadline_weight=_DEADLINE if holiday else 0,
    )


def _runs(days: Days, calendar: DayCalendar, year: Window) -> Iterator[tuple[str, int, int]]:
    """The calendar's days in the year as stretches of the same name, both ends included, as ordinals."""
    named = days.named((calendar.uid,), year.start.year - 1, year.end.year)
    run: tuple[str, int, int] | None = None
    for day, name in sorted((day.toordinal(), name) for day, name in named.items() if year.holds(day, day)):
        if run and (run[0], run[2] + 1) == (name, day):
            run = (name, run[1], day)
            continue
        if run:
            yield run
        run = (name, day, day)
    if run:
        yield run


def _beside(days: Days, year: Window, preferences: Preferences) -> Iterator[Period]:
    """Working days with a holiday or closed day, weekends aside, on one side or both."""
    off = closed(days, year)
    weight = preferences.points(Wish.BESIDE)
    for day in range(year.start.toordinal(), year.end.toordinal() if weight else 0):
        near = [other for other in (day - 1, day + 1) if other in off and other % 7 not in (6, 0)]
        if near and days.is_working(day):
            yield Period(uid=f"beside {day}", name=f"op ad {off[near[0]]}", first=day, last=day, weight=weight)
