"""The wheel's page through HTTP: what its address may say, and that the table says the same as the drawing."""

import re
from collections.abc import Callable
from dataclasses import replace
from gzip import compress
from html import unescape

import pytest
from flask.testing import FlaskClient

from bench.calendars import of_size, one_by_one
from planner.domain.series import Calendar
from planner.services import calendars
from planner.web.wheel import MOST_KEPT, Drawn
from tests.web.calendars import A_CALENDAR
from tests.web.expanding import words_of


def page(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.text
    return response.text


def marks(html: str) -> list[str]:
    return [unescape(title) for title in re.findall(r'<a href="[^"]*" class="mark [^>]*><title>([^<]*)', html)]


def drawn(html: str) -> list[tuple[str, str]]:
    """Of each mark: where it leads, and of how many it is a crowd ("" for one by itself)."""
    return re.findall(r'<a href="([^"]*)" class="mark [^>]*? data-rows="[^"]*"(?:[^>]* data-count="(\d+)")?>', html)


def rows(html: str) -> list[str]:
    return [words_of(row) for row in re.findall(r'<tr id="r\d+".*?</tr>', html, re.DOTALL)]


def ring_names(html: str) -> list[str]:
    return re.findall(r'class="ring body-\d" role="group" aria-label="([^"]*)"', html)


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/wheel/2027", "2027"),
        ("/wheel/2026?from=2026-08", "2026/27"),
        ("/wheel/2026?from=2026-11", "November\xa02026\xa0– oktober\xa02027"),
        ("/wheel/2027?zoom=q2", "2. kvartal 2027"),
        ("/wheel/2027?zoom=2027-03", "Marts 2027"),
        ("/wheel/2026?from=2026-08&zoom=2027-03", "Marts 2027"),
        ("/wheel/2027?beside=1", "2027 · 2028"),
        ("/wheel/2027?beside=1&zoom=2027-03", "Marts 2027 · Marts 2028"),
        ("/wheel/1900", "1900"),
        ("/wheel/2100", "2100"),
        ("/wheel/2027?lang=en&zoom=q2", "2nd quarter 2027"),
    ],
)
def test_what_is_shown_stands_in_the_heading(client: FlaskClient, address: str, heading: str) -> None:
    assert f"<h1>{heading}</h1>" in page(client, address)


def test_without_a_year_it_is_this_one(client: FlaskClient) -> None:
    assert client.get("/wheel").location == "/wheel/2026"
    assert client.get("/wheel?body=board").location == "/wheel/2026?body=board"
    assert client.get("/wheel?from=2026-08").location == "/wheel/2026?from=2026-08"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/wheel/0", "1900 og 2100"),
        ("/wheel/99999", "1900 og 2100"),
        ("/wheel/-2026", "1900 og 2100"),
        ("/wheel/2100?from=2100-08", "ud over 2100"),
        ("/wheel/2100?beside=1", "1900 og 2100"),
        ("/wheel/2027?zoom=q5", "»q5«"),
        ("/wheel/2027?zoom=2028-01", "2028-01"),
        ("/wheel/2027?zoom=2027-13", "1 til 12"),
        ("/wheel/2027?zoom=%3Cscript%3E", "&lt;script&gt;"),
        ("/wheel/2027?from=2026-08", "»2026-08«"),
        ("/wheel/2027?from=august", "»august«"),
        ("/wheel/2027?from=2027-13", "1 til 12"),
        ("/wheel/2027?rings=moods", "»moods«"),
        ("/wheel/2027?beside=2", "»2«"),
        ("/wheel/2027?body=nobody", "»nobody«"),
        ("/wheel?from=then", "»then«"),
    ],
)
def test_what_cannot_be_shown_is_said_with_a_way_back(client: FlaskClient, address: str, said: str) -> None:
    response = client.get(address)

    assert response.status_code == 400
    assert said in response.text
    assert 'class="button button-main" href="/"' in response.text


