"""Hele serien, or denne og følgende: everything is listed before it is saved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.access import Role
from planner.domain.edits.series import find, put
from planner.domain.rules import AgreedDate, AgreedDates, Recurrence, Relative, Weekday
from planner.domain.series import Calendar
from planner.services import calendars
from planner.services.changing import change
from tests.web.calendars import BOARD_MEETING
from tests.web.editor.editing import of, send, values
from tests.web.forms import text_of
from tests.web.signing import MADE, SignsIn

BOARD = of("board-meeting")


@pytest.fixture
def editor(signed_in: SignsIn) -> FlaskClient:
    return signed_in(Role.EDITOR)


@pytest.fixture
def stored(app: Flask) -> Callable[[], Calendar]:
    def read() -> Calendar:
        with app.app_context():
            return calendars.current()

    return read


@pytest.fixture
def asked(editor: FlaskClient) -> str:
    """The page that asks, after the board was moved to the third Thursday."""
    response = send(editor, BOARD, phrase="3. torsdag i måneden kl. 9-12", do="save")
    assert response.status_code == 200
    return response.text


def test_a_series_with_a_past_is_asked_about_first(asked: str, stored: Callable[[], Calendar]) -> None:
    page = text_of(asked)

    assert "Hvad skal ændringen gælde?" in page
    assert "Nu Den 2. tirsdag i hver måned kl. 9–12; på helligdage næste hverdag" in page
    assert "Bliver Den 3. torsdag i hver måned kl. 9–12" in page
    assert (values(asked, BOARD)["scope"], values(asked, BOARD)["from"]) == ("following", "8/12-2026")
    board = find(stored(), "board-meeting")
    assert board is not None
    assert board.rule == BOARD_MEETING.rule


def test_dates_that_were_held_years_ago_are_a_past_too(editor: FlaskClient, app: Flask) -> None:
    rule = AgreedDates((AgreedDate(date(2018, 9, 17)), AgreedDate(date(2018, 12, 10))))
    with app.app_context():
        change(lambda calendar: put(calendar, replace(BOARD_MEETING, uid="old", rule=rule, exceptions={})), MADE)

    page = text_of(send(editor, of("old"), phrase="sidste torsdag i måneden kl. 9.15", do="save").text)

    assert "Hvad skal ændringen gælde?" in page


def test_what_no_longer_fits_and_what_comes_along_is_listed(asked: str) -> None:
    page = text_of(asked)

    assert "Ændringer af enkelte datoer, der ikke længere passer" in page
    assert "Direktionsmøde: tirsdag den 12. januar 2027" in page
    assert "torsdag den 17. december 2026 kl. 9.00–12.00" in page
    assert "Det, der hænger på det" in page
    assert "Frist for sager" in page


def test_what_survives_is_listed(editor: FlaskClient) -> None:
    page = text_of(send(editor, BOARD, times="10-12", do="save").text)

    assert "Ændringer af enkelte datoer, der bliver stående Tirsdag den 8. december 2026" in page
    assert "ikke længere passer" not in page


def test_from_a_date_on_the_series_is_cut(editor: FlaskClient, asked: str, stored: Callable[[], Calendar]) -> None:
    again = send(editor, BOARD, asked, **{"from": "1/3-2027"}, do="scope").text

    response = send(editor, BOARD, again, do="accept")

    assert response.status_code == 303
    old, new = find(stored(), "board-meeting"), find(stored(), "direktionsmoede-2027")
    assert old
    assert new
    assert isinstance(old.rule, Recurrence)
    assert isinstance(new.rule, Recurrence)
    assert (old.rule.until, new.rule.start) == (date(2027, 2, 28), date(2027, 3, 1))
    assert new.rule.by_day == (Weekday(3, 3),)
    assert old.exceptions.keys() == BOARD_MEETING.exceptions.keys()
    assert "Direktionsmøde" in editor.get(response.location).text
    assert [one.uid for one in stored().series if isinstance(one.rule, Relative)] == [
        "papers",
        "frist-for-sager-2027",
    ]


def test_all_of_it(editor: FlaskClient, asked: str, stored: Callable[[], Calendar]) -> None:
    again = send(editor, BOARD, asked, scope="all", do="scope").text
    assert "datoer, der er passeret, ændres" in text_of(again)

    send(editor, BOARD, again, do="accept")

    one = find(stored(), "board-meeting")
    assert one
    assert isinstance(one.rule, Recurrence)
    assert (one.rule.by_day, one.rule.start) == ((Weekday(3, 3),), date(2015, 1, 1))
    assert one.exceptions.keys() == BOARD_MEETING.exceptions.keys()


def test_nothing_is_accepted_that_was_not_shown(
    editor: FlaskClient, asked: str, stored: Callable[[], Calendar]
) -> None:
    for changed in ({"scope": "all"}, {"from": "1/3-2027"}):
        response = send(editor, BOARD, asked, **changed, do="accept")

        assert response.status_code == 200
        assert "Intet er gemt endnu." in response.text
    board = find(stored(), "board-meeting")
    assert board is not None
    assert board.rule == BOARD_MEETING.rule


@pytest.mark.parametrize("since", ["32/1", "i morgen", "1/1-3000"])
def test_a_date_that_is_none_is_said_at_its_field(editor: FlaskClient, asked: str, since: str) -> None:
    response = send(editor, BOARD, asked, **{"from": since}, do="scope")

    assert response.status_code == 400
    assert 'id="e-from"' in response.text
    assert values(response.text, BOARD)["from"] == since


def test_one_can_go_back_to_the_form(editor: FlaskClient, asked: str) -> None:
    page = send(editor, BOARD, asked, do="back").text

    assert values(page, BOARD)["phrase"] == "3. torsdag i måneden kl. 9-12"


def test_a_title_is_changed_without_asking_and_from_a_date_on_demand(
    editor: FlaskClient, stored: Callable[[], Calendar]
) -> None:
    page = send(editor, BOARD, title="Direktion og chefer", do="scope").text
    assert "kommende datoer ændres" in text_of(page)

    assert send(editor, BOARD, page, do="accept").status_code == 303

    assert {one.uid for one in stored().series} >= {"board-meeting", "direktion-og-chefer-2026"}
    assert send(editor, of("seminar"), title="Seminar i Rom", do="save").status_code == 303


def test_what_follows_another_item_can_only_be_changed_whole(
    editor: FlaskClient, stored: Callable[[], Calendar]
) -> None:
    page = send(editor, of("papers"), far="3", do="save").text

    assert "Punktet følger »Direktionsmøde« og kan kun deles dér." in page
    assert send(editor, of("papers"), page, do="accept").status_code == 303
    one = find(stored(), "papers")
    assert one
    assert isinstance(one.rule, Relative)
    assert one.rule.offset == -3


def test_somebody_else_saved_meanwhile(editor: FlaskClient, signed_in: SignsIn, asked: str) -> None:
    send(signed_in(Role.PLANNER), BOARD, place="Byrådssalen", do="save")

    response = send(editor, BOARD, asked, do="accept")

    assert response.status_code == 409
    assert "En anden har gemt, mens du skrev" in response.text


def test_a_date_of_the_series_leads_here_with_itself_as_the_first(editor: FlaskClient) -> None:
    for rid in ("2027-02-09", "2026-12-08"):  # the second was moved: the rule still knows it by its own day
        assert f"{BOARD}?from={rid}" in editor.get(f"/series/board-meeting/{rid}").text

    form = editor.get(f"{BOARD}?from=2027-02-09").text
    asked = send(editor, BOARD, form, phrase="3. torsdag i måneden kl. 9-12", do="save").text

    assert values(asked, BOARD)["from"] == "2027-02-09"
