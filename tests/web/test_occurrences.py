"""One occurrence: what its page tells, and what an editor can do about it, with all that comes along shown first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.access import Role
from planner.domain.occurrences import RecurrenceId, Status
from planner.domain.rules import AgreedDate, AgreedDates
from planner.domain.series import Calendar, MovedTo, Person, Series, SeriesException
from planner.domain.spans import Times
from planner.services import calendars
from planner.services.changing import change
from planner.services.occurrences import occurrence
from tests.web.calendars import A_CALENDAR, BOARD_MEETING
from tests.web.forms import filled, send, text_of, undo
from tests.web.signing import SignsIn

FEBRUARY = "/series/board-meeting/2027-02-09"
RID = date(2027, 2, 9)


@pytest.fixture
def editor(signed_in: SignsIn) -> FlaskClient:
    return signed_in(Role.EDITOR, "board")


@pytest.fixture
def decided(app: Flask) -> Callable[..., SeriesException | None]:
    """`decided(uid, rid)`: what the store has of that occurrence."""

    def of(uid: str = "board-meeting", rid: RecurrenceId = RID) -> SeriesException | None:
        with app.app_context():
            series = next(one for one in calendars.current().series if one.uid == uid)
            found = series.exceptions.get(rid)
            return replace(found, stamp=SeriesException().stamp) if found else None

    return of


# The page


def test_the_page_tells_what_when_who_and_what_hangs_on_it(client: FlaskClient) -> None:
    said = text_of(client.get("/series/board-meeting/2026-12-08").text)

    assert "Torsdag den 10. december 2026 kl. 13.00" in said
    assert "Efter reglen tirsdag den 8. december 2026" in said
    assert "flyttet fra 8. december" in said
    assert "Det følger med" in said
    assert "Frist for sager torsdag den 3. december 2026 kl. 12.00" in said
    assert "ØKO-LIS torsdag den 10. december 2026 kl. 13.00" in said


def test_what_hangs_on_others_says_so_and_leads_there(client: FlaskClient) -> None:
    page = client.get("/series/papers/2027-02-09").text

    assert "Følger Direktionsmøde tirsdag den 9. februar 2027" in text_of(page)
    assert f'href="{FEBRUARY}"' in page


def test_a_reader_sees_no_forms(client: FlaskClient) -> None:
    page = client.get(FEBRUARY).text

    assert "Flyt" not in text_of(page).replace("Flyttes", "")
    assert "csrf_token" not in page.split("<main")[1]


@pytest.mark.parametrize("address", ["/series/budget/2027-Q1", "/series/joint-meeting/2027-Q2!1.1"])
def test_what_has_no_day_is_given_one_rather_than_moved(signed_in: SignsIn, address: str) -> None:
    said = text_of(signed_in(Role.PLANNER).get(address).text)

    assert "Vælg dag" in said
    assert "dag ikke fastsat" in said


def test_clashes_are_named(app: Flask, editor: FlaskClient) -> None:
    director = Person("kd", "Kommunaldirektøren", "", frozenset({"board", "joint"}))
    meeting = AgreedDates((AgreedDate(RID, times=Times(time(11), time(13))),))
    joint = replace(A_CALENDAR.series[1], rule=meeting, requirement=None)
    calendar = replace(A_CALENDAR, people=(director,), series=(A_CALENDAR.series[0], joint, *A_CALENDAR.series[2:]))
    with app.app_context():
        change(lambda _: calendar, datetime(2026, 11, 2, tzinfo=UTC))

    said = text_of(editor.get(FEBRUARY).text)

    assert "Sammenfald Overlapper med »HU-møde« kl. 11.00–13.00 (Kommunaldirektøren)" in said


@pytest.mark.parametrize(
    "address",
    [
        "/series/nothing/2027-02-09",
        "/series/board-meeting/2027-02-10",
        "/series/board-meeting/2027-02-30",
        "/series/board-meeting/2027-W06",
        "/series/board-meeting/~~~~!!",
        "/series/board-meeting/" + "9" * 65,
        "/series/board-meeting/9999-12-31",
        "/series/board-meeting/%00",
        "/series/board-meeting/møde",
        "/series/board-meeting/2027-02-09/explode",
    ],
)
def test_what_is_not_there_is_a_404(editor: FlaskClient, address: str) -> None:
    assert editor.get(address).status_code == 404
    assert editor.get(address + "/cancel").status_code == 404
    assert editor.post(address + "/move", data={"to": "10/3-27"}).status_code in (303, 404)


# Moving


def test_moving_shows_the_chain_first_and_saves_nothing(editor: FlaskClient, decided: Callable) -> None:
    response = editor.get(f"{FEBRUARY}/move?to=11/2-27&time=13-15")
    said = text_of(response.text)

    assert response.status_code == 200
    assert "2 andre datoer følger med." in said
    assert (
        "Direktionsmøde Møde · Direktionen tirsdag den 9. februar 2027 kl. 9.00–12.00 "
        "torsdag den 11. februar 2027 kl. 13.00–15.00"
    ) in said
    assert (
        "Frist for sager Frist · Direktionen tirsdag den 2. februar 2027 kl. 12.00 "
        "torsdag den 4. februar 2027 kl. 12.00"
    ) in said
    assert "ØKO-LIS Sag · Direktionen tirsdag den 9. februar 2027 kl. 9.00–12.00" in said
    assert decided() is None


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("16/2-27", "16. februar: vinterferie"),
        ("25/3-27", "25. marts: skærtorsdag"),
        ("13/2-27", "13. februar: lørdag"),
    ],
)
def test_what_the_new_day_is_called_is_told(editor: FlaskClient, to: str, says: str) -> None:
    assert says in text_of(editor.get(f"{FEBRUARY}/move?to={to}").text)


def test_accepting_moves_it_and_leads_back_to_where_the_editor_came_from(
    editor: FlaskClient, decided: Callable
) -> None:
    page = f"{FEBRUARY}/move?to=11/2-27&back=/month/2027/2%3Fbody%3Dboard"
    response = send(editor, page, action=f"{FEBRUARY}/move")

    assert (response.status_code, response.location) == (303, "/month/2027/2?body=board")
    assert decided() == SeriesException(
        moved_to=MovedTo(date(2027, 2, 11), date(2027, 2, 11), Times(time(9), time(12)))
    )
    said = text_of(editor.get(response.location).text)
    assert "»Direktionsmøde« er nu torsdag den 11. februar 2027 kl. 9.00–12.00." in said


@pytest.mark.parametrize(
    ("query", "lands"),
    [
        ("to=11/2-27", "torsdag den 11. februar 2027 kl. 9.00–12.00"),
        ("to=11.+februar", "torsdag den 11. februar 2027 kl. 9.00–12.00"),
        ("to=torsdag+den+11.+februar", "torsdag den 11. februar 2027 kl. 9.00–12.00"),
        ("to=2027-02-11&time=1600", "torsdag den 11. februar 2027 kl. 16.00–19.00"),
        ("to=2027-02-11&time=10-11.30", "torsdag den 11. februar 2027 kl. 10.00–11.30"),
        ("to=2027-02-11&time=", "torsdag den 11. februar 2027"),
        ("to=2027-02-11&time=&days=2", "11.–12. februar 2027"),
        ("to=9/2&time=10", "tirsdag den 9. februar 2027 kl. 10.00–13.00"),
        ("to=15/12-26", "tirsdag den 15. december 2026 kl. 9.00–12.00"),
    ],
)
def test_dates_and_times_as_people_type_them(editor: FlaskClient, query: str, lands: str) -> None:
    assert f" {lands} " in text_of(editor.get(f"{FEBRUARY}/move?{query}").text)


@pytest.mark.parametrize(
    ("to", "lands"),
    [
        ("onsdag i uge 12", "onsdag den 24. marts 2027 kl. 9.00–12.00"),
        ("2. torsdag i marts kl. 14", "torsdag den 11. marts 2027 kl. 14.00–17.00"),
        ("15.-16. marts", "15. marts kl. 9.00 – 16. marts 2027 kl. 12.00"),
    ],
)
def test_a_day_as_one_says_it(editor: FlaskClient, to: str, lands: str) -> None:
    assert lands in text_of(editor.get(f"{FEBRUARY}/move", query_string={"to": to}).text)


def test_a_day_that_may_mean_several_is_asked_about_with_a_button_for_each(editor: FlaskClient) -> None:
    response = editor.get(f"{FEBRUARY}/move?to=n%C3%A6ste+torsdag")

    assert response.status_code == 400
    assert 'value="næste torsdag"' in response.text
    assert '<button type="submit" class="button" name="meant" value="2027-02-11">Torsdag den 11. februar 2027' in (
        response.text
    )
    chosen = editor.get(f"{FEBRUARY}/move?to=n%C3%A6ste+torsdag&meant=2027-02-11")
    assert "torsdag den 11. februar 2027 kl. 9.00–12.00" in text_of(chosen.text)


def test_a_seminar_keeps_its_length(editor: FlaskClient) -> None:
    said = text_of(editor.get("/series/seminar/2026-11-30/move?to=7/12-26").text)

    assert "30. november – 2. december 2026" in said
    assert "7.–9. december 2026" in said


@pytest.mark.parametrize(
    ("query", "field", "says"),
    [
        ("", "to", "Skriv den nye dato."),
        ("to=", "to", "Skriv den nye dato."),
        ("to=nonsense", "to", "Det er ikke en dato"),
        ("to=31/2-27", "to", "31. februar 2027 findes ikke."),
        ("to=10/2-1800", "to", "Årstallet skal ligge mellem"),
        ("to=mandag+den+9.+februar+2027", "to", "er en tirsdag"),
        ("to=" + "x" * 900, "to", "Det er ikke en dato"),
        ("to=%00%0b", "to", "Det er ikke en dato"),
        ("to=9/2-27&time=nonsense", "time", "Det er ikke et klokkeslæt"),
        ("to=9/2-27&time=12-10", "time", "ligger ikke efter"),
        ("to=9/2-27&days=0", "days", "Skriv et tal fra 1 til 62."),
        ("to=9/2-27&days=1000000000000", "days", "Skriv et tal"),
        ("to=31/12-2100&days=62&time=x", "time", "Det er ikke et klokkeslæt"),
    ],
)
def test_what_cannot_be_read_stays_in_its_field_and_says_why(
    editor: FlaskClient, query: str, field: str, says: str
) -> None:
    response = editor.get(f"{FEBRUARY}/move?{query}")

    assert response.status_code == 400
    assert f'id="e-{field}"' in response.text
    assert says in text_of(response.text)


def test_both_a_wrong_day_and_a_wrong_time_are_told_at_once(editor: FlaskClient) -> None:
    page = editor.get(f"{FEBRUARY}/move?to=32/2&time=25").text

    assert 'value="32/2"' in page
    assert 'value="25"' in page
    assert page.count('aria-invalid="true"') == 2


def test_where_it_is_already_there_is_nothing_to_accept(editor: FlaskClient) -> None:
    page = editor.get(f"{FEBRUARY}/move?to=9/2-27").text

    assert "Det er allerede sådan." in text_of(page)
    assert "<form" not in page.split("<main")[1]


def test_a_new_date_that_has_passed_is_warned_of(editor: FlaskClient) -> None:
    assert "Den nye dato er allerede passeret." in text_of(editor.get(f"{FEBRUARY}/move?to=1/10-26").text)


def test_a_clash_that_it_makes_is_told(app: Flask, editor: FlaskClient) -> None:
    director = Person("kd", "Kommunaldirektøren", "", frozenset({"board", "council"}))
    with app.app_context():
        change(lambda before: replace(before, people=(director,)), datetime(2026, 11, 2, tzinfo=UTC))

    said = text_of(editor.get(f"{FEBRUARY}/move?to=22/2-27&time=17-19").text)

    assert "Det giver 1 sammenfald." in said
    assert "Overlapper med »Byrådsmøde« kl. 18.00 (Kommunaldirektøren)" in said


# Status, words, placing


def test_cancelling_shows_what_hangs_on_it_first(editor: FlaskClient, decided: Callable) -> None:
    said = text_of(editor.get(f"{FEBRUARY}/cancel").text)
    assert "Frist for sager" in said
    assert decided() is None

    response = send(editor, f"{FEBRUARY}/cancel", action=f"{FEBRUARY}/cancel")

    assert response.status_code == 303
    assert decided() == SeriesException(status=Status.CANCELLED)


@pytest.mark.parametrize(
    ("action", "status", "says"),
    [("reserve", Status.TENTATIVE, "reserveret"), ("cancel", Status.CANCELLED, "aflyst")],
)
def test_a_status_and_back_again(
    editor: FlaskClient, decided: Callable, action: str, status: Status, says: str
) -> None:
    start = FEBRUARY if action == "reserve" else f"{FEBRUARY}/{action}"
    response = send(editor, start, action=f"{FEBRUARY}/{action}")
    assert says in text_of(editor.get(response.location).text)
    assert decided() == SeriesException(status=status)

    send(editor, FEBRUARY, action=f"{FEBRUARY}/confirm")

    assert decided() == SeriesException()


@pytest.mark.parametrize("action", ["move?to=11/2-27", "cancel", "reserve", "note"])
def test_each_change_can_be_taken_back_on_the_page_that_tells_of_it(
    editor: FlaskClient, decided: Callable, action: str
) -> None:
    name = action.partition("?")[0]
    start = FEBRUARY if name in ("reserve", "note") else f"{FEBRUARY}/{action}"
    response = send(editor, start, action=f"{FEBRUARY}/{name}", **({"note": "Husk kage"} if name == "note" else {}))
    assert decided() != SeriesException()

    undone = undo(editor, response.location)

    assert undone.location == response.location
    assert decided() == SeriesException()
    assert "Ændringen er fortrudt." in editor.get(response.location).text


def test_restoring_shows_what_becomes_of_it_first(editor: FlaskClient, decided: Callable) -> None:
    moved = "/series/board-meeting/2026-12-08"
    said = text_of(editor.get(f"{moved}/restore").text)
    assert "tirsdag den 8. december 2026 kl. 9.00–12.00" in said

    send(editor, f"{moved}/restore", action=f"{moved}/restore")

    assert decided(rid=date(2026, 12, 8)) == SeriesException()


def test_restoring_what_was_never_changed_is_told(editor: FlaskClient) -> None:
    assert editor.get(f"{FEBRUARY}/restore").status_code == 400


def test_words_of_its_own(editor: FlaskClient, decided: Callable) -> None:
    response = send(
        editor, FEBRUARY, action=f"{FEBRUARY}/note", title="Budget\x00møde", place="Sal 2", note="To\r\nlinjer"
    )

    assert response.status_code == 303
    assert decided() == SeriesException(title="Budgetmøde", place="Sal 2", note="To\nlinjer")


@pytest.mark.parametrize(("field", "most"), [("title", 300), ("place", 300), ("note", 4000)])
def test_words_that_are_too_long_stay_where_they_were_typed(
    editor: FlaskClient, decided: Callable, field: str, most: int
) -> None:
    response = send(editor, FEBRUARY, action=f"{FEBRUARY}/note", **{field: "x" * (most + 1)})

    assert response.status_code == 400
    assert "x" * (most + 1) in response.text
    assert f'id="e-{field}"' in response.text
    assert decided() is None


def test_an_item_is_placed_on_another_meeting(editor: FlaskClient, decided: Callable) -> None:
    item = "/series/figures/2027-02"
    said = text_of(editor.get(f"{item}/place?on=2027-03-09").text)
    assert "tirsdag den 9. marts 2027 kl. 9.00–12.00" in said

    send(editor, f"{item}/place?on=2027-03-09", action=f"{item}/place")

    assert decided("figures", "2027-02") == SeriesException(
        moved_to=MovedTo(date(2027, 3, 9), date(2027, 3, 9), Times(time(9), time(12)))
    )


@pytest.mark.parametrize("on", ["", "2027-03-10", "2027-01-12", "nonsense", "%00", "x" * 500])
def test_an_item_goes_on_no_other_day(editor: FlaskClient, on: str) -> None:
    response = editor.get(f"/series/figures/2027-02/place?on={on}")

    assert response.status_code == 400
    assert 'id="e-on"' in response.text


def test_what_is_no_item_cannot_be_placed(editor: FlaskClient) -> None:
    assert editor.get(f"{FEBRUARY}/place?on=2027-03-09").status_code == 400


# Who may, and who was quicker


@pytest.mark.parametrize("action", ["move", "cancel", "note"])
def test_another_bodys_series_is_as_unknown_as_none(signed_in: SignsIn, decided: Callable, action: str) -> None:
    other = signed_in(Role.EDITOR, "council")

    assert other.get(FEBRUARY).status_code == 200
    assert "Flyt" not in text_of(other.get(FEBRUARY).text).replace("Flyttes", "")
    assert other.get(f"{FEBRUARY}/cancel").status_code == 404
    assert other.post(f"{FEBRUARY}/{action}", data={"to": "11/2-27"}).status_code == 404
    assert decided() is None


def test_whoever_is_not_signed_in_is_led_to_do_so(client: FlaskClient) -> None:
    response = client.get(f"{FEBRUARY}/cancel")

    assert response.status_code == 303
    assert "/sign-in" in response.location


def renamed(calendar: Calendar) -> Calendar:
    def other(one: Series) -> Series:
        return replace(one, title="Direktionen mødes") if one.uid == "board-meeting" else one

    return replace(calendar, series=tuple(map(other, calendar.series)))


def test_who_comes_second_sees_it_again_as_it_is_now_and_loses_nothing(
    app: Flask, editor: FlaskClient, decided: Callable
) -> None:
    page = editor.get(f"{FEBRUARY}/move?to=11/2-27").text
    with app.app_context():
        change(renamed, datetime(2026, 11, 2, tzinfo=UTC))

    second = editor.post(f"{FEBRUARY}/move", data=filled(page, f"{FEBRUARY}/move"))

    assert second.status_code == 409
    assert "Kommandolinjen har ændret det faste punkt den 2. november 2026 kl. 1.00." in text_of(second.text)
    assert "Flyt »Direktionen mødes«" in text_of(second.text)
    assert decided() is None
    third = editor.post(f"{FEBRUARY}/move", data=filled(second.text, f"{FEBRUARY}/move"))
    assert third.status_code == 303
    assert decided() is not None


def test_a_note_that_comes_second_stays_in_its_field(app: Flask, editor: FlaskClient, decided: Callable) -> None:
    fields = filled(editor.get(FEBRUARY).text, f"{FEBRUARY}/note")
    fields["note"] = "Husk bilag"
    with app.app_context():
        change(renamed, datetime(2026, 11, 2, tzinfo=UTC))

    second = editor.post(f"{FEBRUARY}/note", data=fields)

    assert second.status_code == 409
    assert "Husk bilag" in second.text
    assert editor.post(f"{FEBRUARY}/note", data=filled(second.text, f"{FEBRUARY}/note")).status_code == 303


def test_what_was_noted_meanwhile_stands_beside_what_was_typed(signed_in: SignsIn, decided: Callable) -> None:
    first, second = signed_in(Role.EDITOR, "board"), signed_in(Role.PLANNER)
    fields = filled(second.get(FEBRUARY).text, f"{FEBRUARY}/note")
    fields["note"] = "Husk kage"
    send(first, FEBRUARY, action=f"{FEBRUARY}/note", note="Husk bilag")

    response = second.post(f"{FEBRUARY}/note", data=fields)

    assert response.status_code == 409
    said = text_of(response.text)
    assert "En editor har ændret det faste punkt" in said
    assert "Gemt imens: »Husk bilag«" in said
    again = filled(response.text, f"{FEBRUARY}/note")
    assert again["note"] == "Husk kage"
    assert second.post(f"{FEBRUARY}/note", data=again).status_code == 303
    assert decided() == SeriesException(note="Husk kage")


def test_a_form_that_is_not_ours_changes_nothing(editor: FlaskClient, decided: Callable) -> None:
    fields = filled(editor.get(f"{FEBRUARY}/move?to=11/2-27").text, f"{FEBRUARY}/move")
    fields["csrf_token"] = "another"

    assert editor.post(f"{FEBRUARY}/move", data=fields).status_code == 400
    assert decided() is None


def test_a_date_that_is_gone_by_then_leads_to_its_series(app: Flask, editor: FlaskClient) -> None:
    fields = filled(editor.get(f"{FEBRUARY}/move?to=11/2-27").text, f"{FEBRUARY}/move")
    gone = replace(BOARD_MEETING, rule=replace(BOARD_MEETING.rule, until=date(2026, 12, 31)))
    with app.app_context():
        change(lambda before: replace(before, series=(gone, *before.series[1:])), datetime(2026, 11, 2, tzinfo=UTC))

    response = editor.post(f"{FEBRUARY}/move", data=fields)

    assert (response.status_code, response.location) == (303, "/series/board-meeting")
    assert "Datoen findes ikke længere." in text_of(editor.get(response.location).text)


def test_an_exception_without_its_date_can_be_taken_back(editor: FlaskClient, decided: Callable) -> None:
    orphan = date(2027, 2, 10)
    assert decided(rid=orphan) == SeriesException(title="Budgetmøde", place="Rådhuset", note="Medbring tal")
    button = "/series/board-meeting/2027-02-10/restore"

    response = send(editor, "/series/board-meeting", action=button)

    assert response.location == "/series/board-meeting"
    assert decided(rid=orphan) == SeriesException()


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_way_back_stays_in_the_house(editor: FlaskClient, back: str) -> None:
    fields = filled(editor.get(f"{FEBRUARY}/move?to=11/2-27").text, f"{FEBRUARY}/move")
    fields["back"] = back

    assert editor.post(f"{FEBRUARY}/move", data=fields).location == FEBRUARY


def test_the_page_remembers_where_the_editor_came_from(editor: FlaskClient) -> None:
    page = editor.get(FEBRUARY, headers={"Referer": "http://localhost/week/2027-W06?body=board"}).text
    foreign = editor.get(FEBRUARY, headers={"Referer": "http://evil.example/week/2027-W06"}).text

    assert 'name="back" value="/week/2027-W06?body=board"' in page
    assert 'name="back"' not in foreign


def test_every_date_that_the_calendar_shows_has_its_page(app: Flask, editor: FlaskClient) -> None:
    for series in A_CALENDAR.series:
        with app.app_context():
            for rid in ("2027-02-09", "2027-02-22", "2026-11-26", "2027-Q1", "2027-01", "2026-11-30"):
                known = date.fromisoformat(rid) if len(rid) == 10 else rid
                if occurrence(series.uid, known) is None:
                    continue
                assert editor.get(f"/series/{series.uid}/{rid}").status_code == 200


@pytest.mark.parametrize(
    "view",
    ["/?from=2027-02-01", "/list?from=2027-02-01&to=2027-02-28", "/month/2027/2", "/week/2027-W06", "/year/2027"],
)
def test_every_view_leads_editors_to_the_date_and_readers_to_the_series(
    client: FlaskClient, signed_in: SignsIn, view: str
) -> None:
    mine = f'href="{FEBRUARY}'

    assert mine in signed_in(Role.EDITOR, "board").get(view).text
    assert mine in signed_in(Role.PLANNER).get(view).text
    assert mine not in signed_in(Role.EDITOR, "council").get(view).text
    for reader in (client, signed_in(Role.READER)):
        page = reader.get(view).text
        assert 'href="/series/board-meeting' in page
        assert mine not in page


def test_the_huskeliste_leads_editors_to_dates_of_their_own(client: FlaskClient, signed_in: SignsIn) -> None:
    view, its_own = "/?view=huskeliste&from=2026-11-22", 'href="/series/joint-meeting/2026-11-26"'

    assert its_own in signed_in(Role.PLANNER).get(view).text
    assert its_own not in signed_in(Role.EDITOR, "board").get(view).text
    assert its_own not in client.get(view).text
    assert 'href="/series/joint-meeting"' in client.get(view).text


@pytest.mark.parametrize("address", ["/wheel/2027", "/series/board-meeting", "/body/board"])
def test_so_do_the_wheel_and_the_pages_of_series_and_bodies(
    client: FlaskClient, signed_in: SignsIn, address: str
) -> None:
    pattern = 'href="/series/board-meeting/20'

    assert pattern in signed_in(Role.PLANNER).get(address).text
    assert pattern not in client.get(address).text
    assert pattern not in signed_in(Role.EDITOR, "council").get(address).text.replace('href="/series/c', "")
