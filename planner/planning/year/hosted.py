"""Items that are taken at the planned meetings: so that there is a meeting for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from planner.domain import periods
from planner.domain.rules import Period, Placed
from planner.domain.series import Calendar, Series
from planner.domain.spans import Window
from planner.planning.problem import Meeting
from planner.planning.problem import Series as Strand
from planner.planning.year.slots import Slot
from planner.planning.year.strands import Strands


def with_items(strands: Strands, slots: Sequence[Slot], calendar: Calendar, year: Window) -> Strands:
    """The strands and those of the items that must be taken within certain windows.

    An item whose window has a date that stands already needs no care, nor can it be helped where its host would not
    meet anyway.
    """
    series, meetings = dict(strands.series), dict(strands.meetings)
    for item in calendar.series:
        if not isinstance(item.rule, Placed) or not isinstance(item.rule.within, Period) or item.archived:
            continue
        hosts = [slot for slot in slots if slot.series.uid == item.rule.host]
        for host, found in _by_strand(item, item.rule.within, hosts, strands, year).items():
            uid = f"{item.uid} at {host}"
            series[uid] = Strand(uid=uid, name=item.title, groups=frozenset(), start=0, end=0, host=host)
            meetings |= {one.uid: replace(one, series=uid, number=no) for no, one in enumerate(found, 1)}
    return Strands(series, meetings)


def _by_strand(
    item: Series, within: Period, hosts: Sequence[Slot], strands: Strands, year: Window
) -> Mapping[str, Sequence[Meeting]]:
    found: dict[str, list[Meeting]] = {}
    for window in periods.windows(within, year):
        if not (year.start <= window.first and window.last < year.end):
            continue
        inside = [slot for slot in hosts if slot.wish and window.first <= slot.wish <= window.last]
        if inside and not any(slot.fixed for slot in inside):
            meeting = Meeting(
                uid=f"{item.uid}/{window.id}",
                series="",
                number=0,
                earliest=window.first.toordinal(),
                latest=window.last.toordinal(),
            )
            found.setdefault(_strand_of(inside, strands), []).append(meeting)
    return found


def _strand_of(slots: Iterable[Slot], strands: Strands) -> str:
    return next(strands.meetings[slot.uid].series for slot in slots)
