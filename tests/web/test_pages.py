import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.series import Calendar
from tests.web.calendars import A_CALENDAR
from tests.web.expanding import words_of


def seen(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return words_of(response.text)


class TestUpcoming:
    def test_it_begins_today(self, client: FlaskClient) -> None:
        text = seen(client, "/")

        assert "Fra søndag den 22. november 2026" in text
        assert "November 2026" in text
        assert "26 torsdag 13.00–15.00 HU-møde" in text

    def test_it_tells_body_unit_status_and_reason(self, client: FlaskClient) -> None:
        text = seen(client, "/")

        assert "13.00 Direktionsmøde ↳ flyttet fra 8. december Direktionen BYC Fast".replace("↳ ", "") in text
        assert "HU-møde Hotellet er ikke bestilt Hovedudvalget Reserveret" in text
        assert "9.00–12.00 Direktionsmøde Direktionen BYC Aflyst" in text
        assert "2. kvartal HU-møde Hovedudvalget Dato mangler" in text
        assert "ØKO-LIS på »Direktionsmøde«" in text

    def test_it_can_begin_anywhere(self, client: FlaskClient) -> None:
        assert "Fra onsdag den 1. januar 2020" in seen(client, "/?from=2020-01-01")

    def test_its_ways_lead_to_earlier_and_later(self, client: FlaskClient) -> None:
        page = client.get("/?unit=staff").text

        assert 'href="/?unit=staff&amp;from=2025-12-01"' in page
        assert 'href="/?unit=staff&amp;from=2027-12-01"' in page

    def test_the_huskeliste_is_a_table_of_three_columns(self, client: FlaskClient) -> None:
        page = client.get("/?view=huskeliste").text
        text = words_of(page)

        assert re.findall(r'<th scope="col">(.*?)</th>', page) == ["Forventet tidspunkt", "Sag/emne", "Ansvarlig"]
        assert "November 2026 26. HU-møde" in text
        assert "Gentagende sager Den 2. tirsdag i hver måned kl. 9–12" in text

    def test_a_calendar_without_items_says_so(self, client: FlaskClient) -> None:
        assert "Filteret lader intet tilbage i perioden." in seen(client, "/?unit=staff&kind=deadline")
        assert "Filteret lader intet tilbage i perioden." in seen(
            client, "/?unit=staff&kind=deadline&view=huskeliste"
        )


class TestFilter:
    @pytest.mark.parametrize(
        ("query", "there", "gone"),
        [
            ("body=joint", "HU-møde", "Direktionsmøde"),
            ("unit=finance", "ØKO-LIS", "HU-møde"),
            ("kind=deadline", "Frist for sager", "IT-budget"),
            ("body=board&kind=meeting", "Direktionsmøde", "Frist for sager"),
            ("body=joint&body=council", "Byrådsmøde", "Direktionsmøde"),
        ],
    )
    @pytest.mark.parametrize("page", ["/?", "/?view=huskeliste&", "/month/2026/12?", "/month/2027/2?"])
    def test_it_holds_on_every_page(self, client: FlaskClient, page: str, query: str, there: str, gone: str) -> None:
        links = re.findall(r'<a\s+(?:class="title" )?href="/series/[^"]*">(.*?)</a>', client.get(page + query).text)

        assert gone not in links
        if page.startswith("/?"):
            assert there in links

    def test_what_is_filtered_by_can_be_taken_away(self, client: FlaskClient) -> None:
        page = client.get("/?body=joint&unit=staff&from=2027-01-01").text

        assert 'href="/?from=2027-01-01&amp;unit=staff"' in page
        assert 'href="/?from=2027-01-01&amp;body=joint"' in page
        assert 'href="/?from=2027-01-01"' in page

    def test_the_form_keeps_what_else_the_address_says(self, client: FlaskClient) -> None:
        page = client.get("/?view=huskeliste&from=2027-01-01").text

        assert '<input type="hidden" name="view" value="huskeliste">' in page
        assert '<input type="hidden" name="from" value="2027-01-01">' in page


class TestMonth:
    def test_it_shows_weeks_days_and_what_has_no_day(self, client: FlaskClient) -> None:
        text = seen(client, "/month/2026/12")

        assert "December 2026" in text
        assert "Uge 53" in text
        assert "2. juledag" in text
        assert "4. kvartal IT-budget" in text

    def test_the_months_beside_it_keep_the_filter(self, client: FlaskClient) -> None:
        page = client.get("/month/2026/12?body=board").text

        assert 'href="/month/2026/11?body=board" rel="prev"' in page
        assert 'href="/month/2027/1?body=board" rel="next"' in page

    @pytest.mark.parametrize(
        ("address", "leads_to"),
        [
            ("/month", "/month/2026/11"),
            ("/month?date=2015-03-24", "/month/2015/3?day=2015-03-24#d-2015-03-24"),
            ("/month?date=2015-03-24&body=board", "/month/2015/3?body=board&day=2015-03-24#d-2015-03-24"),
            ("/month?date=&body=board", "/month/2026/11?body=board"),
        ],
    )
    def test_a_date_leads_to_its_month(self, client: FlaskClient, address: str, leads_to: str) -> None:
        response = client.get(address)

        assert (response.status_code, response.location) == (302, leads_to)

    @pytest.mark.parametrize("address", ["/month/1900/1", "/month/2100/12"])
    def test_the_first_and_the_last_month(self, client: FlaskClient, address: str) -> None:
        page = client.get(address)

        assert page.status_code == 200
        assert page.text.count('rel="prev"') + page.text.count('rel="next"') == 1


class TestSeries:
    def test_it_reads_the_rule_back(self, client: FlaskClient) -> None:
        text = seen(client, "/series/board-meeting")

        assert "Den 2. tirsdag i hver måned kl. 9–12; på helligdage næste hverdag" in text
        assert "torsdag den 10. december 2026 kl. 13.00 flyttet fra 8. december Fast" in text
        assert "12 datoer det seneste år" in text
        assert "Referat, punkt 8" in text

    def test_exceptions_that_lost_their_date_are_listed(self, client: FlaskClient) -> None:
        text = seen(client, "/series/board-meeting")

        assert "Passer ikke længere" in text
        assert text.index("Passer ikke længere") < text.index("Onsdag den 10. februar 2027 titel: Budgetmøde")

    def test_it_says_what_is_required_and_what_is_missing(self, client: FlaskClient) -> None:
        text = seen(client, "/series/joint-meeting")

        assert "4 gange om året, mindst én i hvert kvartal" in text
        assert "i 2. kvartal 2027 (dag ikke fastsat) Dato mangler" in text

    def test_an_occurrence_can_be_linked_to_by_its_recurrence_id(self, client: FlaskClient) -> None:
        page = client.get("/series/board-meeting").text

        assert 'id="2026-12-08"' in page

    def test_an_unknown_one_is_not_found(self, client: FlaskClient) -> None:
        assert client.get("/series/nobody").status_code == 404


def test_all_series_are_listed_with_rule_and_next_date(client: FlaskClient) -> None:
    text = seen(client, "/series")

    assert "IT-budget Sag I hvert kvartal ØDC i 4. kvartal 2026 (dag ikke fastsat)" in text


@pytest.mark.parametrize(
    "address",
    [
        "/?body=nobody",
        "/?unit=nobody",
        "/?kind=party",
        "/?view=wheel",
        "/?from=tomorrow",
        "/?from=2026-02-30",
        "/?from=9999-01-01",
        "/?from=2026-W01-1",
        "/month/2027/3?day=30.02.2026",
        "/month/2026/13",
        "/month/2026/0",
        "/month/0/1",
        "/month/99999/1",
        "/month/-1/1",
        "/month/2026/12?body=nobody",
        "/week/2026-W54",
        "/week/2027-W53",
        "/week/2026-W00",
        "/week/0000-W01",
        "/week/9999-W01",
        "/week/2026-48",
        "/week/next",
        "/week/2026-W48?unit=nobody",
        "/list?sort=colour",
        "/year/0",
        "/year/-1",
        "/year/99999",
        "/year/2027?view=spiral",
        "/year/2027?from=2026-08",
        "/year/2027?from=2027-13",
        "/year/2100?from=2100-08",
        "/year?from=august",
        "/year?from=9999-08",
        "/year/2027?kind=party",
        "/list?kind=party",
    ],
)
@pytest.mark.parametrize("language", ["da", "en"])
def test_bad_input_is_a_clear_page_with_a_way_back(client: FlaskClient, address: str, language: str) -> None:
    client.set_cookie("lang", language)
    response = client.get(address)

    assert response.status_code == 400
    assert {"da": "Det kan vi ikke vise", "en": "We cannot show that"}[language] in response.text
    assert 'class="button button-main" href="/"' in response.text


@pytest.mark.parametrize("address", ["/month/2026/november", "/month/2026", "/nowhere", "/series/"])
def test_an_address_of_nothing_is_not_found(client: FlaskClient, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert "Siden findes ikke" in response.text


def test_what_a_reader_wrote_is_shown_as_text(client: FlaskClient) -> None:
    response = client.get("/?body=%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>" not in response.text
    assert "&lt;script&gt;" in response.text


ADDRESSES = [
    "/",
    "/?view=huskeliste",
    "/month/2026/11",
    "/week/2026-W48",
    "/list",
    "/year/2026",
    "/year/2026?view=wall",
    "/search?q=direktion",
    "/series",
    "/series/board-meeting",
]


@pytest.mark.parametrize("address", [*ADDRESSES, "/unit/finance", "/body/joint"])
def test_english_pages_have_no_danish_of_ours(client: FlaskClient, address: str) -> None:
    client.get("/?lang=en")
    text = seen(client, address)

    assert "Coming up" in text
    for danish in ("Kommende", "Uden fast dag", "Dato mangler", "Reserveret", "Ansvarlig", "Uge ", "måned"):
        assert danish not in text


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_open_on_a_calendar_that_is_still_empty(app: Flask, today: object, address: str) -> None:
    response = app.test_client().get(address)

    assert response.status_code == (404 if address == "/series/board-meeting" else 200)


def test_no_page_has_inline_script_or_style(client: FlaskClient) -> None:
    for address in ADDRESSES:
        page = client.get(address).text
        assert not re.search(r"<script(?! type=\"module\" src=)|<style|\sstyle=|\son\w+=", page), address


def test_the_page_names_the_version_that_it_shows(app: Flask, put: Callable[[Calendar], None], today: object) -> None:
    put(A_CALENDAR)

    assert "Version 1" in words_of(app.test_client().get("/").text)
