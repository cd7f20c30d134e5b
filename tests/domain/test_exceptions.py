"""What was decided of single occurrences: moved, cancelled, re-stated; it survives the rule, and is never lost."""

from dataclasses import replace
from datetime import date, time

import pytest

from planner.domain.chain import anchors_for
from planner.domain.expand import orphans
from planner.domain.occurrences import Occurrence, Precision, Reason, ReasonKind, RecurrenceId, Status
from planner.domain.rules import AgreedDate, PeriodUnit, Placed, Rule
from planner.domain.series import Quota, Requirement, Series, SeriesException
from planner.domain.spans import END_DAY, FIRST_DAY, Times, Window
from tests.domain.shorthand import (
    MO,
    TEN_TO_NOON,
    TH,
    TU,
    agreed,
    monthly,
    period,
    placed,
    relative,
    union,
    weekly,
    yearly,
)
from tests.domain.tables import (
    CLOSED,
    DENMARK,
    HOLIDAYS,
    days_of,
    expanded,
    moved,
    of_calendar,
    off,
    on,
    reasons,
    series,
    year,
    years,
)

MEETINGS = monthly(MO(3), start=date(2026, 1, 1), times=TEN_TO_NOON)
MARCH = date(2026, 3, 16)


def march(decided: SeriesException, rule: Rule = MEETINGS, **fields: object) -> Occurrence:
    """What became of the meeting on the third Monday of March, wherever it is now."""
    found = expanded(rule, years(2025, 2027), exceptions={MARCH: decided}, **fields)
    (one,) = [one for one in found if one.recurrence_id == MARCH]
    return one


# Moved


def test_a_moved_occurrence_keeps_its_identity_and_says_where_it_came_from() -> None:
    found = march(moved(date(2026, 3, 18), times=Times(time(13))))

    assert found.identity == ("oeu", MARCH)
    assert (found.first, found.last, found.times) == (date(2026, 3, 18), date(2026, 3, 18), Times(time(13)))
    assert (found.status, found.precision) == (Status.CONFIRMED, Precision.TIME)
    assert reasons(found) == [("moved", MARCH, "")]
    assert found.details.moved_from == MARCH


def test_it_is_found_in_its_new_place_however_far_and_not_in_the_old_one() -> None:
    far = {MARCH: moved(date(2031, 1, 2))}

    assert days_of(MEETINGS, on(date(2031, 1, 2)), exceptions=far) == [date(2031, 1, 2)]
    assert days_of(MEETINGS, on(MARCH), exceptions=far) == []
    assert MARCH in days_of(MEETINGS, year(2026))


def test_a_meeting_may_become_all_day_or_two_days() -> None:
    seminar = march(moved(MARCH, date(2026, 3, 17)))

    assert (seminar.first, seminar.last, seminar.times) == (MARCH, date(2026, 3, 17), None)
    assert seminar.precision is Precision.DAY
    assert seminar.details.moved_from is None
    assert seminar.reasons == (Reason(ReasonKind.RETIMED, times=TEN_TO_NOON),)


def test_another_hour_of_the_same_day_is_no_other_day() -> None:
    found = march(moved(MARCH, times=Times(time(14), time(16))))

    assert found.details.moved_from is None
    assert found.reasons == (Reason(ReasonKind.RETIMED, times=TEN_TO_NOON),)


def test_another_length_with_the_same_hours_tells_no_hours() -> None:
    found = march(moved(MARCH, date(2026, 3, 17), times=TEN_TO_NOON))

    assert found.reasons == (Reason(ReasonKind.RETIMED),)


@pytest.mark.parametrize(
    ("to", "told"),
    [
        (moved(MARCH, times=TEN_TO_NOON), []),  # nothing changed
        (moved(MARCH, times=Times(time(9))), [("retimed", None, "")]),
        (moved(MARCH, date(2026, 3, 17), TEN_TO_NOON), [("retimed", None, "")]),
        (moved(date(2026, 3, 17), times=TEN_TO_NOON), [("moved", MARCH, "")]),
    ],
)
def test_each_change_is_told_and_only_changes_are(to: SeriesException, told: list[tuple]) -> None:
    assert reasons(march(to)) == told


def test_moving_by_hand_overrules_every_adjustment() -> None:
    ascension = date(2026, 5, 14)
    rule = monthly(TH(2), start=date(2026, 1, 1))
    adjusted = {"adjustments": (off(HOLIDAYS, "next-same-weekday"),)}
    (elsewhere,) = expanded(rule, on(date(2026, 5, 12)), exceptions={ascension: moved(date(2026, 5, 12))}, **adjusted)
    (back,) = expanded(rule, on(ascension), exceptions={ascension: moved(ascension)}, **adjusted)

    assert reasons(elsewhere) == [("moved", ascension, "")]
    assert (back.first, back.reasons, back.details.moved_from) == (ascension, (), None)


