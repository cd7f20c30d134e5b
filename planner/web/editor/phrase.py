"""Skriv det på dansk: a phrase fills the choices in, or is asked about, or says why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from flask_babel import gettext as _

from planner.domain.choices import Repeat, choices_of
from planner.domain.describe import describe
from planner.domain.errors import Language
from planner.domain.occurrences import Status
from planner.domain.phrases import ANCHOR, Decision, Reading, Setting, Understanding, understand
from planner.domain.rules import (
    AgreedDates,
    Branch,
    Period,
    Placed,
    Recurrence,
    Relative,
    Rule,
    SimpleRule,
    Union,
    anchor_of,
)
from planner.domain.series import Calendar, Requirement, Series, SeriesKind
from planner.domain.words import WORDS
from planner.web.editor.recipe import Recipe, requirement_beside, typed_recipe
from planner.web.editor.typed import Fields
from planner.web.parameters import Arguments

PHRASE: Final = "phrase"
SAID: Final = "said"
"""The phrase that the choices were last in step with."""

_STANDING: Final = (Decision.ACCEPT, Decision.NOTICE)
_ENDINGS: Final = ("erne", "et", "en", "ne", "er", "t", "n", "s")
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What became of a phrase. ``recipe`` is what it means, None where it has to be asked or refused.

    ``fields`` are the form's other fields that it fills in besides. ``notice`` is to be seen before it is saved;
    ``question`` says what is asked, or why it cannot be read; ``readings`` are phrases that answer it, with words.
    """

    recipe: Recipe | None = None
    fields: Fields
    notice: str = ""
    question: str = ""
    readings: tuple[tuple[str, str], ...] = ()


def hear(text: str, sent: Arguments, before: Recipe | None, calendar: Calendar, today: date, lang: Language) -> Heard:
    """What the phrase means in this form, whose fields were last filled from ``before``.

    A rule that does not say when it begins goes on beginning when the one before it did.
    """
    understood = understand(text, Setting(today))
    if understood.reading.decision not in _STANDING:
        return Heard(
            fields={},
            question=understood.reading.question(lang) or _("Det siger ikke, hvilke dage det er."),
            readings=tuple(_readings(understood, lang)),
        )
    reading = _beginning_as(text, understood.reading, before, today)
    if reading.status is Status.CANCELLED:
        return Heard(fields={}, question=_("Det er en aflysning. Aflys datoen på dens egen side."))
    recipe = _recipe(reading, before, today)
    if recipe is None:
        return Heard(fields={}, question=_("Det siger ikke, hvilke dage det er."))
    recipe, host = _hung(recipe, reading.anchor, calendar)
    if recipe is None:
        return Heard(fields={}, question=_("Skriv navnet på punktet, som det står i årshjulet."))
    return Heard(recipe=recipe, fields={**_besides(reading, sent), **host}, notice=reading.notice(lang))


def phrase_of(recipe: Recipe, calendar: Calendar) -> str:
    """The Danish phrase that says the same, to stand in the field."""
    names = {one.uid: one.title for one in calendar.series} | {one.uid: one.name for one in calendar.day_calendars}
    if recipe.rule == AgreedDates() or choices_of(recipe.rule, recipe.requirement).repeat is Repeat.QUOTA:
        return ""
    said = describe(recipe.rule, "da", adjustments=recipe.adjustments, names=names)
    return said.partition(": ")[2] if isinstance(recipe.rule, AgreedDates) else said


def typed_phrase(phrase: str) -> Fields:
    """The fields of a phrase that the choices are in step with."""
    return {PHRASE: phrase, SAID: phrase}


def filled(recipe: Recipe, heard: Heard, phrase: str, calendar: Calendar, lang: Language) -> Fields:
    """All the fields of ``when`` as a phrase fills them in; the phrase itself stays as it was typed."""
    return {**typed_recipe(recipe, calendar, WORDS[lang]), **typed_phrase(phrase), **heard.fields}


def _readings(understood: Understanding, lang: Language) -> Iterator[tuple[str, str]]:
    for phrase, reading in understood.choices:
        words = reading.words(lang)
        if reading.quota is not None:
            words = _("%(words)s, på datoer, der skal findes", words=words)
        yield phrase, "" if words == phrase else words


