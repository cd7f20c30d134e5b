"""Adjustment: what becomes of a date on a holiday, a closed day or a weekend. Every change has its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from planner.domain.days import Days
from planner.domain.occurrences import Occurrence, Reason, ReasonKind, RecurrenceId, Status, rid_text
from planner.domain.series import Adjustment, Policy
from planner.domain.spans import monday_of

REACH: Final = 63
"""How many days a date may be moved at most; past that it is cancelled, with the reason."""

_ONE_DAY: Final = timedelta(days=1)
_STEPS: Final = {
    Policy.NEXT_WORKING_DAY: 1,
    Policy.PREVIOUS_WORKING_DAY: -1,
    Policy.NEXT_SAME_WEEKDAY: 7,
    Policy.PREVIOUS_SAME_WEEKDAY: -7,
}
_ANY_DAY: Final = frozenset({Policy.NEXT_SAME_WEEKDAY, Policy.PREVIOUS_SAME_WEEKDAY})


def adjust(found: list[Occurrence], adjustments: tuple[Adjustment, ...], days: Days) -> list[Occurrence]:
    """The same occurrences, each moved off the day calendars' days as the adjustments say, identity kept.

    A skipped one, and one with no free day within ``REACH`` days, stays where it was as cancelled. A span of
    several days is moved as one when any of its days is taken. Windows without a day, and what is cancelled
    already, are left alone. Returns ``found`` itself when nothing changes.
    """
    active = tuple(choice for choice in adjustments if choice.policy is not Policy.KEEP)
    if not found or not active:
        return found
    first_year, last_year = found[0].first.year - 1, found[-1].last.year + 1
    taken = days.named(tuple(choice.day_calendar for choice in active), first_year, last_year)
    if taken.keys().isdisjoint([occurrence.first for occurrence in found]) and all(
        occurrence.first == occurrence.last for occurrence in found
    ):
        return found
    by_choice = [(choice.policy, days.named((choice.day_calendar,), first_year, last_year)) for choice in active]
    return [_adjusted(occurrence, by_choice, taken, days) for occurrence in found]


def _adjusted(
    occurrence: Occurrence,
    by_choice: list[tuple[Policy, Mapping[date, str]]],
    taken: Mapping[date, str],
    days: Days,
) -> Occurrence:
    if not occurrence.dated or occurrence.status is Status.CANCELLED:
        return occurrence
    for policy, named in by_choice:
        hit = next((day for day in _span(occurrence.first, occurrence.last) if day in named), None)
        if hit is None:
            continue
        if policy is Policy.SKIP:
            return _cancelled(occurrence, Reason(ReasonKind.SKIPPED, hit, named[hit]))
        return _moved_off(policy, occurrence, named[hit], taken, days)
    return occurrence


def _moved_off(
    policy: Policy, occurrence: Occurrence, name: str, taken: Mapping[date, str], days: Days
) -> Occurrence:
    length = occurrence.last - occurrence.first
    for first in _targets(policy, occurrence.first):
        free = all(
            day not in taken and (policy in _ANY_DAY or days.is_working(day.toordinal()))
            for day in _span(first, first + length)
        )
        if free:
            return occurrence._replace(
                first=first,
                last=first + length,
                reasons=(*occurrence.reasons, Reason(ReasonKind.ADJUSTED, occurrence.first, name)),
                details=occurrence.details._replace(moved_from=occurrence.first),
            )
    return _cancelled(occurrence, Reason(ReasonKind.NOWHERE_TO_GO, occurrence.first, name))


def _cancelled(occurrence: Occurrence, reason: Reason) -> Occurrence:
    return occurrence._replace(status=Status.CANCELLED, reasons=(*occurrence.reasons, reason))


def _targets(policy: Policy, day: date) -> Iterator[date]:
    if policy is Policy.SAME_WEEK:
        monday = monday_of(day)
        week = (monday + timedelta(days=offset) for offset in range(7))
        yield from sorted(week, key=lambda other: (abs(other - day), other < day))
        return
    step = _STEPS[policy]
    for offset in range(step, (REACH + 1) * (1 if step > 0 else -1), step):
        yield day + timedelta(days=offset)


def _span(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _ONE_DAY


def settle(found: list[Occurrence]) -> list[Occurrence]:
    """Where an adjusted occurrence of a series meets another one on a day, it yields: it is cancelled and says so.

    Of adjusted ones that meet, the one whose recurrence_id is earliest stands. What somebody moved, or whose status
    somebody stated, does not yield: that was a choice.
    """
    yielding = sorted((one for one in found if _may_yield(one)), key=lambda one: rid_text(one.recurrence_id))
    if not yielding:
        return found
    standing = [one for one in found if one.dated and one.status is not Status.CANCELLED and not _may_yield(one)]
    taken = {day for one in standing for day in _span(one.first, one.last)}
    collisions: dict[tuple[str, RecurrenceId], date] = {}
    for one in yielding:
        meeting = next((day for day in _span(one.first, one.last) if day in taken), None)
        if meeting is None:
            taken.update(_span(one.first, one.last))
        else:
            collisions[one.identity] = meeting
    return [
        _cancelled(one, Reason(ReasonKind.COLLIDES, collisions[one.identity])) if one.identity in collisions else one
        for one in found
    ]


def _may_yield(occurrence: Occurrence) -> bool:
    if not occurrence.reasons or occurrence.status is Status.CANCELLED:
        return False
    decided = occurrence.series.exceptions.get(occurrence.recurrence_id)
    was_adjusted = any(reason.kind is ReasonKind.ADJUSTED for reason in occurrence.reasons)
    return was_adjusted and (decided is None or decided.status is None)
