"""What becomes of a date on a holiday, a closed day, a school holiday or a weekend, and how that is told."""

from datetime import date, timedelta

import pytest

from planner.domain.days import DayCalendar, DayKind, Days, DaySpan, default_day_calendars
from planner.domain.errors import DomainError
from planner.domain.occurrences import Occurrence, Status
from planner.domain.rules import AgreedDate, Rule
from planner.domain.series import Adjustment, Policy, SeriesException
from planner.domain.spans import Window
from tests.domain.shorthand import (
    MO,
    SU,
    TEN_TO_NOON,
    TH,
    agreed,
    daily,
    monthly,
    period,
    relative,
    union,
    weekly,
    yearly,
)
from tests.domain.tables import (
    CLOSED,
    DENMARK,
    HOLIDAYS,
    SCHOOL,
    WEEKENDS,
    days_of,
    expanded,
    moved,
    of_calendar,
    off,
    on,
    reasons,
    series,
    year,
)

WITH_SATURDAYS = Days(default_day_calendars(), saturday_works=True)


def adjusted(day: str, *adjustments: Adjustment, days: Days = DENMARK, length: int = 1) -> Occurrence:
    """The one occurrence whose rule gives this day."""
    rule = yearly(start=date.fromisoformat(day), length=length, count=1)
    (found,) = expanded(rule, Window(date(1990, 1, 1), date(2040, 1, 1)), days, adjustments=adjustments)
    return found


MOVES = [
    # the rule's day, the days to keep off, the policy, where it goes, which name caused it
    ("2026-05-14", HOLIDAYS, "keep", "2026-05-14", ""),
    ("2026-05-14", HOLIDAYS, "next-working-day", "2026-05-15", "Kristi himmelfartsdag"),
    ("2026-05-14", HOLIDAYS, "previous-working-day", "2026-05-13", "Kristi himmelfartsdag"),
    ("2026-05-14", HOLIDAYS, "next-same-weekday", "2026-05-21", "Kristi himmelfartsdag"),
    ("2026-05-14", HOLIDAYS, "previous-same-weekday", "2026-05-07", "Kristi himmelfartsdag"),
    ("2026-05-14", HOLIDAYS, "same-week", "2026-05-15", "Kristi himmelfartsdag"),
    # Easter: two holidays, a weekend and another one
    ("2026-04-02", HOLIDAYS, "next-working-day", "2026-04-07", "Skærtorsdag"),
    ("2026-04-06", HOLIDAYS, "previous-working-day", "2026-04-01", "Anden påskedag"),
    ("2026-04-06", HOLIDAYS, "same-week", "2026-04-07", "Anden påskedag"),
    ("2026-04-03", HOLIDAYS, "same-week", "2026-04-01", "Langfredag"),
    ("2015-05-25", HOLIDAYS, "next-working-day", "2015-05-26", "Anden pinsedag"),
    # Christmas: a working day is none of the customary closed days either, the same weekday may be
    ("2026-12-25", HOLIDAYS, "next-working-day", "2026-12-28", "Juledag"),
    ("2026-12-25", HOLIDAYS, "previous-working-day", "2026-12-23", "Juledag"),
    ("2027-01-01", HOLIDAYS, "next-working-day", "2027-01-04", "Nytårsdag"),
    ("2025-12-25", HOLIDAYS, "next-same-weekday", "2026-01-08", "Juledag"),  # 1 January is a holiday too
    ("2026-12-25", HOLIDAYS, "previous-same-weekday", "2026-12-18", "Juledag"),
    ("2015-05-29", CLOSED, "next-working-day", "2015-05-29", ""),
    ("2015-06-05", CLOSED, "next-working-day", "2015-06-08", "Grundlovsdag"),
    ("2015-06-05", CLOSED, "same-week", "2015-06-04", "Grundlovsdag"),
    # store bededag, as long as there was one
    ("2023-05-05", HOLIDAYS, "next-same-weekday", "2023-05-12", "Store bededag"),
    ("2024-04-26", HOLIDAYS, "next-same-weekday", "2024-04-26", ""),
    # school holidays: out of them altogether
    ("2026-02-10", SCHOOL, "next-working-day", "2026-02-16", "Vinterferie"),
    ("2026-02-10", SCHOOL, "previous-working-day", "2026-02-06", "Vinterferie"),
    ("2026-07-14", SCHOOL, "next-same-weekday", "2026-08-11", "Sommerferie"),
    ("2026-07-14", SCHOOL, "previous-same-weekday", "2026-06-23", "Sommerferie"),
    # weekends
    ("2026-11-21", WEEKENDS, "next-working-day", "2026-11-23", "lørdag"),
    ("2026-11-22", WEEKENDS, "previous-working-day", "2026-11-20", "søndag"),
    ("2026-11-22", WEEKENDS, "same-week", "2026-11-20", "søndag"),
    ("2026-11-23", WEEKENDS, "next-working-day", "2026-11-23", ""),
    # a working day is a day without weekend and holiday, whatever the series keeps off
    ("2026-05-30", WEEKENDS, "previous-working-day", "2026-05-29", "lørdag"),
    ("2026-05-23", WEEKENDS, "next-working-day", "2026-05-26", "lørdag"),
]


