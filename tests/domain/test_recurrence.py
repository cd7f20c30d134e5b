"""Which days a recurrence gives: what a town hall writes, beside the dates it means, worked out by hand."""

from datetime import date

import pytest

from planner.domain.occurrences import ReasonKind, Status
from planner.domain.rules import Rule, even_weeks, every_nth_week, odd_weeks
from planner.domain.series import SeriesException
from planner.domain.spans import Window
from tests.domain.shorthand import FR, MO, MONDAY_TO_FRIDAY, SA, SU, TH, TU, WE, daily, monthly, union, weekly, yearly
from tests.domain.tables import HOLIDAYS, days_of, expanded, in_year, moved, off, on, year, years

OLD = date(2010, 1, 1)

ONE_YEAR: dict[str, tuple[Rule, int, str]] = {
    # weekly
    "hver tirsdag i juni": (weekly(TU(), by_month=(6,)), 2026, "2/6 9/6 16/6 23/6 30/6"),
    "mandag og fredag i februar": (
        weekly(FR(), MO(), by_month=(2,)),
        2015,
        "2/2 6/2 9/2 13/2 16/2 20/2 23/2 27/2",
    ),
    "hver 2. uge fra mandag den 5. januar, til og med marts": (
        weekly(interval=2, until=date(2015, 3, 31)),
        2015,
        "5/1 19/1 2/2 16/2 2/3 16/3 30/3",
    ),
    "hver 2. uge tirsdag og torsdag; ugen, der begynder, tæller, selv om starten er en onsdag": (
        weekly(TU(), TH(), start=date(2015, 1, 7), interval=2, until=date(2015, 2, 6)),
        2015,
        "8/1 20/1 22/1 3/2 5/2",
    ),
    "torsdage i lige uger, til og med februar": (
        weekly(TH(), start=OLD, by_week_no=even_weeks(), by_month=(1, 2)),
        2026,
        "8/1 22/1 5/2 19/2",
    ),
    "hver tirsdag fra uge 12 til uge 45": (
        weekly(TU(), by_week_no=tuple(range(12, 46))),
        2025,
        "18/3 25/3 1/4 8/4 15/4 22/4 29/4 6/5 13/5 20/5 27/5 3/6 10/6 17/6 24/6 1/7 8/7 15/7 22/7 29/7 5/8 12/8"
        " 19/8 26/8 2/9 9/9 16/9 23/9 30/9 7/10 14/10 21/10 28/10 4/11",
    ),
    "hver 4. uge fra uge 3": (
        weekly(start=date(2020, 1, 6), by_week_no=every_nth_week(4, 3)),
        2021,
        "18/1 15/2 15/3 12/4 10/5 7/6 5/7 2/8 30/8 27/9 25/10 22/11 20/12",
    ),
    # daily
    "alle hverdage i en uge": (
        daily(*MONDAY_TO_FRIDAY, by_week_no=(20,)),
        2026,
        "11/5 12/5 13/5 14/5 15/5",
    ),
    "hver 100. dag": (daily(start=date(2015, 1, 1), interval=100), 2015, "1/1 11/4 20/7 28/10"),
    "fredag den 13.": (daily(FR(), by_month_day=(13,)), 2015, "13/2 13/3 13/11"),
    # the n-th weekday of the month
    "den anden torsdag i måneden": (
        monthly(TH(2)),
        2026,
        "8/1 12/2 12/3 9/4 14/5 11/6 9/7 13/8 10/9 8/10 12/11 10/12",
    ),
    "4. mandag i måneden": (
        monthly(MO(4)),
        2026,
        "26/1 23/2 23/3 27/4 25/5 22/6 27/7 24/8 28/9 26/10 23/11 28/12",
    ),
    "5. mandag i måneden, når der er en": (monthly(MO(5)), 2015, "30/3 29/6 31/8 30/11"),
    "sidste torsdag i måneden, undtagen juli og december": (
        monthly(TH(-1), except_months=(7, 12)),
        2026,
        "29/1 26/2 26/3 30/4 28/5 25/6 27/8 24/9 29/10 26/11",
    ),
    "næstsidste fredag i kvartalets første måned": (
        monthly(FR(-2), start=date(2015, 1, 1), interval=3),
        2015,
        "23/1 17/4 24/7 23/10",
    ),
    "1. og 3. tirsdag i maj": (monthly(TU(1), TU(3), by_month=(5,)), 2015, "5/5 19/5"),
    # days of the month
    "den 1. i måneden": (
        monthly(by_month_day=(1,)),
        2026,
        "1/1 1/2 1/3 1/4 1/5 1/6 1/7 1/8 1/9 1/10 1/11 1/12",
    ),
    "den 31.: kun i de måneder, der har en": (
        monthly(by_month_day=(31,)),
        2026,
        "31/1 31/3 31/5 31/7 31/8 31/10 31/12",
    ),
    "den 29. uden for et skudår": (
        monthly(by_month_day=(29,)),
        2026,
        "29/1 29/3 29/4 29/5 29/6 29/7 29/8 29/9 29/10 29/11 29/12",
    ),
    "den sidste dag i måneden": (
        monthly(by_month_day=(-1,)),
        2026,
        "31/1 28/2 31/3 30/4 31/5 30/6 31/7 31/8 30/9 31/10 30/11 31/12",
    ),
    "den sidste dag i februar i et skudår": (monthly(by_month_day=(-1,), by_month=(2,)), 2028, "29/2"),
    "hver tredje måned den 10., fra februar": (
        monthly(start=date(2015, 2, 10), interval=3),
        2016,
        "10/2 10/5 10/8 10/11",
    ),
    "hver femte måned fra november den 2.": (monthly(start=date(2014, 11, 2), interval=5), 2015, "2/4 2/9"),
    "sidste hverdag (mandag til fredag) i måneden": (
        monthly(*MONDAY_TO_FRIDAY, by_set_pos=(-1,)),
        2026,
        "30/1 27/2 31/3 30/4 29/5 30/6 31/7 31/8 30/9 30/10 30/11 31/12",
    ),
    # working days of the month, closed days and holidays counted off
    "første hverdag i måneden": (
        monthly(by_working_day=(1,)),
        2026,
        "2/1 2/2 2/3 1/4 1/5 1/6 1/7 3/8 1/9 1/10 2/11 1/12",
    ),
    "første hverdag i maj, når store bededag er den 1.": (monthly(by_working_day=(1,), by_month=(5,)), 2015, "4/5"),
    "første hverdag i april efter påskedag den 1.": (monthly(by_working_day=(1,), by_month=(4,)), 2018, "3/4"),
    "sidste hverdag i marts før påske": (monthly(by_working_day=(-1,), by_month=(3,)), 2024, "27/3"),
    "sidste hverdag i december": (monthly(by_working_day=(-1,), by_month=(12,)), 2026, "30/12"),
    "de to sidste hverdage i december": (monthly(by_working_day=(-2, -1), by_month=(12,)), 2022, "29/12 30/12"),
    "første og sidste hverdag i marts og juni": (
        yearly(start=date(2015, 1, 1), by_month=(3, 6), by_working_day=(1, -1)),
        2026,
        "2/3 31/3 1/6 30/6",
    ),
    # yearly
    "første søndag i september": (yearly(SU(1), by_month=(9,)), 2026, "6/9"),
    "sidste søndag i april": (yearly(SU(-1), by_month=(4,)), 2026, "26/4"),
    "onsdag i uge 3": (yearly(WE(), by_week_no=(3,)), 2026, "14/1"),
    "mandag i uge 1, der kan ligge i december": (yearly(MO(), by_week_no=(1,)), 2025, "29/12"),
    "senest 15. oktober": (yearly(start=date(2015, 10, 15)), 2026, "15/10"),
    "den 24. og 31. december": (yearly(by_month=(12,), by_month_day=(24, 31)), 2026, "24/12 31/12"),
    "årets første og sidste mandag": (yearly(MO(1), MO(-1)), 2026, "5/1 28/12"),
    "årets 100. hverdag, mandag til fredag": (yearly(*MONDAY_TO_FRIDAY, by_set_pos=(100,)), 2026, "20/5"),
    "weekenden før den 15. juni": (
        yearly(SA(), SU(), by_month=(6,), by_month_day=tuple(range(8, 15))),
        2026,
        "13/6 14/6",
    ),
    # months excepted
    "hver måned den 15., undtagen juli": (
        monthly(by_month_day=(15,), except_months=(7,)),
        2026,
        "15/1 15/2 15/3 15/4 15/5 15/6 15/8 15/9 15/10 15/11 15/12",
    ),
    "hver mandag, kun januar ikke undtaget": (
        weekly(MO(), except_months=tuple(range(2, 13))),
        2026,
        "5/1 12/1 19/1 26/1",
    ),
    "årligt i januar og juli, undtagen juli": (
        yearly(by_month=(1, 7), by_month_day=(2,), except_months=(7,)),
        2026,
        "2/1",
    ),
}


