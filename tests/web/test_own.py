"""Min konto: one's own name, password, and where one is signed in."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner import clock
from planner.domain.access import Role
from planner.services import accounts, resets
from planner.services.sign_ins import MOST_OF_ONE
from planner.web.account_words import browser_name
from tests.web.forms import send, text_of
from tests.web.signing import MADE, SignsIn

PAGE = "/account"
EMAIL = "anna@example.dk"
PASSWORD = "fire ord i en lang række"
ANOTHER = "fem helt andre ord på stribe"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"


@pytest.fixture
def anna(app: Flask, client: FlaskClient) -> FlaskClient:
    """Anna's own browser, signed in."""
    with app.app_context():
        accounts.create(EMAIL, "Anna Berg", Role.EDITOR, MADE, bodies=["board"], password=PASSWORD)
    return browser(app, FIREFOX)


def browser(app: Flask, user_agent: str, password: str = PASSWORD) -> FlaskClient:
    made = app.test_client()
    made.environ_base["HTTP_USER_AGENT"] = user_agent
    assert send(made, "/sign-in", action="/sign-in", email=EMAIL, password=password).status_code == 303
    return made


def change(who: FlaskClient, old: str, new: str) -> int:
    return send(who, PAGE, action=f"{PAGE}/password", old=old, password=new).status_code


def test_it_says_who_one_is_and_what_one_may(anna: FlaskClient) -> None:
    page = text_of(anna.get(PAGE).text)

    assert "anna@example.dk . Redaktør" in page.replace(EMAIL, "anna@example.dk ")
    assert "Du retter i Direktionen." in page


def test_ones_name_is_changed(anna: FlaskClient) -> None:
    assert send(anna, PAGE, action=f"{PAGE}/name", name="  Anna   Eng ").status_code == 303

    assert "Anna Eng Redaktør" in text_of(anna.get("/").text)
    refused = send(anna, PAGE, action=f"{PAGE}/name", name="x" * 101)
    assert (refused.status_code, "x" * 101 in refused.text) == (400, True)


def test_another_password_ends_everything_else(app: Flask, anna: FlaskClient) -> None:
    other = browser(app, SAFARI)
    with app.app_context():
        token = resets.issue(accounts.by_email(EMAIL).uid, clock.now())

    assert change(anna, PASSWORD, ANOTHER) == 303

    assert anna.get(PAGE).status_code == 200
    assert other.get(PAGE).status_code == 303
    assert other.get(f"/password/{token}").status_code == 404
    assert send(other, "/sign-in", action="/sign-in", email=EMAIL, password=PASSWORD).status_code == 400
    browser(app, SAFARI, ANOTHER)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("noget andet end det", ANOTHER, "Det er ikke din nuværende adgangskode."),
        ("", ANOTHER, "Det er ikke din nuværende adgangskode."),
        (PASSWORD, "kort", "mindst 12 tegn"),
        (PASSWORD, EMAIL, "for let at gætte"),
    ],
)
def test_what_is_wrong_changes_nothing(app: Flask, anna: FlaskClient, old: str, new: str, said: str) -> None:
    refused = send(anna, PAGE, action=f"{PAGE}/password", old=old, password=new)

    assert refused.status_code == 400
    assert said in text_of(refused.text)
    assert ANOTHER not in refused.text
    browser(app, SAFARI)


def test_the_old_one_is_not_guessed_from_an_open_browser(anna: FlaskClient) -> None:
    answers = [change(anna, "forkert forkert", ANOTHER) for _ in range(MOST_OF_ONE + 1)]

    assert answers == [400] * MOST_OF_ONE + [429]
    assert change(anna, PASSWORD, ANOTHER) == 429


def test_each_browser_can_be_signed_out_by_itself(app: Flask, anna: FlaskClient) -> None:
    phone, third = browser(app, SAFARI), browser(app, "x")
    page = anna.get(PAGE).text
    assert "Firefox · Windows (denne browser)" in text_of(page).replace("( ", "(").replace(" )", ")")
    assert "Safari · iPhone" in page
    assert "Ukendt browser" in page
    ends = [part.split('"')[0] for part in page.split('action="')[1:] if "/sign-ins/" in part and "/end" in part]
    [one, other, everything] = ends

    send(anna, PAGE, action=one)
    assert sorted(who.get(PAGE).status_code for who in (anna, phone, third)) == [200, 200, 303]
    send(anna, PAGE, action=other)
    assert [who.get(PAGE).status_code for who in (anna, phone, third)] == [200, 303, 303]
    assert everything == "/account/sign-ins/end"


def test_all_others_at_once(app: Flask, anna: FlaskClient) -> None:
    others = [browser(app, SAFARI), browser(app, FIREFOX)]

    send(anna, PAGE, action=f"{PAGE}/sign-ins/end")

    assert anna.get(PAGE).status_code == 200
    assert [other.get(PAGE).status_code for other in others] == [303, 303]
    assert "Log ud alle andre steder" not in anna.get(PAGE).text


def test_nobody_ends_somebody_elses(anna: FlaskClient, signed_in: SignsIn) -> None:
    stranger = signed_in(Role.ADMINISTRATOR)
    token = stranger.get(PAGE).text.split('name="csrf_token" value="')[1].split('"')[0]

    for number in range(1, 10):
        stranger.post(f"{PAGE}/sign-ins/{number}/end", data={"csrf_token": token})

    assert anna.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox · Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36", "Chrome · Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge · Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605 Version/18 Safari/605", "Safari · Mac"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome · Android"),
        ("<script>", "Ukendt browser"),
    ],
)
def test_a_browser_is_called_what_one_knows_it_as(app: Flask, user_agent: str, name: str) -> None:
    with app.test_request_context():
        assert browser_name(user_agent) == name
