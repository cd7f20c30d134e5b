"""What each choice means, as a rule and in words, and what is refused at which field."""

from datetime import date, time
from typing import Any

import pytest

from planner.domain.choices import Choices, Link, On, Pick, Repeat, When, asked, choices_of, requirement_of, rule_of
from planner.domain.describe import describe
from planner.domain.errors import DomainError
from planner.domain.rules import AgreedDate, MonthDay, PeriodUnit, RelativeUnit, Rule
from planner.domain.series import Quota, Requirement
from planner.domain.spans import Times
from tests.domain.shorthand import MO, TH, TU, agreed, daily, monthly, period, union, weekly, yearly

SINCE = date(2027, 1, 1)
TEN = Times(time(10))


def chosen(repeat: Repeat, **answers: Any) -> Choices:
    return Choices(repeat=repeat, **{"since": SINCE, **answers})


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (chosen(Repeat.ONCE, when=When.DAY, first=date(2027, 3, 12)), "aftalt dato: 12. marts 2027"),
        (chosen(Repeat.ONCE, when=When.MONTH, number=3, pick=Pick(On.OPEN), year=2027), "i marts 2027"),
        (chosen(Repeat.ONCE, when=When.MONTH, number=2, pick=Pick(On.PART, (3,)), year=2027), "ultimo februar 2027"),
        (chosen(Repeat.ONCE, when=When.WEEK, number=3, year=2027), "i uge 3 (18.–24. januar 2027)"),
        (chosen(Repeat.WEEKLY, weekdays=(0, 3)), "hver mandag og torsdag"),
        (chosen(Repeat.WEEKLY, weekdays=(0,), every=2), "hver 2. uge om mandagen, regnet fra uge 53 i 2026"),
        (chosen(Repeat.ODD_EVEN, weekdays=(2,), odd=True), "hver onsdag i ulige uger"),
        (chosen(Repeat.ODD_EVEN), "i lige uger, fra 2027"),
        (chosen(Repeat.MONTHLY, pick=Pick(On.WEEKDAY, (2,), 1), times=TEN), "den 2. tirsdag i hver måned kl. 10"),
        (chosen(Repeat.MONTHLY, pick=Pick(On.WEEKDAY, (1, 3), 1)), "den 1. og 3. tirsdag i hver måned"),
        (chosen(Repeat.MONTHLY, pick=Pick(On.WORKING_DAY, (-1,))), "den sidste arbejdsdag i hver måned"),
        (
            chosen(Repeat.MONTHLY, pick=Pick(On.WEEKDAY, (2,), 1), months=(1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)),
            "den 2. tirsdag i hver måned, undtagen juli",
        ),
        (
            chosen(Repeat.MONTHLY, pick=Pick(On.WEEK, (2,))),
            "i månedens 2. uge (den uge, der begynder 2. mandag), fra 2027",
        ),
        (chosen(Repeat.QUARTERLY), "i hvert kvartal, fra 2027"),
        (
            chosen(Repeat.QUARTERLY, of_quarter=1, pick=Pick(On.DAY, (15,))),
            "den 15. i januar, april, juli og oktober",
        ),
        (chosen(Repeat.YEARLY, number=3, pick=Pick(On.DAY, (12,))), "hvert år den 12. marts"),
        (chosen(Repeat.YEARLY, when=When.SEASON, number=1), "hvert år i foråret, fra 2027"),
        (
            chosen(Repeat.YEARLY, when=When.SPAN, span=(MonthDay(8, 21), MonthDay(9, 10))),
            "hvert år mellem den 21. august og den 10. september, fra 2027",
        ),
        (chosen(Repeat.YEARS, every=4, year=2027, when=When.YEAR), "hvert 4. år, regnet fra 2027"),
        (
            chosen(Repeat.FOLLOWS, host="oeu", offset=-5, link=Link.COUNTED, times=TEN),
            "5 arbejdsdage før »oeu«, kl. 10",
        ),
        (chosen(Repeat.FOLLOWS, host="oeu", offset=0, link=Link.WEEK_OF, weekday=0), "mandag i samme uge som »oeu«"),
        (
            chosen(Repeat.FOLLOWS, host="oeu", within=PeriodUnit.QUARTER),
            "på det første møde i »oeu« i hvert kvartal, fra 2027",
        ),
        (
            chosen(Repeat.FOLLOWS, host="oeu", link=Link.EVERY_NTH, every=3),
            "på hvert 3. møde i »oeu«, regnet fra den 1. januar 2027",
        ),
    ],
)
def test_what_the_choices_mean(choices: Choices, words: str) -> None:
    assert describe(rule_of(choices)) == words


