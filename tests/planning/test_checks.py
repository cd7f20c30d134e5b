"""What a plan breaks, in words, and what it costs: one rule at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.planning.checks import check
from planner.planning.prices import Kind
from tests.planning.years import Json, body, dates, march, meeting, problem

TWO = [meeting("a-1"), meeting("a-2")]
BOTH = [meeting("a-1"), meeting("b-1")]


def groups(**more: Any) -> list[Json]:
    return [{"id": "left", "name": "Left", **more}]


def said(meetings: list[Json], plan: dict[str, int], **more: Any) -> list[str]:
    year = problem(*meetings, **more)
    return [violation.text(year, "da") for violation in check(year, plan).violations]


def together(**more: Any) -> list[Json]:
    """Two bodies of the same people."""
    return [body("a", "left", **more), body("b", "left", **more)]


ITEM = [body("a", "left"), body("b", on="a")]


@pytest.mark.parametrize(
    ("meetings", "plan", "more", "sentence"),
    [
        ([meeting("a-1")], dates(), {}, "A nr. 1 har ingen dato."),
        (
            [meeting("a-1", 2, 4)],
            dates(a_1=5),
            {},
            "A nr. 1 kan ikke ligge fredag den 5. marts 2027: uden for sit vindue.",
        ),
        (
            [meeting("a-1")],
            dates(a_1=5),
            {"series": [body("a", "left", weekdays={"1": 0})]},
            "A nr. 1 kan ikke ligge fredag den 5. marts 2027: ugedagen er ikke tilladt.",
        ),
        (
            [meeting("a-1", fixed=march(3))],
            dates(a_1=5),
            {},
            "A nr. 1 kan ikke ligge fredag den 5. marts 2027: fastlåst til en anden dag.",
        ),
        (
            [meeting("a-1", 28, 29)],
            dates(a_1=29),
            {},
            "A nr. 1 kan ikke ligge mandag den 29. marts 2027: uden for planens år.",
        ),
        ([meeting("a-1")], dates(a_1=6), {}, "A nr. 1 kan ikke ligge lørdag den 6. marts 2027: ingen arbejdsdag."),
        (
            [meeting("a-1")],
            dates(a_1=5),
            {"closed": [{"date": march(5), "name": "Lukket"}]},
            "A nr. 1 kan ikke ligge fredag den 5. marts 2027: lukket (Lukket).",
        ),
        (
            [meeting("a-1")],
            dates(a_1=5),
            {
                "periods": [
                    {"id": "f", "name": "Ferie", "from": march(4), "to": march(5), "hard": True, "groups": "*"}
                ]
            },
            "A nr. 1 kan ikke ligge fredag den 5. marts 2027: Ferie.",
        ),
        (TWO, dates(a_1=5, a_2=4), {}, "A nr. 2 skal ligge efter A nr. 1."),
        (
            TWO,
            dates(a_1=4, a_2=5),
            {"series": [body("a", gap={"min": 7})]},
            "Fra A nr. 1 til A nr. 2 er der 1 dag; der skal være mindst 7.",
        ),
        (
            TWO,
            dates(a_1=4, a_2=25),
            {"series": [body("a", gap={"max": 14})]},
            "Fra A nr. 1 til A nr. 2 er der 21 dage; der må højst være 14.",
        ),
        (
            BOTH,
            dates(a_1=4, b_1=8),
            {"links": [{"before": "a-1", "after": "b-1", "min": 5}]},
            "Fra A nr. 1 til B nr. 1 er der 4 dage; der skal være mindst 5 dage.",
        ),
        (
            BOTH,
            dates(a_1=4, b_1=9),
            {"links": [{"before": "a-1", "after": "b-1", "max": 2, "unit": "workdays"}]},
            "Fra A nr. 1 til B nr. 1 er der 3 arbejdsdage; der må højst være 2 arbejdsdage.",
        ),
        (BOTH, dates(a_1=4, b_1=5), {"series": ITEM}, "B nr. 1 ligger fredag den 5. marts 2027, hvor A ikke mødes."),
        (
            BOTH,
            dates(a_1=4, b_1=4),
            {"series": together()},
            "A nr. 1 og B nr. 1 deler Left og mødes samtidig torsdag den 4. marts 2027.",
        ),
        (
            BOTH,
            dates(a_1=3, b_1=4),
            {"series": [body("a", "left", days=2), body("b", "left")]},
            "A nr. 1 og B nr. 1 deler Left og mødes samtidig torsdag den 4. marts 2027.",
        ),
        (
            BOTH,
            dates(a_1=4, b_1=4),
            {"series": [body("a", room="hall"), body("b", room="hall", hours="10:00-12:00")]},
            "2 møder på én gang i Hall torsdag den 4. marts 2027, hvor der er plads til 1: A nr. 1 og B nr. 1.",
        ),
        (
            BOTH,
            dates(a_1=4, b_1=4),
            {"series": [body("a", "left"), body("b", "left", hours="13:00-14:00")], "groups": groups(day_max=1)},
            "Left har 2 møder torsdag den 4. marts 2027, højst 1 er tilladt: A nr. 1 og B nr. 1.",
        ),
        (
            BOTH,
            dates(a_1=1, b_1=5),
            {"series": together(), "groups": groups(week_max=1)},
            "Left har 2 mødedage i uge 9 i 2027, højst 1 er tilladt.",
        ),
        (
            BOTH,
            dates(a_1=5, b_1=1),
            {"series": together(), "groups": groups(apart=7)},
            "Fra B nr. 1 til A nr. 1 er der 4 dage; Left skal have mindst 7 imellem.",
        ),
        (
            BOTH,
            dates(a_1=5, b_1=1),
            {"series": together(), "groups": groups(within=3)},
            "Fra B nr. 1 til A nr. 1 er der 4 dage; Left må højst have 3 imellem.",
        ),
    ],
)
def test_a_broken_rule_is_said(meetings: list[Json], plan: dict[str, int], more: Json, sentence: str) -> None:
    more.setdefault("series", [body("a", "left"), body("b", "right")])

    assert said(meetings, plan, **more) == [sentence]


@pytest.mark.parametrize(
    ("plan", "more"),
    [
        (dates(a_1=4, b_1=4), {"series": [body("a", "left"), body("b", "left", hours="11:00-12:00")]}),
        (dates(a_1=4, b_1=4), {"series": [body("a", room="hall"), body("b", room="hall", hours="11:00-12:00")]}),
        (
            dates(a_1=4, b_1=4),
            {"series": [body("a", "left"), body("b", "left", on="a")], "groups": groups(day_max=1)},
        ),
        (dates(a_1=5, b_1=8), {"series": together(), "groups": groups(week_max=1)}),
        (dates(a_1=5, b_1=8), {"links": [{"before": "a-1", "after": "b-1", "max": 1, "unit": "workdays"}]}),
    ],
    ids=["end to end", "room in turn", "an item is no meeting", "two weeks", "a weekend is no working day"],
)
def test_what_comes_close_is_allowed(plan: dict[str, int], more: Json) -> None:
    assert said(BOTH, plan, **more) == []


@pytest.mark.parametrize("year", [1990, 2026, 2028, 2090])
def test_a_date_in_quite_another_year_is_outside_the_plan_and_nothing_worse(year: int) -> None:
    links = [{"before": "a-1", "after": "b-1", "max": 2, "unit": "workdays"}]

    told = said(BOTH, dates(b_1=5) | {"a-1": date(year, 3, 6).toordinal()}, links=links)

    assert any(sentence.endswith("uden for planens år.") for sentence in told)


def test_a_closed_day_without_a_name_is_closed_all_the_same() -> None:
    assert said([meeting("a-1")], dates(a_1=5), closed=[{"date": march(5)}]) == [
        "A nr. 1 kan ikke ligge fredag den 5. marts 2027: lukket."
    ]


@pytest.mark.parametrize(
    ("name", "danish", "english"),
    [
        ("Skærtorsdag", "lukket (Skærtorsdag).", "closed (Maundy Thursday)."),
        ("Personaledag", "lukket (Personaledag).", "closed (Personaledag)."),
    ],
)
def test_a_danish_custom_has_a_name_in_english_too(name: str, danish: str, english: str) -> None:
    year = problem(meeting("a-1"), closed=[{"date": march(5), "name": name}])
    (broken,) = check(year, dates(a_1=5)).violations

    assert broken.text(year, "da").endswith(danish)
    assert broken.text(year, "en").endswith(english)


def test_a_meeting_that_does_not_exist_is_told_of_and_the_rest_still_judged() -> None:
    year = problem()

    verdict = check(year, dates(a_1=6) | {"x-1": 1})

    assert [one.text(year, "en") for one in verdict.violations] == [
        "“x-1” does not exist.",
        "A no. 1 cannot be on Saturday 6 March 2027: not in the working week.",
    ]


WEEK = {"id": "p", "name": "p", "from": march(8), "to": march(12), "groups": "*"}


@pytest.mark.parametrize(
    ("kind", "points", "meetings", "plan", "more"),
    [
        (Kind.WEEKDAY, 3, [meeting("a-1")], dates(a_1=5), {"series": [body("a", weekdays={"4": 0, "5": 3})]}),
        (
            Kind.LAST_YEAR,
            2 * 5 + 1,
            [meeting("a-1", target=march(3))],
            dates(a_1=16),
            {"series": [body("a", last_year={"week_weight": 5, "weekday_weight": 1})]},
        ),
        (
            Kind.PERIOD,
            2,
            [meeting("a-1")],
            dates(a_1=5),
            {"series": [body("a", days=4)], "periods": [WEEK | {"weight": 2}], "workweek": [1, 2, 3, 4, 5, 6, 7]},
        ),
        (
            Kind.DEADLINE,
            4,
            [meeting("a-1")],
            dates(a_1=15),
            {
                "series": [body("a", deadlines=[{"workdays_before": 1}, {"workdays_before": 6}])],
                "periods": [WEEK | {"deadline_weight": 4, "groups": []}],
            },
        ),
        (
            Kind.GAP,
            2 * 3,
            TWO,
            dates(a_1=4, a_2=8),
            {"series": [body("a", gap={"ideal_min": 7, "ideal_max": 9, "weight": 2})]},
        ),
        (
            Kind.GAP,
            2 * 2,
            TWO,
            dates(a_1=4, a_2=15),
            {"series": [body("a", gap={"ideal_min": 7, "ideal_max": 9, "weight": 2})]},
        ),
        (
            Kind.GAP,
            0,
            [TWO[0], TWO[1] | {"gap_before": False}],
            dates(a_1=4, a_2=15),
            {"series": [body("a", gap={"ideal_max": 9, "weight": 2})]},
        ),
        (
            Kind.SAME_WEEKDAY,
            5,
            [*TWO, meeting("a-3")],
            dates(a_1=4, a_2=11, a_3=19),
            {"series": [body("a", same_weekday_weight=5)]},
        ),
        (
            Kind.WEEK_LOAD,
            3 * (2 + 2 + 1 - 3),
            BOTH,
            dates(a_1=1, b_1=5),
            {
                "series": [body("a", "left", days=2, load=2), body("b", "left")],
                "groups": groups(week_cap=3, week_weight=3),
            },
        ),
        (
            Kind.MOVED,
            9 + 2,
            [meeting("a-1", current=march(4), move_weight=9, move_week_weight=2)],
            dates(a_1=8),
            {},
        ),
        (Kind.MOVED, 0, [meeting("a-1", current=march(4), move_weight=9)], dates(a_1=4), {}),
    ],
)
def test_a_wish_that_is_not_met_costs(
    kind: Kind, points: int, meetings: list[Json], plan: dict[str, int], more: Json
) -> None:
    verdict = check(problem(*meetings, **{"groups": groups(), "series": [body("a")]} | more), plan)

    assert verdict.violations == ()
    assert {kind: points} == {kind: count for kind, count in verdict.points.items() if count} or points == 0
    assert verdict.points[kind] == verdict.cost == points


def test_the_points_of_a_gap_are_the_later_meetings() -> None:
    year = problem(*TWO, series=[body("a", gap={"ideal_max": 9, "weight": 2})])

    assert check(year, dates(a_1=4, a_2=15)).by_meeting == {"a-2": {Kind.GAP: 4}}
