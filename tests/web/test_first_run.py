"""Kom i gang: the first administrator, made on a page that closes for good."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.access import Role
from planner.domain.series import Calendar
from planner.services import accounts, first_run, passwords
from planner.services.first_run import NotTheFirst
from tests.web.forms import filled_in, send, text_of
from tests.web.signing import SignsIn

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PASSWORD = "fire ord i en lang række"


@pytest.fixture
def code(app: Flask) -> str:
    with app.app_context():
        return first_run.code()


def fields(right_code: str, **changes: str) -> dict[str, str]:
    return {"code": right_code, "name": "Anna Berg", "email": "anna@example.dk", "password": PASSWORD, **changes}


def test_the_front_page_leads_there_and_from_there_to_editing(client: FlaskClient, code: str) -> None:
    front = client.get("/").text
    assert "Ingen kan rette i årshjulet endnu" in text_of(front)
    assert front.count('href="/first-run"') == 2

    response = send(client, "/first-run", **fields(code))

    assert (response.status_code, response.location) == (303, "/")
    front = client.get("/").text
    assert "Velkommen, Anna Berg. Du er administrator" in text_of(front)
    assert "/first-run" not in front
    assert client.get("/settings").status_code == 200


def test_who_wants_to_sign_in_is_led_there(client: FlaskClient) -> None:
    assert client.get("/sign-in?next=/settings").location == "/first-run"


def test_afterwards_it_is_closed_for_everybody(app: Flask, client: FlaskClient, code: str) -> None:
    stranger = app.test_client()
    page = stranger.get("/first-run")
    assert "no-store" in page.headers["Cache-Control"]
    send(client, "/first-run", **fields(code))

    assert stranger.get("/first-run").status_code == 404
    assert client.get("/first-run").status_code == 404
    assert "/first-run" not in stranger.get("/").text
    assert stranger.get("/sign-in").status_code == 200


def test_an_account_made_in_another_way_closes_it_at_once(app: Flask, client: FlaskClient) -> None:
    assert "/first-run" in client.get("/").text
    with app.app_context():
        accounts.create("anna@example.dk", "Anna Berg", Role.EDITOR, NOW)

    assert "/first-run" not in (front := client.get("/").text)
    assert "/sign-in" in front


def test_a_form_that_stood_open_meanwhile_makes_nothing(app: Flask, client: FlaskClient, code: str) -> None:
    late = filled_in(client.get("/first-run").text, **fields(code, email="late@example.dk"))
    other = app.test_client()
    send(other, "/first-run", **fields(code))

    assert client.post("/first-run", data=late).status_code == 404
    with app.app_context():
        assert [one.email for one in accounts.everybody()] == ["anna@example.dk"]


def test_a_closed_account_does_not_open_it_again(app: Flask, signed_in: SignsIn) -> None:
    signed_in(Role.READER)
    with app.app_context():
        accounts.close(accounts.everybody()[0].uid, NOW)

    assert app.test_client().get("/first-run").status_code == 404


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code": "aaaa-bbbb-cccc-dddd"}, "Koden er forkert"),
        ({"code": ""}, "Koden er forkert"),
        ({"code": "é" * 5000}, "Koden er forkert"),
        ({"email": "anna"}, "Skriv en e-mailadresse som"),
        ({"name": "  "}, "Skriv et navn"),
        ({"password": "kort"}, "mindst 12 tegn"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_the_rest_stays(
    app: Flask, client: FlaskClient, code: str, changes: dict[str, str], said: str
) -> None:
    response = send(client, "/first-run", **fields(code, **changes))

    assert response.status_code == 400
    assert said in text_of(response.text)
    assert 'aria-invalid="true"' in response.text
    for kept in {"name", "email"} - changes.keys():
        assert fields(code)[kept] in response.text
    assert PASSWORD not in response.text
    with app.app_context():
        assert accounts.everybody() == []


def test_the_code_may_be_typed_in_capitals_and_without_its_dashes(client: FlaskClient, code: str) -> None:
    assert send(client, "/first-run", **fields(f" {code.replace('-', ' ').upper()} ")).status_code == 303


def test_each_installation_has_a_code_of_its_own(app: Flask) -> None:
    with app.app_context():
        one = first_run.code()
        app.config["SECRET_KEY"] = "another"
        other = first_run.code()

    assert len(one.replace("-", "")) == 16
    assert one != other


def test_of_many_at_once_one_is_the_first(
    app: Flask, put: Callable[[Calendar], None], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, outcomes = threading.Barrier(6), []
    monkeypatch.setattr(passwords, "hash_password", lambda *_args: (start.wait() and "") or "a hash")

    def attempt(number: int) -> None:
        with app.app_context():
            try:
                outcomes.append(first_run.create(code, f"n{number}@example.dk", "N", PASSWORD, NOW).email)
            except NotTheFirst:
                outcomes.append("")

    threads = [threading.Thread(target=attempt, args=[number]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes)[:5] == [""] * 5
    with app.app_context():
        assert [one.email for one in accounts.everybody()] == [max(outcomes)]
