"""From what was filled in to the choices that it means, each error at its own field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from planner.domain.choices import UNDATED, Choices, Link, On, Pick, Repeat, When, asked, in_order
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.rules import MonthDay, PeriodUnit, RelativeUnit
from planner.domain.spans import FIRST_YEAR, LAST_YEAR
from planner.domain.typed_dates import typed_date
from planner.web.editor import agreed
from planner.web.editor.sent import Errors, Sent, not_offered

NUMBER_OF: Final = {
    When.MONTH: "month",
    When.WEEK: "week",
    When.QUARTER: "quarter",
    When.HALF_YEAR: "half-year",
    When.SEASON: "season",
}
"""The field that asks which month, week … of the year it is."""

WEEK_OF_MONTH: Final = "week-of-month"
TICKED: Final = frozenset({On.WEEKDAY, On.WEEK, On.PART})
"""Of these the form has boxes to tick; days of the month are written."""

PLACES: Final = (1, 2, 3, 4, 5, -1, -2)
_NUMBERS: Final[Mapping[str, range]] = {
    "month": range(1, 13),
    "week": range(1, 54),
    "quarter": range(1, 5),
    "half-year": range(1, 3),
    "season": range(1, 7),
    WEEK_OF_MONTH: range(-5, 6),
}
_LISTED: Final = re.compile(r"[,;/\s]+|\bog\b|\band\b", re.IGNORECASE)
_LAST: Final = frozenset({"sidste", "last"})
_LEAP_YEAR: Final = date(2024, 1, 1)
_MOST_AT_ONCE: Final = 100


def skeleton(sent: Sent) -> Choices:
    """What decides which questions are asked, as far as it is filled in; nothing is refused."""
    weekday, repeat = sent.text("on-day"), sent.lenient("repeat", Repeat, Repeat.ONCE)
    on = sent.lenient("on", On, On.WEEKDAY)
    return Choices(
        repeat=repeat,
        when=sent.lenient("when", When, _usual_when(sent)),
        pick=Pick(On.OPEN if repeat is Repeat.ONCE and on not in UNDATED else on),
        of_quarter=int(sent.text("of-quarter") in ("1", "2", "3")),
        link=sent.lenient("link", Link, Link.IN_EACH),
        within=sent.lenient("within", PeriodUnit, PeriodUnit.MONTH),
        weekday=0 if weekday else None,
        weekdays=tuple(range(len(sent.many("weekdays")))),
    )


def read_choices(sent: Sent) -> tuple[Choices | None, Errors]:
    """The choices; None where something is wrong, and then what."""
    errors: Errors = {}
    values: dict[str, Any] = {}
    shape = skeleton(sent)
    for field in asked(shape):
        try:
            values[field] = _READERS[field](sent, shape)
        except DomainError as error:
            errors[sent.prefix + error.field] = error
    repeat = sent.text("repeat")
    if repeat and repeat not in set(Repeat):
        errors[f"{sent.prefix}repeat"] = not_offered("repeat")
    return (None if errors else Choices(repeat=shape.repeat, **values)), errors


def _usual_when(sent: Sent) -> When:
    return When.DAY if sent.text("repeat") in ("", Repeat.ONCE) else When.MONTH


def _number(sent: Sent, shape: Choices) -> int:
    name = WEEK_OF_MONTH if shape.repeat is Repeat.FOLLOWS else NUMBER_OF[shape.when]
    return sent.number(name, _NUMBERS[name]) if sent.text(name) else 1


def _pick(sent: Sent, shape: Choices) -> Pick:
    sent.one_of("on", On, On.WEEKDAY)
    on = shape.pick.on
    if on is On.OPEN:
        return Pick(on)
    nths = sent.numbers("nth", range(-31, 32)) if on in TICKED else _listed(sent, on)
    if not nths:
        raise DomainError("nth" if on in TICKED else "days", "Vælg mindst én.", "Choose at least one.")
    weekday = sent.number("weekday", range(7)) if on is On.WEEKDAY and sent.text("weekday") else 0
    return Pick(on, in_order(nths), weekday)


def _listed(sent: Sent, on: On) -> tuple[int, ...]:
    """Days of the month, or working days of it, as they are written: "1, 15 og sidste"."""
    most = 31 if on is On.DAY else 23
    found = []
    for part in filter(None, _LISTED.split(sent.text("days"))):
        word = part.rstrip(".").casefold()
        number = -1 if word in _LAST else int(word) if re.fullmatch(r"-?[0-9]{1,2}", word) else 0
        if not 1 <= abs(number) <= most:
            raise DomainError(
                "days",
                f"Skriv tal fra 1 til {most} eller »sidste«, som i »1, 15, sidste«.",
                f"Write numbers from 1 to {most}, or “last”, as in “1, 15, last”.",
            )
        found.append(number)
    return tuple(sorted(set(found), key=lambda number: (number < 0, number)))


def _months(sent: Sent, _shape: Choices) -> tuple[int, ...]:
    months = sent.numbers("months", range(1, 13))
    return () if len(months) == 12 else months


def _span(sent: Sent, _shape: Choices) -> tuple[MonthDay, MonthDay] | None:
    first, last = (_month_day(sent, name) for name in ("span-first", "span-last"))
    return None if first is None or last is None else (first, last)


def _month_day(sent: Sent, name: str) -> MonthDay | None:
    text = sent.text(name)
    if not text:
        return None
    try:
        day = typed_date(text, _LEAP_YEAR)
    except DomainError as error:
        raise DomainError(name, error.danish, error.english) from None
    return MonthDay(day.month, day.day)


def _offset(sent: Sent, _shape: Choices) -> int:
    far = sent.number("far", range(367)) if sent.text("far") else 1
    return far if sent.text("side") == "after" else -far


def _times(sent: Sent, shape: Choices) -> Any:
    several = shape.repeat is Repeat.ONCE and bool(sent.text("last")) and sent.text("last") != sent.text("first")
    return sent.times("times", several_days=several or sent.text("length") not in ("", "1"))


def _counted(name: str, known: range, usual: int = 1) -> Callable[[Sent, Choices], int]:
    return lambda sent, _shape: sent.number(name, known) if sent.text(name) else usual


def _day(name: str) -> Callable[[Sent, Choices], date | None]:
    return lambda sent, _shape: sent.day(name)


def _spread(sent: Sent, _shape: Choices) -> PeriodUnit | None:
    return sent.one_of("spread", PeriodUnit, PeriodUnit.YEAR) if sent.text("spread") else None


def _year(sent: Sent, _shape: Choices) -> int | None:
    return sent.number("year", range(FIRST_YEAR, LAST_YEAR + 1)) if sent.text("year") else None


_READERS: Final[Mapping[str, Callable[[Sent, Choices], Any]]] = {
    "first": _day("first"),
    "last": _day("last"),
    "dates": lambda sent, _shape: agreed.read(sent),
    "status": lambda sent, _shape: sent.one_of("date-status", Status, Status.CONFIRMED),
    "weekdays": lambda sent, _shape: sent.numbers("weekdays", range(7)),
    "every": _counted("every", range(1, _MOST_AT_ONCE + 1)),
    "odd": lambda sent, _shape: sent.text("odd") == "odd",
    "months": _months,
    "pick": _pick,
    "of_quarter": _counted("of-quarter", range(4), 0),
    "when": lambda sent, shape: sent.one_of("when", When, shape.when),
    "number": _number,
    "span": _span,
    "year": _year,
    "host": lambda sent, _shape: sent.text("host"),
    "link": lambda sent, _shape: sent.one_of("link", Link, Link.IN_EACH),
    "within": lambda sent, _shape: sent.one_of("within", PeriodUnit, PeriodUnit.MONTH),
    "nth": _counted("which", range(-31, 32)),
    "unit": lambda sent, _shape: sent.one_of("unit", RelativeUnit, RelativeUnit.WORKING_DAY),
    "offset": _offset,
    "weekday": lambda sent, _shape: sent.number("on-day", range(7)) if sent.text("on-day") else None,
    "count": _counted("count", range(1, 367)),
    "per": lambda sent, _shape: sent.one_of("per", PeriodUnit, PeriodUnit.YEAR),
    "spread": _spread,
    "times": _times,
    "length": _counted("length", range(1, 367)),
    "since": _day("since"),
    "until": _day("until"),
}
