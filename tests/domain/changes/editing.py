"""Random edits, of the sort that people make: one thing at a time is put in, changed, moved about or taken out."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from planner.domain.series import Calendar
from tests.domain.any_calendar import LINES, calendars

NAMES = ("bodies", "units", "people", "day_calendars", "series")


@st.composite
def edited(draw: st.DrawFn, calendar: Calendar) -> Calendar:
    """The calendar after one edit. Bodies and units that a series has are not taken out."""
    match draw(st.sampled_from(["own", "put", "drop", "turn", "decide", "rename"])):
        case "own":
            return replace(calendar, name=draw(LINES), open=draw(st.booleans()))
        case "put":
            return _put(draw, calendar, draw(calendars()))
        case "drop":
            name = draw(st.sampled_from(["people", "day_calendars", "series"]))
            return replace(calendar, **{name: getattr(calendar, name)[1:]})
        case "turn":
            name = draw(st.sampled_from(NAMES))
            return replace(calendar, **{name: tuple(draw(st.permutations(getattr(calendar, name))))})
        case "decide":
            return _decide(draw, calendar, draw(calendars()))
        case _:
            title = draw(LINES)
            return replace(calendar, series=tuple(replace(one, title=title) for one in calendar.series))


def _put(draw: st.DrawFn, calendar: Calendar, other: Calendar) -> Calendar:
    name = draw(st.sampled_from(NAMES))
    if name == "series":
        bodies, units = calendar.bodies, calendar.units
        put = [
            replace(one, body=bodies[0] if bodies and one.body else None, units=units[:1] if one.units else ())
            for one in other.series
        ]
    else:
        put = list(getattr(other, name))
    key = "key" if name in ("bodies", "units", "people") else "uid"
    together: dict[str, Any] = {getattr(one, key): one for one in (*getattr(calendar, name), *put)}
    return _related(replace(calendar, **{name: tuple(together.values())}))


def _decide(draw: st.DrawFn, calendar: Calendar, other: Calendar) -> Calendar:
    decided = [one.exceptions for one in other.series]
    if not calendar.series or not decided:
        return calendar
    first, *rest = calendar.series
    exceptions = {**(first.exceptions if draw(st.booleans()) else {}), **decided[0]}
    return replace(calendar, series=(replace(first, exceptions=exceptions), *rest))


def _related(calendar: Calendar) -> Calendar:
    bodies, units = {one.key: one for one in calendar.bodies}, {one.key: one for one in calendar.units}
    return replace(
        calendar,
        series=tuple(
            replace(one, body=one.body and bodies[one.body.key], units=tuple(units[unit.key] for unit in one.units))
            for one in calendar.series
        ),
    )
