"""Indstillinger: bodies, units, people and day calendars, kept by planners."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.access import Role
from planner.domain.changes import differences
from planner.domain.days import PUBLIC_HOLIDAYS, DaySpan
from planner.domain.series import Body, Calendar, Person, Unit
from planner.services import calendars
from tests.web.forms import filled, send, text_of, undo
from tests.web.signing import SignsIn

NEW: dict[str, dict[str, object]] = {
    "bodies": {"name": "Økonomiudvalget", "short": "ØU"},
    "units": {"short": "KMC", "name": "Klima- og Miljøcenter"},
    "people": {"name": "Formanden", "role": "Borgmester", "bodies": ["board", "council"]},
    "days": {"name": "Messer", "kind": "event", "pattern": "", "added": "10.6.2027 - 12.6.2027 Folkemødet"},
}
TITLES = {"bodies": "Økonomiudvalget", "units": "KMC", "people": "Formanden", "days": "Messer"}
KEYS = {"bodies": "oekonomiudvalget", "units": "kmc", "people": "formanden", "days": "messer"}


@pytest.fixture
def planner(signed_in: SignsIn) -> FlaskClient:
    return signed_in(Role.PLANNER)


@pytest.fixture
def stored(app: Flask) -> Callable[[], Calendar]:
    def read() -> Calendar:
        with app.app_context():
            return calendars.current()

    return read


def test_the_overview_leads_to_every_register(planner: FlaskClient) -> None:
    page = planner.get("/settings").text

    assert all(f'href="/settings/{name}"' in page for name in NEW)


@pytest.mark.parametrize("name", NEW)
def test_something_new_is_put_in_and_taken_out_again(
    planner: FlaskClient, stored: Callable[[], Calendar], name: str
) -> None:
    before = stored()

    response = send(planner, f"/settings/{name}/new", **NEW[name])

    assert (response.status_code, response.location) == (303, f"/settings/{name}")
    page = planner.get(f"/settings/{name}").text
    assert f"»{TITLES[name]}« er gemt." in page
    assert f'href="/settings/{name}/{KEYS[name]}"' in page

    removed = send(planner, f"/settings/{name}", action=f"/settings/{name}/{KEYS[name]}/remove")

    assert removed.status_code == 303
    assert differences(before, stored()) == ()


@pytest.mark.parametrize("name", NEW)
def test_each_change_can_be_taken_back_at_once(
    planner: FlaskClient, stored: Callable[[], Calendar], name: str
) -> None:
    before = stored()
    send(planner, f"/settings/{name}/new", **NEW[name])

    undone = undo(planner, f"/settings/{name}")

    assert undone.location == f"/settings/{name}"
    assert differences(before, stored()) == ()


@pytest.mark.parametrize("name", NEW)
def test_a_form_saved_as_it_stands_changes_nothing(
    planner: FlaskClient, stored: Callable[[], Calendar], name: str
) -> None:
    send(planner, f"/settings/{name}/new", **NEW[name])
    before = stored()

    send(planner, f"/settings/{name}/{KEYS[name]}")

    assert differences(before, stored()) == ()


def test_what_was_typed_becomes_what_it_says(planner: FlaskClient, stored: Callable[[], Calendar]) -> None:
    for name, fields in NEW.items():
        send(planner, f"/settings/{name}/new", **fields)

    calendar = stored()
    assert calendar.bodies[-1] == Body("oekonomiudvalget", "Økonomiudvalget", "ØU")
    assert calendar.units[-1] == Unit("kmc", "KMC", "Klima- og Miljøcenter")
    assert calendar.people == (Person("formanden", "Formanden", "Borgmester", frozenset({"board", "council"})),)
    assert calendar.day_calendars[-1].added == (DaySpan(date(2027, 6, 10), date(2027, 6, 12), "Folkemødet"),)


def test_a_renamed_body_is_called_so_by_its_series(planner: FlaskClient, stored: Callable[[], Calendar]) -> None:
    send(planner, "/settings/bodies/board", name="Koncernledelsen")

    assert {one.body.name for one in stored().series if one.body and one.body.key == "board"} == {"Koncernledelsen"}


def test_a_body_goes_up_one_place(planner: FlaskClient, stored: Callable[[], Calendar]) -> None:
    response = send(planner, "/settings/bodies", action="/settings/bodies/council/up")

    assert response.location == "/settings/bodies#council"
    assert [body.key for body in stored().bodies][:2] == ["council", "board"]


def test_a_holiday_that_is_not_kept_is_left_out(planner: FlaskClient, stored: Callable[[], Calendar]) -> None:
    page = planner.get(f"/settings/days/{PUBLIC_HOLIDAYS}").text
    assert "Kristi himmelfartsdag 2027" in text_of(page)

    send(planner, f"/settings/days/{PUBLIC_HOLIDAYS}", removed=["2027-05-06"])

    holidays = next(one for one in stored().day_calendars if one.uid == PUBLIC_HOLIDAYS)
    assert holidays.removed == {date(2027, 5, 6)}
    assert date(2027, 5, 6) not in holidays.names_of(2027)


@pytest.mark.parametrize(
    ("address", "fields", "said"),
    [
        ("/settings/bodies/new", {"name": ""}, "Skriv et navn."),
        ("/settings/bodies/new", {"name": "x" * 301}, "Højst 300 tegn."),
        ("/settings/bodies/new", {"name": "Direktionen"}, "»Direktionen« findes allerede."),
        ("/settings/bodies/council", {"name": "Direktionen"}, "»Direktionen« findes allerede."),
        ("/settings/units/new", {"short": " "}, "Skriv et navn."),
        ("/settings/people/new", {"name": "A", "bodies": ["no-such"]}, "Der er intet udvalg »no-such«."),
        ("/settings/days/new", {"name": "A", "kind": "party"}, "Vælg, hvad dagene er."),
        ("/settings/days/new", {"name": "A", "pattern": "moon"}, "»moon« er ikke et kendt mønster."),
        ("/settings/days/new", {"name": "A", "added": "i går Fest"}, "Linje 1:"),
        ("/settings/days/new", {"name": "A", "replaced_years": "²"}, "Skriv årstal som 2027, 2028."),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_all_that_was_typed_is_kept(
    planner: FlaskClient, stored: Callable[[], Calendar], address: str, fields: dict[str, object], said: str
) -> None:
    before = stored()

    response = send(planner, address, **fields)

    assert response.status_code == 400
    assert said in text_of(response.text)
    assert 'aria-invalid="true"' in response.text
    kept = filled(response.text)
    if address.endswith("new"):
        assert {name: kept.getlist(name) for name in fields if name in kept} == {
            name: value if isinstance(value, list) else [value] for name, value in fields.items() if name in kept
        }
    assert stored() == before


def test_control_characters_are_left_out(planner: FlaskClient, stored: Callable[[], Calendar]) -> None:
    send(planner, "/settings/bodies/new", name="Byg\x00ge\u2028udvalget\x1b")

    assert stored().bodies[-1].name == "Byggeudvalget"


@pytest.mark.parametrize(("name", "key"), [("bodies", "board"), ("units", "finance"), ("days", PUBLIC_HOLIDAYS)])
def test_what_is_used_is_not_removed_and_the_page_says_by_what(
    planner: FlaskClient, stored: Callable[[], Calendar], name: str, key: str
) -> None:
    before = stored()

    response = send(planner, f"/settings/{name}", action=f"/settings/{name}/{key}/remove")

    assert response.status_code == 400
    assert "er ikke fjernet." in response.text
    assert stored() == before


def test_the_second_of_two_editors_is_told_and_loses_nothing(
    planner: FlaskClient, stored: Callable[[], Calendar]
) -> None:
    mine = filled(planner.get("/settings/bodies/board").text)
    send(planner, "/settings/bodies/board", short="KON")
    mine["name"] = "Min direktion"

    response = planner.post("/settings/bodies/board", data=mine)

    assert response.status_code == 409
    said = text_of(response.text)
    assert "Intet af dit er gået tabt, og intet er gemt endnu." in said
    assert "KON" in said
    again = filled(response.text)
    assert again["name"] == "Min direktion"
    assert planner.post("/settings/bodies/board", data=again).status_code == 303
    assert next(body for body in stored().bodies if body.key == "board") == Body("board", "Min direktion", "KON")


@pytest.mark.parametrize(("side", "name"), [("mine", "Min"), ("theirs", "Deres")])
def test_of_what_both_have_changed_the_second_chooses(
    planner: FlaskClient, stored: Callable[[], Calendar], side: str, name: str
) -> None:
    mine = filled(planner.get("/settings/bodies/board").text)
    send(planner, "/settings/bodies/board", name="Deres")
    mine["name"] = "Min"
    again = filled(planner.post("/settings/bodies/board", data=mine).text)
    assert again["take-name"] == "mine"

    again["take-name"] = side
    planner.post("/settings/bodies/board", data=again)

    assert next(body for body in stored().bodies if body.key == "board").name == name


def test_what_somebody_else_has_taken_out_meanwhile_can_be_put_in_again(
    planner: FlaskClient, stored: Callable[[], Calendar]
) -> None:
    send(planner, "/settings/people/new", **NEW["people"])
    mine = filled(planner.get("/settings/people/formanden").text)
    send(planner, "/settings/people", action="/settings/people/formanden/remove")
    mine["role"] = "Formand for det hele"

    response = planner.post("/settings/people/formanden", data=mine)

    assert response.status_code == 409
    assert "Gem igen for at oprette det på ny." in text_of(response.text)
    again = filled(response.text, "/settings/people/new")
    assert again["role"] == "Formand for det hele"
    assert planner.post("/settings/people/new", data=again).status_code == 303
    assert [(person.key, person.role) for person in stored().people] == [("formanden", "Formand for det hele")]


@pytest.mark.parametrize("address", ["/settings/nothing", "/settings/bodies/none", "/settings/days/none"])
def test_what_there_is_not_is_not_found(planner: FlaskClient, address: str) -> None:
    assert planner.get(address).status_code == 404
    assert planner.post(address).status_code in (400, 404, 405)


def test_it_speaks_english(planner: FlaskClient) -> None:
    page = text_of(planner.get("/settings/days/public-holidays?lang=en").text)

    assert "Years in which only the own days count" in page
    assert "Dage" not in page


def test_the_menu_leads_there_for_those_who_may(planner: FlaskClient, client: FlaskClient) -> None:
    assert 'href="/settings"' in planner.get("/").text
    assert 'href="/settings"' not in client.get("/").text
    assert 'href="/series/many"' in planner.get("/series").text
    assert 'href="/series/many"' not in client.get("/series").text
