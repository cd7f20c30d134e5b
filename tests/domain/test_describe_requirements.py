from datetime import date

import pytest

from planner.domain.describe.requirements import requirement_words
from planner.domain.rules import Period, PeriodUnit
from planner.domain.series import Quota, Requirement
from planner.domain.words import WORDS
from tests.domain.shorthand import between, period

YEAR, HALF, QUARTER, MONTH = PeriodUnit.YEAR, PeriodUnit.HALF_YEAR, PeriodUnit.QUARTER, PeriodUnit.MONTH
LATE_FEBRUARY = period("part-of-month", 3, months=(2,))
LATE_AUGUST = between((8, 21), (9, 10))


@pytest.mark.parametrize(
    ("quota", "danish", "english"),
    [
        (Quota(), "én gang om året", "once a year"),
        (Quota(count=10), "10 gange om året", "10 times a year"),
        (Quota(count=2, per=HALF), "2 gange i halvåret", "2 times a half-year"),
        (Quota(per=QUARTER), "én gang i kvartalet", "once a quarter"),
        (Quota(per=MONTH), "én gang om måneden", "once a month"),
        (
            Quota(count=4, spread=QUARTER),
            "4 gange om året, mindst én i hvert kvartal",
            "4 times a year, at least one in each quarter",
        ),
        (
            Quota(count=3, spread=QUARTER),
            "3 gange om året, i forskellige kvartaler",
            "3 times a year, in different quarters",
        ),
        (
            Quota(count=2, spread=HALF),
            "2 gange om året, mindst én i hvert halvår",
            "2 times a year, at least one in each half-year",
        ),
        (
            Quota(count=2, per=QUARTER, spread=MONTH),
            "2 gange i kvartalet, i forskellige måneder",
            "2 times a quarter, in different months",
        ),
        (Quota(label="seminar"), "seminar: én gang om året", "seminar: once a year"),
    ],
)
def test_quotas_in_words(quota: Quota, danish: str, english: str) -> None:
    requirement = Requirement((quota,), since=date(2015, 1, 1))

    assert requirement_words(requirement, WORDS["da"]) == (danish,)
    assert requirement_words(requirement, WORDS["en"]) == (english,)


def test_windows_of_their_own_are_named() -> None:
    requirement = Requirement((Quota(windows=(LATE_FEBRUARY, LATE_AUGUST)),), since=date(2015, 1, 1))

    (said,) = requirement_words(requirement, WORDS["da"])

    assert said.startswith("2 gange om året: ")
    assert "februar" in said
    assert "21. august" in said


@pytest.mark.parametrize(
    ("window", "begins"),
    [
        (period("month", months=(1, 2, 3, 4, 5, 6, 9, 10, 11, 12)), "10 gange om året: "),
        (period("quarter"), "4 gange om året: "),
        (period("week", 1), "én gang om året: "),
        (period("week"), "52 gange om året: "),
        (period("month", months=(2,), since=date(2030, 1, 1)), "én gang om året: "),
        (between((12, 1), (1, 31)), "én gang om året: "),
        (period("month", months=(2,), every=4, anchor_year=2015), "hvert 4. år"),
    ],
)
def test_a_window_that_comes_several_times_a_year_counts_so_often(window: Period, begins: str) -> None:
    requirement = Requirement((Quota(windows=(window,)),), since=date(2015, 1, 1))

    (said,) = requirement_words(requirement, WORDS["da"])

    assert said.startswith(begins)


def test_each_quota_has_a_line() -> None:
    requirement = Requirement((Quota(label="seminar"), Quota(count=3, label="kvartalsmøde")), since=date(2015, 1, 1))

    assert requirement_words(requirement, WORDS["da"]) == (
        "seminar: én gang om året",
        "kvartalsmøde: 3 gange om året",
    )
