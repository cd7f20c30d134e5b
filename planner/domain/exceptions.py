"""Exceptions applied: what was decided of single occurrences, found again by recurrence_id."""

from __future__ import annotations

from typing import Final

from planner.domain.occurrences import Occurrence, Precision, Reason, ReasonKind, Status
from planner.domain.series import MovedTo, Series, SeriesException

_DROPPED: Final = frozenset({ReasonKind.SKIPPED, ReasonKind.NOWHERE_TO_GO})
"""Why an adjustment cancels; no longer true of what somebody decided to hold after all."""


def says_something(decided: SeriesException) -> bool:
    """Whether anything was decided; not of one that was restored, and only keeps its stamp."""
    return any(
        part is not None for part in (decided.moved_to, decided.status, decided.title, decided.place, decided.note)
    )


def apply(found: list[Occurrence], series: Series) -> list[Occurrence]:
    """The occurrences as they were decided; those without an exception as they are."""
    decided = series.exceptions
    return [
        _restated(occurrence, decided[occurrence.recurrence_id])
        if occurrence.recurrence_id in decided
        else occurrence
        for occurrence in found
    ]


def _restated(occurrence: Occurrence, decided: SeriesException) -> Occurrence:
    if decided.moved_to is not None:
        occurrence = _moved(occurrence, decided.moved_to)
    details = occurrence.details._replace(
        title=occurrence.details.title if decided.title is None else decided.title,
        place=occurrence.details.place if decided.place is None else decided.place,
        note=occurrence.details.note if decided.note is None else decided.note,
    )
    occurrence = occurrence._replace(details=details)
    if decided.status is None:
        return occurrence
    if decided.status is Status.CANCELLED:
        reasons = (*occurrence.reasons, Reason(ReasonKind.CANCELLED))
    else:
        reasons = tuple(reason for reason in occurrence.reasons if reason.kind not in _DROPPED)
    return occurrence._replace(status=decided.status, reasons=reasons)


def _moved(occurrence: Occurrence, to: MovedTo) -> Occurrence:
    """Moved by hand, which overrules every adjustment; a window without a day gets its day that way."""
    reasons: tuple[Reason, ...] = ()
    moved_from = None
    if occurrence.dated:
        moved_from = occurrence.details.moved_from or occurrence.first
        length = occurrence.last - occurrence.first
        if moved_from != to.first:
            reasons = (Reason(ReasonKind.MOVED, moved_from),)
        elif (length, occurrence.times) != (to.last - to.first, to.times):
            reasons = (Reason(ReasonKind.RETIMED, times=None if occurrence.times == to.times else occurrence.times),)
    stands = occurrence.dated and occurrence.status is not Status.CANCELLED
    return occurrence._replace(
        first=to.first,
        last=to.last,
        times=to.times,
        precision=Precision.TIME if to.times else Precision.DAY,
        status=occurrence.status if stands else occurrence.series.status,
        reasons=reasons,
        details=occurrence.details._replace(moved_from=moved_from if moved_from != to.first else None),
    )
