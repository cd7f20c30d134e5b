"""Windows without a day: which days each covers, what it is called for ever, and that it is never a date."""

from datetime import date

import pytest

from planner.domain import periods
from planner.domain.occurrences import Precision
from planner.domain.rules import Period
from planner.domain.spans import Window
from tests.domain.shorthand import between, monthly, period, union
from tests.domain.tables import expanded, on, year, years

WINDOWS: dict[str, tuple[Period, Window, list[str]]] = {
    # name: the rule, where one looks, each window's id and days
    "uge 3": (period("week", 3), year(2015), ["2015-W03 2015-01-12 2015-01-18"]),
    "uge 1 begynder i det gamle år": (
        period("week", 1),
        Window(date(2014, 12, 1), date(2015, 1, 1)),
        ["2015-W01 2014-12-29 2015-01-04"],
    ),
    "uge 53 findes kun i nogle år": (
        period("week", 53),
        years(2013, 2026),
        [
            "2015-W53 2015-12-28 2016-01-03",
            "2020-W53 2020-12-28 2021-01-03",
            "2026-W53 2026-12-28 2027-01-03",
        ],
    ),
    "uge 53 ses fra det nye år": (
        period("week", 53),
        on(date(2016, 1, 2)),
        ["2015-W53 2015-12-28 2016-01-03"],
    ),
    "2. uge i måneden begynder den 2. mandag": (
        period("week-of-month", 2, months=(1, 2, 6)),
        year(2015),
        ["2015-01-w2 2015-01-12 2015-01-18", "2015-02-w2 2015-02-09 2015-02-15", "2015-06-w2 2015-06-08 2015-06-14"],
    ),
    "5. uge, når måneden har fem mandage": (
        period("week-of-month", 5),
        Window(date(2015, 1, 5), date(2016, 1, 1)),
        [
            "2015-03-w5 2015-03-30 2015-04-05",
            "2015-06-w5 2015-06-29 2015-07-05",
            "2015-08-w5 2015-08-31 2015-09-06",
            "2015-11-w5 2015-11-30 2015-12-06",
        ],
    ),
    "sidste uge i måneden begynder den sidste mandag": (
        period("week-of-month", -1, months=(2, 3)),
        year(2015),
        ["2015-02-wlast 2015-02-23 2015-03-01", "2015-03-wlast 2015-03-30 2015-04-05"],
    ),
    "primo, medio og ultimo februar": (
        period("part-of-month", 1, 2, 3, months=(2,)),
        year(2015),
        [
            "2015-02-primo 2015-02-01 2015-02-10",
            "2015-02-medio 2015-02-11 2015-02-20",
            "2015-02-ultimo 2015-02-21 2015-02-28",
        ],
    ),
    "ultimo februar i et skudår": (
        period("part-of-month", 3, months=(2,)),
        year(2016),
        ["2016-02-ultimo 2016-02-21 2016-02-29"],
    ),
    "ultimo april": (
        period("part-of-month", 3, months=(4,)),
        year(2017),
        ["2017-04-ultimo 2017-04-21 2017-04-30"],
    ),
    "ultimo måneden": (
        period("part-of-month", 3),
        Window(date(2026, 1, 1), date(2026, 3, 1)),
        ["2026-01-ultimo 2026-01-21 2026-01-31", "2026-02-ultimo 2026-02-21 2026-02-28"],
    ),
    "hver uge": (
        period("week"),
        Window(date(2016, 1, 2), date(2016, 1, 12)),
        ["2015-W53 2015-12-28 2016-01-03", "2016-W01 2016-01-04 2016-01-10", "2016-W02 2016-01-11 2016-01-17"],
    ),
    "hver måned": (
        period("month"),
        Window(date(2014, 12, 31), date(2015, 2, 2)),
        ["2014-12 2014-12-01 2014-12-31", "2015-01 2015-01-01 2015-01-31", "2015-02 2015-02-01 2015-02-28"],
    ),
    "marts": (period("month", months=(3,)), year(2015), ["2015-03 2015-03-01 2015-03-31"]),
    "april, august og november": (
        period("month", months=(4, 8, 11)),
        year(2026),
        ["2026-04 2026-04-01 2026-04-30", "2026-08 2026-08-01 2026-08-31", "2026-11 2026-11-01 2026-11-30"],
    ),
    "kvartalsvis": (
        period("quarter"),
        year(2026),
        [
            "2026-Q1 2026-01-01 2026-03-31",
            "2026-Q2 2026-04-01 2026-06-30",
            "2026-Q3 2026-07-01 2026-09-30",
            "2026-Q4 2026-10-01 2026-12-31",
        ],
    ),
    "1. og 3. kvartal": (
        period("quarter", 1, 3),
        year(2026),
        ["2026-Q1 2026-01-01 2026-03-31", "2026-Q3 2026-07-01 2026-09-30"],
    ),
    "halvårligt": (
        period("half-year"),
        year(2026),
        ["2026-H1 2026-01-01 2026-06-30", "2026-H2 2026-07-01 2026-12-31"],
    ),
    "forår, sommer og efterår": (
        period("season", 1, 2, 3),
        year(2026),
        [
            "2026-spring 2026-03-01 2026-05-31",
            "2026-summer 2026-06-01 2026-08-31",
            "2026-autumn 2026-09-01 2026-11-30",
        ],
    ),
    "vinteren går over nytår, også i et skudår": (
        period("season", 4),
        year(2015),
        ["2014-winter 2014-12-01 2015-02-28", "2015-winter 2015-12-01 2016-02-29"],
    ),
    "vinterhalvåret": (
        period("season", 5),
        Window(date(2026, 5, 1), date(2027, 5, 1)),
        ["2026-winter-half 2026-10-01 2027-03-31"],
    ),
    "sommerhalvåret": (period("season", 6), year(2026), ["2026-summer-half 2026-04-01 2026-09-30"]),
    "hvert år": (period("year"), year(2026), ["2026 2026-01-01 2026-12-31"]),
    "hvert fjerde år, regnet fra 2019": (
        period("year", every=4, anchor_year=2019),
        years(2010, 2028),
        [
            "2011 2011-01-01 2011-12-31",
            "2015 2015-01-01 2015-12-31",
            "2019 2019-01-01 2019-12-31",
            "2023 2023-01-01 2023-12-31",
            "2027 2027-01-01 2027-12-31",
        ],
    ),
    "marts i ulige år": (
        period("month", months=(3,), every=2, anchor_year=2015),
        years(2015, 2018),
        ["2015-03 2015-03-01 2015-03-31", "2017-03 2017-03-01 2017-03-31"],
    ),
    "ultimo august/primo september er ét vindue": (
        between((8, 21), (9, 10)),
        year(2026),
        ["2026-08-21--09-10 2026-08-21 2026-09-10"],
    ),
    "27. marts til medio juni": (
        between((3, 27), (6, 20)),
        year(2017),
        ["2017-03-27--06-20 2017-03-27 2017-06-20"],
    ),
    "mellem jul og nytår, og lidt til": (
        between((12, 27), (1, 3)),
        year(2016),
        ["2015-12-27--01-03 2015-12-27 2016-01-03", "2016-12-27--01-03 2016-12-27 2017-01-03"],
    ),
    "til februars sidste dag, skudår eller ej": (
        between((2, 20), (2, 29)),
        years(2015, 2016),
        ["2015-02-20--02-28 2015-02-20 2015-02-28", "2016-02-20--02-29 2016-02-20 2016-02-29"],
    ),
    "et vindue på én dag": (between((6, 5), (6, 5)), year(2015), ["2015-06-05--06-05 2015-06-05 2015-06-05"]),
    "fra og til: vinduets første dag tæller": (
        period("month", since=date(2015, 2, 2), until=date(2015, 5, 1)),
        year(2015),
        ["2015-03 2015-03-01 2015-03-31", "2015-04 2015-04-01 2015-04-30", "2015-05 2015-05-01 2015-05-31"],
    ),
}


