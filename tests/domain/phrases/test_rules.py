"""What a phrase becomes: the rule itself, what to do on holidays, notes, places, quotas, distances."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from planner.domain.occurrences import Status
from planner.domain.phrases import Distance, DistanceUnit, Setting, read
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Branch,
    Frequency,
    Period,
    PeriodUnit,
    Placed,
    Recurrence,
    Relative,
    RelativeUnit,
    Rule,
    Union,
    Weekday,
    even_weeks,
    every_nth_week,
)
from planner.domain.series import Adjustment, Policy, Quota
from planner.domain.spans import Times

ON = date(2027, 1, 1)
MO, TU, TH = 0, 1, 3


def monthly(*by_day: Weekday, **rest: Any) -> Recurrence:
    return Recurrence(freq=Frequency.MONTHLY, start=ON, by_day=by_day, **rest)


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("2. tirsdag i måneden kl. 9-10", monthly(Weekday(TU, 2), times=Times(time(9), time(10)))),
        ("sidste torsdag i måneden, ikke i juli", monthly(Weekday(TH, -1), except_months=(7,))),
        ("den sidste dag i måneden", monthly(by_month_day=(-1,))),
        ("første hverdag i måneden", monthly(by_working_day=(1,))),
        ("første mandag efter den 15. i måneden", monthly(Weekday(MO), by_month_day=tuple(range(16, 23)))),
        (
            "3. mandag i måneden, dog marts og august 4. og december 2.",
            Union(
                (
                    Branch(monthly(Weekday(MO, 3))),
                    Branch(monthly(Weekday(MO, 4)), (3, 8)),
                    Branch(monthly(Weekday(MO, 2)), (12,)),
                )
            ),
        ),
        (
            "torsdage i lige uger",
            Recurrence(freq=Frequency.WEEKLY, start=ON, by_day=(Weekday(TH),), by_week_no=even_weeks()),
        ),
        (
            "hver anden torsdag fra den 14. januar",
            Recurrence(freq=Frequency.WEEKLY, start=date(2027, 1, 14), interval=2, by_day=(Weekday(TH),)),
        ),
        ("månedligt", Period(unit=PeriodUnit.MONTH, since=ON)),
        (
            "hver 4. uge fra uge 3",
            Period(unit=PeriodUnit.WEEK, numbers=every_nth_week(4, 3), since=date(2027, 1, 18)),
        ),
        ("hver 3. måned fra februar", Period(unit=PeriodUnit.MONTH, months=(2, 5, 8, 11), since=date(2027, 2, 1))),
        ("hvert fjerde år", Period(unit=PeriodUnit.YEAR, every=4, anchor_year=2027, since=ON)),
        (
            "ultimo februar",
            Period(
                unit=PeriodUnit.PART_OF_MONTH,
                numbers=(3,),
                months=(2,),
                since=date(2027, 2, 21),
                until=date(2027, 2, 21),
            ),
        ),
        (
            "30.-31. august (Hotel Strandkanten)",
            AgreedDates((AgreedDate(date(2027, 8, 30), date(2027, 8, 31), place="Hotel Strandkanten"),)),
        ),
        (
            "22. juni(res)",
            AgreedDates((AgreedDate(date(2027, 6, 22), status=Status.TENTATIVE),)),
        ),
        (
            "15. januar, 12. marts (aflyst), 13. april (rådhuset) og 30. april (res.)",
            AgreedDates(
                (
                    AgreedDate(date(2027, 1, 15)),
                    AgreedDate(date(2027, 3, 12), status=Status.CANCELLED),
                    AgreedDate(date(2027, 4, 13), place="rådhuset"),
                    AgreedDate(date(2027, 4, 30), status=Status.TENTATIVE),
                )
            ),
        ),
        (
            "2. februar, 1. og 8. juni (res.)",
            AgreedDates(
                (
                    AgreedDate(date(2027, 2, 2)),
                    AgreedDate(date(2027, 6, 1), status=Status.TENTATIVE),
                    AgreedDate(date(2027, 6, 8), status=Status.TENTATIVE),
                )
            ),
        ),
        (
            "12. marts (kl. 9), 13. april (kl. 10-12)",
            AgreedDates(
                (
                    AgreedDate(date(2027, 3, 12), times=Times(time(9))),
                    AgreedDate(date(2027, 4, 13), times=Times(time(10), time(12))),
                )
            ),
        ),
        (
            "17. september (revisor deltager) kl. 9",
            AgreedDates((AgreedDate(date(2027, 9, 17), times=Times(time(9)), note="revisor deltager"),)),
        ),
        (
            "5 arbejdsdage før ØU kl. 12",
            Relative(anchor="anchor", unit=RelativeUnit.WORKING_DAY, offset=-5, times=Times(time(12))),
        ),
        ("torsdag i ugen før mødet", Relative(anchor="anchor", unit=RelativeUnit.WEEK_OF, offset=-1, weekday=TH)),
        (
            "rapporten forelægges månedligt",
            Period(unit=PeriodUnit.MONTH, since=ON),
        ),
        (
            "forelægges direktionen månedligt",
            Placed(host="anchor", within=Period(unit=PeriodUnit.MONTH, since=ON)),
        ),
    ],
)
def test_a_phrase_becomes_a_rule(phrase: str, rule: Rule) -> None:
    assert read(phrase, Setting(ON)).rule == rule


@pytest.mark.parametrize(
    ("phrase", "policy"),
    [
        ("på helligdage ugen efter", Policy.NEXT_SAME_WEEKDAY),
        ("falder mødet på en helligdag, flyttes det til førstkommende hverdag", Policy.NEXT_WORKING_DAY),
        ("den forudgående arbejdsdag før helligdagen", Policy.PREVIOUS_WORKING_DAY),
        ("på helligdage springes mødet over", Policy.SKIP),
        ("undtagen helligdage", Policy.SKIP),
        ("er det en helligdag, holdes mødet en anden dag i samme uge", Policy.SAME_WEEK),
    ],
)
def test_what_to_do_on_holidays(phrase: str, policy: Policy) -> None:
    alone = read(phrase, Setting(ON))
    with_a_rule = read(f"2. tirsdag i måneden, {phrase}", Setting(ON))

    assert alone.qualifies
    assert alone.adjustments == with_a_rule.adjustments == (Adjustment("public-holidays", policy),)
    assert with_a_rule.rule == monthly(Weekday(TU, 2))


@pytest.mark.parametrize(
    ("phrase", "quota"),
    [
        ("mindst fire gange om året", Quota(count=4, per=PeriodUnit.YEAR)),
        ("minimum 10 gange i løbet af skoleåret", Quota(count=10, per=PeriodUnit.YEAR)),
        ("mindst to møder i kvartalet", Quota(count=2, per=PeriodUnit.QUARTER)),
    ],
)
def test_a_number_of_times_is_a_quota(phrase: str, quota: Quota) -> None:
    assert read(phrase, Setting(ON)).quota == quota


@pytest.mark.parametrize(
    ("phrase", "distances"),
    [
        ("½ time før", [Distance(-30, DistanceUnit.MINUTE)]),
        ("en måned før mødet", [Distance(-1, DistanceUnit.MONTH)]),
        ("mindst 2 og højst 4 ugers varsel", [Distance(-4, DistanceUnit.WEEK), Distance(-2, DistanceUnit.WEEK)]),
    ],
)
def test_distances_that_no_rule_can_hold(phrase: str, distances: list[Distance]) -> None:
    reading = read(phrase, Setting(ON))

    assert reading.rule is None
    assert list(reading.distances) == distances


@pytest.mark.parametrize(
    ("phrase", "danish", "english"),
    [
        (
            "31. september",
            "31. september findes ikke. Mente du 30. september?",
            "2027 has no 31 September. Did you mean 30 September?",
        ),
        (
            "torsdag den 22. april 2026",
            "22. april 2026 er en onsdag, ikke torsdag.",
            "22 April 2026 is a Wednesday, not a Thursday.",
        ),
        ("uge 53", "2027 har ikke uge 53. Hvilken uge skal det være?", "2027 has no week 53. Which is it?"),
    ],
)
def test_questions_say_what_is_wrong(phrase: str, danish: str, english: str) -> None:
    reading = read(phrase, Setting(ON))

    assert reading.question("da") == danish
    assert reading.question("en") == english


@pytest.mark.parametrize(
    ("phrase", "danish"),
    [
        ("2. tirsdag i måneden kl. 9", "den 2. tirsdag i hver måned kl. 9"),
        ("5 dage før ØU", "5 dage før »ØU«"),
        ("kl. 11.30", "kl. 11.30"),
        ("½ time før", "30 minutter før"),
        ("mindst 4 gange om året", "4 gange om året"),
        ("Møder 2027", "2027"),
    ],
)
def test_the_meaning_is_read_back(phrase: str, danish: str) -> None:
    assert read(phrase, Setting(ON)).words("da") == danish


def test_the_uids_title_goes_before_the_name_in_the_phrase() -> None:
    reading = read("5 dage før ØU", Setting(ON, anchor="oeu"))

    assert reading.words("da", {"oeu": "Økonomiudvalget"}) == "5 dage før »Økonomiudvalget«"


@pytest.mark.parametrize(
    ("left_out", "months", "days"),
    [
        ("1.-28. februar", (2,), []),
        ("1.-31. juli", (7,), []),
        ("1. februar - 2. marts", (), [date(2027, 2, 1), date(2027, 3, 1)]),
    ],
)
def test_a_whole_month_is_left_out_every_year_and_other_days_one_by_one(
    left_out: str, months: tuple[int, ...], days: list[date]
) -> None:
    reading = read(f"hver mandag undtagen {left_out}", Setting(date(2026, 11, 22)))

    assert isinstance(reading.rule, Recurrence)
    assert reading.rule.except_months == months
    assert set(days) <= set(reading.cancelled)
    assert bool(days) == bool(reading.cancelled)
