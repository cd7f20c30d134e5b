"""What a working day is, how they are counted, and how day calendars are made and edited."""

from datetime import date, timedelta

import pytest

from planner.domain.days import DayCalendar, DayKind, Days, DaySpan, default_day_calendars
from planner.domain.errors import DomainError
from tests.domain.tables import CLOSED, DENMARK, HOLIDAYS, SCHOOL, WEEKENDS

WITH_SATURDAYS = Days(default_day_calendars(), saturday_works=True)

COUNTED = [
    # from, how many working days, the day
    ("2026-04-09", -4, "2026-03-31"),  # Easter lies between: Thursday, Friday and Monday closed
    ("2026-03-31", 4, "2026-04-09"),
    ("2026-11-20", 1, "2026-11-23"),  # over a weekend
    ("2026-11-22", 1, "2026-11-23"),  # from a Sunday
    ("2026-11-22", -1, "2026-11-20"),
    ("2026-05-13", 1, "2026-05-15"),  # over Kristi himmelfartsdag
    ("2026-12-23", 1, "2026-12-28"),  # Christmas Eve is customarily closed
    ("2026-12-23", 4, "2027-01-04"),  # and so is New Year's Eve
    ("2027-01-04", -4, "2026-12-23"),
    ("2026-06-04", 1, "2026-06-08"),  # Constitution Day, a Friday
    ("2023-05-04", 1, "2023-05-08"),  # store bededag was a holiday in 2023
    ("2024-04-25", 1, "2024-04-26"),  # and in 2024 no more
    ("2026-02-06", 5, "2026-02-13"),  # school holidays are working days
    ("2026-03-29", 0, "2026-03-29"),  # none: the day itself, Sunday or not
    ("2016-01-01", -250, "2015-01-02"),  # 261 days from Monday to Friday, of which 11 were closed
]


@pytest.mark.parametrize(("start", "count", "end"), COUNTED)
def test_working_days_are_counted_from_the_day_after(start: str, count: int, end: str) -> None:
    found = DENMARK.add_working(date.fromisoformat(start).toordinal(), count)

    assert date.fromordinal(found) == date.fromisoformat(end)


def test_saturday_may_be_a_working_day() -> None:
    friday = date(2026, 11, 20).toordinal()

    assert [date.fromordinal(WITH_SATURDAYS.add_working(friday, count)).day for count in (1, 2, 3)] == [21, 23, 24]
    assert WITH_SATURDAYS.is_working(date(2026, 11, 21).toordinal())
    assert not WITH_SATURDAYS.is_working(date(2026, 11, 22).toordinal())
    assert not WITH_SATURDAYS.is_working(date(2026, 12, 26).toordinal())


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2026, 1, 1), [(HOLIDAYS, "Nytårsdag"), (SCHOOL, "Juleferie")]),
        (date(2026, 6, 5), [(CLOSED, "Grundlovsdag")]),
        (date(2026, 2, 9), [(SCHOOL, "Vinterferie")]),
        (date(2026, 2, 16), []),
        (date(2026, 11, 22), []),  # a Sunday has no name of its own here
    ],
)
def test_every_day_calendar_tells_what_it_calls_a_day(day: date, names: list[tuple[str, str]]) -> None:
    assert [(calendar.uid, name) for calendar, name in DENMARK.names_on(day)] == names


def test_where_day_calendars_share_a_day_the_first_one_named_gives_its_name() -> None:
    new_year = date(2026, 1, 1)

    assert DENMARK.named((HOLIDAYS, SCHOOL), 2026, 2026)[new_year] == "Nytårsdag"
    assert DENMARK.named((SCHOOL, HOLIDAYS), 2026, 2026)[new_year] == "Juleferie"
    assert DENMARK.named((SCHOOL, WEEKENDS), 2026, 2026)[date(2026, 1, 10)] == "lørdag"


def test_a_day_calendar_that_does_not_exist_is_an_error_at_the_adjustment() -> None:
    with pytest.raises(DomainError, match=r"^adjustments: .*“folkemoede”"):
        DENMARK.named(("folkemoede",), 2026, 2026)


