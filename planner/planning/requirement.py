"""A hard requirement in words: what must hold, and what could be done instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from planner.domain.errors import Language
from planner.domain.remedies import Remedy
from planner.domain.words import WORDS, Words
from planner.planning.problem import Problem, Unit
from planner.planning.violations import label

Change = Callable[[Problem], Problem]
"""The problem as it would be."""


class Kind(Enum):
    """What is required, in Danish and English; and what could be done instead, in both."""

    PEOPLE = (
        "{names} deler {name} og kan ikke mødes samtidig.",
        "{names} share {name} and cannot meet at the same time.",
        "Lad {name} undvære et møde, hvor {names} falder sammen.",
        "Let {name} miss a meeting where {names} coincide.",
    )
    HOST = (
        "{name} tages på et møde i {names}.",
        "{name} is taken at a meeting of {names}.",
        "Tag {name} uden for møderne i {names}.",
        "Take {name} outside the meetings of {names}.",
    )
    PINNED = (
        "{name} er fastlåst til {first}.",
        "{name} is pinned to {first}.",
        "Giv slip på datoen for {name}.",
        "Let go of the date of {name}.",
    )
    PERIOD = (
        "{names} mødes ikke i {name} ({days}).",
        "{names} do not meet in {name} ({days}).",
        "Tillad møder i {names} i {name}.",
        "Allow meetings of {names} in {name}.",
    )
    ROOM = (
        "{names} bruger {name}, hvor der er plads til {most} ad gangen.",
        "{names} use {name}, which holds {most} at a time.",
        "Find flere lokaler end {name}.",
        "Find more rooms than {name}.",
    )
    DAY = (
        "{name} kan højst have {most} møder om dagen.",
        "{name} can have at most {most} meetings a day.",
        "Tillad {name} flere møder om dagen.",
        "Allow {name} more meetings a day.",
    )
    WEEK = (
        "{name} kan højst have {most} mødedage om ugen.",
        "{name} can have at most {most} meeting days a week.",
        "Tillad {name} flere mødedage om ugen.",
        "Allow {name} more meeting days a week.",
    )
    WEEKDAYS = (
        "{name} mødes kun på {weekdays}.",
        "{name} meets only on {weekdays}.",
        "Tillad {name} alle ugedage.",
        "Allow {name} all weekdays.",
    )
    LINK = (
        "{names} skal ligge {span} {unit} fra hinanden, i den rækkefølge.",
        "{names} must lie {span} {unit} apart, in that order.",
        "Giv slip på afstanden mellem {names}.",
        "Let go of the distance between {names}.",
    )
    GAP = (
        "Der skal være {span} dage mellem møderne i {name}.",
        "There must be {span} days between the meetings of {name}.",
        "Giv slip på afstanden mellem møderne i {name}.",
        "Let go of the distance between the meetings of {name}.",
    )
    APART = (
        "{name} skal have {span} dage mellem sine møder.",
        "{name} must have {span} days between their meetings.",
        "Giv slip på afstanden mellem møderne i {name}.",
        "Let go of the distance between the meetings of {name}.",
    )
    WITHIN = (
        "Der må være {span} dage fra et møde i {name} til det næste.",
        "There may be {span} days from one meeting of {name} to the next.",
        "Giv slip på, hvor længe der må gå mellem møderne i {name}.",
        "Let go of how long there may be between the meetings of {name}.",
    )
    WINDOW = (
        "{names} skal ligge {within}.",
        "{names} must lie {within}.",
        "Lad {names} ligge op til to uger før eller efter sit vindue.",
        "Let {names} lie up to two weeks before or after its window.",
    )
    DAYS = (
        "Der holdes møder fra {first} til {last}, på {weekdays} og ikke på lukkede dage.",
        "Meetings are held from {first} to {last}, on {weekdays} and not on closed days.",
        "Lad planen omfatte flere dage.",
        "Let the plan take in more days.",
    )
    ORDER = (
        "Møderne i {names} holdes i rækkefølge, ét ad gangen.",
        "The meetings of {names} are held in order, one at a time.",
        "Giv møderne i {names} flere dage at vælge imellem.",
        "Give the meetings of {names} more days to choose from.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """Something that must hold. ``without`` makes the problem one in which it need not.

    What it speaks of is in ``meetings`` (uids), or in ``name`` and ``names`` as they are said; ``about`` is the uid
    of the group, series, period or room.
    """

    kind: Kind
    without: Change
    meetings: tuple[str, ...] = ()
    about: str = ""
    name: str = ""
    names: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = ()
    first: int = 0
    last: int = 0
    least: int | None = None
    most: int | None = None
    unit: Unit = Unit.DAYS

    def text(self, problem: Problem, language: Language) -> str:
        """What is required, as a sentence."""
        danish, english, *_ = self.kind.value
        return self._fill(danish if language == "da" else english, problem, language)

    def remedy(self, problem: Problem, language: Language) -> str:
        """What could be done instead, as a sentence."""
        *_, danish, english = self.kind.value
        return self._fill(danish if language == "da" else english, problem, language)

    def as_remedy(self, problem: Problem) -> Remedy:
        """The same for those who know nothing of problems."""
        told = {language: self.remedy(problem, language) for language in WORDS}
        return Remedy(kind=self.kind.name.lower(), about=self.about, meetings=self.meetings, told=told)

    def _fill(self, sentence: str, problem: Problem, language: Language) -> str:
        words = WORDS[language]
        meetings = [label(problem, uid, words) for uid in self.meetings]
        first, last = (date.fromordinal(day) if day else None for day in (self.first, self.last))
        return sentence.format(
            name=meetings[0] if meetings else self.name,
            names=words.joined(meetings or self.names),
            weekdays=words.joined(words.weekday(day - 1) for day in self.weekdays),
            first=words.full_date(first) if first else "",
            last=words.full_date(last) if last else "",
            days=words.dates(first, last) if first and last else "",
            within=_within(first, last, words) if first and last else "",
            most=self.most,
            span=_span(self.least, self.most, language),
            unit=words("arbejdsdage", "working days") if self.unit is Unit.WORKDAYS else words("dage", "days"),
        )


def _within(first: date, last: date, words: Words) -> str:
    """Between two days, or on the only one."""
    one, other = words.full_date(first), words.full_date(last)
    if first == last:
        return words(f"den {one}", f"on {one}")
    return words(f"fra {one} til {other}", f"between {one} and {other}")


def _span(least: int | None, most: int | None, language: Language) -> str:
    """A number of days or more, or up to so many, or both."""
    words = WORDS[language]
    if least is None or most is None:
        return (
            words(f"mindst {least}", f"at least {least}")
            if most is None
            else words(f"højst {most}", f"at most {most}")
        )
    return str(least) if least == most else words(f"{least} til {most}", f"{least} to {most}")
