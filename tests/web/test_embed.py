import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from planner.app import create_app
from planner.web.headers import origins
from tests.web.expanding import words_of


@pytest.fixture
def framed(client: FlaskClient) -> FlaskClient:
    """A reader of a service that an intranet may frame."""
    client.application.extensions["EMBED_ANCESTORS"] = "'self' https://intranet.example.dk"
    return client


@pytest.mark.parametrize("address", ["/embed/list", "/embed/wheel", "/embed/list?count=0"])
def test_it_may_be_framed_by_those_who_are_named(framed: FlaskClient, address: str) -> None:
    headers = framed.get(address).headers

    assert "frame-ancestors 'self' https://intranet.example.dk" in headers["Content-Security-Policy"]
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers


@pytest.mark.parametrize("address", ["/", "/list", "/filters", "/nowhere", "/embed/nowhere"])
def test_nothing_else_may_be(framed: FlaskClient, address: str) -> None:
    headers = framed.get(address).headers

    assert "frame-ancestors 'self';" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


def test_nobody_is_named_unless_the_configuration_does(client: FlaskClient) -> None:
    assert "frame-ancestors 'self';" in client.get("/embed/list").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("configured", "found"),
    [
        ("", ()),
        ("https://a.dk", ("https://a.dk",)),
        (
            "https://a.dk, https://*.sharepoint.com https://b:8443",
            ("https://a.dk", "https://*.sharepoint.com", "https://b:8443"),
        ),
    ],
)
def test_origins_stand_between_blanks_or_commas(configured: str, found: tuple[str, ...]) -> None:
    assert origins(configured) == found


@pytest.mark.parametrize(
    "wrong", ["*", "https:", "intranet", "https://a.dk/path", "https://a.dk;script-src", "'none'"]
)
def test_what_is_no_origin_stops_the_service_before_it_starts(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="EMBED_ANCESTORS"):
        create_app({"EMBED_ANCESTORS": wrong, "SECRET_KEY": "for tests only"}, instance=tmp_path)


def test_the_list_is_what_is_next_and_nothing_around_it(client: FlaskClient) -> None:
    page = client.get("/embed/list?body=board&count=3").text

    assert len(re.findall(r'<a\s+(?:class="title" )?href="/series/', page)) == 3
    assert "<nav" not in page
    assert "<form" not in page
    assert '<base target="_blank">' in page
    assert 'href="/?body=board"' in page


def test_the_wheel_has_its_table_with_it(client: FlaskClient) -> None:
    page = client.get("/embed/wheel?body=board").text

    assert "<svg" in page
    assert "Direktionsmøde" in words_of(page.split("<details>")[1])
    assert 'href="/wheel/2026?body=board"' in page


def test_the_wheel_says_what_its_signs_mean(client: FlaskClient) -> None:
    assert "Flere dage Uden fast dag Reserveret Aflyst" in words_of(client.get("/embed/wheel").text)
    assert 'class="signs"' not in client.get("/embed/wheel?from=1950-01&kind=seminar").text


@pytest.mark.parametrize(
    "address", ["/embed/list?count=0", "/embed/list?count=101", "/embed/list?count=²", "/embed/list?body=x"]
)
def test_bad_input_is_a_clear_page(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 400
