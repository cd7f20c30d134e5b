"""Every kind of thing that can be in the way of a plan: named on the page with what lets go of it, and then gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.days import DayCalendar, DayKind, DaySpan, default_day_calendars
from planner.domain.rules import Placed, Relative, RelativeUnit
from planner.domain.series import Adjustment, Body, Calendar, Person, Policy, Quota, Requirement, Series, SeriesKind
from planner.domain.spans import Times
from planner.planning.candidates import choices
from planner.planning.greedy import propose
from planner.planning.problem import Problem
from planner.planning.progress import Progress, Result
from planner.planning.solving import solve
from planner.services.plans import solving
from tests.domain.shorthand import TH, TU, agreed, period, yearly
from tests.services.plans import town
from tests.web.forms import filled, send, text_of
from tests.web.plans.making import new_plan
from tests.web.plans.test_impossible import solved

COUNCIL, BOARD = Body("council", "Byrådet"), Body("board", "Direktionen")
MORNING = Times(time(9), time(11))
LONG_AGO = agreed(date(2019, 3, 24))
"""A date too old to be a pattern."""

ON_9_MARCH = yearly(TU(2), start=date(2015, 1, 1), by_month=(3,), times=MORNING)
FAIR = DayCalendar(
    uid="fair", name="Messen", kind=DayKind.EVENT, added=(DaySpan(date(2027, 3, 8), date(2027, 3, 31), "Messe"),)
)
TUESDAY_OFF = replace(FAIR, added=(DaySpan(date(2027, 3, 9), date(2027, 3, 9), "Messe"),))


def series(uid: str, title: str, **more: object) -> Series:
    made = Series(uid=uid, title=title, kind=SeriesKind.MEETING, body=COUNCIL, rule=ON_9_MARCH)
    return replace(made, **more)  # type: ignore[arg-type]


def in_march(count: int, **more: object) -> Series:
    """So many meetings in March 2027, which has five Tuesdays, and Easter from the 25th to the 29th."""
    asked = Requirement((Quota(windows=(period("month", months=(3,)),)),) * count, since=date(2019, 1, 1))
    return series("themes", "Temamøde", rule=LONG_AGO, requirement=asked, **more)


def calendar(*every: Series, days: Sequence[DayCalendar] = (), people: Sequence[Person] = ()) -> Calendar:
    return Calendar(
        uid="town",
        name="Byen",
        version=0,
        bodies=(COUNCIL, BOARD),
        people=tuple(people),
        day_calendars=(*default_day_calendars(), *days),
        series=every,
    )


@dataclass(frozen=True, kw_only=True)
class Case:
    """A calendar whose plan is impossible with these wishes and pins; and what is offered as the way out.

    `button` is what it says. `way` is a link instead, and `then` the calendar after what is done where it leads.
    """

    calendar: Calendar
    remedy: str
    button: str = ""
    way: str = ""
    then: Calendar | None = None
    wishes: Mapping[str, object] = field(default_factory=dict)
    own: Mapping[str, object] = field(default_factory=dict)
    pin: Mapping[str, str] = field(default_factory=dict)


PAIR = (
    series("council", "Byrådsmøde", place="B105"),
    series("board", "Direktionsmøde", body=BOARD, place="B105"),
)
"""Two bodies at the same time in the same room."""

BOTH = Person("kd", "Kommunaldirektøren", "", frozenset({"council", "board"}))
RIGID = {"slack": 0}
TUESDAYS = {"weekdays": ["2"]}
SHUNNING = (Adjustment("fair", Policy.NEXT_WORKING_DAY),)
LEAD = Relative(anchor="council", unit=RelativeUnit.WORKING_DAY, offset=-5, times=MORNING)
BEFORE = series("papers", "Formøde", body=BOARD, rule=LEAD)
LAST_OF_MARCH = yearly(TH(1), start=date(2015, 1, 1), by_month=(4,), times=MORNING)
APRIL_ITEM = Series(
    uid="figures",
    title="Regnskab",
    kind=SeriesKind.ITEM,
    rule=Placed(host="council", within=period("month", months=(4,))),
)
OVER_EASTER = series("trip", "Studietur", rule=agreed(date(2027, 3, 23)))
QUARTERLY = Quota(per=period("quarter").unit)
SEMINAR = Quota(windows=(period("quarter", 1),), label="seminar")
IN_PARTS = series(
    "themes", "Temamøde", rule=LONG_AGO, requirement=Requirement((SEMINAR, QUARTERLY), date(2019, 1, 1))
)

CASES = {
    "spacing": Case(
        calendar=calendar(in_march(3)),
        own={"least": 20},
        remedy="Giv slip på afstanden mellem møderne i Temamøde.",
        button="Glem afstanden mellem møderne i »Temamøde«",
    ),
    "spacing between parts": Case(
        calendar=calendar(IN_PARTS),
        own={"least": 95},
        remedy="Giv slip på afstanden mellem møderne i Temamøde.",
        button="Glem afstanden mellem møderne i »Temamøde«",
    ),
    "longest spacing between parts": Case(
        calendar=calendar(IN_PARTS),
        own={"most": 20},
        remedy="Giv slip på, hvor længe der må gå mellem møderne i Temamøde.",
        button="Glem afstanden mellem møderne i »Temamøde«",
    ),
    "weekdays": Case(
        calendar=calendar(in_march(6)),
        own=TUESDAYS,
        remedy="Tillad Temamøde alle ugedage.",
        button="Tillad alle hverdage for »Temamøde«",
    ),
    "forbidden days": Case(
        calendar=calendar(in_march(6), days=[FAIR]),
        wishes={"forbidden": ["fair"]},
        remedy="Tillad møder i Temamøde i Messe.",
        button="Tillad møder i »Messen«",
    ),
    "days that a series shuns": Case(
        calendar=calendar(in_march(5, adjustments=SHUNNING), days=[TUESDAY_OFF]),
        own=TUESDAYS,
        remedy="Tillad møder i Temamøde i Messe.",
        way="Ret reglen for »Temamøde«",
        then=calendar(in_march(5), days=[TUESDAY_OFF]),
    ),
    "room": Case(
        calendar=calendar(*PAIR),
        wishes={**RIGID, "rooms": "B105: 1"},
        remedy="Find flere lokaler end B105.",
        button="Glem, hvor mange møder »B105« har plads til",
    ),
    "slack": Case(
        calendar=calendar(*PAIR),
        wishes={**RIGID, "rooms": "B105: 1"},
        remedy="ligge op til to uger før eller efter sit vindue.",
        button="Lad datoer flytte 14 dage længere fra reglens dag",
    ),
    "people": Case(
        calendar=calendar(*PAIR, people=[BOTH]),
        wishes=RIGID,
        remedy="Lad Kommunaldirektøren undvære et møde, hvor Byrådsmøde og Direktionsmøde falder sammen.",
        way="Se, hvem der sidder hvor",
        then=calendar(*PAIR),
    ),
    "pin": Case(
        calendar=calendar(in_march(3)),
        own={"least": 9},
        pin={"themes/": "2027-03-15"},
        remedy="Giv slip på datoen for Temamøde",
        button="Lås »Temamøde« op",
    ),
    "agreed date": Case(
        calendar=calendar(series("council", "Byrådsmøde"), series("extra", "Ekstra", rule=agreed(date(2027, 3, 9)))),
        wishes=RIGID,
        remedy="Giv slip på datoen for Ekstra",
        way="Flyt datoen i årshjulet",
        then=calendar(series("council", "Byrådsmøde"), series("extra", "Ekstra", rule=agreed(date(2027, 3, 10)))),
    ),
    "lead": Case(
        calendar=calendar(series("council", "Byrådsmøde"), BEFORE, days=[FAIR]),
        wishes={"slack": 7, "forbidden": ["fair"]},
        pin={"papers/": "2027-03-03"},
        remedy="Giv slip på afstanden mellem",
        way="Ret reglen for »Formøde«",
        then=calendar(series("council", "Byrådsmøde"), replace(BEFORE, rule=replace(LEAD, offset=-1)), days=[FAIR]),
    ),
    "pin of a host": Case(
        calendar=calendar(series("council", "Byrådsmøde", rule=LAST_OF_MARCH), APRIL_ITEM),
        pin={"council/": "2027-03-31"},
        remedy="Giv slip på datoen for Byrådsmøde",
        button="Lås »Byrådsmøde« op",
    ),
    "host": Case(
        calendar=calendar(series("council", "Byrådsmøde", rule=LAST_OF_MARCH), APRIL_ITEM),
        pin={"council/": "2027-03-31"},
        remedy="Tag Regnskab uden for møderne i Byrådsmøde.",
        way="Ret reglen for »Regnskab«",
        then=calendar(series("council", "Byrådsmøde", rule=LAST_OF_MARCH)),
    ),
}


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real solver, without a process of its own: starting one takes longer than these small years do."""

    def plan(problem: Problem, *, seconds: float, tell: Callable[[Progress], None], stop: object) -> Result:
        return solve(problem, propose(problem, choices(problem)), seconds=seconds, tell=tell)

    monkeypatch.setattr(solving, "plan", plan)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_in_the_way_is_let_go_of(app: Flask, planner: FlaskClient, case: Case) -> None:
    found(app, case.calendar)
    plan = new_plan(planner)
    wish(planner, plan, case)

    said = solved(planner, plan)

    assert "Møderne kan ikke alle holdes" in said
    assert case.remedy in said.partition("Hver for sig ville dette hjælpe")[2], said
    page = planner.get(f"{plan}/solve").text
    if case.button:
        press(planner, page, f"{plan}/solve/relax", case.button)
    else:
        assert planner.get(way(page, case.way)).status_code == 200
        assert case.then
        found(app, case.then)
    assert "Færdig" in solved(planner, plan)


