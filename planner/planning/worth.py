"""What points are given for, in words: "6 point for at ligge i en anden uge eller på en anden ugedag end ønsket"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from planner.domain.errors import Language
from planner.domain.words import WORDS
from planner.planning.prices import Kind

_FOR: Final = {
    Kind.WEEKDAY: ("ugedagen", "the weekday"),
    Kind.LAST_YEAR: (
        "at ligge i en anden uge eller på en anden ugedag end reglens eller sidste års",
        "lying in another week or on another weekday than the rule's or last year's",
    ),
    Kind.PERIOD: (
        "en ferie, et arrangement eller en dag op ad en helligdag",
        "a holiday period, an event or a day next to a holiday",
    ),
    Kind.DEADLINE: ("en frist i en ferie", "a deadline in a holiday period"),
    Kind.GAP: ("ujævn afstand mellem møderne", "uneven spacing of the meetings"),
    Kind.SAME_WEEKDAY: ("en anden ugedag end årets øvrige møder", "another weekday than the year's other meetings"),
    Kind.WEEK_LOAD: ("en uge med mange møder for de samme", "a week with many meetings for the same people"),
    Kind.MOVED: ("at flytte en dato, der var lagt", "moving a date that was set"),
}


def in_words(points: Mapping[Kind, int], language: Language) -> Iterator[str]:
    """A line for each kind that costs or saves something, the dearest first."""
    words = WORDS[language]
    for kind, count in sorted(points.items(), key=lambda one: -one[1]):
        danish, english = _FOR[kind]
        if count > 0:
            yield words(f"{count} point for {danish}", f"{count} points for {english}")
        elif count < 0:
            yield words(f"{-count} point sparet: {danish}", f"{-count} points saved: {english}")
