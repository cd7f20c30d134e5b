"""How an event stands: confirmed, reserved or cancelled; and whether it takes the subscriber's time."""

from __future__ import annotations

from typing import Final

from planner.domain.occurrences import Occurrence, Status
from planner.domain.rules import Placed
from planner.domain.series import SeriesKind


def is_free(occurrence: Occurrence) -> bool:
    """Whether it leaves the subscriber's time free.

    So do windows without a day, deadlines, items taken at a meeting and items that only have a day; a meeting and
    a seminar do not, be their hours known or not.
    """
    kind = occurrence.series.kind
    return (
        not occurrence.dated
        or occurrence.status is Status.CANCELLED
        or kind is SeriesKind.DEADLINE
        or (kind is SeriesKind.ITEM and occurrence.times is None)
        or isinstance(occurrence.series.rule, Placed)
    )


def status_lines(status: Status, free: bool) -> str:
    """STATUS, TRANSP and what Outlook reads instead: clients take whether one is busy from one or another."""
    return _LINES[status, free]


def _busy_status(status: Status, free: bool) -> str:
    if free:
        return "FREE"
    return "TENTATIVE" if status is Status.TENTATIVE else "BUSY"


_LINES: Final = {
    (status, free): f"STATUS:{status.name}\r\n"
    f"TRANSP:{'TRANSPARENT' if free else 'OPAQUE'}\r\n"
    f"X-MICROSOFT-CDO-BUSYSTATUS:{_busy_status(status, free)}\r\n"
    for status in Status
    for free in (False, True)
}
