"""What hangs on an occurrence: deadlines that are counted from it, items that are taken at it, and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from planner.domain.chain import anchors_for, find
from planner.domain.days import Days
from planner.domain.expand import expand
from planner.domain.occurrences import HangsOn, Occurrence, day_order
from planner.domain.rules import Placed, anchor_of
from planner.domain.series import Series
from planner.domain.spans import Window

_ONE_DAY = timedelta(days=1)


def hanging_on(series: Iterable[Series], days: Days, occurrence: Occurrence) -> list[Occurrence]:
    """All that hangs on it, directly or by way of another, by ``day_order``; wherever it lies."""
    by_uid = {one.uid: one for one in series}
    found = {one.identity: one for one in _hanging(by_uid, days, occurrence)}
    return sorted(found.values(), key=day_order)


def _hanging(by_uid: Mapping[str, Series], days: Days, host: Occurrence) -> Iterator[Occurrence]:
    for follower in by_uid.values():
        if anchor_of(follower.rule) != host.series.uid:
            continue
        for one in _of(follower, by_uid, days, host):
            if one.details.placed_on == HangsOn(*host.identity):
                yield one
                yield from _hanging(by_uid, days, one)


def _of(follower: Series, by_uid: Mapping[str, Series], days: Days, host: Occurrence) -> list[Occurrence]:
    """The follower's occurrences among which those of ``host`` are."""
    if isinstance(follower.rule, Placed):  # taken where the meeting is
        window = Window(host.first, host.last + _ONE_DAY)
        return expand(follower, days, window, anchors_for(follower, by_uid.values(), days, window))
    one = find(by_uid.values(), days, follower.uid, host.recurrence_id)
    return [] if one is None else [one]
