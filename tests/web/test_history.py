"""Historik: who changed what, as pages and as a file; undo, and an earlier state that comes back."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Text, cast, func, select

from planner.domain.access import NOBODY, Author, Role
from planner.domain.changes import fingerprint
from planner.domain.series import Body, Calendar, Series, SeriesException
from planner.services import calendars
from planner.services.changing import change
from planner.services.transactions import reading
from planner.store.history import ChangeRow
from tests.domain.shorthand import TU, monthly
from tests.web.calendars import BOARD_MEETING, COUNCIL, JOINT_MEETING
from tests.web.signing import SignsIn
from tests.web.test_queries import counted

SECRETARY = Author("1", "Sekretæren")
START = datetime(2026, 11, 20, 9, tzinfo=UTC)

Edits = Callable[..., int]


@pytest.fixture
def edit(app: Flask, client: FlaskClient) -> Edits:
    """`edit(series)` puts a series into the sample calendar, an hour after the last; gives the version it made."""
    hours = count()

    def put(*wanted: Series, by: Author = SECRETARY) -> int:
        def merge(calendar: Calendar) -> Calendar:
            together = {one.uid: one for one in (*calendar.series, *wanted)}
            return replace(calendar, series=tuple(together.values()))

        with app.app_context():
            return change(merge, START + next(hours) * timedelta(hours=1), by).version

    return put


@pytest.fixture
def editor(signed_in: SignsIn) -> FlaskClient:
    return signed_in(Role.EDITOR)


def stands(app: Flask, uid: str) -> Series:
    with app.app_context():
        return next(one for one in calendars.current().series if one.uid == uid)


def post(browser: FlaskClient, address: str, **fields: str) -> tuple[int, str]:
    """A form as the page that it stands on would send it; the status and where it leads, or what it says."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/history").text)
    assert found
    response = browser.post(address, data={"csrf_token": found[1], **fields})
    return response.status_code, response.location or response.text


def test_every_change_is_listed_with_who_when_and_what(edit: Edits, editor: FlaskClient) -> None:
    edit(replace(BOARD_MEETING, place="Rådhuset"))
    edit(replace(JOINT_MEETING, title="Hovedudvalget"), by=NOBODY)

    page = editor.get("/history").text

    assert page.index("Titel ændret fra »HU-møde« til »Hovedudvalget«") < page.index(
        "Sted ændret fra »Mødelokale 1« til »Rådhuset«"
    )
    assert "Begyndt: 8 faste punkter, 3 fora, 2 ansvarlige og 3 dagkalendere" in page
    assert "Sekretæren" in page
    assert "kommandolinjen" in page
    assert 'href="/series/board-meeting"' in page


def test_the_same_in_english(edit: Edits, editor: FlaskClient) -> None:
    edit(replace(BOARD_MEETING, place="Rådhuset"))

    page = editor.get("/history?lang=en").text

    given = ['<span lang="da">Mødelokale 1</span>', '<span lang="da">Rådhuset</span>']
    assert "Place changed from “{}” to “{}”".format(*given) in page


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("?by=1", "Rådhuset", "Hovedudvalget«"),
        ("?by=none", "Hovedudvalget«", "Rådhuset"),
        ("?series=joint-meeting", "Hovedudvalget«", "Rådhuset"),
        ("?since=2026-11-20", "Rådhuset", "Begyndt"),
        ("?since=20/11", "Rådhuset", "Begyndt"),
        ("?since=20. november 2026", 'value="20. november 2026"', "Begyndt"),
        ("?since=2026-11-21", "Ingen ændringer.", "Rådhuset"),
        ("?before={latest}", "Rådhuset", "Hovedudvalget«"),
        ("?series=never-was", "Ingen ændringer.", "Rådhuset"),
    ],
)
def test_it_can_be_narrowed(edit: Edits, editor: FlaskClient, query: str, shown: str, hidden: str) -> None:
    edit(replace(BOARD_MEETING, place="Rådhuset"))
    latest = edit(replace(JOINT_MEETING, title="Hovedudvalget"), by=NOBODY)

    page = editor.get(f"/history{query.format(latest=latest)}").text

    assert shown in page
    assert hidden not in page.replace("<option", "")


