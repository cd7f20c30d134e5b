"""A plan in a few sentences: what it breaks, what it leaves unmet, what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.domain.errors import Language
from planner.planning import worth
from planner.planning.violations import Code
from planner.services.plans.looking import Look

MOST_TOLD = 12
"""So many broken rules are told one by one."""


@dataclass(frozen=True, slots=True)
class Summary:
    """``broken`` are the rules that it breaks, ``wishes`` what is not met, each a line under its sentence.

    ``notices`` tell what else no solve can mend.
    """

    rules: str
    broken: tuple[str, ...]
    more: int
    unmet: str
    wishes: tuple[str, ...]
    missing: str
    notices: tuple[str, ...]


def summary(look: Look, language: Language) -> Summary:
    """The plan as it is, in sentences."""
    verdict = look.verdict
    broken = [one.text(look.planned.problem, language) for one in verdict.violations if one.code is not Code.MISSING]
    missing = sum(row.first is None for row in look.rows)
    touched = sum(any(points.values()) for points in verdict.by_meeting.values())
    return Summary(
        rules=_rules(len(broken)),
        broken=tuple(broken[:MOST_TOLD]),
        more=max(0, len(broken) - MOST_TOLD),
        unmet=_unmet(verdict.cost, touched),
        wishes=tuple(worth.in_words(verdict.points, language)),
        missing=ngettext("%(num)d dato mangler.", "%(num)d datoer mangler.", missing) if missing else "",
        notices=tuple(one for one in look.notices(language) if one not in broken),
    )


def _rules(count: int) -> str:
    if not count:
        return _("Planen bryder ingen regler.")
    return ngettext("Planen bryder %(num)d regel:", "Planen bryder %(num)d regler:", count)


def _unmet(cost: int, meetings: int) -> str:
    if not cost:
        return _("Alle ønsker er opfyldt.")
    points = ngettext("%(num)d point", "%(num)d point", cost)
    if not meetings:
        return _("Ikke alle ønsker er opfyldt (%(points)s):", points=points)
    return ngettext(
        "%(num)d møde har ønsker, der ikke er opfyldt (%(points)s i alt):",
        "%(num)d møder har ønsker, der ikke er opfyldt (%(points)s i alt):",
        meetings,
        points=points,
    )
