"""Hvornår: the phrase and the choices, kept in step. Whichever of the two was changed fills the other one in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from planner.domain.choices import Choices, Repeat, choices_of
from planner.domain.errors import Language
from planner.domain.series import Calendar
from planner.domain.words import WORDS
from planner.web.editor import agreed, recipe
from planner.web.editor.form import TEXTS
from planner.web.editor.offered import TOGETHER
from planner.web.editor.phrase import PHRASE, SAID, Heard, filled, hear, phrase_of, typed_phrase
from planner.web.editor.questions import Asked, ask
from planner.web.editor.recipe import Recipe, kept, prefix_of, read_recipe, typed_recipe, unchanged, with_fields
from planner.web.editor.sent import Errors, Sent
from planner.web.editor.typed import typed_choices
from planner.web.parameters import Arguments

PHRASE_IS: Final = "phrase-is"
"""The button of a reading: the phrase that it stands for."""

TAKE: Final = "recipe"
"""The button of a rule that fits dates: the recipe that it stands for."""

DROP_PART: Final = "drop-part"
ASKED: Final = "asked"
"""The questions that the form has asked; one that was not is given the answer that most begin with."""

OF_THE_SERIES: Final = frozenset(
    {
        *TEXTS,
        "kind",
        "body",
        "units",
        "status",
        "reviewed",
        "review_months",
        "seen",
        "csrf_token",
        "past",
        "like",
        "back",
    }
)
"""Fields that are not about when."""

_OF_A_PART: Final = re.compile(r"r([0-9]+)-(.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The fields in step, the recipe that they mean (None where something is wrong, which then is in ``errors``).

    ``heard`` is what became of the phrase, where it was read. ``torn``: both sides were changed, and say different
    things.
    """

    fields: Arguments
    recipe: Recipe | None
    errors: Errors
    heard: Heard | None = None
    torn: bool = False

    @property
    def changed_by_phrase(self) -> bool:
        """Whether the phrase has just filled the choices in."""
        return self.heard is not None and self.heard.recipe is not None


def settled(sent: Arguments, do: str, calendar: Calendar, today: date, lang: Language) -> When:
    """The form after what was done to it.

    ``do``: "read" takes the phrase, "choose" the choices; anything else whichever of them was changed.
    """
    fields = _prepared(sent, today, lang)
    if fields.get(PHRASE_IS):
        fields, do = with_fields(fields, {PHRASE: fields[PHRASE_IS]}), "read"
    if fields.get(TAKE):
        return _taken(fields, calendar, today, lang)
    found, errors = read_recipe(fields, today)
    phrase = fields.get(PHRASE, "").strip()
    rewritten = " ".join(phrase.split()) != " ".join(fields.get(SAID, "").split())
    chosen = not unchanged(fields, found)
    if phrase and (do == "read" or (rewritten and not chosen and do != "choose")):
        return _read(fields, phrase, calendar, today, lang)
    if phrase and rewritten and chosen and do != "choose":
        return When(fields=fields, recipe=None, errors={}, torn=True)
    if found is None or (kept(fields) == found and not rewritten):
        return When(fields=fields, recipe=found, errors=errors)
    keeping = {
        name: value for name, value in typed_recipe(found, calendar, WORDS[lang]).items() if name == recipe.KEPT
    }
    return When(
        fields=with_fields(fields, {**keeping, **typed_phrase(phrase_of(found, calendar))}), recipe=found, errors={}
    )


def questions(fields: Arguments, calendar: Calendar, today: date, lang: Language, uid: str) -> tuple[Asked, ...]:
    """What the form asks: of the one rule, or of each of several."""
    words = WORDS[lang]
    first = ask(Sent(fields, "", today), calendar, words, uid)
    if fields.get("repeat") != recipe.UNION:
        return (first,)
    parts = range(recipe.count_of_parts(fields))
    return (first, *(ask(Sent(fields, prefix_of(place), today), calendar, words, uid) for place in parts))


def names_of(asked: Iterable[Asked]) -> tuple[str, ...]:
    """The names of the fields that they show."""
    found: list[str] = []
    for one in asked:
        found += [one.repeat.name, *(question.name for question in one.questions)]
        found += [f"{row.name}{field}" for row in one.rows for field in agreed.FIELDS]
        found += [f"{one.prefix}{agreed.ROWS}"] if one.has_rows else []
        found += [one.months.name] if one.months else []
    return tuple(found)


def unasked(fields: Arguments, shown: Iterable[str]) -> list[tuple[str, str]]:
    """What was answered to questions that are not asked at the moment: it goes along, hidden."""
    out = {*shown, *OF_THE_SERIES, *_ALWAYS_SHOWN, *fields.getlist(recipe.ADJUSTING)}
    adjusting = {recipe.adjusting(uid) for uid in fields.getlist(recipe.ADJUSTING)}
    return [
        (name, value)
        for name, value in fields.items(multi=True)
        if value and name not in out and name not in adjusting and not name.startswith("take-")
    ]


_ALWAYS_SHOWN: Final = frozenset(
    {PHRASE, SAID, PHRASE_IS, TAKE, DROP_PART, ASKED, "do", "scope", "from", "part"}
    | {recipe.KEPT, recipe.PARTS, recipe.ADJUSTING, recipe.CANCELLED, recipe.NO_REQUIREMENT}
)


