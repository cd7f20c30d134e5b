"""``plan solve`` and ``plan check``: the planner on instances in files, so that others can be held against it."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Any, Final

import click

from planner.cli.command import Command, Failed, Refused
from planner.planning import solutions
from planner.planning.checks import check
from planner.planning.errors import SolverCrashed, SolverMissing
from planner.planning.problem import Problem
from planner.planning.progress import Conflict, Progress, Result, Status
from planner.planning.reading import read_instance
from planner.planning.running import plan

UNSOLVED: Final = 1
BROKEN: Final = 1
IMPOSSIBLE: Final = 3

_MOST_BYTES: Final = 50_000_000

group = click.Group("plan", help="Planlæg et års møder.", short_help="Planlæg et års møder.")

_instance = click.argument("instance", type=click.Path(path_type=Path))
_form = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@group.command("solve", cls=Command)
@_instance
@click.option(
    "-o", "file", type=click.Path(path_type=Path), required=True, metavar="FILE", help="Hvor svaret skal stå."
)
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Hvor længe det må tage."
)
@_form
@click.pass_context
def solve_command(context: click.Context, instance: Path, file: Path, seconds: float, form: str) -> None:
    """Find den bedste plan for INSTANCE, og skriv den i FILE.

    Kan møderne ikke alle holdes, skrives i stedet nogle få af dem, som ikke kan holdes samtidig, og status er 3.
    Ctrl+C slutter i utide og skriver den bedste plan, der er fundet.
    """
    problem = read_instance(_read(instance))
    result = _plan(problem, seconds)
    if result.dates is not None:
        _write(file, solutions.solution_json(problem, result.dates))
    elif result.conflict:
        _write(file, solutions.conflict_json(problem, result.conflict.meetings))
    bound = None if result.cost is None else result.bound
    said = {"status": result.status.value, "cost": result.cost, "bound": bound}
    _say({**said, "seconds": round(result.seconds, 2)}, form)
    if result.conflict:
        _explain(result.conflict)
        context.exit(IMPOSSIBLE)
    if result.status is Status.UNKNOWN:
        context.exit(UNSOLVED)


@group.command("check", cls=Command)
@_instance
@click.argument("solution", type=click.Path(path_type=Path))
@_form
@click.pass_context
def check_command(context: click.Context, instance: Path, solution: Path, form: str) -> None:
    """Sig, hvad planen SOLUTION bryder, og hvad den koster. Bryder den noget, er status 1."""
    problem = read_instance(_read(instance))
    verdict = check(problem, solutions.read_solution(_read(solution), problem))
    broken = [
        {"code": one.code.value, "meetings": list(one.meetings), "text": one.text(problem, "da")}
        for one in verdict.violations
    ]
    points = {kind.value: count for kind, count in verdict.points.items()}
    if form == "json":
        _say({"feasible": verdict.feasible, "violations": broken, "cost": verdict.cost, "points": points}, form)
    else:
        for one in broken:
            click.echo(one["text"])
        _say({"violations": len(broken), "cost": verdict.cost, **points}, form)
    if broken:
        context.exit(BROKEN)


def _plan(problem: Problem, seconds: float) -> Result:
    with _interruptible() as stopped:
        try:
            return plan(problem, seconds=seconds, tell=_tell, stop=stopped)
        except (SolverMissing, SolverCrashed) as error:
            raise Failed(error.danish) from None


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Ctrl+C ends the search, not the command."""
    stopped = Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped.is_set
    finally:
        signal.signal(signal.SIGINT, before)


def _tell(progress: Progress) -> None:
    gap = f", højst {progress.gap:.1%} fra det bedst mulige" if progress.gap and progress.bound else ""
    click.echo(f"{progress.seconds:.1f} s: {progress.cost} point{gap}".replace(".", ","), err=True)


def _explain(conflict: Conflict) -> None:
    click.echo(f"{len(conflict.meetings)} møder kan ikke holdes samtidig: {', '.join(conflict.meetings)}", err=True)
    for sentence in conflict.because["da"]:
        click.echo(f"- {sentence}", err=True)
    if conflict.remedies["da"]:
        click.echo("Hver for sig ville dette hjælpe:", err=True)
    for sentence in conflict.remedies["da"]:
        click.echo(f"- {sentence}", err=True)


def _read(path: Path) -> object:
    """The JSON in the file. Raises ``Refused`` where there is none."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Refused(str(path), f"er større end {_MOST_BYTES} bytes.")
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise Refused(str(path), error.strerror or "kan ikke læses.") from None
    except (ValueError, RecursionError):
        raise Refused(str(path), "er ikke JSON.") from None


def _write(path: Path, answer: Mapping[str, object]) -> None:
    try:
        path.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise Refused("-o", f"{path}: {error.strerror}") from None


def _say(facts: Mapping[str, Any], form: str) -> None:
    if form == "json":
        click.echo(json.dumps(facts, ensure_ascii=False))
    else:
        for name, value in facts.items():
            click.echo(f"{name} {'-' if value is None else value}")
