"""The options that choose among a calendar's series: by body, by unit, by uid."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from planner.cli.command import Refused
from planner.domain.selection import Selection
from planner.domain.series import Body, Calendar, Unit

C = TypeVar("C", bound=Callable[..., Any])
Named = TypeVar("Named", Body, Unit)


def choosing(command: C) -> C:
    """The options ``--body`` and ``--unit``."""
    unit = click.option("--unit", help="Kun denne enheds punkter: nøgle, kortnavn eller navn.")
    body = click.option("--body", help="Kun dette forums punkter: nøgle, kortnavn eller navn.")
    return body(unit(command))


def selection(
    calendar: Calendar, body: str | None, unit: str | None, series: str | None = None, *, cancelled: bool = True
) -> Selection:
    """What the options choose. Raises ``Refused`` for what the calendar does not have."""
    if series is not None and all(one.uid != series for one in calendar.series):
        raise Refused("--series", f"Kalenderen har ingen serie »{series}«.")
    return Selection(
        bodies=_keys("--body", "forum", body, calendar.bodies),
        units=_keys("--unit", "enhed", unit, calendar.units),
        series=frozenset() if series is None else frozenset({series}),
        cancelled=cancelled,
    )


def _keys(option: str, what: str, wanted: str | None, known: Iterable[Named]) -> frozenset[str]:
    """The key of the one that goes by this key, short or full name, whatever its capitals."""
    if wanted is None:
        return frozenset()
    name = wanted.strip().casefold()
    for one in known:
        if name and name in (one.key, one.short.casefold(), one.name.casefold()):
            return frozenset({one.key})
    keys = ", ".join(one.key for one in known)
    raise Refused(option, f"Kalenderen kender ikke {what} »{wanted}«. Den har: {keys}.")
