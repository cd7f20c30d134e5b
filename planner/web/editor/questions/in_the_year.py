"""When in the year: on a day, in a month, a week, a season; and in which year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from planner.domain.choices import Repeat, When
from planner.domain.window_names import season_name
from planner.web.editor import offered
from planner.web.editor.answers import WEEK_OF_MONTH
from planner.web.editor.questions.form import Form, Question


def when(form: Form) -> Iterator[Question]:
    """Which part of a year."""
    parts = offered.whens()
    if form.shape.repeat is not Repeat.ONCE:
        del parts[When.DAY]
    yield form.select("when", _("Hvornår"), parts.items(), form.shape.when.value)


def number(form: Form) -> Iterator[Question]:
    """Which month, week, quarter … it is."""
    if form.shape.repeat is Repeat.FOLLOWS:
        weeks = ((str(n), form.words.ordinal(n)) for n in (1, 2, 3, 4, 5, -1))
        value = form.sent.text(WEEK_OF_MONTH) or "1"
        yield form.select(WEEK_OF_MONTH, _("Hvilken uge i måneden"), weeks, value)
        return
    words = form.words
    known: dict[When, tuple[str, str, Iterable[tuple[str, str]]]] = {
        When.MONTH: ("month", _("Måned"), form.months()),
        When.QUARTER: (
            "quarter",
            _("Kvartal"),
            ((str(n), _("%(nth)s kvartal", nth=words.ordinal(n))) for n in (1, 2, 3, 4)),
        ),
        When.HALF_YEAR: (
            "half-year",
            _("Halvår"),
            ((str(n), _("%(nth)s halvår", nth=words.ordinal(n))) for n in (1, 2)),
        ),
        When.SEASON: ("season", _("Årstid"), ((str(n), season_name(n, words)) for n in range(1, 7))),
    }
    if form.shape.when is When.WEEK:
        yield form.short("week", _("Uge"), usual="1")
    elif form.shape.when in known:
        name, label, choices = known[form.shape.when]
        yield form.select(name, label, choices, form.sent.text(name) or "1")


def span(form: Form) -> Iterator[Question]:
    """Between which two days."""
    yield form.text("span-first", _("Fra den"), _("For eksempel »21. august«."))
    yield form.text("span-last", _("Til og med"), "")


def year(form: Form) -> Iterator[Question]:
    """In which year, or counted from which."""
    label = _("Regnet fra år") if form.shape.repeat is Repeat.YEARS else _("År")
    yield form.short("year", label, most=4)