def test_so_many_times_a_year_is_a_requirement() -> None:
    choices = chosen(Repeat.QUOTA, count=4, spread=PeriodUnit.QUARTER, dates=(AgreedDate(SINCE),))

    assert rule_of(choices) == agreed(SINCE)
    assert requirement_of(choices) == Requirement((Quota(count=4, spread=PeriodUnit.QUARTER),), since=SINCE)


@pytest.mark.parametrize(
    ("choices", "field"),
    [
        (Choices(repeat=Repeat.ONCE, when=When.DAY), "first"),
        (Choices(repeat=Repeat.ONCE, when=When.MONTH, pick=Pick(On.OPEN)), "year"),
        (chosen(Repeat.ONCE, when=When.WEEK, number=53, year=2027), "number"),
        (chosen(Repeat.ONCE, when=When.MONTH, number=3, year=2027), "pick"),
        (Choices(repeat=Repeat.WEEKLY, weekdays=(1,)), "since"),
        (chosen(Repeat.WEEKLY), "weekdays"),
        (chosen(Repeat.WEEKLY, weekdays=(1,), every=0), "interval"),
        (chosen(Repeat.MONTHLY, pick=Pick(On.WEEKDAY, ())), "pick"),
        (chosen(Repeat.MONTHLY, pick=Pick(On.DAY, (32,))), "by_month_day"),
        (chosen(Repeat.YEARLY, when=When.DAY), "when"),
        (chosen(Repeat.YEARLY, when=When.SPAN), "span"),
        (chosen(Repeat.YEARS, every=4), "year"),
        (chosen(Repeat.YEARS, every=4, year=1066), "year"),
        (chosen(Repeat.FOLLOWS), "host"),
        (chosen(Repeat.MONTHLY, until=date(2026, 1, 1)), "until"),
        (Choices(repeat=Repeat.OTHER), "repeat"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(choices: Choices, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        rule_of(choices)

    assert refused.value.field == field


def test_a_number_of_times_is_at_least_one() -> None:
    with pytest.raises(DomainError) as refused:
        requirement_of(chosen(Repeat.QUOTA, count=0))

    assert refused.value.field == "count"


@pytest.mark.parametrize(
    "rule",
    [
        union(monthly(MO(3)), (monthly(MO(4)), (3, 8))),
        monthly(TU(2), count=10),
        monthly(TU(1), TH(3)),
        monthly(MO(), TU(), by_set_pos=(1,)),
        weekly(MO(), by_week_no=(3, 7)),
        daily(),
        yearly(MO(20)),
        period("quarter", 1, 3),
        period("week", 3, 17),
    ],
    ids=repr,
)
def test_what_is_too_rich_is_kept_as_it_is(rule: Rule) -> None:
    assert choices_of(rule) == Choices(repeat=Repeat.OTHER)


def test_a_requirement_with_parts_of_its_own_is_not_asked_about() -> None:
    quota = Quota(windows=(period("season", 1),), label="seminar")

    assert choices_of(agreed(SINCE), Requirement((quota,), since=SINCE)).repeat is Repeat.DATES


@pytest.mark.parametrize(
    ("choices", "without"),
    [
        (chosen(Repeat.MONTHLY, pick=Pick(On.OPEN)), "times"),
        (chosen(Repeat.ODD_EVEN), "months"),
        (chosen(Repeat.QUARTERLY), "pick"),
        (chosen(Repeat.YEARS, when=When.YEAR), "since"),
        (chosen(Repeat.FOLLOWS, link=Link.WEEK_OF), "times"),
        (chosen(Repeat.FOLLOWS, unit=RelativeUnit.DAY), "unit"),
        (chosen(Repeat.DATES), "until"),
    ],
)
def test_nothing_is_asked_that_does_not_count(choices: Choices, without: str) -> None:
    assert without not in asked(choices)
