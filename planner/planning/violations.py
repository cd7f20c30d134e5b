"""Hard rules that a plan breaks, as data, and each of them as a sentence for the user."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from planner.domain.errors import Language
from planner.domain.reasons import day_name
from planner.domain.words import WORDS, Words
from planner.planning.problem import Problem, Unit


class Code(StrEnum):
    """Which hard rule is broken; the words are those of the shared format."""

    UNKNOWN = "unknown"
    MISSING = "missing"
    WINDOW = "window"
    WEEKDAY = "weekday"
    FIXED = "fixed"
    HORIZON = "horizon"
    WEEKEND = "weekend"
    CLOSED = "closed"
    PERIOD = "period"
    ORDER = "order"
    GAP_MIN = "gap_min"
    GAP_MAX = "gap_max"
    LINK_MIN = "link_min"
    LINK_MAX = "link_max"
    HOST = "host"
    CLASH = "clash"
    ROOM = "room"
    DAY_MAX = "day_max"
    WEEK_MAX = "week_max"
    APART = "apart"
    WITHIN = "within"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A broken hard rule: the meetings that break it, where, and by how much.

    ``day`` is the day it happens on (the Monday of a week), ``name`` what the rule speaks of: a period, a room, a
    group; ``found`` and ``bound`` are the numbers that do not agree, ``unit`` that of a distance.
    """

    code: Code
    meetings: tuple[str, ...]
    day: int | None = None
    name: str = ""
    found: int = 0
    bound: int = 0
    unit: Unit = Unit.DAYS

    def text(self, problem: Problem, language: Language) -> str:
        """The violation as one sentence; what has no name is not named."""
        words = WORDS[language]
        danish, english = _SENTENCES[self.code]
        first, second = (*self.meetings, "", "")[:2]
        sentence = words(danish, english).format(
            a=label(problem, first, words),
            b=label(problem, second, words),
            all=words.joined(label(problem, uid, words) for uid in self.meetings),
            day=words.long_date(date.fromordinal(self.day)) if self.day else "",
            week=_week(self.day, words) if self.day else "",
            name=words(self.name, day_name(self.name, "en")) if self.code in _OF_A_DAY else self.name,
            found=self.found,
            bound=self.bound,
            apart=_counted(self.found, self.unit, words),
            asked=_counted(self.bound, self.unit, words),
        )
        return sentence.replace(" ()", "")


def label(problem: Problem, uid: str, words: Words) -> str:
    """A meeting as people speak of it: "Byrådet nr. 3"."""
    meeting = problem.meetings.get(uid)
    if meeting is None:
        return words.quoted(uid)
    return f"{problem.series[meeting.series].name} {words('nr.', 'no.')} {meeting.number}"


def _week(day: int, words: Words) -> str:
    year, week, _ = date.fromordinal(day).isocalendar()
    return words(f"uge {week} i {year}", f"week {week} of {year}")


def _counted(count: int, unit: Unit, words: Words) -> str:
    """So many days: "1 arbejdsdag", "3 days"."""
    one = abs(count) == 1
    if unit is Unit.WORKDAYS:
        return f"{count} {words('arbejdsdag' if one else 'arbejdsdage', 'working day' if one else 'working days')}"
    return f"{count} {words('dag' if one else 'dage', 'day' if one else 'days')}"


_OF_A_DAY: Final = frozenset({Code.CLOSED, Code.PERIOD})
"""Rules that speak of a day by its name, which is the Danish one."""

_SENTENCES: Final = {
    Code.UNKNOWN: ("{a} findes ikke.", "{a} does not exist."),
    Code.MISSING: ("{a} har ingen dato.", "{a} has no date."),
    Code.WINDOW: ("{a} kan ikke ligge {day}: uden for sit vindue.", "{a} cannot be on {day}: outside its window."),
    Code.WEEKDAY: (
        "{a} kan ikke ligge {day}: ugedagen er ikke tilladt.",
        "{a} cannot be on {day}: the weekday is not allowed.",
    ),
    Code.FIXED: ("{a} kan ikke ligge {day}: fastlåst til en anden dag.", "{a} cannot be on {day}: pinned elsewhere."),
    Code.HORIZON: (
        "{a} kan ikke ligge {day}: uden for planens år.",
        "{a} cannot be on {day}: outside the plan's year.",
    ),
    Code.WEEKEND: ("{a} kan ikke ligge {day}: ingen arbejdsdag.", "{a} cannot be on {day}: not in the working week."),
    Code.CLOSED: ("{a} kan ikke ligge {day}: lukket ({name}).", "{a} cannot be on {day}: closed ({name})."),
    Code.PERIOD: ("{a} kan ikke ligge {day}: {name}.", "{a} cannot be on {day}: {name}."),
    Code.ORDER: ("{b} skal ligge efter {a}.", "{b} must come after {a}."),
    Code.GAP_MIN: (
        "Fra {a} til {b} er der {apart}; der skal være mindst {bound}.",
        "From {a} to {b} there are {apart}; there must be at least {bound}.",
    ),
    Code.GAP_MAX: (
        "Fra {a} til {b} er der {apart}; der må højst være {bound}.",
        "From {a} to {b} there are {apart}; there may be at most {bound}.",
    ),
    Code.LINK_MIN: (
        "Fra {a} til {b} er der {apart}; der skal være mindst {asked}.",
        "From {a} to {b} there are {apart}; there must be at least {asked}.",
    ),
    Code.LINK_MAX: (
        "Fra {a} til {b} er der {apart}; der må højst være {asked}.",
        "From {a} to {b} there are {apart}; there may be at most {asked}.",
    ),
    Code.HOST: ("{a} ligger {day}, hvor {name} ikke mødes.", "{a} is on {day}, when {name} does not meet."),
    Code.CLASH: (
        "{a} og {b} deler {name} og mødes samtidig {day}.",
        "{a} and {b} share {name} and overlap on {day}.",
    ),
    Code.ROOM: (
        "{found} møder på én gang i {name} {day}, hvor der er plads til {bound}: {all}.",
        "{found} meetings at a time in {name} on {day}, which holds {bound}: {all}.",
    ),
    Code.DAY_MAX: (
        "{name} har {found} møder {day}, højst {bound} er tilladt: {all}.",
        "{name} has {found} meetings on {day}, at most {bound} are allowed: {all}.",
    ),
    Code.WEEK_MAX: (
        "{name} har {found} mødedage i {week}, højst {bound} er tilladt.",
        "{name} has {found} meeting days in {week}, at most {bound} are allowed.",
    ),
    Code.APART: (
        "Fra {a} til {b} er der {apart}; {name} skal have mindst {bound} imellem.",
        "From {a} to {b} there are {apart}; {name} must have at least {bound} in between.",
    ),
    Code.WITHIN: (
        "Fra {a} til {b} er der {apart}; {name} må højst have {bound} imellem.",
        "From {a} to {b} there are {apart}; {name} may have at most {bound} in between.",
    ),
}
