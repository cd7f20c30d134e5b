"""Where a phrase stands: the document's date, the heading above it, the meeting it counts from."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.days import Days, default_day_calendars
from planner.domain.phrases import Decision, Setting, read
from planner.domain.phrases.outlook import natural_window, outlook
from planner.domain.rules import AgreedDates, Period, Recurrence

DAYS = Days(default_day_calendars())


def dates(phrase: str, setting: Setting) -> list[str]:
    """Everything that the phrase gives around the document's date: days, or the ends of windows."""
    reading = read(phrase, setting)
    shown = outlook(reading, natural_window(reading, setting.on), DAYS, setting.meeting)
    windows = [f"{first}/{last}" for first, last in (*shown.spans, *shown.periods)]
    return windows or [str(day) for day in shown.dates]


@pytest.mark.parametrize(
    ("on", "phrase", "expected"),
    [
        (date(2014, 12, 16), "Januar", "2015-01-01/2015-01-31"),
        (date(2014, 12, 16), "16/12", "2014-12-16"),
        (date(2014, 12, 16), "3/12", "2014-12-03"),
        (date(2014, 12, 16), "30. november", "2015-11-30"),
        (date(2026, 3, 3), "2. halvår", "2026-07-01/2026-12-31"),
        (date(2026, 3, 3), "1. halvår", "2026-01-01/2026-06-30"),
        (date(2026, 3, 3), "1. kvartal", "2026-01-01/2026-03-31"),
        (date(2026, 5, 1), "i vinterhalvåret", "2026-10-01/2027-03-31"),
        (date(2026, 1, 10), "vinteren", "2025-12-01/2026-02-28"),
        (date(2025, 11, 1), "fra uge 52 til uge 2", "2025-12-22/2026-01-11"),
        (date(2025, 12, 9), "onsdag i uge 3", "2026-01-14"),
        (date(2018, 8, 20), "januar 2020 - marts 2021", "2020-01-01/2021-03-31"),
        (date(2026, 5, 1), "1. april året efter", "2027-04-01"),
        (date(2026, 5, 1), "1. april næste år", "2027-04-01"),
        (date(2026, 11, 1), "12. december og 14. januar 2027", ["2026-12-12", "2027-01-14"]),
    ],
)
def test_the_year_comes_from_the_phrase_or_from_the_document(
    on: date, phrase: str, expected: str | list[str]
) -> None:
    assert dates(phrase, Setting(on)) == ([expected] if isinstance(expected, str) else expected)


@pytest.mark.parametrize(
    ("on", "heading", "phrase", "expected"),
    [
        (date(2014, 12, 16), "Januar", "13.", "2015-01-13"),
        (date(2014, 12, 16), "Januar", "13", "2015-01-13"),
        (date(2014, 2, 3), "April", "9-30", "2014-04-09/2014-04-30"),
        (date(2014, 2, 3), "Januar", "21 (Kl. 12)", "2014-01-21"),
        (date(2014, 12, 16), "HU-møder 2015", "15. januar", "2015-01-15"),
        (date(2016, 12, 16), "HU-møder 2015", "15. januar", "2015-01-15"),
        (date(2018, 8, 20), "2019", "oktober /november", "2019-10-01/2019-11-30"),
        (date(2026, 6, 1), "Marts 2027", "2. tirsdag", "2027-03-09"),
        (date(2026, 6, 1), "Marts", "ultimo", "2027-03-21/2027-03-31"),
        (date(2026, 6, 1), "Marts 2028", "primo", "2028-03-01/2028-03-10"),
        (date(2026, 6, 1), "Øvrige sager 16-12-2014", "5. juli", "2026-07-05"),
        (date(2026, 6, 1), "Budget 2026-2029", "5. juli", "2026-07-05"),
    ],
)
def test_a_heading_lends_its_month_and_year(on: date, heading: str, phrase: str, expected: str) -> None:
    assert dates(phrase, Setting(on, heading)) == [expected]


