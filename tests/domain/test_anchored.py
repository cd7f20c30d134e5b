"""Items taken at another series' meetings, and deadlines counted from them."""

from datetime import date, time
from typing import Any

import pytest

from planner.domain.days import Days, default_day_calendars
from planner.domain.errors import MissingAnchor
from planner.domain.expand import expand
from planner.domain.occurrences import HangsOn, Occurrence, Precision, Status
from planner.domain.rules import AgreedDate, PeriodUnit, Placed, Relative, Rule
from planner.domain.series import Quota, Requirement, Series, SeriesException
from planner.domain.spans import Times, Window
from tests.domain.shorthand import MO, TEN_TO_NOON, TH, TU, agreed, between, monthly, period, placed, relative, weekly
from tests.domain.tables import DENMARK, HOLIDAYS, in_year, moved, of_calendar, off, reasons, series, year

CANCELLED = SeriesException(status=Status.CANCELLED)
RESERVED = SeriesException(status=Status.TENTATIVE)

OEU = monthly(MO(3), start=date(2026, 1, 1), times=TEN_TO_NOON)
"""19/1 16/2 16/3 20/4 18/5 15/6 20/7 17/8 21/9 19/10 16/11 21/12 in 2026."""


def item(rule: Rule, host: Rule = OEU, **of_host: Any) -> list[Occurrence]:
    """What a rule that follows a host gives in 2026."""
    return of_calendar([series(host, title="Økonomiudvalget", **of_host), series(rule, "lis")], "lis", year(2026))


def told(found: list[Occurrence]) -> list[str]:
    """Dates as d/m; a window without a meeting as its id and a question mark."""
    return [f"{one.first.day}/{one.first.month}" if one.dated else f"{one.recurrence_id}?" for one in found]


# Placed inside periods

WITHIN = {
    "det første møde i kvartalet": (placed(period("quarter")), "19/1 20/4 20/7 19/10"),
    "det andet møde i kvartalet": (placed(period("quarter"), nth=2), "16/2 18/5 17/8 16/11"),
    "det sidste møde i kvartalet": (placed(period("quarter"), nth=-1), "16/3 15/6 21/9 21/12"),
    "det næstsidste møde i halvåret": (placed(period("half-year"), nth=-2), "18/5 16/11"),
    "et fjerde møde, som kvartalet ikke har": (
        placed(period("quarter"), nth=4),
        "2026-Q1? 2026-Q2? 2026-Q3? 2026-Q4?",
    ),
    "et fjerdesidste møde, som kvartalet ikke har": (placed(period("quarter", 1), nth=-4), "2026-Q1?"),
    "mødet i marts og september": (placed(period("month", months=(3, 9))), "16/3 21/9"),
    "mødet i månedens 3. uge": (placed(period("week-of-month", 3, months=(1, 6))), "19/1 15/6"),
    "mødet i månedens 2. uge, hvor der ikke er noget": (
        placed(period("week-of-month", 2, months=(1, 6))),
        "2026-01-w2? 2026-06-w2?",
    ),
    "mødet ultimo marts, og der er ikke noget": (placed(period("part-of-month", 3, months=(3,))), "2026-03-ultimo?"),
    "første møde i sæsonen": (placed(period("season", 1, 3)), "16/3 21/9"),
    "mødet i et vindue": (placed(between((8, 21), (9, 30))), "21/9"),
    "første møde i hvert andet år": (placed(period("year", every=2, anchor_year=2024)), "19/1"),
    "ikke i et af de andre år": (placed(period("year", every=2, anchor_year=2025)), ""),
}


@pytest.mark.parametrize(("rule", "written"), WITHIN.values(), ids=WITHIN)
def test_an_item_placed_inside_periods(rule: Placed, written: str) -> None:
    assert told(item(rule)) == written.split()


def test_oeko_lis_is_taken_at_the_directors_meeting_in_the_second_week_of_the_month() -> None:
    found = item(placed(period("week-of-month", 2)), weekly(TU(), start=date(2026, 1, 1)))

    assert [one.first for one in found] == in_year(
        2026, "13/1 10/2 10/3 14/4 12/5 9/6 14/7 11/8 15/9 13/10 10/11 15/12"
    )


