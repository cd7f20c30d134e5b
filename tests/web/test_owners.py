import re

import pytest
from flask.testing import FlaskClient

from tests.web.expanding import words_of


def seen(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return words_of(response.text)


def test_a_unit_sees_what_it_must_deliver(client: FlaskClient) -> None:
    text = seen(client, "/unit/finance")

    assert "Økonomi- og Digitaliseringscenter Hvad skal ØDC levere?" in text
    assert re.search(r"Frister torsdag den 3\. december 2026 kl\. 12\.00 Frist for sager", text)
    assert "ØKO-LIS på »Direktionsmøde«" in text
    assert "HU-møde" not in text


def test_a_body_sees_the_dates_that_are_missing_first(client: FlaskClient) -> None:
    text = seen(client, "/body/joint")

    assert text.index("Dato mangler") < text.index("HU-møde") < text.index("Det næste")
    assert "i 2. kvartal 2027 (dag ikke fastsat) HU-møde" in text
    assert "Direktionsmøde" not in text


@pytest.mark.parametrize(("address", "query"), [("/unit/finance", "unit=finance"), ("/body/board", "body=board")])
def test_it_leads_to_its_feed_and_to_the_same_in_other_views(client: FlaskClient, address: str, query: str) -> None:
    hrefs = re.findall(r'href="([^"]*)"', client.get(address).text)

    assert f"/feeds{address}.ics" in hrefs
    assert {f"/?{query}", f"/month?{query}", f"/year?{query}", f"/list?{query}"} <= set(hrefs)
    for href in (f"/feeds{address}.ics", f"/list?{query}"):
        assert client.get(href).status_code == 200


@pytest.mark.parametrize("page", ["/", "/list", "/series", "/series/seminar", "/year/2026", "/search?q=london"])
def test_tags_lead_to_it(client: FlaskClient, page: str) -> None:
    assert 'href="/body/board"' in client.get(page).text


@pytest.mark.parametrize("address", ["/unit/nobody", "/body/nobody", "/unit/board"])
def test_who_is_not_there_is_a_404(client: FlaskClient, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert "Siden findes ikke" in response.text


def test_what_is_cut_off_is_counted(client: FlaskClient) -> None:
    assert re.search(r"\d+ mere inden for et år", seen(client, "/body/board"))