def _beginning_as(text: str, reading: Reading, before: Recipe | None, today: date) -> Reading:
    """Read again from the day on which the rule before it began, where the phrase names no other.

    It names one where the day that it is read on makes a difference to more than the beginning.
    """
    since = None if before is None else _start(before.rule)
    if since is None or reading.rule is None or since >= today:
        return reading
    again = understand(text, Setting(since)).reading
    if again.decision is not reading.decision or again.rule is None or again.adjustments != reading.adjustments:
        return reading
    started = _start(reading.rule)
    alike = _starting(again.rule, started) == _starting(reading.rule, started)
    return again if alike and again.cancelled == reading.cancelled else reading


def _start(rule: Rule) -> date | None:
    match rule:
        case Recurrence():
            return rule.start
        case Period():
            return rule.since
        case Union():
            return min((start for branch in rule.branches if (start := _start(branch.rule))), default=None)
        case Placed(within=Period() as within):
            return within.since
        case Placed():
            return rule.start
        case _:
            return None


def _starting(rule: Rule, day: date | None) -> Rule:
    """The rule as if it began that day."""
    match rule:
        case Recurrence() | Period():
            return _simple_starting(rule, day)
        case Union():
            return Union(tuple(Branch(_simple_starting(one.rule, day), one.months) for one in rule.branches))
        case Placed(within=Period() as within):
            return replace(rule, within=replace(within, since=day))
        case Placed():
            return replace(rule, start=day)
        case _:
            return rule


def _simple_starting(rule: SimpleRule, day: date | None) -> SimpleRule:
    if isinstance(rule, Period):
        return replace(rule, since=day)
    return rule if day is None or rule.interval > 1 else replace(rule, start=day)


def _recipe(reading: Reading, before: Recipe | None, today: date) -> Recipe | None:
    if reading.rule is not None:
        cancelled = reading.cancelled if isinstance(reading.rule, Recurrence | Union) else ()
        return Recipe(reading.rule, reading.adjustments, requirement_beside(before), cancelled)
    if reading.quota is None:
        return None
    dates = before.rule if before is not None and isinstance(before.rule, AgreedDates) else AgreedDates()
    return Recipe(dates, reading.adjustments, Requirement((reading.quota,), since=date(today.year, 1, 1)))


def _hung(recipe: Recipe, name: str, calendar: Calendar) -> tuple[Recipe | None, Fields]:
    """The recipe with the series that it follows; where nobody can tell which, the field for it is left to choose."""
    if anchor_of(recipe.rule) != ANCHOR:
        return recipe, {}
    found = _called(name, calendar)
    if found is not None:
        return recipe._replace(rule=_following(recipe.rule, found.uid), requirement=None), {}
    if choices_of(recipe.rule).repeat is Repeat.OTHER:
        return None, {}
    return recipe._replace(requirement=None), {"host": ""}


def _following(rule: Rule, uid: str) -> Rule:
    match rule:
        case Placed():
            return replace(rule, host=uid)
        case Relative():
            return replace(rule, anchor=uid)
        case _:
            return rule


def _called(name: str, calendar: Calendar) -> Series | None:
    """The one series of that title, or of the body of that name; None for none, and for several."""
    wanted = name.casefold().strip("»« ")
    known = [one for one in calendar.series if not one.archived]
    exact = [one for one in known if wanted in _names(one)]
    inflected = [one for one in known if _stem(wanted) in map(_stem, _names(one))]
    for found in (exact, inflected):
        meetings = [one for one in found if one.kind is SeriesKind.MEETING and anchor_of(one.rule) is None]
        likely = meetings if len(found) > 1 else found
        if len(likely) == 1:
            return likely[0]
    return None


def _names(one: Series) -> set[str]:
    body = (one.body.name, one.body.short, f"{one.body.name}smøde") if one.body and one.kind in _MEETING else ()
    return {name.casefold() for name in (one.title, *body) if name}


_MEETING: Final = (SeriesKind.MEETING, SeriesKind.SEMINAR)


def _stem(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST), "")
    return word.removesuffix(ending).removesuffix("e")


def _besides(reading: Reading, sent: Arguments) -> Fields:
    """What the phrase says of the series beside when it is; nobody's words are written over."""
    fields: Fields = {}
    if reading.status is Status.TENTATIVE and not isinstance(reading.rule, AgreedDates):
        fields["status"] = reading.status.value
    for name, said in (("place", reading.place), ("note", reading.note)):
        if said and not sent.get(name, "").strip():
            fields[name] = said
    if reading.deadline and not sent.get("seen") and sent.get("kind") == SeriesKind.MEETING:
        fields["kind"] = SeriesKind.DEADLINE.value
    return fields