@pytest.mark.parametrize(("rule", "window", "written"), WINDOWS.values(), ids=WINDOWS)
def test_the_windows_of_a_period(rule: Period, window: Window, written: list[str]) -> None:
    assert [f"{one.recurrence_id} {one.first} {one.last}" for one in expanded(rule, window)] == written


PRECISIONS = [
    (period("week", 3), Precision.WEEK),
    (period("week-of-month", 2), Precision.WEEK),
    (period("part-of-month", 3), Precision.PART_OF_MONTH),
    (period("month"), Precision.MONTH),
    (period("quarter"), Precision.QUARTER),
    (period("half-year"), Precision.HALF_YEAR),
    (period("season", 1), Precision.SEASON),
    (period("year"), Precision.YEAR),
    (between((5, 1), (5, 7)), Precision.WEEK),
    (between((5, 1), (5, 10)), Precision.PART_OF_MONTH),
    (between((8, 21), (9, 10)), Precision.PART_OF_MONTH),
    (between((10, 1), (11, 30)), Precision.MONTH),
    (between((10, 1), (12, 31)), Precision.QUARTER),
    (between((12, 1), (4, 1)), Precision.HALF_YEAR),
    (between((8, 1), (7, 31)), Precision.YEAR),
]


@pytest.mark.parametrize(("rule", "precision"), PRECISIONS)
def test_a_window_tells_how_exactly_it_is_dated_and_has_no_day(rule: Period, precision: Precision) -> None:
    found = expanded(rule, year(2026))

    assert found
    assert {(one.precision, one.dated, one.times) for one in found} == {(precision, False, None)}


@pytest.mark.parametrize("rule", [rule for rule, _ in PRECISIONS])
def test_no_window_is_longer_than_is_promised(rule: Period) -> None:
    longest = max((one.last - one.first).days + 1 for one in expanded(rule, years(2015, 2030)))

    assert longest <= periods.longest(rule)


def test_a_union_may_mix_dates_and_windows() -> None:
    rule = union(monthly(by_month_day=(15,), except_months=(7,)), (period("month"), (7,)))

    assert [(one.recurrence_id, one.dated) for one in expanded(rule, Window(date(2015, 6, 1), date(2015, 9, 1)))] == [
        (date(2015, 6, 15), True),
        ("2015-07", False),
        (date(2015, 8, 15), True),
    ]