@pytest.mark.parametrize(
    "query",
    ["?since=99999-01-01", "?since=2026-02-30", "?since=x", "?by=nobody", "?before=0", "?before=77", "?before=x"],
)
def test_what_cannot_be_asked_is_said_to_be_wrong(edit: Edits, editor: FlaskClient, query: str) -> None:
    edit(replace(BOARD_MEETING, place="Rådhuset"))

    assert editor.get(f"/history{query}").status_code == 400
    assert editor.get(f"/history.csv{query}").status_code == 400


def test_a_date_that_is_none_is_said_at_its_field_and_all_that_was_chosen_stays(
    edit: Edits, editor: FlaskClient
) -> None:
    edit(replace(BOARD_MEETING, place="Rådhuset"))

    page = editor.get("/history?since=31/9-26&by=1&series=board-meeting").text

    assert 'value="31/9-26"' in page
    assert "Ingen ændringer." not in page
    assert 'aria-describedby="since-error"' in page
    assert "31. september 2026 findes ikke." in page
    assert '<option value="1" selected>' in page
    assert '<option value="board-meeting" selected>' in page


def test_a_long_history_has_pages(edit: Edits, editor: FlaskClient) -> None:
    for number in range(60):
        edit(replace(BOARD_MEETING, place=f"Lokale {number}"))

    first = editor.get("/history").text
    older = re.search(r'href="(/history\?before=\d+)">Ældre', first)
    assert older
    second = editor.get(older[1]).text

    assert first.count('id="v-') == 50
    assert second.count('id="v-') == 11
    assert not set(re.findall(r'id="v-(\d+)"', first)) & set(re.findall(r'id="v-(\d+)"', second))
    assert "Ældre" not in second
    assert 'href="/history">Nyeste' in second


def test_a_large_change_is_folded(edit: Edits, editor: FlaskClient) -> None:
    edit(*(replace(BOARD_MEETING, uid=f"new-{number}", title=f"Nyt {number}") for number in range(11)))

    page = editor.get("/history").text

    assert "3 mere" in page
    assert page.index("Nyt 7</a></dt>") < page.index("3 mere") < page.index("Nyt 8</a></dt>")


def test_a_series_has_a_history_of_its_own(edit: Edits, editor: FlaskClient) -> None:
    version = edit(replace(BOARD_MEETING, place="Rådhuset"), replace(JOINT_MEETING, title="Hovedudvalget"))

    page = editor.get("/series/board-meeting/history").text

    assert "Sted ændret fra" in page
    assert "Hovedudvalget«" not in page
    assert f'href="/series/board-meeting/history/{version}"' in page


def test_a_series_that_is_gone_keeps_its_history(app: Flask, edit: Edits, editor: FlaskClient) -> None:
    version = edit(replace(BOARD_MEETING, uid="short-lived", title="Kortvarigt"))
    with app.app_context():
        change(lambda one: replace(one, series=one.series[:-1]), START + timedelta(days=1), SECRETARY)

    page = editor.get("/series/short-lived/history").text
    assert "Punktet findes ikke længere." in page
    assert "Kortvarigt" in page

    status, location = post(editor, f"/series/short-lived/history/{version}/restore", seen="")
    assert (status, location) == (303, "/series/short-lived")
    assert stands(app, "short-lived").title == "Kortvarigt"


@pytest.mark.parametrize(
    "address",
    [
        "/series/never-was/history",
        "/series/board-meeting/history/0",
        "/series/board-meeting/history/99999",
        "/series/board-meeting/history/99999999999999999999999",
        "/series/never-was/history/1",
        "/series/board-meeting/history/x",
    ],
)
def test_what_never_was_is_not_found(edit: Edits, editor: FlaskClient, address: str) -> None:
    assert editor.get(address).status_code == 404


def test_a_change_is_undone_by_its_button_and_that_by_the_next(app: Flask, edit: Edits, editor: FlaskClient) -> None:
    version = edit(replace(BOARD_MEETING, place="Rådhuset"))

    assert post(editor, f"/history/{version}/undo") == (303, "/history")
    assert stands(app, "board-meeting").place == "Mødelokale 1"
    page = editor.get("/history").text
    assert "Ændringen er fortrudt." in page
    assert page.count(f'action="/history/{version + 1}/undo"') == 2
    assert f'action="/history/{version}/undo"' not in page
    assert "Fortryder en tidligere ændring" in page
    assert "Blev fortrudt igen" in page

    assert post(editor, f"/history/{version + 1}/undo", next="/series/board-meeting") == (
        303,
        "/series/board-meeting",
    )
    assert stands(app, "board-meeting").place == "Rådhuset"


