"""Placed items that somebody moved: they are taken at the meeting that they were moved to, if there is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from planner.domain.anchored import Anchors
from planner.domain.errors import MissingAnchor
from planner.domain.occurrences import HangsOn, Occurrence, Status
from planner.domain.rules import Placed
from planner.domain.series import Series

ByDay = Mapping[date, Sequence[Occurrence]]


def rehung(found: Iterable[Occurrence], series: Series, rule: Placed, anchors: Anchors) -> list[Occurrence]:
    """The items as they were decided, each with the meeting that takes it now.

    Right for those that lie in a window around which ``anchors`` are complete. Raises ``MissingAnchor`` when
    ``anchors`` lacks the host.
    """
    if rule.host not in anchors:
        raise MissingAnchor(series.uid, rule.host, series.title)
    moved = {rid for rid, decided in series.exceptions.items() if decided.moved_to is not None}
    if not moved:
        return list(found)
    meetings: dict[date, list[Occurrence]] = {}
    for meeting in anchors[rule.host].occurrences:
        if meeting.dated and meeting.status is not Status.CANCELLED:
            meetings.setdefault(meeting.first, []).append(meeting)
    return [_rehung(one, meetings) if one.recurrence_id in moved else one for one in found]


def _rehung(item: Occurrence, meetings: ByDay) -> Occurrence:
    """On the meeting of its day, rather one at its hour; on none where nobody meets."""
    there = meetings.get(item.first, ())
    host = next((one for one in there if one.times == item.times), there[0] if there else None)
    details = item.details._replace(placed_on=HangsOn(*host.identity) if host else None)
    if item.series.exceptions[item.recurrence_id].place is None:
        details = details._replace(place=host.place if host and not item.series.place else "")
    return item._replace(details=details)