def test_a_placed_item_is_the_meeting_s_time_and_place_under_its_own_identity() -> None:
    host = agreed(AgreedDate(date(2026, 3, 23), date(2026, 3, 24), TEN_TO_NOON, place="Hotel"))
    (found,) = item(placed(period("quarter", 1)), host)

    assert found.identity == ("lis", "2026-Q1")
    assert (found.first, found.last, found.times, found.place) == (
        date(2026, 3, 23),
        date(2026, 3, 24),
        TEN_TO_NOON,
        "Hotel",
    )
    assert found.precision is Precision.TIME
    assert found.details.placed_on == HangsOn("oeu", date(2026, 3, 23))
    assert found.reasons == ()


def test_an_item_with_a_place_of_its_own_keeps_it() -> None:
    host = series(agreed(date(2026, 3, 23)), place="Rådhuset")
    lis = series(placed(period("quarter", 1)), "lis", place="Lokale 2")

    assert [one.place for one in of_calendar([host, lis], "lis", year(2026))] == ["Lokale 2"]


def test_where_there_is_no_meeting_the_item_says_so_and_has_no_day() -> None:
    (found,) = item(placed(period("quarter", 3)), agreed(date(2026, 3, 23)))

    assert (found.first, found.last, found.precision, found.dated) == (
        date(2026, 7, 1),
        date(2026, 9, 30),
        Precision.QUARTER,
        False,
    )
    assert found.status is Status.TENTATIVE
    assert reasons(found) == [("no-host", None, "Økonomiudvalget")]


HOST_DECISIONS = {
    # what was decided of the host's meetings, the items of the quarters
    "flyttet inden for kvartalet": ({date(2026, 1, 19): moved(date(2026, 1, 21))}, "21/1 20/4 20/7 19/10"),
    "flyttet bag det næste møde": ({date(2026, 1, 19): moved(date(2026, 2, 25))}, "16/2 20/4 20/7 19/10"),
    "flyttet ind i næste kvartal": ({date(2026, 3, 16): moved(date(2026, 4, 1))}, "19/1 1/4 20/7 19/10"),
    "flyttet ud af året": ({date(2026, 1, 19): moved(date(2025, 12, 22))}, "16/2 20/4 20/7 19/10"),
    "aflyst": ({date(2026, 1, 19): CANCELLED}, "16/2 20/4 20/7 19/10"),
    "hele kvartalet aflyst": (
        dict.fromkeys(in_year(2026, "19/1 16/2 16/3"), CANCELLED),
        "2026-Q1? 20/4 20/7 19/10",
    ),
}


@pytest.mark.parametrize(("decided", "written"), HOST_DECISIONS.values(), ids=HOST_DECISIONS)
def test_a_placed_item_follows_what_is_decided_of_the_meetings(decided: dict, written: str) -> None:
    assert told(item(placed(period("quarter")), exceptions=decided)) == written.split()


def test_an_item_of_a_moved_meeting_says_why_it_is_there() -> None:
    found = item(placed(period("quarter", 1)), exceptions={date(2026, 1, 19): moved(date(2026, 1, 21))})

    assert [reasons(one) for one in found] == [[("anchor-moved", date(2026, 1, 19), "Økonomiudvalget")]]


def test_an_item_that_a_cancelled_meeting_would_have_taken_says_so() -> None:
    cancelled = ("anchor-cancelled", date(2026, 1, 19), "Økonomiudvalget")
    everything = dict.fromkeys(in_year(2026, "19/1 16/2 16/3"), CANCELLED)

    [taken] = item(placed(period("quarter", 1)), exceptions={date(2026, 1, 19): CANCELLED})
    [homeless] = item(placed(period("quarter", 1)), exceptions=everything)
    [unconcerned] = item(placed(period("quarter", 1)), exceptions={date(2026, 2, 16): CANCELLED})

    assert reasons(taken) == [cancelled]
    assert reasons(homeless) == [("no-host", None, "Økonomiudvalget"), cancelled]
    assert reasons(unconcerned) == []