def test_an_undo_leads_nowhere_else(edit: Edits, editor: FlaskClient) -> None:
    version = edit(replace(BOARD_MEETING, place="Rådhuset"))

    assert post(editor, f"/history/{version}/undo", next="//elsewhere.example/") == (303, "/history")


def test_what_is_in_the_way_of_an_undo_is_said(app: Flask, edit: Edits, editor: FlaskClient) -> None:
    version = edit(replace(BOARD_MEETING, place="Rådhuset"))
    edit(replace(BOARD_MEETING, place="Byrådssalen"))

    status, page = post(editor, f"/history/{version}/undo")

    assert status == 409
    assert "Direktionsmøde: Sted ændret fra »Rådhuset« til »Byrådssalen«." in page
    assert stands(app, "board-meeting").place == "Byrådssalen"


@pytest.mark.parametrize("version", ["0", "99", "99999999999999999999", "x"])
def test_what_was_never_made_is_not_undone(edit: Edits, editor: FlaskClient, version: str) -> None:
    assert post(editor, f"/history/{version}/undo")[0] == 404


def test_a_form_of_somebody_elses_making_undoes_nothing(app: Flask, edit: Edits, editor: FlaskClient) -> None:
    version = edit(replace(BOARD_MEETING, place="Rådhuset"))

    assert editor.post(f"/history/{version}/undo").status_code == 400
    assert editor.post("/series/board-meeting/history/1/restore").status_code == 400
    assert stands(app, "board-meeting").place == "Rådhuset"


def test_an_editor_of_some_bodies_sees_all_and_undoes_only_theirs(
    app: Flask, edit: Edits, signed_in: SignsIn
) -> None:
    board = edit(replace(BOARD_MEETING, place="Rådhuset"))
    joint = edit(replace(JOINT_MEETING, title="Hovedudvalget"))
    browser = signed_in(Role.EDITOR, "joint")

    page = browser.get("/history").text
    assert f'action="/history/{joint}/undo"' in page
    assert f'action="/history/{board}/undo"' not in page
    assert "Sted ændret fra" in page

    assert post(browser, f"/history/{board}/undo")[0] == 404
    assert post(browser, "/series/board-meeting/history/1/restore", seen="x")[0] in (404, 409)
    assert stands(app, "board-meeting").place == "Rådhuset"
    assert "Gendan punktet" not in browser.get("/series/board-meeting/history/1").text
    assert post(browser, f"/history/{joint}/undo")[0] == 303


