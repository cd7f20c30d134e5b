"""Slots gathered into strands: meetings of one series that keep the same hours and come in a certain order.

A strand is what the problem knows as a series. What stands already is a strand of its own, so that an agreed date
may lie outside the order of those that a rule gives; so is each part of a requirement, but for parts that ask for the
same windows: those are spread over them together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
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
    every = list(slots)
    parts = _parts(every)
    for slot in every:
        part = _FIXED if slot.fixed else parts[slot.series.uid, slot.quota]
        found.setdefault((slot.series.uid, part, slot.habit), []).append(slot)
    pieces = Counter(uid for uid, *_ in found)
    strands: dict[str, Strand] = {}
    meetings: dict[str, Meeting] = {}
    for alike in found.values():
        series = alike[0].series
        uid = series.uid if series.uid not in strands else f"{series.uid} {len(strands)}"
        people = frozenset(group.uid for group in groups[series.uid])
        strands[uid] = _strand(uid, alike, people, deadlines.get(series.uid, ()), preferences)
        if pieces[series.uid] > 1:  # Then another part's meeting may come in between: ``spacing`` sees to it.
            strands[uid] = replace(strands[uid], gap=replace(strands[uid].gap, most=None))
        meetings |= {one.uid: one for one in _meetings(uid, alike)}
    return Strands(strands, meetings)


def _parts(slots: Iterable[Slot]) -> Mapping[tuple[str, int], object]:
    """What tells the parts of each requirement apart: the windows of those slots that have no day yet."""
    windows: dict[tuple[str, int], list[tuple[date, date]]] = {}
    for slot in slots:
        mine = windows.setdefault((slot.series.uid, slot.quota), [])
        if slot.quota and not slot.fixed:
            mine.append((slot.first, slot.last))
    return {(uid, quota): tuple(mine) if mine else quota for (uid, quota), mine in windows.items()}


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
    apart = [other - one for one, other in pairwise(_evenly(slots))]
    if not _is_spread(slots) or not any(apart):
        return Gap(least=own.least, most=own.most)
    slack = 0 if slots[0].by_rule else _AROUND
    return Gap(
        least=own.least,
        most=own.most,
        ideal_least=round(min(apart) * (1 - slack)),
        ideal_most=round(max(apart) * (1 + slack)),
        weight=preferences.points(Wish.SPREAD),
    )


def _is_spread(slots: Sequence[Slot]) -> bool:
    """Whether there is anything to spread: three and more, or two that share a window."""
    return len(slots) > 2 or (len(slots) == 2 and _window(slots[0]) == _window(slots[1]))


def _evenly(slots: Sequence[Slot]) -> Sequence[int]:
    """Where each would lie if nothing else counted: on its rule's day, or alone or with others even in its window."""
    sharing = Counter(map(_window, slots))
    before: Counter[tuple[date, date]] = Counter()
    found = []
    for slot in slots:
        window = _window(slot)
        found.append(_place(slot, before[window], sharing[window]))
        before[window] += 1
    return found


def _place(slot: Slot, number: int, count: int) -> int:
    if slot.by_rule and slot.wish:
        return slot.wish.toordinal()
    first, last = slot.first.toordinal(), slot.last.toordinal()
    return first + (last - first) * (2 * number + 1) // (2 * count)


def _window(slot: Slot) -> tuple[date, date]:
    return slot.first, slot.last


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
