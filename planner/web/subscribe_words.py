"""What can be chosen of a subscription, in words."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.domain.series import SeriesKind


def kind_words(kind: SeriesKind) -> str:
    """What several of a kind are called."""
    names = {
        SeriesKind.MEETING: _("Møder"),
        SeriesKind.SEMINAR: _("Seminarer"),
        SeriesKind.ITEM: _("Sager"),
        SeriesKind.DEADLINE: _("Frister"),
    }
    return names[kind]


def back_words(months: int) -> str:
    """Where a feed begins."""
    if months == 0:
        return _("denne måned")
    if months == 12:
        return _("1 år tilbage")
    return ngettext("sidste måned", "%(num)d måneder tilbage", months)


def ahead_words(months: int) -> str:
    """Where a feed ends."""
    if months == 18:
        return _("1½ år frem")
    if months % 12:
        return ngettext("%(num)d måned frem", "%(num)d måneder frem", months)
    return ngettext("%(num)d år frem", "%(num)d år frem", months // 12)


def alarm_words(minutes: int) -> str:
    """How long before a meeting its reminder comes."""
    if minutes % (24 * 60) == 0:
        return ngettext("%(num)d dag før", "%(num)d dage før", minutes // (24 * 60))
    if minutes % 60 == 0:
        return ngettext("%(num)d time før", "%(num)d timer før", minutes // 60)
    return ngettext("%(num)d minut før", "%(num)d minutter før", minutes)
