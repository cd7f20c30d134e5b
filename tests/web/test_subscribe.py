"""Abonnér over HTTP, scripts aside: choosing, getting a link, having an overview of one's own, changing, revoking."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner import clock
from planner.domain.clients import ClientKind
from planner.domain.series import Calendar, SeriesKind
from planner.domain.subscription import Choices, PlacedAs, Subscription
from planner.services import subscriptions
from planner.services.changing import change
from tests.web.calendars import A_CALENDAR
from tests.web.forms import filled, send, text_of

PAGE = "/subscribe"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def address_of(response: TestResponse) -> str:
    found = re.search(r'id="address"\s+value="([^"]+)"', response.text)
    assert found, response.text
    return found[1]


def token_of(response: TestResponse) -> str:
    return address_of(response).split("/feeds/s/")[1].split("/")[0]


def found(app: Flask, response: TestResponse) -> Subscription | None:
    """What the link on the page stands for now."""
    with app.app_context():
        return subscriptions.find(token_of(response))


def made(app: Flask, response: TestResponse) -> Subscription:
    one = found(app, response)
    assert one is not None
    return one


@pytest.fixture
def created(client: FlaskClient) -> TestResponse:
    response = send(client, PAGE, name="Direktionens møder", body=["board"])
    assert response.status_code == 201
    return response


class TestTheForm:
    def test_it_begins_with_everything_and_needs_nothing(self, app: Flask, client: FlaskClient) -> None:
        response = send(client, PAGE)

        assert response.status_code == 201
        assert made(app, response).choices == Choices(name="Direktionens årshjul")

    def test_every_choice_arrives(self, app: Flask, client: FlaskClient) -> None:
        response = send(
            client,
            PAGE,
            name=" Økonomi & »HU« ",
            body=["joint", "board"],
            unit=["finance"],
            kind=["meeting", "deadline"],
            tentative=None,
            cancelled="1",
            placed="lines",
            alarm="60",
            speaks="en",
            back="12",
            ahead="60",
        )

        assert made(app, response).choices == Choices(
            name="Økonomi & »HU«",
            bodies=frozenset({"board", "joint"}),
            units=frozenset({"finance"}),
            kinds=frozenset({SeriesKind.MEETING, SeriesKind.DEADLINE}),
            tentative=False,
            cancelled=True,
            placed_as=PlacedAs.LINES,
            alarm=60,
            language="en",
            months_back=12,
            months_ahead=60,
        )

    @pytest.mark.parametrize(
        ("query", "name", "sent"),
        [
            ("?body=joint", "Hovedudvalget", {"body": ["joint"]}),
            ("?unit=finance", "Økonomi- og Digitaliseringscenter", {"unit": ["finance"]}),
            ("?body=joint&body=board", "Direktionens årshjul", {"body": ["board", "joint"]}),
            ("?kind=deadline", "Direktionens årshjul", {"kind": ["deadline"]}),
        ],
    )
    def test_an_address_can_fill_it_in(
        self, client: FlaskClient, query: str, name: str, sent: dict[str, list[str]]
    ) -> None:
        fields = filled(client.get(PAGE + query).text)

        assert fields["name"] == name
        assert {key: fields.getlist(key) for key in sent} == sent

    @pytest.mark.parametrize(
        ("query", "wrong"),
        [
            ("?body=ingen", "Kalenderen har intet forum »ingen«."),
            ("?unit=board", "Kalenderen har ingen ansvarlig enhed »board«."),
            ("?kind=party", "Der er ingen type »party«."),
        ],
    )
    def test_an_address_with_what_there_is_not_is_a_clear_400(
        self, client: FlaskClient, query: str, wrong: str
    ) -> None:
        response = client.get(PAGE + query)

        assert response.status_code == 400
        assert wrong in response.text

    def test_it_speaks_the_readers_language_and_so_does_the_feed(self, app: Flask, client: FlaskClient) -> None:
        client.get(f"{PAGE}?lang=en")

        response = send(client, PAGE)

        assert "Your link is ready" in response.text
        assert made(app, response).choices.language == "en"

    def test_without_a_calendar_there_is_no_form(self, app: Flask, today: object) -> None:
        reader = app.test_client()

        assert "ingen kalender at abonnere på endnu" in reader.get(PAGE).text
        assert 'method="post"' not in reader.get(PAGE).text


class TestErrors:
    @pytest.mark.parametrize(
        ("sent", "field", "danish", "english"),
        [
            ({"name": ""}, "name", "Giv abonnementet et navn.", "Give the subscription a name."),
            ({"name": "x" * 101}, "name", "Navnet er på 101 tegn.", "The name has 101 characters."),
            ({"name": "x" * 300_000}, "name", "Navnet er på 300000 tegn.", "The name has 300000 characters."),
            ({"name": "a\r\nb"}, "name", "et linjeskift", "a line break"),
            ({"name": "a\x00b"}, "name", "tegn, der ikke kan vises", "cannot be shown"),
            ({"body": ["board", "gone"]}, "body", "Kalenderen har ikke »gone«.", "The calendar has no “gone”."),
            ({"unit": ["<b>"]}, "unit", "ikke »&lt;b&gt;«", "no “&lt;b&gt;”"),
            ({"kind": None}, "kind", "Vælg mindst én type.", "Choose at least one type."),
        ],
    )
    @pytest.mark.parametrize("language", ["da", "en"])
    def test_each_stands_at_its_field(
        self,
        app: Flask,
        client: FlaskClient,
        sent: dict[str, object],
        field: str,
        danish: str,
        english: str,
        language: str,
    ) -> None:
        client.set_cookie("lang", language)

        response = send(client, PAGE, **sent)

        assert response.status_code == 400
        [(at, said)] = re.findall(r'<p class="error" id="e-(\w+)">(.+?)</p>', response.text)
        assert at == field
        assert (danish if language == "da" else english) in re.sub(r'<span lang="da">|</span>', "", said)
        assert f'aria-describedby="e-{field} ' in response.text
        assert 'aria-invalid="true"' in response.text
        assert "autofocus" in response.text
        with app.app_context():
            assert subscriptions.all_of(owner_of(client)) == []

    def test_everything_typed_is_kept(self, client: FlaskClient) -> None:
        typed = {
            "name": "x" * 101,
            "body": ["board"],
            "unit": ["staff"],
            "kind": ["meeting", "item"],
            "tentative": None,
            "cancelled": "1",
            "placed": "lines",
            "alarm": "15",
            "speaks": "en",
            "back": "0",
            "ahead": "6",
        }

        again = filled(send(client, PAGE, **typed).text)

        assert {name: again.getlist(name) for name in typed} == {
            name: [] if value is None else value if isinstance(value, list) else [value]
            for name, value in typed.items()
        }

    @pytest.mark.parametrize(
        "sent",
        [
            {"kind": ["party"]},
            {"placed": "anywhere"},
            {"speaks": "sv"},
            {"back": "2"},
            {"back": "-1"},
            {"ahead": "99999999999"},
            {"ahead": "²"},
            {"ahead": ""},
            {"alarm": "1"},
            {"alarm": "1e3"},
        ],
    )
    @pytest.mark.parametrize("button", [{}, {"preview": "1"}])
    def test_what_no_form_of_ours_can_send_is_a_clear_400(
        self, client: FlaskClient, sent: dict[str, object], button: dict[str, str]
    ) -> None:
        response = send(client, PAGE, **sent, **button)

        assert response.status_code == 400
        assert "er ikke en af mulighederne" in response.text

    @pytest.mark.parametrize("button", [{}, {"preview": "1"}])
    def test_nor_are_there_ever_thousands_of_bodies(self, client: FlaskClient, button: dict[str, str]) -> None:
        response = send(client, PAGE, body=[f"body-{number}" for number in range(100_000)], **button)

        assert response.status_code == 400
        assert "mere, end kalenderen kan have" in response.text

    @pytest.mark.parametrize("token", [None, "", "wrong", "x" * 5_000])
    def test_a_form_that_is_not_ours_makes_nothing_and_keeps_what_was_typed(
        self, app: Flask, client: FlaskClient, token: str | None
    ) -> None:
        response = send(client, PAGE, name="Mit navn", csrf_token=token)

        assert response.status_code == 400
        assert "har stået åben for længe" in response.text
        assert filled(response.text)["name"] == "Mit navn"
        assert client.get_cookie("session") is not None
        with app.app_context():
            assert subscriptions.all_of(owner_of(client)) == []

    def test_a_browser_that_takes_no_cookies_is_told_so(self, app: Flask, client: FlaskClient) -> None:
        reader = app.test_client(use_cookies=False)

        assert "tager ikke imod cookies" in send(reader, PAGE).text

    def test_a_form_may_stand_open_for_weeks(self, client: FlaskClient) -> None:
        with time_machine.travel(NOW, tick=False):
            fields = filled(client.get(PAGE).text)
        with time_machine.travel(NOW + timedelta(days=25), tick=False):
            assert client.post(PAGE, data=fields).status_code == 201

    def test_too_many_are_refused(self, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(subscriptions, "MOST_OF_ONE_OWNER", 1)
        assert send(client, PAGE).status_code == 201

        response = send(client, PAGE, name="En til")

        assert response.status_code == 400
        assert "flere kan du ikke have" in response.text
        assert filled(response.text)["name"] == "En til"


def owner_of(client: FlaskClient) -> str:
    with client.session_transaction() as session:
        return str(session.get("owner"))


class TestThePreview:
    def test_it_says_how_many_and_what_comes_next(self, client: FlaskClient) -> None:
        page = text_of(client.get(f"{PAGE}?body=joint").text)

        assert "begivenheder 1. oktober 2026 – 30. april 2028" in page
        assert "De næste torsdag den 26. november 2026 kl. 13.00–15.00 HU-møde" in page
        assert "Reserveret" in page

    def test_it_follows_the_choices_and_makes_nothing(self, app: Flask, client: FlaskClient) -> None:
        everything = int(re.findall(r"<strong>(\d+)</strong>", client.get(PAGE).text)[0])

        response = send(client, PAGE, body=["joint"], tentative=None, name="", preview="1")

        assert response.status_code == 200
        assert int(re.findall(r"<strong>(\d+)</strong>", response.text)[0]) < everything
        assert "Reserveret" not in text_of(response.text)
        assert filled(response.text).getlist("body") == ["joint"]
        with app.app_context():
            assert subscriptions.all_of(owner_of(client)) == []

    def test_it_says_where_the_calendar_grows_too_large(
        self, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "Stopper efter" not in client.get(PAGE).text
        spec = subscriptions.spec
        monkeypatch.setattr(subscriptions, "spec", lambda *chosen: replace(spec(*chosen), most_bytes=12_000))

        assert "Stopper efter den" in client.get(PAGE).text

    def test_nothing_chosen_is_nothing(self, client: FlaskClient) -> None:
        response = send(client, PAGE, kind=None, preview="1")

        assert "Det giver 0 begivenheder" in text_of(response.text)


class TestTheLink:
    def test_it_is_shown_in_every_form(self, client: FlaskClient, created: TestResponse) -> None:
        address = address_of(created)
        there = address.removeprefix("http:")

        assert re.fullmatch(r"http://localhost/feeds/s/[\w-]{32}/direktionens-moeder\.ics", address)
        assert f'href="webcal:{there}"' in created.text
        assert 'href="https://outlook.office.com/calendar/0/addfromweb?url=http%3A%2F%2Flocalhost' in created.text
        assert 'href="https://outlook.live.com/calendar/0/addfromweb?url=http%3A%2F%2Flocalhost' in created.text
        assert f'href="{address}" download="direktionens-moeder.ics"' in " ".join(created.text.split())
        assert 'role="img" aria-label="QR-kode med kalenderens adresse"' in created.text

    def test_each_program_has_three_steps(self, created: TestResponse) -> None:
        guides = re.findall(r"<h3 id=\"t-[\w-]+\">(.*?)</h3>(.*?)</section>", created.text, re.DOTALL)

        assert [program for program, _ in guides] == [
            "Outlook på nettet",
            "Nyt Outlook til Windows",
            "Klassisk Outlook",
            "Google Kalender",
            "Apple Kalender på iPhone, iPad og Mac",
            "Thunderbird",
        ]
        for _program, guide in guides:
            assert guide.count("<li>") == 3
            assert "Henter" in guide

    def test_no_cache_keeps_it_and_nobody_is_told_where_one_came_from(self, created: TestResponse) -> None:
        assert created.headers["Cache-Control"] == "no-store"
        assert created.headers["Referrer-Policy"] == "no-referrer"
        for link in re.findall(r'<a\s[^>]*href="https://outlook[^>]*>', created.text):
            assert 'rel="noreferrer"' in link

    def test_it_is_shown_this_once(self, client: FlaskClient, created: TestResponse) -> None:
        token = token_of(created)
        with client.session_transaction() as session:
            assert token not in str(dict(session))

        uid = re.findall(r'id="s-([\w-]+)"', client.get(PAGE).text)[0]
        for page in (PAGE, f"{PAGE}/{uid}", f"{PAGE}/{uid}/renew"):
            assert token not in client.get(page).text

    def test_it_stands_where_the_configuration_says(self, app: Flask, client: FlaskClient) -> None:
        app.config["BASE_URL"] = "https://aarshjul.example.dk/"

        response = client.post(
            PAGE, data=filled(client.get(PAGE, base_url="https://evil.example").text), base_url="https://evil.example"
        )

        assert address_of(response).startswith("https://aarshjul.example.dk/feeds/s/")
        assert "evil" not in response.text

    def test_a_name_stays_a_name(self, client: FlaskClient) -> None:
        response = send(client, PAGE, name='"><script>alert(1)</script>/../')

        assert response.status_code == 201
        assert "<script>alert" not in response.text
        assert address_of(response).endswith("/script-alert-1-script.ics")


class TestOnesOwn:
    def test_they_are_listed_with_what_was_chosen(self, client: FlaskClient) -> None:
        send(client, PAGE, name="Alt")
        send(
            client,
            PAGE,
            name="Snævert",
            body=["board", "joint"],
            unit=["finance"],
            kind=["meeting", "deadline"],
            tentative=None,
            cancelled="1",
            placed="lines",
            alarm="1440",
            back="3",
            ahead="36",
        )

        page = text_of(client.get(PAGE).text)

        assert "Alt Alle fora · sidste måned – 1½ år frem Endnu ikke hentet" in page
        assert (
            "Snævert Direktionen, Hovedudvalget, ØDC · møder, frister · uden reserverede · med aflyste"
            " · sager i mødets beskrivelse · påmindelse 1 dag før · 3 måneder tilbage – 3 år frem" in page
        )

    @pytest.mark.parametrize(
        ("fetched", "program", "said"),
        [
            (
                datetime(2026, 11, 22, 10, 5, tzinfo=UTC),
                ClientKind.OUTLOOK,
                "Sidst hentet i dag kl. 11.05 af Outlook",
            ),
            (
                datetime(2026, 11, 21, 13, 5, tzinfo=UTC),
                ClientKind.OUTLOOK_WEB,
                "Sidst hentet i går kl. 14.05 af Outlook på nettet",
            ),
            (
                datetime(2026, 10, 1, 13, 5, tzinfo=UTC),
                ClientKind.OTHER,
                "Sidst hentet den 1. oktober 2026 kl. 15.05 af et andet program",
            ),
        ],
    )
    def test_they_say_when_they_were_last_fetched(
        self, app: Flask, client: FlaskClient, fetched: datetime, program: ClientKind, said: str
    ) -> None:
        with time_machine.travel(datetime(2026, 9, 1, tzinfo=UTC), tick=False):
            one = made(app, send(client, PAGE))
            with app.app_context():
                subscriptions.fetched(one.uid, fetched, program)

            assert said in text_of(client.get(PAGE).text)

    def test_the_list_is_the_readers_own(self, app: Flask, client: FlaskClient, created: TestResponse) -> None:
        stranger = app.test_client()

        assert "Direktionens møder" not in stranger.get(PAGE).text
        send(stranger, PAGE, name="En andens")
        assert "En andens" in stranger.get(PAGE).text
        assert "En andens" not in client.get(PAGE).text

    def test_other_choices_keep_the_link(self, app: Flask, client: FlaskClient, created: TestResponse) -> None:
        uid = made(app, created).uid

        response = send(client, f"{PAGE}/{uid}", name="Direktion og HU", body=["board", "joint"])

        assert response.status_code == 303
        assert response.headers["Location"] == f"{PAGE}#s-{uid}"
        assert "»Direktion og HU« er gemt. Linket er det samme." in client.get(PAGE).text
        assert made(app, created).choices == Choices(name="Direktion og HU", bodies=frozenset({"board", "joint"}))

    def test_the_form_is_filled_in_with_what_was_chosen(self, app: Flask, client: FlaskClient) -> None:
        one = made(app, send(client, PAGE, name="Lidt", kind=["seminar"], alarm="15", tentative=None, speaks="en"))

        send(client, f"{PAGE}/{one.uid}")

        with app.app_context():
            assert subscriptions.all_of(one.owner) == [one]

    def test_errors_there_keep_what_was_typed_too(
        self, app: Flask, client: FlaskClient, created: TestResponse
    ) -> None:
        before = made(app, created)

        response = send(client, f"{PAGE}/{before.uid}", name="", unit=["staff"])

        assert response.status_code == 400
        assert filled(response.text).getlist("unit") == ["staff"]
        assert made(app, created) == before

    def test_a_preview_there_changes_nothing(self, app: Flask, client: FlaskClient, created: TestResponse) -> None:
        before = made(app, created)

        response = send(client, f"{PAGE}/{before.uid}", body=["joint"], preview="1")

        assert response.status_code == 200
        assert "HU-møde" in response.text
        assert made(app, created) == before

    def test_what_the_calendar_lost_is_shown_and_can_be_given_up(
        self, app: Flask, client: FlaskClient, put: Callable[[Calendar], None], created: TestResponse
    ) -> None:
        uid = made(app, created).uid
        series = tuple(one for one in A_CALENDAR.series if not one.body or one.body.key != "board")
        with app.app_context():
            # What is placed on the board's meetings goes with them.
            change(lambda calendar: replace(calendar, bodies=calendar.bodies[1:], series=series), NOW)

        assert "board (findes ikke)" in client.get(f"{PAGE}/{uid}").text
        assert "Board ·" in text_of(client.get(PAGE).text)
        assert "Det giver 0 begivenheder" in text_of(client.get(f"{PAGE}/{uid}").text)
        assert send(client, f"{PAGE}/{uid}", name="Stadig tomt").status_code == 303
        assert send(client, f"{PAGE}/{uid}", body=["council"]).status_code == 303
        assert made(app, created).choices.bodies == {"council"}

    def test_a_new_link_is_asked_about_first(self, app: Flask, client: FlaskClient, created: TestResponse) -> None:
        uid = made(app, created).uid

        asked = client.get(f"{PAGE}/{uid}/renew")
        assert "Det gamle holder op med at virke" in asked.text
        assert made(app, created).uid == uid
        renewed = send(client, f"{PAGE}/{uid}/renew")

        assert renewed.status_code == 200
        assert renewed.headers["Cache-Control"] == "no-store"
        assert renewed.headers["Referrer-Policy"] == "no-referrer"
        assert found(app, created) is None
        assert made(app, renewed).uid == uid

    def test_one_is_revoked_and_that_is_undone(
        self, app: Flask, client: FlaskClient, created: TestResponse, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = send(client, PAGE, name="En anden")
        uid = made(app, created).uid
        monkeypatch.setattr(clock, "now", lambda: NOW)

        response = send(client, PAGE, action=f"{PAGE}/{uid}/revoke")

        assert (response.status_code, response.headers["Location"]) == (303, f"{PAGE}#s-{uid}")
        assert found(app, created) is None
        assert found(app, other) is not None
        page = client.get(PAGE).text
        assert "»Direktionens møder« er tilbagekaldt. Linket virker ikke længere." in page
        assert "Tilbagekaldt i dag kl." in page
        send(client, PAGE, action=f"{PAGE}/{uid}/restore")
        assert found(app, created) is not None
        assert "virker igen, med samme link" in client.get(PAGE).text


NOBODYS = "00000000-0000-4000-8000-000000000000"
WAYS = ["", "/renew", "/revoke", "/restore"]


class TestStrangers:
    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize("way", WAYS)
    def test_anothers_is_as_unknown_as_nobodys(
        self, app: Flask, client: FlaskClient, created: TestResponse, method: str, way: str
    ) -> None:
        uid = made(app, created).uid
        stranger = app.test_client()
        send(stranger, PAGE)
        token = filled(stranger.get(PAGE).text)["csrf_token"]

        answers = [
            getattr(reader, method)(f"{PAGE}/{which}{way}", data={"csrf_token": token, "name": "Mit nu"})
            for reader, which in ((stranger, uid), (stranger, NOBODYS))
        ]

        assert answers[0].status_code in (404, 405)
        assert answers[0].status_code == answers[1].status_code
        assert answers[0].text.replace(uid, NOBODYS) == answers[1].text
        assert made(app, created).choices.name == "Direktionens møder"

    @pytest.mark.parametrize("way", ["", "/renew"])
    def test_whoever_has_none_finds_none(
        self, app: Flask, client: FlaskClient, created: TestResponse, way: str
    ) -> None:
        assert app.test_client().get(f"{PAGE}/{made(app, created).uid}{way}").status_code == 404

    @pytest.mark.parametrize("uid", ["x", "1", "../x", "%00", "x" * 5_000])
    def test_what_is_no_uid_is_not_found(self, client: FlaskClient, uid: str) -> None:
        assert client.get(f"{PAGE}/{uid}").status_code == 404

    @pytest.mark.parametrize("way", WAYS[1:])
    def test_a_form_that_is_not_ours_does_nothing(
        self, app: Flask, client: FlaskClient, created: TestResponse, way: str
    ) -> None:
        before = made(app, created)

        response = client.post(f"{PAGE}/{before.uid}{way}", data={"csrf_token": "wrong"})

        assert response.status_code == 400
        assert "har stået åben for længe" in response.text
        assert made(app, created) == before


def test_every_form_of_the_service_is_guarded(app: Flask, client: FlaskClient) -> None:
    """Nothing that a POST reaches may be done for a page that is not ours."""
    with app.test_request_context():
        rules = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    assert len(rules) >= 5
    for rule in rules:
        address = re.sub(r"<uuid:\w+>", NOBODYS, rule.rule)
        assert client.post(address, data={}).status_code in (400, 401, 403, 404), rule


class TestOpenLinks:
    def test_each_stands_on_the_page(self, client: FlaskClient) -> None:
        page = client.get(PAGE).text

        for address in ("calendar", "body/board", "body/council", "body/joint", "unit/finance", "unit/staff"):
            assert f'href="/subscribe/open/{address}"' in page

    @pytest.mark.parametrize(
        ("path", "name", "address"),
        [
            ("calendar", "Direktionens årshjul", "/feeds/calendar.ics"),
            ("body/joint", "Hovedudvalget", "/feeds/body/joint.ics"),
            ("unit/finance", "Økonomi- og Digitaliseringscenter", "/feeds/unit/finance.ics"),
            ("unit/staff", "BYC", "/feeds/unit/staff.ics"),
        ],
    )
    @pytest.mark.parametrize(("language", "query"), [("da", ""), ("en", "?lang=en")])
    def test_each_has_its_page_and_works(
        self, client: FlaskClient, path: str, name: str, address: str, language: str, query: str
    ) -> None:
        client.set_cookie("lang", language)

        response = client.get(f"/subscribe/open/{path}")

        assert response.status_code == 200
        assert name in response.text
        assert address_of(response) == f"http://localhost{address}{query}"
        assert client.get(address_of(response)).data.startswith(b"BEGIN:VCALENDAR")
        assert "denne ene gang" not in response.text

    @pytest.mark.parametrize("path", ["body/ingen", "unit/ingen", "body/finance", "calendar/x", ""])
    def test_there_is_none_to_what_there_is_not(self, client: FlaskClient, path: str) -> None:
        assert client.get(f"/subscribe/open/{path}").status_code == 404
