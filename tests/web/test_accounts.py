"""Konti og roller: who may sign in and as what, kept by administrators."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from planner import clock
from planner.domain.access import Account, Role
from planner.services import accounts, resets
from tests.web.forms import filled, filled_in, send, text_of
from tests.web.signing import MADE, SignsIn

PAGE = "/settings/accounts"
PASSWORD = "fire ord i en lang række"
NEW: dict[str, object] = {"name": "Anna Berg", "email": "Anna@example.dk", "role": "editor", "bodies": ["board"]}


@pytest.fixture
def bo(app: Flask) -> Account:
    with app.app_context():
        return accounts.create("bo@example.dk", "Bo Dal", Role.PLANNER, MADE, password=PASSWORD)


def now(app: Flask, email: str) -> Account:
    with app.app_context():
        return accounts.by_email(email)


def test_the_settings_lead_there_for_administrators_only(signed_in: SignsIn) -> None:
    assert f'href="{PAGE}"' in signed_in(Role.ADMINISTRATOR).get("/settings").text
    assert PAGE not in signed_in(Role.PLANNER).get("/settings").text


def test_the_list_shows_everybody_and_what_they_are(administrator: FlaskClient, app: Flask, bo: Account) -> None:
    send(administrator, f"{PAGE}/new", **NEW)
    with app.app_context():
        accounts.close(bo.uid, MADE)

    page = text_of(administrator.get(PAGE).text)

    assert "Anna Berg anna@example.dk Redaktør: Direktionen" in page
    assert "En administrator (dig)" in page
    assert re.search(r"Bo Dal bo@example.dk Planlægger · lukket", page)
    assert page.index("Bo Dal") > page.index("En administrator (dig)")


def test_a_new_account_gets_its_password_by_a_link(app: Flask, administrator: FlaskClient) -> None:
    response = send(administrator, f"{PAGE}/new", **NEW)
    made = now(app, "anna@example.dk")
    assert (made.name, made.role, made.bodies) == ("Anna Berg", Role.EDITOR, {"board"})
    assert response.location == f"{PAGE}/{made.uid}#password"
    assert "har ikke valgt en adgangskode endnu" in administrator.get(f"{PAGE}/{made.uid}").text

    shown = send(administrator, f"{PAGE}/{made.uid}", action=f"{PAGE}/{made.uid}/link")

    assert (shown.headers["Cache-Control"], shown.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    found = re.search(r">http://localhost(/password/[\w-]{43})</textarea>", shown.text)
    assert found
    anna = app.test_client()
    assert "Anna Berg, anna@example.dk" in anna.get(found[1]).text
    assert send(anna, found[1], password=PASSWORD).location == "/"
    assert anna.get("/account").status_code == 200
    assert anna.get(found[1]).status_code == 404


def test_a_link_works_for_a_week(app: Flask, administrator: FlaskClient, bo: Account) -> None:
    with app.app_context():
        token = resets.issue(bo.uid, clock.now())
    for days, status in ((6, 200), (7, 404)):
        with time_machine.travel(clock.now() + timedelta(days=days), tick=True):
            assert app.test_client().get(f"/password/{token}").status_code == status


def test_an_account_is_changed(app: Flask, administrator: FlaskClient, bo: Account) -> None:
    response = send(
        administrator,
        f"{PAGE}/{bo.uid}",
        action=f"{PAGE}/{bo.uid}",
        name="Bo Eng",
        email="be@example.dk",
        role="editor",
        bodies=["council"],
    )

    assert response.location == PAGE
    after = now(app, "be@example.dk")
    assert (after.uid, after.name, after.role, after.bodies) == (bo.uid, "Bo Eng", Role.EDITOR, {"council"})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"email": "bo@example.dk"}, "allerede en konto med den adresse"),
        ({"email": "anna"}, "Skriv en e-mailadresse som"),
        ({"name": "x" * 101}, "højst være på 100 tegn"),
        ({"role": "king"}, "Vælg en rolle."),
        ({"bodies": ["nowhere"]}, "findes ikke længere"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_the_rest_stays(
    app: Flask, administrator: FlaskClient, bo: Account, changes: dict[str, object], said: str
) -> None:
    response = send(administrator, f"{PAGE}/new", **{**NEW, **changes})

    assert response.status_code == 400
    assert said in text_of(response.text)
    for name in {"name", "email"} - changes.keys():
        assert str(NEW[name]) in response.text
    with app.app_context():
        assert len(accounts.everybody()) == 2


def test_two_administrators_at_once_see_each_other(app: Flask, administrator: FlaskClient, bo: Account) -> None:
    address = f"{PAGE}/{bo.uid}"
    late = filled_in(administrator.get(address).text, address, name="Bo Sent")
    send(administrator, address, action=address, name="Bo Tidlig")

    refused = administrator.post(address, data=late)

    assert refused.status_code == 409
    assert "ændret af en anden" in refused.text
    assert 'value="Bo Sent"' in refused.text
    assert administrator.post(address, data=filled(refused.text, address)).status_code == 303
    assert now(app, "bo@example.dk").name == "Bo Sent"


def test_a_body_that_is_gone_does_not_become_all_of_them(app: Flask, administrator: FlaskClient) -> None:
    with app.app_context():
        one = accounts.create("c@example.dk", "C", Role.EDITOR, MADE, bodies=["gone"])
    address = f"{PAGE}/{one.uid}"

    send(administrator, address, action=address)

    assert now(app, "c@example.dk").bodies == {"gone"}


def test_closing_signs_out_everywhere_and_can_be_undone(app: Flask, administrator: FlaskClient, bo: Account) -> None:
    browser = app.test_client()
    send(browser, "/sign-in", action="/sign-in", email=bo.email, password=PASSWORD)
    with app.app_context():
        token = resets.issue(bo.uid, clock.now())
    address = f"{PAGE}/{bo.uid}"

    send(administrator, address, action=f"{address}/close")

    assert browser.get("/account").status_code == 303
    assert browser.get(f"/password/{token}").status_code == 404
    assert send(browser, "/sign-in", action="/sign-in", email=bo.email, password=PASSWORD).status_code == 400

    send(administrator, address, action=f"{address}/reopen")

    assert send(browser, "/sign-in", action="/sign-in", email=bo.email, password=PASSWORD).status_code == 303


def test_the_last_administrator_can_be_neither_closed_nor_demoted(app: Flask, administrator: FlaskClient) -> None:
    with app.app_context():
        [me] = accounts.everybody()
    address = f"{PAGE}/{me.uid}"

    for refused in (
        send(administrator, address, action=f"{address}/close"),
        send(administrator, address, action=address, role="planner"),
    ):
        assert refused.status_code == 400
        assert "mindst én administrator" in refused.text
    assert now(app, me.email) == me


def test_with_another_one_it_can(app: Flask, administrator: FlaskClient) -> None:
    with app.app_context():
        [me] = accounts.everybody()
        accounts.create("d@example.dk", "D", Role.ADMINISTRATOR, MADE)
    address = f"{PAGE}/{me.uid}"

    assert send(administrator, address, action=address, role="planner").status_code == 303
    assert administrator.get(PAGE).status_code == 403


def test_what_is_not_there_is_a_404(administrator: FlaskClient) -> None:
    for address in ("00000000-0000-0000-0000-000000000000", "x"):
        assert administrator.get(f"{PAGE}/{address}").status_code == 404


class TestOpenness:
    def test_the_calendar_is_closed_and_opened(self, app: Flask, administrator: FlaskClient) -> None:
        assert app.test_client().get("/").status_code == 200

        send(administrator, "/settings/reading", readers="accounts")

        assert "Kun de, der har en konto, kan læse årshjulet." in administrator.get("/settings/reading").text
        assert app.test_client().get("/").location == "/sign-in?next=/"
        send(administrator, "/settings/reading", readers="everybody")
        assert app.test_client().get("/").status_code == 200

    def test_what_is_no_choice_is_refused(self, administrator: FlaskClient) -> None:
        refused = send(administrator, "/settings/reading", readers="nobody")

        assert refused.status_code == 400
        assert "Vælg en af mulighederne." in refused.text
