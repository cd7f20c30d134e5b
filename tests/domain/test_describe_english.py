"""The same rules in English, as far as the language makes a difference."""

from __future__ import annotations

from datetime import date, time

import pytest

from planner.domain.describe import describe
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, Rule, every_nth_week, odd_weeks
from planner.domain.series import Adjustment, Policy
from planner.domain.spans import Times
from tests.domain.shorthand import (
    FR,
    MO,
    MONDAY_TO_FRIDAY,
    TEN_TO_NOON,
    TH,
    TU,
    WE,
    agreed,
    between,
    daily,
    monthly,
    period,
    placed,
    relative,
    union,
    weekly,
    yearly,
)

NAMES = {"oeu": "Finance Committee"}

RULES = [
    (daily(interval=3), "every 3rd day, counted from 5 January 2015"),
    (daily(MO(), WE(), interval=2), "every 2nd day, only on Monday and Wednesday, counted from 5 January 2015"),
    (weekly(MO(), TH(), times=Times(time(9, 15))), "every Monday and Thursday at 9:15"),
    (weekly(*MONDAY_TO_FRIDAY), "every weekday (Mon–Fri)"),
    (weekly(interval=2, times=TEN_TO_NOON), "every 2nd week on Monday at 10:00–12:00, counted from week 2 of 2015"),
    (weekly(by_week_no=odd_weeks()), "every Monday in odd weeks"),
    (weekly(by_week_no=every_nth_week(4, 3)), "on Monday in every 4th week (from week 3 of the year)"),
    (weekly(TU(), by_week_no=tuple(range(12, 46))), "every Tuesday in weeks 12–45"),
    (weekly(WE(), by_week_no=(3,)), "every year on Wednesday in week 3"),
    (weekly(except_months=(7,)), "every Monday, except in July"),
    (weekly(by_month=(3, 4, 5, 6)), "every Monday from March to June"),
    (
        monthly(TU(2), except_months=(7,), times=TEN_TO_NOON),
        "the 2nd Tuesday of every month, except July, at 10:00–12:00",
    ),
    (monthly(MO(1), MO(3)), "the 1st and 3rd Monday of every month"),
    (monthly(FR(-2)), "the 2nd-to-last Friday of every month"),
    (monthly(MO(5)), "the 5th Monday of every month (if any)"),
    (monthly(by_month_day=(1, -1)), "the 1st and the last day of every month"),
    (monthly(by_month_day=(11, 22, 23)), "the 11th, 22nd and 23rd of every month"),
    (monthly(FR(), by_month_day=(13,)), "the 13th of every month, when it is a Friday"),
    (monthly(*MONDAY_TO_FRIDAY, by_set_pos=(-1,)), "the last weekday (Mon–Fri) of every month"),
    (monthly(by_working_day=(1,)), "the first working day of every month"),
    (monthly(MO(3), by_month=(3, 6, 9, 12)), "the 3rd Monday of March, June, September and December"),
    (monthly(MO(3), interval=3), "the 3rd Monday of every 3rd month, counted from January 2015"),
    (
        monthly(MO(1), length=2, times=Times(time(10), time(15))),
        "the 1st Monday of every month, 2 days at a time, from 10:00 until 15:00 on the last day",
    ),
    (monthly(MO(1), count=10), "the 1st Monday of every month, 10 times from 5 January 2015"),
    (monthly(MO(1), until=date(2016, 12, 31)), "the 1st Monday of every month, until 31 December 2016"),
    (yearly(start=date(2015, 5, 24)), "every year on 24 May"),
    (yearly(TU(1), by_month=(3,)), "every year on the 1st Tuesday of March"),
    (yearly(MO(20), interval=2), "every 2nd year on the 20th Monday of the year, counted from 2015"),
    (
        agreed(
            AgreedDate(date(2015, 3, 23), date(2015, 3, 24)), AgreedDate(date(2015, 6, 4), status=Status.TENTATIVE)
        ),
        "2 agreed dates: 23–24 March and 4 June 2015 (tentative)",
    ),
    (agreed(*(date(2015, month, 2) for month in range(1, 12))), "11 agreed dates in 2015"),
    (period("month", months=(3,), every=4, anchor_year=2019), "every 4th year in March, counted from 2019"),
    (period("week", 3, since=date(2015, 1, 1), until=date(2015, 12, 31)), "in week 3 (12–18 January 2015)"),
    (
        period("week-of-month", 2),
        "in the 2nd week of every month (the week that begins on the 2nd Monday)",
    ),
    (period("part-of-month", 3, months=(2,)), "every year at the end of February"),
    (period("part-of-month", 1, 3, months=(2,)), "every year at the beginning and at the end of February"),
    (period("quarter"), "in every quarter"),
    (period("half-year", 1, since=date(2015, 1, 1), until=date(2015, 6, 30)), "in the 1st half of 2015"),
    (period("season", 1), "every year in spring"),
    (between((8, 21), (9, 10)), "every year between 21 August and 10 September"),
    (placed(period("quarter")), "at the first meeting of “Finance Committee” in every quarter"),
    (
        placed(every=3, start=date(2015, 1, 5)),
        "at every 3rd meeting of “Finance Committee”, counted from 5 January 2015",
    ),
    (relative(-5, "working-day", at=time(12)), "5 working days before “Finance Committee”, at 12:00"),
    (relative(-1, "day"), "the day before “Finance Committee”"),
    (relative(-1, "week-of", 0, time(12)), "Monday at 12:00 in the week before “Finance Committee”"),
    (relative(0, "week-of"), "in the same week as “Finance Committee” (day not set)"),
    (
        union(monthly(MO(3), except_months=(7,)), (monthly(MO(4)), (3, 8)), (monthly(MO(2)), (12,))),
        "the 3rd Monday of the month, except July; in March and August the 4th, in December the 2nd",
    ),
    (union(weekly(), (weekly(TU()), (3,))), "every Monday; in March every Tuesday"),
]


@pytest.mark.parametrize(("rule", "sentence"), RULES, ids=[sentence for _, sentence in RULES])
def test_a_rule_reads_like_this(rule: Rule, sentence: str) -> None:
    assert describe(rule, "en", names=NAMES) == sentence


ADJUSTMENTS = [
    ("public-holidays", Policy.KEEP, "also on public holidays"),
    ("public-holidays", Policy.SKIP, "not on public holidays"),
    ("public-holidays", Policy.NEXT_WORKING_DAY, "on public holidays the next working day"),
    ("closed-days", Policy.PREVIOUS_WORKING_DAY, "on closed days the previous working day"),
    ("public-holidays", Policy.NEXT_SAME_WEEKDAY, "on public holidays the week after"),
    ("school-holidays", Policy.PREVIOUS_SAME_WEEKDAY, "in school holidays the week before"),
    ("weekends", Policy.SAME_WEEK, "at weekends another working day of the same week"),
    ("kl", Policy.SKIP, "not on days of “kl”"),
]


@pytest.mark.parametrize(("day_calendar", "policy", "sentence"), ADJUSTMENTS)
def test_adjustments_are_said_after_the_rule(day_calendar: str, policy: Policy, sentence: str) -> None:
    said = describe(weekly(), "en", adjustments=(Adjustment(day_calendar, policy),))
    assert said == f"every Monday; {sentence}"