@pytest.mark.parametrize(("day", "calendar", "policy", "goes_to", "cause"), MOVES)
def test_where_a_date_goes(day: str, calendar: str, policy: str, goes_to: str, cause: str) -> None:
    found = adjusted(day, off(calendar, policy))

    from_rule = date.fromisoformat(day)
    assert found.first == found.last == date.fromisoformat(goes_to)
    assert found.recurrence_id == from_rule
    assert found.status is Status.CONFIRMED
    assert reasons(found) == ([("adjusted", from_rule, cause)] if cause else [])
    assert found.details.moved_from == (from_rule if cause else None)


@pytest.mark.parametrize("policy", Policy)
@pytest.mark.parametrize("calendar", [HOLIDAYS, CLOSED, SCHOOL, WEEKENDS])
def test_an_ordinary_day_stays_under_every_policy(policy: Policy, calendar: str) -> None:
    found = adjusted("2026-11-24", Adjustment(calendar, policy))

    assert (found.first, found.reasons) == (date(2026, 11, 24), ())


@pytest.mark.parametrize("calendar", [HOLIDAYS, CLOSED, SCHOOL, WEEKENDS])
@pytest.mark.parametrize("policy", sorted(set(Policy) - {Policy.KEEP, Policy.SKIP}))
def test_no_date_is_moved_onto_a_day_that_the_series_keeps_off(policy: Policy, calendar: str) -> None:
    named = DENMARK.named((HOLIDAYS, calendar), 2025, 2027)
    for found in expanded(
        daily(), year(2026), adjustments=(Adjustment(HOLIDAYS, policy), Adjustment(calendar, policy))
    ):
        assert found.status is Status.CANCELLED or found.first not in named


@pytest.mark.parametrize(
    ("day", "calendar", "cause"),
    [
        ("2026-05-14", HOLIDAYS, "Kristi himmelfartsdag"),
        ("2026-06-05", CLOSED, "Grundlovsdag"),
        ("2026-10-13", SCHOOL, "Efterårsferie"),
        ("2026-11-22", WEEKENDS, "søndag"),
    ],
)
def test_a_skipped_date_stands_as_cancelled_and_says_why(day: str, calendar: str, cause: str) -> None:
    found = adjusted(day, off(calendar, "skip"))

    assert (found.first, found.status) == (date.fromisoformat(day), Status.CANCELLED)
    assert reasons(found) == [("skipped", found.first, cause)]


@pytest.mark.parametrize(
    ("day", "adjustments", "cause"),
    [
        # Sommerferie lasts all week, so there is no other day in it.
        ("2026-07-14", [off(SCHOOL, "same-week")], "Sommerferie"),
        ("2026-04-02", [off(SCHOOL, "same-week")], "Påskeferie"),
        # Every Sunday is in a weekend.
        ("2026-11-22", [off(WEEKENDS, "next-same-weekday")], "søndag"),
    ],
)
def test_where_there_is_no_free_day_the_date_is_cancelled_and_says_so(
    day: str, adjustments: list[Adjustment], cause: str
) -> None:
    found = adjusted(day, *adjustments)

    assert (found.first, found.status) == (date.fromisoformat(day), Status.CANCELLED)
    assert reasons(found) == [("nowhere-to-go", found.first, cause)]


