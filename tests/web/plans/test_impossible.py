"""Meetings that cannot all be held, from a real solve on the page: named, explained, and mended by a button."""

from time import monotonic, sleep

import pytest
from flask.testing import FlaskClient

from tests.web.forms import send, text_of
from tests.web.plans.making import new_plan

PATIENCE = 120
MARCH = "board-meeting/2027-03-09"


def solved(planner: FlaskClient, plan: str) -> str:
    """The words of the page of the solve when it has ended."""
    assert send(planner, f"{plan}/solve", seconds="10", how="solve").status_code == 303
    until = monotonic() + PATIENCE
    while 'data-state="running"' in planner.get(f"{plan}/solve/progress").text:
        assert monotonic() < until, "the solve does not end"
        sleep(0.1)
    return text_of(planner.get(f"{plan}/solve").text)


@pytest.mark.timeout(300)
def test_what_cannot_be_is_told_in_words_and_one_button_makes_it_possible(planner: FlaskClient) -> None:
    plan = new_plan(planner)
    # Monthly meetings are four weeks apart and more.
    assert send(planner, f"{plan}/wishes/board-meeting", most="21").status_code == 303

    said = solved(planner, plan)

    assert "Møderne kan ikke alle holdes" in said
    assert "Der skal være højst 21 dage mellem møderne i Direktionsmøde." in said
    assert "står i vejen for hinanden Direktionsmøde, " in said
    assert "Hver for sig ville dette hjælpe" in said
    assert "Giv slip på afstanden mellem møderne i Direktionsmøde." in said
    assert "Glem afstanden mellem møderne i »Direktionsmøde«" in said

    relax = f"{plan}/solve/relax"
    assert send(planner, f"{plan}/solve", action=relax, what="spacing", which="board-meeting").status_code == 303
    assert "ændret, siden det blev beregnet" in text_of(planner.get(f"{plan}/solve").text)
    assert "Færdig" in solved(planner, plan)


def test_pins_that_contradict_the_rules_are_told_before_solving_with_their_button(planner: FlaskClient) -> None:
    plan = new_plan(planner)
    here = f"{plan}/at/{MARCH}"
    send(planner, f"{here}?to=2027-03-29", action=f"{here}/move")  # Easter Monday

    refused = send(planner, f"{plan}/solve", seconds="10", how="solve")

    assert refused.status_code == 400
    said = text_of(refused.text)
    assert "Det kan ingen beregning rette" in said
    assert "Lås »Direktionsmøde« op" in said
    assert send(planner, f"{plan}/solve", action=f"{plan}/solve/relax", what="unpin", which=MARCH).status_code == 303
    assert "Det kan ingen beregning rette" not in text_of(planner.get(f"{plan}/solve").text)