@pytest.mark.parametrize(("rule", "of_year", "written"), ONE_YEAR.values(), ids=ONE_YEAR)
def test_a_year_of_a_rule(rule: Rule, of_year: int, written: str) -> None:
    assert days_of(rule, year(of_year)) == in_year(of_year, written)


TUESDAYS = {
    # Two odd weeks follow each other after a year of 53 weeks; two even ones never do.
    "ulige uger over uge 53 i 2015": (odd_weeks(), "2015-12-15 2015-12-29 2016-01-05 2016-01-19"),
    "ulige uger over uge 53 i 2020": (odd_weeks(), "2020-12-15 2020-12-29 2021-01-05 2021-01-19"),
    "ulige uger over uge 53 i 2026": (odd_weeks(), "2026-12-15 2026-12-29 2027-01-05 2027-01-19"),
    "ulige uger over et år med 52": (odd_weeks(), "2025-12-16 2025-12-30 2026-01-13 2026-01-27"),
    "lige uger over uge 53 i 2015": (even_weeks(), "2015-12-08 2015-12-22 2016-01-12 2016-01-26"),
    "lige uger over uge 53 i 2020": (even_weeks(), "2020-12-08 2020-12-22 2021-01-12 2021-01-26"),
    "lige uger over uge 53 i 2026": (even_weeks(), "2026-12-08 2026-12-22 2027-01-12 2027-01-26"),
    "lige uger over et år med 52": (even_weeks(), "2025-12-09 2025-12-23 2026-01-06 2026-01-20"),
    "hver 4. uge fra uge 3: i 2027 fra uge 3 igen": (every_nth_week(4, 3), "2026-12-15 2027-01-19 2027-02-16"),
}


