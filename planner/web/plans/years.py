"""The twelve months before a plan's: what stands beside it."""

from __future__ import annotations

from planner.domain.occurrences import Occurrence
from planner.domain.plans import Plan
from planner.domain.spans import Window
from planner.domain.twelve_months import months_on
from planner.planning.year.slots import DECIDED
from planner.services import views


def year_before(year: Window) -> Window:
    """The twelve months before the plan's."""
    return Window(months_on(year.start, -12), year.start)


def label_before(plan: Plan) -> str:
    """What people call them: "2026", or "2026/27"."""
    start = year_before(plan.year).start
    return f"{start.year}" if start.month == 1 else f"{start.year}/{(start.year + 1) % 100:02}"


def meetings_before(year: Window) -> list[Occurrence]:
    """Those meetings of the year before that a plan would date."""
    return [one for one in views.occurrences(year_before(year)) if one.series.kind in DECIDED]