def test_moving_revives_what_an_adjustment_cancelled() -> None:
    constitution_day = date(2026, 6, 5)
    rule = yearly(start=constitution_day)
    decided = {constitution_day: moved(date(2026, 6, 4))}
    (found,) = expanded(rule, year(2026), adjustments=(off(CLOSED, "skip"),), exceptions=decided)

    assert found.status is Status.CONFIRMED
    assert reasons(found) == [("moved", constitution_day, "")]


def test_a_reserved_date_stays_reserved_when_it_is_moved() -> None:
    reserved = agreed(AgreedDate(MARCH, status=Status.TENTATIVE))

    assert march(moved(date(2026, 3, 17)), reserved).status is Status.TENTATIVE


# Cancelled


def test_a_cancelled_occurrence_stays_where_it_was() -> None:
    found = march(SeriesException(status=Status.CANCELLED))

    assert (found.first, found.status) == (MARCH, Status.CANCELLED)
    assert reasons(found) == [("cancelled", None, "")]


def test_what_is_moved_and_cancelled_is_cancelled_in_its_new_place() -> None:
    found = march(moved(date(2026, 3, 18), status=Status.CANCELLED))

    assert (found.first, found.status) == (date(2026, 3, 18), Status.CANCELLED)
    assert [kind for kind, _, _ in reasons(found)] == ["moved", "cancelled"]


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.TENTATIVE])
def test_what_an_adjustment_cancelled_can_be_held_after_all(status: Status) -> None:
    constitution_day = date(2026, 6, 5)
    rule = yearly(start=constitution_day)
    decided = {constitution_day: SeriesException(status=status)}
    (found,) = expanded(rule, year(2026), adjustments=(off(CLOSED, "skip"),), exceptions=decided)

    assert (found.first, found.status, found.reasons) == (constitution_day, status, ())


# Re-stated


def test_title_place_note_and_status_are_stated_anew_and_the_rest_stays() -> None:
    decided = SeriesException(title="Byrådets temamøde", place="Rådhuset", note="Fælles", status=Status.TENTATIVE)
    found = march(decided, title="ØU", place="Lokale 1", note="Som altid")

    assert (found.title, found.place, found.note) == ("Byrådets temamøde", "Rådhuset", "Fælles")
    assert (found.first, found.times, found.status) == (MARCH, TEN_TO_NOON, Status.TENTATIVE)
    assert found.reasons == ()


def test_what_is_not_stated_is_as_the_series_or_the_agreed_date_has_it() -> None:
    of_series = march(SeriesException(title="Temamøde"), place="Lokale 1", note="Som altid")
    of_date = march(SeriesException(title="Temamøde"), agreed(AgreedDate(MARCH, title="ØU", place="Hotel", note="N")))

    assert (of_series.title, of_series.place, of_series.note) == ("Temamøde", "Lokale 1", "Som altid")
    assert (of_date.title, of_date.place, of_date.note) == ("Temamøde", "Hotel", "N")


def test_one_that_states_nothing_changes_nothing() -> None:
    assert march(SeriesException())._replace(series=None) == march(SeriesException(note=None))._replace(series=None)
    assert march(SeriesException()).reasons == ()


# Windows without a day


def test_a_window_gets_its_day_by_an_exception() -> None:
    rule = period("month", months=(3,))
    decided = {"2026-03": moved(date(2026, 3, 18), times=TEN_TO_NOON)}
    (found,) = expanded(rule, year(2026), exceptions=decided)

    assert found.identity == ("oeu", "2026-03")
    assert (found.first, found.last, found.precision, found.dated) == (
        date(2026, 3, 18),
        date(2026, 3, 18),
        Precision.TIME,
        True,
    )
    assert found.reasons == ()
    assert found.details.moved_from is None


def test_the_day_may_lie_outside_its_window() -> None:
    decided = {"2026-Q1": moved(date(2026, 4, 8))}
    rule = period("quarter")

    assert [one.recurrence_id for one in expanded(rule, on(date(2026, 4, 8)), exceptions=decided)] == [
        "2026-Q2",
        "2026-Q1",
    ]
    assert [one.recurrence_id for one in expanded(rule, on(date(2026, 3, 8)), exceptions=decided)] == []


def test_an_item_without_a_meeting_gets_its_day_and_with_it_the_status_of_its_series() -> None:
    host = series(agreed(date(2026, 1, 19)))
    item = series(placed(period("quarter")), "lis", exceptions={"2026-Q2": moved(date(2026, 5, 4))})

    second = of_calendar([host, item], "lis", year(2026))[1]

    assert (second.first, second.status, second.reasons) == (date(2026, 5, 4), Status.CONFIRMED, ())


