"""Which other item it follows, and how: on one of its meetings, or counted from them."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _

from planner.domain.choices import Link
from planner.domain.rules import RelativeUnit
from planner.web.editor import offered
from planner.web.editor.answers import PLACES
from planner.web.editor.questions.form import Form, Question


def host(form: Form) -> Iterator[Question]:
    """Which item."""
    titles = [
        (one.uid, f"{one.title} ({one.body.name})" if one.body and one.body.name not in one.title else one.title)
        for one in sorted(form.calendar.series, key=lambda one: one.title.casefold())
        if one.uid != form.uid and not one.archived
    ]
    value = form.sent.text("host")
    yield form.select("host", _("Følger"), (("", _("Vælg et punkt")), *titles), value, given=True)


def link(form: Form) -> Iterator[Question]:
    """In which way."""
    ways = {
        Link.IN_EACH: _("på et af dets møder i hver periode"),
        Link.EVERY_NTH: _("på hvert n. af dets møder"),
        Link.COUNTED: _("et antal dage før eller efter"),
        Link.WEEK_OF: _("i samme uge, ugen før, ugen efter …"),
    }
    yield form.select("link", _("Hvordan"), ways.items(), form.shape.link.value)


def within(form: Form) -> Iterator[Question]:
    """In each of which periods."""
    units = {unit: label for unit, label in offered.units().items() if unit not in offered.NOT_WITHIN}
    value = form.shape.within
    if value not in units:
        units[value] = offered.units().get(value, value.value)
    yield form.select("within", _("I hver"), units.items(), value.value)


def which(form: Form) -> Iterator[Question]:
    """On which of its meetings there."""
    value = form.sent.text("which") or "1"
    places = [*(str(n) for n in PLACES), *([] if value in map(str, PLACES) else [value])]
    yield form.select("which", _("Hvilket møde"), ((n, form.ordinal(n)) for n in places), value)


def offset(form: Form) -> Iterator[Question]:
    """How far before or after."""
    weeks = form.shape.link is Link.WEEK_OF
    hint = _("0 er samme uge.") if weeks else ""
    yield form.short("far", _("Antal uger") if weeks else _("Antal"), hint=hint, usual="1")
    if not weeks:
        yield from unit(form)
    sides = (("before", _("før")), ("after", _("efter")))
    yield form.select("side", _("Før eller efter"), sides, form.sent.text("side") or "before")


def unit(form: Form) -> Iterator[Question]:
    """In what that is counted."""
    units = {
        RelativeUnit.WORKING_DAY: _("hverdage"),
        RelativeUnit.DAY: _("dage"),
        RelativeUnit.WEEK: _("uger"),
    }
    value = form.sent.lenient("unit", RelativeUnit, RelativeUnit.WORKING_DAY)
    yield form.select("unit", _("Regnet i"), units.items(), value.value)


def weekday(form: Form) -> Iterator[Question]:
    """On which day of the week that it comes to."""
    days = (("", _("uden fast dag")), *form.weekdays())
    yield form.select("on-day", _("Ugedag"), days, form.sent.text("on-day"))
