"""What holds of every rule's sentence: there is one, on one line, and it tells rules with different dates apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.domain import recurrence
from planner.domain.days import Days, default_day_calendars
from planner.domain.describe import describe
from planner.domain.errors import Language, RuleError
from planner.domain.occurrences import Status
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Frequency,
    Period,
    Placed,
    Recurrence,
    Relative,
    RelativeUnit,
    Rule,
    Union,
    Weekday,
    even_weeks,
    odd_weeks,
)
from planner.domain.series import Adjustment, Policy
from planner.domain.spans import Times
from tests.domain.shorthand import FR, MO, MONDAY_TO_FRIDAY, TEN_TO_NOON, TU, monthly, weekly, yearly
from tests.domain.strategies import ADJUSTMENTS, ANY_TIMES, DAYS, RULES, periods, recurrences

DENMARK = Days(default_day_calendars())
LANGUAGES: tuple[Language, ...] = ("da", "en")
TITLES = st.text(max_size=12)


@st.composite
def relatives(draw: st.DrawFn) -> Relative:
    unit = draw(st.sampled_from(RelativeUnit))
    weekday = draw(st.none() | st.integers(0, 6)) if unit is RelativeUnit.WEEK_OF else None
    timeless = unit is RelativeUnit.WEEK_OF and weekday is None
    return Relative(
        anchor="anchor",
        unit=unit,
        offset=draw(st.integers(-53, 53)),
        weekday=weekday,
        times=None if timeless else draw(ANY_TIMES),
    )


@st.composite
def agreed_with_remarks(draw: st.DrawFn) -> AgreedDates:
    remarks = st.builds(
        AgreedDate,
        first=DAYS,
        last=st.none(),
        times=ANY_TIMES,
        status=st.sampled_from(Status),
        title=TITLES,
        place=TITLES,
        note=TITLES,
    )
    return AgreedDates(tuple(draw(st.lists(remarks, max_size=9, unique_by=lambda agreed: agreed.first))))


PLACED = st.builds(Placed, host=st.just("host"), within=periods(), nth=st.integers(-31, 31).filter(bool)) | st.builds(
    Placed, host=st.just("host"), every=st.integers(1, 100), start=DAYS
)
ANY_RULE: st.SearchStrategy[Rule] = RULES | PLACED | relatives() | agreed_with_remarks()


@given(
    ANY_RULE, ADJUSTMENTS, st.dictionaries(st.sampled_from(["host", "anchor"]), TITLES), st.sampled_from(LANGUAGES)
)
@settings(max_examples=400)
def test_every_rule_has_a_sentence_on_one_line(
    rule: Rule, adjustments: tuple[Adjustment, ...], names: dict[str, str], language: Language
) -> None:
    said = describe(rule, language, adjustments=adjustments, names=names)
    assert said
    assert len(said.splitlines()) == 1
    assert said == said.strip()
    if isinstance(rule, Recurrence | Period | Union):  # titles and remarks are written as people like
        assert "  " not in said
        assert " ," not in said


CHANGES = {
    "start": DAYS,
    "freq": st.sampled_from(Frequency),
    "interval": st.integers(1, 6),
    "by_day": st.lists(st.builds(Weekday, st.integers(0, 6)), max_size=3, unique=True).map(tuple)
    | st.lists(st.builds(Weekday, st.integers(0, 6), st.integers(-5, 5)), max_size=2, unique=True).map(tuple),
    "by_month_day": st.lists(st.integers(-31, 31).filter(bool), max_size=3, unique=True).map(tuple),
    "by_month": st.lists(st.integers(1, 12), max_size=7, unique=True).map(tuple),
    "by_week_no": st.sampled_from([(), odd_weeks(), even_weeks(), (1, 5, 9), (2, 5), (3,), tuple(range(1, 53, 2))]),
    "by_set_pos": st.lists(st.integers(-4, 4).filter(bool), max_size=2, unique=True).map(tuple),
    "by_working_day": st.lists(st.integers(-4, 4).filter(bool), max_size=2, unique=True).map(tuple),
    "except_months": st.lists(st.integers(1, 12), max_size=6, unique=True).map(tuple),
    "count": st.none() | st.integers(1, 30),
    "until": st.none() | st.dates(date(2016, 1, 1), date(2022, 1, 1)),
    "length": st.integers(1, 3),
    "times": ANY_TIMES,
}


@given(recurrences(), st.sampled_from(sorted(CHANGES)), st.data(), st.sampled_from(LANGUAGES))
@settings(max_examples=400)
def test_rules_that_read_alike_give_the_same_dates(
    rule: Recurrence, field: str, data: st.DataObject, language: Language
) -> None:
    """Change any one field: either the sentence changes, or nothing that it promises does."""
    try:
        other = replace(rule, **{field: data.draw(CHANGES[field])})
    except RuleError:
        assume(False)
    if describe(rule, language) != describe(other, language):
        return
    assert (rule.times, rule.length) == (other.times, other.length)
    first = max(rule.start, other.start).toordinal()
    end = first + timedelta(days=366 * 6).days
    assert recurrence.dates(rule, first, end, DENMARK) == recurrence.dates(other, first, end, DENMARK)


def family(base: Recurrence, **fields: list[Any]) -> list[Recurrence]:
    """The base, and the base with one field at a time made something else."""
    return [base] + [replace(base, **{name: value}) for name, values in fields.items() for value in values]


FAMILIES = [
    family(
        monthly(TU(2), times=TEN_TO_NOON),
        by_day=[(TU(1),), (TU(3),), (TU(-1),), (MO(2),), (TU(2), FR(2)), (TU(),), MONDAY_TO_FRIDAY],
        interval=[2, 3, 6],
        by_month=[(1,), (3, 6, 9, 12), (1, 2, 3, 4), (1, 2, 3, 5), (1, 3, 5, 7, 9, 11)],
        except_months=[(7,), (6, 7), (6, 7, 8, 9)],
        times=[None, Times(time(10)), Times(time(10), time(13)), Times(time(10, 30))],
        length=[2, 3],
        count=[1, 2, 10],
        until=[date(2016, 12, 31), date(2017, 1, 1)],
    ),
    family(
        weekly(MO(), interval=2),
        freq=[Frequency.DAILY, Frequency.MONTHLY, Frequency.YEARLY],
        start=[date(2015, 1, 12), date(2016, 1, 4)],
        by_day=[(TU(),), (MO(), TU()), MONDAY_TO_FRIDAY],
        interval=[1, 3, 4],
        by_week_no=[odd_weeks(), even_weeks(), (2, 4), tuple(range(1, 53, 2))],
        by_month=[(1,), (1, 2)],
        except_months=[(1,), (1, 2)],
        count=[5],
        until=[date(2016, 12, 31)],
    ),
    family(
        yearly(by_month=(3,), by_month_day=(1,)),
        interval=[2, 4],
        by_month=[(4,), (3, 4), ()],
        by_month_day=[(2,), (1, 2), (-1,), (1, -1)],
        by_day=[(FR(),), (FR(1),)],
        by_week_no=[(9,)],
        length=[5],
    ),
    [monthly(by_working_day=(nth,)) for nth in (1, 2, -1, -2)]
    + [monthly(*MONDAY_TO_FRIDAY, by_set_pos=(nth,)) for nth in (1, 2, -1, -2)]
    + [monthly(by_month_day=(nth,)) for nth in (1, 2, -1, -2)]
    + [monthly(start=date(2015, 1, day)) for day in (6, 7)],
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rules", FAMILIES, ids=["of-month", "of-week", "of-year", "places"])
def test_no_two_of_a_family_read_alike(rules: list[Recurrence], language: Language) -> None:
    said = {describe(rule, language): rule for rule in rules}
    assert len(said) == len(rules)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_adjustments_read_alike(language: Language) -> None:
    calendars = ["public-holidays", "closed-days", "school-holidays", "weekends", "own"]
    choices = [(Adjustment(uid, policy),) for uid in calendars for policy in Policy]
    pairs = [(one, other) for (one,), (other,) in combinations(choices, 2) if one.day_calendar != other.day_calendar]
    said = {describe(weekly(), language, adjustments=adjustments) for adjustments in [(), *choices, *pairs]}
    assert len(said) == 1 + len(choices) + len(pairs)