@pytest.mark.parametrize(("weeks", "written"), TUESDAYS.values(), ids=TUESDAYS)
def test_tuesdays_by_iso_week_across_new_year(weeks: tuple[int, ...], written: str) -> None:
    expected = [date.fromisoformat(day) for day in written.split()]
    window = Window(expected[0], expected[-1].replace(day=expected[-1].day + 1))

    assert days_of(weekly(TU(), start=OLD, by_week_no=weeks), window) == expected


def test_every_second_week_keeps_its_rhythm_where_odd_weeks_break() -> None:
    by_rhythm = weekly(start=date(2015, 12, 14), interval=2, until=date(2016, 1, 31))
    by_number = weekly(start=date(2015, 12, 14), by_week_no=odd_weeks(), until=date(2016, 1, 31))

    assert days_of(by_rhythm, years(2015, 2016)) == in_year(2015, "14/12 28/12") + in_year(2016, "11/1 25/1")
    assert days_of(by_number, years(2015, 2016)) == in_year(2015, "14/12 28/12") + in_year(2016, "4/1 18/1")


def test_the_53rd_monday_comes_in_few_years() -> None:
    assert days_of(yearly(MO(53), start=OLD), years(2010, 2030)) == [
        date(2012, 12, 31),
        date(2018, 12, 31),
        date(2024, 12, 30),
        date(2029, 12, 31),
    ]


@pytest.mark.parametrize(
    ("start", "interval", "given"),
    [
        (date(1996, 2, 29), 1, [1996, 2000, 2004, 2008]),
        (date(1996, 2, 29), 2, [1996, 2000, 2004, 2008]),
        (date(1996, 2, 29), 3, [1996, 2008]),
        (date(2092, 2, 29), 1, [2092, 2096]),  # 2100 is no leap year
    ],
)
def test_the_29th_of_february_comes_in_leap_years_only(start: date, interval: int, given: list[int]) -> None:
    rule = yearly(start=start, interval=interval)

    assert days_of(rule, years(1990, 2010 if start.year < 2000 else 2100)) == [date(one, 2, 29) for one in given]


ENDS = {
    "tre gange": (weekly(count=3), "5/1 12/1 19/1"),
    "otte gange, undtagen juli: juli tæller ikke med": (
        monthly(by_month_day=(15,), except_months=(7,), count=8),
        "15/1 15/2 15/3 15/4 15/5 15/6 15/8 15/9",
    ),
    "tre gange fra en start, der ikke passer": (
        monthly(start=date(2015, 1, 20), by_month_day=(15,), count=3),
        "15/2 15/3 15/4",
    ),
    "til og med slutdagen": (weekly(until=date(2015, 1, 19)), "5/1 12/1 19/1"),
    "dagen før slutdagen": (weekly(until=date(2015, 1, 18)), "5/1 12/1"),
    "starten er også slutningen": (daily(until=date(2015, 1, 5)), "5/1"),
    "starten tæller kun, hvor den passer": (weekly(TU(), until=date(2015, 1, 13)), "6/1 13/1"),
}


