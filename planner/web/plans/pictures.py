"""A plan as a month and as a wheel: the calendar as it would be, each planned date marked and leading to its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flask import abort, url_for
from flask_babel import gettext as _
from markupsafe import escape

from planner.domain.errors import Language
from planner.domain.occurrences import Occurrence, Status
from planner.domain.spans import Window
from planner.domain.twelve_months import months_of
from planner.planning.year.last_year import carried
from planner.render import signs, svg
from planner.render.entries import Entry, Group
from planner.render.legend import planned as planned_sign
from planner.render.legend import sign
from planner.render.radii import RingBand
from planner.render.wheel import wheel as wheel_of
from planner.services.plans.looking import Look
from planner.web import month as month_view
from planner.web import parameters, wheel_files
from planner.web.given_words import GivenWords
from planner.web.items import Item, Presenter, capitalised
from planner.web.markup import grid as grid_markup
from planner.web.markup.given import CALENDARS_LANGUAGE
from planner.web.markup.given import told as spoken
from planner.web.markup.pieces import Pieces
from planner.web.markup.wheel_table import table
from planner.web.plans.marks import How, Told, told, word_of
from planner.web.plans.years import label_before, year_before
from planner.web.reading import Reading
from planner.web.tags import StatusTag
from planner.web.wheel import Drawn
from planner.web.wheel_entries import BODIES, Row, shades, shown


class PlanPresenter(Presenter):
    """Puts a plan's calendar in words: its meetings with the plan's own marks and reasons."""

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__(look.adoption.calendar, language)
        self._slot_of = look.slot_of
        self._told: Mapping[str, Told] = {row.uid: told(row, look, language) for row in look.rows}
        self._planned: dict[str, Item] = {}

    def told(self, occurrence: Occurrence) -> Told | None:
        """What the plan says of the occurrence; None for what it does not date."""
        slot = self._slot_of(occurrence)
        return None if slot is None else self._told.get(slot)

    def item(self, occurrence: Occurrence, count: int = 1) -> Item:
        """As elsewhere, but for meetings that the plan dates."""
        item, one = super().item(occurrence, count), self.told(occurrence)
        if one is None:
            return item
        if one.row.uid not in self._planned:
            word = f"{one.word}, {_('låst fast')}" if one.pinned else one.word
            self._planned[one.row.uid] = replace(
                item, status=StatusTag(one.how.value, word), reasons=one.because, pieces={}
            )
        return self._planned[one.row.uid]


class PlanPieces(Pieces):
    """Leads from each planned meeting to its page in the plan, and from all else to its series."""

    presenter: PlanPresenter

    def page(self, item: Item) -> str:
        """The address of the date's page in the plan."""
        one = self.presenter.told(item.occurrence)
        return super().page(item) if one is None else escape(one.href)

    def held(self, item: Item) -> str:
        """What is agreed or adopted has a page in the plan, too, but is not moved there."""
        one = self.presenter.told(item.occurrence)
        return "" if one is None or one.movable_from else " data-held"


def month(look: Look, past: Iterable[Occurrence], year: int, number: int, reading: Reading) -> dict[str, Any]:
    """What the month's page shows, ``past`` being the year before the plan's. A 404 outside the plan's year."""
    window = parameters.month(year, number)
    months = [one.start for one in months_of(look.plan.year)]
    if window.start not in months:
        abort(404)
    presenter = PlanPresenter(look, reading.presenter.language)
    pieces = PlanPieces(presenter)
    found = look.occurrences(month_view.grid(window))
    page = month_view.month_page(found, window, look.planned.days, reading.today, presenter)
    at = months.index(window.start)
    return {
        "shown": page,
        "rows": grid_markup.rows(page.weeks, pieces, below=_year_before(look, past, pieces)),
        "undated": grid_markup.undated(page.undated, pieces),
        "previous_href": _month_at(look, months[at - 1]) if at else "",
        "following_href": _month_at(look, months[at + 1]) if at + 1 < len(months) else "",
        "months": [
            (capitalised(presenter.words.month(one.month)), _month_at(look, one), one == window.start)
            for one in months
        ],
    }


def _month_at(look: Look, first: date) -> str:
    return url_for("plans.month", uid=look.plan.uid, year=first.year, month=first.month)


