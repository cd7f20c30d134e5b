"""The hearing and what follows it: asked, answered, fetched as a workbook, adopted, frozen, superseded."""

import re
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from planner.domain.access import Role
from planner.services import calendars
from tests.web.forms import filled, send, text_of
from tests.web.plans.making import new_plan
from tests.web.signing import SignsIn

MARCH = "board-meeting/2027-03-09"


@pytest.fixture
def reader(signed_in: SignsIn) -> FlaskClient:
    return signed_in(Role.READER)


@pytest.fixture
def plan(planner: FlaskClient) -> str:
    return new_plan(planner)


def ask(planner: FlaskClient, plan: str, **fields: object) -> int:
    """Send the plan into hearing with the board, or as the fields say."""
    wanted = {"bodies": ["board"], "answer_by": "1. december", "how": "open", **fields}
    return send(planner, f"{plan}/bodies", action=f"{plan}/hearing", **wanted).status_code


def adopt(planner: FlaskClient, plan: str, **fields: object) -> str:
    """Adopt the plan for the board, or as the fields say; the page that follows."""
    form = filled(planner.get(f"{plan}/bodies").text, f"{plan}/hearing")
    for name, value in {"bodies": ["board"], "reference": "Punkt 4", "day": "20. november", **fields}.items():
        form.setlist(name, value if isinstance(value, list) else [str(value)])
    response = planner.post(f"{plan}/publish", data=form)
    return text_of(response.text if response.status_code == 400 else planner.get(response.location).text)


def test_a_body_is_asked_and_everybody_who_may_read_sees_its_dates(
    planner: FlaskClient, plan: str, client: FlaskClient
) -> None:
    assert ask(planner, plan) == 303

    assert "Mødeplan 2027" in client.get("/plans").text
    page = text_of(client.get(f"{plan}/read").text)
    assert "I høring, svar senest 1. december 2026" in page
    assert "tirsdag den 9. marts 2027 kl. 9.00–12.00 Direktionsmøde Frist for sager: tirsdag den 2. marts" in page
    assert "Byrådsmøde" not in page
    assert "Log ind for at svare." in page


def test_a_reader_answers_one_date_and_all_of_them(planner: FlaskClient, reader: FlaskClient, plan: str) -> None:
    ask(planner, plan)
    form = filled(reader.get(f"{plan}/read").text, f"{plan}/comments")

    one = reader.post(f"{plan}/comments", data={**form, "slot": MARCH, "text": "Vi er på kursus.", "role": "ØDC"})
    every = reader.post(f"{plan}/comments", data={**form, "slot": "", "text": "Ellers fint.", "role": ""})

    assert (one.status_code, every.status_code) == (303, 303)
    assert one.location == f"{plan}/read#board-board-meeting-2027-03-09"
    assert "En reader, ØDC Vi er på kursus." in text_of(planner.get(f"{plan}/at/{MARCH}").text)
    said = text_of(planner.get(f"{plan}/bodies").text)
    assert "Ellers fint." in said
    assert "Direktionen I høring, svar senest 1. december 2026" in said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": " "}, "Skriv en bemærkning."),
        ({"text": "x" * 2001}, "højst være på 2000 tegn"),
        ({"text": "Nej", "role": "x" * 101}, "Højst 100 tegn."),
        ({"text": "Nej", "slot": "council-meeting/2027-01-25"}, "Mødet er ikke længere i planen."),
        ({"text": "Nej", "body": "council", "slot": ""}, "Forummets datoer er ikke i høring."),
    ],
)
def test_an_answer_that_cannot_be_kept_is_told_why(
    planner: FlaskClient, reader: FlaskClient, plan: str, fields: dict[str, str], said: str
) -> None:
    ask(planner, plan)
    form = filled(reader.get(f"{plan}/read").text, f"{plan}/comments")

    response = reader.post(f"{plan}/comments", data={**form, "body": "board", "slot": MARCH, **fields})

    assert response.status_code == 400
    assert said in text_of(response.text)


