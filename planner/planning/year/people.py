"""Who cannot be in two places: the bodies, and the people who sit in more than one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from planner.domain.series import Calendar, Person
from planner.planning.problem import Group
from planner.planning.year.preferences import Preferences, Wish

_FEW = 3
"""So many people are told by name."""


def groups(calendar: Calendar, preferences: Preferences) -> Mapping[str, frozenset[Group]]:
    """The groups of people who meet when each body (its key) does: itself, and those it shares with others.

    People who sit in exactly the same bodies make one group; those of one body alone are the body.
    """
    found: defaultdict[str, set[Group]] = defaultdict(set)
    for body in calendar.bodies:
        found[body.key].add(_group(f"body {body.key}", body.name, preferences))
    together: defaultdict[frozenset[str], list[Person]] = defaultdict(list)
    for person in calendar.people:
        if len(person.bodies) > 1:
            together[person.bodies].append(person)
    for bodies, people in together.items():
        group = _group(f"people {' '.join(sorted(bodies))}", _names(people), preferences)
        for key in bodies:
            found[key].add(group)
    return {key: frozenset(some) for key, some in found.items()}


def _group(uid: str, name: str, preferences: Preferences) -> Group:
    return Group(uid=uid, name=name, week_cap=preferences.busy, week_weight=preferences.points(Wish.LOAD))


def _names(people: Iterable[Person]) -> str:
    names = [person.role or person.name for person in people]
    more = f" + {len(names) - _FEW}" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more