LACKING = agreed(date(2026, 2, 3))
TWICE_A_YEAR = Requirement((Quota(count=2, spread=PeriodUnit.HALF_YEAR),), since=date(2026, 1, 1))
SECOND_HALF = "2026-H2!1.1"


def test_a_missing_date_gets_its_day_by_an_exception() -> None:
    found = expanded(LACKING, year(2026), requirement=TWICE_A_YEAR, exceptions={SECOND_HALF: moved(date(2026, 9, 8))})

    assert [(one.recurrence_id, one.first, one.missing, one.status) for one in found] == [
        (date(2026, 2, 3), date(2026, 2, 3), False, Status.CONFIRMED),
        (SECOND_HALF, date(2026, 9, 8), False, Status.CONFIRMED),
    ]


def test_a_missing_date_may_be_given_a_day_in_the_next_year() -> None:
    decided = {"requirement": TWICE_A_YEAR, "exceptions": {SECOND_HALF: moved(date(2027, 1, 5))}}

    assert SECOND_HALF in [one.recurrence_id for one in expanded(LACKING, on(date(2027, 1, 5)), **decided)]
    assert SECOND_HALF not in [one.recurrence_id for one in expanded(LACKING, year(2026), **decided)]


# The rule changes


def decided_of(one: Series, rid: RecurrenceId) -> list[date]:
    return [
        found.first
        for found in expanded(one.rule, years(2025, 2027), exceptions=one.exceptions)
        if found.recurrence_id == rid
    ]


@pytest.mark.parametrize(
    "changed",
    [
        monthly(MO(3), start=date(2020, 1, 1)),
        monthly(MO(3), start=date(2026, 3, 1), interval=2),
        union(monthly(MO(1)), (monthly(MO(3)), (3,))),
        weekly(MO(), start=date(2025, 12, 1)),
        agreed(MARCH, date(2026, 10, 1)),
    ],
)
def test_an_exception_survives_a_change_of_the_rule(changed: Rule) -> None:
    one = series(MEETINGS, exceptions={MARCH: moved(date(2026, 3, 18))})

    assert decided_of(replace(one, rule=changed), MARCH) == [date(2026, 3, 18)]
    assert orphans(replace(one, rule=changed), DENMARK) == []


@pytest.mark.parametrize(
    "changed",
    [
        monthly(TU(3)),
        monthly(MO(3), start=date(2026, 4, 1)),
        monthly(MO(3), until=date(2026, 3, 15)),
        monthly(MO(3), except_months=(3,)),
        agreed(date(2026, 3, 17)),
        period("month"),
    ],
)
def test_an_exception_whose_date_no_longer_arises_is_listed_not_dropped(changed: Rule) -> None:
    one = series(changed, exceptions={MARCH: SeriesException(status=Status.CANCELLED)})

    assert orphans(one, DENMARK) == [MARCH]
    assert decided_of(one, MARCH) == []
    assert MARCH in one.exceptions


KEPT: list[tuple[Rule, RecurrenceId]] = [
    (MEETINGS, MARCH),
    (monthly(MO(3), start=date(2026, 1, 1), length=3), MARCH),
    (agreed(AgreedDate(MARCH, date(2026, 3, 17))), MARCH),
    (period("quarter"), "2026-Q1"),
    (period("week", 53), "2026-W53"),
    (period("week", 1), "2026-W01"),  # begins on 29 December 2025
    (period("season", 4), "2026-winter"),
    (period("year"), "2026"),
    (period("year"), "2100"),
    (union((monthly(MO(3)), (3,)), (period("month"), (7,))), "2026-07"),
]
LOST: list[tuple[Rule, RecurrenceId]] = [
    (MEETINGS, date(2026, 3, 17)),
    (MEETINGS, "2026-03"),
    (period("quarter"), MARCH),
    (period("quarter"), "2026-Q5"),
    (period("week", 53), "2025-W53"),
    (period("quarter", 1), "2026-Q2"),
    # what no rule can have given
    (MEETINGS, date(1850, 1, 1)),
    (MEETINGS, date(9999, 12, 31)),
    (period("quarter"), "0000-Q1"),
    (period("quarter"), "9999-Q1"),
    (period("quarter"), "vinter"),
]


@pytest.mark.parametrize("requirement", [None, TWICE_A_YEAR])
@pytest.mark.parametrize(
    ("rule", "rid", "lost"), [(*kept, False) for kept in KEPT] + [(*gone, True) for gone in LOST]
)
def test_orphans(rule: Rule, rid: RecurrenceId, lost: bool, requirement: Requirement | None) -> None:
    one = series(rule, exceptions={rid: SeriesException(note="Flyt ikke")}, requirement=requirement)

    assert orphans(one, DENMARK) == ([rid] if lost else [])


