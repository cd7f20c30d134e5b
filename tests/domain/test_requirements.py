"""Which dates a requirement still lacks, as a table of requirements and the dates that stand."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.expand import expand
from planner.domain.occurrences import Occurrence, Precision, Status
from planner.domain.requirements import gaps
from planner.domain.rules import AgreedDate, PeriodUnit, Rule
from planner.domain.series import Quota, Requirement, SeriesException
from planner.domain.spans import Window
from tests.domain import strategies
from tests.domain.shorthand import agreed, between, daily, monthly, period, yearly
from tests.domain.tables import CLOSED, DENMARK, HOLIDAYS, expanded, in_year, moved, off, reasons, series, year, years

FOUR_A_YEAR = (Quota(count=4, spread=PeriodUnit.QUARTER),)
FORUM = (
    Quota(count=1, label="seminar"),
    Quota(count=3, spread=PeriodUnit.QUARTER, label="kvartalsmøde"),
)
SPRING_AND_AUTUMN = (Quota(windows=(period("season", 1), period("season", 3))),)
TWO_SEMINARS = (Quota(windows=(period("part-of-month", 3, months=(2,)), between((8, 21), (9, 10))), label="seminar"),)
SEMINAR_IN_FEBRUARY_AND_SIX_MEETINGS = (
    Quota(count=6, spread=PeriodUnit.QUARTER, label="møde"),
    Quota(windows=(period("month", months=(2,)),), label="seminar"),
)


@pytest.mark.parametrize(
    ("quotas", "dates", "missing"),
    [
        # 4 om året, mindst én pr. kvartal
        (FOUR_A_YEAR, "31/3 26/5 29/9 24/11", []),
        (FOUR_A_YEAR, "31/3 29/9", ["2015-Q2", "2015-Q4"]),
        (FOUR_A_YEAR, "", ["2015-Q1", "2015-Q2", "2015-Q3", "2015-Q4"]),
        (FOUR_A_YEAR, "1/1 31/3 30/6 1/10 31/12", ["2015-Q3"]),
        # three agreed dates, all in one quarter: they stand, and the others are missing
        (FOUR_A_YEAR, "8/10 26/11 17/12", ["2015-Q1", "2015-Q2", "2015-Q3"]),
        # ét seminar og tre kvartalsmøder: a fourth date is the seminar, wherever it lies
        (FORUM, "2/3 4/6 10/9 19/11", []),
        (FORUM, "2/3 3/3 4/6 10/9", []),
        (FORUM, "2/3 4/6 10/9", ["2015 seminar"]),
        (FORUM, "2/3", ["2015-Q2 kvartalsmøde", "2015-Q3 kvartalsmøde", "2015 seminar"]),
        (FORUM, "8/10 26/11 17/12", ["2015-Q1 kvartalsmøde", "2015-Q2 kvartalsmøde"]),
        (FORUM, "", ["2015-Q1 kvartalsmøde", "2015-Q2 kvartalsmøde", "2015-Q3 kvartalsmøde", "2015 seminar"]),
        # windows of their own
        (SPRING_AND_AUTUMN, "24/3", ["2015-autumn"]),
        (SPRING_AND_AUTUMN, "24/6 24/7", ["2015-spring", "2015-autumn"]),
        # to seminarer: ultimo februar og ultimo august/primo september
        (TWO_SEMINARS, "23/2 10/9", []),
        (TWO_SEMINARS, "20/2 11/9", ["2015-02-ultimo seminar", "2015-08-21--09-10 seminar"]),
        (TWO_SEMINARS, "23/2 24/2", ["2015-08-21--09-10 seminar"]),
        # the quota that can only be met in one place chooses first
        (SEMINAR_IN_FEBRUARY_AND_SIX_MEETINGS, "24/2 31/3 26/5 29/9 24/11 25/11 26/11", []),
        (
            SEMINAR_IN_FEBRUARY_AND_SIX_MEETINGS,
            "24/2 26/5 29/9 24/11",
            ["2015-Q1 møde", "2015 møde", "2015 møde"],
        ),
        # so many in each period
        ((Quota(count=1, per=PeriodUnit.QUARTER),), "24/6", ["2015-Q1", "2015-Q3", "2015-Q4"]),
        ((Quota(count=2, per=PeriodUnit.HALF_YEAR),), "1/1 2/1 3/1", ["2015-H2", "2015-H2"]),
        (
            (Quota(count=2, per=PeriodUnit.HALF_YEAR, spread=PeriodUnit.QUARTER),),
            "1/1 2/1 3/1",
            ["2015-Q2", "2015-Q3", "2015-Q4"],
        ),
        ((Quota(count=3, per=PeriodUnit.QUARTER, spread=PeriodUnit.MONTH),), "1/1 2/2 3/3 4/4 5/5 6/6 7/7 8/8 9/9"
         " 10/10 11/11", ["2015-12"]),
        ((Quota(count=6),), "1/1 2/2 3/3 4/4", ["2015", "2015"]),
        # two of a kind in one window
        ((Quota(windows=(period("month", months=(2,)), period("month", months=(2, 8)))),), "3/2", [
            "2015-02", "2015-08"
        ]),
        ((Quota(windows=(period("month", months=(2,)), period("month", months=(2, 8)))),), "3/2 4/2 5/8", []),
        ((Quota(windows=(period("month", months=(2,)), period("month", months=(2,)))),), "", ["2015-02", "2015-02"]),
    ],
)  # fmt: skip
def test_what_a_year_lacks(quotas: tuple[Quota, ...], dates: str, missing: list[str]) -> None:
    found = gaps(Requirement(quotas, since=date(2015, 1, 1)), in_year(2015, dates), Window.of_year(2015))

    assert [f"{gap.id.partition('!')[0]} {gap.label}".strip() for gap in found] == missing
    assert len({gap.id for gap in found}) == len(found)


def lacking(rule: Rule, quotas: tuple[Quota, ...], window: Window, **fields: Any) -> list[Occurrence]:
    """What is missing in the window, asked for since 2015 unless said otherwise."""
    bounds = {"since": date(2015, 1, 1), **{key: fields.pop(key) for key in ("since", "until") if key in fields}}
    found = expanded(rule, window, requirement=Requirement(quotas, **bounds), **fields)
    return [one for one in found if one.missing]


def ids(found: list[Occurrence]) -> list[str]:
    return [str(one.recurrence_id) for one in found]


def test_a_missing_date_is_a_reserved_window_that_says_so() -> None:
    (found,) = lacking(agreed(*in_year(2015, "2/3 4/6 10/9")), FORUM, year(2015), title="Lederforum")

    assert (found.first, found.last, found.times) == (date(2015, 1, 1), date(2015, 12, 31), None)
    assert (found.precision, found.dated, found.status) == (Precision.YEAR, False, Status.TENTATIVE)
    assert found.title == "Lederforum: seminar"
    assert reasons(found) == [("no-date", None, "seminar")]
    assert found.identity == ("oeu", "2015!1.1")


def test_each_missing_date_has_an_identity_of_its_own() -> None:
    assert ids(lacking(agreed(), FORUM, year(2015))) == ["2015-Q1!2.1", "2015!1.1", "2015-Q2!2.1", "2015-Q3!2.1"]
    assert ids(lacking(agreed(), (Quota(count=3),), year(2015))) == ["2015!1.1", "2015!1.2", "2015!1.3"]


def test_missing_dates_and_agreed_ones_stand_side_by_side() -> None:
    found = expanded(
        agreed(*in_year(2015, "8/10 26/11 17/12")), year(2015), requirement=Requirement(FOUR_A_YEAR, date(2015, 1, 1))
    )

    assert [(one.first, one.missing) for one in found] == [
        *((day, True) for day in in_year(2015, "1/1 1/4 1/7")),
        *((day, False) for day in in_year(2015, "8/10 26/11 17/12")),
    ]


SINCE = [
    # since, until, what 2015 and 2016 lack
    (date(2015, 1, 1), None, "2015-H1 2015-H2 2016-H1 2016-H2"),
    (date(2015, 6, 30), None, "2015-H1 2015-H2 2016-H1 2016-H2"),
    (date(2015, 7, 1), None, "2015-H2 2016-H1 2016-H2"),
    (date(2016, 1, 1), None, "2016-H1 2016-H2"),
    (date(2015, 1, 1), date(2015, 12, 31), "2015-H1 2015-H2"),
    (date(2015, 1, 1), date(2016, 1, 1), "2015-H1 2015-H2 2016-H1"),
    (date(2017, 1, 1), None, ""),
]


@pytest.mark.parametrize(("since", "until", "written"), SINCE)
def test_a_requirement_has_a_beginning_and_may_have_an_end(since: date, until: date | None, written: str) -> None:
    twice = (Quota(count=2, spread=PeriodUnit.HALF_YEAR),)

    found = lacking(agreed(), twice, years(2015, 2016), since=since, until=until)

    assert [one.partition("!")[0] for one in ids(found)] == written.split()


SPRING = date(2015, 3, 3)

STANDING: dict[str, tuple[Rule, dict, str]] = {
    # name: the rule, what was decided, what 2015 lacks of one date per half-year
    "reserved dates count": (agreed(AgreedDate(SPRING, status=Status.TENTATIVE)), {}, "2015-H2"),
    "cancelled ones do not": (agreed(AgreedDate(SPRING, status=Status.CANCELLED)), {}, "2015-H1 2015-H2"),
    "nor those cancelled by an exception": (
        agreed(SPRING),
        {SPRING: SeriesException(status=Status.CANCELLED)},
        "2015-H1 2015-H2",
    ),
    "a moved date counts where it is now": (agreed(SPRING), {SPRING: moved(date(2015, 8, 3))}, "2015-H1"),
    "also when it comes from another year": (
        agreed(date(2014, 12, 1)),
        {date(2014, 12, 1): moved(date(2015, 1, 6))},
        "2015-H2",
    ),
    "and not when it leaves the year": (agreed(SPRING), {SPRING: moved(date(2016, 1, 6))}, "2015-H1 2015-H2"),
    "windows without a day are no dates": (period("month", months=(3, 9)), {}, "2015-H1 2015-H2"),
    "until they get one": (period("month", months=(3, 9)), {"2015-03": moved(date(2015, 3, 9))}, "2015-H2"),
    "dates by a rule count": (monthly(start=date(2015, 8, 3), count=2), {}, "2015-H1"),
}


@pytest.mark.parametrize(("rule", "decided", "missing"), STANDING.values(), ids=STANDING)
def test_which_dates_count(rule: Rule, decided: dict, missing: str) -> None:
    found = lacking(rule, (Quota(count=1, per=PeriodUnit.HALF_YEAR),), year(2015), exceptions=decided)

    assert [one.partition("!")[0] for one in ids(found)] == missing.split()


@pytest.mark.parametrize("month", [1, 6, 12])
def test_what_is_missing_does_not_depend_on_the_window_that_is_looked_at(month: int) -> None:
    """New Year's Eve goes over into 2015, which makes it the year's one date, in whatever month one looks."""
    rule = yearly(start=date(2014, 12, 31), count=1)
    adjusted = {"adjustments": (off(CLOSED, "next-working-day"), off(HOLIDAYS, "next-working-day"))}

    assert lacking(rule, (Quota(),), Window.of_month(2015, month), **adjusted) == []
    assert ids(lacking(rule, (Quota(),), Window.of_month(2016, month), **adjusted)) == ["2016!1.1"]


WINTER = (Quota(windows=(period("season", 4),)),)


@pytest.mark.parametrize("window", [Window.of_month(2014, 12), Window.of_month(2015, 2), years(2014, 2015)])
def test_a_window_over_new_year_is_seen_from_both_years(window: Window) -> None:
    bounds = {"since": date(2014, 6, 1), "until": date(2015, 6, 1)}

    assert ids(lacking(agreed(), WINTER, window, **bounds)) == ["2014-winter!1.1"]
    assert lacking(agreed(date(2015, 1, 5)), WINTER, window, **bounds) == []
    assert lacking(agreed(date(2014, 12, 5)), WINTER, window, **bounds) == []


def test_a_date_in_a_window_over_new_year_is_not_counted_again_for_the_new_year() -> None:
    quotas = (*WINTER, Quota(count=1))
    rule = agreed(date(2015, 1, 5), date(2015, 12, 5))

    # 5 January is the old year's winter date, 5 December the new one's, and so 2015 has no third.
    assert ids(lacking(rule, quotas, year(2015))) == ["2015!2.1"]
    assert ids(lacking(rule, quotas, Window.of_month(2015, 6))) == ["2015!2.1"]


WINDOWED = st.sampled_from([(), *((quota,) for quota in (SPRING_AND_AUTUMN[0], TWO_SEMINARS[0], WINTER[0]))])
COUNTED = st.builds(
    Quota,
    count=st.integers(1, 5),
    per=st.sampled_from([PeriodUnit.YEAR, PeriodUnit.HALF_YEAR]),
    spread=st.none() | st.sampled_from([PeriodUnit.QUARTER, PeriodUnit.MONTH]),
)


@given(
    WINDOWED,
    st.lists(COUNTED, max_size=2),
    strategies.AGREED_DATES,
    strategies.windows(most=900),
    st.integers(0, 900),
)
def test_splitting_a_window_changes_nothing_that_is_missing(
    windowed: tuple[Quota, ...], counted: list[Quota], rule: Rule, window: Window, at: int
) -> None:
    one = series(rule, requirement=Requirement((*windowed, *counted), since=date(2000, 1, 1)))
    middle = min(window.start.fromordinal(window.start.toordinal() + at), window.end)
    halves = [
        found
        for part in (Window(window.start, middle), Window(middle, window.end))
        for found in expand(one, DENMARK, part)
    ]
    whole = expand(one, DENMARK, window)

    assert {found.identity: found for found in halves} == {found.identity: found for found in whole}
    assert len({found.identity for found in whole}) == len(whole)


@given(st.lists(COUNTED, min_size=1, max_size=3).map(tuple))
def test_without_a_date_all_that_is_asked_for_is_missing_and_with_one_a_day_nothing_is(
    quotas: tuple[Quota, ...],
) -> None:
    asked = sum(quota.count * (2 if quota.per is PeriodUnit.HALF_YEAR else 1) for quota in quotas)

    assert len(lacking(agreed(), quotas, year(2015))) == asked
    assert lacking(daily(start=date(2015, 1, 1)), quotas, year(2015)) == []
