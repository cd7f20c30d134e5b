"""What a wheel's address asks for, and the addresses of the wheels around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from flask import request
from flask_babel import gettext as _

from planner.domain.errors import DomainError
from planner.domain.spans import FIRST_YEAR, LAST_YEAR, Window
from planner.domain.twelve_months import SCHOOL_YEAR, months_on, twelve_months
from planner.domain.words import Words
from planner.render.stretches import stretch_name, zoomed
from planner.web import parameters
from planner.web.addresses import Query, address
from planner.web.filters import Filters
from planner.web.items import capitalised
from planner.web.language import language
from planner.web.parameters import BadInput, visible
from planner.web.wheel_entries import BODIES, UNITS

FROM: Final = "from"
ZOOM: Final = "zoom"
RINGS: Final = "rings"
BESIDE: Final = "beside"
PAPER: Final = "paper"


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another wheel; ``current`` where it is the one that is shown."""

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Which twelve months, which part of them, and how: rings of what, and another year beside it."""

    start: date
    zoom: str
    rings: str
    beside: bool
    filters: Filters

    @classmethod
    def read(cls, year: int, filters: Filters) -> Asked:
        """From the current request. Raises ``BadInput`` for what cannot be shown."""
        asked = cls(
            start=parameters.year(year, parameters.text(request.args, FROM)).start,
            zoom=parameters.text(request.args, ZOOM).lower(),
            rings=parameters.choice(request.args, RINGS, (BODIES, UNITS)),
            beside=parameters.choice(request.args, BESIDE, ("0", "1")) == "1",
            filters=filters,
        )
        asked.windows()
        return asked

    def windows(self) -> tuple[Window, ...]:
        """What is to be drawn: one window, or that of the next year beside it. Raises ``BadInput``."""
        try:
            first = _part(twelve_months(self.start.year, self.start.month), self.zoom)
            if not self.beside:
                return (first,)
            month = f"{first.start.year + 1}-{first.start.month:02}"
            next_zoom = self.zoom if self.zoom[:1] in ("", "q") else month
            return first, _part(twelve_months(self.start.year + 1, self.start.month), next_zoom)
        except DomainError as error:
            raise BadInput(visible(error.text(language()))) from None

    def alone(self, number: int) -> Asked:
        """What asks for one of the wheels by itself, the first or the one beside it."""
        zoom = self.zoom if self.zoom[:1] in ("", "q") else f"{self.windows()[number].start:%Y-%m}"
        return replace(self, start=self.start.replace(year=self.start.year + number), zoom=zoom, beside=False)

    def own_query(self, **changed: str) -> dict[str, str]:
        """The query of this wheel without the filter; "" leaves a part out."""
        parts = {
            FROM: "" if self.start.month == 1 else f"{self.start:%Y-%m}",
            ZOOM: self.zoom,
            RINGS: "" if self.rings == BODIES else self.rings,
            BESIDE: "1" if self.beside else "",
            **changed,
        }
        return {name: value for name, value in parts.items() if value}

    def to(self, endpoint: str = "wheel.year", **changed: str) -> str:
        """The address of this wheel with some of its query changed."""
        query: Query = {**self.filters.query(), **self.own_query(**changed)}
        return address(endpoint, query, year=self.start.year)

    def beginning(self, start: date) -> str:
        """The address of the same wheel from another month on; "" where the years covered do not go so far."""
        if not FIRST_YEAR <= start.year <= LAST_YEAR - (start.month > 1):
            return ""
        since = "" if start.month == 1 else f"{start:%Y-%m}"
        zoom = self.zoom if self.zoom.startswith("q") else ""
        query: Query = {**self.filters.query(), **self.own_query(**{FROM: since, ZOOM: zoom})}
        return address("wheel.year", query, year=start.year)

    def years(self) -> tuple[str, str]:
        """The addresses of the wheels a year before and a year after; "" where there is none."""
        before, after = (_years_on(self.start, years) for years in (-1, 1))
        return self.beginning(before) if before else "", self.beginning(after) if after else ""

    def spans(self, today: date) -> tuple[Way, ...]:
        """The calendar year, the school year, and the twelve months from today's on."""
        school = self.start.year if self.start.month >= SCHOOL_YEAR else self.start.year - (self.start.month > 1)
        starts = (
            (_("Kalenderår"), date(self.start.year, 1, 1)),
            (_("Skoleår"), date(min(school, LAST_YEAR - 1), SCHOOL_YEAR, 1)),
            (_("Fra denne måned"), today.replace(day=1)),
        )
        return tuple(Way(label, self.beginning(start), start == self.start) for label, start in starts)

    def zooms(self, words: Words) -> tuple[tuple[Way, ...], tuple[Way, ...]]:
        """The quarters, and the months."""
        whole = twelve_months(self.start.year, self.start.month)
        quarters = tuple(self._zoom(whole, f"q{number}", words) for number in range(1, 5))
        firsts = (months_on(self.start, count) for count in range(12))
        return quarters, tuple(self._zoom(whole, f"{first:%Y-%m}", words) for first in firsts)

    def _zoom(self, whole: Window, zoom: str, words: Words) -> Way:
        name = stretch_name(zoomed(whole, zoom), words.language)
        return Way(capitalised(name.rsplit(" ", 1)[0]), self.to(zoom=zoom), zoom == self.zoom)


def wanted_year() -> int | None:
    """The year of ``?from=``, None where it has none; what else it says is read with the year."""
    return parameters.year_of(parameters.text(request.args, FROM))


def _part(whole: Window, zoom: str) -> Window:
    return zoomed(whole, zoom) if zoom else whole


def _years_on(start: date, years: int) -> date | None:
    year = start.year + years
    return start.replace(year=year) if FIRST_YEAR <= year <= LAST_YEAR else None
