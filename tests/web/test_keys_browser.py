"""Ctrl+S, Ctrl+Z and Esc, and the question before something unsaved is left."""

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from planner.domain.access import Role
from tests.web.browsing import OpensPage

COUNCIL = "/settings/bodies/council"
FEBRUARY = "/series/board-meeting/2027-02-09"


@pytest.fixture
def planner(desk_of: OpensPage) -> Page:
    return desk_of(Role.PLANNER)


@pytest.fixture
def asked(planner: Page) -> list[str]:
    """The questions that were asked before a page was left; each is answered with no."""
    questions: list[str] = []

    def stay(dialog: Dialog) -> None:
        questions.append(dialog.type)
        dialog.dismiss()

    planner.on("dialog", stay)
    return questions


def test_saved_and_taken_back_without_a_mouse(planner: Page, asked: list[str]) -> None:
    planner.goto(COUNCIL)
    planner.get_by_label("Navn", exact=True).fill("Kommunalbestyrelsen")
    planner.keyboard.press("Control+s")

    planner.wait_for_url("**/settings/bodies")
    expect(planner.get_by_role("status")).to_contain_text("»Kommunalbestyrelsen« er gemt.")
    planner.keyboard.press("Control+z")

    expect(planner.get_by_role("status")).to_contain_text("Ændringen er fortrudt.")
    expect(planner.get_by_role("link", name="Byrådet")).to_be_visible()
    assert asked == []


def test_in_a_field_ctrl_z_is_the_fields_own(planner: Page) -> None:
    planner.goto(FEBRUARY)
    planner.get_by_label("Bemærkning", exact=True).fill("Husk kage")
    planner.keyboard.press("Control+s")
    expect(planner.get_by_role("status")).to_contain_text("er gemt.")
    field = planner.get_by_label("Bemærkning", exact=True)
    field.focus()
    planner.keyboard.type(" og kaffe")
    planner.keyboard.press("Control+z")

    expect(planner.get_by_role("status")).to_contain_text("er gemt.")
    assert not field.input_value().endswith("kaffe")
    planner.get_by_role("heading", level=1).click()
    planner.keyboard.press("Control+z")
    expect(planner.get_by_role("status")).to_contain_text("Ændringen er fortrudt.")


def test_escape_leaves_a_proposal_undone(planner: Page) -> None:
    planner.goto(f"{FEBRUARY}/move?to=11/2-27")
    planner.keyboard.press("Escape")

    planner.wait_for_url(re.compile(re.escape(FEBRUARY) + r"\?"))
    expect(planner.get_by_label("Ny dato")).to_have_value("2027-02-11")


def test_whoever_leaves_something_unsaved_is_asked(planner: Page, asked: list[str]) -> None:
    planner.goto(COUNCIL)
    name = planner.get_by_label("Navn", exact=True)
    name.fill("Halvt skrev")
    planner.get_by_role("link", name="Annullér").click()

    expect(name).to_have_value("Halvt skrev")
    assert asked == ["beforeunload"]


def test_whoever_has_changed_nothing_is_not(planner: Page, asked: list[str]) -> None:
    planner.goto(COUNCIL)
    planner.get_by_label("Navn", exact=True).press("End")
    planner.get_by_role("link", name="Annullér").click()

    planner.wait_for_url("**/settings/bodies")
    assert asked == []


def test_what_could_not_be_saved_is_still_unsaved(planner: Page, asked: list[str]) -> None:
    planner.goto(COUNCIL)
    planner.get_by_label("Navn", exact=True).fill("Direktionen")
    planner.keyboard.press("Control+s")
    expect(planner.get_by_role("alert")).to_contain_text("findes allerede")
    planner.get_by_label("Navn", exact=True).click()
    planner.get_by_role("link", name="Annullér").click()

    expect(planner.get_by_label("Navn", exact=True)).to_have_value("Direktionen")
    assert asked == ["beforeunload"]
