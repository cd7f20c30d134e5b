"""The distance between meetings of one series that lie in several strands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from planner.planning.problem import Group
from planner.planning.problem import Series as Strand
from planner.planning.year.preferences import Preferences, Wish
from planner.planning.year.slots import Slot


def between_parts(
    own_groups: Mapping[str, Group], slots: Iterable[Slot], strands: Iterable[Strand], preferences: Preferences
) -> Iterator[Group]:
    """Of the series' own groups (by series uid) those whose meetings lie in several strands, now keeping apart.

    What the series asks for at least holds between any two of them; what it asks for at most, from each to the next,
    whichever part that belongs to, unless all of them are agreed on. Even where it asks for nothing, the parts of a
    requirement would rather not meet in one week.
    """
    asking: dict[str, bool] = {}
    free: set[str] = set()
    for slot in slots:
        asking[slot.series.uid] = slot.series.requirement is not None
        if slot.fixed is None:
            free.add(slot.series.uid)
    every = list(strands)
    for uid, asks in asking.items():
        parts = [one for one in every if own_groups[uid].uid in one.groups]
        if len(parts) > 1:
            own = preferences.of(uid)
            group = replace(own_groups[uid], apart=own.least, within=own.most if uid in free else None)
            yield _once_a_week(group, parts, preferences) if asks else group


def _once_a_week(group: Group, parts: Iterable[Strand], preferences: Preferences) -> Group:
    longest = max(one.days for one in parts)
    return replace(group, week_cap=longest, week_weight=preferences.points(Wish.SPREAD))
