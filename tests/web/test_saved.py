import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.domain.series import Calendar
from planner.web.saved import LONGEST_NAME, MOST
from tests.web.calendars import A_CALENDAR
from tests.web.expanding import words_of

BOARD_MEETINGS = "body=board&kind=meeting"


def token(client: FlaskClient, query: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(f"/filters?{query}").text)
    assert found
    return found[1]


def keep(client: FlaskClient, name: str, query: str = BOARD_MEETINGS, **fields: str) -> TestResponse:
    return client.post(f"/filters?{query}", data={"csrf_token": token(client, query), "name": name, **fields})


def test_a_filter_gets_a_name_and_stands_on_every_page(client: FlaskClient) -> None:
    assert keep(client, "  Vores   møder ").location == f"/?{BOARD_MEETINGS}"

    for page, link in (
        ("/", "/?"),
        ("/list?sort=title", "/list?sort=title&amp;"),
        ("/month/2026/12", "/month/2026/12?"),
    ):
        text = client.get(page).text
        assert re.search(rf'href="{re.escape(link)}[^"]*body=board[^"]*"\s*>Vores møder<', text), page


def test_it_goes_back_to_where_it_was_chosen(client: FlaskClient) -> None:
    page = client.get("/list?body=board&sort=title").text
    save = re.search(r'href="(/filters\?[^"]*)"', page)
    assert save
    form = client.get(save[1].replace("&amp;", "&")).text

    assert 'name="back" value="/list?body=board&amp;sort=title"' in form
    assert 'value="Direktionen"' in form
    assert keep(client, "x", back="/list?body=board").location == "/list?body=board"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"])
def test_it_never_leads_to_another_site(client: FlaskClient, elsewhere: str) -> None:
    assert keep(client, "x", back=elsewhere).location == f"/?{BOARD_MEETINGS}"


def test_the_same_name_replaces_and_a_name_can_be_removed(client: FlaskClient) -> None:
    keep(client, "Mit")
    keep(client, "Mit", "unit=staff")
    assert "Mit BYC" in words_of(client.get("/filters").text)

    client.post("/filters/remove", data={"csrf_token": token(client, BOARD_MEETINGS), "name": "Mit"})

    assert "Ingen filtre endnu" in client.get("/filters").text


def remove(client: FlaskClient, name: str) -> TestResponse:
    return client.post("/filters/remove", data={"csrf_token": token(client, BOARD_MEETINGS), "name": name})


def test_what_was_removed_can_be_brought_back(client: FlaskClient) -> None:
    keep(client, "Mit")
    after = client.get(remove(client, "Mit").location).text
    assert "»Mit« er fjernet. Fortryd" in words_of(after)

    form = re.search(r'<form class="keep" method="post" action="([^"]+)">(.*?)</form>', after, re.DOTALL)
    assert form
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[2]))
    back = client.post(form[1].replace("&amp;", "&"), data=fields)

    assert back.location == "/filters"
    assert "Mit Direktionen, Møde" in words_of(client.get("/filters").text)


def test_what_was_not_there_or_cannot_be_shown_any_longer_is_not_offered_back(
    client: FlaskClient, put: Callable[[Calendar], None]
) -> None:
    keep(client, "Samarbejde", "body=joint")
    left = tuple(one for one in A_CALENDAR.series if one.uid != "joint-meeting")
    put(replace(A_CALENDAR, bodies=A_CALENDAR.bodies[:2], series=left))

    assert remove(client, "Samarbejde").location == "/filters"
    assert remove(client, "Aldrig set").location == "/filters"


@pytest.mark.parametrize(
    ("name", "query", "wrong"),
    [
        ("   ", BOARD_MEETINGS, "Giv filteret et navn."),
        ("x" * (LONGEST_NAME + 1), BOARD_MEETINGS, "højst være på 40 tegn"),
        ("Alt", "", "Vælg først et filter."),
    ],
)
def test_what_is_wrong_is_a_400_at_its_field(client: FlaskClient, name: str, query: str, wrong: str) -> None:
    guard = token(client, BOARD_MEETINGS)
    response = client.post(f"/filters?{query}", data={"csrf_token": guard, "name": name})

    assert response.status_code == 400
    assert wrong in response.text


def test_there_is_room_for_so_many(client: FlaskClient) -> None:
    for number in range(MOST):
        assert keep(client, f"Filter {number}").status_code == 302

    refused = keep(client, "Et til")

    assert refused.status_code == 400
    assert "ikke plads til flere end 20 filtre" in refused.text
    assert keep(client, "Filter 3", "unit=staff").status_code == 302


@pytest.mark.parametrize("address", [f"/filters?{BOARD_MEETINGS}", "/filters/remove"])
def test_a_form_that_is_not_ours_changes_nothing(client: FlaskClient, address: str) -> None:
    keep(client, "Mit")

    assert client.post(address, data={"name": "Mit", "csrf_token": "made up"}).status_code == 400
    assert "Mit" in client.get("/").text


def test_one_that_the_calendar_no_longer_has_says_so(client: FlaskClient, put: Callable[[Calendar], None]) -> None:
    keep(client, "Samarbejde", "body=joint")
    left = tuple(one for one in A_CALENDAR.series if one.uid != "joint-meeting")
    put(replace(A_CALENDAR, bodies=A_CALENDAR.bodies[:2], series=left))

    assert "Kalenderen har ikke længere det" in client.get("/filters").text
    assert client.get("/").status_code == 200


def test_a_reader_who_keeps_nothing_gets_no_cookie(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/?body=board").headers


def test_the_cookie_is_out_of_reach_of_scripts_and_stays_small(client: FlaskClient) -> None:
    for number in range(MOST):
        response = keep(client, f"{number:02}" + "ø" * (LONGEST_NAME - 2), "body=board&body=council&unit=finance")
        if response.status_code == 400:
            break
        cookie = response.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert len(cookie) < 4000
