"""Phrases for days: "hver mandag og torsdag", "den 1. og sidste fredag", "den 8.–14.", "en hverdag (man–fre)"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Final

from planner.domain.rules import Weekday
from planner.domain.words import Words, runs

MONDAY_TO_FRIDAY: Final = frozenset(range(5))
ALL_WEEK: Final = frozenset(range(7))


def each(days: Collection[int], w: Words) -> str:
    """Every one of these weekdays (0 Monday): "hver mandag og torsdag", "hver hverdag (man–fre)", "hver dag"."""
    kind = _kind(days, w, w.joined)
    return w(f"hver {kind}", f"every {kind}")


def on(days: Collection[int], w: Words) -> str:
    """The same after "hver 2. uge": "om mandagen og torsdagen", "på hverdage (man–fre)", "alle dage"."""
    if set(days) >= ALL_WEEK:
        return w("alle dage", "on all days")
    if set(days) == MONDAY_TO_FRIDAY:
        return w("på hverdage (man–fre)", "on weekdays (Mon–Fri)")
    names = w.joined(w(f"{w.weekday(day)}en", w.weekday(day)) for day in sorted(set(days)))
    return w(f"om {names}", f"on {names}")


def named(days: Collection[int], w: Words) -> str:
    """The same where the week is named: "mandag og onsdag" (i uge 3), "alle dage"."""
    if set(days) >= MONDAY_TO_FRIDAY:
        return on(days, w)
    names = _kind(days, w, w.joined)
    return w(names, f"on {names}")


def one_of(days: Collection[int], w: Words) -> str:
    """Any one of these weekdays, without article: "mandag eller torsdag", "hverdag (man–fre)"."""
    return _kind(days, w, w.either)


def weekdays(by_day: Iterable[Weekday], w: Words) -> str:
    """Counted and uncounted weekdays: "den 1. og 3. mandag og den sidste fredag"."""
    return _weekdays(by_day, w, each)


def a_weekday(by_day: Iterable[Weekday], w: Words) -> str:
    """What a day must be: "en mandag eller torsdag", "den 1. mandag"."""
    return _weekdays(by_day, w, lambda days, w: w(f"en {one_of(days, w)}", f"a {one_of(days, w)}"))


def positions(numbers: Iterable[int], w: Words) -> str:
    """Places counted from the front, then those from the end: "første", "1. og 3.", "2. og sidste"."""
    places = ordered(numbers)
    return w.place(places[0]) if len(places) == 1 else w.joined(map(w.ordinal, places))


def ordered(numbers: Iterable[int]) -> list[int]:
    """Each number once, in the order in which places are said: 1, 2, …, then those from the end."""
    return sorted(set(numbers), key=lambda number: (number < 0, number))


def month_days(days: Collection[int], w: Words) -> str:
    """Days of a month: "den 1. og 15.", "den 8.–14.", "den sidste dag"; negative ones count from the end."""
    from_start = [text for first, last in runs([day for day in days if day > 0]) for text in _run(first, last, w)]
    if from_start:
        from_start[0] = w(f"den {from_start[0]}", f"the {from_start[0]}")
    from_end = [w(f"den {w.ordinal(day)} dag", f"the {w.ordinal(day)} day") for day in ordered(days) if day < 0]
    return w.joined([*from_start, *from_end])


def _run(first: int, last: int, w: Words) -> list[str]:
    if last - first < 2:
        return [w.ordinal(day) for day in range(first, last + 1)]
    return [f"{w.ordinal(first)}–{w.ordinal(last)}"]


def _kind(days: Collection[int], w: Words, join: Callable[[Iterable[str]], str]) -> str:
    if set(days) >= ALL_WEEK:
        return w("dag", "day")
    if set(days) == MONDAY_TO_FRIDAY:
        return w("hverdag (man–fre)", "weekday (Mon–Fri)")
    return join(w.weekday(day) for day in sorted(set(days)))


def _weekdays(by_day: Iterable[Weekday], w: Words, uncounted: Callable[[Collection[int], Words], str]) -> str:
    nths: dict[int, list[int]] = {}
    every: set[int] = set()
    for day, nth in sorted(by_day):
        if nth:
            nths.setdefault(day, []).append(nth)
        else:
            every.add(day)
    said = [uncounted(every, w)] if every else []
    for day, counts in nths.items():
        ordinals = w.joined(map(w.ordinal, ordered(counts)))
        said.append(w(f"den {ordinals} {w.weekday(day)}", f"the {ordinals} {w.weekday(day)}"))
    return w.joined(said)
