"""The next state of a plan: made at once by rule of thumb, and shown before it is accepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from planner.domain.plans import Plan, Suggestion
from planner.planning.candidates import choices
from planner.planning.checks import check
from planner.planning.greedy import propose
from planner.planning.problem import Problem
from planner.planning.steady import least_change
from planner.planning.whereabouts import Dates
from planner.services.plans.keeping import fresh
from planner.services.plans.looking import Look, look
from planner.services.plans.slots import days_of
from planner.services.transactions import writing
from planner.store import plans as store


def suggest(uid: str, now: datetime, seen: int, *, keep: bool = True) -> Plan:
    """Plan again by rule of thumb, without any solver: what comes out waits as the plan's suggestion.

    With ``keep`` as few dates as possible are left; without, all but the pinned, agreed and adopted ones are free.
    An earlier suggestion goes. Raises ``PlanChanged``, ``NoSuchPlan`` and ``PlanningError``.
    """
    seen_now = look(uid)
    problem = to_solve(seen_now, keep=keep)
    made = suggestion_of(seen_now, propose(problem, choices(problem)), now)
    with writing() as session:
        plan = replace(fresh(session, uid, seen), suggestion=made)
        store.put(session, plan)
    return plan


def to_solve(seen_now: Look, *, keep: bool) -> Problem:
    """The plan's problem; with ``keep`` the one in which leaving its dates costs."""
    return least_change(seen_now.problem, seen_now.dates) if keep else seen_now.problem


def suggestion_of(seen_now: Look, dates: Dates, now: datetime, *, bound: int = 0, solved: bool = False) -> Suggestion:
    """The dates as a suggestion for the plan that was looked at."""
    return Suggestion(
        uid=str(uuid4()),
        dates=days_of(dates),
        before=seen_now.plan.dates,
        made=now,
        cost=check(seen_now.planned.problem, dates).cost,
        bound=bound,
        solved=solved,
    )