def test_an_item_of_an_adjusted_meeting_says_why_it_is_there() -> None:
    host = monthly(TH(2), start=date(2026, 5, 1), count=1)
    found = item(placed(period("quarter", 2)), host, adjustments=(off(HOLIDAYS, "next-same-weekday"),))

    assert told(found) == ["21/5"]
    assert reasons(found[0]) == [("anchor-moved", date(2026, 5, 14), "Økonomiudvalget")]


@pytest.mark.parametrize(
    ("of_host", "of_item", "status"),
    [
        (Status.CONFIRMED, Status.CONFIRMED, Status.CONFIRMED),
        (Status.TENTATIVE, Status.CONFIRMED, Status.TENTATIVE),
        (Status.CONFIRMED, Status.TENTATIVE, Status.TENTATIVE),
    ],
)
def test_an_item_is_no_more_certain_than_its_meeting(of_host: Status, of_item: Status, status: Status) -> None:
    host = series(agreed(AgreedDate(date(2026, 3, 23), status=of_host)))
    lis = series(placed(period("quarter", 1)), "lis", status=of_item)

    assert [one.status for one in of_calendar([host, lis], "lis", year(2026))] == [status]


def test_windows_without_a_day_host_nothing() -> None:
    assert told(item(placed(period("half-year")), period("month", months=(3,)))) == ["2026-H1?", "2026-H2?"]


def test_a_window_that_got_its_day_hosts_an_item() -> None:
    host = period("month", months=(3,))
    given = {"2026-03": moved(date(2026, 3, 10))}

    assert told(item(placed(period("half-year")), host, exceptions=given)) == ["10/3", "2026-H2?"]


# Placed on every n-th meeting


def every(step: int, start: date) -> Placed:
    return Placed(host="oeu", every=step, start=start)


EVERY = {
    "hvert møde": (every(1, date(2026, 9, 1)), "21/9 19/10 16/11 21/12"),
    "hvert 3. møde": (every(3, date(2026, 1, 1)), "19/1 20/4 20/7 19/10"),
    "hvert 3. møde, regnet fra februar": (every(3, date(2026, 2, 1)), "16/2 18/5 17/8 16/11"),
    "regnet fra et møde på selve dagen": (every(6, date(2026, 2, 16)), "16/2 17/8"),
    "endnu ikke begyndt": (every(1, date(2027, 1, 1)), ""),
}


@pytest.mark.parametrize(("rule", "written"), EVERY.values(), ids=EVERY)
def test_an_item_on_every_nth_meeting(rule: Placed, written: str) -> None:
    assert told(item(rule)) == written.split()


def test_every_nth_meeting_is_counted_from_the_start_whatever_the_window() -> None:
    calendar = [series(OEU), series(every(5, date(2026, 1, 1)), "lis")]

    assert [one.first for one in of_calendar(calendar, "lis", year(2027))] == in_year(2027, "19/4 20/9")
    assert [one.recurrence_id for one in of_calendar(calendar, "lis", year(2026))] == in_year(2026, "19/1 15/6 16/11")


def test_meetings_that_are_not_held_do_not_count() -> None:
    found = item(every(3, date(2026, 1, 1)), exceptions={date(2026, 2, 16): CANCELLED})

    assert told(found) == ["19/1", "18/5", "17/8", "16/11"]


def test_an_item_on_a_moved_meeting_keeps_the_recurrence_id_of_the_meeting() -> None:
    found = item(every(3, date(2026, 1, 1)), exceptions={date(2026, 4, 20): moved(date(2026, 4, 22))})

    assert [(one.recurrence_id, one.first) for one in found][1] == (date(2026, 4, 20), date(2026, 4, 22))
    assert reasons(found[1]) == [("anchor-moved", date(2026, 4, 20), "Økonomiudvalget")]


# Relative

MEETING = "2026-03-18"  # a Wednesday in week 12

