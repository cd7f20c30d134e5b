"""Indsæt sidste års datoer: from a list of dates, pasted or another series', to the rules that it follows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from flask_babel import gettext as _

from planner.domain import codec
from planner.domain.days import Days
from planner.domain.describe import describe
from planner.domain.edits.series import find
from planner.domain.errors import DomainError
from planner.domain.fitting import Fit, fit
from planner.domain.fitting.deviations import FittingRule
from planner.domain.occurrences import Status
from planner.domain.pasted_dates import pasted_dates
from planner.domain.rules import Recurrence, SimpleRule, Union
from planner.domain.selection import Selection
from planner.domain.series import Calendar, Series
from planner.domain.spans import Times, Window
from planner.services import views
from planner.web.editor.recipe import kept
from planner.web.filters import Choice
from planner.web.items import Presenter, capitalised
from planner.web.parameters import Arguments

PASTED: Final = "past"
LIKE: Final = "like"
SHOWN: Final = 4
_A_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Offer:
    """One rule: in words, how many dates it meets, and where they depart from it. ``recipe`` is sent to take it."""

    words: str
    matched: str
    exceptions: tuple[str, ...]
    recipe: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fits:
    """What the form shows: what was pasted, the series to pick, and the rules found, the best first."""

    pasted: str = ""
    series: tuple[Choice, ...] = ()
    read: str = ""
    unread: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    error: str = ""

    @property
    def open(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.pasted.strip() or self.read or self.error)


def found_fits(
    fields: Arguments, calendar: Calendar, days: Days, today: date, presenter: Presenter, *, find_them: bool
) -> Fits:
    """The rules that fit what stands in the form; none where nothing does, and unless they are to be found."""
    text, like = fields.get(PASTED, ""), find(calendar, fields.get(LIKE, ""))
    offered = Fits(pasted=text, series=_series(calendar, like))
    if not find_them or (not text.strip() and like is None):
        return offered
    try:
        pasted = pasted_dates(text, today.year)
        dates = sorted({*pasted.days, *(_last_year(like, today) if like else ())})
        fits = fit(dates, days)
    except DomainError as error:
        return replace(offered, error=error.text(presenter.language))
    offers = tuple(_offer(one, len(dates), fields, like, presenter) for one in fits[:SHOWN])
    return replace(offered, read=_read(dates, presenter), unread=pasted.unread, offers=offers)


def _series(calendar: Calendar, like: Series | None) -> tuple[Choice, ...]:
    known = sorted(calendar.series, key=lambda one: one.title.casefold())
    offered = (Choice(one.uid, one.title, one is like, given=True) for one in known)
    return (Choice("", _("Intet"), like is None), *offered)


def _last_year(like: Series, today: date) -> Iterable[date]:
    """The days on which it took place in the last twelve months."""
    found = views.occurrences(Window(today - _A_YEAR, today), Selection(series=frozenset({like.uid})))
    return (one.first for one in found if one.dated and not one.missing and one.status is not Status.CANCELLED)


def _read(dates: list[date], presenter: Presenter) -> str:
    words = presenter.words
    first, last = words.full_date(dates[0]), words.full_date(dates[-1])
    return _("Læst: %(count)s datoer fra %(first)s til %(last)s.", count=len(dates), first=first, last=last)


def _offer(one: Fit, count: int, fields: Arguments, like: Series | None, presenter: Presenter) -> Offer:
    lang = presenter.language
    rule = _timed(one.rule, fields, like)
    data = {"rule": codec.rule_to_data(rule), "adjustments": codec.adjustments_to_data(one.adjustments)}
    return Offer(
        words=capitalised(describe(one.rule, lang, adjustments=one.adjustments)),
        matched=_("%(matched)s af %(count)s", matched=one.matched, count=count),
        exceptions=tuple(deviation.text(lang) for deviation in one.exceptions),
        recipe=json.dumps(data, ensure_ascii=False, separators=(",", ":")),
    )


def _timed(rule: FittingRule, fields: Arguments, like: Series | None) -> FittingRule:
    """The rule at the hours of the one that stands in the form, or of the series that the dates are from."""
    before = kept(fields)
    times = (_times(before.rule) if before else None) or (_times(like.rule) if like else None)
    if times is None:
        return rule
    if isinstance(rule, Recurrence):
        return replace(rule, times=times)
    return Union(tuple(branch._replace(rule=_at(branch.rule, times)) for branch in rule.branches))


def _at(rule: SimpleRule, times: Times) -> SimpleRule:
    return replace(rule, times=times) if isinstance(rule, Recurrence) else rule


def _times(rule: object) -> Times | None:
    return rule.times if isinstance(rule, Recurrence) else None
