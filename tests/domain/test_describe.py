"""Every kind of rule, and the Danish sentence that a careful secretary would write for it."""

from __future__ import annotations

from datetime import date, time

import pytest

from planner.domain.describe import describe
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, Rule, even_weeks, every_nth_week, odd_weeks
from planner.domain.series import Adjustment, Policy
from planner.domain.spans import Times
from tests.domain.shorthand import (
    FR,
    MO,
    MONDAY_TO_FRIDAY,
    SA,
    SU,
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

NAMES = {"oeu": "ØU", "kl": "KL’s topmøder"}
TWO_PM = Times(time(14))
EVERY_DAY = (MO(), TU(), WE(), TH(), FR(), SA(), SU())

DAYS_AND_WEEKS = [
    (daily(), "hver dag"),
    (daily(interval=3), "hver 3. dag, regnet fra den 5. januar 2015"),
    (daily(by_month=(7,)), "hver dag i juli"),
    (daily(by_week_no=(7, 8, 9)), "hver dag i uge 7–9"),
    (daily(*MONDAY_TO_FRIDAY, times=Times(time(9))), "hver hverdag (man–fre) kl. 9"),
    (daily(MO(), WE(), interval=2), "hver 2. dag, kun om mandagen og onsdagen, regnet fra den 5. januar 2015"),
    (daily(by_month_day=(1, 15)), "den 1. og 15. i hver måned"),
    (
        daily(interval=2, by_month_day=(1, 2, 3), by_month=(3,)),
        "hver 2. dag, kun den 1.–3. i måneden, kun i marts, regnet fra den 5. januar 2015",
    ),
    (weekly(), "hver mandag"),
    (weekly(TH(), MO(), times=Times(time(9, 15))), "hver mandag og torsdag kl. 9.15"),
    (weekly(MO(), WE(), FR(), times=TEN_TO_NOON), "hver mandag, onsdag og fredag kl. 10–12"),
    (weekly(MO(), times=Times(time(9, 15), time(10))), "hver mandag kl. 9.15–10.00"),
    (weekly(*MONDAY_TO_FRIDAY), "hver hverdag (man–fre)"),
    (weekly(*EVERY_DAY), "hver dag"),
    (weekly(interval=2), "hver 2. uge om mandagen, regnet fra uge 2 i 2015"),
    (
        weekly(MO(), TH(), interval=2, times=TEN_TO_NOON),
        "hver 2. uge om mandagen og torsdagen kl. 10–12, regnet fra uge 2 i 2015",
    ),
    (weekly(*MONDAY_TO_FRIDAY, interval=4), "hver 4. uge på hverdage (man–fre), regnet fra uge 2 i 2015"),
    (weekly(start=date(2015, 12, 31), interval=2), "hver 2. uge om torsdagen, regnet fra uge 53 i 2015"),
    (weekly(by_month=(3, 4)), "hver mandag i marts og april"),
    (weekly(by_month=(9, 10, 11, 12, 1, 2)), "hver mandag fra september til februar"),
    (weekly(except_months=(7,), times=TEN_TO_NOON), "hver mandag, undtagen i juli, kl. 10–12"),
    (weekly(by_week_no=odd_weeks()), "hver mandag i ulige uger"),
    (weekly(TH(), by_week_no=even_weeks(), times=Times(time(14), time(16))), "hver torsdag i lige uger kl. 14–16"),
    (weekly(by_week_no=even_weeks(), by_month=(3,)), "hver mandag i lige uger, kun i marts"),
    (weekly(by_week_no=every_nth_week(4, 3)), "om mandagen i hver 4. uge (fra årets uge 3)"),
    (weekly(by_week_no=(3, 7, 11, 15)), "om mandagen i hver 4. uge (årets uge 3 til 15)"),
    (weekly(TU(), by_week_no=tuple(range(12, 46))), "hver tirsdag i uge 12–45"),
    (weekly(by_week_no=(7, 8, 42)), "hvert år mandag i uge 7, 8 og 42"),
    (weekly(WE(), by_week_no=(3,)), "hvert år onsdag i uge 3"),
    (weekly(WE(), by_week_no=(53,)), "hvert år onsdag i uge 53 (når den findes)"),
    (
        weekly(interval=2, by_week_no=(10, 11, 12)),
        "hver 2. uge om mandagen, kun i uge 10–12, regnet fra uge 2 i 2015",
    ),
]

MONTHS = [
    (
        monthly(TU(2), except_months=(7,), times=TEN_TO_NOON),
        "den 2. tirsdag i hver måned, undtagen juli, kl. 10–12",
    ),
    (monthly(TU(2), times=TEN_TO_NOON), "den 2. tirsdag i hver måned kl. 10–12"),
    (monthly(TH(-1), except_months=(7, 12)), "den sidste torsdag i hver måned, undtagen juli og december"),
    (monthly(FR(-2)), "den næstsidste fredag i hver måned"),
    (monthly(MO(1), MO(3)), "den 1. og 3. mandag i hver måned"),
    (monthly(MO(1), FR(-1)), "den 1. mandag og den sidste fredag i hver måned"),
    (monthly(MO(5)), "den 5. mandag i hver måned (når den findes)"),
    (monthly(MO(), interval=2), "hver mandag i hver 2. måned, regnet fra januar 2015"),
    (monthly(MO(), by_month=(3,)), "hver mandag i marts"),
    (monthly(), "den 5. i hver måned"),
    (monthly(start=date(2015, 1, 31)), "den 31. i hver måned (når den findes)"),
    (monthly(by_month_day=(31,), by_month=(1, 3)), "den 31. i januar og marts"),
    (monthly(by_month_day=(1, 15)), "den 1. og 15. i hver måned"),
    (monthly(by_month_day=(-1,)), "den sidste dag i hver måned"),
    (monthly(by_month_day=(1, -1)), "den 1. og den sidste dag i hver måned"),
    (monthly(FR(), by_month_day=(13,)), "den 13. i hver måned, når det er en fredag"),
    (monthly(WE(), by_month_day=tuple(range(16, 23))), "den første onsdag efter den 15. i hver måned"),
    (monthly(WE(), by_month_day=tuple(range(25, 32))), "den 25.–31. i hver måned, når det er en onsdag"),
    (
        monthly(TU(), TH(), by_month_day=tuple(range(8, 15)), times=TEN_TO_NOON),
        "den 8.–14. i hver måned, når det er en tirsdag eller torsdag, kl. 10–12",
    ),
    (monthly(*MONDAY_TO_FRIDAY, by_set_pos=(-1,)), "den sidste hverdag (man–fre) i hver måned"),
    (monthly(MO(), TH(), by_set_pos=(1,)), "den første mandag eller torsdag i hver måned"),
    (monthly(SA(), SU(), by_set_pos=(1, -1)), "den 1. og sidste lørdag eller søndag i hver måned"),
    (
        monthly(MO(1), FR(1), by_set_pos=(1,)),
        "i hver måned den første af disse dage: den 1. mandag og den 1. fredag",
    ),
    (monthly(by_working_day=(1,)), "den første arbejdsdag i hver måned"),
    (monthly(by_working_day=(-1,)), "den sidste arbejdsdag i hver måned"),
    (monthly(by_working_day=(3, -2)), "den 3. og næstsidste arbejdsdag i hver måned"),
    (monthly(MO(3), by_month=(3, 6, 9, 12)), "den 3. mandag i marts, juni, september og december"),
    (monthly(MO(3), by_month=(1, 3, 5, 7, 9, 11)), "den 3. mandag i ulige måneder"),
    (monthly(MO(3), by_month=(3, 4, 5, 6)), "den 3. mandag i hver måned fra marts til juni"),
    (monthly(MO(3), interval=3), "den 3. mandag i hver 3. måned, regnet fra januar 2015"),
    (
        monthly(MO(3), interval=2, by_month=(1, 5)),
        "den 3. mandag i hver 2. måned, kun i januar og maj, regnet fra januar 2015",
    ),
    (monthly(by_month_day=(3,), by_week_no=odd_weeks()), "den 3. i hver måned, kun i ulige uger"),
    (monthly(TU(1), except_months=(6, 7, 8, 9)), "den 1. tirsdag i hver måned, undtagen juni til september"),
]

YEARS = [
    (yearly(start=date(2015, 5, 24)), "hvert år den 24. maj"),
    (yearly(start=date(2016, 2, 29)), "hvert år den 29. februar (når den findes)"),
    (yearly(by_month=(3,), by_month_day=(1, 15)), "hvert år den 1. og 15. marts"),
    (yearly(by_month=(3, 9), by_month_day=(1,)), "hvert år den 1. i marts og september"),
    (yearly(by_month=(3,), by_month_day=(-1,)), "hvert år den sidste dag i marts"),
    (yearly(by_month_day=(1,)), "den 1. i hver måned"),
    (yearly(TU(1), by_month=(3,)), "hvert år den 1. tirsdag i marts"),
    (monthly(TU(1), by_month=(3,)), "hvert år den 1. tirsdag i marts"),
    (
        yearly(TU(1), by_month=(3,), interval=4, start=date(2019, 1, 1)),
        "hvert 4. år den 1. tirsdag i marts, regnet fra 2019",
    ),
    (yearly(MO(20)), "hvert år den 20. mandag i året"),
    (yearly(FR(), by_month_day=(13,)), "den 13. i hver måned, når det er en fredag"),
    (yearly(MO(), interval=2, by_month=(3,)), "hvert 2. år hver mandag i marts, regnet fra 2015"),
    (yearly(WE(), by_week_no=(3,)), "hvert år onsdag i uge 3"),
    (yearly(by_week_no=(3,)), "hvert år alle dage i uge 3"),
    (yearly(MO(), interval=2, by_week_no=(3,)), "hvert 2. år mandag i uge 3, regnet fra 2015"),
    (yearly(*MONDAY_TO_FRIDAY, by_set_pos=(-1,)), "hvert år den sidste hverdag (man–fre) i året"),
    (yearly(*MONDAY_TO_FRIDAY, by_set_pos=(-1,), by_month=(3,)), "hvert år den sidste hverdag (man–fre) i marts"),
    (
        yearly(*MONDAY_TO_FRIDAY, by_set_pos=(-1,), by_month=(3, 9)),
        "hvert år den sidste af disse dage: hver hverdag (man–fre) i marts og september",
    ),
    (yearly(by_working_day=(1,), by_month=(1,)), "hvert år den første arbejdsdag i januar"),
]

HOW_LONG = [
    (monthly(MO(1), length=3), "den 1. mandag i hver måned, 3 dage ad gangen"),
    (
        monthly(MO(1), length=2, times=Times(time(10), time(15))),
        "den 1. mandag i hver måned, 2 dage ad gangen, fra kl. 10 til kl. 15 den sidste dag",
    ),
    (monthly(MO(1), count=10), "den 1. mandag i hver måned, i alt 10 gange fra den 5. januar 2015"),
    (weekly(count=1), "hver mandag, kun den første gang fra den 5. januar 2015"),
    (
        weekly(interval=2, count=10, times=TEN_TO_NOON),
        "hver 2. uge om mandagen kl. 10–12, i alt 10 gange fra den 5. januar 2015",
    ),
    (weekly(until=date(2016, 12, 31)), "hver mandag, til og med den 31. december 2016"),
]

AGREED = [
    (agreed(), "ingen aftalte datoer endnu"),
    (agreed(date(2015, 3, 2)), "aftalt dato: 2. marts 2015"),
    (
        agreed(date(2015, 6, 4), date(2015, 3, 2), date(2015, 11, 19), date(2015, 9, 10)),
        "4 aftalte datoer: 2. marts, 4. juni, 10. september og 19. november 2015",
    ),
    (
        agreed(date(2015, 3, 2), AgreedDate(date(2015, 6, 4), status=Status.TENTATIVE), date(2016, 3, 1)),
        "3 aftalte datoer: 2. marts og 4. juni 2015 (res.); 1. marts 2016",
    ),
    (
        agreed(
            AgreedDate(date(2015, 3, 23), date(2015, 3, 24), title="Seminar", place="London", note="med\nborgmester")
        ),
        "aftalt dato: 23.–24. marts 2015 (Seminar, London, med borgmester)",
    ),
    (
        agreed(AgreedDate(date(2015, 3, 30), date(2015, 4, 1), Times(time(9), time(15)))),
        "aftalt dato: 30. marts – 1. april 2015 fra kl. 9 til kl. 15 den sidste dag",
    ),
    (
        agreed(AgreedDate(date(2015, 3, 2), None, TEN_TO_NOON), AgreedDate(date(2015, 6, 4), None, TEN_TO_NOON)),
        "2 aftalte datoer: 2. marts og 4. juni 2015, kl. 10–12",
    ),
    (
        agreed(
            AgreedDate(date(2015, 3, 2), None, TEN_TO_NOON, Status.CANCELLED),
            AgreedDate(date(2015, 6, 4), None, TWO_PM),
        ),
        "2 aftalte datoer: 2. marts kl. 10–12 (aflyst) og 4. juni 2015 kl. 14",
    ),
    (agreed(*(date(2015, month, 2) for month in range(1, 12))), "11 aftalte datoer i 2015"),
    (
        agreed(
            *(
                AgreedDate(date(year, 5, 2), None, TWO_PM, Status.TENTATIVE)
                for year in (*range(2012, 2017), 2018, 2020)
            )
        ),
        "7 aftalte datoer i 2012–2016, 2018 og 2020 (heraf 7 res.), kl. 14",
    ),
]

WITHOUT_A_DAY = [
    (period("month"), "i hver måned"),
    (period("month", months=(3,)), "hvert år i marts"),
    (period("month", months=(3, 9)), "i marts og september"),
    (period("month", months=(9, 10, 11, 12, 1)), "i hver måned fra september til januar"),
    (period("month", months=(3,), every=4, anchor_year=2019), "hvert 4. år i marts, regnet fra 2019"),
    (period("month", months=(3,), since=date(2015, 3, 1), until=date(2015, 3, 31)), "i marts 2015"),
    (period("week"), "i hver uge"),
    (period("week", 3), "hvert år i uge 3"),
    (period("week", 10, 11, 12), "hvert år i uge 10–12"),
    (period("week", *odd_weeks()), "i ulige uger"),
    (period("week", *every_nth_week(4, 3)), "i hver 4. uge (fra årets uge 3)"),
    (period("week", 3, since=date(2015, 1, 1), until=date(2015, 12, 31)), "i uge 3 (12.–18. januar 2015)"),
    (period("week-of-month", 2), "i månedens 2. uge (den uge, der begynder 2. mandag)"),
    (period("week-of-month", -1), "i månedens sidste uge (den uge, der begynder sidste mandag)"),
    (period("week-of-month", 1, 3), "i månedens 1. og 3. uge (de uger, der begynder 1. og 3. mandag)"),
    (period("week-of-month", 5), "i månedens 5. uge (den uge, der begynder 5. mandag, når den findes)"),
    (period("week-of-month", 2, months=(3,)), "hvert år i 2. uge i marts (den uge, der begynder 2. mandag)"),
    (period("part-of-month", 3, months=(2,)), "hvert år ultimo februar"),
    (period("part-of-month", 1, 3, months=(2, 8)), "primo og ultimo februar og august"),
    (period("part-of-month", 2), "medio hver måned"),
    (period("part-of-month", 1, months=(9, 10, 11, 12)), "primo hver måned fra september til december"),
    (period("part-of-month", 3, months=(2,), since=date(2015, 2, 1), until=date(2015, 2, 28)), "ultimo februar 2015"),
    (period("quarter"), "i hvert kvartal"),
    (period("quarter", 1), "hvert år i 1. kvartal"),
    (period("quarter", 1, 3), "i 1. og 3. kvartal"),
    (period("quarter", 1, since=date(2015, 1, 1), until=date(2015, 3, 31)), "i 1. kvartal 2015"),
    (period("half-year"), "i hvert halvår"),
    (period("half-year", 1), "hvert år i 1. halvår"),
    (period("season", 1), "hvert år i foråret"),
    (period("season", 1, 3), "i foråret og i efteråret"),
    (period("season", 5), "hvert år i vinterhalvåret"),
    (period("season", 4, since=date(2015, 1, 1), until=date(2015, 12, 31)), "i vinteren 2015/16"),
    (period("year"), "hvert år"),
    (period("year", every=4, anchor_year=2019), "hvert 4. år, regnet fra 2019"),
    (period("year", every=4, anchor_year=2019, since=date(2019, 1, 1)), "hvert 4. år, regnet fra 2019"),
    (period("year", every=4, anchor_year=2019, since=date(2023, 1, 1)), "hvert 4. år, regnet fra 2019, fra 2023"),
    (period("year", since=date(2015, 1, 1), until=date(2015, 12, 31)), "i løbet af 2015"),
    (between((8, 21), (9, 10)), "hvert år mellem den 21. august og den 10. september"),
    (between((2, 1), (2, 29)), "hvert år mellem den 1. februar og den sidste dag i februar"),
    (between((3, 1), (3, 1)), "hvert år omkring den 1. marts"),
    (
        between((12, 22), (1, 4), since=date(2015, 1, 1), until=date(2015, 12, 31)),
        "mellem den 22. december 2015 og den 4. januar 2016",
    ),
    (period("month", months=(3,), since=date(2015, 1, 1)), "hvert år i marts, fra 2015"),
    (
        period("quarter", since=date(2015, 2, 3), until=date(2018, 12, 31)),
        "i hvert kvartal, fra den 3. februar 2015, til og med 2018",
    ),
]

FOLLOWING = [
    (placed(period("quarter")), "på det første møde i »ØU« i hvert kvartal"),
    (
        placed(period("week-of-month", 2)),
        "på det første møde i »ØU« i månedens 2. uge (den uge, der begynder 2. mandag)",
    ),
    (placed(period("month", months=(3,)), nth=-1), "hvert år på det sidste møde i »ØU« i marts"),
    (placed(period("year", every=4, anchor_year=2019), nth=2), "hvert 4. år på det 2. møde i »ØU«, regnet fra 2019"),
    (placed(every=3, start=date(2015, 1, 5)), "på hvert 3. møde i »ØU«, regnet fra den 5. januar 2015"),
    (placed(start=date(2015, 1, 5)), "på hvert møde i »ØU«, fra den 5. januar 2015"),
    (relative(-5, "working-day", at=time(12)), "5 arbejdsdage før »ØU«, kl. 12"),
    (relative(-1, "working-day"), "arbejdsdagen før »ØU«"),
    (relative(-1, "day"), "dagen før »ØU«"),
    (relative(0, "day", at=time(9, 30)), "samme dag som »ØU«, kl. 9.30"),
    (relative(14, "day"), "14 dage efter »ØU«"),
    (relative(-1, "week"), "en uge før »ØU«"),
    (relative(2, "week"), "2 uger efter »ØU«"),
    (relative(0, "week-of", 0, time(12)), "mandag kl. 12 i samme uge som »ØU«"),
    (relative(-1, "week-of", 0, time(12)), "mandag kl. 12 i ugen før »ØU«"),
    (relative(-2, "week-of", 4), "fredag i den 2. uge før »ØU«"),
    (relative(-1, "week-of"), "i ugen før »ØU« (dag ikke fastsat)"),
]

UNIONS = [
    (
        union(
            monthly(MO(3), except_months=(7,), times=TEN_TO_NOON),
            (monthly(MO(4), times=TEN_TO_NOON), (3, 8)),
            (monthly(MO(2), times=TEN_TO_NOON), (12,)),
        ),
        "den 3. mandag i måneden, undtagen juli, kl. 10–12; i marts og august den 4., i december den 2.",
    ),
    (
        union(monthly(MO(3), times=TEN_TO_NOON), (monthly(MO(-1), times=TWO_PM), (12,)), (monthly(MO(1)), (8,))),
        "den 3. mandag i måneden kl. 10–12; i december den sidste kl. 14, i august den 1. hele dagen",
    ),
    (
        union(monthly(MO(3)), (monthly(MO(4)), (3, 8)), (monthly(TU(2)), (12,))),
        "den 3. mandag i måneden; i marts og august den 4.; i december den 2. tirsdag",
    ),
    (
        union((monthly(MO(3)), (1, 2)), (monthly(MO(4)), (3,))),
        "i januar og februar den 3. mandag; i marts den 4.",
    ),
    (union(weekly(), (weekly(TU(), times=TWO_PM), (3,))), "hver mandag; i marts hver tirsdag kl. 14"),
    (
        union(monthly(MO(1), except_months=(3, 7)), (monthly(by_working_day=(1,)), (3,))),
        "den 1. mandag i måneden, undtagen juli; i marts den første arbejdsdag",
    ),
    (
        union(period("week-of-month", 2), (period("week-of-month", 1), (12,))),
        "i månedens 2. uge (den uge, der begynder 2. mandag); i 1. uge i december (den uge, der begynder 1. mandag)",
    ),
    (
        union((yearly(MO(3), by_month=(3,)), (3,)), (monthly(by_month_day=(1,)), (9,))),
        "hvert år den 3. mandag i marts; i september den 1.",
    ),
    (union(monthly(MO(3))), "den 3. mandag i hver måned"),
]

RULES = [*DAYS_AND_WEEKS, *MONTHS, *YEARS, *HOW_LONG, *AGREED, *WITHOUT_A_DAY, *FOLLOWING, *UNIONS]


@pytest.mark.parametrize(("rule", "sentence"), RULES, ids=[sentence for _, sentence in RULES])
def test_a_rule_reads_like_this(rule: Rule, sentence: str) -> None:
    assert describe(rule, names=NAMES) == sentence


ADJUSTMENTS = [
    ([("public-holidays", Policy.KEEP)], "også på helligdage"),
    ([("public-holidays", Policy.SKIP)], "ikke på helligdage"),
    ([("public-holidays", Policy.NEXT_WORKING_DAY)], "på helligdage næste hverdag"),
    ([("closed-days", Policy.PREVIOUS_WORKING_DAY)], "på lukkedage forrige hverdag"),
    ([("public-holidays", Policy.NEXT_SAME_WEEKDAY)], "på helligdage ugen efter"),
    ([("school-holidays", Policy.PREVIOUS_SAME_WEEKDAY)], "i skoleferier ugen før"),
    ([("weekends", Policy.SAME_WEEK)], "i weekender en anden hverdag i samme uge"),
    ([("kl", Policy.SKIP)], "ikke på dage i »KL’s topmøder«"),
    ([("ukendt", Policy.SKIP)], "ikke på dage i »ukendt«"),
    (
        [("public-holidays", Policy.NEXT_WORKING_DAY), ("closed-days", Policy.NEXT_WORKING_DAY)],
        "på helligdage og lukkedage næste hverdag",
    ),
    (
        [("public-holidays", Policy.NEXT_SAME_WEEKDAY), ("school-holidays", Policy.SKIP)],
        "på helligdage ugen efter, ikke i skoleferier",
    ),
    (
        [("public-holidays", Policy.SKIP), ("closed-days", Policy.SKIP), ("school-holidays", Policy.SKIP)],
        "ikke på helligdage, lukkedage og i skoleferier",
    ),
]


@pytest.mark.parametrize(("choices", "sentence"), ADJUSTMENTS, ids=[sentence for _, sentence in ADJUSTMENTS])
def test_adjustments_are_said_after_the_rule(choices: list[tuple[str, Policy]], sentence: str) -> None:
    adjustments = [Adjustment(*choice) for choice in choices]
    assert (
        describe(monthly(TU(2)), adjustments=adjustments, names=NAMES) == f"den 2. tirsdag i hver måned; {sentence}"
    )


def test_the_whole_sentence_of_a_committee() -> None:
    rule = monthly(TU(2), except_months=(7,), times=TEN_TO_NOON)
    adjustments = (Adjustment("public-holidays", Policy.NEXT_SAME_WEEKDAY),)
    assert describe(rule, adjustments=adjustments) == (
        "den 2. tirsdag i hver måned, undtagen juli, kl. 10–12; på helligdage ugen efter"
    )


@pytest.mark.parametrize(
    ("rule", "heeded"),
    [
        (relative(-1, "day"), True),
        (union(monthly(MO(3)), (period("month"), (3,))), True),
        (union(period("month")), False),
        (agreed(date(2015, 3, 2)), False),
        (period("quarter"), False),
        (placed(period("quarter")), False),
    ],
)
def test_adjustments_are_said_only_of_rules_that_heed_them(rule: Rule, heeded: bool) -> None:
    said = describe(rule, adjustments=(Adjustment("public-holidays", Policy.SKIP),))
    assert said.endswith("; ikke på helligdage") is heeded


def test_a_series_without_a_known_title_is_named_by_its_uid() -> None:
    assert describe(relative(-1, "day")) == "dagen før »oeu«"