def test_orphans_are_listed_in_order() -> None:
    rids: list[RecurrenceId] = ["2026-Q9", date(2026, 5, 1), date(2026, 3, 1), MARCH]
    one = series(MEETINGS, exceptions={rid: SeriesException() for rid in rids})

    assert orphans(one, DENMARK) == [date(2026, 3, 1), date(2026, 5, 1), "2026-Q9"]


def test_what_was_moved_or_adjusted_far_away_is_no_orphan() -> None:
    everything = {"adjustments": (off("school-holidays", "next-working-day"),)}
    in_july = date(2026, 7, 1)
    one = series(yearly(start=in_july), exceptions={in_july: moved(date(2030, 1, 1))}, **everything)

    assert orphans(one, DENMARK) == []
    assert orphans(replace(one, exceptions={in_july: SeriesException(title="T")}), DENMARK) == []


def orphans_in(calendar: list[Series], one: Series) -> list[RecurrenceId]:
    return orphans(one, DENMARK, anchors_for(one, calendar, DENMARK, Window(FIRST_DAY, END_DAY)))


@pytest.mark.parametrize(
    "rule",
    [
        relative(-14, "day"),
        relative(30, "working-day"),
        relative(-3, "week"),
        relative(5, "week-of", 0),
        placed(every=1, start=date(2026, 1, 1)),
    ],
)
def test_what_hangs_on_another_series_has_its_exceptions_by_the_date_of_that_one(rule: Rule) -> None:
    host = series(MEETINGS, exceptions={date(2026, 5, 18): moved(date(2027, 12, 24))})
    decided = {rid: SeriesException(note="Husk") for rid in (MARCH, date(2026, 3, 17), date(2026, 5, 18))}
    one = series(rule, "frist", exceptions=decided)

    assert orphans_in([host, one], one) == [date(2026, 3, 17)]


def test_an_item_placed_within_periods_has_its_exceptions_by_the_period() -> None:
    host = series(MEETINGS)
    one = series(
        placed(period("quarter")), "lis", exceptions={"2026-Q1": SeriesException(), MARCH: SeriesException()}
    )

    assert orphans_in([host, one], one) == [MARCH]


def test_an_exception_of_a_missing_date_is_an_orphan_once_the_date_is_set() -> None:
    one = series(LACKING, exceptions={SECOND_HALF: SeriesException(note="Spørg")}, requirement=TWICE_A_YEAR)

    assert orphans(one, DENMARK) == []
    assert orphans(replace(one, rule=agreed(date(2026, 2, 3), date(2026, 9, 8))), DENMARK) == [SECOND_HALF]


def test_a_date_that_was_cancelled_is_missing_and_what_was_decided_of_that_is_no_orphan() -> None:
    autumn = date(2026, 9, 8)
    decided = {autumn: SeriesException(status=Status.CANCELLED), SECOND_HALF: SeriesException(note="Ny dato?")}
    one = series(agreed(date(2026, 2, 3), autumn), exceptions=decided, requirement=TWICE_A_YEAR)

    assert orphans(one, DENMARK) == []


# What hangs on another series is moved across the borders of the window that is shown


@pytest.mark.parametrize(
    ("offset", "to"),
    [(-14, date(2026, 4, 1)), (21, date(2026, 3, 31)), (21, date(2026, 2, 2)), (-60, date(2026, 12, 1))],
)
def test_a_deadline_moved_by_hand_is_found_where_it_is_now(offset: int, to: date) -> None:
    host = series(MEETINGS)
    deadline = series(relative(offset, "day"), "frist", exceptions={MARCH: moved(to)})

    (found,) = [one for one in of_calendar([host, deadline], "frist", on(to)) if one.recurrence_id == MARCH]

    assert found.first == to


def test_a_deadline_moved_by_hand_is_found_though_its_meeting_was_moved_far_away_too() -> None:
    host = series(MEETINGS, exceptions={MARCH: moved(date(2027, 8, 1))})
    papers = series(relative(-7, "day"), "udsendelse")
    deadline = series(
        replace(relative(-1, "day"), anchor="udsendelse"), "frist", exceptions={MARCH: moved(date(2025, 2, 2))}
    )

    (found,) = of_calendar([host, papers, deadline], "frist", on(date(2025, 2, 2)))

    assert (found.first, found.recurrence_id) == (date(2025, 2, 2), MARCH)


def test_an_item_moved_by_hand_is_found_though_its_meeting_was_moved_far_away_too() -> None:
    host = series(MEETINGS, exceptions={MARCH: moved(date(2027, 8, 1))})
    item = series(Placed(host="oeu", start=date(2026, 1, 1)), "lis", exceptions={MARCH: moved(date(2026, 2, 2))})

    (found,) = of_calendar([host, item], "lis", on(date(2026, 2, 2)))

    assert found.recurrence_id == MARCH
