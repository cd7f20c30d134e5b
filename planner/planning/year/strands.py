"""Slots gathered into strands: meetings of one series that keep the same hours and come in a certain order.

A strand is what the problem knows as a series. What stands already is a strand of its own, so that an agreed date
may lie outside the order of those that a rule gives; so is each part of a requirement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from planner.domain.spans import Times
from planner.planning.problem import Gap, Group, Meeting
from planner.planning.problem import Series as Strand
from planner.planning.year.preferences import Preferences, Wish
from planner.planning.year.slots import Slot

_ALL_DAY = (0, 24 * 60)
_FIXED = -1
_AROUND = 0.3
"""How far from even, as a part of the distance, is still even."""


@dataclass(frozen=True, slots=True)
class Strands:
    """The problem's series with their meetings; ``of`` names the strand of each slot."""

    series: Mapping[str, Strand]
    meetings: Mapping[str, Meeting]


def gathered(
    slots: Iterable[Slot],
    groups: Mapping[str, frozenset[Group]],
    deadlines: Mapping[str, tuple[int, ...]],
    preferences: Preferences,
) -> Strands:
    """The strands of the slots.

    ``groups`` has the people of each calendar series, ``deadlines`` how many working days before it something is due.
    """
    found: dict[tuple[object, ...], list[Slot]] = {}
    for slot in slots:
        part = _FIXED if slot.fixed else slot.quota
        found.setdefault((slot.series.uid, part, slot.habit), []).append(slot)
    strands: dict[str, Strand] = {}
    meetings: dict[str, Meeting] = {}
    for alike in found.values():
        series = alike[0].series
        uid = series.uid if series.uid not in strands else f"{series.uid} {len(strands)}"
        people = frozenset(group.uid for group in groups[series.uid])
        strands[uid] = _strand(uid, alike, people, deadlines.get(series.uid, ()), preferences)
        meetings |= {one.uid: one for one in _meetings(uid, alike)}
    return Strands(strands, meetings)


def _strand(
    uid: str, slots: Sequence[Slot], people: frozenset[str], deadlines: tuple[int, ...], preferences: Preferences
) -> Strand:
    first, own = slots[0], preferences.of(slots[0].series.uid)
    start, end = minutes(first.habit.times)
    decided = first.fixed is None
    return Strand(
        uid=uid,
        name=f"{first.series.title}: {first.label}" if first.label else first.series.title,
        groups=people,
        start=start,
        end=end,
        weekdays=dict.fromkeys(sorted(own.weekdays), 0) if own.weekdays and decided else None,
        days=first.habit.length,
        room=first.series.place if first.series.place in preferences.rooms else None,
        gap=_gap(slots, preferences) if decided else Gap(),
        same_weekday_weight=preferences.points(Wish.WEEKDAY) if decided and not first.by_rule else 0,
        week_weight=preferences.points(Wish.RULE if first.by_rule else Wish.LAST_YEAR),
        weekday_weight=(preferences.points(Wish.RULE if first.by_rule else Wish.LAST_YEAR) + 1) // 2,
        deadlines=deadlines,
    )


def minutes(times: Times | None) -> tuple[int, int]:
    """Times of day as minutes after midnight; all of the day where there are none."""
    if times is None:
        return _ALL_DAY
    start, end = _minute(times.start), _minute(times.ends())
    return (start, end) if start < end else (start, _ALL_DAY[1])


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _gap(slots: Sequence[Slot], preferences: Preferences) -> Gap:
    """The spread: as even as the rule's own days are, or as the windows that the days have to lie in."""
    own = preferences.of(slots[0].series.uid)
    apart = [_middle(other) - _middle(one) for one, other in pairwise(slots)]
    if len(apart) < 2 or not any(apart):
        return Gap(least=own.least, most=own.most)
    slack = 0 if slots[0].by_rule else _AROUND
    return Gap(
        least=own.least,
        most=own.most,
        ideal_least=round(min(apart) * (1 - slack)),
        ideal_most=round(max(apart) * (1 + slack)),
        weight=preferences.points(Wish.SPREAD),
    )


def _middle(slot: Slot) -> int:
    if slot.by_rule and slot.wish:
        return slot.wish.toordinal()
    return (slot.first.toordinal() + slot.last.toordinal()) // 2


def _meetings(strand: str, slots: Sequence[Slot]) -> Iterable[Meeting]:
    for number, slot in enumerate(slots, 1):
        yield Meeting(
            uid=slot.uid,
            series=strand,
            number=number,
            earliest=slot.first.toordinal(),
            latest=slot.last.toordinal(),
            fixed=slot.fixed.toordinal() if slot.fixed else None,
            target=slot.wish.toordinal() if slot.wish else None,
        )
