"""Hvornår, as a form holds it: a rule with what happens on holidays, read from its fields and written into them.

The rule that the fields were last filled from goes along in ``kept``: where they still say the same, it is that very
rule again, and a rule that no questions are asked about is kept as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from werkzeug.datastructures import MultiDict

from planner.domain import codec
from planner.domain.choices import Choices, On, Repeat, choices_of, requirement_of, rule_of, tidy
from planner.domain.days import WEEKENDS
from planner.domain.errors import DomainError
from planner.domain.rules import AgreedDates, Branch, Period, Recurrence, Rule, SimpleRule, Union
from planner.domain.series import Adjustment, Calendar, Policy, Requirement, Series
from planner.domain.words import Words
from planner.web.editor.answers import NUMBER_OF, TICKED, read_choices, skeleton
from planner.web.editor.sent import Errors, Sent, a_number, not_offered
from planner.web.editor.typed import Fields, typed_choices
from planner.web.parameters import Arguments

UNION: Final = "union"
"""Among the ways of repeating: several rules together. The core has a rule for it, and no questions."""

KEPT: Final = "kept"
PARTS: Final = "parts"
MOST_PARTS: Final = 12
IN_MONTHS: Final = "in"
ADJUSTING: Final = "adjusting"
CANCELLED: Final = "cancelled"
NO_REQUIREMENT: Final = "no-requirement"

_NONE: Final = AgreedDates()


class Recipe(NamedTuple):
    """When something is. ``cancelled`` are days of the rule that a phrase has left out."""

    rule: Rule = _NONE
    adjustments: tuple[Adjustment, ...] = ()
    requirement: Requirement | None = None
    cancelled: tuple[date, ...] = ()

    @classmethod
    def of(cls, series: Series) -> Recipe:
        """That of a series."""
        return cls(series.rule, series.adjustments, series.requirement)


class Part(NamedTuple):
    """One of several rules together, and the months that it holds in; none are those that no other one names."""

    choices: Choices
    months: tuple[int, ...]


def kept(fields: Arguments) -> Recipe | None:
    """The recipe that the fields were last filled from; None for a form that began empty."""
    try:
        data = json.loads(fields.get(KEPT, ""))
        requirement = data.get("requirement")
        return Recipe(
            codec.rule_from_data(data["rule"]),
            codec.adjustments_from_data(data.get("adjustments", [])),
            codec.requirement_from_data(requirement) if requirement else None,
            tuple(codec.parse_date(day, CANCELLED) for day in data.get("cancelled", ())),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _keeping(recipe: Recipe) -> str:
    data: dict[str, Any] = {
        "rule": codec.rule_to_data(recipe.rule),
        "adjustments": codec.adjustments_to_data(recipe.adjustments),
        "cancelled": [day.isoformat() for day in recipe.cancelled],
    }
    if recipe.requirement is not None:
        data["requirement"] = codec.requirement_to_data(recipe.requirement)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def parts_of(rule: Rule) -> tuple[Part, ...] | None:
    """The rules of a union as choices; None for another rule, and where one of them cannot be chosen."""
    if not isinstance(rule, Union):
        return None
    parts = tuple(Part(choices_of(branch.rule), tuple(sorted(branch.months))) for branch in rule.branches)
    return None if any(part.choices.repeat is Repeat.OTHER for part in parts) else parts


def typed_recipe(recipe: Recipe, calendar: Calendar, words: Words) -> Fields:
    """What would have been filled in for it, itself in ``kept`` included."""
    fields: Fields = {KEPT: _keeping(recipe), CANCELLED: [day.isoformat() for day in recipe.cancelled]}
    parts = parts_of(recipe.rule)
    if parts is None:
        fields |= typed_choices(choices_of(recipe.rule, recipe.requirement), words)
    else:
        fields |= {"repeat": UNION, PARTS: str(len(parts))}
        for place, part in enumerate(parts):
            prefix = prefix_of(place)
            fields |= {prefix + name: value for name, value in typed_choices(part.choices, words).items()}
            fields[prefix + IN_MONTHS] = [str(month) for month in part.months]
    policies = {one.day_calendar: one.policy for one in recipe.adjustments}
    fields[ADJUSTING] = [*policies, *(uid for uid in adjustable(calendar) if uid not in policies)]
    return fields | {adjusting(uid): policy.value for uid, policy in policies.items()}


def adjustable(calendar: Calendar) -> tuple[str, ...]:
    """The day calendars that a rule can be adjusted to."""
    return (*(one.uid for one in calendar.day_calendars), WEEKENDS)


def adjusting(uid: str) -> str:
    """The field that asks what to do on the days of that day calendar."""
    return f"adjust-{uid}"


def prefix_of(place: int) -> str:
    """What the names of the fields of that rule, among several, begin with."""
    return f"r{place + 1}-"


def count_of_parts(fields: Arguments) -> int:
    """How many rules together the form has room for, at least two."""
    written = fields.get(PARTS, "")
    count = int(written) if written.isascii() and written.isdigit() and len(written) < 3 else 2
    return min(max(count, 2), MOST_PARTS)


def read_recipe(fields: Arguments, today: date) -> tuple[Recipe | None, Errors]:
    """The recipe that was filled in; None where something is wrong, and then what."""
    before, errors = kept(fields), Errors()
    rule, requirement = None, None
    match fields.get("repeat", ""):
        case Repeat.OTHER:
            rule, requirement = (before.rule, before.requirement) if before else (None, None)
            if rule is None:
                errors["repeat"] = not_offered("repeat")
        case value if value == UNION:
            rule = _read_union(fields, today, before, errors)
            requirement = _kept_beside(fields, before)
        case _:
            rule, requirement = _read_plain(fields, today, before, errors)
    adjustments = _read_adjustments(fields, errors)
    cancelled = _read_cancelled(fields, errors)
    if errors or rule is None:
        return None, errors
    return Recipe(rule, adjustments, requirement, cancelled), errors


def unchanged(fields: Arguments, found: Recipe | None) -> bool:
    """Whether the fields still say what they were last filled from: in a new form, nothing yet."""
    before = kept(fields)
    if before is None:
        nothing = fields.get("repeat", Repeat.ONCE) == Repeat.ONCE and not fields.get("first", "").strip()
        return nothing and not fields.get("times", "").strip()
    return found is not None and found == before


def _read_plain(
    fields: Arguments, today: date, before: Recipe | None, errors: Errors
) -> tuple[Rule | None, Requirement | None]:
    sent = Sent(fields, "", today)
    choices, found = read_choices(sent)
    errors |= found
    if choices is None:
        return None, None
    try:
        requirement = requirement_of(choices) if choices.repeat is Repeat.QUOTA else _kept_beside(fields, before)
        if before is not None and choices_of(before.rule, before.requirement) == tidy(choices):
            return before.rule, requirement
        return rule_of(choices), requirement
    except DomainError as error:
        errors[field_of(error, sent)] = error
        return None, None


def requirement_beside(before: Recipe | None) -> Requirement | None:
    """The requirement that a recipe has and no question asks about."""
    if before is None or before.requirement is None:
        return None
    return None if choices_of(before.rule, before.requirement).repeat is Repeat.QUOTA else before.requirement


def _kept_beside(fields: Arguments, before: Recipe | None) -> Requirement | None:
    """The same, unless the form says that it is to go."""
    return None if fields.get(NO_REQUIREMENT) else requirement_beside(before)


def _read_union(fields: Arguments, today: date, before: Recipe | None, errors: Errors) -> Rule | None:
    parts = list(_read_parts(fields, today, errors))
    if errors:
        return None
    if before is not None and parts_of(before.rule) == tuple(Part(tidy(one), months) for one, months in parts):
        return before.rule
    branches: list[Branch] = []
    for place, part in enumerate(parts):
        sent = Sent(fields, prefix_of(place), today)
        try:
            branches.append(Branch(_simple(rule_of(part.choices)), part.months))
        except DomainError as error:
            errors[field_of(error, sent)] = error
    try:
        return None if errors else Union(tuple(branches))
    except DomainError as error:
        errors[f"{prefix_of(0)}{IN_MONTHS}"] = error
        return None


def _read_parts(fields: Arguments, today: date, errors: Errors) -> Iterator[Part]:
    for place in range(count_of_parts(fields)):
        sent = Sent(fields, prefix_of(place), today)
        choices, found = read_choices(sent)
        errors.update(found)
        try:
            months = sent.numbers(IN_MONTHS, range(1, 13))
        except DomainError as error:
            errors[sent.prefix + error.field] = error
            continue
        if choices is not None:
            yield Part(choices, months)


def _simple(rule: Rule) -> SimpleRule:
    if isinstance(rule, Recurrence | Period):
        return rule
    raise DomainError("repeat", "Det kan ikke sættes sammen med andre regler.", "That cannot stand with other rules.")


def _read_adjustments(fields: Arguments, errors: Errors) -> tuple[Adjustment, ...]:
    found: dict[str, Adjustment] = {}
    for uid in fields.getlist(ADJUSTING):
        value = fields.get(adjusting(uid), "")
        if value in set(Policy):
            found[uid] = Adjustment(uid, Policy(value))
        elif value:
            errors[adjusting(uid)] = not_offered(adjusting(uid))
    return tuple(found.values())


def _read_cancelled(fields: Arguments, errors: Errors) -> tuple[date, ...]:
    try:
        return tuple(sorted({codec.parse_date(day, CANCELLED) for day in fields.getlist(CANCELLED)}))
    except DomainError as error:
        errors[CANCELLED] = error
        return ()


_FIELD_OF: Final[Mapping[str, str]] = {
    "by_day": "nth",
    "by_month_day": "days",
    "by_working_day": "days",
    "interval": "every",
    "start": "since",
    "span": "span-first",
    "anchor_year": "year",
    "anchor": "host",
    "nth": "which",
    "offset": "far",
    "weekday": "on-day",
    "months": "months",
    "dates": "rows",
    "by_week_no": "week",
    "status": "date-status",
}


def field_of(error: DomainError, sent: Sent) -> str:
    """The field of the form at which an error of the choices, or of their rule, stands."""
    name = error.field.rpartition(".")[2]
    shape = skeleton(sent)
    if name == "pick" or (name == "numbers" and shape.pick.on is On.WEEK):
        name = "nth" if shape.pick.on in TICKED else "days"
    elif name in ("number", "numbers"):
        name = NUMBER_OF.get(shape.when, "repeat")
    return sent.prefix + _FIELD_OF.get(name, name)


def with_fields(fields: Arguments, changes: Mapping[str, str | list[str]]) -> Arguments:
    """The fields with those changes; an empty list takes one away."""
    after = MultiDict(fields)
    for name, value in changes.items():
        after.setlist(name, [value] if isinstance(value, str) else value)
    return after


def number_in(fields: Arguments, name: str, known: Iterable[int]) -> int | None:
    """A number in a field of the form's own; None for anything else."""
    try:
        return a_number(fields.get(name, ""), name, tuple(known))
    except DomainError:
        return None
