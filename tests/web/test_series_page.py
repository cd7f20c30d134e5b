from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from planner.domain.occurrences import Occurrence
from planner.domain.rules import Period, PeriodUnit
from planner.domain.series import Series
from planner.domain.spans import Window
from planner.web import series_page
from tests.domain.shorthand import agreed
from tests.web.calendars import BOARD_MEETING, BUDGET, JOINT_MEETING, PAY
from tests.web.expanding import DANISH, between

TODAY = date(2026, 11, 22)


def expanding(series: Series) -> Callable[[Window], list[Occurrence]]:
    return lambda window: between(*window, series)


def page(series: Series, orphans: tuple[date, ...] = ()) -> series_page.SeriesPage:
    expand = expanding(series)
    return series_page.series_page(
        series,
        series_page.next_ones(expand, TODAY),
        series_page.past_year(expand, TODAY),
        orphans,
        TODAY,
        DANISH,
    )


def test_the_rule_and_the_facts_in_words() -> None:
    shown = page(BOARD_MEETING)

    assert (shown.kind, shown.title) == ("Møde", "Direktionsmøde")
    assert shown.rule == "Den 2. tirsdag i hver måned kl. 9–12; på helligdage næste hverdag"
    assert (shown.place, shown.note, shown.source) == ("Mødelokale 1", "Referatet er åbent.", "Referat, punkt 8")


def test_the_next_twelve_dates_and_the_past_year() -> None:
    shown = page(BOARD_MEETING)

    assert len(shown.coming) == 12
    assert shown.coming[0].when == "torsdag den 10. december 2026 kl. 13.00"
    assert [shown.past[0].short_when, shown.past[-1].short_when] == ["9. december", "10. november"]


def test_rare_dates_are_looked_for_far_ahead() -> None:
    rare = replace(BUDGET, rule=Period(unit=PeriodUnit.YEAR, every=4, anchor_year=2019))

    assert [item.short_when for item in page(rare).coming[:2]] == ["2027", "2031"]


def test_the_look_ahead_ends_also_when_nothing_comes() -> None:
    asked: list[Window] = []

    def nothing(window: Window) -> list[Occurrence]:
        asked.append(window)
        return []

    assert series_page.next_ones(nothing, date(2099, 3, 1)) == []
    assert asked[-1].end == date(2101, 1, 1)
    assert len(asked) == len(series_page.LOOK_AHEAD)


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2026, 11, 22), 2, date(2028, 11, 22)),
        (date(2024, 2, 29), 2, date(2026, 2, 28)),
        (date(2099, 5, 1), 2, date(2101, 1, 1)),
    ],
)
def test_years_are_added_as_far_as_they_are_covered(day: date, years: int, later: date) -> None:
    assert series_page.years_on(day, years) == later


def test_what_is_under_way_is_not_past() -> None:
    assert page(BUDGET).past[-1].short_when == "3. kvartal"
    assert page(BUDGET).coming[0].short_when == "4. kvartal"


def test_dates_that_were_missed_are_not_past_dates() -> None:
    year_later = series_page.past_year(expanding(JOINT_MEETING), date(2028, 1, 1))

    assert [one.first for one in year_later] == [date(2027, 2, 25)]


def test_the_requirement_and_what_it_lacks() -> None:
    shown = page(JOINT_MEETING)

    assert shown.requirement == ("4 gange om året, mindst én i hvert kvartal",)
    assert [item.short_when for item in shown.missing][:3] == ["2. kvartal", "3. kvartal", "4. kvartal"]
    assert all(item.status.mark == "missing" for item in shown.missing)
    assert not any(item.status.mark == "missing" for item in shown.coming)


def test_what_was_decided_of_single_dates() -> None:
    shown = page(BOARD_MEETING, orphans=(date(2027, 2, 10),))

    assert [(change.which, change.changes) for change in shown.decided] == [
        ("Tirsdag den 8. december 2026", ("flyttet til torsdag den 10. december 2026 kl. 13.00",)),
        ("Tirsdag den 12. januar 2027", ("aflyst",)),
    ]
    assert [(change.which, change.changes) for change in shown.orphans] == [
        (
            "Onsdag den 10. februar 2027",
            ("titel: Budgetmøde", "sted: Rådhuset", "bemærkning: Medbring tal"),
        )
    ]


def test_a_series_that_is_over_has_nothing_to_come() -> None:
    over = replace(PAY, rule=agreed(date(2015, 1, 13)))

    assert (page(over).coming, page(over).past) == ((), ())