def test_an_answer_that_was_refused_is_kept_in_its_field(
    planner: FlaskClient, reader: FlaskClient, plan: str
) -> None:
    ask(planner, plan)
    form = filled(reader.get(f"{plan}/read").text, f"{plan}/comments")

    response = reader.post(
        f"{plan}/comments", data={**form, "body": "board", "slot": MARCH, "text": "Min tekst", "role": "x" * 101}
    )

    assert ">Min tekst</textarea>" in response.text


def test_a_planner_removes_an_answer_and_closes_the_hearing(
    planner: FlaskClient, reader: FlaskClient, plan: str, client: FlaskClient
) -> None:
    ask(planner, plan)
    form = filled(reader.get(f"{plan}/read").text, f"{plan}/comments")
    reader.post(f"{plan}/comments", data={**form, "slot": MARCH, "text": "Slet mig."})
    page = planner.get(f"{plan}/bodies").text
    remove = page.partition(f'action="{plan}/comments/')[2].partition('"')[0]

    send(planner, f"{plan}/bodies", action=f"{plan}/comments/{remove}")
    assert "Slet mig." not in planner.get(f"{plan}/bodies").text

    assert ask(planner, plan, how="close") == 303
    assert client.get(f"{plan}/read").status_code == 404


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"bodies": []}, "Vælg mindst ét forum."),
        ({"bodies": ["nobody"]}, "Et af de valgte fora har ingen møder i planen."),
        ({"answer_by": "1. november 2026"}, "Svarfristen er allerede gået."),
        ({"answer_by": "snart"}, "dato"),
    ],
)
def test_a_hearing_that_cannot_be_opened_is_told_why(
    planner: FlaskClient, plan: str, fields: dict[str, object], said: str
) -> None:
    form = filled(planner.get(f"{plan}/bodies").text, f"{plan}/hearing")
    for name, value in {"bodies": ["board"], "how": "open", **fields}.items():
        form.setlist(name, value if isinstance(value, list) else [str(value)])

    response = planner.post(f"{plan}/hearing", data=form)

    assert response.status_code == 400
    assert said in text_of(response.text)


def test_the_workbook_has_what_its_reader_may_see(planner: FlaskClient, plan: str, client: FlaskClient) -> None:
    ask(planner, plan)

    mine = load_workbook(BytesIO(planner.get(f"{plan}/sheet.xlsx").data)).worksheets[0]
    theirs = client.get(f"{plan}/sheet.xlsx")

    assert {cell.value for cell in mine["G"][1:]} > {"Direktionsmøde", "Byrådsmøde"}
    assert theirs.headers["Content-Disposition"] == "attachment; filename=moedeplan-2027.xlsx"
    read = load_workbook(BytesIO(theirs.data)).worksheets[0]
    assert {cell.value for cell in read["G"][1:]} == {"Direktionsmøde"}
    assert read.oddHeader.right.text == "Svar senest 1. december 2026"


def test_an_adopted_plan_stands_in_the_calendar_and_is_frozen(
    app: Flask, planner: FlaskClient, plan: str, client: FlaskClient
) -> None:
    here = f"{plan}/at/{MARCH}"
    send(planner, f"{here}?to=2027-03-11", action=f"{here}/move")

    page = adopt(planner, plan)

    assert "Planen er vedtaget for 1 forum." in page
    assert "Direktionen Vedtaget den 20. november 2026 (Punkt 4)" in page
    assert "Direktionsmøde: torsdag den 11. marts 2027 kl. 9.00–12.00" in page
    with app.app_context():
        board = next(one for one in calendars.current().series if one.uid == "board-meeting")
        assert any(
            one.moved_to and one.moved_to.first.isoformat() == "2027-03-11" for one in board.exceptions.values()
        )
    assert "Vedtaget den 20. november 2026 (Punkt 4)" in text_of(client.get(f"{plan}/read").text)
    assert "11" in text_of(client.get("/month/2027/3").text)
    assert "Forummet har vedtaget sine datoer." in planner.get(here).text