@pytest.mark.parametrize(
    ("policy", "days_away"),
    [
        ("next-working-day", 63),
        ("previous-working-day", -63),
        ("next-same-weekday", 63),
        ("previous-same-weekday", -63),
    ],
)
def test_a_date_goes_at_most_63_days_away(policy: str, days_away: int) -> None:
    monday = date(2026, 9, 7)
    first, last = sorted((monday, monday + timedelta(days=days_away)))
    shut = DaySpan(first + timedelta(days=days_away < 0), last - timedelta(days=days_away > 0), "Ombygning")

    def with_shut(span: DaySpan) -> Occurrence:
        ombygning = DayCalendar(uid="ombygning", name="Ombygning", kind=DayKind.CLOSED, added=(span,))
        return adjusted("2026-09-07", off("ombygning", policy), days=Days([ombygning]))

    assert with_shut(shut).first == monday + timedelta(days=days_away)
    assert reasons(with_shut(DaySpan(first, last, "Ombygning"))) == [("nowhere-to-go", monday, "Ombygning")]


def test_each_day_calendar_has_its_own_policy_and_the_first_that_has_the_day_decides() -> None:
    skip_then_move = (off(HOLIDAYS, "skip"), off(SCHOOL, "next-working-day"))

    assert adjusted("2026-04-02", *skip_then_move).status is Status.CANCELLED
    assert adjusted("2026-04-01", *skip_then_move).first == date(2026, 4, 7)
    assert adjusted("2026-04-02", *reversed(skip_then_move)).first == date(2026, 4, 7)


def test_keep_leaves_the_day_to_the_other_day_calendars() -> None:
    found = adjusted("2026-04-02", off(HOLIDAYS, "keep"), off(SCHOOL, "skip"))

    assert reasons(found) == [("skipped", date(2026, 4, 2), "Påskeferie")]


def test_the_target_is_off_every_day_calendar_of_the_series() -> None:
    assert adjusted("2026-05-14", off(HOLIDAYS, "next-working-day")).first == date(2026, 5, 15)
    assert adjusted("2026-05-14", off(HOLIDAYS, "next-working-day"), off(SCHOOL, "skip")).first == date(2026, 5, 18)


def test_where_saturday_works_a_date_may_go_there() -> None:
    assert adjusted("2026-04-03", off(HOLIDAYS, "next-working-day"), days=WITH_SATURDAYS).first == date(2026, 4, 4)
    assert adjusted("2026-04-03", off(HOLIDAYS, "next-working-day")).first == date(2026, 4, 7)


TWO_DAYS = [
    # the first of two days, the policy, where both go
    ("2026-05-13", "next-working-day", "2026-05-18"),  # the second day is the holiday; 15-16 May ends on a Saturday
    ("2026-05-13", "previous-working-day", "2026-05-12"),
    ("2026-05-13", "same-week", "2026-05-12"),
    ("2026-05-13", "next-same-weekday", "2026-05-20"),
    ("2026-05-14", "same-week", "2026-05-12"),
    ("2026-05-15", "next-working-day", "2026-05-15"),  # Friday and Saturday, and only holidays are kept off
]


@pytest.mark.parametrize(("first", "policy", "goes_to"), TWO_DAYS)
def test_two_days_are_moved_as_one(first: str, policy: str, goes_to: str) -> None:
    found = adjusted(first, off(HOLIDAYS, policy), length=2)

    assert found.first == date.fromisoformat(goes_to)
    assert found.last == found.first + timedelta(days=1)


def test_two_days_are_skipped_because_of_the_one_that_is_named() -> None:
    found = adjusted("2026-05-13", off(HOLIDAYS, "skip"), length=2)

    assert reasons(found) == [("skipped", date(2026, 5, 14), "Kristi himmelfartsdag")]


def test_times_and_identity_follow_the_date() -> None:
    rule = monthly(TH(2), start=date(2026, 5, 1), times=TEN_TO_NOON, count=1)
    (found,) = expanded(rule, year(2026), adjustments=(off(HOLIDAYS, "next-same-weekday"),))

    assert found.identity == ("oeu", date(2026, 5, 14))
    assert (found.first, found.times) == (date(2026, 5, 21), TEN_TO_NOON)


def test_a_date_is_found_where_it_was_moved_to_and_not_where_the_rule_had_it() -> None:
    after_summer = (off(SCHOOL, "next-working-day"),)
    rule = yearly(start=date(2026, 6, 29))

    assert days_of(rule, Window(date(2026, 6, 1), date(2026, 8, 1)), adjustments=after_summer) == []
    assert days_of(rule, Window(date(2026, 8, 1), date(2026, 9, 1)), adjustments=after_summer) == [date(2026, 8, 10)]