def seen_on(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', page)
    assert found
    return found[1]


def test_an_earlier_state_is_shown_beside_now_and_comes_back(app: Flask, edit: Edits, editor: FlaskClient) -> None:
    moved = replace(BOARD_MEETING, rule=monthly(TU(3), start=date(2015, 1, 1)), exceptions={}, place="Rådhuset")
    edit(moved)

    page = editor.get("/series/board-meeting/history/1").text
    assert "Den 2. tirsdag i hver måned kl. 9–12" in page
    assert "Sted ændret fra »Rådhuset« til »Mødelokale 1«" in page
    assert "torsdag den 10. december 2026 kl. 13.00" in page
    assert "Udgået" in page

    status, location = post(editor, "/series/board-meeting/history/1/restore", seen=seen_on(page))
    assert (status, location) == (303, "/series/board-meeting")
    restored = stands(app, "board-meeting")
    assert (restored.rule, restored.place) == (BOARD_MEETING.rule, BOARD_MEETING.place)
    assert restored.exceptions.keys() == BOARD_MEETING.exceptions.keys()
    assert "Sådan er punktet også nu." in editor.get("/series/board-meeting/history/1").text


def test_what_somebody_did_meanwhile_is_not_restored_over(app: Flask, edit: Edits, editor: FlaskClient) -> None:
    edit(replace(BOARD_MEETING, place="Rådhuset"))
    seen = seen_on(editor.get("/series/board-meeting/history/1").text)
    edit(replace(BOARD_MEETING, place="Rådhuset", note="Husk"))

    status, page = post(editor, "/series/board-meeting/history/1/restore", seen=seen)

    assert status == 409
    assert "En anden har ændret punktet" in page
    assert "Bemærkning ændret fra »Husk«" in page
    assert stands(app, "board-meeting").note == "Husk"


def test_a_state_that_cannot_come_back_says_why(app: Flask, edit: Edits, editor: FlaskClient) -> None:
    version = edit(replace(BOARD_MEETING, uid="short-lived", body=COUNCIL))

    def without_council(calendar: Calendar) -> Calendar:
        left = tuple(replace(one, body=None) if one.body == COUNCIL else one for one in calendar.series)
        return replace(calendar, bodies=tuple(one for one in calendar.bodies if one != COUNCIL), series=left)

    with app.app_context():
        change(without_council, START + timedelta(days=1), SECRETARY)

    page = editor.get(f"/series/short-lived/history/{version}")

    assert page.status_code == 200
    assert "Det kan ikke gendannes, som det var." in page.text
    assert "»council« findes ikke." in page.text
    status, refused = post(editor, f"/series/short-lived/history/{version}/restore", seen=seen_on_now(app))
    assert status == 409
    assert "»council« findes ikke." in refused


def seen_on_now(app: Flask) -> str:
    return fingerprint(stands(app, "short-lived"))


def test_the_file_opens_in_a_spreadsheet(edit: Edits, editor: FlaskClient) -> None:
    version = edit(replace(BOARD_MEETING, place="A; B", title='=HYPERLINK("x")'))

    response = editor.get("/history.csv")
    lines = response.get_data().decode().split("\r\n")

    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == "attachment; filename=historik-2026-11-22.csv"
    assert lines[0] == "\ufeffVersion;Tidspunkt;Hvem;Hvad;Ændring;Fortryder version"
    assert lines[1] == (
        f'{version};2026-11-20 10:00:00;Sekretæren;"\'=HYPERLINK(""x"")";'
        '"Titel ændret fra »Direktionsmøde« til »=HYPERLINK(""x"")«";'
    )
    assert lines[2].endswith('"Sted ændret fra »Mødelokale 1« til »A; B«";')
    assert lines[-1] == ""


ADDRESSES = ["/history", "/history.csv", "/series/board-meeting/history", "/series/board-meeting/history/1"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_costs_the_same_queries_for_a_short_and_a_long_history(
    app: Flask, edit: Edits, editor: FlaskClient, address: str
) -> None:
    costs = []
    for number in range(12):
        edit(
            replace(BOARD_MEETING, place=f"Lokale {number}", exceptions={}), replace(JOINT_MEETING, note=str(number))
        )
        if number in (0, 11):
            editor.get(address)
            with counted(app) as statements:
                assert editor.get(address).status_code == 200
            costs.append(len(statements))

    assert costs[0] == costs[1] <= 6


@pytest.mark.parametrize(
    "address", ["/", "/series", "/series/board-meeting", "/feeds/calendar.ics", "/month/2026/12"]
)
def test_no_reader_pays_for_the_history(app: Flask, edit: Edits, client: FlaskClient, address: str) -> None:
    edit(replace(BOARD_MEETING, place="Rådhuset"))

    with counted(app) as statements:
        client.get(address)
        with app.app_context(), reading() as session:
            session.scalar(select(1))  # counted even where the page itself costs nothing

    assert statements
    assert not [one for one in statements if re.search(r"\bchange(_series)?\b", one)]


def test_a_month_of_changes_is_a_small_file(app: Flask, edit: Edits) -> None:
    """Stored is what differs: a date moved is a few hundred bytes, whatever the series and the calendar hold."""
    decided = {**BOARD_MEETING.exceptions, date(2027, 3, 9): SeriesException(note="Nyt")}
    edit(replace(BOARD_MEETING, exceptions=decided))
    with app.app_context(), reading() as session:
        sizes = session.scalars(select(func.length(cast(ChangeRow.parts, Text)))).all()

    assert max(sizes) < 400


def test_bodies_are_told_by_name(app: Flask, edit: Edits, editor: FlaskClient) -> None:
    def more(calendar: Calendar) -> Calendar:
        return replace(calendar, bodies=(*calendar.bodies, Body("new", "Nyt forum")))

    with app.app_context():
        change(more, START, SECRETARY)

    assert "Forum »Nyt forum«" in editor.get("/history").text
