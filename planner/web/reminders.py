"""The Huskeliste's own three columns: what has its own dates by month, then what comes back, its rule in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.domain.occurrences import Occurrence, Precision, Status
from planner.domain.rules import AgreedDates, Period, Rule
from planner.domain.series import Calendar, Series
from planner.domain.spans import Window
from planner.domain.when import short_when
from planner.domain.words import Words
from planner.web.items import Item, Presenter, capitalised, gathered, month_of
from planner.web.upcoming import day_number

A_YEAR: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Line:
    """Forventet tidspunkt | Sag/emne | Ansvarlig; ``uid`` is the series, ``item`` the date where it is one."""

    when: str
    title: str
    units: str
    uid: str
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The lines under one heading: a month, or what comes back."""

    heading: str
    lines: tuple[Line, ...]


def comes_back(rule: Rule) -> bool:
    """Whether a rule goes on by itself; agreed dates and a window in a single year do not."""
    if isinstance(rule, AgreedDates):
        return False
    if isinstance(rule, Period) and rule.since and rule.until:
        return rule.until - rule.since >= A_YEAR
    return True


def sections(
    occurrences: Iterable[Occurrence], window: Window, calendar: Calendar, presenter: Presenter
) -> tuple[Section, ...]:
    """The list as it would stand in the minutes; missing dates belong to the months that they are missing in."""
    found, words = list(occurrences), presenter.words
    own = [one for one in found if one.missing or not comes_back(one.series.rule)]
    returning = {one.series.uid: one.series for one in found if comes_back(one.series.rule)}
    months = [
        Section(_month(first, words), tuple(_dated(one, count, presenter) for one, count in gathered(inside)))
        for first, inside in groupby(
            sorted(own, key=lambda one: month_of(one, window.start)), key=lambda one: month_of(one, window.start)
        )
    ]
    again = tuple(_returning(one, presenter) for one in calendar.series if one.uid in returning)
    return (*months, Section(_("Gentagende sager"), again)) if again else tuple(months)


def _month(first: date, words: Words) -> str:
    return f"{capitalised(words.month(first.month))} {first.year}"


def _dated(one: Occurrence, count: int, presenter: Presenter) -> Line:
    when = " ".join(filter(None, (_when(one, presenter.words), _doubt(one, count))))
    return Line(when, one.title, _units(one.series), one.series.uid, presenter.item(one, count))


def _returning(series: Series, presenter: Presenter) -> Line:
    return Line(presenter.rule(series), series.title, _units(series), series.uid)


def _when(one: Occurrence, words: Words) -> str:
    """The day alone, since the heading says the month; nothing for "some time this month"."""
    if not one.dated:
        return "" if one.precision is Precision.MONTH else short_when(one, words.language)
    if one.first.month == one.last.month:
        return day_number(one.first, one.last) + words(".", "")
    return words.days(one.first, one.last)


def _doubt(one: Occurrence, count: int) -> str:
    if one.missing:
        return ngettext("(dato mangler)", "(%(num)d datoer mangler)", count)
    if one.status is Status.CANCELLED:
        return _("(aflyst)")
    return _("(res.)") if one.status is Status.TENTATIVE else ""


def _units(series: Series) -> str:
    return ", ".join(unit.short for unit in series.units)
