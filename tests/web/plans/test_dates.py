"""One date of a plan: why it lies there, why not elsewhere, moved and pinned by hand."""

import pytest
from flask.testing import FlaskClient

from tests.web.forms import filled, send, text_of
from tests.web.plans.making import new_plan

MARCH = "at/board-meeting/2027-03-09"
AGREED = "at/joint-meeting/2027-02-25"


@pytest.fixture
def plan(planner: FlaskClient) -> str:
    return new_plan(planner)


def test_it_says_how_it_came_to_be_and_what_follows_it(planner: FlaskClient, plan: str) -> None:
    page = text_of(planner.get(f"{plan}/{MARCH}").text)

    assert "tirsdag den 9. marts 2027 kl. 9.00–12.00 Efter reglen" in page
    assert "Frist for sager: tirsdag den 2. marts 2027 kl. 12.00" in page


@pytest.mark.parametrize("typed", ["25. marts", "25/3-27", "2027-03-25", "torsdag den 25. marts 2027"])
def test_why_not_on_a_holiday(planner: FlaskClient, plan: str, typed: str) -> None:
    response = planner.get(f"{plan}/{MARCH}", query_string={"to": typed})

    page = text_of(response.text)
    assert response.status_code == 200
    assert "Torsdag den 25. marts 2027 Bryder 2 regler." in page
    assert "lukket (Skærtorsdag)" in page
    assert "uden for sit vindue" in page
    assert "Flyt mødet dertil alligevel" in page


def test_a_day_outside_the_plans_year_is_answered_but_not_offered(planner: FlaskClient, plan: str) -> None:
    page = text_of(planner.get(f"{plan}/{MARCH}?to=2028-03-07").text)

    assert "uden for planens år" in page
    assert "Flyt mødet dertil" not in page


def test_the_answer_to_a_date_that_was_dragged_leads_back_without_moving_it(planner: FlaskClient, plan: str) -> None:
    leaves = f'data-leaves href="{plan}"'

    assert leaves in planner.get(f"{plan}/{MARCH}/move?to=2027-03-11&back={plan}").text
    assert leaves in planner.get(f"{plan}/{MARCH}/move?to=2028-03-07&back={plan}").text
    assert leaves not in planner.get(f"{plan}/{MARCH}/move?to=2027-03-11").text


def test_why_not_the_day_that_it_has(planner: FlaskClient, plan: str) -> None:
    page = text_of(planner.get(f"{plan}/{MARCH}?to=2027-03-09").text)

    assert "Mødet ligger den dag." in page
    assert "Flyt mødet dertil" not in page


def test_other_days_are_offered_with_what_they_would_cost(planner: FlaskClient, plan: str) -> None:
    page = text_of(planner.get(f"{plan}/{MARCH}").text)

    assert "Andre dage, der kan lade sig gøre" in page
    assert "Muligt; " in page
    assert "Skærtorsdag" not in page


def test_items_go_along_with_their_meeting_and_are_no_reason_to_leave_it(planner: FlaskClient, plan: str) -> None:
    page = text_of(planner.get(f"{plan}/{MARCH}?to=2027-03-11").text)

    assert "Torsdag den 11. marts 2027 Muligt; " in page
    assert "ØKO-LIS nr." not in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31. februar", "findes ikke"),
        ("i går aftes", "dato"),
        ("x" * 200, "dato"),
    ],
)
def test_what_is_no_date_is_told_at_its_field(planner: FlaskClient, plan: str, typed: str, said: str) -> None:
    response = planner.get(f"{plan}/{MARCH}", query_string={"to": typed})

    assert response.status_code == 400
    assert said in text_of(response.text)
    assert 'aria-invalid="true"' in response.text