def test_counting_working_days_ends_even_where_there_are_none() -> None:
    closed = DayCalendar(
        uid="lukket",
        name="Lukket",
        kind=DayKind.CLOSED,
        added=(DaySpan(date(1900, 1, 1), date(2200, 1, 1), "Lukket"),),
    )

    with pytest.raises(DomainError, match=r"^offset: "):
        Days([closed]).add_working(date(2026, 1, 1).toordinal(), 1)


SUMMER_OF_OUR_OWN = DaySpan(date(2026, 7, 1), date(2026, 7, 31), "Sommerlukning")
NEW_YEAR_WEEK = DaySpan(date(2026, 12, 28), date(2027, 1, 3), "Lukket mellem jul og nytår")


def edited(**fields: object) -> DayCalendar:
    return DayCalendar(**{"uid": "d", "name": "D", "kind": DayKind.CLOSED, "pattern": "closed-days", **fields})


def test_entered_days_stand_beside_those_of_the_pattern() -> None:
    calendar = edited(added=(NEW_YEAR_WEEK, SUMMER_OF_OUR_OWN))

    assert [span.name for span in calendar.spans_of(2026)] == [
        "Grundlovsdag",
        "Sommerlukning",
        "Juleaftensdag",
        "Lukket mellem jul og nytår",
        "Nytårsaftensdag",
    ]
    assert calendar.names_of(2026)[date(2026, 12, 31)] == "Lukket mellem jul og nytår"
    assert [day for day in calendar.names_of(2027) if day.month == 1] == [date(2027, 1, day) for day in (1, 2, 3)]


def test_in_a_replaced_year_entered_days_stand_instead_of_the_pattern() -> None:
    calendar = edited(added=(SUMMER_OF_OUR_OWN,), replaced_years=frozenset({2026}))

    assert set(calendar.names_of(2026)) == {date(2026, 7, day) for day in range(1, 32)}
    assert set(calendar.names_of(2027).values()) == {"Grundlovsdag", "Juleaftensdag", "Nytårsaftensdag"}


def test_a_day_that_the_municipality_does_not_keep_can_be_removed() -> None:
    calendar = edited(removed=frozenset({date(2026, 6, 5)}))

    assert date(2026, 6, 5) not in calendar.names_of(2026)
    assert date(2027, 6, 5) in calendar.names_of(2027)
    assert Days([calendar]).is_working(date(2026, 6, 5).toordinal())


@pytest.mark.parametrize(
    ("kind", "works"),
    [(DayKind.HOLIDAY, False), (DayKind.CLOSED, False), (DayKind.SCHOOL_HOLIDAY, True), (DayKind.EVENT, True)],
)
def test_holidays_and_closed_days_are_not_worked_on(kind: DayKind, works: bool) -> None:
    monday = date(2026, 11, 23)

    assert Days([edited(kind=kind, added=(DaySpan(monday, monday, "KL"),))]).is_working(monday.toordinal()) is works


def test_a_pattern_must_be_known() -> None:
    with pytest.raises(DomainError, match=r"^pattern: “skoleferier” is not a known pattern\.$"):
        edited(pattern="skoleferier")


def test_days_must_not_end_before_they_begin() -> None:
    backwards = DaySpan(date(2026, 7, 31), date(2026, 7, 30), "Sommerlukning")

    with pytest.raises(DomainError, match=r"^added: “Sommerlukning” ends before it begins\.$"):
        edited(added=(backwards,))


def test_a_school_holiday_over_new_year_is_seen_from_both_years() -> None:
    (school,) = [calendar for calendar in default_day_calendars() if calendar.uid == SCHOOL]
    christmas = {day for year in (2025, 2026) for day, name in school.names_of(year).items() if name == "Juleferie"}

    in_winter = {day for day in christmas if date(2025, 12, 1) <= day < date(2026, 2, 1)}
    assert in_winter == {date(2025, 12, 20) + timedelta(days=days) for days in range(16)}