def test_agreed_dates_stand_as_they_were_agreed() -> None:
    everything = tuple(off(calendar, "skip") for calendar in (HOLIDAYS, CLOSED, SCHOOL, WEEKENDS))

    assert days_of(agreed(date(2026, 12, 25)), year(2026), adjustments=everything) == [date(2026, 12, 25)]


@pytest.mark.parametrize("policy", Policy)
def test_windows_without_a_day_are_left_alone(policy: Policy) -> None:
    month = series(period("month", months=(5,)))
    papers = series(relative(-7, "day"), "frist", adjustments=(Adjustment(WEEKENDS, policy),))

    (found,) = of_calendar([month, papers], "frist", year(2026))

    assert (found.first, found.last) == (date(2026, 4, 24), date(2026, 5, 24))
    assert [kind for kind, _, _ in reasons(found)] == ["awaits-anchor"]


def test_a_deadline_may_be_adjusted_like_a_date() -> None:
    meeting = series(agreed(date(2026, 4, 9)))
    papers = series(relative(-7, "day"), "frist", adjustments=(off(HOLIDAYS, "previous-working-day"),))

    (found,) = of_calendar([meeting, papers], "frist", year(2026))

    assert found.first == date(2026, 4, 1)
    assert reasons(found) == [("adjusted", date(2026, 4, 2), "Skærtorsdag")]


def test_a_deadline_of_a_cancelled_meeting_is_not_moved_about() -> None:
    meeting = series(agreed(AgreedDate(date(2026, 4, 9), status=Status.CANCELLED)))
    papers = series(relative(-7, "day"), "frist", adjustments=(off(HOLIDAYS, "previous-working-day"),))

    (found,) = of_calendar([meeting, papers], "frist", year(2026))

    assert found.first == date(2026, 4, 2)
    assert [kind for kind, _, _ in reasons(found)] == ["anchor-cancelled"]


def test_an_unknown_day_calendar_is_an_error_at_the_adjustment() -> None:
    with pytest.raises(DomainError, match=r"^adjustments: "):
        adjusted("2026-05-14", off("folkemoede", "skip"))


# What falls when two meet.


def told(rule: Rule, window: Window, *adjustments: Adjustment, **fields: object) -> list[str]:
    """Each occurrence as "recurrence_id > day", and "x" where it is cancelled."""
    return [
        f"{one.recurrence_id} > {one.first}{' x' if one.status is Status.CANCELLED else ''}"
        for one in sorted(
            expanded(rule, window, adjustments=adjustments, **fields), key=lambda one: one.recurrence_id
        )
    ]


ASCENSION_WEEKS = Window(date(2026, 5, 11), date(2026, 5, 25))


def test_an_adjusted_date_yields_to_one_that_the_rule_gives() -> None:
    rule = weekly(TH(), start=date(2026, 5, 14), count=2)

    assert told(rule, ASCENSION_WEEKS, off(HOLIDAYS, "next-same-weekday")) == [
        "2026-05-14 > 2026-05-21 x",
        "2026-05-21 > 2026-05-21",
    ]
    (fallen, _) = expanded(rule, ASCENSION_WEEKS, adjustments=(off(HOLIDAYS, "next-same-weekday"),))
    assert reasons(fallen) == [
        ("adjusted", date(2026, 5, 14), "Kristi himmelfartsdag"),
        ("collides", date(2026, 5, 21), ""),
    ]


def test_of_two_adjusted_dates_the_earlier_one_of_the_rule_stands() -> None:
    assert told(
        daily(start=date(2026, 4, 2), count=5),
        Window(date(2026, 4, 1), date(2026, 5, 1)),
        off(HOLIDAYS, "next-working-day"),
        off(WEEKENDS, "next-working-day"),
    ) == [
        "2026-04-02 > 2026-04-07",
        "2026-04-03 > 2026-04-07 x",
        "2026-04-04 > 2026-04-07 x",
        "2026-04-05 > 2026-04-07 x",
        "2026-04-06 > 2026-04-07 x",
    ]


def test_a_cancelled_date_is_in_nobodys_way() -> None:
    rule = weekly(TH(), start=date(2026, 5, 14), count=2)
    cancelled = {date(2026, 5, 21): SeriesException(status=Status.CANCELLED)}

    assert told(rule, ASCENSION_WEEKS, off(HOLIDAYS, "next-same-weekday"), exceptions=cancelled) == [
        "2026-05-14 > 2026-05-21",
        "2026-05-21 > 2026-05-21 x",
    ]


