"""Plans by their pages: made, looked at as table, month and wheel, renamed, copied, removed."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.forms import filled, send, text_of
from tests.web.plans.making import new_plan


@pytest.fixture
def plan(planner: FlaskClient) -> str:
    """The address of a new plan."""
    return new_plan(planner)


def test_the_menu_leads_to_the_plans(client: FlaskClient) -> None:
    assert 'href="/plans"' in client.get("/").text
    assert "Ingen mødeplaner er i høring lige nu." in client.get("/plans").text


def test_a_new_plan_proposes_every_date_at_once(planner: FlaskClient, plan: str) -> None:
    page = text_of(planner.get(plan).text)

    assert "Mødeplan 2027" in page
    assert "Direktionsmøde tirsdag" in page
    assert "tirsdag den 9. marts 2027 kl. 9.00–12.00, Efter reglen" in page
    assert "Planen bryder ingen regler." in page


def test_the_names_that_are_proposed_are_for_all_who_read_them_whatever_the_planner_speaks(
    planner: FlaskClient,
) -> None:
    planner.get("/?lang=en")

    plan = new_plan(planner)

    assert '<span lang="da">Mødeplan 2027</span>' in planner.get(plan).text
    assert 'value="Mødeplan 2027, kopi"' in planner.get(f"{plan}/manage").text


def test_a_draft_is_nobodys_but_planners(planner: FlaskClient, plan: str, client: FlaskClient) -> None:
    assert client.get(plan).status_code == 303
    assert client.get(f"{plan}/read").status_code == 404
    assert client.get(f"{plan}/sheet.xlsx").status_code == 404
    assert "Mødeplan 2027" not in client.get("/plans").text
    assert planner.get("/plans").text.count("Mødeplan 2027") == 1


def test_a_school_year_begins_in_august(planner: FlaskClient) -> None:
    page = text_of(planner.get(new_plan(planner, kind="school")).text)

    assert "2027/28" in page
    assert "Forum August September" in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": " "}, "Skriv et navn."),
        ({"name": "x" * 101}, "Højst 100 tegn."),
        ({"year": "²027"}, "Skriv et årstal, for eksempel 2027."),
        ({"year": "1066"}, "Årstallet skal ligge mellem 1900 og 2100."),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_is_kept(
    planner: FlaskClient, fields: dict[str, str], said: str
) -> None:
    response = send(planner, "/plans/new", **fields)

    assert response.status_code == 400
    assert said in text_of(response.text)
    kept = filled(response.text)
    assert {name: kept[name] for name in fields} == fields


def test_the_year_before_stands_above_the_plan(planner: FlaskClient, plan: str) -> None:
    page = text_of(planner.get(plan).text)

    assert "2026: 10" in page  # December's board meeting, moved to the 10th


def test_deadlines_have_a_line_of_their_own(planner: FlaskClient, plan: str) -> None:
    page = planner.get(plan).text

    line = page[page.index("Frist for sager") :].partition("</tr>")[0]
    assert "Marts 2 " in text_of(line)  # five working days before the 9th


def test_the_month_shows_how_each_date_came_to_be_and_leads_to_it(planner: FlaskClient, plan: str) -> None:
    page = planner.get(f"{plan}/month/2027/3").text

    assert "Efter reglen" in text_of(page)
    assert f'href="{plan}/at/board-meeting/2027-03-09"' in page


def test_the_year_before_stands_on_the_day_of_the_month_that_it_corresponds_to(
    planner: FlaskClient, plan: str
) -> None:
    page = planner.get(f"{plan}/month/2027/12").text

    day = page[page.index('id="d-2027-12-16"') :].partition("</td>")[0]
    assert "I 2026 10. december: Direktionsmøde" in text_of(day)  # Thursday of week 50


@pytest.mark.parametrize("month", ["2026/12", "2028/1", "2027/13", "0/1"])
def test_the_month_lies_in_the_plans_year(planner: FlaskClient, plan: str, month: str) -> None:
    assert planner.get(f"{plan}/month/{month}").status_code in (400, 404)


def test_the_wheel_leads_to_the_plans_dates(planner: FlaskClient, plan: str) -> None:
    page = planner.get(f"{plan}/wheel").text

    assert f'href="{plan}/at/board-meeting/2027-03-09' in page
    assert "Det samme som tabel" in page


def test_the_wheel_has_the_year_before_beside_it_and_can_stand_alone(planner: FlaskClient, plan: str) -> None:
    both, alone = planner.get(f"{plan}/wheel").text, planner.get(f"{plan}/wheel?alone=1").text

    assert (both.count('<svg xmlns="http://www.w3.org/2000/svg" class="wheel" viewBox="-'), "Kun planen" in both) == (
        2,
        True,
    )
    assert (
        alone.count('<svg xmlns="http://www.w3.org/2000/svg" class="wheel" viewBox="-'),
        "Kun planen" in alone,
    ) == (1, False)
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids))


def test_the_wheel_tells_by_sign_and_by_name_how_each_date_came_to_be(planner: FlaskClient, plan: str) -> None:
    here = f"{plan}/at/board-meeting/2027-03-09"
    send(planner, f"{here}?to=2027-03-11", action=f"{here}/move")
    here = f"{plan}/at/board-meeting/2027-04-13"
    send(planner, f"{here}?to=2027-04-11", action=f"{here}/move")  # a Sunday

    page = planner.get(f"{plan}/wheel?alone=1").text

    def mark(slot: str) -> str:
        return page[page.index(f'<a href="{plan}/at/board-meeting/{slot}') :].partition("</a>")[0]

    assert "sign-moved" in mark("2027-03-09")
    assert "sign-pin" in mark("2027-03-09")
    assert "Flyttet fra 9. marts, låst fast" in mark("2027-03-09")
    assert "sign-clash" in mark("2027-04-13")
    assert "Bryder en regel" in mark("2027-04-13")
    assert "sign-" not in mark("2027-06-08")


def test_a_plan_is_renamed_copied_and_removed(planner: FlaskClient, plan: str) -> None:
    manage = f"{plan}/manage"
    assert send(planner, manage, action=f"{plan}/rename", name="Kladde A").status_code == 303
    assert send(planner, manage, action=f"{plan}/copy", copied="Kladde B").status_code == 303
    listed = text_of(planner.get("/plans").text)
    assert "Kladde A" in listed
    assert "Kladde B" in listed

    refused = send(planner, manage, action=f"{plan}/copy", copied="")
    assert (refused.status_code, "Skriv et navn." in refused.text) == (400, True)
    assert "built-in" not in planner.get(manage).text

    assert send(planner, manage, action=f"{plan}/remove").location == "/plans"
    assert planner.get(plan).status_code == 404


def test_the_second_of_two_planners_is_told(planner: FlaskClient, plan: str) -> None:
    mine = filled(planner.get(f"{plan}/manage").text, f"{plan}/rename")
    send(planner, f"{plan}/manage", action=f"{plan}/rename", name="Deres")

    response = planner.post(f"{plan}/rename", data={**mine, "name": "Mit"})

    assert response.status_code == 409
    assert "ændret af en anden" in response.text
    assert 'value="Mit"' in response.text
    assert "Deres" in planner.get("/plans").text


def test_what_there_is_not_is_not_found(planner: FlaskClient, app: Flask) -> None:
    nothing = "/plans/00000000-0000-0000-0000-000000000000"
    for part in ("", "/wheel", "/month/2027/1", "/wishes", "/solve", "/bodies", "/read", "/manage", "/suggestion"):
        assert planner.get(nothing + part).status_code == 404, part


def test_it_speaks_english(planner: FlaskClient, plan: str) -> None:
    page = text_of(planner.get(f"{plan}?lang=en").text)

    assert "The plan breaks no rules." in page
    assert "Breaks a rule" in page
