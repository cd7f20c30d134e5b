"""Log ind, log ud: what a password opens, what a wrong one costs, and what is never lost on the way."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner import clock
from planner.domain.access import Role
from planner.domain.days import DayCalendar
from planner.services import accounts, calendars, passwords, sign_ins
from planner.services.sign_ins import A_WHILE, IDLE, LASTING, MOST_FROM_ONE, MOST_OF_ONE
from tests.web.editor.editing import fill, read_back
from tests.web.forms import filled, filled_in, send, text_of
from tests.web.signing import MADE

PASSWORD = "fire ord i en lang række"
EMAIL = "anna@example.dk"
MISMATCH = "E-mailadressen og adgangskoden passer ikke sammen."


@pytest.fixture
def anna(app: Flask, client: FlaskClient) -> FlaskClient:
    """A browser of somebody who has an account and is not signed in."""
    with app.app_context():
        accounts.create(EMAIL, "Anna Berg", Role.EDITOR, MADE, password=PASSWORD)
    return client


def sign_in(browser: FlaskClient, address: str = "/sign-in", **typed: object) -> TestResponse:
    return send(browser, address, action="/sign-in", **{"email": EMAIL, "password": PASSWORD, **typed})


class TestIn:
    def test_it_leads_on_to_where_one_was_going(self, anna: FlaskClient) -> None:
        response = sign_in(anna, "/sign-in?next=/history?before%3D7")

        assert (response.status_code, response.location) == (303, "/history?before=7")
        assert "Anna Berg" in anna.get("/").text

    def test_the_menu_says_who_one_is_and_as_what(self, anna: FlaskClient) -> None:
        sign_in(anna)

        assert "Anna Berg Redaktør Min konto Log ud" in text_of(anna.get("/").text)
        assert 'href="/account"' in anna.get("/").text

    @pytest.mark.parametrize("email", [" ANNA@example.dk ", EMAIL])
    def test_an_address_is_the_same_however_it_is_written(self, anna: FlaskClient, email: str) -> None:
        assert sign_in(anna, email=email).status_code == 303

    @pytest.mark.parametrize(
        "elsewhere",
        [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "javascript:x",
            "evil",
            "",
        ],
    )
    def test_it_never_leads_elsewhere(self, anna: FlaskClient, elsewhere: str) -> None:
        fields = filled_in(anna.get("/sign-in").text, "/sign-in", email=EMAIL, password=PASSWORD, next=elsewhere)

        assert anna.post("/sign-in", data=fields).location == "/"

    def test_whoever_is_signed_in_is_led_on(self, anna: FlaskClient) -> None:
        sign_in(anna)

        assert anna.get("/sign-in?next=/series").location == "/series"
        assert anna.get("/sign-in?next=//evil.example").location == "/"

    @pytest.mark.parametrize(
        "typed",
        [
            {"password": "noget andet end det"},
            {"email": "bo@example.dk"},
            {"email": "ingen adresse"},
            {"email": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")},
            {"password": ""},
            {"password": "x" * 100_000},
        ],
    )
    def test_what_is_wrong_is_not_told_and_the_address_stays(self, anna: FlaskClient, typed: dict[str, str]) -> None:
        response = sign_in(anna, **typed)

        assert response.status_code == 400
        assert MISMATCH in response.text
        assert typed.get("email", EMAIL) in response.text
        assert anna.get("/account").status_code == 303

    def test_a_closed_account_and_one_without_a_password_are_as_wrong(self, app: Flask, anna: FlaskClient) -> None:
        with app.app_context():
            accounts.close(accounts.create("bo@example.dk", "Bo", Role.EDITOR, MADE, password=PASSWORD).uid, MADE)
            accounts.create("carl@example.dk", "Carl", Role.EDITOR, MADE)

        for email in ("bo@example.dk", "carl@example.dk", "nobody@example.dk"):
            response = sign_in(anna, email=email)
            assert response.status_code == 400
            assert MISMATCH in response.text

    @pytest.mark.parametrize("email", [EMAIL, "nobody@example.dk", "ingen adresse", "closed@example.dk"])
    def test_a_password_is_compared_once_whether_or_not_there_is_an_account(
        self, app: Flask, anna: FlaskClient, monkeypatch: pytest.MonkeyPatch, email: str
    ) -> None:
        with app.app_context():
            accounts.close(accounts.create("closed@example.dk", "C", Role.EDITOR, MADE, password=PASSWORD).uid, MADE)
        compared: list[str] = []
        real = passwords._HASHER

        class Counting(type(real)):  # type: ignore[misc]
            def verify(self, password_hash: str, password: bytes) -> bool:
                compared.append(password_hash)
                return real.verify(password_hash, password)

        monkeypatch.setattr(passwords, "_HASHER", Counting())

        sign_in(anna, email=email, password="noget andet end det")

        assert len(compared) == 1


class TestSession:
    def test_what_the_browser_had_before_is_worth_nothing_afterwards(self, app: Flask, anna: FlaskClient) -> None:
        anna.get("/sign-in")
        with anna.session_transaction() as session:
            before = dict(session)
        sign_in(anna)
        planted = app.test_client()
        with planted.session_transaction() as session:
            session.update(before)

        assert planted.get("/account").status_code == 303
        anna.get("/account")
        with anna.session_transaction() as session:
            assert session["csrf_token"] != before["csrf_token"]

    def test_signing_out_ends_it_on_the_server(self, app: Flask, anna: FlaskClient) -> None:
        sign_in(anna)
        with anna.session_transaction() as session:
            stolen = dict(session)
        assert send(anna, "/", action="/sign-out").location == "/"

        thief = app.test_client()
        with thief.session_transaction() as session:
            session.update(stolen)
        assert thief.get("/account").status_code == 303

    def test_the_cookie_is_out_of_reach_and_leaves_with_the_browser(self, app: Flask, anna: FlaskClient) -> None:
        app.config["BASE_URL"] = "https://kalender.example.dk"
        page = anna.get("/sign-in", base_url="https://localhost").text
        fields = filled_in(page, "/sign-in", email=EMAIL, password=PASSWORD)
        [cookie] = anna.post("/sign-in", data=fields, base_url="https://localhost").headers.getlist("Set-Cookie")

        assert all(flag in cookie for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
        assert "Expires" not in cookie

    @pytest.mark.parametrize(("lasting", "lasts"), [(None, IDLE), ("1", LASTING)])
    def test_it_ends_by_itself_when_nobody_comes_by(
        self, anna: FlaskClient, lasting: str | None, lasts: timedelta
    ) -> None:
        sign_in(anna, **({"lasting": lasting} if lasting else {}))
        now = clock.now()

        with time_machine.travel(now + lasts - timedelta(minutes=20), tick=False):
            assert anna.get("/account").status_code == 200
        with time_machine.travel(now + 2 * lasts - timedelta(minutes=10), tick=False):
            assert anna.get("/account").status_code == 303

    @pytest.mark.parametrize("address", ["/", "/account", "/history", "/sign-in"])
    def test_no_cache_shows_it_to_others_and_no_other_site_learns_of_it(
        self, anna: FlaskClient, address: str
    ) -> None:
        sign_in(anna)
        headers = anna.get(address).headers

        assert "Cookie" in headers["Vary"]
        assert any(word in headers["Cache-Control"] for word in ("no-store", "private"))
        assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")


class TestTooOften:
    def test_an_account_is_tried_so_often_and_what_was_typed_stays(self, anna: FlaskClient) -> None:
        for _ in range(MOST_OF_ONE):
            assert sign_in(anna, password="forkert forkert").status_code == 400
        refused = sign_in(anna, "/sign-in?next=/history")

        assert refused.status_code == 429
        assert 0 < int(refused.headers["Retry-After"]) <= A_WHILE.total_seconds()
        assert "prøvet for mange gange. Vent 15 minutter" in refused.text
        assert f'value="{EMAIL}"' in refused.text
        assert 'name="next" value="/history"' in refused.text
        assert sign_in(anna, email="nobody@example.dk").status_code == 400

    def test_one_that_does_not_exist_is_refused_just_so(self, anna: FlaskClient) -> None:
        answers = [sign_in(anna, email="nobody@example.dk").status_code for _ in range(MOST_OF_ONE + 1)]

        assert answers == [400] * MOST_OF_ONE + [429]

    def test_whoever_waits_gets_in(self, anna: FlaskClient) -> None:
        for _ in range(MOST_OF_ONE):
            sign_in(anna, password="forkert forkert")

        with time_machine.travel(clock.now() + A_WHILE, tick=False):
            assert sign_in(anna).status_code == 303

    def test_a_stranger_elsewhere_does_not_lock_one_out(self, app: Flask, anna: FlaskClient) -> None:
        stranger = app.test_client()
        stranger.environ_base["REMOTE_ADDR"] = "203.0.113.9"
        for _ in range(MOST_OF_ONE + 1):
            answer = sign_in(stranger, password="forkert forkert").status_code

        assert answer == 429
        assert sign_in(anna).status_code == 303

    def test_from_one_address_not_everybody_is_tried(self, anna: FlaskClient) -> None:
        answers = [sign_in(anna, email=f"n{number}@example.dk").status_code for number in range(MOST_FROM_ONE + 1)]

        assert answers == [400] * MOST_FROM_ONE + [429]

    def test_right_passwords_do_not_count(self, app: Flask, anna: FlaskClient) -> None:
        for _ in range(MOST_OF_ONE):
            sign_in(anna, password="forkert forkert") if _ % 2 else sign_in(app.test_client())

        assert sign_in(anna).status_code == 303


def made(app: Flask) -> list[DayCalendar]:
    with app.app_context():
        return [one for one in calendars.current().day_calendars if one.name == 'Messer & "møder"']


class TestInterrupted:
    """A form that was sent when its sign-in had ended."""

    def ended(self, anna: FlaskClient) -> None:
        with anna.session_transaction() as session:
            token = session["sign_in"]
        with anna.application.app_context():
            sign_ins.sign_out(token)

    def planner(self, app: Flask, browser: FlaskClient) -> None:
        with app.app_context():
            known = accounts.by_email(EMAIL)
            accounts.change(known, EMAIL, known.name, Role.PLANNER, (), MADE)
        sign_in(browser)

    def test_what_was_typed_comes_back_and_is_sent_with_one_click(self, app: Flask, anna: FlaskClient) -> None:
        self.planner(app, anna)
        page = anna.get("/settings/days/new").text
        fields = filled_in(page, name='Messer & "møder"', kind="event", added="10.6.2027 Et\r\n11.6.2027 To")
        self.ended(anna)

        asked = anna.post("/settings/days/new", data=fields)

        assert asked.status_code == 401
        assert "Det, du har skrevet, er her endnu" in text_of(asked.text)
        wrong = filled_in(asked.text, "/sign-in", email=EMAIL, password="forkert forkert")
        again = filled_in(anna.post("/sign-in", data=wrong).text, "/sign-in", password=PASSWORD)
        back = anna.post("/sign-in", data=again)

        assert (back.status_code, back.location) == (307, "/settings/days/new")
        shown = anna.post(back.location, data=again)
        assert "Du er logget ind igen. Det, du har skrevet, er her endnu" in text_of(shown.text)
        assert made(app) == []
        sent = anna.post("/settings/days/new", data=filled(shown.text))
        assert sent.status_code == 303
        [one] = made(app)
        assert len(one.added) == 2

    def test_the_editor_comes_back_with_its_preview(self, app: Flask, anna: FlaskClient) -> None:
        self.planner(app, anna)
        fields = filled_in(anna.get("/series/new").text, "/series/new", title="Nyt møde", do="save")
        fields["phrase"] = "2. tirsdag i måneden kl. 9"
        self.ended(anna)

        asked = anna.post("/series/new", data=fields)
        again = filled_in(asked.text, "/sign-in", email=EMAIL, password=PASSWORD)
        assert anna.post("/sign-in", data=again).location == "/series/new"
        shown = anna.post("/series/new", data=again).text

        assert 'value="Nyt møde"' in shown
        assert "Du er logget ind igen." in text_of(shown)
        assert "2. tirsdag" in read_back(shown)
        assert "Nyt møde" not in anna.get("/series").text
        assert anna.post("/series/new", data=fill(filled(shown, "/series/new"), do="save")).status_code == 303
        assert "Nyt møde" in anna.get("/series").text

    def test_what_has_no_form_to_show_is_sent_with_one_click(self, app: Flask, anna: FlaskClient) -> None:
        self.planner(app, anna)
        fields = filled(anna.get("/series/seminar/edit").text, "/series/seminar/archive")
        self.ended(anna)

        asked = anna.post("/series/seminar/archive", data=fields)
        back = anna.post("/sign-in", data=filled_in(asked.text, "/sign-in", email=EMAIL, password=PASSWORD))

        assert back.status_code == 200
        assert "Det er ikke gemt, før du sender det." in text_of(back.text)
        archive = "/series/seminar/archive"
        assert anna.post(archive, data=filled(back.text, archive)).status_code == 303

    def test_nobody_can_pretend_that_a_form_has_come_back(self, app: Flask, anna: FlaskClient) -> None:
        self.planner(app, anna)
        forged = {"to": "/settings/bodies/new", "kept.name": "Smuglet", "csrf_token": "made up"}

        response = anna.post("/settings/bodies/new", data=forged)

        assert response.status_code == 400
        assert "Formularen er for gammel" in response.text

    def test_nor_put_another_form_into_the_place_of_the_one_that_waits(self, app: Flask, anna: FlaskClient) -> None:
        self.planner(app, anna)
        fields = filled_in(anna.get("/settings/bodies/new").text, name="Mit forum")
        self.ended(anna)
        asked = anna.post("/settings/bodies/new", data=fields)
        again = filled_in(asked.text, "/sign-in", email=EMAIL, password=PASSWORD)
        anna.post("/sign-in", data=again)

        again["kept.name"] = "Smuglet"
        response = anna.post("/settings/bodies/new", data=again)

        assert response.status_code == 400
        assert "Formularen er for gammel" in response.text

    def test_a_strangers_form_is_not_kept(self, app: Flask, anna: FlaskClient) -> None:
        self.planner(app, anna)
        anna.get("/settings/days/new")
        self.ended(anna)

        asked = anna.post("/settings/days/new", data={"name": "Smuglet", "csrf_token": "made up"})

        assert asked.status_code == 401
        assert "Smuglet" not in asked.text
        assert filled(asked.text, "/sign-in").keys() == {"csrf_token", "email", "password"}

    def test_nor_one_that_somebody_else_put_into_the_sign_in_form(self, anna: FlaskClient) -> None:
        response = anna.post(
            "/sign-in",
            data={"email": EMAIL, "password": PASSWORD, "to": "/settings/days/new", "kept.name": "Smuglet"},
        )

        assert response.status_code == 400
        assert "Smuglet" not in response.text

    @pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example"])
    def test_it_is_sent_nowhere_else(self, anna: FlaskClient, elsewhere: str) -> None:
        fields = filled_in(anna.get("/sign-in").text, "/sign-in", email=EMAIL, password=PASSWORD, to=elsewhere)
        fields["kept.name"] = "x"

        assert anna.post("/sign-in", data=fields).location == "/"


class TestTakenOver:
    """What a browser has collected goes over to the account that signs in with it."""

    def test_subscriptions_do(self, app: Flask, anna: FlaskClient) -> None:
        send(anna, "/subscribe", name="Fra før")
        sign_in(anna)
        assert "Fra før" in anna.get("/subscribe").text

        other = app.test_client()
        sign_in(other)
        assert "Fra før" in other.get("/subscribe").text
        send(other, "/subscribe", name="Siden")
        assert "Siden" in anna.get("/subscribe").text

    def test_and_leave_the_browser(self, anna: FlaskClient) -> None:
        send(anna, "/subscribe", name="Fra før")
        sign_in(anna)
        send(anna, "/", action="/sign-out")

        assert "Fra før" not in anna.get("/subscribe").text

    def test_filters_do_and_none_of_either_is_lost(self, app: Flask, anna: FlaskClient) -> None:
        keep(anna, "Mit", "body=board")
        sign_in(anna)
        keep(anna, "Kun her", "unit=staff")
        other = app.test_client()
        keep(other, "Mit", "unit=finance")
        keep(other, "Det samme", "body=board")
        sign_in(other)

        for browser in (anna, other):
            page = text_of(browser.get("/filters").text)
            assert all(name in page for name in ("Mit", "Kun her", "Mit 2"))
            assert "Det samme" not in page

    def test_a_filter_is_removed_for_the_account(self, app: Flask, anna: FlaskClient) -> None:
        sign_in(anna)
        keep(anna, "Mit", "body=board")
        send(anna, "/filters", action="/filters/remove")
        other = app.test_client()
        sign_in(other)

        assert "Ingen filtre endnu" in other.get("/filters").text


def keep(browser: FlaskClient, name: str, query: str) -> None:
    address = f"/filters?{query}"
    assert send(browser, address, action=address, name=name).status_code == 302