def test_no_meetings_below_a_month_give_no_days() -> None:
    below_july = Setting(date(2026, 6, 1), "Juli")

    assert read("ingen møder", below_july).decision is Decision.CONTEXT
    assert dates("ingen møder", below_july) == []


def test_a_month_below_a_heading_of_recurring_items_comes_back_every_year() -> None:
    once = read("Marts", Setting(date(2014, 12, 16))).rule
    each_year = read("Marts", Setting(date(2014, 12, 16), "Gentagende sager")).rule

    assert isinstance(once, Period)
    assert isinstance(each_year, Period)
    assert once.until is not None
    assert each_year.until is None


def test_a_day_below_a_heading_of_recurring_items_comes_back_every_year() -> None:
    assert isinstance(read("1. oktober", Setting(date(2026, 6, 1))).rule, AgreedDates)
    assert isinstance(read("1. oktober", Setting(date(2026, 6, 1), "Årlige frister")).rule, Recurrence)


@pytest.mark.parametrize("phrase", ["9-30", "21", "7, 14 og 21"])
def test_bare_figures_are_days_only_below_a_month(phrase: str) -> None:
    assert read(phrase, Setting(date(2026, 6, 1))).decision is Decision.REJECT
    assert read(phrase, Setting(date(2026, 6, 1), "August")).decision is Decision.ACCEPT


@pytest.mark.parametrize("phrase", ["3-4 personer", "kl. 10-12 og 13-15", "Punkt 8", "2. behandling"])
def test_other_figures_are_no_days_even_below_a_month(phrase: str) -> None:
    assert read(phrase, Setting(date(2026, 6, 1), "August")).decision in (Decision.ASK, Decision.REJECT)


@pytest.mark.parametrize(
    ("phrase", "meeting", "expected"),
    [
        ("senest 4 hverdage før det ordinære møde", date(2026, 4, 9), "2026-03-31"),
        ("senest 1 uge før mødet", date(2026, 3, 24), "2026-03-17"),
        ("mandag kl. 12 i ugen for ØU", date(2026, 3, 18), "2026-03-16"),
        ("mandag før mødet", date(2026, 3, 16), "2026-03-09"),
        ("mandag før mødet", date(2026, 3, 18), "2026-03-16"),
        ("en måned før mødet", date(2026, 3, 31), "2026-02-28"),
        ("2 timer før mødet", date(2026, 3, 31), "2026-03-31"),
        ("med mindst 14 dages varsel og højst 4 ugers varsel", date(2026, 4, 28), "2026-03-31/2026-04-14"),
    ],
)
def test_a_relative_phrase_counts_from_the_meeting(phrase: str, meeting: date, expected: str) -> None:
    assert dates(phrase, Setting(date(2026, 1, 1), meeting=meeting)) == [expected]


def test_without_the_meeting_a_relative_phrase_gives_no_days() -> None:
    reading = read("5 arbejdsdage før mødet", Setting(date(2026, 1, 1)))

    assert reading.decision is Decision.ACCEPT
    assert dates("5 arbejdsdage før mødet", Setting(date(2026, 1, 1))) == []


def test_which_week_a_monday_before_is_in_is_asked_without_the_meeting() -> None:
    assert read("mandag før mødet", Setting(date(2026, 1, 1))).decision is Decision.ASK
    assert read("fredag før mødet", Setting(date(2026, 1, 1))).decision is Decision.NOTICE


@pytest.mark.parametrize(
    ("phrase", "year", "decision", "day"),
    [
        ("St. Bededag", 2023, Decision.NOTICE, date(2023, 5, 5)),
        ("St. Bededag", 2024, Decision.NOTICE, date(2024, 4, 26)),
        ("store bededag 2023", 2026, Decision.ACCEPT, date(2023, 5, 5)),
    ],
)
def test_a_feast_that_is_no_holiday_any_more_is_told_of(
    phrase: str, year: int, decision: Decision, day: date
) -> None:
    on = date(year, 1, 1)
    reading = read(phrase, Setting(on))

    assert reading.decision == decision
    assert outlook(reading, natural_window(reading, on), Days()).dates == (day,)
