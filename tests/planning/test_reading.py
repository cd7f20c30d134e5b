"""What an instance must be, told by its field."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.planning.checks import check
from planner.planning.errors import PlanningError
from planner.planning.problem import Gap, Unit
from planner.planning.reading import MOST_MEETINGS, read_instance
from planner.planning.solutions import conflict_json, read_solution, solution_json
from tests.planning.years import Json, body, dates, instance, march, meeting, problem

Change = Callable[[Json], object]


def refused(data: object) -> PlanningError:
    with pytest.raises(PlanningError) as caught:
        read_instance(data)
    return caught.value


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        (lambda data: data.update(format="moedeplan-instance/2"), "format", "skal være moedeplan-instance/1"),
        (lambda data: data.pop("name"), "name", "skal være en tekst"),
        (lambda data: data.update(name="  "), "name", "skal være en tekst"),
        (lambda data: data.update(horizon=[march(2), march(1)]), "horizon", "to datoer i rækkefølge"),
        (lambda data: data.update(horizon=["2027-01-01", "2031-01-01"]), "horizon", "højst være 1100 dage"),
        (lambda data: data.update(workweek=[1, 8]), "workweek", "ugedage fra 1 til 7"),
        (lambda data: data.update(workweek=[]), "workweek", "ugedage fra 1 til 7"),
        (lambda data: data.update(closed=[{"date": "2027-3-1"}]), "closed[0].date", "en dato som 2027-03-24"),
        (lambda data: data.update(closed=[{"date": "2027-02-29"}]), "closed[0].date", "en dato som 2027-03-24"),
        (lambda data: data.update(groups={}), "groups", "skal være en liste"),
        (lambda data: data["groups"].append({"id": "left"}), "groups", "»left« står to gange"),
        (lambda data: data["groups"][0].update(day_max=-1), "groups[0].day_max", "et helt tal fra 0"),
        (lambda data: data["groups"][0].update(day_max=True), "groups[0].day_max", "et helt tal fra 0"),
        (lambda data: data["groups"][0].update(week_weight=10**9), "groups[0].week_weight", "et helt tal fra 0"),
        (lambda data: data["series"][0].update(groups=["who"]), "series[0].groups[0]", "»who«, som ikke findes"),
        (lambda data: data["series"][0].update(room="loft"), "series[0].room", "»loft«, som ikke findes"),
        (lambda data: data["series"][0].update(start="9:00"), "series[0].start", "et klokkeslæt som 09:30"),
        (lambda data: data["series"][0].update(start="12:00"), "series[0].end", "ligger før »start«"),
        (lambda data: data["series"][0].update(end="24:30"), "series[0].end", "et klokkeslæt som 09:30"),
        (lambda data: data["series"][0].update(weekdays={"1": "2"}), "series[0].weekdays.1", "et helt tal"),
        (
            lambda data: data["series"][0].update(deadlines=[{"workdays_before": 400}]),
            "series[a].deadlines",
            "mere end et år før planen",
        ),
        (lambda data: data["series"][0].update(days=0), "series[0].days", "et helt tal fra 1"),
        (lambda data: data["series"][0].update(on="c"), "series[a].on", "»c«, som ikke findes"),
        (lambda data: data["series"][0].update(on="a"), "series[a].on", "mødes med sig selv"),
        (
            lambda data: [one.update(on=on) for one, on in zip(data["series"], "ba", strict=True)],
            "series[a].on",
            "selv",
        ),
        (lambda data: data.update(meetings=[]), "meetings", "ingen møder at planlægge"),
        (lambda data: data.update(meetings=["a-1"]), "meetings[0]", "skal være et objekt"),
        (lambda data: data["meetings"][0].update(series="c"), "meetings[0].series", "»c«, som ikke findes"),
        (lambda data: data["meetings"][0].update(window=[march(2), march(1)]), "meetings[0].window", "i rækkefølge"),
        (lambda data: data["meetings"][0].update(window=[march(2)]), "meetings[0].window", "to datoer"),
        (lambda data: data["meetings"][0].update(fixed="i morgen"), "meetings[0].fixed", "en dato som"),
        (lambda data: data["meetings"].append(meeting("a-1") | {"id": "x"}), "meetings[x].no", "samme som for »a-1«"),
        (lambda data: data.update(links=[{"before": "a-1", "after": "a-1"}]), "links[0]", "til sig selv"),
        (lambda data: data.update(links=[{"before": "a-1", "after": "z"}]), "links[0].after", "»z«, som ikke findes"),
        (lambda data: data.update(periods=[{"id": "p", "from": march(2), "to": march(1)}]), "periods[0].to", "før"),
    ],
)
def test_what_is_wrong_is_told_with_its_path(change: Change, field: str, said: str) -> None:
    data = instance()
    change(data)

    error = refused(data)

    assert error.field == field
    assert said in error.danish
    assert error.english != error.danish


@pytest.mark.parametrize("data", [None, [], "instance", 7])
def test_an_instance_is_an_object(data: object) -> None:
    assert refused(data).field == "instance"


def test_the_unit_of_a_link_is_days_or_workdays() -> None:
    link = {"before": "a-1", "after": "b-1", "unit": "weeks"}

    assert refused(instance(meeting("a-1"), meeting("b-1"), links=[link])).field == "links[0].unit"
    read = problem(meeting("a-1"), meeting("b-1"), links=[link | {"unit": "workdays"}])
    assert read.links[0].unit is Unit.WORKDAYS


def test_ten_thousand_meetings_are_refused_before_they_are_read() -> None:
    error = refused(instance() | {"meetings": [None] * 10_000})

    assert error.field == "meetings"
    assert str(MOST_MEETINGS) in error.danish


def test_a_body_without_a_weekday_list_meets_on_any_day_and_a_missing_list_of_periods_is_none() -> None:
    read = problem(series=[body("a", "left"), body("b", "right", weekdays={"2": 0, "3": None})])

    assert read.series["a"].weekdays is None
    assert read.series["b"].weekdays == {2: 0}
    assert read.periods == ()


LEAST: Json = {
    "format": "moedeplan-instance/1",
    "name": "marts",
    "horizon": [march(1), march(28)],
    "groups": [],
    "series": [{"id": "a", "start": "09:00", "end": "24:00"}],
    "meetings": [{"id": "a-1", "series": "a", "no": 1, "window": [march(1), march(3)]}],
}


def test_what_may_be_left_out_means_the_usual_thing() -> None:
    read = read_instance(LEAST)

    assert read.workweek == {1, 2, 3, 4, 5}
    assert (read.closed, read.periods, read.links, read.rooms) == ({}, (), (), {})
    series = read.series["a"]
    assert (series.name, series.groups, series.days, series.load, series.end) == ("a", frozenset(), 1, 1, 24 * 60)
    assert (series.weekdays, series.room, series.host, series.deadlines, series.gap) == (None, None, None, (), Gap())
    one = read.meetings["a-1"]
    assert (one.fixed, one.target, one.current, one.gap_before) == (None, None, None, True)
    assert read_instance(LEAST | {"unheard": {"of": 1}, "description": None}) == read


@pytest.mark.parametrize(
    "nothing",
    [
        {"closed": [], "periods": [], "links": [], "rooms": []},
        {"closed": None, "periods": None, "links": None, "rooms": None, "workweek": None},
        {"series": [LEAST["series"][0] | {"groups": [], "deadlines": [], "gap": {}, "last_year": {}, "name": " "}]},
        {"series": [LEAST["series"][0] | dict.fromkeys(("weekdays", "gap", "last_year", "room", "on", "days"))]},
        {"meetings": [LEAST["meetings"][0] | dict.fromkeys(("fixed", "target", "current", "move_weight"))]},
    ],
)
def test_null_and_nothing_are_the_same_as_left_out(nothing: Json) -> None:
    assert read_instance(LEAST | nothing) == read_instance(LEAST)


def test_an_agenda_item_needs_no_time_of_its_own_and_a_period_no_name() -> None:
    items = [*LEAST["series"], {"id": "i", "on": "a"}]
    read = read_instance(LEAST | {"series": items, "periods": [{"from": march(1), "to": march(2), "hard": True}]})

    assert (read.series["i"].start, read.series["i"].end) == (0, 0)
    assert (read.periods[0].uid, read.periods[0].name, read.periods[0].groups) == ("periods[0]", "periods[0]", None)


def test_distances_that_bind_nothing_are_numbers_like_others() -> None:
    link = {"before": "a-1", "after": "b-1", "min": -9999, "max": 9999}
    read = problem(meeting("a-1"), meeting("b-1"), links=[link])

    assert (read.links[0].least, read.links[0].most) == (-9999, 9999)
    assert check(read, dates(a_1=26, b_1=1)).feasible


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"format": "moedeplan-instance/1"}, "format"),
        ({"instance": "april"}, "instance"),
        ({"dates": []}, "dates"),
        ({"dates": {"a-1": "3. marts"}}, "dates.a-1"),
    ],
)
def test_a_solution_is_read_as_strictly(change: Json, field: str) -> None:
    solution = {"format": "moedeplan-solution/1", "instance": "marts", "dates": {"a-1": march(3)}}
    assert read_solution(solution, problem()) == dates(a_1=3)

    with pytest.raises(PlanningError) as caught:
        read_solution(solution | change, problem())

    assert caught.value.field == field


def test_answers_are_written_as_the_format_has_them() -> None:
    assert solution_json(problem(), dates(a_1=3)) == {
        "format": "moedeplan-solution/1",
        "instance": "marts",
        "dates": {"a-1": "2027-03-03"},
    }
    assert conflict_json(problem(), ["a-1"]) == {
        "format": "moedeplan-conflict/1",
        "instance": "marts",
        "meetings": ["a-1"],
    }