def test_what_somebody_moved_there_stands_and_the_adjusted_one_yields() -> None:
    rule = monthly(MO(1), TH(2), start=date(2026, 5, 1), by_month=(5,), count=2)
    by_hand = {date(2026, 5, 4): moved(date(2026, 5, 21))}

    assert told(rule, ASCENSION_WEEKS, off(HOLIDAYS, "next-same-weekday"), exceptions=by_hand) == [
        "2026-05-04 > 2026-05-21",
        "2026-05-14 > 2026-05-21 x",
    ]


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.TENTATIVE])
def test_what_somebody_said_stands_does_not_yield(status: Status) -> None:
    rule = weekly(TH(), start=date(2026, 5, 14), count=2)
    stated = {date(2026, 5, 14): SeriesException(status=status)}

    assert told(rule, ASCENSION_WEEKS, off(HOLIDAYS, "next-same-weekday"), exceptions=stated) == [
        "2026-05-14 > 2026-05-21",
        "2026-05-21 > 2026-05-21",
    ]


def test_two_days_meet_where_they_share_one() -> None:
    """13-14 May goes to 18-19 May; the second day of the one is the first day of the other."""
    rule = union(
        (yearly(start=date(2026, 5, 13), length=2, count=1), (5,)),
        (yearly(start=date(2026, 6, 1), count=1), (6,)),
    )
    by_hand = {date(2026, 6, 1): moved(date(2026, 5, 19))}
    found = expanded(rule, year(2026), adjustments=(off(HOLIDAYS, "next-working-day"),), exceptions=by_hand)

    assert [(one.recurrence_id, one.status) for one in found] == [
        (date(2026, 5, 13), Status.CANCELLED),
        (date(2026, 6, 1), Status.CONFIRMED),
    ]
    assert reasons(found[0])[-1] == ("collides", date(2026, 5, 19), "")


def test_what_yields_is_in_nobodys_way_either() -> None:
    """Three times two days go a week on: the second meets the first, and so leaves room for the third."""
    rule = daily(start=date(2027, 5, 6), length=2, count=3)

    assert told(rule, year(2027), off(SCHOOL, "next-same-weekday")) == [
        "2027-05-06 > 2027-05-13",
        "2027-05-07 > 2027-05-14 x",
        "2027-05-08 > 2027-05-15",
    ]


def test_dates_that_do_not_meet_all_stand() -> None:
    assert told(
        weekly(SU(), start=date(2026, 11, 1), count=3),
        year(2026),
        off(WEEKENDS, "next-working-day"),
    ) == ["2026-11-01 > 2026-11-02", "2026-11-08 > 2026-11-09", "2026-11-15 > 2026-11-16"]


def test_two_days_yield_to_a_meeting_that_was_moved_onto_the_second_whichever_day_is_looked_at() -> None:
    """13-14 May goes to 18-19 May, where a meeting of next spring was moved to the 19th."""
    rule = yearly(start=date(2026, 5, 13), length=2, count=2)
    fields = {
        "adjustments": (off(HOLIDAYS, "next-working-day"),),
        "exceptions": {date(2027, 5, 13): moved(date(2026, 5, 19))},
    }

    for day in (date(2026, 5, 18), date(2026, 5, 19)):
        found = {one.recurrence_id: one.status for one in expanded(rule, on(day), **fields)}
        assert found[date(2026, 5, 13)] is Status.CANCELLED


def test_a_span_yields_to_what_came_from_farthest_away_whichever_day_is_looked_at() -> None:
    """Nine weeks are shut: a meeting of the first and three days of the last both go to the Monday after them."""
    shut = DaySpan(date(2026, 9, 7), date(2026, 11, 8), "Ombygning")
    days = Days([DayCalendar(uid="ombygning", name="Ombygning", kind=DayKind.CLOSED, added=(shut,))])
    rule = union(
        (yearly(start=date(2026, 9, 7), count=1), (9,)),
        (yearly(start=date(2026, 11, 2), length=3, count=1), (11,)),
    )

    for day in (date(2026, 11, 9), date(2026, 11, 11)):
        found = expanded(rule, on(day), days, adjustments=(off("ombygning", "next-same-weekday"),))
        told_of = {one.recurrence_id: (one.first, one.status) for one in found}
        assert told_of[date(2026, 11, 2)] == (date(2026, 11, 9), Status.CANCELLED)
