"""From dates to rules: published lists, common rhythms, and lists that somebody made from a rule."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.days import CLOSED_DAYS, Days, default_day_calendars
from planner.domain.describe import describe
from planner.domain.errors import DomainError
from planner.domain.expand import expand
from planner.domain.fitting import MOST_DATES, Fit, fit, summary
from planner.domain.phrases import Setting, read
from planner.domain.phrases.outlook import outlook
from planner.domain.rules import Frequency, Recurrence, Weekday
from planner.domain.series import Adjustment, Policy, Series, SeriesKind
from planner.domain.spans import Window

DAYS = Days(calendar for calendar in default_day_calendars() if calendar.uid != CLOSED_DAYS)
FINANCE_2015 = "19/1 16/2 23/3 20/4 18/5 15/6 24/8 21/9 19/10 16/11 14/12"
ASSOCIATION_2024 = "11/1 8/2 14/3 11/4 16/5 13/6 15/8 12/9 10/10 14/11"


def in_year(year: int, written: str) -> list[date]:
    return [date(year, int(month), int(day)) for day, month in (one.split("/") for one in written.split())]


def ruled(phrase: str, first_year: int, last_year: int) -> list[date]:
    """The dates that a phrase gives in some years."""
    on = date(first_year, 1, 1)
    reading = read(phrase, Setting(on))
    return list(outlook(reading, Window(on, date(last_year + 1, 1, 1)), DAYS).dates)


def every(first: date, step: int, count: int) -> list[date]:
    return [first + timedelta(days=step * number) for number in range(count)]


def words(one: Fit) -> str:
    return describe(one.rule, adjustments=one.adjustments)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (
            in_year(2015, FINANCE_2015),
            "den 3. mandag i måneden, undtagen juli; i december den 2., i marts og august den 4.",
        ),
        (every(date(2021, 1, 20), 28, 13), "hver 4. uge om onsdagen, regnet fra uge 3 i 2021"),
        (
            in_year(2026, "29/1 26/2 26/3 30/4 28/5 25/6 27/8 24/9 29/10 26/11"),
            "den sidste torsdag i hver måned, undtagen juli",
        ),
        (
            in_year(2026, "15/1 16/2 16/3 15/4 15/5 15/6 15/7 17/8 15/9 15/10 16/11 15/12"),
            "den 15. i hver måned; i weekender og på helligdage næste hverdag",
        ),
        (
            in_year(2026, "20/1 20/2 20/3 20/4 20/5 19/6 20/7 20/8 18/9 20/10 20/11 18/12"),
            "den 20. i hver måned; i weekender og på helligdage forrige hverdag",
        ),
        (
            in_year(2026, "29/1 30/1 27/8 28/8"),
            "hvert år den sidste torsdag i januar og august, 2 dage ad gangen",
        ),
        (in_year(2026, "13/1 10/2 10/3 14/4 12/5 9/6"), "den 2. tirsdag i hver måned"),
        (in_year(2026, "5/1 19/1 2/2 16/2 2/3 16/3 6/4 20/4"), "den 1. og 3. mandag i hver måned"),
        (in_year(2026, "1/1 1/2 1/3 1/4 1/5"), "den 1. i hver måned"),
        (in_year(2026, "31/1 28/2 31/3 30/4"), "den sidste dag i hver måned"),
        (in_year(2026, "30/1 27/2 31/3 30/4 29/5"), "den sidste arbejdsdag i hver måned"),
        (every(date(2026, 1, 5), 7, 30), "hver mandag"),
        (every(date(2026, 1, 8), 14, 20), "hver torsdag i lige uger"),
        (every(date(2026, 1, 6), 21, 12), "hver 3. uge om tirsdagen, regnet fra uge 2 i 2026"),
        (in_year(2026, "3/2 5/5 4/8 3/11"), "hvert år den 1. tirsdag i februar, maj, august og november"),
        (
            [date(year, month, 1) for year in (2024, 2025, 2026) for month in (4, 10)],
            "hvert år den 1. i april og oktober",
        ),
    ],
)
def test_the_best_rule_has_no_exceptions(dates: list[date], expected: str) -> None:
    best = fit(dates, DAYS)[0]

    assert words(best) == expected
    assert best.matched == len(dates)
    assert best.exceptions == ()


def test_simpler_rules_name_their_exceptions() -> None:
    plain = next(one for one in fit(in_year(2015, FINANCE_2015), DAYS) if words(one).endswith("undtagen juli"))

    assert words(plain) == "den 3. mandag i hver måned, undtagen juli"
    assert plain.matched == 8
    assert [deviation.text("da") for deviation in plain.exceptions] == [
        "16. marts 2015 flyttet til 23. marts",
        "17. august 2015 flyttet til 24. august",
        "21. december 2015 (Juleferie) flyttet til 14. december",
    ]
    assert plain.exceptions[0].text("en") == "16 March 2015 moved to 23 March"


def test_an_exception_says_which_holiday_it_comes_from() -> None:
    fits = fit(in_year(2024, ASSOCIATION_2024), DAYS)
    plain = next(one for one in fits if not one.adjustments and len(one.exceptions) == 2)

    assert plain.exceptions[0].text("da") == "9. maj 2024 (Kristi himmelfartsdag) flyttet til 16. maj"


def test_a_holiday_policy_is_found_where_it_explains_an_exception() -> None:
    adjusted = next(one for one in fit(in_year(2024, ASSOCIATION_2024), DAYS) if one.adjustments)

    assert adjusted.adjustments == (Adjustment("public-holidays", Policy.NEXT_SAME_WEEKDAY),)
    assert words(adjusted) == "den 2. torsdag i hver måned, undtagen juli; på helligdage ugen efter"
    assert [deviation.text("da") for deviation in adjusted.exceptions] == [
        "8. august 2024 (Sommerferie) flyttet til 15. august"
    ]


def test_a_date_too_many_and_a_date_too_few_are_exceptions() -> None:
    weekly = every(date(2026, 1, 5), 7, 20)
    dates = [*weekly[:7], *weekly[8:], date(2026, 4, 2)]

    best = fit(dates, DAYS)[0]

    assert words(best) == "hver mandag"
    assert {deviation.text("da") for deviation in best.exceptions} == {"ikke 23. februar 2026", "også 2. april 2026"}


@pytest.mark.parametrize(
    ("dates", "rule", "exceptions"),
    [
        (
            in_year(2026, "13/1 10/2 10/3 21/4 12/5 9/6 14/7 11/8 8/9"),
            "den 2. tirsdag i hver måned",
            ["14. april 2026 flyttet til 21. april"],
        ),
        (
            in_year(2026, "13/1 10/2 10/3 12/5 9/6 14/7 11/8 8/9"),
            "den 2. tirsdag i hver måned",
            ["ikke 14. april 2026"],
        ),
        (
            in_year(2026, "13/1 10/2 10/3 14/4 12/5 9/6 11/8 18/8 8/9"),
            "den 2. tirsdag i hver måned, undtagen juli",
            ["også 18. august 2026"],
        ),
        (
            in_year(2026, "3/2 4/8 3/11"),
            "hvert år den 1. tirsdag i februar, maj, august og november",
            ["ikke 5. maj 2026"],
        ),
        (
            in_year(2026, "27/3 26/6 31/7 25/9 25/12"),
            "hvert år den sidste fredag i marts, juni, september og december",
            ["også 31. juli 2026"],
        ),
        (in_year(2026, "8/1 6/2 6/3 10/4 7/5 5/6"), "den 5. arbejdsdag i hver måned", []),
        (
            [day for day in every(date(2026, 1, 8), 21, 12) if day != date(2026, 2, 19)],
            "hver 3. uge om torsdagen, regnet fra uge 2 i 2026",
            ["ikke 19. februar 2026"],
        ),
    ],
)
def test_a_rule_is_not_bent_round_one_odd_date(dates: list[date], rule: str, exceptions: list[str]) -> None:
    best = fit(dates, DAYS)[0]

    assert words(best) == rule
    assert [deviation.text("da") for deviation in best.exceptions] == exceptions


@pytest.mark.parametrize(
    ("phrase", "years", "expected"),
    [
        ("2. tirsdag i måneden, ikke i juli", (2024, 2026), "den 2. tirsdag i hver måned, undtagen juli"),
        (
            "1. torsdag i måneden, på helligdage ugen efter",
            (2025, 2027),
            "den 1. torsdag i hver måned; på helligdage ugen efter",
        ),
        ("mandage i ulige uger", (2026, 2027), "hver mandag i ulige uger"),
        (
            "hver 2. uge om mandagen fra den 5. januar 2026",
            (2026, 2027),
            "hver 2. uge om mandagen, regnet fra uge 2 i 2026",
        ),
        ("hver 6. uge om tirsdagen fra uge 3", (2026, 2027), "hver 6. uge om tirsdagen, regnet fra uge 3 i 2026"),
        (
            "3. mandag i måneden, ikke i juli; i marts og august 4. mandag; i december 2. mandag",
            (2024, 2027),
            "den 3. mandag i måneden, undtagen juli; i december den 2., i marts og august den 4.",
        ),
        (
            "sidste torsdag i februar, maj, august og november",
            (2025, 2027),
            "hvert år den sidste torsdag i februar, maj, august og november",
        ),
        (
            "2. og 4. torsdag i måneden, ikke i juli og december",
            (2026, 2027),
            "den 2. og 4. torsdag i hver måned, undtagen juli og december",
        ),
        ("første hverdag i måneden", (2025, 2026), "den første arbejdsdag i hver måned"),
        ("første tirsdag i oktober", (2022, 2026), "hvert år den 1. tirsdag i oktober"),
        ("første tirsdag i ulige måneder", (2025, 2026), "hvert år den 1. tirsdag i ulige måneder"),
        ("mandage og onsdage i lige uger", (2026, 2026), "hver mandag og onsdag i lige uger"),
        ("første onsdag efter den 15. i måneden", (2026, 2026), "den første onsdag efter den 15. i hver måned"),
        (
            "tirsdag i 2. uge af måneden, ikke i juli",
            (2026, 2027),
            "den første tirsdag efter den 8. i hver måned, undtagen juli",
        ),
        ("hver tirsdag undtagen skoleferier", (2026, 2026), "hver tirsdag; ikke i skoleferier"),
        ("hver torsdag undtagen helligdage", (2026, 2026), "hver torsdag; ikke på helligdage"),
    ],
)
def test_lists_of_some_years_give_back_the_rule_that_made_them(
    phrase: str, years: tuple[int, int], expected: str
) -> None:
    dates = ruled(phrase, *years)

    best = fit(dates, DAYS)[0]

    assert (words(best), best.matched, best.exceptions) == (expected, len(dates), ())


def test_school_holidays_are_named_with_the_dates_that_they_take() -> None:
    dates = [
        day for day in ruled("hver mandag", 2026, 2026) if day.month != 7 and day.isocalendar().week not in (7, 42)
    ]

    best = fit(dates, DAYS)[0]

    assert words(best) == "hver mandag, undtagen i juli"
    assert [deviation.text("da") for deviation in best.exceptions] == [
        "ikke 9. februar 2026 (Vinterferie)",
        "ikke 12. oktober 2026 (Efterårsferie)",
    ]


def test_two_dates_in_the_same_place_make_months_of_their_own() -> None:
    best = fit(in_year(2026, "19/1 16/2 23/3 20/4 18/5 15/6 24/8 21/9 19/10 16/11"), DAYS)[0]

    assert words(best) == "den 3. mandag i måneden, undtagen juli; i marts og august den 4."
    assert best.exceptions == ()


def test_the_fits_in_one_line() -> None:
    dates = in_year(2015, FINANCE_2015)
    fits = fit(dates, DAYS)

    assert summary(fits, len(dates), "da") == (
        "den 3. mandag i hver måned, undtagen juli: 8 af 11; "
        "den næstsidste mandag i hver måned, undtagen juli: 8 af 11; "
        "bedst: den 3. mandag i måneden, undtagen juli; i december den 2., i marts og august den 4."
    )
    assert summary([], 0, "da") == ""


def test_the_one_line_names_the_exceptions_of_the_best_rule() -> None:
    fits = fit(in_year(2026, "13/1 10/2 10/3 21/4 12/5 9/6"), DAYS)

    assert summary(fits[:1], 6, "da") == "bedst: den 2. tirsdag i hver måned (14. april 2026 flyttet til 21. april)"
    assert summary(fits[:1], 6, "en") == "best: the 2nd Tuesday of every month (14 April 2026 moved to 21 April)"


def test_the_order_and_repetition_of_the_dates_do_not_matter() -> None:
    dates = in_year(2015, FINANCE_2015)

    assert fit([*reversed(dates), dates[3]], DAYS) == fit(dates, DAYS)


@pytest.mark.parametrize(
    "dates",
    [[], [date(2026, 1, 1)], every(date(2026, 1, 1), 1, MOST_DATES + 1), [date(1950, 1, 1), date(2026, 1, 1)]],
    ids=["none", "one", "too many", "too far apart"],
)
def test_what_cannot_be_fitted_is_refused(dates: list[date]) -> None:
    with pytest.raises(DomainError) as refused:
        fit(dates, DAYS)

    assert refused.value.field == "dates"


def test_the_most_dates_over_many_years_are_answered_too() -> None:
    """Each on its own day, so that hardly any two have something in common."""
    scattered = [date(2000, 1, 1) + timedelta(days=17 * number + number % 7) for number in range(MOST_DATES)]

    assert fit(scattered, DAYS)


def test_sixty_dates_take_less_than_three_tenths_of_a_second() -> None:
    scattered = sorted(
        {date(2025, 1, 1) + timedelta(days=11 * number + (number * number) % 7) for number in range(60)}
    )
    fit(scattered, DAYS)

    began = time.process_time()
    fit(scattered, DAYS)

    assert time.process_time() - began < 0.3


START = date(2026, 1, 1)
NTH_WEEKDAYS = st.builds(Weekday, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1]))
RULES = st.one_of(
    st.builds(
        lambda by_day, months: Recurrence(
            freq=Frequency.MONTHLY, start=START, by_day=(by_day,), except_months=months
        ),
        NTH_WEEKDAYS,
        st.sampled_from([(), (7,), (7, 12)]),
    ),
    st.integers(1, 28).map(lambda day: Recurrence(freq=Frequency.MONTHLY, start=START, by_month_day=(day,))),
    st.builds(
        lambda day, step: Recurrence(freq=Frequency.WEEKLY, start=START + timedelta(days=day), interval=step),
        st.integers(0, 6),
        st.integers(1, 6),
    ),
)


@given(rule=RULES)
def test_dates_made_from_a_rule_are_fitted_without_exceptions(rule: Recurrence) -> None:
    series = Series(uid="x", title="x", kind=SeriesKind.MEETING, rule=rule)
    dates = [one.first for one in expand(series, DAYS, Window.of_year(2026))]

    best = fit(dates, DAYS)[0]

    assert best.exceptions == ()
    assert best.matched == len(dates)


@given(dates=st.lists(st.dates(date(2020, 1, 1), date(2029, 12, 31)), min_size=2, max_size=40, unique=True))
def test_any_dates_are_answered_and_counted_right(dates: list[date]) -> None:
    for one in fit(dates, DAYS):
        beside = [deviation for deviation in one.exceptions if deviation.agreed is not None]
        assert one.matched + len(beside) == len(dates)
