"""A day as somebody says it, for a field that asks for one."""

from datetime import date, time

import pytest

from planner.domain.spoken_dates import LONGEST, WhichDay, spoken_date

TODAY = date(2026, 11, 29)
MEETING = date(2027, 3, 9)
"""A Tuesday; the occurrence that is to be moved."""


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("onsdag i uge 12", date(2027, 3, 24)),
        ("2. tirsdag i marts", date(2027, 3, 9)),
        ("sidste fredag i maj 2027", date(2027, 5, 28)),
        ("den 15. marts kl. 10", date(2027, 3, 15)),
        ("i morgen", date(2026, 11, 30)),
        ("om to uger", date(2026, 12, 13)),
        ("på tirsdag", date(2026, 12, 1)),
    ],
)
def test_words_that_mean_one_day(said: str, day: date) -> None:
    assert spoken_date(said, MEETING, TODAY).first == day


def test_words_without_a_year_mean_the_one_nearest_to_the_date_that_moves() -> None:
    assert spoken_date("onsdag i uge 12", date(2029, 3, 6), TODAY).first == date(2029, 3, 21)
    assert spoken_date("onsdag i uge 12", date(2025, 3, 6), TODAY).first == date(2025, 3, 19)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("onsdag i uge 12", date(2027, 3, 24)),
        ("2. tirsdag i marts", date(2027, 3, 9)),
        ("i morgen", date(2026, 11, 30)),
    ],
)
def test_where_nothing_moves_it_is_the_next_one(said: str, day: date) -> None:
    assert spoken_date(said, None, TODAY).first == day


def test_where_nothing_moves_a_weekday_is_one_of_the_next_two() -> None:
    with pytest.raises(WhichDay) as asked:
        spoken_date("næste tirsdag", None, TODAY)

    assert asked.value.danish == "Er det den 1. december 2026 eller den 8. december 2026?"
    assert asked.value.choices == (date(2026, 12, 1), date(2026, 12, 8))


def test_words_that_count_from_today_do_so_wherever_the_date_is() -> None:
    assert spoken_date("i morgen", date(2029, 3, 6), TODAY).first == date(2026, 11, 30)


def test_hours_and_days_in_a_row_come_along() -> None:
    assert spoken_date("onsdag i uge 12 kl. 14", MEETING, TODAY).times.start == time(14)  # type: ignore[union-attr]
    assert spoken_date("15.-16. marts", MEETING, TODAY).last == date(2027, 3, 16)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("næste tirsdag", ["2026-12-01", "2026-12-08", "2027-03-02", "2027-03-09", "2027-03-16"]),
        ("tirsdag", ["2026-12-01", "2026-12-08", "2027-03-02", "2027-03-09", "2027-03-16"]),
        ("uge 12", ["2027-03-22", "2027-03-23", "2027-03-24", "2027-03-25", "2027-03-26"]),
        ("31. september", ["2026-09-30"]),
    ],
)
def test_words_that_may_mean_several_days_are_asked_about(said: str, days: list[str]) -> None:
    with pytest.raises(WhichDay) as asked:
        spoken_date(said, MEETING, TODAY)

    assert [day.isoformat() for day in asked.value.choices] == days
    assert asked.value.danish
    assert asked.value.english


@pytest.mark.parametrize(
    "said", ["i marts", "efter sommerferien", "snarest", "hest", "", "x" * (LONGEST + 1), "\x00"]
)
def test_words_that_mean_no_day_are_asked_about_without_any(said: str) -> None:
    with pytest.raises(WhichDay) as asked:
        spoken_date(said, MEETING, TODAY)

    assert asked.value.choices == ()


@pytest.mark.parametrize("edge", [date(1900, 1, 1), date(2100, 12, 31)])
def test_the_ends_of_time_are_no_exception(edge: date) -> None:
    with pytest.raises(WhichDay):
        spoken_date("hver tirsdag", edge, TODAY)
