"""The first and last day that each meeting can still have, kept true as others are dated.

Ties only speak of "no earlier than" and "no later than". So when every bound has support at both ends of every
tie, all meetings on their first day satisfy all ties, and dating one meeting within its bounds never makes the
ties unsatisfiable. What rooms and shared people forbid is not looked at here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from planner.planning.candidates import Choice
from planner.planning.ties import Tie

Span = tuple[int, int]
"""First and last place, both included, in a meeting's candidates; first after last when nothing is left."""


class Bounds:
    """Bounds for the meetings that have a candidate. Where no plan can keep the ties they bound nothing."""

    def __init__(self, choices: Mapping[str, Choice], ties: Iterable[Tie]) -> None:
        self._days: Mapping[str, Sequence[int]] = {uid: choice.days for uid, choice in choices.items() if choice.days}
        self._ties: defaultdict[str, list[Tie]] = defaultdict(list)
        for tie in ties:
            if tie.before in self._days and tie.after in self._days:
                self._ties[tie.before].append(tie)
                self._ties[tie.after].append(tie)
        everything = {uid: (0, len(days) - 1) for uid, days in self._days.items()}
        self._spans = self._settled(dict(everything), everything) or everything

    def days(self, uid: str) -> Sequence[int]:
        """The candidates of the meeting that are still within its bounds."""
        first, last = self._spans[uid]
        return self._days[uid][first : last + 1]

    def narrowed(self, choices: Mapping[str, Choice]) -> Mapping[str, Choice]:
        """The choices without the days that are outside the bounds: no plan that keeps the ties is lost."""
        return {uid: choice.between(*self._spans[uid]) if choice.days else choice for uid, choice in choices.items()}

    def fix(self, dates: Mapping[str, int]) -> bool:
        """Date the meetings; False, and nothing changed, when some meeting would have no day left."""
        places = {uid: bisect_left(self._days[uid], day) for uid, day in dates.items()}
        fixed = {uid: (place, place) for uid, place in places.items()}
        settled = self._settled({**self._spans, **fixed}, fixed)
        if settled is None:
            return False
        self._spans = settled
        return True

    def _settled(self, spans: dict[str, Span], changed: Iterable[str]) -> dict[str, Span] | None:
        """The spans, with those that changed carried along all ties; None when some meeting has no day left."""
        waiting = dict.fromkeys(changed)
        while waiting:
            uid = next(iter(waiting))
            del waiting[uid]
            days, (first, last) = self._days[uid], spans[uid]
            for tie in self._ties[uid]:
                other, earliest, latest = _carried(tie, uid, days[first], days[last])
                narrowed = self._narrowed(other, spans[other], earliest, latest)
                if narrowed == spans[other]:
                    continue
                if narrowed[0] > narrowed[1]:
                    return None
                spans[other] = narrowed
                waiting[other] = None
        return spans

    def _narrowed(self, uid: str, span: Span, earliest: int | None, latest: int | None) -> Span:
        days, (first, last) = self._days[uid], span
        return (
            first if earliest is None else max(first, bisect_left(days, earliest)),
            last if latest is None else min(last, bisect_right(days, latest) - 1),
        )


def _carried(tie: Tie, uid: str, first: int, last: int) -> tuple[str, int | None, int | None]:
    """The other meeting of the tie, and the bounds that those of the one give it."""
    if tie.before == uid:
        return tie.after, tie.earliest_after(first), tie.latest_after(last)
    return tie.before, tie.earliest_before(first), tie.latest_before(last)
