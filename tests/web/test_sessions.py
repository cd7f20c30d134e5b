"""The session cookie: when it is set, for how long, and what it is protected by."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from tests.web.forms import send

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def cookies(app: Flask, address: str, base_url: str = "http://localhost") -> list[str]:
    """The session cookies that a new reader is given there."""
    client = app.test_client()
    with client.get(address, base_url=base_url) as response:
        return [cookie for cookie in response.headers.getlist("Set-Cookie") if cookie.startswith("session=")]


@pytest.mark.parametrize("address", ["/", "/series", "/feeds/calendar.ics", "/static/css/tokens.css", "/nowhere"])
def test_who_only_reads_gets_none(app: Flask, client: FlaskClient, address: str) -> None:
    assert cookies(app, address) == []


def test_a_form_sets_one_for_as_long_as_the_browser_is_open(app: Flask, client: FlaskClient) -> None:
    [cookie] = cookies(app, "/subscribe")

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" not in cookie
    with client.session_transaction() as session:
        assert "owner" not in session


@pytest.mark.parametrize(
    ("base_url", "configured", "secure"),
    [
        ("http://localhost", "", False),
        ("https://localhost", "", True),
        ("http://localhost", "https://aarshjul.example.dk", True),
        ("http://localhost", "http://aarshjul.example.dk", False),
    ],
)
def test_it_is_secure_where_the_pages_are(
    app: Flask, client: FlaskClient, base_url: str, configured: str, secure: bool
) -> None:
    app.config["BASE_URL"] = configured

    [cookie] = cookies(app, "/subscribe", base_url=base_url)

    assert ("Secure" in cookie) is secure


def test_whoever_made_something_keeps_it_and_coming_by_renews_it(client: FlaskClient) -> None:
    with time_machine.travel(NOW, tick=False):
        [cookie] = send(client, "/subscribe").headers.getlist("Set-Cookie")
        assert "Expires=Mon, 27 Dec 2027 12:00:00 GMT" in cookie

    with time_machine.travel(NOW + timedelta(days=100), tick=False):
        [cookie] = client.get("/subscribe").headers.getlist("Set-Cookie")
        assert "Expires=Wed, 05 Apr 2028 12:00:00 GMT" in cookie


@pytest.mark.parametrize("address", ["/", "/feeds/calendar.ics", "/static/css/tokens.css"])
def test_other_answers_never_carry_it(client: FlaskClient, address: str) -> None:
    send(client, "/subscribe")

    with client.get(address) as response:
        assert "Set-Cookie" not in response.headers


def test_each_owner_is_another(app: Flask, client: FlaskClient) -> None:
    keys = set()
    for reader in (client, app.test_client()):
        for _ in range(2):
            send(reader, "/subscribe")
        with reader.session_transaction() as session:
            keys.add(session["owner"])

    assert len(keys) == 2
    assert all(len(key) == 32 for key in keys)


def test_a_forged_cookie_owns_nothing(app: Flask, client: FlaskClient) -> None:
    send(client, "/subscribe", name="Mit")
    cookie = client.get_cookie("session")
    assert cookie is not None
    forger = app.test_client()
    owner, dot, signature = cookie.value.rpartition(".")
    forger.set_cookie("session", owner + dot + ("b" if signature[0] == "a" else "a") + signature[1:])

    assert "Mit" not in forger.get("/subscribe").text