COUNTED: dict[str, tuple[Relative, str, str]] = {
    # name: the rule, the meeting, the day
    "senest 7 kalenderdage før": (relative(-7, "day"), "2026-09-15", "2026-09-08"),
    "dagen før, også en søndag": (relative(-1, "day"), "2026-03-16", "2026-03-15"),
    "på selve dagen": (relative(0, "day"), MEETING, MEETING),
    "100 dage efter": (relative(100, "day"), MEETING, "2026-06-26"),
    "senest 4 hverdage før, hen over påske": (relative(-4, "working-day"), "2026-04-09", "2026-03-31"),
    "5 hverdage efter": (relative(5, "working-day"), MEETING, "2026-03-25"),
    "første hverdag efter jul": (relative(1, "working-day"), "2026-12-23", "2026-12-28"),
    "senest 1 uge før": (relative(-1, "week"), "2026-03-24", "2026-03-17"),
    "dagsorden udsendes 1 uge før": (relative(-1, "week"), "2018-01-18", "2018-01-11"),
    "8 uger efter": (relative(8, "week"), "2026-01-05", "2026-03-02"),
    "mandag i ugen for mødet": (relative(0, "week-of", 0), MEETING, "2026-03-16"),
    "mandag i ugen for et møde om mandagen": (relative(0, "week-of", 0), "2026-03-16", "2026-03-16"),
    "mandag i ugen for et møde om søndagen": (relative(0, "week-of", 0), "2026-03-22", "2026-03-16"),
    "fredag i ugen for mødet, efter det": (relative(0, "week-of", 4), MEETING, "2026-03-20"),
    "torsdag i ugen før": (relative(-1, "week-of", 3), MEETING, "2026-03-12"),
    "søndag i ugen efter": (relative(1, "week-of", 6), MEETING, "2026-03-29"),
    "mandag i ugen før, hen over nytår og uge 53": (relative(-1, "week-of", 0), "2021-01-05", "2020-12-28"),
    "fredag to uger før et møde den 1. januar": (relative(-2, "week-of", 4), "2026-01-01", "2025-12-19"),
}


def after(rule: Relative, meeting: str | AgreedDate, **of_series: Any) -> Occurrence:
    """What is counted from one meeting, wherever it falls."""
    one = meeting if isinstance(meeting, AgreedDate) else AgreedDate(date.fromisoformat(meeting))
    calendar = [series(agreed(one)), series(rule, "frist", **of_series)]
    (found,) = of_calendar(calendar, "frist", Window(date(2010, 1, 1), date(2030, 1, 1)))
    return found


@pytest.mark.parametrize(("rule", "meeting", "day"), COUNTED.values(), ids=COUNTED)
def test_counted_from_a_meeting(rule: Relative, meeting: str, day: str) -> None:
    found = after(rule, meeting)

    assert found.first == found.last == date.fromisoformat(day)
    assert (found.recurrence_id, found.precision) == (date.fromisoformat(meeting), Precision.DAY)
    assert found.details.placed_on == HangsOn("oeu", date.fromisoformat(meeting))


def test_working_days_are_counted_by_the_calendar_s_own_setting() -> None:
    calendar = [series(agreed(date(2026, 11, 23))), series(relative(-1, "working-day"), "frist")]
    with_saturdays = Days(default_day_calendars(), saturday_works=True)

    assert [one.first for one in of_calendar(calendar, "frist", year(2026))] == in_year(2026, "20/11")
    assert [one.first for one in of_calendar(calendar, "frist", year(2026), with_saturdays)] == in_year(2026, "21/11")


def test_a_deadline_has_its_own_time_and_not_the_meeting_s() -> None:
    meeting = AgreedDate(date(2026, 3, 18), None, TEN_TO_NOON, place="Rådhuset")
    timed, untimed = after(relative(0, "week-of", 0, at=time(12)), meeting), after(relative(-7, "day"), meeting)

    assert (timed.first, timed.times, timed.precision) == (date(2026, 3, 16), Times(time(12)), Precision.TIME)
    assert (untimed.times, untimed.precision, untimed.place) == (None, Precision.DAY, "")


