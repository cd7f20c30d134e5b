"""Ønsker: ordered in words, limited in numbers, for all and for single series; and drafts compared."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.planning.year.preferences import Own, Preferences, Wish
from planner.services.plans import looking
from tests.web.forms import filled, send, text_of
from tests.web.plans.making import new_plan


@pytest.fixture
def plan(planner: FlaskClient) -> str:
    return new_plan(planner)


def stored(app: Flask, plan: str) -> Preferences:
    with app.app_context():
        return looking.look(plan.rpartition("/")[2]).preferences


def test_saved_as_it_stands_it_changes_nothing(app: Flask, planner: FlaskClient, plan: str) -> None:
    before = stored(app, plan)

    send(planner, f"{plan}/wishes")

    assert stored(app, plan) == before


def test_a_wish_goes_up_and_nothing_is_saved_before_the_form_is(app: Flask, planner: FlaskClient, plan: str) -> None:
    before = stored(app, plan)

    shown = send(planner, f"{plan}/wishes", up="last_year", slack="21")

    assert shown.status_code == 200
    kept = filled(shown.text)
    assert kept.getlist("order")[:2] == ["last_year", "rule"]
    assert kept["slack"] == "21"
    assert stored(app, plan) == before

    planner.post(f"{plan}/wishes", data=kept)
    after = stored(app, plan)
    assert after.order[:2] == (Wish.LAST_YEAR, Wish.RULE)
    assert after.slack.days == 21


def test_what_is_not_ticked_does_not_count(app: Flask, planner: FlaskClient, plan: str) -> None:
    send(planner, f"{plan}/wishes", counts=["rule", "load"])

    assert stored(app, plan).order == (Wish.RULE, Wish.LOAD)
    assert filled(planner.get(f"{plan}/wishes").text).getlist("counts") == ["rule", "load"]


def test_limits_rooms_and_forbidden_days(app: Flask, planner: FlaskClient, plan: str) -> None:
    send(
        planner,
        f"{plan}/wishes",
        rooms="B105: 1\nSal 2: 3",
        busy="2",
        carry="weeks-52",
        forbidden=["school-holidays"],
    )

    found = stored(app, plan)
    assert found.rooms == {"B105": 1, "Sal 2": 3}
    assert (found.busy, found.carry, found.forbidden) == (2, "weeks-52", {"school-holidays"})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"slack": "meget"}, "Skriv et helt tal."),
        ({"slack": ""}, "Skriv et tal."),
        ({"slack": "61"}, "Skriv et helt tal fra 0 til 60."),
        ({"busy": "0"}, "Skriv et helt tal fra 1 til 20."),
        ({"rooms": "B105"}, "Linje 1: skriv et lokale"),
        ({"rooms": "B105: 0"}, "Skriv et helt tal fra 1 til 100."),
        ({"carry": "sideways"}, "Vælg en af mulighederne."),
        ({"forbidden": ["nothing"]}, "»nothing« er ikke en dagkalender."),
    ],
)
def test_what_is_wrong_is_told_and_all_that_was_typed_is_kept(
    app: Flask, planner: FlaskClient, plan: str, fields: dict[str, object], said: str
) -> None:
    before = stored(app, plan)

    response = send(planner, f"{plan}/wishes", **{"rooms": "B1: 2", **fields})

    assert response.status_code == 400
    assert said in text_of(response.text)
    kept = filled(response.text)
    assert kept["rooms"] == fields.get("rooms", "B1: 2")
    assert stored(app, plan) == before


def test_a_series_asks_for_something_itself(app: Flask, planner: FlaskClient, plan: str) -> None:
    here = f"{plan}/wishes/board-meeting"

    response = send(planner, here, weekdays=["2", "3"], least="10", most="40", times="9-12", length="1")

    assert response.status_code == 303
    own = stored(app, plan).own["board-meeting"]
    assert (own.weekdays, own.least, own.most, own.length) == ({2, 3}, 10, 40, 1)
    assert "har egne ønsker" in planner.get(f"{plan}/wishes").text

    send(planner, here, weekdays=None, least="", most="", times="", length="")
    assert stored(app, plan).of("board-meeting") == Own()
    assert "har egne ønsker" not in planner.get(f"{plan}/wishes").text


def test_a_series_that_contradicts_itself_is_told(planner: FlaskClient, plan: str) -> None:
    response = send(planner, f"{plan}/wishes/board-meeting", least="40", most="10")

    assert response.status_code == 400
    assert "der kan ikke både være mindst 40 og højst 10 dage" in text_of(response.text)
    assert 'value="40"' in response.text
    assert planner.get(f"{plan}/wishes/none").status_code == 404


def test_a_plan_is_compared_with_the_calendar_and_with_another_draft(planner: FlaskClient, plan: str) -> None:
    other = new_plan(planner, name="Kladde B")
    here = f"{plan}/at/board-meeting/2027-03-09"
    send(planner, f"{here}?to=2027-03-11", action=f"{here}/move")

    with_calendar = text_of(planner.get(f"{plan}/compare").text)
    with_draft = text_of(planner.get(f"{plan}/compare?other={other.rpartition('/')[2]}").text)

    moved = "tirsdag den 9. marts 2027 torsdag den 11. marts 2027"
    assert moved in with_calendar
    assert moved in with_draft
    assert "1 møde har en anden dag." in with_draft
    assert planner.get(f"{plan}/compare?other=nothing").status_code == 404