def found(app: Flask, town_hall: Calendar) -> None:
    with app.app_context():
        town.found(town_hall)


def wish(planner: FlaskClient, plan: str, case: Case) -> None:
    """Fill in the plan's forms, and move what is to be pinned; a slot is told by how it begins."""
    if case.wishes:
        assert send(planner, f"{plan}/wishes", **case.wishes).status_code == 303
    if case.own:
        assert send(planner, f"{plan}/wishes/themes", **case.own).status_code == 303
    for slot, day in case.pin.items():
        address = re.search(rf'"({plan}/at/{slot}[^"?]+)', planner.get(plan).text)
        assert address, f"no meeting of {slot}"
        here = unescape(address[1])
        assert send(planner, f"{here}?to={day}", action=f"{here}/move").status_code == 303


def press(planner: FlaskClient, page: str, action: str, label: str) -> None:
    """Send the first of the page's forms whose button says so."""
    forms = re.findall(r"<form.*?</form>", page, flags=re.DOTALL)
    form = next((one for one in forms if label in text_of(one)), None)
    assert form, f"no button “{label}”"
    assert planner.post(action, data=filled(form, action)).status_code == 303


def way(page: str, label: str) -> str:
    """Where the first link that says so leads."""
    for address, words in re.findall(r'<a href="([^"]+)">(.*?)</a>', page, flags=re.DOTALL):
        if text_of(words) == label:
            return unescape(address)
    pytest.fail(f"no way “{label}”")
