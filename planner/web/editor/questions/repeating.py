"""How often: every so many weeks, on which weekdays, in which months, and where in them."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _

from planner.domain.choices import On, Repeat
from planner.domain.window_names import part_name
from planner.web.editor import offered
from planner.web.editor.answers import PLACES, TICKED
from planner.web.editor.questions.form import Form, Question
from planner.web.filters import Choice


def every(form: Form) -> Iterator[Question]:
    """Each one, or every so many."""
    after = {
        Repeat.WEEKLY: _("uge"),
        Repeat.YEARS: _("år"),
        Repeat.FOLLOWS: _("møde"),
    }.get(form.shape.repeat, "")
    label = _("Hvert") if form.shape.repeat is not Repeat.WEEKLY else _("Hver")
    yield form.short("every", label, after=after, usual="1")


def weekdays(form: Form) -> Iterator[Question]:
    """The weekdays of a week."""
    days = ((str(day), form.words.weekday(day)) for day in range(7))
    hint = _("Ingen: en gang i ugen, uden fast dag.") if form.shape.repeat is Repeat.ODD_EVEN else ""
    yield form.ticks("weekdays", _("På"), days, hint)


def odd(form: Form) -> Iterator[Question]:
    """Odd weeks or even ones."""
    weeks = (("odd", _("ulige uger")), ("even", _("lige uger")))
    yield form.select("odd", _("I"), weeks, form.sent.text("odd") or "even")


def months(form: Form) -> Iterator[Question]:
    """The months that are meant; all of them until somebody takes one out."""
    everyone = [str(month) for month in range(1, 13)]
    chosen = form.sent.many("months") or everyone
    if form.sent.prefix and set(chosen) >= set(everyone):
        return  # of several rules each has its own months, which are asked about once
    boxes = tuple(Choice(value, label, value in chosen) for value, label in form.months())
    yield Question(
        kind="ticks",
        name=form.sent.prefix + "months",
        label=_("I månederne"),
        choices=boxes,
        hint=_("Fjern krydset ved de måneder, der springes over."),
    )


def pick(form: Form) -> Iterator[Question]:
    """What is picked in a month, and which of it."""
    on = form.shape.pick.on
    ways = offered.picks()
    if form.shape.repeat is Repeat.ONCE:
        ways = {name: label for name, label in ways.items() if name in (On.WEEK, On.PART, On.OPEN)}
    yield form.select("on", _("På"), ways.items(), on.value)
    if on in TICKED:
        yield _nths(form, on)
    elif on is not On.OPEN:
        yield form.short("days", _("Hvilke"), hint=_("For eksempel »1, 15, sidste«."), most=60)
    if on is On.WEEKDAY:
        yield form.select("weekday", _("Ugedag"), form.weekdays(), form.sent.text("weekday") or "0")


def of_quarter(form: Form) -> Iterator[Question]:
    """Which month of the quarter."""
    parts = [("0", _("en gang i kvartalet, uden fast dag"))]
    parts += [(str(n), _("i kvartalets %(nth)s måned", nth=form.words.ordinal(n))) for n in (1, 2, 3)]
    yield form.select("of-quarter", _("Hvornår"), parts, form.sent.text("of-quarter") or "0")


def length(form: Form) -> Iterator[Question]:
    """How many days it lasts."""
    yield form.short("length", _("Varer"), after=_("dag(e)"), usual="1")


def _nths(form: Form, on: On) -> Question:
    chosen = form.sent.many("nth")
    numbers = (1, 2, 3) if on is On.PART else PLACES
    known = [*map(str, numbers), *(value for value in chosen if value not in map(str, numbers))]
    boxes = ((value, form.ordinal(value) if on is not On.PART else _part(form, value)) for value in known)
    return form.ticks("nth", _("Hvilke uger") if on is On.WEEK else _("Hvilke"), boxes, "")


def _part(form: Form, value: str) -> str:
    return part_name(int(value), form.words) if value in ("1", "2", "3") else value


def times(form: Form) -> Iterator[Question]:
    """At what time of day."""
    yield form.text("times", _("Klokkeslæt"), _("For eksempel 9.15 eller 10-12. Tomt: hele dagen."))
