"""The series and the occurrence that an address names; a 404 where there is none, or none for whoever asks."""

from __future__ import annotations

from flask import abort

from planner.domain.codec.atoms import parse_recurrence_id
from planner.domain.edits.series import find
from planner.domain.errors import DomainError
from planner.domain.occurrences import Occurrence, RecurrenceId
from planner.domain.series import Series
from planner.services import calendars
from planner.services import occurrences as service
from planner.web.access import may_edit


def series_of(uid: str) -> Series:
    """The series as it is now, archived or not."""
    return find(calendars.current(), uid) or abort(404)


def editable(uid: str) -> Series:
    """The same, for a change of it: somebody else's series is as unknown as one that never was."""
    one = series_of(uid)
    return one if may_edit(one) else abort(404)


def occurrence_of(series: Series, rid: str) -> Occurrence:
    """One date of the series, as its rule and exceptions give it now."""
    return occurrence_or_none(series, rid) or abort(404)


def occurrence_or_none(series: Series, rid: str) -> Occurrence | None:
    """The same; None for one that the series no longer has. A 404 for what is no recurrence_id."""
    return service.occurrence(series.uid, recurrence_id(rid))


def recurrence_id(rid: str) -> RecurrenceId:
    """The recurrence_id as an address writes it."""
    try:
        return parse_recurrence_id(rid, "recurrence_id")
    except DomainError:
        abort(404)
