"""År, Måned, Uge, Liste: four views of the same days, and the way from each to the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from flask import request
from flask_babel import gettext as _

from planner.domain.spans import Window
from planner.web.addresses import Query, address
from planner.web.listing import FROM, TO
from planner.web.week import week_id


@dataclass(frozen=True, slots=True)
class ViewLink:
    """One view; ``current`` for the one that is shown."""

    label: str
    href: str
    current: bool


def view_links(window: Window, today: date, query: Query) -> tuple[ViewLink, ...]:
    """The views around what ``window`` shows: today where that is in it, else its first day."""
    day = today if window.holds(today, today) else window.start
    last = window.end - timedelta(days=1)
    links = (
        ("years.year", _("År"), address("years.year", query, year=day.year)),
        ("views.month", _("Måned"), address("views.month", query, year=day.year, month=day.month)),
        ("views.week", _("Uge"), address("views.week", query, week=week_id(day))),
        ("views.listed", _("Liste"), address("views.listed", {**query, FROM: f"{window.start}", TO: f"{last}"})),
    )
    shown = (request.endpoint or "").removesuffix("_now")
    return tuple(ViewLink(label, href, endpoint == shown) for endpoint, label, href in links)
