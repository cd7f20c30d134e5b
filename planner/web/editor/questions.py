"""The questions about a rule: those that count for how it repeats, filled in as they were sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext as _

from planner.domain.choices import Choices, Link, On, Repeat, When, asked
from planner.domain.occurrences import Status
from planner.domain.rules import RelativeUnit
from planner.domain.series import Calendar
from planner.domain.window_names import part_name, season_name
from planner.domain.words import Words
from planner.web.editor import agreed, offered, recipe
from planner.web.editor.answers import PLACES, TICKED, WEEK_OF_MONTH, skeleton
from planner.web.editor.sent import Sent
from planner.web.filters import Choice
from planner.web.tags import status_word


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One field. ``kind`` says how the template shows it."""

    kind: str
    name: str
    label: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    after: str = ""

    @property
    def legend(self) -> str:
        """The label, over boxes to tick."""
        return self.label


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
    asker = _Asker(sent, shape, calendar, words, uid)
    known = [] if repeat in (recipe.UNION, Repeat.OTHER) else [name for name in asked(shape) if name != "dates"]
    has_rows = repeat in (Repeat.DATES, Repeat.QUOTA)
    return Asked(
        repeat=asker.repeat(repeat),
        questions=tuple(question for name in known for question in asker.of(name)),
        rows=tuple(agreed.rows(sent)) if has_rows else (),
        has_rows=has_rows,
        months=asker.months_of_part() if sent.prefix else None,
        prefix=sent.prefix,
        number=int(sent.prefix.strip("r-")) if sent.prefix else 0,
    )