def test_a_date_is_moved_by_hand_and_pinned_there(planner: FlaskClient, plan: str) -> None:
    asked = f"{plan}/{MARCH}/move?to=2027-03-11"

    response = send(planner, asked, action=f"{plan}/{MARCH}/move")

    assert (response.status_code, response.location) == (303, f"{plan}/{MARCH}")
    page = text_of(planner.get(f"{plan}/{MARCH}").text)
    assert "torsdag den 11. marts 2027 kl. 9.00–12.00 Flyttet fra 9. marts Låst fast" in page
    assert "Reglen giver tirsdag den 9. marts 2027. Datoen er låst fast her." in page
    assert "Flyttet fra 9. marts" in text_of(planner.get(plan).text)
    assert "Frist for sager: torsdag den 4. marts 2027" in page


def test_of_a_date_that_is_not_pinned_it_says_what_the_rules_day_would_mean(planner: FlaskClient, plan: str) -> None:
    here = f"{plan}/{MARCH}"
    send(planner, f"{here}?to=2027-03-11", action=f"{here}/move")
    send(planner, here, action=f"{here}/unpin")

    page = text_of(planner.get(here).text)
    assert "Reglen giver tirsdag den 9. marts 2027. Den dag ville nu være bedre." in page
    assert "Tirsdag den 9. marts 2027 Muligt; 4 point bedre." in page


def test_a_date_that_breaks_a_rule_is_marked_and_counted(planner: FlaskClient, plan: str) -> None:
    send(planner, f"{plan}/{MARCH}?to=2027-03-25", action=f"{plan}/{MARCH}/move")

    page = text_of(planner.get(plan).text)
    assert "Planen bryder " in page
    assert "Skærtorsdag" in page
    assert "Bryder en regel (1)" in page
    assert "kan ikke ligge torsdag den 25. marts 2027: lukket (Skærtorsdag)" in page


def test_where_it_was_dragged_from_is_where_it_goes_back_to(planner: FlaskClient, plan: str) -> None:
    month = f"{plan}/month/2027/3"

    response = send(planner, f"{plan}/{MARCH}/move?to=2027-03-11&back={month}", action=f"{plan}/{MARCH}/move")

    assert response.location == month


def test_nobody_is_led_elsewhere(planner: FlaskClient, plan: str) -> None:
    address = f"{plan}/{MARCH}/move?to=2027-03-11&back=https://example.com/"

    assert send(planner, address, action=f"{plan}/{MARCH}/move").location == f"{plan}/{MARCH}"


def test_a_date_is_pinned_and_unpinned(planner: FlaskClient, plan: str) -> None:
    here = f"{plan}/{MARCH}"
    send(planner, here, action=f"{here}/pin")
    assert "Låst fast (1)" in text_of(planner.get(plan).text)

    send(planner, here, action=f"{here}/unpin")
    assert "Låst fast (0)" in text_of(planner.get(plan).text)


def test_an_agreed_date_is_moved_in_the_calendar(planner: FlaskClient, plan: str) -> None:
    page = planner.get(f"{plan}/{AGREED}").text

    assert "Datoen er aftalt i årshjulet. Flyt den dér." in page
    assert "/pin" not in page


def test_the_second_of_two_planners_is_told(planner: FlaskClient, plan: str) -> None:
    asked = f"{plan}/{MARCH}?to=2027-03-11"
    mine = filled(planner.get(asked).text, f"{plan}/{MARCH}/move")
    send(planner, f"{plan}/{MARCH}", action=f"{plan}/{MARCH}/pin")

    response = planner.post(f"{plan}/{MARCH}/move", data=mine)

    assert response.status_code == 409
    assert "ændret af en anden" in response.text


def test_a_day_outside_the_year_is_refused_at_its_field(planner: FlaskClient, plan: str) -> None:
    fields = filled(planner.get(f"{plan}/{MARCH}?to=2027-03-11").text, f"{plan}/{MARCH}/move")

    response = planner.post(f"{plan}/{MARCH}/move", data={**fields, "to": "2028-03-11"})

    assert response.status_code == 400
    assert "Vælg en dag i planens år (2027)." in response.text


@pytest.mark.parametrize("slot", ["at/none/2027-03-09", "at/board-meeting/2027-03-10", "at/papers/2027-03-09"])
def test_what_the_plan_does_not_date_is_not_found(planner: FlaskClient, plan: str, slot: str) -> None:
    assert planner.get(f"{plan}/{slot}").status_code == 404