def test_no_year_at_all(client: FlaskClient) -> None:
    assert client.get("/wheel/next").status_code == 404


def test_the_table_has_a_row_for_every_mark(client: FlaskClient) -> None:
    html = page(client, "/wheel/2027")

    assert len(marks(html)) == len(rows(html)) > 50
    for title in ("HU-møde", "Direktionsmøde", "ØKO-LIS", "IT-budget", "Frist for sager", "Byrådsmøde"):
        assert sum(mark.startswith(title) for mark in marks(html)) == html.count(f">{title}</a>") > 0


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (
            2026,
            "Direktionsmøde · torsdag den 10. december 2026 kl. 13.00 · Direktionen · BYC · flyttet fra 8. december",
        ),
        (2027, "Direktionsmøde · tirsdag den 12. januar 2027 kl. 9.00–12.00 · Direktionen · BYC · Aflyst"),
        (2027, "HU-møde · torsdag den 25. februar 2027 · Hovedudvalget · Reserveret"),
        (2026, "Seminar i London · 30. november – 2. december 2026 · Direktionen · BYC, ØDC"),
        (2027, "IT-budget · i 1. kvartal 2027 (dag ikke fastsat) · Direktionen · ØDC · Uden fast dag"),
    ],
)
def test_a_mark_says_everything_aloud(client: FlaskClient, year: int, name: str) -> None:
    assert name in marks(page(client, f"/wheel/{year}"))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Direktionen", "Byrådet", "Hovedudvalget", "Uden forum"]),
        ("?rings=units", ["ØDC · Økonomi- og Digitaliseringscenter", "BYC", "Uden ansvarlig"]),
        ("?body=joint", ["Hovedudvalget"]),
        ("?body=joint&body=board&kind=meeting", ["Direktionen", "Hovedudvalget"]),
    ],
)
def test_rings(client: FlaskClient, query: str, names: list[str]) -> None:
    assert ring_names(page(client, f"/wheel/2027{query}")) == names


def test_what_two_units_deliver_stands_in_both_rings_and_once_in_the_table(client: FlaskClient) -> None:
    html = page(client, "/wheel/2026?rings=units&kind=seminar")

    assert len(marks(html)) == 2
    assert len(rows(html)) == 1


def test_every_way_keeps_the_filter_and_the_rest(client: FlaskClient) -> None:
    html = page(client, "/wheel/2026?from=2026-08&rings=units&body=board&zoom=q2")

    for address in (
        "/wheel/2025?body=board&from=2025-08&zoom=q2&rings=units",
        "/wheel/2027?body=board&from=2027-08&zoom=q2&rings=units",
        "/wheel/2026?body=board&from=2026-08&zoom=2027-03&rings=units",
        "/wheel/2026?body=board&from=2026-08&zoom=q2",
        "/wheel/2026?body=board&zoom=q2&rings=units",
    ):
        assert f'href="{address}"'.replace("&", "&amp;") in html, address


def test_the_ends_of_what_is_covered_lead_nowhere(client: FlaskClient) -> None:
    assert 'rel="prev"' not in page(client, "/wheel/1900")
    assert 'rel="next"' not in page(client, "/wheel/2100")


def test_an_empty_wheel_says_so(client: FlaskClient) -> None:
    assert "Filteret lader intet tilbage i perioden." in page(client, "/wheel/1950?kind=seminar")


def test_two_wheels_share_no_id(client: FlaskClient) -> None:
    ids = re.findall(r' id="([^"]+)"', page(client, "/wheel/2026?beside=1"))

    assert len(ids) == len(set(ids))


def test_a_change_is_seen_at_once(client: FlaskClient, put: Callable[[Calendar], None]) -> None:
    before = page(client, "/wheel/2027")
    assert page(client, "/wheel/2027") == before
    put(replace(A_CALENDAR, series=A_CALENDAR.series[:1]))

    after = page(client, "/wheel/2027")
    assert len(rows(after)) < len(rows(before))
    assert "HU-møde" not in "".join(marks(after))


