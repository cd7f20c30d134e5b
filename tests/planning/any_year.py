"""Short years of every kind, possible and impossible, for the invariants: few meetings, every rule of the format."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]

DAYS = 24
GROUPS = ("g0", "g1")
TURNS = (-10, -114, 303)
"""Weeks from March 2027 to where a year ends with week 53 (2026, 2032), and to where it ends with week 1 (2024)."""


def iso(day: int) -> str:
    """The day so many days after Monday 1 March 2027."""
    return (date(2027, 3, 1) + timedelta(days=day)).isoformat()


def sometimes(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    """Any of the fields, each there or not."""
    return st.fixed_dictionaries({}, optional=fields)


def points(most: int = 4) -> st.SearchStrategy[int]:
    return st.integers(0, most)


days = st.integers(0, DAYS - 1).map(iso)
some_groups = st.lists(st.sampled_from(GROUPS), unique=True)
groups = st.tuples(
    *(
        sometimes(
            day_max=st.integers(1, 2),
            week_max=st.integers(1, 4),
            week_cap=st.integers(0, 3),
            week_weight=points(),
            apart=st.integers(0, 6),
            within=st.integers(4, 20),
        ).map(lambda more, uid=uid: {"id": uid, **more})
        for uid in GROUPS
    )
).map(list)
gaps = sometimes(
    min=st.integers(0, 8),
    max=st.integers(4, 14),
    ideal_min=st.integers(1, 9),
    ideal_max=st.integers(3, 12),
    weight=points(),
)
weekdays = st.dictionaries(st.integers(1, 6).map(str), points(), min_size=2)
hours = st.sampled_from([("09:00", "10:00"), ("09:00", "12:00"), ("10:00", "11:00"), ("11:00", "12:00")])

# What more there may be is made once: to make it for every draw takes longer than to draw.
more_of_a_series = sometimes(
    weekdays=weekdays,
    days=st.integers(1, 2),
    room=st.just("r0"),
    load=st.integers(0, 2),
    gap=gaps,
    same_weekday_weight=points(),
    last_year=sometimes(week_weight=points(), weekday_weight=points()),
    deadlines=st.lists(st.integers(1, 5).map(lambda count: {"workdays_before": count}), max_size=1),
)
more_of_a_meeting = sometimes(
    target=days, gap_before=st.booleans(), current=days, move_weight=points(9), move_week_weight=points()
)
more_of_a_link = sometimes(min=st.integers(-3, 4), max=st.integers(2, 12), unit=st.sampled_from(["days", "workdays"]))
more_of_a_period = sometimes(hard=st.booleans(), weight=points(), deadline_weight=points())
whose_period = st.just("*") | some_groups
up_to_two_days = st.lists(days, max_size=2)


@st.composite
def series(draw: st.DrawFn, number: int) -> Json:
    start, end = draw(hours)
    more = draw(more_of_a_series)
    hosted = {"on": "s0"} if number and draw(st.integers(0, 3)) == 0 else {}
    return {"id": f"s{number}", "groups": draw(some_groups), "start": start, "end": end, **more, **hosted}


@st.composite
def meetings(draw: st.DrawFn, number: int) -> list[Json]:
    found = []
    for place in range(draw(st.integers(1, 2))):
        first = draw(st.integers(0, 8)) + 9 * place
        last = min(DAYS - 1, first + draw(st.integers(0, 6)))
        more = draw(more_of_a_meeting)
        if draw(st.integers(0, 7)) == 0:
            more["fixed"] = iso(draw(st.integers(first, last)))
        window = [iso(first), iso(last)]
        found.append({"id": f"s{number}-{place}", "series": f"s{number}", "no": place, "window": window, **more})
    return found


@st.composite
def links(draw: st.DrawFn, uids: list[str]) -> list[Json]:
    found = []
    for number in range(draw(st.integers(0, 2)) if len(uids) > 1 else 0):
        before, after = draw(st.permutations(uids))[:2]
        more = draw(more_of_a_link)
        found.append({"id": f"l{number}", "before": before, "after": after, **more})
    return found


@st.composite
def periods(draw: st.DrawFn) -> list[Json]:
    found = []
    for number in range(draw(st.integers(0, 2))):
        first = draw(st.integers(0, DAYS - 3))
        span = {"from": iso(first), "to": iso(first + draw(st.integers(0, 2)))}
        more = draw(more_of_a_period)
        found.append({"id": f"p{number}", **span, "groups": draw(whose_period), **more})
    return found


@st.composite
def instances(draw: st.DrawFn) -> Json:
    """An instance of up to three series with one or two meetings each, in spring or across a turn of the year."""
    numbers = range(draw(st.integers(1, 3)))
    dated = [meeting for number in numbers for meeting in draw(meetings(number))]
    instance = {
        "format": "moedeplan-instance/1",
        "name": "any",
        "horizon": [iso(0), iso(DAYS - 1)],
        "workweek": draw(st.sampled_from([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6]])),
        "closed": [{"date": day} for day in draw(up_to_two_days)],
        "periods": draw(periods()),
        "groups": draw(groups),
        "rooms": [{"id": "r0", "capacity": draw(st.integers(1, 2))}],
        "series": [draw(series(number)) for number in numbers],
        "meetings": dated,
        "links": draw(links([meeting["id"] for meeting in dated])),
    }
    return shifted(instance, draw(st.sampled_from([0, *TURNS])))


def shifted(data: Any, weeks: int) -> Any:
    """The same with every date so many weeks later."""
    if isinstance(data, dict):
        return {name: shifted(value, weeks) for name, value in data.items()}
    if isinstance(data, list):
        return [shifted(value, weeks) for value in data]
    if isinstance(data, str) and data[:3] == "202":
        return (date.fromisoformat(data) + timedelta(weeks=weeks)).isoformat()
    return data


@st.composite
def plans(draw: st.DrawFn, instance: Json) -> dict[str, str]:
    """Dates for most of its meetings, usually within their windows."""
    found = {}
    anywhere = st.dates(*map(date.fromisoformat, instance["horizon"])).map(date.isoformat)
    for meeting in instance["meetings"]:
        first, last = (date.fromisoformat(day) for day in meeting["window"])
        inside = st.dates(first, last).map(date.isoformat)
        chance = draw(st.integers(0, 9))
        if chance:
            found[meeting["id"]] = draw(anywhere if chance == 1 else inside)
    return found