@pytest.mark.parametrize(
    ("offset", "first", "last"),
    [(-1, "2026-03-09", "2026-03-15"), (0, "2026-03-16", "2026-03-22"), (2, "2026-03-30", "2026-04-05")],
)
def test_a_week_of_no_weekday_is_a_window(offset: int, first: str, last: str) -> None:
    found = after(relative(offset, "week-of"), MEETING)

    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (found.precision, found.dated, found.times, found.reasons) == (Precision.WEEK, False, None, ())


TWO_DAYS = AgreedDate(date(2015, 3, 23), date(2015, 3, 24))

OF_TWO_DAYS = [
    # before its first day, after its last one
    (relative(-5, "day"), "2015-03-18"),
    (relative(5, "day"), "2015-03-29"),
    (relative(-1, "working-day"), "2015-03-20"),
    (relative(1, "working-day"), "2015-03-25"),
    (relative(-1, "week"), "2015-03-16"),
    (relative(1, "week"), "2015-03-31"),
    (relative(0, "day"), "2015-03-23"),
    (relative(0, "week-of", 4), "2015-03-27"),
]


@pytest.mark.parametrize(("rule", "day"), OF_TWO_DAYS)
def test_before_the_first_and_after_the_last_of_several_days(rule: Relative, day: str) -> None:
    assert after(rule, TWO_DAYS).first == date.fromisoformat(day)


# An anchor without a day

UNDATED = {
    # name: the anchor, the rule, the window that comes out
    "7 dage før et møde i marts": (period("month", months=(3,)), relative(-7, "day"), "2026-02-22 2026-03-24 month"),
    "2 uger efter 1. kvartal": (period("quarter", 1), relative(2, "week"), "2026-01-15 2026-04-14 quarter"),
    "5 hverdage før et møde ultimo april": (
        period("part-of-month", 3, months=(4,)),
        relative(-5, "working-day"),
        "2026-04-14 2026-04-23 part-of-month",
    ),
    "mandag i ugen for et møde i marts": (
        period("month", months=(3,)),
        relative(0, "week-of", 0),
        "2026-02-23 2026-03-30 month",
    ),
    "ugen før et møde i marts": (
        period("month", months=(3,)),
        relative(-1, "week-of"),
        "2026-02-16 2026-03-29 month",
    ),
    "3 dage før et møde i uge 12": (period("week", 12), relative(-3, "day"), "2026-03-13 2026-03-19 week"),
}


@pytest.mark.parametrize(("anchor", "rule", "window"), UNDATED.values(), ids=UNDATED)
def test_what_is_counted_from_a_window_is_a_window_and_awaits_its_date(
    anchor: Rule, rule: Relative, window: str
) -> None:
    (found,) = item(rule, anchor)

    assert f"{found.first} {found.last} {found.precision}" == window
    assert (found.dated, found.times) == (False, None)
    assert reasons(found) == [("awaits-anchor", None, "Økonomiudvalget")]


def test_a_time_of_day_waits_for_the_date_too() -> None:
    (found,) = item(relative(-7, "day", at=time(12)), period("month", months=(3,)))

    assert found.times is None


WEEK_KNOWN = [
    # A week is all that these rules look at.
    (relative(0, "week-of", 0), "2026-03-16 2026-03-16 day"),
    (relative(-1, "week-of", 3, at=time(12)), "2026-03-12 2026-03-12 time"),
    (relative(-1, "week-of"), "2026-03-09 2026-03-15 week"),
]


@pytest.mark.parametrize(("rule", "written"), WEEK_KNOWN)
@pytest.mark.parametrize("anchor", [period("week", 12), period("week-of-month", 3, months=(3,))])
def test_a_meeting_known_by_its_week_is_enough_for_a_weekday_of_that_week(
    anchor: Rule, rule: Relative, written: str
) -> None:
    (found,) = item(rule, anchor)

    assert f"{found.first} {found.last} {found.precision}" == written
    assert found.reasons == ()


