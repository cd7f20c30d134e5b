"""What ``running`` and its ``worker`` say to each other, as JSON. Days are ordinals here, as everywhere inside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from planner.domain.remedies import Remedy
from planner.planning.instances import instance_json
from planner.planning.problem import Problem
from planner.planning.progress import Conflict, Progress, Result, Status
from planner.planning.reading import read_instance
from planner.planning.whereabouts import Dates

Message = Mapping[str, Any]


def request_json(problem: Problem, start: Dates, seconds: float) -> Message:
    """What the worker is asked."""
    return {"instance": instance_json(problem), "start": start, "seconds": seconds}


def request_from(message: Message) -> tuple[Problem, Dates, float]:
    """The problem, a plan to begin with, and the seconds to work."""
    return read_instance(message["instance"]), message["start"], message["seconds"]


def progress_json(progress: Progress) -> Message:
    """A step ahead."""
    return {
        "step": True,
        "seconds": progress.seconds,
        "seconds_left": progress.seconds_left,
        "dates": progress.dates,
        "cost": progress.cost,
        "bound": progress.bound,
    }


def result_json(result: Result) -> Message:
    """The end."""
    return {
        "step": False,
        "status": result.status,
        "seconds": result.seconds,
        "bound": result.bound,
        "dates": result.dates,
        "cost": result.cost,
        "conflict": None if result.conflict is None else asdict(result.conflict),
    }


def answer_from(message: Message) -> Progress | Result:
    """The step or the end that the worker tells of."""
    if message["step"]:
        return Progress(
            message["seconds"], message["seconds_left"], message["dates"], message["cost"], message["bound"]
        )
    told = message["conflict"]
    conflict = told and Conflict(tuple(told["meetings"]), told["because"], tuple(map(_remedy_from, told["ways"])))
    return Result(
        Status(message["status"]),
        message["seconds"],
        message["bound"],
        message["dates"],
        message["cost"],
        conflict,
    )


def _remedy_from(message: Message) -> Remedy:
    return Remedy(
        kind=message["kind"], about=message["about"], meetings=tuple(message["meetings"]), told=message["told"]
    )