def test_what_changed_nothing_is_taken_back_on_the_page_and_all_else_in_the_history(
    planner: FlaskClient, plan: str
) -> None:
    here = f"{plan}/at/{MARCH}"
    send(planner, f"{here}?to=2027-03-11", action=f"{here}/move")
    adopt(planner, plan)
    assert "Vedtagelsen kan tages tilbage i historikken" in planner.get(f"{plan}/bodies").text
    copy = send(planner, f"{plan}/manage", action=f"{plan}/copy", copied="Igen").location

    assert "Planen er vedtaget for 1 forum. Kalenderen havde alle datoerne i forvejen." in adopt(planner, copy)
    assert send(planner, f"{copy}/bodies", action=f"{copy}/withdraw").status_code == 303

    page = text_of(planner.get(f"{copy}/bodies").text)
    assert "Vedtagelsen er taget tilbage. Planen er en kladde igen." in page
    assert "Vedtaget den" not in page.partition("Spørg dem")[0]
    assert "Vedtaget den" in text_of(planner.get(f"{plan}/bodies").text).partition("Spørg dem")[0]


def test_in_the_table_only_what_no_body_has_adopted_can_be_taken(planner: FlaskClient, plan: str) -> None:
    taken = 'at/board-meeting/2027-05-11" data-first="2027-05-11"'
    assert taken in planner.get(plan).text

    adopt(planner, plan)

    page = planner.get(plan).text
    assert taken not in page
    assert "at/board-meeting/2027-05-11" in page
    assert 'at/council-meeting/2027-05-31" data-first="2027-05-31"' in page


def test_dates_that_break_a_rule_are_adopted_only_if_somebody_insists(planner: FlaskClient, plan: str) -> None:
    here = f"{plan}/at/{MARCH}"
    send(planner, f"{here}?to=2027-03-25", action=f"{here}/move")

    page = adopt(planner, plan)
    assert "Datoerne bryder regler." in page
    assert "Skærtorsdag" in page
    assert "Vedtag datoerne, selv om de bryder reglerne" in page

    assert "Planen er vedtaget for 1 forum." in adopt(planner, plan, anyway="1")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"bodies": []}, "Vælg mindst ét forum."),
        ({"day": "i overmorgen måske"}, "dato"),
        ({"reference": "x" * 201}, "Højst 200 tegn."),
    ],
)
def test_what_cannot_be_adopted_is_told_why(
    planner: FlaskClient, plan: str, fields: dict[str, object], said: str
) -> None:
    assert said in adopt(planner, plan, **fields)


def test_a_plan_that_was_adopted_is_not_deleted(planner: FlaskClient, plan: str) -> None:
    adopt(planner, plan)

    response = send(planner, f"{plan}/manage", action=f"{plan}/remove")

    assert response.status_code == 400
    assert "Planen kan ikke slettes" in response.text


def test_the_list_says_of_each_stage_who_has_come_so_far(planner: FlaskClient, plan: str) -> None:
    adopt(planner, plan, bodies=["board", "council"])

    assert "2027 · Vedtaget: Direktionen og Byrådet" in text_of(planner.get("/plans").text)


def test_where_all_have_adopted_it_nobody_is_asked_any_more(planner: FlaskClient, plan: str) -> None:
    every = re.findall(r'name="bodies" value="([^"]+)"', planner.get(f"{plan}/bodies").text)

    page = adopt(planner, plan, bodies=every)

    assert "Alle fora har vedtaget planen." in page
    assert "Send i høring" not in page


def test_a_later_plan_supersedes_it(planner: FlaskClient, plan: str, client: FlaskClient) -> None:
    adopt(planner, plan)
    later = new_plan(planner, name="Revideret plan")

    adopt(planner, later)

    assert "Vedtaget den 20. november 2026 (Punkt 4), siden afløst af Revideret plan" in text_of(
        planner.get(f"{plan}/bodies").text
    )
    assert "siden afløst" in text_of(client.get(f"{plan}/read").text)