def _year_before(look: Look, past: Iterable[Occurrence], pieces: Pieces) -> Mapping[date, str]:
    """Each day's meetings of the year before, where that year's pattern has them now: in the same week, say."""
    found: dict[date, list[str]] = {}
    presenter = pieces.presenter
    for one in past:
        if one.dated and one.status is not Status.CANCELLED:
            day = carried(one.first, look.preferences.carry)
            said = pieces.told(_("%(day)s: %(title)s", day=presenter.words.day(one.first), title=one.title))
            found.setdefault(day, []).append(f'<li class="body-{presenter.item(one).colour}">{said}</li>')
    heading = escape(_("I %(year)s", year=label_before(look.plan)))
    return {
        day: f'<p class="before-heading">{heading}</p><ul class="before-list">{"".join(some)}</ul>'
        for day, some in found.items()
    }


def wheel(look: Look, past: Iterable[Occurrence], reading: Reading, *, beside: bool) -> dict[str, Any]:
    """What the wheel's page shows: the plan's year, and ``beside`` it the one before, with its ``past`` dates."""
    planned = _wheel_of_plan(look, reading)
    return {
        "wheels": [planned, _wheel_before(look, past, reading, planned.count)] if beside else [planned],
        "signs": [(sign(name), word) for name, word in wheel_files.signs() if name != "moved"],
        "planned_signs": [(planned_sign(name), word) for name, word in _planned_words().items()],
    }


def _planned_words() -> Mapping[str, str]:
    return {
        "": word_of(How.RULE),
        **{how.value: word_of(how) for how in (How.CHOSEN, How.MOVED, How.CLASH, How.AGREED)},
        signs.PIN: _("Låst fast"),
    }


def _wheel_before(look: Look, past: Iterable[Occurrence], reading: Reading, first_row: int) -> Drawn:
    window = year_before(look.plan.year)
    contents = shown(past, window, BODIES, reading.calendar, reading.pieces, first_row)
    shaded = shades(window, look.planned.days, reading.presenter)
    figure = wheel_of(window, contents.rings, shaded, reading.today, reading.presenter.language)
    label = _("Årshjul %(name)s", name=figure.name)

    def crowd(band: RingBand, group: Group) -> tuple[str, str]:
        name = _("%(count)s punkter, %(ring)s", count=len(group.entries), ring=band.ring.label)
        return f"#r{group.entries[0].row}", name

    written = svg.write(figure, label, crowd, "w1-", given=CALENDARS_LANGUAGE)
    return Drawn(capitalised(figure.name), written, table(contents.rows, label, reading.pieces), len(contents.rows))


def _wheel_of_plan(look: Look, reading: Reading) -> Drawn:
    window = look.plan.year
    presenter = PlanPresenter(look, reading.presenter.language)
    pieces = PlanPieces(presenter)
    contents = shown(look.occurrences(window), window, BODIES, look.adoption.calendar, pieces)
    rings = [ring._replace(entries=_signed(ring.entries, contents.rows, presenter)) for ring in contents.rings]
    shaded = shades(window, look.planned.days, presenter)
    figure = wheel_of(window, rings, shaded, reading.today, presenter.language)
    label = _("Planen %(name)s som hjul", name=look.plan.name)

    def crowd(band: RingBand, group: Group) -> tuple[str, str]:
        name = _("%(count)s punkter, %(ring)s", count=len(group.entries), ring=band.ring.label)
        return _month_at(look, _first_of(group, window)), name

    written = svg.write(figure, label, crowd, "w0-", given=CALENDARS_LANGUAGE)
    caption = spoken(label, pieces.given, GivenWords([look.plan.name]))
    return Drawn(capitalised(figure.name), written, table(contents.rows, caption, pieces), len(contents.rows))


def _signed(entries: Sequence[Entry], rows: Sequence[Row], presenter: PlanPresenter) -> list[Entry]:
    """The entries of the plan's meetings with its signs instead of what the calendar would say of them."""
    told_of = [presenter.told(rows[entry.row].item.occurrence) for entry in entries]
    return [entry if one is None else _signed_as(one, entry) for entry, one in zip(entries, told_of, strict=True)]


def _signed_as(one: Told, entry: Entry) -> Entry:
    held = entry._replace(pinned=one.pinned, movable_from=str(one.movable_from or ""))
    if one.how is How.MISSING:
        return held._replace(status=one.how.value)
    return held._replace(status="confirmed", moved=False, sign="" if one.how is How.RULE else one.how.value)


def _first_of(group: Group, window: Window) -> date:
    return date.fromordinal(max(group.first, window.start.toordinal())).replace(day=1)