def test_what_follows_a_missing_date_awaits_it() -> None:
    host = series(
        agreed(date(2026, 2, 3)),
        title="Byråd",
        requirement=Requirement(
            (Quota(count=2, spread=PeriodUnit.HALF_YEAR),), since=date(2026, 1, 1), until=date(2026, 12, 31)
        ),
    )
    calendar = [host, series(relative(-7, "day"), "frist")]

    found = of_calendar(calendar, "frist", year(2026))

    assert told(found) == ["27/1", "2026-H2!1.1?"]
    assert found[1].status is Status.TENTATIVE
    assert reasons(found[1]) == [("awaits-anchor", None, "Byråd")]


# An anchor that was moved, cancelled or is not certain


@pytest.mark.parametrize(
    ("decided", "day", "status", "told"),
    [
        (moved(date(2026, 3, 25)), "2026-03-18", Status.CONFIRMED, [("anchor-moved", date(2026, 3, 18), "ØU")]),
        (moved(date(2026, 8, 3)), "2026-07-27", Status.CONFIRMED, [("anchor-moved", date(2026, 3, 18), "ØU")]),
        (CANCELLED, "2026-03-11", Status.CANCELLED, [("anchor-cancelled", None, "ØU")]),
        (
            moved(date(2026, 3, 25), status=Status.CANCELLED),
            "2026-03-18",
            Status.CANCELLED,
            [("anchor-moved", date(2026, 3, 18), "ØU"), ("anchor-cancelled", None, "ØU")],
        ),
        (RESERVED, "2026-03-11", Status.TENTATIVE, []),
        (SeriesException(title="Temamøde"), "2026-03-11", Status.CONFIRMED, []),
    ],
)
def test_a_deadline_follows_what_was_decided_of_its_meeting(
    decided: SeriesException, day: str, status: Status, told: list
) -> None:
    host = series(agreed(date(2026, 3, 18)), title="ØU", exceptions={date(2026, 3, 18): decided})
    (found,) = of_calendar([host, series(relative(-7, "day"), "frist")], "frist", year(2026))

    assert (found.first, found.status, found.recurrence_id) == (date.fromisoformat(day), status, date(2026, 3, 18))
    assert reasons(found) == told


def test_a_deadline_follows_a_meeting_that_was_adjusted() -> None:
    host = series(
        monthly(TH(2), start=date(2026, 5, 1), count=1), title="ØU", adjustments=(off(HOLIDAYS, "next-same-weekday"),)
    )
    (found,) = of_calendar([host, series(relative(-7, "day"), "frist")], "frist", year(2026))

    assert found.first == date(2026, 5, 14)
    assert reasons(found) == [("anchor-moved", date(2026, 5, 14), "ØU")]


def test_a_deadline_is_tentative_if_its_series_is() -> None:
    assert after(relative(-7, "day"), MEETING, status=Status.TENTATIVE).status is Status.TENTATIVE


# What must be known of the anchor


@pytest.mark.parametrize("rule", [relative(-1, "day"), placed(period("quarter")), every(2, date(2026, 1, 1))])
def test_without_its_anchor_nothing_is_expanded(rule: Rule) -> None:
    follower: Series = series(rule, "frist")

    with pytest.raises(MissingAnchor, match=r"^rule\.anchor: .*“frist” follows “oeu”") as refused:
        expand(follower, DENMARK, year(2026), {})

    assert (refused.value.series, refused.value.anchor) == ("frist", "oeu")


@pytest.mark.parametrize(
    "rule",
    [relative(-366, "day"), relative(366, "day"), relative(-250, "working-day"), relative(53, "week-of", 6)],
)
def test_a_year_finds_what_is_counted_from_meetings_of_other_years(rule: Relative) -> None:
    calendar = [series(OEU), series(rule, "frist")]
    of_years = of_calendar(calendar, "frist", Window(date(2026, 1, 1), date(2030, 1, 1)))

    assert of_years
    for number in range(2026, 2030):
        assert of_calendar(calendar, "frist", year(number)) == [one for one in of_years if one.first.year == number]
