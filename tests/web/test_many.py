"""Ret flere: the same said of many series."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.access import Role
from planner.domain.changes import differences
from planner.domain.occurrences import Status
from planner.domain.series import Calendar
from planner.services import calendars
from tests.web.calendars import A_CALENDAR
from tests.web.forms import filled, send, undo
from tests.web.signing import SignsIn

PAGE = "/series/many"
BOARDS = [one.uid for one in A_CALENDAR.series if one.body and one.body.key == "board"]


@pytest.fixture
def stored(app: Flask) -> Callable[[], Calendar]:
    def read() -> Calendar:
        with app.app_context():
            return calendars.current()

    return read


def test_the_chosen_become_what_was_said(signed_in: SignsIn, stored: Callable[[], Calendar]) -> None:
    editor = signed_in(Role.EDITOR)

    response = send(editor, PAGE, uid=["board-meeting", "joint-meeting"], body="council", units="finance")

    assert response.status_code == 303
    assert "2 punkter er rettet." in editor.get(PAGE).text
    found = {one.uid: one for one in stored().series}
    for one in A_CALENDAR.series:
        chosen = one.uid in ("board-meeting", "joint-meeting")
        assert found[one.uid].body == (A_CALENDAR.bodies[1] if chosen else one.body)
        assert found[one.uid].status is one.status


def test_it_can_be_taken_back_at_once(signed_in: SignsIn, stored: Callable[[], Calendar]) -> None:
    editor, before = signed_in(Role.EDITOR), stored()
    send(editor, PAGE, uid=BOARDS, units="finance")

    undo(editor, PAGE)

    assert differences(before, stored()) == ()


def test_a_link_ticks_boxes(signed_in: SignsIn) -> None:
    assert filled(signed_in(Role.EDITOR).get(f"{PAGE}?uid=board-meeting").text).getlist("uid") == ["board-meeting"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"status": "tentative"}, "Sæt kryds ved de punkter"),
        ({"uid": ["no-such"], "status": "tentative"}, "Sæt kryds ved de punkter"),
        ({"uid": ["board-meeting"], "status": "cancelled"}, "Vælg en af mulighederne."),
        ({"uid": ["board-meeting"], "body": "no-such"}, "Vælg en af mulighederne."),
        ({"uid": ["board-meeting"], "archived": "archive"}, "Arkivér begge"),
    ],
)
def test_what_is_wrong_is_said_and_the_boxes_stay_ticked(
    signed_in: SignsIn, stored: Callable[[], Calendar], fields: dict[str, object], said: str
) -> None:
    editor = signed_in(Role.EDITOR)
    before = stored()

    response = send(editor, PAGE, **fields)

    assert response.status_code == 400
    assert said in response.text
    assert filled(response.text).getlist("uid") == [uid for uid in fields.get("uid", []) if uid != "no-such"]
    assert stored() == before


class TestAnEditorOfOneBody:
    def test_sees_the_series_of_it_and_those_of_none(self, signed_in: SignsIn) -> None:
        page = signed_in(Role.EDITOR, "board").get(PAGE).text

        assert 'value="board-meeting"' in page
        assert 'value="joint-meeting"' not in page

    def test_changes_no_other(self, signed_in: SignsIn, stored: Callable[[], Calendar]) -> None:
        response = send(signed_in(Role.EDITOR, "board"), PAGE, uid=["joint-meeting"], status="tentative")

        assert response.status_code == 400
        assert {one.uid: one.status for one in stored().series}["joint-meeting"] is Status.CONFIRMED

    def test_gives_none_away(self, signed_in: SignsIn, stored: Callable[[], Calendar]) -> None:
        editor = signed_in(Role.EDITOR, "board")
        before = stored()

        response = send(editor, PAGE, uid=["board-meeting"], body="council")

        assert response.status_code == 400
        assert "Det forum må du ikke rette." in response.text
        assert stored() == before


def test_a_reader_has_no_such_page(signed_in: SignsIn) -> None:
    response: FlaskClient = signed_in(Role.READER)

    assert response.get(PAGE).status_code in (403, 404)
