"""Faste punkter: every series under its body, with its rule in words and when it comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask_babel import gettext as _

from planner.domain.occurrences import Occurrence, Status
from planner.domain.series import Body, Calendar, Series, Unit
from planner.web.items import Item, Presenter
from planner.web.tags import BodyTag, kind_name

YEARS_AHEAD: Final = 2
MayEdit = Callable[[Series], bool]


def nothing(_series: Series) -> bool:
    """What may be edited by those who only read."""
    return False


@dataclass(frozen=True, slots=True)
class Row:
    """One series; ``next`` is what comes next, be it a date, a window or a date that is missing; None for nothing.

    ``editable`` tells that its reader may change it.
    """

    uid: str
    title: str
    kind: str
    rule: str
    units: tuple[Unit, ...]
    next: Item | None
    editable: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The series of one body; ``body`` is None for those that belong to none, and for those in the archive."""

    heading: str
    body: BodyTag | None
    rows: tuple[Row, ...]


def groups(
    calendar: Calendar, coming: Iterable[Occurrence], presenter: Presenter, may_edit: MayEdit = nothing
) -> tuple[Group, ...]:
    """In the calendar's order of bodies; within one, what comes first before the rest. The archive comes last.

    ``coming`` is sorted. A cancelled date is no next one, and a missing one only where nothing else comes.
    """
    nexts = _nexts(coming)
    listed = (
        Group(
            body.name if body else _("Uden forum"),
            presenter.body(body),
            tuple(_row(series, nexts.get(series.uid), presenter, may_edit) for series in _of(body, calendar, nexts)),
        )
        for body in (*calendar.bodies, None)
    )
    archived = (_row(series, None, presenter, may_edit) for series in calendar.series if series.archived)
    return tuple(group for group in (*listed, Group(_("Arkiv"), None, tuple(archived))) if group.rows)


def _nexts(coming: Iterable[Occurrence]) -> dict[str, Occurrence]:
    standing = [one for one in coming if one.status is not Status.CANCELLED]
    nexts: dict[str, Occurrence] = {}
    for one in sorted(standing, key=lambda one: one.missing):
        nexts.setdefault(one.series.uid, one)
    return nexts


def _of(body: Body | None, calendar: Calendar, nexts: Mapping[str, Occurrence]) -> list[Series]:
    def place(series: Series) -> date:
        return nexts[series.uid].first if series.uid in nexts else date.max

    standing = (series for series in calendar.series if series.body == body and not series.archived)
    return sorted(standing, key=place)


def _row(series: Series, following: Occurrence | None, presenter: Presenter, may_edit: MayEdit) -> Row:
    return Row(
        series.uid,
        series.title,
        kind_name(series.kind),
        presenter.rule(series),
        series.units,
        presenter.item(following) if following else None,
        may_edit(series),
    )
