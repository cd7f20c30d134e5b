"""A series cut in two, told as one: what stays is not told, what changes stands beside what it was."""

from dataclasses import replace
from datetime import date, time

import pytest

from planner.domain.consequences import Consequences, consequences
from planner.domain.days import default_day_calendars
from planner.domain.edits.splitting import split
from planner.domain.rejoined import halves, rejoined
from planner.domain.rules import Rule
from planner.domain.series import Body, Calendar, MovedTo, Series, SeriesException, SeriesKind
from planner.domain.spans import Times, Window
from tests.domain.shorthand import TEN_TO_NOON, TH, TU, monthly, period, placed, relative

YEARS = Window(date(2015, 1, 1), date(2017, 1, 1))
CUT = date(2016, 1, 1)
BODY = Body("oeu", "ØU")
OEU = Series(
    uid="oeu",
    title="ØU",
    kind=SeriesKind.MEETING,
    body=BODY,
    rule=monthly(TU(2), times=TEN_TO_NOON),
    exceptions={date(2016, 3, 8): SeriesException(moved_to=MovedTo(date(2016, 3, 10), date(2016, 3, 10)))},
)
PAPERS = replace(
    OEU, uid="papers", title="Frist", kind=SeriesKind.DEADLINE, rule=relative(-5, "working-day"), exceptions={}
)
FIGURES = replace(
    OEU, uid="figures", title="Tal", kind=SeriesKind.ITEM, rule=placed(period("quarter")), exceptions={}
)
OTHER = replace(OEU, uid="other", title="Andet", rule=monthly(TU(2), times=Times(time(11))), exceptions={})
CALENDAR = Calendar(
    uid="c",
    name="",
    version=1,
    bodies=(BODY,),
    series=(OEU, PAPERS, FIGURES, OTHER),
    day_calendars=default_day_calendars(),
)


def told(changed: Series) -> Consequences:
    after = split(CALENDAR, "oeu", CUT, changed)
    return rejoined(consequences(CALENDAR, after, YEARS), halves(CALENDAR, after, "oeu"))


def with_rule(rule: Rule) -> Series:
    return replace(OEU, rule=rule)


def test_each_half_is_known_by_what_it_was_cut_from() -> None:
    after = split(CALENDAR, "oeu", CUT, OEU)

    assert halves(CALENDAR, after, "oeu") == {"oeu-2016": "oeu", "frist-2016": "papers", "tal-2016": "figures"}


def test_where_nothing_changes_nothing_is_told() -> None:
    assert told(OEU) == Consequences()


def test_where_nothing_is_cut_there_are_no_halves() -> None:
    assert halves(CALENDAR, CALENDAR, "oeu") == {}


@pytest.mark.parametrize("times", [Times(time(9)), Times(time(15), time(16))])
def test_another_hour_is_a_change_of_each_later_date(times: Times) -> None:
    found = told(with_rule(monthly(TU(2), times=times)))

    assert {pair.old.first.year for pair in found.changed} == {2016}
    assert {pair.old.series.uid for pair in found.changed} >= {"oeu"}
    assert not found.appeared
    assert not found.disappeared


def test_another_day_comes_and_goes_from_then_on() -> None:
    found = told(with_rule(monthly(TH(3), times=TEN_TO_NOON)))

    assert {one.first.year for one in (*found.appeared, *found.disappeared)} <= {2015, 2016}
    assert min(one.first for one in found.appeared if one.series.title == "ØU") == date(2016, 1, 21)
    assert [orphan.recurrence_id for orphan in found.orphaned] == [date(2016, 3, 8)]
    assert {(clash.first.first, clash.second.title) for clash in found.gone_clashes} <= {
        (one.first, title) for one in found.disappeared for title in ("ØU", "Andet")
    }


def test_a_decision_that_had_lost_its_date_before_is_not_lost_by_the_cut() -> None:
    lost = SeriesException(title="Budget")
    calendar = replace(CALENDAR, series=(replace(OEU, exceptions={date(2016, 3, 9): lost}),))
    after = split(calendar, "oeu", CUT, calendar.series[0])

    found = rejoined(consequences(calendar, after, YEARS), halves(calendar, after, "oeu"))

    assert (found.orphaned, found.reclaimed) == ((), ())
    assert [one.recurrence_id for one in found.lost] == [date(2016, 3, 9)]


def test_a_clash_that_was_there_before_is_not_new() -> None:
    shorter = told(with_rule(monthly(TU(2), times=Times(time(10), time(11, 30)))))

    assert shorter.new_clashes == ()
    assert shorter.gone_clashes == ()