class _Asker:
    def __init__(self, sent: Sent, shape: Choices, calendar: Calendar, words: Words, uid: str) -> None:
        self._sent, self._shape, self._calendar, self._words, self._uid = sent, shape, calendar, words, uid

    def repeat(self, value: str) -> Question:
        known = offered.repeats()
        if self._sent.prefix:
            known = {name: label for name, label in known.items() if name in offered.TOGETHER}
        if value == Repeat.OTHER:
            known = {**known, Repeat.OTHER.value: _("Som reglen er nu")}
        return self._select("repeat", _("Gentagelse"), known.items(), value)

    def of(self, name: str) -> Iterator[Question]:
        if name in _OWN:
            yield from _OWN[name](self)
        elif name in _TEXTS:
            label, hint = _TEXTS[name]()
            yield self._text(name, label, hint)

    def months_of_part(self) -> Question:
        return self._ticks(recipe.IN_MONTHS, _("Gælder i"), self._months(), _("Ingen: de måneder, ingen anden har."))

    def every(self) -> Iterator[Question]:
        after = {
            Repeat.WEEKLY: _("uge"),
            Repeat.YEARS: _("år"),
            Repeat.FOLLOWS: _("møde"),
        }.get(self._shape.repeat, "")
        label = _("Hvert") if self._shape.repeat is not Repeat.WEEKLY else _("Hver")
        yield self._short("every", label, after=after, usual="1")

    def weekdays(self) -> Iterator[Question]:
        days = ((str(day), self._words.weekday(day)) for day in range(7))
        hint = _("Ingen: en gang i ugen, uden fast dag.") if self._shape.repeat is Repeat.ODD_EVEN else ""
        yield self._ticks("weekdays", _("På"), days, hint)

    def odd(self) -> Iterator[Question]:
        weeks = (("odd", _("ulige uger")), ("even", _("lige uger")))
        yield self._select("odd", _("I"), weeks, self._sent.text("odd") or "even")

    def months(self) -> Iterator[Question]:
        everyone = [str(month) for month in range(1, 13)]
        chosen = self._sent.many("months") or everyone
        if self._sent.prefix and set(chosen) >= set(everyone):
            return  # of several rules each has its own months, which are asked about once
        boxes = tuple(Choice(value, label, value in chosen) for value, label in self._months())
        yield Question(
            kind="ticks",
            name=self._sent.prefix + "months",
            label=_("I månederne"),
            choices=boxes,
            hint=_("Fjern krydset ved de måneder, der springes over."),
        )

    def pick(self) -> Iterator[Question]:
        on = self._shape.pick.on
        ways = offered.picks()
        if self._shape.repeat is Repeat.ONCE:
            ways = {name: label for name, label in ways.items() if name in (On.WEEK, On.PART, On.OPEN)}
        yield self._select("on", _("På"), ways.items(), on.value)
        if on in TICKED:
            yield self._nths(on)
        elif on is not On.OPEN:
            yield self._short("days", _("Hvilke"), hint=_("For eksempel »1, 15, sidste«."), most=60)
        if on is On.WEEKDAY:
            yield self._select("weekday", _("Ugedag"), self._weekdays(), self._sent.text("weekday") or "0")

    def of_quarter(self) -> Iterator[Question]:
        parts = [("0", _("en gang i kvartalet, uden fast dag"))]
        parts += [(str(n), _("i kvartalets %(nth)s måned", nth=self._words.ordinal(n))) for n in (1, 2, 3)]
        yield self._select("of-quarter", _("Hvornår"), parts, self._sent.text("of-quarter") or "0")

    def when(self) -> Iterator[Question]:
        parts = offered.whens()
        if self._shape.repeat is not Repeat.ONCE:
            del parts[When.DAY]
        yield self._select("when", _("Hvornår"), parts.items(), self._shape.when.value)

    def number(self) -> Iterator[Question]:
        if self._shape.repeat is Repeat.FOLLOWS:
            weeks = ((str(n), self._words.ordinal(n)) for n in (1, 2, 3, 4, 5, -1))
            value = self._sent.text(WEEK_OF_MONTH) or "1"
            yield self._select(WEEK_OF_MONTH, _("Hvilken uge i måneden"), weeks, value)
            return
        words = self._words
        known: dict[When, tuple[str, str, Iterable[tuple[str, str]]]] = {
            When.MONTH: ("month", _("Måned"), self._months()),
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
        if self._shape.when is When.WEEK:
            yield self._short("week", _("Uge"), usual="1")
        elif self._shape.when in known:
            name, label, choices = known[self._shape.when]
            yield self._select(name, label, choices, self._sent.text(name) or "1")

    def span(self) -> Iterator[Question]:
        yield self._text("span-first", _("Fra den"), _("For eksempel »21. august«."))
        yield self._text("span-last", _("Til og med"), "")

    def host(self) -> Iterator[Question]:
        titles = [
            (one.uid, f"{one.title} ({one.body.name})" if one.body and one.body.name not in one.title else one.title)
            for one in sorted(self._calendar.series, key=lambda one: one.title.casefold())
            if one.uid != self._uid and not one.archived
        ]
        value = self._sent.text("host")
        yield self._select("host", _("Følger"), (("", _("Vælg et punkt")), *titles), value)

    def link(self) -> Iterator[Question]:
        ways = {
            Link.IN_EACH: _("på et af dets møder i hver periode"),
            Link.EVERY_NTH: _("på hvert n. af dets møder"),
            Link.COUNTED: _("et antal dage før eller efter"),
            Link.WEEK_OF: _("i samme uge, ugen før, ugen efter …"),
        }
        yield self._select("link", _("Hvordan"), ways.items(), self._shape.link.value)

    def within(self) -> Iterator[Question]:
        units = {unit: label for unit, label in offered.units().items() if unit not in offered.NOT_WITHIN}
        value = self._shape.within
        if value not in units:
            units[value] = offered.units().get(value, value.value)
        yield self._select("within", _("I hver"), units.items(), value.value)

    def which(self) -> Iterator[Question]:
        value = self._sent.text("which") or "1"
        places = [*(str(n) for n in PLACES), *([] if value in map(str, PLACES) else [value])]
        yield self._select("which", _("Hvilket møde"), ((n, self._ordinal(n)) for n in places), value)

    def offset(self) -> Iterator[Question]:
        weeks = self._shape.link is Link.WEEK_OF
        hint = _("0 er samme uge.") if weeks else ""
        yield self._short("far", _("Antal uger") if weeks else _("Antal"), hint=hint, usual="1")
        if not weeks:
            yield from self.unit()
        sides = (("before", _("før")), ("after", _("efter")))
        yield self._select("side", _("Før eller efter"), sides, self._sent.text("side") or "before")

    def unit(self) -> Iterator[Question]:
        units = {
            RelativeUnit.WORKING_DAY: _("hverdage"),
            RelativeUnit.DAY: _("dage"),
            RelativeUnit.WEEK: _("uger"),
        }
        value = self._sent.lenient("unit", RelativeUnit, RelativeUnit.WORKING_DAY)
        yield self._select("unit", _("Regnet i"), units.items(), value.value)

    def weekday(self) -> Iterator[Question]:
        days = (("", _("uden fast dag")), *self._weekdays())
        yield self._select("on-day", _("Ugedag"), days, self._sent.text("on-day"))

    def count(self) -> Iterator[Question]:
        yield self._short("count", _("Antal gange"), usual="1")

    def per(self) -> Iterator[Question]:
        yield self._select("per", _("I løbet af"), offered.counted_in(), self._sent.text("per") or "year")

    def spread(self) -> Iterator[Question]:
        parts = (("", _("frit")), *list(offered.counted_in())[1:])
        hint = _("De første datoer skal ligge i hver sit.")
        yield self._select("spread", _("Fordelt på"), parts, self._sent.text("spread"), hint=hint)

    def status(self) -> Iterator[Question]:
        known = ((one.value, status_word(one)) for one in (Status.CONFIRMED, Status.TENTATIVE))
        yield self._select("date-status", _("Datoen er"), known, self._sent.text("date-status") or "confirmed")

    def year(self) -> Iterator[Question]:
        label = _("Regnet fra år") if self._shape.repeat is Repeat.YEARS else _("År")
        yield self._short("year", label, most=4)

    def length(self) -> Iterator[Question]:
        yield self._short("length", _("Varer"), after=_("dag(e)"), usual="1")

    def _nths(self, on: On) -> Question:
        chosen = self._sent.many("nth")
        numbers = (1, 2, 3) if on is On.PART else PLACES
        known = [*map(str, numbers), *(value for value in chosen if value not in map(str, numbers))]
        boxes = ((value, self._ordinal(value) if on is not On.PART else self._part(value)) for value in known)
        return self._ticks("nth", _("Hvilke uger") if on is On.WEEK else _("Hvilke"), boxes, "")

    def _ordinal(self, value: str) -> str:
        number = value.removeprefix("-")
        return self._words.ordinal(int(value)) if number.isascii() and number.isdigit() and int(number) else value

    def _part(self, value: str) -> str:
        return part_name(int(value), self._words) if value in ("1", "2", "3") else value

    def _months(self) -> Iterator[tuple[str, str]]:
        return ((str(month), self._words.month(month)) for month in range(1, 13))

    def _weekdays(self) -> Iterator[tuple[str, str]]:
        return ((str(day), self._words.weekday(day)) for day in range(7))

    def _select(
        self,
        name: str,
        label: str,
        known: Iterable[tuple[str, str]],
        value: str,
        *,
        hint: str = "",
    ) -> Question:
        choices = tuple(Choice(str(one), said, one == value) for one, said in known)
        return Question(kind="select", name=self._sent.prefix + name, label=label, choices=choices, hint=hint)

    def _ticks(self, name: str, label: str, known: Iterable[tuple[str, str]], hint: str) -> Question:
        chosen = self._sent.many(name)
        choices = tuple(Choice(value, said, value in chosen) for value, said in known)
        return Question(kind="ticks", name=self._sent.prefix + name, label=label, choices=choices, hint=hint)

    def _text(self, name: str, label: str, hint: str) -> Question:
        return Question(
            kind="text", name=self._sent.prefix + name, label=label, value=self._sent.text(name), hint=hint
        )

    def _short(
        self, name: str, label: str, *, hint: str = "", after: str = "", usual: str = "", most: int = 4
    ) -> Question:
        value = self._sent.fields.get(self._sent.prefix + name, usual)
        kind = "number" if most <= 4 else "text"
        return Question(kind=kind, name=self._sent.prefix + name, label=label, value=value, hint=hint, after=after)


_OWN: Final[Mapping[str, Callable[[_Asker], Iterator[Question]]]] = {
    "every": _Asker.every,
    "weekdays": _Asker.weekdays,
    "odd": _Asker.odd,
    "months": _Asker.months,
    "pick": _Asker.pick,
    "of_quarter": _Asker.of_quarter,
    "when": _Asker.when,
    "number": _Asker.number,
    "span": _Asker.span,
    "host": _Asker.host,
    "link": _Asker.link,
    "within": _Asker.within,
    "nth": _Asker.which,
    "offset": _Asker.offset,
    "weekday": _Asker.weekday,
    "count": _Asker.count,
    "per": _Asker.per,
    "spread": _Asker.spread,
    "status": _Asker.status,
    "year": _Asker.year,
    "length": _Asker.length,
}

_TEXTS: Final[Mapping[str, Callable[[], tuple[str, str]]]] = {
    "first": lambda: (_("Dato"), _("For eksempel 10/3-27 eller 10. marts.")),
    "last": lambda: (_("Til og med"), _("Kun for det, der varer flere dage.")),
    "times": lambda: (_("Klokkeslæt"), _("For eksempel 9.15 eller 10-12. Tomt: hele dagen.")),
    "since": lambda: (_("Første dag"), ""),
    "until": lambda: (_("Sidste dag"), _("Tomt: indtil videre.")),
}
