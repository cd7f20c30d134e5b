import itertools
from datetime import date, timedelta
from math import pi, tau

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import DomainError
from planner.domain.spans import Window
from planner.domain.twelve_months import twelve_months
from planner.render.scale import Scale, at, lower_half
from planner.render.stretches import stretch_name, zoomed

STARTS = st.builds(twelve_months, st.integers(1900, 2099), st.integers(1, 12))


@pytest.mark.parametrize(
    ("day", "angle"),
    [
        (date(2027, 1, 1), 0),
        (date(2027, 12, 31), tau * 364 / 365),
        (date(2028, 1, 1), tau),
        (date(2026, 5, 1), 0),
        (date(2030, 1, 1), tau),
    ],
)
def test_a_year_goes_once_around_and_nothing_leaves_it(day: date, angle: float) -> None:
    assert Scale.of(Window.of_year(2027)).angle(day.toordinal()) == pytest.approx(angle)


@pytest.mark.parametrize(("angle", "x", "y"), [(0, 0, -10), (pi / 2, 10, 0), (pi, 0, 10), (3 * pi / 2, -10, 0)])
def test_it_goes_clockwise_from_twelve_o_clock(angle: float, x: float, y: float) -> None:
    assert at(10, angle) == pytest.approx((x, y))


@pytest.mark.parametrize(
    ("angle", "below"), [(0, False), (1.5, False), (1.6, True), (pi, True), (4.7, True), (4.8, False), (6.2, False)]
)
def test_text_is_turned_in_the_lower_half(angle: float, below: bool) -> None:
    assert lower_half(angle) is below


@pytest.mark.parametrize(
    ("year", "weeks"), [(2026, [1, 2, *range(3, 54)]), (2027, [53, *range(1, 53)]), (2023, [52, *range(1, 53)])]
)
def test_weeks_are_iso_weeks(year: int, weeks: list[int]) -> None:
    assert [week.number for week in Scale.of(Window.of_year(year)).weeks()] == weeks


@given(STARTS)
def test_months_and_weeks_and_days_each_cover_the_scale_without_a_gap(window: Window) -> None:
    scale = Scale.of(window)
    for sectors in (scale.months(), scale.weeks(), scale.days()):
        assert sectors[0].first == scale.start
        assert sectors[-1].end == scale.end
        assert all(one.end == other.first for one, other in itertools.pairwise(sectors))
    assert len(scale.months()) == 12


@pytest.mark.parametrize(
    ("start", "zoom", "first", "last", "name"),
    [
        ((2026, 1), None, (2026, 1, 1), (2026, 12, 31), "2026"),
        ((2026, 8), None, (2026, 8, 1), (2027, 7, 31), "2026/27"),
        ((2026, 11), None, (2026, 11, 1), (2027, 10, 31), "november\xa02026\xa0– oktober\xa02027"),
        ((2099, 8), None, (2099, 8, 1), (2100, 7, 31), "2099/00"),
        ((2026, 1), "q2", (2026, 4, 1), (2026, 6, 30), "2. kvartal 2026"),
        ((2026, 8), "q2", (2026, 11, 1), (2027, 1, 31), "november–januar 2027"),
        ((2026, 11), "q4", (2027, 8, 1), (2027, 10, 31), "august–oktober 2027"),
        ((2026, 1), "2026-02", (2026, 2, 1), (2026, 2, 28), "februar 2026"),
        ((2026, 8), "2027-07", (2027, 7, 1), (2027, 7, 31), "juli 2027"),
        ((2100, 1), "q4", (2100, 10, 1), (2100, 12, 31), "4. kvartal 2100"),
    ],
)
def test_what_can_be_shown(
    start: tuple[int, int], zoom: str | None, first: tuple[int, ...], last: tuple[int, ...], name: str
) -> None:
    whole = twelve_months(*start)
    shown = zoomed(whole, zoom) if zoom else whole

    assert (shown.start, shown.end - timedelta(days=1)) == (date(*first), date(*last))
    assert stretch_name(shown, "da") == name


@pytest.mark.parametrize(
    "zoom", ["q0", "q5", "Q2", "2027", "2027-1", "2027-13", "2027-00", "2026-12", "2028-01", "²"]
)
def test_zooms_that_mean_nothing_here(zoom: str) -> None:
    with pytest.raises(DomainError):
        zoomed(twelve_months(2027), zoom)
