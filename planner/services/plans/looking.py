"""What a plan is, held against the calendar of today: each meeting with its day, its reasons and its clashes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from planner.domain.chain import expand_calendar
from planner.domain.days import Days
from planner.domain.errors import Language
from planner.domain.occurrences import HangsOn, Occurrence, RecurrenceId, day_order
from planner.domain.plans import Adopted, BodyState, Plan
from planner.domain.series import Calendar
from planner.domain.spans import Times, Window
from planner.planning import worth
from planner.planning.checks import Verdict, broken, check
from planner.planning.items import rehosted
from planner.planning.prices import Kind
from planner.planning.problem import Problem
from planner.planning.steady import pinned
from planner.planning.violations import Code, Violation
from planner.planning.whereabouts import Dates
from planner.planning.whynot import Prospect, Standing, prospect
from planner.planning.year.adopting import Adoption, adoption
from planner.planning.year.building import PlannedYear, from_calendar
from planner.planning.year.preferences import Preferences
from planner.planning.year.proposals import Proposal, proposed
from planner.planning.year.slots import Slot
from planner.planning.year.straying import with_strays
from planner.planning.year.written import preferences_from_data
from planner.services import calendars
from planner.services.plans import keeping
from planner.services.plans.slots import body_of

_AROUND: Final = 120
"""Days around the year within which what follows its meetings is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One meeting of a plan. ``first`` to ``last`` are its days, both included; None: it has none yet.

    ``standing`` says whether that is the rule's (or last year's) day, another one, or none. ``agreed``: it stood in
    the calendar before, and the plan keeps it; ``pinned``: no solve may move it. ``why`` tells, of a moved one,
    what the rule's day would break or cost. ``broken`` are the hard rules that it breaks, ``points`` what its day
    costs.
    """

    slot: Slot
    body: str
    first: date | None
    last: date | None
    times: Times | None
    standing: Standing
    agreed: bool
    pinned: bool
    why: Prospect | None
    broken: tuple[Violation, ...]
    points: Mapping[Kind, int]

    @property
    def uid(self) -> str:
        """The slot's."""
        return self.slot.uid

    @property
    def wish(self) -> date | None:
        """The rule's day, or last year's week and weekday."""
        return self.slot.wish


