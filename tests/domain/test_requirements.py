"""Which dates a requirement still lacks, as a table of requirements and the dates that stand."""

from datetime import date

import pytest

from planner.domain.requirements import gaps
from planner.domain.rules import Period, PeriodUnit
from planner.domain.series import Quota, Requirement
from planner.domain.spans import Window

FORUM = (
    Quota(count=1, label="seminar"),
    Quota(count=3, spread=PeriodUnit.QUARTER, label="kvartalsmøde"),
)
SPRING_AND_AUTUMN = (
    Quota(windows=(Period(unit=PeriodUnit.SEASON, numbers=(1,)), Period(unit=PeriodUnit.SEASON, numbers=(3,)))),
)


@pytest.mark.parametrize(
    ("quotas", "dates", "missing"),
    [
        # 4 a year, one in each quarter
        ((Quota(count=4, spread=PeriodUnit.QUARTER),), ["31/3", "26/5", "29/9", "24/11"], []),
        ((Quota(count=4, spread=PeriodUnit.QUARTER),), ["31/3", "29/9"], ["2015-Q2", "2015-Q4"]),
        ((Quota(count=4, spread=PeriodUnit.QUARTER),), ["8/10", "26/11", "17/12"], ["2015-Q1", "2015-Q2", "2015-Q3"]),
        # one seminar and three quarterly meetings: a fourth date is the seminar, wherever it lies
        (FORUM, ["2/3", "4/6", "10/9", "19/11"], []),
        (FORUM, ["2/3", "3/3", "4/6", "10/9"], []),
        (FORUM, ["2/3", "4/6", "10/9"], ["2015 seminar"]),
        (FORUM, ["2/3"], ["2015-Q2 kvartalsmøde", "2015-Q3 kvartalsmøde", "2015 seminar"]),
        (FORUM, [], ["2015-Q1 kvartalsmøde", "2015-Q2 kvartalsmøde", "2015-Q3 kvartalsmøde", "2015 seminar"]),
        # windows of their own
        (SPRING_AND_AUTUMN, ["24/3"], ["2015-autumn"]),
        (SPRING_AND_AUTUMN, ["24/6", "24/7"], ["2015-spring", "2015-autumn"]),
        # so many in each period
        ((Quota(count=1, per=PeriodUnit.QUARTER),), ["24/6"], ["2015-Q1", "2015-Q3", "2015-Q4"]),
        ((Quota(count=2, per=PeriodUnit.HALF_YEAR),), ["1/1", "2/1", "3/1"], ["2015-H2", "2015-H2"]),
    ],
)
def test_what_a_year_lacks(quotas: tuple[Quota, ...], dates: list[str], missing: list[str]) -> None:
    taken = [date(2015, int(month), int(day)) for day, month in (written.split("/") for written in dates)]

    found = gaps(Requirement(quotas, since=date(2015, 1, 1)), taken, Window.of_year(2015))

    assert [f"{gap.id.partition('!')[0]} {gap.label}".strip() for gap in found] == missing
    assert len({gap.id for gap in found}) == len(found)
