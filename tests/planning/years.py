"""A short year to plan, in the format's own terms, for tests to change one thing in.

Four weeks from Monday 1 March 2027, with two groups and two bodies that share nobody.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from planner.planning.problem import Problem
from planner.planning.reading import read_instance

Json = dict[str, Any]


def body(uid: str, *groups: str, hours: str = "09:00-11:00", **more: Any) -> Json:
    """A series that meets in these hours, on any working day."""
    start, end = hours.split("-")
    return {"id": uid, "name": uid.title(), "groups": list(groups), "start": start, "end": end, **more}


def meeting(uid: str, first: int = 1, last: int = 26, **more: Any) -> Json:
    """Meeting "a-2" is the second of the series "a"; its window lies in March."""
    series, number = uid.split("-")
    return {"id": uid, "series": series, "no": int(number), "window": [march(first), march(last)], **more}


def march(day: int) -> str:
    """The day of March 2027 as an ISO date."""
    return date(2027, 3, day).isoformat()


def instance(*meetings: Json, **more: Any) -> Json:
    """An instance in which the series "a" and "b" have the given meetings."""
    base: Json = {
        "format": "moedeplan-instance/1",
        "name": "marts",
        "horizon": [march(1), march(28)],
        "groups": [{"id": "left", "name": "Left"}, {"id": "right", "name": "Right"}],
        "rooms": [{"id": "hall", "name": "Hall", "capacity": 1}],
        "series": [body("a", "left"), body("b", "right")],
        "meetings": list(meetings) or [meeting("a-1")],
    }
    return deepcopy(base | more)


def problem(*meetings: Json, **more: Any) -> Problem:
    """The same, read."""
    return read_instance(instance(*meetings, **more))


def dates(**days: int) -> dict[str, int]:
    """``dates(a_1=3)`` puts meeting "a-1" on 3 March."""
    return {uid.replace("_", "-"): date(2027, 3, day).toordinal() for uid, day in days.items()}
