"""Denmark's days, held against what does not come from the packages that the product asks.

Easter Sundays are a table written by hand, and for the rest the computus; school holidays are as municipalities and
schools have published them.
"""

from datetime import date, timedelta

import pytest

from planner.domain import danish_days
from planner.domain.danish_days import closed_days, public_holidays, school_holidays, weekend_names

EASTER = {
    2015: "5/4", 2016: "27/3", 2017: "16/4", 2018: "1/4", 2019: "21/4", 2020: "12/4", 2021: "4/4", 2022: "17/4",
    2023: "9/4", 2024: "31/3", 2025: "20/4", 2026: "5/4", 2027: "28/3", 2028: "16/4", 2029: "1/4", 2030: "21/4",
}  # fmt: skip
FROM_EASTER = {
    -3: "Skærtorsdag",
    -2: "Langfredag",
    0: "Påskedag",
    1: "Anden påskedag",
    26: "Store bededag",
    39: "Kristi himmelfartsdag",
    49: "Pinsedag",
    50: "Anden pinsedag",
}
LAST_GREAT_PRAYER_DAY = 2023


def computus(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def by_law(easter: date) -> dict[date, str]:
    year = easter.year
    fixed = {date(year, 1, 1): "Nytårsdag", date(year, 12, 25): "Juledag", date(year, 12, 26): "Anden juledag"}
    return fixed | {
        easter + timedelta(days=days): name
        for days, name in FROM_EASTER.items()
        if name != "Store bededag" or year <= LAST_GREAT_PRAYER_DAY
    }


def given(year: int) -> dict[date, str]:
    assert all(first == last for first, last, _ in public_holidays(year))
    return {first: name for first, _, name in public_holidays(year)}


@pytest.mark.parametrize(("year", "easter"), EASTER.items())
def test_public_holidays_follow_easter(year: int, easter: str) -> None:
    day, month = map(int, easter.split("/"))

    assert given(year) == by_law(date(year, month, day))


@pytest.mark.parametrize("first_year", range(1900, 2101, 25))
def test_public_holidays_in_every_year_that_is_covered(first_year: int) -> None:
    for year in range(first_year, min(first_year + 25, 2101)):
        assert given(year) == by_law(computus(year))


def test_great_prayer_day_was_a_holiday_until_2023() -> None:
    assert given(2023)[date(2023, 5, 5)] == "Store bededag"
    assert date(2024, 4, 26) not in given(2024)
    assert "Store bededag" not in {name for year in range(2024, 2101) for name in given(year).values()}


def test_may_day_and_constitution_day_are_no_public_holidays() -> None:
    assert not {date(2026, 5, 1), date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31)} & given(2026).keys()


def test_town_halls_customarily_close_on_three_more_days() -> None:
    assert {first: name for first, _, name in closed_days(2026)} == {
        date(2026, 6, 5): "Grundlovsdag",
        date(2026, 12, 24): "Juleaftensdag",
        date(2026, 12, 31): "Nytårsaftensdag",
    }


PUBLISHED = {
    # a calendar year, the week of its winter holiday: the plans that schools and municipalities published
    (2023, 8): """
        Vinterferie 2023-02-18 2023-02-26
        Påskeferie 2023-04-01 2023-04-10
        Kristi himmelfartsferie 2023-05-18 2023-05-21
        Efterårsferie 2023-10-14 2023-10-22
        Juleferie 2023-12-21 2024-01-02
    """,
    (2025, 7): """
        Juleferie 2024-12-21 2025-01-05
        Vinterferie 2025-02-08 2025-02-16
        Påskeferie 2025-04-12 2025-04-21
        Kristi himmelfartsferie 2025-05-29 2025-06-01
        Sommerferie 2025-06-28 2025-08-10
        Efterårsferie 2025-10-11 2025-10-19
        Juleferie 2025-12-20 2026-01-04
    """,
    (2026, 7): """
        Juleferie 2025-12-20 2026-01-04
        Vinterferie 2026-02-07 2026-02-15
        Påskeferie 2026-03-28 2026-04-06
        Kristi himmelfartsferie 2026-05-14 2026-05-17
        Sommerferie 2026-06-27 2026-08-09
        Efterårsferie 2026-10-10 2026-10-18
    """,
    (2027, 7): """
        Vinterferie 2027-02-13 2027-02-21
        Påskeferie 2027-03-20 2027-03-29
        Kristi himmelfartsferie 2027-05-06 2027-05-09
        Sommerferie 2027-06-26 2027-08-08
        Efterårsferie 2027-10-16 2027-10-24
    """,
    (2028, 7): """
        Vinterferie 2028-02-12 2028-02-20
        Påskeferie 2028-04-08 2028-04-17
        Kristi himmelfartsferie 2028-05-25 2028-05-28
        Sommerferie 2028-06-24 2028-08-06
    """,
}


@pytest.mark.parametrize(("year", "winter_week"), PUBLISHED)
def test_the_common_pattern_gives_the_school_holidays_that_were_published(year: int, winter_week: int) -> None:
    pattern = {f"{name} {first} {last}" for first, last, name in school_holidays(year, winter_week)}
    published = {line.strip() for line in PUBLISHED[year, winter_week].strip().splitlines()}

    assert published <= pattern


def test_school_holidays_have_a_pattern_for_either_winter_week() -> None:
    in_week_7, in_week_8 = (
        {name: first for first, _, name in danish_days.PATTERNS[f"school-holidays-week-{week}"](2026)}
        for week in (7, 8)
    )

    assert in_week_7["Vinterferie"] == date(2026, 2, 7)
    assert in_week_8["Vinterferie"] == date(2026, 2, 14)
    assert in_week_7.items() - in_week_8.items() == {("Vinterferie", date(2026, 2, 7))}


@pytest.mark.parametrize("year", range(2015, 2041))
def test_school_holidays_begin_and_end_with_the_week_except_christmas(year: int) -> None:
    for first, last, name in school_holidays(year, 7):
        if name == "Juleferie":
            assert date(first.year, 12, 18) <= first <= date(first.year, 12, 21)
            assert date(last.year, 1, 2) <= last <= date(last.year, 1, 5)
        else:
            assert first.weekday() == (3 if name.startswith("Kristi") else 5)
            assert last.weekday() == (0 if name == "Påskeferie" else 6)


def test_weekends_have_names() -> None:
    names = weekend_names(2026)

    assert len(names) == 104
    assert (names[date(2026, 1, 3)], names[date(2026, 1, 4)]) == ("lørdag", "søndag")
    assert date(2026, 1, 5) not in names
