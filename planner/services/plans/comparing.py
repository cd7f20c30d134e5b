"""Two plans, a plan and the calendar, or a plan and what is suggested for it, beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.errors import DomainError
from planner.domain.plans import Plan
from planner.planning.year.slots import Slot
from planner.services import calendars
from planner.services.plans.editing import merged
from planner.services.plans.looking import Look, look, look_at
from planner.services.plans.slots import bodies_by_series, body_of


@dataclass(frozen=True, slots=True)
class Difference:
    """A meeting that has another day on the other side; None: it has none there."""

    slot: Slot
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs, by body (keys; those without a difference are left out), in the order of the days.

    ``cost`` is what the two sides cost, ``broken`` how many hard rules they break; None for the calendar.
    """

    bodies: Mapping[str, Sequence[Difference]]
    cost: tuple[int | None, int]
    broken: tuple[int | None, int]

    @property
    def count(self) -> int:
        """How many meetings differ."""
        return sum(map(len, self.bodies.values()))


def with_plan(uid: str, other: str) -> Comparison:
    """From the other plan to this one. Raises ``DomainError`` (``other``) for another year, and ``NoSuchPlan``."""
    after, before = look(uid), look(other)
    if after.plan.year != before.plan.year:
        raise DomainError("other", "De to planer er for hver sit år.", "The two plans are for different years.")
    return _between(before, after)


def with_calendar(uid: str) -> Comparison:
    """From the calendar, as its rules and agreed dates have it, to the plan. Raises ``NoSuchPlan``."""
    after = look(uid)
    days = {one.uid: one.fixed or (one.wish if one.by_rule else None) for one in after.planned.slots.values()}
    found = _differences(after.planned.slots, days, _days(after))
    return Comparison(bodies=found, cost=(None, after.verdict.cost), broken=(None, len(after.verdict.violations)))


def with_suggestion(uid: str) -> Comparison | None:
    """From the plan to what is suggested for it, as accepting it would leave it; None where nothing waits."""
    before = look(uid)
    after = suggested(before)
    return None if after is None else _between(before, after)


def suggested(before: Look) -> Look | None:
    """The plan as it would be with its suggestion; None where nothing waits."""
    plan: Plan = before.plan
    if plan.suggestion is None:
        return None
    dates = merged(plan, plan.suggestion, bodies_by_series(before.planned.calendar))
    return look_at(replace(plan, dates=dates, suggestion=None), calendars.current(), calendars.days())


def _between(before: Look, after: Look) -> Comparison:
    slots = {**before.planned.slots, **after.planned.slots}
    return Comparison(
        bodies=_differences(slots, _days(before), _days(after)),
        cost=(before.verdict.cost, after.verdict.cost),
        broken=(len(before.verdict.violations), len(after.verdict.violations)),
    )


def _days(seen: Look) -> Mapping[str, date | None]:
    return {uid: date.fromordinal(day) for uid, day in seen.dates.items()}


def _differences(
    slots: Mapping[str, Slot], before: Mapping[str, date | None], after: Mapping[str, date | None]
) -> Mapping[str, Sequence[Difference]]:
    found: dict[str, list[Difference]] = {}
    for one in sorted(
        _all(slots, before, after), key=lambda one: (one.before or one.after or date.max, one.slot.uid)
    ):
        found.setdefault(body_of(one.slot), []).append(one)
    return found


def _all(
    slots: Mapping[str, Slot], before: Mapping[str, date | None], after: Mapping[str, date | None]
) -> Iterator[Difference]:
    for uid, slot in slots.items():
        if before.get(uid) != after.get(uid):
            yield Difference(slot, before.get(uid), after.get(uid))
