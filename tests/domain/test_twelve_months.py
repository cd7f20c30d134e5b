from datetime import date

import pytest

from planner.domain.errors import DomainError
from planner.domain.spans import END_DAY, FIRST_DAY, Window
from planner.domain.twelve_months import months_of, months_on, twelve_months, year_name


@pytest.mark.parametrize(
    ("year", "month", "window", "name"),
    [
        (2027, 1, Window(date(2027, 1, 1), date(2028, 1, 1)), "2027"),
        (2026, 8, Window(date(2026, 8, 1), date(2027, 8, 1)), "2026/27"),
        (2099, 12, Window(date(2099, 12, 1), date(2100, 12, 1)), "2099/00"),
        (2100, 1, Window(date(2100, 1, 1), END_DAY), "2100"),
    ],
)
def test_a_year_from_any_month_on(year: int, month: int, window: Window, name: str) -> None:
    assert twelve_months(year, month) == window
    assert year_name(window) == name
    assert len(months_of(window)) == 12
    assert {months_of(window)[0].start, months_of(window)[-1].end} == set(window)


@pytest.mark.parametrize(("year", "month"), [(2027, 0), (2027, 13), (1899, 8), (2101, 1), (2100, 2)])
def test_what_is_not_covered_is_refused(year: int, month: int) -> None:
    with pytest.raises(DomainError):
        twelve_months(year, month)


@pytest.mark.parametrize(
    ("first", "count", "then"),
    [
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 12, 1), -12, date(2025, 12, 1)),
        (date(1900, 3, 1), -4, FIRST_DAY),
        (date(2100, 12, 1), 1, END_DAY),
    ],
)
def test_months_on_stay_in_the_years_covered(first: date, count: int, then: date) -> None:
    assert months_on(first, count) == then
