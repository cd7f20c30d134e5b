"""New and edited series, without scripts: the phrase and the choices in step, nothing typed lost, nothing guessed."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.access import Role
from planner.domain.days import PUBLIC_HOLIDAYS
from planner.domain.occurrences import Status
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Frequency,
    Period,
    PeriodUnit,
    Placed,
    Recurrence,
    Relative,
    RelativeUnit,
    Rule,
    Union,
    Weekday,
)
from planner.domain.series import Adjustment, Calendar, Policy, Series
from planner.domain.spans import Times
from planner.services import calendars
from tests.web.calendars import A_CALENDAR, BOARD_MEETING, TODAY
from tests.web.editor.editing import NEW, of, read_back, send, values
from tests.web.forms import text_of
from tests.web.signing import SignsIn

PHRASE = "2. tirsdag i måneden kl. 9-11, ikke i juli, på helligdage ugen efter"
NINE_TO_ELEVEN = Times(time(9), time(11))


@pytest.fixture
def editor(signed_in: SignsIn) -> FlaskClient:
    return signed_in(Role.EDITOR)


@pytest.fixture
def stored(app: Flask) -> Callable[[str], Series]:
    def find(uid: str) -> Series:
        with app.app_context():
            return next(one for one in calendars.current().series if one.uid == uid)

    return find


class TestAPhrase:
    def test_fills_the_choices_in_and_shows_the_dates(self, editor: FlaskClient) -> None:
        page = send(editor, NEW, phrase=PHRASE, do="read").text

        found = values(page, NEW)
        assert (found["repeat"], found["on"], found.getlist("nth"), found["weekday"]) == (
            "monthly",
            "weekday",
            ["2"],
            "1",
        )
        assert "7" not in found.getlist("months")
        assert found["times"] == "9.00–11.00"
        assert found[f"adjust-{PUBLIC_HOLIDAYS}"] == Policy.NEXT_SAME_WEEKDAY
        assert read_back(page).startswith(
            "Sådan bliver det Den 2. tirsdag i hver måned, undtagen juli, kl. 9–11; på helligdage ugen efter "
            "2026 tirs. 8. december 9.00–11.00 2027 tirs. 12. januar 9.00–11.00"
        )

    def test_is_saved_as_it_was_read(self, editor: FlaskClient, stored: Callable[[str], Series]) -> None:
        response = send(editor, NEW, title="Chefforum", phrase=PHRASE, do="save")

        assert response.status_code == 303
        assert response.location == "/series/chefforum"
        one = stored("chefforum")
        assert one.rule == Recurrence(
            freq=Frequency.MONTHLY, start=TODAY, by_day=(Weekday(1, 2),), except_months=(7,), times=NINE_TO_ELEVEN
        )
        assert one.adjustments == (Adjustment(PUBLIC_HOLIDAYS, Policy.NEXT_SAME_WEEKDAY),)
        assert "»Chefforum« er gemt: Den 2. tirsdag i hver måned" in text_of(editor.get(response.location).text)

    def test_that_is_ambiguous_is_asked_about_with_its_readings(self, editor: FlaskClient) -> None:
        for do in ("read", "save"):
            response = send(editor, NEW, title="Chefforum", phrase="hver anden onsdag", do=do)

            assert "Skal det tælles i lige eller ulige uger, eller fra hvilken dato?" in response.text
            assert 'name="phrase-is" value="hver anden onsdag i lige uger"' in response.text
            assert values(response.text, NEW)["phrase"] == "hver anden onsdag"
            assert response.status_code == (400 if do == "save" else 200)

    def test_is_answered_by_a_button(self, editor: FlaskClient) -> None:
        asked = send(editor, NEW, phrase="hver anden onsdag", do="read").text

        page = send(editor, NEW, asked, phrase__is="hver anden onsdag i ulige uger").text

        found = values(page, NEW)
        assert (found["phrase"], found["repeat"], found["odd"]) == (
            "hver anden onsdag i ulige uger",
            "odd-even",
            "odd",
        )

    def test_that_cannot_be_read_says_why_and_stays(self, editor: FlaskClient) -> None:
        response = send(editor, NEW, title="Chefforum", phrase="om året", do="save")

        assert response.status_code == 400
        assert "Her står ingen dato." in response.text
        assert (values(response.text, NEW)["phrase"], values(response.text, NEW)["title"]) == ("om året", "Chefforum")

    def test_with_a_notice_is_shown_before_it_is_saved(
        self, editor: FlaskClient, stored: Callable[[str], Series]
    ) -> None:
        shown = send(editor, NEW, title="Opfølgning", phrase="2. uge månedligt", do="save")

        assert shown.status_code == 400
        assert "Forstået som 2. uge i måneden = ugen, der begynder 2. mandag." in shown.text
        assert send(editor, NEW, shown.text, do="save").status_code == 303
        assert stored("opfoelgning").rule == Period(unit=PeriodUnit.WEEK_OF_MONTH, numbers=(2,), since=TODAY)

    @pytest.mark.parametrize(
        ("phrase", "host"),
        [
            ("5 arbejdsdage før direktionsmødet kl. 12", "board-meeting"),
            ("5 arbejdsdage før Byrådet kl. 12", "council-meeting"),
            ("5 arbejdsdage før HU kl. 12", "joint-meeting"),
        ],
    )
    def test_finds_the_item_that_it_names(self, editor: FlaskClient, phrase: str, host: str) -> None:
        page = send(editor, NEW, phrase=phrase, do="read").text

        assert values(page, NEW)["host"] == host

    def test_that_names_nothing_known_leaves_it_to_be_chosen(
        self, editor: FlaskClient, stored: Callable[[str], Series]
    ) -> None:
        page = send(editor, NEW, title="Frist", phrase="5 arbejdsdage før ØU kl. 12", do="read").text
        assert values(page, NEW)["host"] == ""
        assert send(editor, NEW, page, do="save").status_code == 400

        assert send(editor, NEW, page, host="board-meeting", do="save").status_code == 303
        assert stored("frist").rule == Relative(
            anchor="board-meeting", unit=RelativeUnit.WORKING_DAY, offset=-5, times=Times(time(12))
        )

    def test_goes_on_beginning_when_the_rule_did(self, editor: FlaskClient) -> None:
        page = send(editor, of("board-meeting"), phrase="3. tirsdag i måneden kl. 9-12", do="read").text

        assert values(page, of("board-meeting"))["since"] == "1/1-2015"

    def test_says_besides_how_sure_the_dates_are(self, editor: FlaskClient, stored: Callable[[str], Series]) -> None:
        page = send(editor, NEW, title="Forum", phrase="3. mandag i måneden kl. 9 (res.)", do="read").text

        assert values(page, NEW)["status"] == "tentative"
        send(editor, NEW, page, do="save")
        assert stored("forum").status is Status.TENTATIVE

    def test_leaves_single_days_out(self, editor: FlaskClient, stored: Callable[[str], Series]) -> None:
        send(editor, NEW, title="Morgenmøde", phrase="hver mandag undtagen den 5. juli 2027", do="save")

        assert stored("morgenmoede").exceptions[date(2027, 7, 5)].status is Status.CANCELLED


class TestTheChoices:
    def test_fill_the_phrase_in(self, editor: FlaskClient) -> None:
        page = send(editor, of("board-meeting"), nth="3", weekday="3", do="show").text

        found = values(page, of("board-meeting"))
        assert found["phrase"] == "den 3. torsdag i hver måned kl. 9–12; på helligdage næste hverdag"
        assert found["phrase"] == found["said"]

    def test_of_another_way_of_repeating_are_asked_about(self, editor: FlaskClient) -> None:
        page = send(editor, of("board-meeting"), repeat="weekly", do="show").text

        found = values(page, of("board-meeting"))
        assert (found["every"], found.getlist("weekdays"), found["since"]) == ("1", ["0"], "1/1-2015")
        assert "Hver mandag kl. 9–12" in read_back(page)

    def test_come_back_with_what_was_chosen_before(self, editor: FlaskClient) -> None:
        weekly = send(editor, of("board-meeting"), repeat="weekly", do="show").text

        monthly = send(editor, of("board-meeting"), weekly, repeat="monthly", do="show").text

        assert values(monthly, of("board-meeting")).getlist("nth") == ["2"]

    def test_and_a_phrase_that_were_both_changed_are_asked_about(self, editor: FlaskClient) -> None:
        torn = send(editor, of("board-meeting"), nth="3", phrase="hver fredag kl. 10", do="save")

        assert "Både teksten og valgene er ændret." in torn.text
        read = send(editor, of("board-meeting"), torn.text, do="read").text
        chosen = send(editor, of("board-meeting"), torn.text, do="choose").text
        assert values(read, of("board-meeting"))["repeat"] == "weekly"
        assert values(chosen, of("board-meeting"))["phrase"].startswith("den 3. tirsdag")

    @pytest.mark.parametrize(
        ("chosen", "rule"),
        [
            (
                {"repeat": "once", "first": "10/3-27", "times": "9-11"},
                AgreedDates((AgreedDate(date(2027, 3, 10), times=NINE_TO_ELEVEN),)),
            ),
            (
                {"repeat": "weekly", "weekdays": ["0", "2"], "every": "2", "since": "4/1-2027"},
                Recurrence(
                    freq=Frequency.WEEKLY, start=date(2027, 1, 4), interval=2, by_day=(Weekday(0), Weekday(2))
                ),
            ),
            (
                {"repeat": "monthly", "on": "day", "days": "1, 15 og sidste", "since": "1/1-2027"},
                Recurrence(freq=Frequency.MONTHLY, start=date(2027, 1, 1), by_month_day=(1, 15, -1)),
            ),
            (
                {"repeat": "quarterly", "of__quarter": "0", "since": ""},
                Period(unit=PeriodUnit.QUARTER),
            ),
            (
                {"repeat": "yearly", "when": "span", "span__first": "21. august", "span__last": "1/9", "since": ""},
                None,
            ),
            (
                {"repeat": "years", "every": "4", "year": "2027", "when": "month", "month": "3", "on": "open"},
                None,
            ),
            (
                {
                    "repeat": "follows",
                    "host": "board-meeting",
                    "link": "in-each",
                    "within": "quarter",
                    "which": "-1",
                    "since": "",
                },
                Placed(host="board-meeting", within=Period(unit=PeriodUnit.QUARTER), nth=-1),
            ),
            (
                {
                    "repeat": "follows",
                    "host": "board-meeting",
                    "link": "week-of",
                    "far": "0",
                    "on__day": "0",
                    "times": "12",
                },
                Relative(
                    anchor="board-meeting", unit=RelativeUnit.WEEK_OF, offset=0, weekday=0, times=Times(time(12))
                ),
            ),
        ],
    )
    def test_are_saved_as_the_rule_that_they_mean(
        self, editor: FlaskClient, stored: Callable[[str], Series], chosen: dict[str, Any], rule: Rule | None
    ) -> None:
        # Each answer changes what is asked next, so a form without scripts is shown in between.
        page = ""
        for name in ("repeat", "when", "on", "link", "within"):
            if name in chosen:
                page = send(editor, NEW, page, **{name: chosen[name]}, do="show").text

        response = send(editor, NEW, page, title="Prøve", **chosen, do="save")

        assert response.status_code == 303, text_of(response.text)
        assert rule is None or stored("proeve").rule == rule

    def test_of_dates_keep_what_was_said_of_each(self, editor: FlaskClient, stored: Callable[[str], Series]) -> None:
        address = of("joint-meeting")

        page = send(editor, address, d2__first="20/5-27", d2__times="13-15", d2__place="Rådhuset", do="show").text
        send(editor, address, page, do="save")

        assert stored("joint-meeting").rule == AgreedDates(
            (
                *A_CALENDAR.series[1].rule.dates,  # type: ignore[union-attr]
                AgreedDate(date(2027, 5, 20), times=Times(time(13), time(15)), place="Rådhuset"),
            )
        )
        assert stored("joint-meeting").requirement == A_CALENDAR.series[1].requirement

    def test_of_several_rules_together(self, editor: FlaskClient, stored: Callable[[str], Series]) -> None:
        page = send(editor, NEW, phrase="3. mandag i måneden kl. 9", do="read").text
        page = send(editor, NEW, page, repeat="union", do="show").text
        assert values(page, NEW)["r1-nth"] == "3"

        page = send(editor, NEW, page, r2__nth="2", r2__in=["12"], do="show").text
        page = send(editor, NEW, page, do="part").text
        page = send(editor, NEW, page, r3__nth="4", r3__in=["3", "8"], do="show").text
        assert "Den 3. mandag i måneden kl. 9; i december den 2., i marts og august den 4." in read_back(page)
        assert send(editor, NEW, page, title="Forum", do="save").status_code == 303

        rule = stored("forum").rule
        assert isinstance(rule, Union)
        assert [branch.months for branch in rule.branches] == [(), (12,), (3, 8)]

    def test_of_a_rule_among_several_can_be_taken_away(self, editor: FlaskClient) -> None:
        page = send(editor, NEW, phrase="3. mandag, dog marts og august 4. og december 2.", do="read").text
        assert values(page, NEW)["parts"] == "3"

        page = send(editor, NEW, page, drop__part="2").text

        assert (values(page, NEW)["parts"], values(page, NEW).getlist("r2-in")) == ("2", ["12"])


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"title": ""}, "Skriv en titel."),
            ({"title": "x" * 301}, "Højst 300 tegn."),
            ({"title": "Chefforum", "phrase": "x" * 3000}, "tegn"),
            ({"title": "Chefforum"}, "Vælg en dag."),
            ({"title": "Chefforum", "first": "32/1"}, "findes ikke"),
            ({"title": "Chefforum", "first": "10/3-27", "times": "25"}, "Det er ikke et klokkeslæt"),
            ({"title": "Chefforum", "first": "10/3-27", "body": "no-such"}, "Vælg en af mulighederne."),
            ({"title": "Chefforum", "first": "10/3-27", "units": ["no-such"]}, "Vælg en af mulighederne."),
            ({"title": "Chefforum", "first": "10/3-27", "kind": "party"}, "Vælg en af mulighederne."),
            ({"title": "Chefforum", "first": "10/3-27", "repeat": "always"}, "Vælg en af mulighederne."),
            ({"title": "Chefforum", "first": "10/3-27", "review_months": "0"}, "Skriv et tal fra 1 til 120."),
            ({"title": "Chefforum", "first": "10/3-27", "reviewed": "i går"}, "Det er ikke en dato"),
            ({"title": "Chefforum", "repeat": "other"}, "Vælg en af mulighederne."),
        ],
    )
    def test_is_said_at_its_field_and_everything_stays(
        self, editor: FlaskClient, app: Flask, fields: dict[str, Any], said: str
    ) -> None:
        response = send(editor, NEW, note="Husk kaffe", **fields, do="save")

        assert response.status_code == 400
        assert said in response.text
        assert "Intet er gemt endnu. Ret det, der er markeret." in response.text
        found = values(response.text, NEW)
        assert found["note"] == "Husk kaffe"
        assert found["title"] == fields["title"]
        with app.app_context():
            assert len(calendars.current().series) == len(A_CALENDAR.series)

    def test_in_a_rule_is_said_while_it_is_filled_in_only_of_what_is_written(self, editor: FlaskClient) -> None:
        page = send(editor, NEW, repeat="once", first="32/1", do="show").text

        assert 'aria-invalid="true"' in page
        assert 'aria-invalid="true"' not in send(editor, NEW, repeat="once", do="show").text

    def test_in_a_circle_of_items_is_said_at_the_one_that_is_followed(self, editor: FlaskClient) -> None:
        address = of("board-meeting")
        page = send(editor, address, repeat="follows", do="show").text

        response = send(editor, address, page, host="figures", do="save")

        assert response.status_code == 400
        assert "følger hinanden i ring" in response.text

    @pytest.mark.parametrize(
        "rubbish", ["[", "{}", '{"rule": 3}', "[" * 5000, '{"rule":{"kind":"recurrence"}}', "null"]
    )
    def test_in_what_the_form_carries_along_is_no_more_than_a_new_form(
        self, editor: FlaskClient, rubbish: str
    ) -> None:
        for name in ("kept", "recipe"):
            assert send(editor, NEW, **{name: rubbish}, do="show").status_code == 200

    def test_control_characters_go_no_further(self, editor: FlaskClient, stored: Callable[[str], Series]) -> None:
        send(editor, NEW, title="Chef\x00fo\u2028rum", first="10/3-27", do="save")

        assert stored("chefforum").title == "Chefforum"

    def test_a_form_that_is_not_ours_is_shown_again(self, editor: FlaskClient) -> None:
        response = send(editor, NEW, title="Chefforum", first="10/3-27", csrf_token="made up", do="save")

        assert response.status_code == 400
        assert "Siden har stået åben for længe" in response.text
        assert values(response.text, NEW)["title"] == "Chefforum"


class TestWhoMay:
    def test_another_bodys_series_is_unknown(self, signed_in: SignsIn) -> None:
        editor = signed_in(Role.EDITOR, "board")

        assert editor.get(of("board-meeting")).status_code == 200
        for address in ("edit", "copy"):
            assert editor.get(f"/series/council-meeting/{address}").status_code == 404
            assert editor.get(f"/series/no-such/{address}").status_code == 404

    def test_no_body_but_ones_own_can_be_chosen(self, signed_in: SignsIn) -> None:
        editor = signed_in(Role.EDITOR, "board")
        assert "Byrådet</option>" not in editor.get(NEW).text.partition('name="body"')[2].partition("</select>")[0]

        response = send(editor, NEW, title="Chefforum", first="10/3-27", body="council", do="save")

        assert response.status_code == 400
        assert "Det forum må du ikke rette." in response.text

    def test_those_who_may_find_the_way_from_everywhere(self, editor: FlaskClient, client: FlaskClient) -> None:
        ways = {
            "/series": NEW,
            "/series/board-meeting": of("board-meeting"),
            "/series/board-meeting/2027-02-09": of("board-meeting"),
        }
        for page, to in ways.items():
            assert to in editor.get(page).text
            assert to not in client.get(page).text

    def test_in_the_list_only_what_may_be_edited_has_a_way_there(self, signed_in: SignsIn) -> None:
        page = signed_in(Role.EDITOR, "board").get("/series").text

        assert of("board-meeting") in page
        assert of("council-meeting") not in page


class TestTwoAtOnce:
    def test_both_versions_stand_side_by_side_and_saving_again_saves(
        self, editor: FlaskClient, signed_in: SignsIn, stored: Callable[[str], Series]
    ) -> None:
        address = of("board-meeting")
        mine = editor.get(address).text
        send(signed_in(Role.PLANNER), address, place="Byrådssalen", title="Direktionen mødes", do="save")

        collided = send(editor, address, mine, title="Direktionsmøde 1", note="Medbring alt", do="save")

        assert collided.status_code == 409
        assert "En anden har gemt, mens du skrev" in collided.text
        assert values(collided.text, address)["title"] == "Direktionsmøde 1"
        again = send(editor, address, collided.text, take__title="theirs", do="save")
        assert again.status_code == 303
        one = stored("board-meeting")
        assert (one.title, one.note, one.place) == ("Direktionen mødes", "Medbring alt", "Byrådssalen")
        assert one.exceptions.keys() == BOARD_MEETING.exceptions.keys()


class TestCopyAndArchive:
    def test_a_copy_is_a_form_of_its_own(self, editor: FlaskClient, stored: Callable[[str], Series]) -> None:
        page = editor.get("/series/board-meeting/copy").text

        response = send(editor, NEW, page, do="save")

        assert response.location == "/series/kopi-af-direktionsmoede"
        one = stored("kopi-af-direktionsmoede")
        assert (one.rule, one.adjustments, one.exceptions) == (BOARD_MEETING.rule, BOARD_MEETING.adjustments, {})

    def test_archived_with_a_way_back(self, editor: FlaskClient, stored: Callable[[str], Series]) -> None:
        page = editor.get("/series/seminar").text
        token = values(page, "/series/seminar/archive")
        response = editor.post("/series/seminar/archive", data=token)
        assert stored("seminar").archived

        shown = editor.get(response.location).text
        assert "»Seminar i London« er lagt i arkivet." in shown
        assert "Fortryd" in shown
        assert "Arkiv" in text_of(editor.get("/series").text)
        editor.post("/series/seminar/unarchive", data=token)
        assert not stored("seminar").archived

    def test_not_while_others_follow_it(self, editor: FlaskClient, stored: Callable[[str], Series]) -> None:
        token = values(editor.get("/series/board-meeting").text, "/series/board-meeting/archive")

        response = editor.post("/series/board-meeting/archive", data=token)

        assert response.status_code == 400
        assert "det følges af »Frist for sager« og »ØKO-LIS«" in response.text
        assert not stored("board-meeting").archived


def test_the_passport_is_written_and_shown(editor: FlaskClient, stored: Callable[[str], Series]) -> None:
    send(
        editor,
        of("seminar"),
        owner="Direktionssekretæren",
        legal_basis="Styrelsesloven § 8",
        purpose="Samle direktionen",
        reviewed="1/10-2026",
        review_months="24",
        do="save",
    )

    assert stored("seminar").passport.reviewed == date(2026, 10, 1)
    page = text_of(editor.get("/series/seminar").text)
    for said in ("Direktionssekretæren", "Styrelsesloven § 8", "1. oktober 2026, igen 1. oktober 2028"):
        assert said in page


def test_the_script_gets_what_is_about_when_and_nothing_else(editor: FlaskClient) -> None:
    page = send(editor, NEW, phrase=PHRASE, do="read", part="1").text

    assert 'id="part-when"' in page
    assert 'id="part-dates"' in page
    assert "<html" not in page


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_way_of_repeating_can_be_opened(editor: FlaskClient, lang: str) -> None:
    repeats = (
        "once",
        "weekly",
        "odd-even",
        "monthly",
        "quarterly",
        "yearly",
        "years",
        "dates",
        "follows",
        "quota",
        "union",
    )
    for repeat in repeats:
        response = editor.post(f"{NEW}?lang={lang}", data={"repeat": repeat, "do": "show"})
        assert response.status_code == 200


def test_no_calendar_is_changed_by_looking(editor: FlaskClient, app: Flask) -> None:
    with app.app_context():
        before: Calendar = calendars.current()

    for do in ("show", "read", "choose", "fit", "scope", "save"):
        send(editor, of("board-meeting"), phrase="hver fredag kl. 10", do=do)

    with app.app_context():
        assert calendars.current() == before
