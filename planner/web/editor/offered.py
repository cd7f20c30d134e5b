"""The words of what the form offers: the ways of repeating, of picking, of counting, and what to do on holidays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flask_babel import gettext as _

from planner.domain.choices import On, Repeat, When
from planner.domain.rules import PeriodUnit
from planner.domain.series import Policy
from planner.web.editor.recipe import UNION

TOGETHER: Final = frozenset(
    {Repeat.WEEKLY, Repeat.ODD_EVEN, Repeat.MONTHLY, Repeat.QUARTERLY, Repeat.YEARLY, Repeat.YEARS}
)
"""Ways of repeating that can stand together with others."""

NOT_WITHIN: Final = frozenset({PeriodUnit.PART_OF_MONTH, PeriodUnit.SEASON, PeriodUnit.SPAN})
"""Periods in which no meeting is looked for."""


def repeats() -> dict[str, str]:
    """The ways of repeating, as the form offers them."""
    return {
        Repeat.ONCE: _("Gentages ikke"),
        Repeat.WEEKLY: _("Hver uge"),
        Repeat.ODD_EVEN: _("Lige eller ulige uger"),
        Repeat.MONTHLY: _("Hver måned"),
        Repeat.QUARTERLY: _("Hvert kvartal"),
        Repeat.YEARLY: _("Hvert år"),
        Repeat.YEARS: _("Hvert n. år"),
        Repeat.DATES: _("Udvalgte datoer"),
        Repeat.FOLLOWS: _("Følger et andet punkt"),
        Repeat.QUOTA: _("Antal gange om året"),
        UNION: _("Flere regler sammen"),
    }


def policies() -> dict[str, str]:
    """What can be done with a date that falls on such a day."""
    return {
        "": _("ligegyldigt"),
        Policy.KEEP: _("behold datoen"),
        Policy.SKIP: _("spring over"),
        Policy.NEXT_WORKING_DAY: _("flyt til næste hverdag"),
        Policy.PREVIOUS_WORKING_DAY: _("flyt til forrige hverdag"),
        Policy.NEXT_SAME_WEEKDAY: _("samme ugedag ugen efter"),
        Policy.PREVIOUS_SAME_WEEKDAY: _("samme ugedag ugen før"),
        Policy.SAME_WEEK: _("en anden hverdag i samme uge"),
    }


def picks() -> dict[On, str]:
    """What is picked in a month."""
    return {
        On.WEEKDAY: _("en ugedag, talt i måneden"),
        On.DAY: _("en dag i måneden"),
        On.WORKING_DAY: _("en hverdag, talt i måneden"),
        On.WEEK: _("en uge i måneden, uden fast dag"),
        On.PART: _("primo, medio eller ultimo"),
        On.OPEN: _("en gang i måneden, uden fast dag"),
    }


def whens() -> dict[When, str]:
    """Which part of a year."""
    return {
        When.DAY: _("på en bestemt dag"),
        When.MONTH: _("i en måned"),
        When.WEEK: _("i en uge"),
        When.QUARTER: _("i et kvartal"),
        When.HALF_YEAR: _("i et halvår"),
        When.SEASON: _("på en årstid"),
        When.SPAN: _("mellem to dage"),
        When.YEAR: _("i løbet af året"),
    }


def units() -> dict[PeriodUnit, str]:
    """The periods in which a meeting of another item is taken."""
    return {
        PeriodUnit.MONTH: _("måned"),
        PeriodUnit.WEEK_OF_MONTH: _("bestemte uge i måneden"),
        PeriodUnit.QUARTER: _("kvartal"),
        PeriodUnit.HALF_YEAR: _("halvår"),
        PeriodUnit.YEAR: _("år"),
        PeriodUnit.WEEK: _("uge"),
    }


def counted_in() -> Iterator[tuple[str, str]]:
    """The periods in which dates are counted, the longest first."""
    return iter(
        (
            ("year", _("et år")),
            ("half-year", _("et halvår")),
            ("quarter", _("et kvartal")),
            ("month", _("en måned")),
        )
    )
