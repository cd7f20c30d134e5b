"""From choices to what would have been filled in to make them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from planner.domain.choices import Choices, On, Pick, Repeat, asked
from planner.domain.rules import MonthDay
from planner.domain.spans import Times
from planner.domain.words import Words
from planner.web.editor import agreed
from planner.web.editor.agreed import written_day
from planner.web.editor.answers import NUMBER_OF, TICKED, WEEK_OF_MONTH

Fields = dict[str, str | list[str]]


def typed_choices(choices: Choices, words: Words) -> Fields:
    """The fields of the form, by their names without a prefix; only those that are asked about."""
    fields: Fields = {"repeat": choices.repeat.value}
    for name in asked(choices):
        fields |= _WRITERS[name](choices, words)
    return fields


def _pick(choices: Choices, words: Words) -> Fields:
    pick = choices.pick
    fields: Fields = {"on": pick.on.value}
    if pick.on in TICKED:
        fields["nth"] = [str(nth) for nth in pick.nths]
    elif pick.on is not On.OPEN:
        fields["days"] = written_days(pick, words)
    if pick.on is On.WEEKDAY:
        fields["weekday"] = str(pick.weekday)
    return fields


def written_days(pick: Pick, words: Words) -> str:
    """Days of the month as they are written: "1, 15, sidste"."""
    return ", ".join(words("sidste", "last") if nth == -1 else str(nth) for nth in pick.nths)


def _months(choices: Choices, _words: Words) -> Fields:
    return {"months": [str(month) for month in choices.months or range(1, 13)]}


def _number(choices: Choices, _words: Words) -> Fields:
    name = WEEK_OF_MONTH if choices.repeat is Repeat.FOLLOWS else NUMBER_OF[choices.when]
    return {name: str(choices.number)}


def _span(choices: Choices, words: Words) -> Fields:
    if choices.span is None:
        return {}
    first, last = choices.span
    return {"span-first": _month_day(first, words), "span-last": _month_day(last, words)}


def _month_day(day: MonthDay, words: Words) -> str:
    return words.month_day(day.month, day.day)


def _offset(choices: Choices, _words: Words) -> Fields:
    return {"far": str(abs(choices.offset)), "side": "after" if choices.offset > 0 else "before"}


def _day(name: str) -> Callable[[Choices, Words], Fields]:
    def write(choices: Choices, _words: Words) -> Fields:
        day: date | None = getattr(choices, name)
        return {name: written_day(day) if day else ""}

    return write


def _plain(field: str, name: str) -> Callable[[Choices, Words], Fields]:
    """A number or a word of the vocabulary; None is an empty field."""

    def write(choices: Choices, _words: Words) -> Fields:
        value = getattr(choices, field)
        return {name: "" if value is None else str(value)}

    return write


def _times(choices: Choices, words: Words) -> Fields:
    return {"times": written_times(choices.times, words)}


def written_times(times: Times | None, words: Words) -> str:
    """Times as they stand in a field; empty for the whole day."""
    return words.hours(times) if times else ""


_WRITERS: Final[Mapping[str, Callable[[Choices, Words], Fields]]] = {
    "first": _day("first"),
    "last": _day("last"),
    "dates": lambda choices, words: {**agreed.typed(choices.dates, words)},
    "status": _plain("status", "date-status"),
    "weekdays": lambda choices, _words: {"weekdays": [str(day) for day in choices.weekdays]},
    "every": _plain("every", "every"),
    "odd": lambda choices, _words: {"odd": "odd" if choices.odd else "even"},
    "months": _months,
    "pick": _pick,
    "of_quarter": _plain("of_quarter", "of-quarter"),
    "when": _plain("when", "when"),
    "number": _number,
    "span": _span,
    "year": _plain("year", "year"),
    "host": _plain("host", "host"),
    "link": _plain("link", "link"),
    "within": _plain("within", "within"),
    "nth": _plain("nth", "which"),
    "unit": _plain("unit", "unit"),
    "offset": _offset,
    "weekday": _plain("weekday", "on-day"),
    "count": _plain("count", "count"),
    "per": _plain("per", "per"),
    "spread": _plain("spread", "spread"),
    "times": _times,
    "length": _plain("length", "length"),
    "since": _day("since"),
    "until": _day("until"),
}
