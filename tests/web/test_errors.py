import sqlite3

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, ImATeapot

from planner.services import views
from planner.web.errors import error_page
from tests.web.expanding import words_of


def busy(*_: object) -> None:
    cause = sqlite3.OperationalError("database is locked")
    cause.sqlite_errorcode = sqlite3.SQLITE_BUSY
    raise OperationalError("BEGIN", {}, cause)


def broken(*_: object) -> None:
    raise RuntimeError("secret detail")


def test_a_busy_database_asks_the_reader_to_come_back(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "occurrences", busy)

    response = client.get("/")

    assert response.status_code == 503
    assert "Optaget lige nu" in response.text
    assert int(response.headers["Retry-After"]) > 0


def test_what_nobody_foresaw_is_a_page_without_a_trace(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr(views, "occurrences", broken)

    response = client.get("/")

    assert response.status_code == 500
    assert "Noget gik galt hos os" in response.text
    assert "secret detail" not in response.text
    assert "Traceback" not in response.text


def test_a_method_that_a_page_does_not_know_names_those_it_does(client: FlaskClient) -> None:
    response = client.post("/")

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "Det kan siden ikke" in response.text


@pytest.mark.parametrize("code", [400, 404, 405, 413, 418, 500, 501, 503])
def test_every_error_has_a_heading_and_a_sentence(app: Flask, code: int) -> None:
    error = HTTPException()
    error.code = code

    with app.test_request_context("/?lang=da"):
        page = error_page(error)

    assert page.code == code
    assert page.heading
    assert page.text.endswith(".")


def test_an_error_without_words_of_its_own_is_told_by_its_sort(app: Flask) -> None:
    with app.test_request_context("/"):
        assert error_page(ImATeapot()).heading == "Det forstod vi ikke"


def test_an_error_page_is_whole(client: FlaskClient) -> None:
    text = words_of(client.get("/nowhere").text)

    for part in ("Spring til indholdet", "Kommende", "404 Siden findes ikke", "Til det, der kommer"):
        assert part in text


def test_what_an_address_asks_for_can_be_taken_away(client: FlaskClient) -> None:
    assert '<a class="button" href="/week/2026-W48">' in client.get("/week/2026-W48?body=nobody").text
    assert "Siden uden valg" not in client.get("/week/2026-W54").text


@pytest.mark.parametrize("host", ["..", "a" * 64 + ".dk", "a" * 10_000])
def test_a_host_that_cannot_be_is_refused_without_links(client: FlaskClient, host: str) -> None:
    response = client.get("/", headers={"Host": host})

    assert response.status_code == 400
    assert response.mimetype == "text/plain"
    assert "Det forstod vi ikke" in response.text
