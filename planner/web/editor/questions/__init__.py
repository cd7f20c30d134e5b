"""The questions about a rule: those that count for how it repeats, filled in as they were sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext as _

from planner.domain.choices import Repeat, asked
from planner.domain.series import Calendar
from planner.domain.words import Words
from planner.web.editor import agreed, offered, recipe
from planner.web.editor.answers import skeleton
from planner.web.editor.questions import counting, following, in_the_year, repeating
from planner.web.editor.questions.form import Form, Question
from planner.web.editor.sent import Sent

__all__ = ["Asked", "Question", "ask"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The questions about one rule: what is asked of it, and the rows of its agreed dates where it has them."""

    repeat: Question
    questions: tuple[Question, ...]
    rows: tuple[agreed.Row, ...] = ()
    has_rows: bool = False
    months: Question | None = None
    prefix: str = ""
    number: int = 0


def ask(sent: Sent, calendar: Calendar, words: Words, uid: str) -> Asked:
    """The questions about the rule whose fields begin with ``sent.prefix``; ``uid`` is the series' own."""
    shape = skeleton(sent)
    repeat = sent.text("repeat") or Repeat.ONCE.value
    form = Form(sent, shape, calendar, words, uid)
    known = [] if repeat in (recipe.UNION, Repeat.OTHER) else [name for name in asked(shape) if name != "dates"]
    has_rows = repeat in (Repeat.DATES, Repeat.QUOTA)
    return Asked(
        repeat=_repeat(form, repeat),
        questions=tuple(question for name in known for question in _of(form, name)),
        rows=tuple(agreed.rows(sent)) if has_rows else (),
        has_rows=has_rows,
        months=_months_of_part(form) if sent.prefix else None,
        prefix=sent.prefix,
        number=int(sent.prefix.strip("r-")) if sent.prefix else 0,
    )


def _repeat(form: Form, value: str) -> Question:
    known = offered.repeats()
    if form.sent.prefix:
        known = {name: label for name, label in known.items() if name in offered.TOGETHER}
    if value == Repeat.OTHER:
        known = {**known, Repeat.OTHER.value: _("Som reglen er nu")}
    return form.select("repeat", _("Gentagelse"), known.items(), value)


def _of(form: Form, name: str) -> Iterator[Question]:
    if name in _OWN:
        yield from _OWN[name](form)
    elif name in _DAYS:
        label, hint = _DAYS[name]()
        yield form.text(name, label, hint, "day")


def _months_of_part(form: Form) -> Question:
    return form.ticks(recipe.IN_MONTHS, _("Gælder i"), form.months(), _("Ingen: de måneder, ingen anden har."))


_OWN: Final[Mapping[str, Callable[[Form], Iterator[Question]]]] = {
    "every": repeating.every,
    "weekdays": repeating.weekdays,
    "odd": repeating.odd,
    "months": repeating.months,
    "pick": repeating.pick,
    "of_quarter": repeating.of_quarter,
    "when": in_the_year.when,
    "number": in_the_year.number,
    "span": in_the_year.span,
    "host": following.host,
    "link": following.link,
    "within": following.within,
    "nth": following.which,
    "offset": following.offset,
    "weekday": following.weekday,
    "count": counting.count,
    "per": counting.per,
    "spread": counting.spread,
    "status": counting.status,
    "year": in_the_year.year,
    "length": repeating.length,
    "times": repeating.times,
}

_DAYS: Final[Mapping[str, Callable[[], tuple[str, str]]]] = {
    "first": lambda: (_("Dato"), _("For eksempel 10/3-27 eller 10. marts.")),
    "last": lambda: (_("Til og med"), _("Kun for det, der varer flere dage.")),
    "since": lambda: (_("Første dag"), ""),
    "until": lambda: (_("Sidste dag"), _("Tomt: indtil videre.")),
}