@pytest.mark.parametrize(("rule", "written"), ENDS.values(), ids=ENDS)
def test_a_rule_ends(rule: Rule, written: str) -> None:
    assert days_of(rule, years(2000, 2100)) == in_year(2015, written)


def test_count_is_counted_from_the_start_whatever_the_window() -> None:
    assert days_of(weekly(count=60), year(2016)) == in_year(2016, "4/1 11/1 18/1 25/1 1/2 8/2 15/2 22/2")


def test_a_window_is_half_open() -> None:
    rule = weekly(count=1)

    assert days_of(rule, Window(date(2015, 1, 4), date(2015, 1, 5))) == []
    assert days_of(rule, Window(date(2015, 1, 5), date(2015, 1, 6))) == [date(2015, 1, 5)]
    assert days_of(rule, Window(date(2015, 1, 6), date(2015, 1, 7))) == []
    assert days_of(rule, Window(date(2015, 1, 5), date(2015, 1, 5))) == []


def test_days_in_a_row_are_one_occurrence_seen_from_any_of_its_days() -> None:
    seminar = yearly(start=date(2015, 3, 23), length=2)

    (found,) = expanded(seminar, year(2015))
    assert (found.first, found.last, found.recurrence_id) == (date(2015, 3, 23), date(2015, 3, 24), date(2015, 3, 23))
    assert (found.start, found.end) == (date(2015, 3, 23), date(2015, 3, 25))
    assert expanded(seminar, on(date(2015, 3, 24))) == [found]
    assert expanded(seminar, on(date(2015, 3, 25))) == []


THIRD_MONDAY = union(
    monthly(MO(3), except_months=(7,)),
    (monthly(MO(4)), (3, 8)),
    (monthly(MO(2)), (12,)),
)
"""3. mandag, marts og august den 4., december den 2., juli mødefri."""


def test_a_union_gives_a_published_list() -> None:
    assert days_of(THIRD_MONDAY, year(2015)) == in_year(
        2015, "19/1 16/2 23/3 20/4 18/5 15/6 24/8 21/9 19/10 16/11 14/12"
    )


def test_a_month_that_no_branch_takes_is_without_a_meeting() -> None:
    rule = union((monthly(MO(1)), (1, 2)), (monthly(MO(-1)), (12,)))

    assert days_of(rule, year(2015)) == in_year(2015, "5/1 2/2 28/12")


def test_a_union_with_an_adjustment_and_a_cancellation_gives_a_published_list() -> None:
    """2. torsdag; in May that is Kristi himmelfartsdag, so a week later; August the 3rd; 11 January cancelled."""
    found = expanded(
        union(monthly(TH(2), start=date(2024, 1, 1), except_months=(7, 12)), (monthly(TH(3)), (8,))),
        year(2024),
        adjustments=(off(HOLIDAYS, "next-same-weekday"),),
        exceptions={date(2024, 1, 11): SeriesException(status=Status.CANCELLED)},
    )

    assert [one.first for one in found] == in_year(2024, "11/1 8/2 14/3 11/4 16/5 13/6 15/8 12/9 10/10 14/11")
    assert [one.first for one in found if one.status is Status.CANCELLED] == [date(2024, 1, 11)]
    (may,) = [one for one in found if one.first.month == 5]
    assert may.recurrence_id == date(2024, 5, 9)
    assert [(reason.kind, reason.day, reason.text) for reason in may.reasons] == [
        (ReasonKind.ADJUSTED, date(2024, 5, 9), "Kristi himmelfartsdag")
    ]


def test_the_month_of_the_rule_decides_which_branch_a_date_belongs_to_not_where_it_is_moved() -> None:
    """The 1st of May, Great Prayer Day in 2015, goes back into April and is still May's."""
    rule = union((monthly(by_month_day=(1,)), (5,)), (monthly(by_month_day=(2,)), (4,)))
    found = expanded(rule, year(2015), adjustments=(off(HOLIDAYS, "previous-working-day"),))

    assert [(one.recurrence_id, one.first) for one in found] == [
        (date(2015, 5, 1), date(2015, 4, 30)),
        (date(2015, 4, 2), date(2015, 4, 1)),
    ][::-1]


def test_an_exception_does_not_disturb_the_others() -> None:
    found = days_of(weekly(count=3), year(2015), exceptions={date(2015, 1, 12): moved(date(2015, 1, 14))})

    assert found == in_year(2015, "5/1 14/1 19/1")
