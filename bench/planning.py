"""Planning a year: ours beside a greedy plan and last year's dates rolled forward, on generated years of three sizes.

Costs count only where nothing is broken. "Best possible" is the proved bound. What is asked of the planner on two
cores (issue 6): 80 meetings proved in 1.5 s; 420 meetings first plan in 3 s, 3 % at 10 s, 0.5 % at 60 s; 1,500
meetings 15 s, 2 % at 60 s; four changes planned for, or a conflict found, in 5 s; below 600 MB; greedy 0.5 s.
"""

from __future__ import annotations

import resource
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Final

from bench.planning_instances import SIZES, generate
from planner.planning.candidates import Choice, choices
from planner.planning.checks import check
from planner.planning.greedy import propose
from planner.planning.problem import Meeting, Period, Problem
from planner.planning.progress import Progress, Result
from planner.planning.reading import read_instance
from planner.planning.roll_forward import roll_forward
from planner.planning.running import plan
from planner.planning.whereabouts import Dates

SECONDS: Final = {"small": 20, "municipality": 60, "large": 60}
WEIGHTS: Final = {"BYR": (20, 3), "ØU": (15, 3), "U": (12, 2)}
"""Points for leaving a published date, and for each week away from it; other bodies' are below."""

OTHERS: Final = (4, 1)


@dataclass
class Course:
    """How a solve went: the costs as they fell."""

    costs: list[tuple[float, int]] = field(default_factory=list)

    def note(self, progress: Progress) -> None:
        if progress.cost is not None:
            self.costs.append((progress.seconds, progress.cost))

    def at(self, seconds: float) -> int | None:
        """The cost of the best plan after so many seconds."""
        return min((cost for moment, cost in self.costs if moment <= seconds), default=None)


def main() -> None:
    """Print a table for each size, with planning again and a conflict on the larger two."""
    for size in SIZES:
        problem = read_instance(generate(size))
        print(f"{problem.name}: {len(problem.meetings)} meetings, {len(problem.series)} series")
        at_once("roll forward", roll_forward, problem)
        at_once("greedy", propose, problem)
        result = solved(problem, SECONDS[size])
        if size != "small" and result.dates is not None:
            planned_again(problem, result.dates)
            in_conflict(problem)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"largest solving process: {peak} MB")


def at_once(name: str, propose: Callable[[Problem, Mapping[str, Choice]], Dates], problem: Problem) -> None:
    begun = perf_counter()
    dates = propose(problem, choices(problem))
    seconds = perf_counter() - begun
    verdict = check(problem, dates)
    print(f"  {name:13} {seconds:6.2f} s   cost {verdict.cost:5}   broken rules {len(verdict.violations)}")


def solved(problem: Problem, seconds: float) -> Result:
    course = Course()
    result = plan(problem, seconds=seconds, tell=course.note)
    first = course.costs[0][0] if course.costs else result.seconds
    told = f"{result.status.value}, bound {result.bound}, first plan at {first:.2f} s"
    print(f"  solver        {result.seconds:6.2f} s   {told}")
    for moment in (3, 10, 30, 60):
        cost = course.at(moment)
        if cost is not None and moment < seconds + 1:
            over = (cost - result.bound) / result.bound
            print(f"    at {moment:2} s      cost {cost:5}   at most {over:.1%} above the best possible")
    return result


def planned_again(problem: Problem, dates: Dates) -> None:
    """Four days on which something was published are taken; how many meetings move?"""
    published = replace(problem, meetings={uid: _published(problem, uid, day) for uid, day in dates.items()})
    taken = sorted(dates.values())[20 :: len(dates) // 4][:4]
    periods = (Period(uid=f"taken{day}", name="taken", first=day, last=day, hard=True) for day in taken)
    changed = replace(published, periods=(*problem.periods, *periods))
    result = plan(changed, seconds=5)
    if result.dates is None:
        print("  planned again: no plan")
        return
    forced = sum(day in taken for day in dates.values())
    moved = sum(day != dates[uid] for uid, day in result.dates.items())
    print(
        f"  planned again {result.seconds:6.2f} s   {result.status.value}, cost {result.cost}, bound {result.bound}, "
        f"{moved} meetings move, {forced} lay on the four days"
    )


def _published(problem: Problem, uid: str, day: int) -> Meeting:
    series = problem.meetings[uid].series
    move, week = WEIGHTS.get(series, WEIGHTS["U"] if series.startswith("U") else OTHERS)
    return replace(problem.meetings[uid], current=day, move_weight=move, move_week_weight=week)


def in_conflict(problem: Problem) -> None:
    """The council's finance committee is to meet five weeks before the council: what cannot be held?"""
    links = (replace(link, least=25, most=None) if link.after == "BYR-10" else link for link in problem.links)
    result = plan(replace(problem, links=tuple(links)), seconds=5)
    conflict = result.conflict
    found = ", ".join(conflict.meetings) if conflict else result.status.value
    print(f"  conflict      {result.seconds:6.2f} s   {found}")
    for sentence in conflict.because["en"] if conflict else ():
        print(f"    {sentence}")