@dataclass(frozen=True, kw_only=True)
class Look:
    """A plan as it is against one state of the calendar.

    ``problem`` has the pins and the dates that bodies have adopted as fixed; ``dates`` are the plan's, in ordinals,
    by the uids of the problem's meetings.
    """

    plan: Plan
    preferences: Preferences
    planned: PlannedYear
    problem: Problem
    dates: Dates

    @cached_property
    def verdict(self) -> Verdict:
        """What the plan as a whole breaks and costs."""
        return check(self.planned.problem, self.dates)

    @cached_property
    def rows(self) -> Sequence[Row]:
        """Every meeting of the year in the order of their days, those without one last."""
        mine = _by_meeting(self.verdict.violations)
        return [self._row(one, mine.get(one.slot.uid, ())) for one in proposed(self.planned, self.dates)]

    def row(self, uid: str) -> Row | None:
        """The meeting of that slot; None where the calendar of today has none such."""
        return next((row for row in self.rows if row.uid == uid), None)

    def of_body(self, body: str) -> list[Row]:
        """The rows of one body (its key, or ``NO_BODY``)."""
        return [row for row in self.rows if row.body == body]

    @cached_property
    def bodies(self) -> Mapping[str, BodyState]:
        """Every body that has something in the plan, by key in the calendar's order, with how far it has come."""
        present = {row.body for row in self.rows} | set(self.plan.bodies)
        order = [body.key for body in self.planned.calendar.bodies]
        keys = [key for key in order if key in present] + sorted(present - set(order))
        return {key: self.plan.of(key) for key in keys}

    def notices(self, language: Language) -> list[str]:
        """What is wrong before anything is solved: dates that stand where they may not, meetings without a day."""
        told = [notice.text(language) for notice in self.planned.notices]
        return [*told, *(one.text(self.problem, language) for one in self.contradictions)]

    @cached_property
    def contradictions(self) -> Sequence[Violation]:
        """The hard rules that pinned and agreed dates break by themselves: no solve can mend those."""
        fixed = {uid: one.fixed for uid, one in self.problem.meetings.items() if one.fixed is not None}
        return list(broken(self.problem, fixed))

    def is_free(self, row: Row) -> bool:
        """Whether the plan may say when the meeting is: neither agreed on in the calendar nor adopted by its body."""
        return row.slot.fixed is None and not self.plan.of(row.body).is_adopted

    def clashes(self, row: Row, language: Language) -> list[str]:
        """The hard rules that the row breaks, in sentences."""
        return [one.text(self.planned.problem, language) for one in row.broken]

    def told(self, one: Prospect, language: Language) -> list[str]:
        """What a day would break, and what it would cost or save, in sentences."""
        return self.broken(one, language) + list(worth.in_words(one.points, language))

    def broken(self, one: Prospect, language: Language) -> list[str]:
        """What a day would break, in sentences."""
        return [violation.text(self.planned.problem, language) for violation in one.broken]

    def why_not(self, uid: str, day: date) -> Prospect | None:
        """What it would mean to have the meeting on that day, all else as it is; None for a meeting unknown here.

        Pins do not count: they are decided here. ``told`` says it in words.
        """
        problem = self.planned.problem
        meeting = problem.meetings.get(uid)
        if meeting is None:
            return None
        ordinal = day.toordinal()
        if uid in self.dates:
            return self._followed(uid, prospect(problem, self.dates, uid, ordinal))
        found = (one for one in broken(problem, {**self.dates, uid: ordinal}) if uid in one.meetings)
        return Prospect(ordinal, tuple(found), {})

    def _followed(self, uid: str, one: Prospect) -> Prospect:
        """The same without what is said of items that would go along with their meeting."""
        if not any(violation.code is Code.HOST for violation in one.broken):
            return one
        after = rehosted(self.problem, {**self.dates, uid: one.day})
        left = (
            violation
            for violation in one.broken
            if violation.code is not Code.HOST or any(item not in after for item in violation.meetings)
        )
        return replace(one, broken=tuple(left))

    def prospects(self, uid: str, first: date, last: date) -> Iterator[Prospect]:
        """The same for every day from first to last."""
        for number in range((last - first).days + 1):
            found = self.why_not(uid, first + timedelta(days=number))
            if found is not None:
                yield found

    @cached_property
    def adoption(self) -> Adoption:
        """The calendar as it would be if all bodies adopted the plan."""
        return adoption(self.planned, self.dates)

    def occurrences(self, window: Window | None = None) -> list[Occurrence]:
        """The calendar's occurrences in the plan's year (or that window) as if all bodies had adopted the plan.

        Deadlines and items have followed their meetings. By ``day_order``, as for every other view.
        """
        return expand_calendar(self.adoption.calendar.series, self.planned.days, window or self.plan.year)

    def slot_of(self, occurrence: Occurrence) -> str | None:
        """The uid of the slot whose meeting the occurrence (of ``occurrences``) is; None for all else."""
        return self._slots_by_name.get(occurrence.identity)

    @cached_property
    def following(self) -> Mapping[str, Sequence[Occurrence]]:
        """The deadlines and items that follow each meeting, directly or by way of another, by the slot's uid.

        Also those before the year that belong to a meeting in it.
        """
        around = self.plan.year.padded(_AROUND, _AROUND)
        found: dict[str, list[Occurrence]] = {}
        slots: dict[HangsOn, str] = {HangsOn(*identity): uid for identity, uid in self._slots_by_name.items()}
        hanging = [one for one in self.occurrences(around) if one.details.placed_on is not None]
        while hanging:
            reached = [one for one in hanging if one.details.placed_on in slots]
            for one in reached:
                slot = slots[one.details.placed_on or HangsOn(*one.identity)]
                slots.setdefault(HangsOn(*one.identity), slot)
                found.setdefault(slot, []).append(one)
            left = [one for one in hanging if one.details.placed_on not in slots]
            if not reached:
                break
            hanging = left
        return {uid: sorted(some, key=day_order) for uid, some in found.items()}

    @cached_property
    def _slots_by_name(self) -> Mapping[tuple[str, RecurrenceId], str]:
        names = self.adoption.names
        return {
            (one.series.uid, names.get(one.identity, one.recurrence_id)): one.uid
            for one in (*self.planned.slots.values(), *self.planned.standing, *self.planned.hopeless)
        }

    def frozen(self, bodies: Collection[str]) -> Iterator[tuple[str, Adopted]]:
        """The dates of these bodies as they would be frozen now, each with its body."""
        for row in self.rows:
            if row.body in bodies and row.first is not None and row.last is not None:
                yield (
                    row.body,
                    Adopted(
                        slot=row.uid,
                        series=row.slot.series.uid,
                        title=row.slot.series.title,
                        first=row.first,
                        last=row.last,
                        times=row.times,
                    ),
                )

    def _row(self, one: Proposal, mine: Sequence[Violation]) -> Row:
        slot, body = one.slot, body_of(one.slot)
        return Row(
            slot=slot,
            body=body,
            first=one.first,
            last=one.last,
            times=slot.habit.times,
            standing=one.standing,
            agreed=one.stands,
            pinned=slot.uid in self.plan.pinned,
            why=one.why and self._followed(slot.uid, one.why),
            broken=tuple(violation for violation in mine if violation.code is not Code.MISSING),
            points=self.verdict.by_meeting.get(slot.uid, {}),
        )