def _prepared(sent: Arguments, today: date, lang: Language) -> Arguments:
    """The fields with parts put in or taken out, rows close together, and answers to questions that are new."""
    fields = _parted(MultiDict(sent), lang)
    if fields.get("repeat") in (Repeat.DATES, Repeat.QUOTA):
        fields = agreed.compacted(fields)
    asked = set(fields.getlist(ASKED))
    for prefix in _prefixes(fields):
        for name, values in _usual(today).items():
            full = prefix + name
            if full not in asked and not any(fields.getlist(full)):
                fields.setlist(full, values)
    return fields


def _prefixes(fields: Arguments) -> list[str]:
    if fields.get("repeat") != recipe.UNION:
        return [""]
    return [prefix_of(place) for place in range(recipe.count_of_parts(fields))]


def _usual(today: date) -> Mapping[str, list[str]]:
    """What a question is answered with before anybody has."""
    return {
        "since": [agreed.written_day(today)],
        "year": [str(today.year)],
        "weekdays": [str(today.weekday() if today.weekday() < 5 else 0)],
        "nth": ["1"],
        "days": ["1"],
    }


def _parted(fields: Arguments, lang: Language) -> Arguments:
    """One rule more or fewer among several; the first ones are the rule that there was before."""
    if fields.get("repeat") != recipe.UNION:
        return fields
    count = recipe.count_of_parts(fields)
    if fields.get("do") == "part":
        fields[recipe.PARTS] = str(min(count + 1, recipe.MOST_PARTS))
    dropped = recipe.number_in(fields, DROP_PART, range(1, count + 1))
    if dropped is not None and count > 2:
        fields = _without_part(fields, dropped)
        fields[recipe.PARTS] = str(count - 1)
    if not fields.get(f"{prefix_of(0)}repeat"):
        fields = _first_part(fields, lang)
    for place in range(1, recipe.count_of_parts(fields)):
        name = f"{prefix_of(place)}repeat"
        if not fields.get(name):
            fields[name] = fields[f"{prefix_of(0)}repeat"]
            fields.setlist(prefix_of(place) + recipe.IN_MONTHS, [str(_free_month(fields, place))])
            for same in ("times", "since", "until"):
                fields.setlist(prefix_of(place) + same, fields.getlist(f"{prefix_of(0)}{same}"))
    return fields


def _free_month(fields: Arguments, place: int) -> int:
    """A month that none of the rules before that one has: the last such."""
    taken = {month for before in range(place) for month in fields.getlist(prefix_of(before) + recipe.IN_MONTHS)}
    return next((month for month in range(12, 0, -1) if str(month) not in taken), 12)


def _first_part(fields: Arguments, lang: Language) -> Arguments:
    """The first of several rules is the one that there was, where it can stand with others."""
    before = kept(fields)
    choices = choices_of(before.rule) if before is not None else Choices(repeat=Repeat.ONCE)
    if choices.repeat not in TOGETHER:
        return with_fields(fields, {f"{prefix_of(0)}repeat": Repeat.MONTHLY.value})
    typed = typed_choices(choices, WORDS[lang])
    return with_fields(fields, {prefix_of(0) + name: value for name, value in typed.items()})


def _without_part(fields: Arguments, dropped: int) -> Arguments:
    after: Arguments = MultiDict()
    for name, value in fields.items(multi=True):
        found = _OF_A_PART.fullmatch(name)
        number = int(found[1]) if found else 0
        if found is None or number < dropped:
            after.add(name, value)
        elif number > dropped:
            after.add(f"r{number - 1}-{found[2]}", value)
    return after


def _read(fields: Arguments, phrase: str, calendar: Calendar, today: date, lang: Language) -> When:
    heard = hear(phrase, fields, kept(fields), calendar, today, lang)
    if heard.recipe is None:
        return When(fields=fields, recipe=None, errors={}, heard=heard)
    after = _refilled(fields, filled(heard.recipe, heard, phrase, calendar, lang))
    found, errors = read_recipe(after, today)
    return When(fields=after, recipe=found, errors=errors, heard=heard)


def _taken(fields: Arguments, calendar: Calendar, today: date, lang: Language) -> When:
    """The recipe of a button, in the place of what was there."""
    found = kept(with_fields(fields, {recipe.KEPT: fields[TAKE]}))
    if found is None:
        return When(fields=fields, recipe=None, errors={})
    filling = {**typed_recipe(found, calendar, WORDS[lang]), **typed_phrase(phrase_of(found, calendar))}
    after = _refilled(fields, filling)
    again, errors = read_recipe(after, today)
    return When(fields=after, recipe=again, errors=errors)


def _refilled(fields: Arguments, filling: Mapping[str, str | list[str]]) -> Arguments:
    """The fields with all that is about when written anew."""
    after = MultiDict((name, value) for name, value in fields.items(multi=True) if _stays(name))
    after = with_fields(after, filling)
    return agreed.compacted(after) if after.get("repeat") in (Repeat.DATES, Repeat.QUOTA) else after


def _stays(name: str) -> bool:
    return name in OF_THE_SERIES or name.startswith("take-")


def torn_text() -> str:
    """What is said when the phrase and the choices were both changed."""
    return _("Både teksten og valgene er ændret. Læs teksten, eller brug valgene.")
