"""«Denne og følgende»: two halves that together are what one was, and followers that lose nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given

from planner.domain.chain import expand_calendar
from planner.domain.days import Days, default_day_calendars
from planner.domain.edits.series import find
from planner.domain.edits.splitting import split
from planner.domain.errors import DomainError
from planner.domain.occurrences import Occurrence, RecurrenceId, Status
from planner.domain.rules import Relative, RelativeUnit, Rule
from planner.domain.series import (
    Calendar,
    MovedTo,
    Quota,
    Requirement,
    Series,
    SeriesException,
    SeriesKind,
)
from planner.domain.spans import Window
from tests.domain.shorthand import (
    MO,
    TH,
    TU,
    WE,
    agreed,
    daily,
    monthly,
    period,
    placed,
    relative,
    union,
    weekly,
    yearly,
)
from tests.domain.strategies import DAYS, EXCEPTIONS, RULES

YEARS = Window(date(1990, 1, 1), date(2050, 1, 1))
THREE_YEARS = Window(date(2015, 1, 1), date(2018, 1, 1))
ALL_DAYS = default_day_calendars()


def calendar_of(*series: Series) -> Calendar:
    return Calendar(uid="c", name="", version=1, series=series, day_calendars=ALL_DAYS)


def series_of(rule: Rule, uid: str = "oeu", **rest: Any) -> Series:
    return Series(uid=uid, title=rest.pop("title", "ØU"), kind=SeriesKind.MEETING, rule=rule, **rest)


def seen(calendar: Calendar, window: Window = YEARS, title: str = "ØU") -> list[Any]:
    """What is held when, whatever the series is called by."""
    found = expand_calendar(calendar.series, Days(calendar.day_calendars), window)
    return sorted(map(_shown, (one for one in found if one.series.title == title)), key=repr)


def _shown(one: Occurrence) -> Any:
    return (
        one.first,
        one.last,
        one.times,
        one.status,
        one.recurrence_id,
        one.reasons,
        one.details._replace(placed_on=None),
    )


RULES_TO_CUT = [
    daily(interval=3),
    weekly(),
    weekly(interval=2),
    weekly(MO(), TH(), interval=3),
    weekly(WE(), by_week_no=tuple(range(2, 54, 2))),
    monthly(),
    monthly(TU(2)),
    monthly(interval=5),
    monthly(TU(1), TU(3), except_months=(7,)),
    monthly(by_working_day=(-1,)),
    monthly(TU(2), count=30),
    monthly(TU(2), until=date(2017, 1, 1)),
    monthly(MO(1), length=3),
    yearly(),
    yearly(interval=4),
    yearly(by_month=(3, 9)),
    yearly(MO(1), by_month=(3,)),
    period("quarter"),
    period("week-of-month", 2),
    period("year", every=4, anchor_year=2015),
    union(monthly(MO(3)), (monthly(MO(4)), (3, 8)), (period("month"), (12,))),
    agreed(date(2015, 3, 1), date(2016, 5, 2), date(2018, 1, 1)),
]


@pytest.mark.parametrize("rule", RULES_TO_CUT, ids=repr)
@pytest.mark.parametrize("since", [date(2015, 12, 31), date(2016, 1, 12), date(2016, 2, 29)])
def test_both_halves_are_what_the_whole_was(rule: Rule, since: date) -> None:
    whole = calendar_of(series_of(rule))
    cut = split(whole, "oeu", since, whole.series[0])

    assert seen(cut) == seen(whole)
    assert [one.uid for one in cut.series] == ["oeu", f"oeu-{since.year}"]
    old, new = (expand_calendar([one], Days(ALL_DAYS), YEARS) for one in cut.series)
    assert old
    assert new
    assert max(one.first for one in old) < since <= min(one.first for one in new)


@given(RULES, DAYS, EXCEPTIONS)
def test_whatever_the_rule_is(rule: Rule, since: date, decided: dict[RecurrenceId, SeriesException]) -> None:
    whole = calendar_of(series_of(rule, exceptions=decided))
    try:
        cut = split(whole, "oeu", since, whole.series[0])
    except DomainError:
        assume(False)
        return

    assert seen(cut) == seen(whole)


def test_from_then_on_it_is_another_one_and_before_it_stays() -> None:
    whole = calendar_of(series_of(monthly(TU(2))))
    cut = split(whole, "oeu", date(2016, 1, 12), series_of(monthly(TH(1)), place="Rådhuset"))

    dates = {one.first: one.place for one in expand_calendar(cut.series, Days(ALL_DAYS), THREE_YEARS)}
    assert [day for day in dates if date(2015, 11, 1) < day < date(2016, 3, 1)] == [
        date(2015, 11, 10),
        date(2015, 12, 8),
        date(2016, 2, 4),
    ]
    assert dates[date(2015, 12, 8)] == ""
    assert dates[date(2016, 2, 4)] == "Rådhuset"


def test_exceptions_go_with_their_half() -> None:
    old, new = date(2015, 12, 8), date(2016, 1, 12)
    decided: dict[RecurrenceId, SeriesException] = {
        old: SeriesException(moved_to=MovedTo(date(2016, 2, 1), date(2016, 2, 1))),
        new: SeriesException(status=Status.CANCELLED),
    }
    whole = calendar_of(series_of(monthly(TU(2)), exceptions=decided))
    cut = split(whole, "oeu", new, whole.series[0])

    assert [set(one.exceptions) for one in cut.series] == [{old}, {new}]
    assert seen(cut) == seen(whole)


def test_windows_go_by_their_first_day() -> None:
    decided: dict[RecurrenceId, SeriesException] = {
        f"2016-{month:02}": SeriesException(note=str(month)) for month in range(1, 5)
    }
    whole = calendar_of(series_of(period("month"), exceptions=decided))
    cut = split(whole, "oeu", "2016-03", whole.series[0])

    assert [set(one.exceptions) for one in cut.series] == [{"2016-01", "2016-02"}, {"2016-03", "2016-04"}]
    assert seen(cut) == seen(whole)


FOLLOWERS = [
    relative(-5, "working-day"),
    relative(0, "week-of", 0),
    placed(period("month")),
    placed(period("quarter")),
    placed(period("year"), nth=-1),
    placed(every=3, start=date(2015, 2, 1)),
    placed(every=1, start=date(2017, 1, 1)),
    placed(period("quarter", since=date(2017, 1, 1))),
    placed(period("quarter", until=date(2015, 12, 31))),
]


@pytest.mark.parametrize("rule", FOLLOWERS, ids=repr)
@pytest.mark.parametrize("since", [date(2016, 1, 12), date(2016, 5, 10), date(2016, 12, 13)])
def test_followers_go_on_following_on_both_sides(rule: Rule, since: date) -> None:
    follower = series_of(rule, "papers", title="Frist")
    reminder = series_of(Relative(anchor="papers", unit=RelativeUnit.DAY, offset=-1), "reminder", title="Husk")
    whole = calendar_of(series_of(monthly(TU(2))), follower, reminder)
    cut = split(whole, "oeu", since, whole.series[0])

    for title in ("Frist", "Husk"):
        assert seen(cut, THREE_YEARS, title) == seen(whole, THREE_YEARS, title)


def test_a_followers_exceptions_go_with_their_meetings() -> None:
    decided: dict[RecurrenceId, SeriesException] = {
        date(2015, 12, 8): SeriesException(note="før"),
        date(2016, 1, 12): SeriesException(note="efter"),
    }
    whole = calendar_of(series_of(monthly(TU(2))), series_of(relative(-5, "day"), "papers", exceptions=decided))
    cut = split(whole, "oeu", date(2016, 1, 12), whole.series[0])

    papers = [one for one in cut.series if isinstance(one.rule, Relative)]
    assert [set(one.exceptions) for one in papers] == [{date(2015, 12, 8)}, {date(2016, 1, 12)}]
    assert [one.rule.anchor for one in papers if isinstance(one.rule, Relative)] == ["oeu", "oeu-2016"]


def test_an_archived_follower_is_left_alone() -> None:
    archived = series_of(relative(-5, "day"), "papers", archived=True)
    whole = calendar_of(series_of(monthly(TU(2))), archived)

    assert archived in split(whole, "oeu", date(2016, 1, 12), whole.series[0]).series


def test_what_follows_another_series_is_cut_there() -> None:
    whole = calendar_of(series_of(monthly(TU(2))), series_of(relative(-5, "day"), "papers", title="Frist"))

    with pytest.raises(DomainError) as refused:
        split(whole, "papers", date(2016, 1, 12), whole.series[1])

    assert refused.value.danish == "Punktet følger »ØU« og kan kun deles dér. Ret hele serien, eller kun denne."


def test_before_the_first_date_there_is_nothing_to_cut() -> None:
    whole = calendar_of(series_of(monthly(TU(2))))
    changed = replace(whole.series[0], title="Økonomiudvalg")

    assert split(whole, "oeu", date(2015, 1, 1), changed).series == (changed,)


def test_after_the_last_date_there_is_nothing_to_begin() -> None:
    whole = calendar_of(series_of(agreed(date(2015, 3, 1))))

    with pytest.raises(DomainError) as refused:
        split(whole, "oeu", date(2015, 3, 2), whole.series[0])

    assert refused.value.field == "since"


ASKED = Requirement((Quota(count=4),), since=date(2014, 1, 1))


@pytest.mark.parametrize(
    ("since", "until", "again"),
    [
        (date(2016, 1, 12), date(2015, 12, 31), date(2016, 1, 1)),
        (date(2016, 5, 10), date(2015, 12, 31), date(2017, 1, 1)),
    ],
)
def test_a_requirement_is_counted_in_whole_years(since: date, until: date, again: date) -> None:
    whole = calendar_of(series_of(monthly(TU(2)), requirement=ASKED))
    old, new = split(whole, "oeu", since, whole.series[0]).series

    assert old.requirement == replace(ASKED, until=until)
    assert new.requirement == replace(ASKED, since=again)


def test_the_day_before_the_cut_is_the_last_of_the_old_rule() -> None:
    cut = split(calendar_of(series_of(monthly(TU(2)))), "oeu", date(2016, 1, 12), series_of(monthly(TU(2))))

    old = find(cut, "oeu")
    assert old is not None
    assert old.rule == monthly(TU(2), until=date(2016, 1, 11))
    assert titles(cut.series) == ["ØU", "ØU"]


def titles(series: Iterable[Series]) -> list[str]:
    return [one.title for one in series]


def test_a_day_that_the_rule_does_not_give_will_do() -> None:
    whole = calendar_of(series_of(weekly(MO(), interval=2)))
    cut = split(whole, "oeu", date(2015, 1, 5) + timedelta(days=10), whole.series[0])

    assert seen(cut) == seen(whole)
