"""Many series at once: the same said of all that were chosen, and of nothing else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.edits.series import followers
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.series import Body, Calendar, Series, SeriesKind, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ForAll:
    """What all the chosen series become; None leaves each as it is.

    ``body`` is in a tuple, so that "belongs to none" can be said: ``(None,)``.
    """

    body: tuple[Body | None] | None = None
    units: tuple[Unit, ...] | None = None
    kind: SeriesKind | None = None
    status: Status | None = None
    archived: bool | None = None
    reviewed: date | None = None

    def changed(self, one: Series) -> Series:
        """The series with all that is said here."""
        if self.body is not None:
            one = replace(one, body=self.body[0])
        passport = one.passport if self.reviewed is None else one.passport._replace(reviewed=self.reviewed)
        return replace(
            one,
            units=one.units if self.units is None else self.units,
            kind=self.kind or one.kind,
            status=self.status or one.status,
            archived=one.archived if self.archived is None else self.archived,
            passport=passport,
        )


def change_many(calendar: Calendar, uids: Collection[str], wanted: ForAll) -> Calendar:
    """The calendar where the series with these uids are as wanted; uids that it does not have are passed over.

    Raises ``DomainError`` at ``archived`` when a series would follow an archived one and is not archived itself.
    """
    series = tuple(wanted.changed(one) if one.uid in uids else one for one in calendar.series)
    after = replace(calendar, series=series)
    if wanted.archived is not None:
        _check_archive(after)
    return after


def _check_archive(calendar: Calendar) -> None:
    for one in calendar.series:
        left = [other for other in followers(calendar, one.uid) if not other.archived] if one.archived else []
        if left:
            raise DomainError(
                "archived",
                f"»{left[0].title}« følger »{one.title}«. Arkivér begge, eller ingen af dem.",
                f"“{left[0].title}” follows “{one.title}”. Archive both of them, or neither.",
            )