def look(uid: str) -> Look:
    """The plan against the calendar as it stands. Raises ``NoSuchPlan``, and ``PlanningError`` (see ``look_at``).

    Kept for as long as neither has changed, so that a page and its parts share it.
    """
    plan = keeping.one(uid)
    kept: list[Look] = calendars.derived((Look, uid), list)
    found = next((one for one in kept if one.plan == plan), None)
    if found is None:
        found = look_at(plan, calendars.current(), calendars.days())
        kept[:] = [found]
    return found


def look_at(plan: Plan, calendar: Calendar, days: Days) -> Look:
    """The plan against a calendar, whose ``days`` they are.

    Raises ``PlanningError`` where the calendar no longer has anything to plan in that year, and ``DomainError``.
    """
    preferences = preferences_from_data(plan.preferences)
    planned = with_strays(from_calendar(calendar, days, plan.year, preferences), plan.dates)
    dates = dates_in(plan, planned)
    held = plan.pinned | {uid for uid, slot in planned.slots.items() if plan.of(body_of(slot)).is_adopted}
    return Look(
        plan=plan, preferences=preferences, planned=planned, problem=pinned(planned.problem, dates, held), dates=dates
    )


def dates_in(plan: Plan, planned: PlannedYear, dates: Mapping[str, date] | None = None) -> Dates:
    """The plan's dates (or others of it) in the problem: agreed ones as they stand, and items at their meetings."""
    mine = plan.dates if dates is None else dates
    found: dict[str, int] = {}
    for uid in planned.problem.meetings:
        slot = planned.slots.get(uid)
        day = slot.fixed if slot is not None and slot.fixed else mine.get(uid)
        if day is not None:
            found[uid] = day.toordinal()
    return rehosted(planned.problem, found)


def _by_meeting(violations: Sequence[Violation]) -> Mapping[str, Sequence[Violation]]:
    found: dict[str, list[Violation]] = {}
    for violation in violations:
        for uid in violation.meetings:
            found.setdefault(uid, []).append(violation)
    return found
