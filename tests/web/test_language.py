import re

import pytest
from flask.testing import FlaskClient

DANISH, ENGLISH = '<html lang="da">', '<html lang="en">'


@pytest.mark.parametrize("header", ["", "en-GB,en;q=0.9", "de", "*"])
def test_danish_comes_first_whatever_the_browser_prefers(client: FlaskClient, header: str) -> None:
    assert DANISH in client.get("/", headers={"Accept-Language": header}).text


def test_the_address_asks_for_english_and_it_is_remembered(client: FlaskClient) -> None:
    response = client.get("/?lang=en")

    assert ENGLISH in response.text
    assert "lang=en" in response.headers["Set-Cookie"]
    assert ENGLISH in client.get("/series").text
    assert DANISH in client.get("/series?lang=da").text
    assert DANISH in client.get("/series").text


def test_an_unknown_language_is_danish_and_is_not_remembered(client: FlaskClient) -> None:
    response = client.get("/?lang=xx")

    assert DANISH in response.text
    assert "Set-Cookie" not in response.headers


def test_a_page_differs_by_cookie_and_a_style_sheet_does_not(client: FlaskClient) -> None:
    assert client.get("/").headers["Vary"] == "Cookie"

    sheet = client.get("/static/css/base.css?lang=en", buffered=True).headers
    assert "Vary" not in sheet
    assert "Set-Cookie" not in sheet


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("/", "/?lang=en"),
        ("/?body=board&body=joint", "/?body=board&amp;body=joint&amp;lang=en"),
        ("/month/2026/12?unit=staff", "/month/2026/12?unit=staff&amp;lang=en"),
        ("/series/seminar", "/series/seminar?lang=en"),
        ("/nowhere", "/?lang=en"),
    ],
)
def test_the_same_page_is_one_step_away_in_the_other_language(client: FlaskClient, address: str, href: str) -> None:
    assert f'<a href="{href}" lang="en" hreflang="en">English</a>' in client.get(address).text


def test_dates_times_and_reasons_follow_the_language(client: FlaskClient) -> None:
    page = client.get("/series/board-meeting?lang=en").text

    assert "Thursday 10 December 2026 at 13:00" in page
    assert "moved from 8 December" in page


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/list?from=2026-12-01&to=2026-12-31",
        "/month/2026/12",
        "/week/2026-W50",
        "/year/2026",
        "/year/2026?view=wall",
        "/wheel/2026",
        "/series",
        "/series/board-meeting",
        "/body/board",
        "/search?q=direktionsm",
    ],
)
def test_an_english_page_says_which_words_are_danish(client: FlaskClient, address: str) -> None:
    both = "&" if "?" in address else "?"
    title = re.compile(r'<(?:a|span|h1|p)[^>]* lang="da"[^>]*>(?:<mark>)?Direktionsm')

    assert title.search(client.get(f"{address}{both}lang=en").text)
    assert not title.search(client.get(f"{address}{both}lang=da").text)
