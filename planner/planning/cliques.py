"""Bodies of which no two can meet on the same day, gathered into sets as large as possible.

"At most one of these ten" says more to a solver than 45 pairs do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from planner.planning.problem import Problem, Series, clash, overlap_in_time


def cliques(problem: Problem) -> Sequence[frozenset[str]]:
    """Sets of series such that every pair that excludes each other on a day is in one of them."""
    bodies = [series for series in problem.series.values() if series.host is None]
    apart: dict[str, set[str]] = {series.uid: set() for series in bodies}
    for one, other in combinations(bodies, 2):
        if _exclude(problem, one, other):
            apart[one.uid].add(other.uid)
            apart[other.uid].add(one.uid)
    return [*_cover(apart), *(frozenset([one.uid]) for one in bodies if one.days > 1 and clash(one, one))]


def _exclude(problem: Problem, one: Series, other: Series) -> bool:
    shared = one.groups & other.groups
    if any(problem.groups[uid].day_max == 1 for uid in shared):
        return True
    if not overlap_in_time(one, other):
        return False
    return bool(shared) or (one.room is not None and one.room == other.room and problem.rooms[one.room].capacity == 1)


def _cover(apart: Mapping[str, set[str]]) -> Iterable[frozenset[str]]:
    """Grow a clique from each pair that no clique holds yet, always by whom most pairs would profit."""
    left = {frozenset((one, other)) for one, others in apart.items() for other in others}
    for one, others in apart.items():
        for other in sorted(others):
            if frozenset((one, other)) not in left:
                continue
            clique = [one, other]
            common = apart[one] & apart[other]
            while common:
                best = max(sorted(common), key=lambda uid: sum(frozenset((uid, some)) in left for some in clique))
                clique.append(best)
                common = common & apart[best]
            left.difference_update(map(frozenset, combinations(clique, 2)))
            yield frozenset(clique)
