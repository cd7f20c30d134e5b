"""What stands around every page of one plan: its name, how far it is, and the ways to its other pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from planner import clock
from planner.domain.plans import JobState
from planner.services.plans import solving
from planner.services.plans.looking import Look
from planner.web.reading import Reading


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another page of the plan; ``current`` where the reader stands on it."""

    label: str
    href: str
    current: bool


def framed(template: str, look: Look, reading: Reading, **model: Any) -> str:
    """The page with its frame."""
    job = solving.job(look.plan.uid, clock.now())
    return reading.page(
        template,
        plan=look.plan,
        ways=ways(look),
        running=job is not None and job.state is JobState.RUNNING,
        **model,
    )


def ways(look: Look) -> tuple[Way, ...]:
    """The pages of a plan."""
    uid, start = look.plan.uid, look.plan.year.start
    pages: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("plans.plan", _("Tabel"), {}),
        ("plans.month", _("Måned"), {"year": start.year, "month": start.month}),
        ("plans.wheel", _("Hjul"), {}),
        ("plans.wishes", _("Ønsker"), {}),
        ("plans.compare", _("Sammenlign"), {}),
        ("plans.bodies", _("Høring og vedtagelse"), {}),
    )
    return tuple(
        Way(label, url_for(endpoint, uid=uid, **values), request.endpoint == endpoint)
        for endpoint, label, values in pages
    )