def test_what_is_kept_is_told_apart(client: FlaskClient) -> None:
    asked = ["?lang=da", "?lang=en", "?rings=units&lang=da", "?body=joint", "?zoom=q1", "?beside=1"]
    first = [page(client, f"/wheel/2027{query}") for query in asked]

    assert len(set(first)) == len(asked)
    assert [marks(page(client, f"/wheel/2027{query}")) for query in asked] == [marks(html) for html in first]


def test_only_so_many_are_kept(client: FlaskClient) -> None:
    for year in range(1990, 1990 + 2 * MOST_KEPT):
        page(client, f"/wheel/{year}")

    with client.application.app_context():
        assert len(calendars.derived(Drawn, dict)) == MOST_KEPT


@pytest.mark.parametrize("calendar", [of_size(2000), one_by_one()], ids=["gathered", "one by one"])
def test_two_thousand_occurrences_and_their_table_travel_light(
    client: FlaskClient, put: Callable[[Calendar], None], calendar: Calendar
) -> None:
    put(calendar)

    assert len(compress(page(client, "/wheel/2027").encode())) < 150_000


def test_two_thousand_dates_that_lie_apart_are_drawn_one_by_one(
    client: FlaskClient, put: Callable[[Calendar], None]
) -> None:
    put(one_by_one())
    html = page(client, "/wheel/2027")

    assert len(rows(html)) == 2007
    assert len([crowd for _href, crowd in drawn(html) if not crowd]) > 1950


def test_each_of_two_thousand_occurrences_is_reached_from_a_mark_and_stands_in_the_table(
    client: FlaskClient, put: Callable[[Calendar], None]
) -> None:
    put(of_size(2000))
    html = page(client, "/wheel/2027")
    linked = set(re.findall(r'<a class="title" href="([^"]*)"', html))
    assert len(linked) == len(rows(html)) == 1999

    reached, waiting, seen = set[str](), ["/wheel/2027"], set[str]()
    while waiting:
        for href, crowd in drawn(page(client, waiting.pop())):
            if not crowd:
                reached.add(href)
            elif href not in seen:
                seen.add(href)
                waiting.append(unescape(href))
    assert linked <= reached


def test_a_crowd_leads_to_its_month_and_from_there_to_its_ring(
    client: FlaskClient, put: Callable[[Calendar], None]
) -> None:
    put(of_size(2000))
    ways = [
        {re.sub(r".*[?]", "", unescape(href)) for href, crowd in drawn(page(client, address)) if crowd}
        for address in ("/wheel/2027", "/wheel/2027?zoom=2027-03", "/wheel/2027?zoom=2027-03&body=body-0")
    ]

    assert ways[0] == {f"zoom=2027-{month:02}" for month in range(1, 13)}
    assert ways[1] == {f"zoom=2027-03&body=body-{number}" for number in range(8)}
    assert ways[2] == set()


def test_a_crowd_of_the_year_beside_leads_to_that_year(client: FlaskClient, put: Callable[[Calendar], None]) -> None:
    put(of_size(2000))
    hrefs = {href for href, crowd in drawn(page(client, "/wheel/2027?beside=1")) if crowd}

    assert "/wheel/2028?zoom=2028-02" in hrefs
    assert {client.get(unescape(href)).status_code for href in hrefs} == {200}


def test_an_english_page_says_that_the_names_are_danish(client: FlaskClient) -> None:
    html = page(client, "/wheel/2026?lang=en&body=board&unit=finance")

    assert re.search(r'class="ring body-1" role="group" aria-label="Direktionen" lang="da"', html)
    assert '<span class="body-tag body-1" lang="da">Direktionen</span>' in html
    assert ' lang="da"' not in page(client, "/wheel/2026?body=board&lang=da").split("<main")[1]
