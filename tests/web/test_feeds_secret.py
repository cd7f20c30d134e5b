"""The secret links: what they serve, to whom, and that they tell nothing to anybody else."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.clock import now
from planner.domain.clients import ClientKind
from planner.domain.selection import EVERYTHING
from planner.domain.subscription import Choices, Fetch, PlacedAs, Subscription
from planner.services import feeds, fetches, subscriptions, views
from planner.services.subscriptions import Issued
from tests.databases import app as app
from tests.databases import migrated_sqlite as migrated_sqlite
from tests.ical.contentlines import read
from tests.ical.linter import lint
from tests.ical.readers import READERS, meant
from tests.web.polling import EDITED, NOW, edit, queries, renamed, ungated, version_reads
from tests.web.polling import client as client
from tests.web.polling import clock as clock

CHOICES = Choices(name="Direktionens møder", bodies=frozenset({"direktion"}))
LATER = datetime(2026, 11, 21, 8, tzinfo=UTC)
WRONG = "A" * 32


@pytest.fixture
def issued(app: Flask, client: FlaskClient) -> Issued:
    with app.app_context():
        return subscriptions.create("me", CHOICES, EDITED)


def url(one: Issued, name: str = "direktionens-moeder") -> str:
    return f"/feeds/s/{one.token}/{name}.ics"


def told(response: TestResponse) -> tuple[int, list[tuple[str, str]], bytes]:
    return response.status_code, sorted(response.headers.items()), response.data


def test_it_serves_what_was_chosen(client: FlaskClient, issued: Issued) -> None:
    response = client.get(url(issued))

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == "attachment; filename=direktionens-moeder.ics"
    assert response.headers["Cache-Control"] == "private, no-cache, no-transform"
    assert response.headers["Last-Modified"] == "Fri, 20 Nov 2026 09:30:15 GMT"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not {"Set-Cookie", "Vary", "Content-Encoding", "Location"} & set(response.headers.keys())
    assert lint(response.data) == []
    calendar = read(response.data)
    assert calendar.get("X-WR-CALNAME").text() == "Direktionens møder"
    assert calendar.value("UID") == f"kalender/{issued.subscription.uid}"
    assert {event.value("UID").partition("_")[0] for event in calendar.within("VEVENT")} == {"direktion"}


@pytest.mark.parametrize(
    "choices",
    [
        Choices(name="Alt"),
        Choices(name="Aflyst med", cancelled=True, tentative=False),
        Choices(name="Bredt", months_back=12, months_ahead=60, placed_as=PlacedAs.LINES),
        Choices(name="Smalt", months_back=0, months_ahead=6, alarm=15, language="en"),
    ],
)
def test_whatever_was_chosen_is_what_would_be_written_alone(
    app: Flask, client: FlaskClient, choices: Choices
) -> None:
    with app.app_context():
        one = subscriptions.create("me", choices, EDITED)
        spec = subscriptions.spec_of(one.subscription, views.calendars.current(), "http://localhost", NOW.date())
        alone = feeds.write(spec)

    assert client.get(url(one)).data == alone
    assert lint(alone, alarms=choices.alarm is not None) == []


class TestNobodyElse:
    """Wrong, revoked and unknown links answer alike, whatever else is asked of them."""

    @pytest.fixture
    def nothing(self, client: FlaskClient) -> TestResponse:
        return client.get(f"/feeds/s/{WRONG}/direktionens-moeder.ics")

    def test_a_wrong_one_is_answered_with_a_line_that_depends_on_nothing(self, nothing: TestResponse) -> None:
        assert nothing.status_code == 404
        assert nothing.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert nothing.headers["Cache-Control"] == "no-store"
        assert nothing.headers["Referrer-Policy"] == "no-referrer"
        assert WRONG not in nothing.text
        assert nothing.text == "Kalenderen findes ikke.\nThere is no such calendar.\n"

    @pytest.mark.parametrize("end", [subscriptions.revoke, subscriptions.renew])
    @pytest.mark.parametrize("fetched_before", [False, True])
    def test_a_link_that_ended_answers_like_one_that_never_was(
        self,
        app: Flask,
        client: FlaskClient,
        issued: Issued,
        nothing: TestResponse,
        end: Callable[[str, str, datetime], object],
        fetched_before: bool,
    ) -> None:
        if fetched_before:
            assert client.get(url(issued)).status_code == client.get(url(issued)).status_code == 200

        with app.app_context():
            end("me", issued.subscription.uid, LATER)

        assert told(client.get(url(issued))) == told(nothing)
        assert told(client.get(url(issued), headers={"If-None-Match": "*"})) == told(nothing)

    @pytest.mark.parametrize(
        "path",
        [
            "/feeds/s/{token}/x",
            "/feeds/s/{token}",
            "/feeds/s/{token}/",
            "/feeds/s/{token}/x.ics/y",
            "/feeds/s/{wrong}/x.ics",
            "/feeds/s/{head}/x.ics",
            "/feeds/s/{token}A/x.ics",
            "/feeds/s/{swapped}/x.ics",
            "/feeds/s/ /x.ics",
            "/feeds/s/%00/x.ics",
            "/feeds/s/%ff%fe/x.ics",
            "/feeds/s/æøå/x.ics",
            "/feeds/s/{long}/x.ics",
            "/feeds/s/%27%20OR%201=1--/x.ics",
        ],
    )
    def test_so_does_everything_that_resembles_a_link(
        self, client: FlaskClient, issued: Issued, nothing: TestResponse, path: str
    ) -> None:
        token = issued.token
        asked = path.format(token=token, wrong=WRONG, head=token[:-1], swapped=token.swapcase(), long="A" * 10_000)

        assert told(client.get(asked)) == told(nothing)

    def test_whoever_asks(self, client: FlaskClient, nothing: TestResponse) -> None:
        client.set_cookie("lang", "en")
        client.set_cookie("session", "rubbish")
        asked = client.get(
            f"/feeds/s/{WRONG}/x.ics", headers={"Accept-Language": "en", "User-Agent": "Mozilla/5.0", "Accept": "*/*"}
        )

        assert told(asked) == told(nothing)

    def test_head_says_the_same(self, client: FlaskClient, nothing: TestResponse) -> None:
        head = client.head(f"/feeds/s/{WRONG}/x.ics")

        assert told(head) == (404, sorted(nothing.headers.items()), b"")

    @pytest.mark.parametrize("right", [True, False])
    def test_parameters_are_refused_before_the_link_is_looked_at(
        self, client: FlaskClient, issued: Issued, right: bool
    ) -> None:
        token = issued.token if right else WRONG

        response = client.get(f"/feeds/s/{token}/x.ics?body=direktion")

        assert response.status_code == 400
        assert response.text == "Det kan vi ikke vise. Adressen kan ikke have »body«.\n"

    @pytest.mark.parametrize("right", [True, False])
    @pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
    def test_it_can_only_be_read(self, client: FlaskClient, issued: Issued, right: bool, method: str) -> None:
        response = getattr(client, method)(f"/feeds/s/{issued.token if right else WRONG}/x.ics")

        assert response.status_code == 405
        assert issued.token not in response.text
        assert response.headers["Referrer-Policy"] == "no-referrer"


class TestUnchanged:
    @pytest.mark.parametrize(
        ("header", "value", "status"),
        [
            ("If-None-Match", "{tag}", 304),
            ("If-None-Match", "W/{tag}", 304),
            ("If-None-Match", '"other", {tag}', 304),
            ("If-None-Match", "*", 304),
            ("If-None-Match", '"other"', 200),
            ("If-None-Match", "{bare}", 304),
            ("If-None-Match", "," * 100_000, 200),
            ("If-Modified-Since", "{time}", 304),
            ("If-Modified-Since", "Fri, 20 Nov 2026 09:30:14 GMT", 200),
            ("If-Modified-Since", "i går", 200),
            ("If-Modified-Since", "9" * 100_000, 200),
            ("Range", "bytes=0-9", 200),
            ("If-Range", "{tag}", 200),
            ("Accept-Encoding", "gzip, br", 200),
        ],
    )
    @pytest.mark.parametrize("by", ["gate", "flask"])
    def test_a_reader_that_has_it_is_told_so(
        self, app: Flask, client: FlaskClient, issued: Issued, by: str, header: str, value: str, status: int
    ) -> None:
        if by == "flask":
            ungated(app)
        first = client.get(url(issued))
        tag = first.headers["ETag"]
        asked = value.format(tag=tag, bare=tag.strip('"'), time=first.headers["Last-Modified"])

        response = client.get(url(issued), headers={header: asked})

        assert response.status_code == status
        assert response.data == (b"" if status == 304 else first.data)
        assert response.headers["ETag"] == tag
        assert response.headers["Cache-Control"] == first.headers["Cache-Control"]
        assert not {"Set-Cookie", "Vary", "Content-Encoding", "Accept-Ranges"} & set(response.headers.keys())

    def test_flask_reads_two_rows_for_a_304_and_expands_nothing(
        self, app: Flask, client: FlaskClient, issued: Issued, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tag = client.get(url(issued)).headers["ETag"]
        monkeypatch.setattr(views, "occurrences", lambda *_: pytest.fail("expanded"))
        app.extensions.pop("aarshjul-feeds")
        ungated(app)

        with queries(app) as seen, version_reads(app) as versions:
            response = client.get(url(issued), headers={"If-None-Match": tag})

        assert response.status_code == 304
        assert (len(versions), [statement.split()[0] for statement in seen]) == (1, ["BEGIN", "SELECT"])

    def test_head_has_the_headers_and_no_body(self, client: FlaskClient, issued: Issued) -> None:
        head, got = client.head(url(issued)), client.get(url(issued))

        assert told(head) == (200, sorted(got.headers.items()), b"")


class TestChanged:
    def test_by_the_calendar(self, app: Flask, client: FlaskClient, issued: Issued) -> None:
        before = client.get(url(issued))
        edit(app, renamed, LATER)

        after = client.get(url(issued), headers={"If-None-Match": before.headers["ETag"]})

        assert (after.status_code, b"Direktionsm\xc3\xb8de!" in after.data) == (200, True)

    @pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
    def test_by_other_choices(self, app: Flask, client: FlaskClient, issued: Issued, header: str) -> None:
        before = client.get(url(issued))
        with app.app_context():
            chosen = replace(CHOICES, name="Alt", bodies=frozenset())
            subscriptions.change("me", issued.subscription.uid, chosen, LATER)

        condition = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[header]
        after = client.get(url(issued), headers={condition: before.headers[header]})

        assert after.status_code == 200
        assert read(after.data).get("X-WR-CALNAME").text() == "Alt"
        assert read(after.data).value("UID") == read(before.data).value("UID")

    def test_not_by_somebody_else(self, app: Flask, client: FlaskClient, issued: Issued) -> None:
        before = client.get(url(issued))
        with app.app_context():
            other = subscriptions.create("you", CHOICES, LATER)
            subscriptions.revoke("you", other.subscription.uid, LATER)

        response = client.get(url(issued), headers={"If-None-Match": before.headers["ETag"]})

        assert response.status_code == 304
        assert told(client.get(url(issued))) == told(before)

    def test_a_renewed_link_is_the_same_calendar(self, app: Flask, client: FlaskClient, issued: Issued) -> None:
        before = client.get(url(issued))
        with app.app_context():
            again = subscriptions.renew("me", issued.subscription.uid, LATER)

        assert client.get(url(again)).data == before.data

    def test_a_restored_link_works_again(self, app: Flask, client: FlaskClient, issued: Issued) -> None:
        before = client.get(url(issued))
        uid = issued.subscription.uid
        with app.app_context():
            subscriptions.revoke("me", uid, LATER)
            assert client.get(url(issued)).status_code == 404
            subscriptions.restore("me", uid, LATER)

        assert told(client.get(url(issued))) == told(before)

    def test_a_link_revoked_by_another_process_ends_at_the_next_fetch(
        self, app: Flask, client: FlaskClient, issued: Issued
    ) -> None:
        assert [client.get(url(issued)).status_code for _ in range(2)] == [200, 200]

        address = app.config["SQLALCHEMY_DATABASE_URI"]
        subprocess.run(
            [sys.executable, "-c", _REVOKE, address, app.instance_path, issued.subscription.uid], check=True
        )

        assert client.get(url(issued)).status_code == 404


_REVOKE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from planner.services import subscriptions
from tests.databases import make_app
with make_app(sys.argv[1], Path(sys.argv[2])).app_context():
    subscriptions.revoke("me", sys.argv[3], datetime(2026, 11, 21, tzinfo=UTC))
"""


class TestTheOwnerSees:
    def noted(self, app: Flask, one: Issued) -> Fetch | None:
        with app.app_context():
            return self.seen(one.subscription).fetch

    def seen(self, one: Subscription) -> Subscription:
        return subscriptions.one_of(one.owner, one.uid)

    def test_when_and_by_what_it_was_fetched_whoever_answered(
        self, app: Flask, client: FlaskClient, issued: Issued, clock: time_machine.Traveller
    ) -> None:
        for program, kind, headers in (
            ("Thunderbird/140", ClientKind.THUNDERBIRD, {}),  # Flask answers
            ("Google-Calendar-Importer", ClientKind.GOOGLE, {}),  # the gate
            ("Microsoft.Exchange/15.20", ClientKind.OUTLOOK_WEB, {"If-None-Match": "*"}),
        ):
            clock.shift(60)
            client.get(url(issued), headers={**headers, "User-Agent": program})
            fetches.log_of(app).flush()

            assert self.noted(app, issued) == Fetch(now(), kind)

    def test_nothing_of_what_was_refused(self, app: Flask, client: FlaskClient, issued: Issued) -> None:
        client.get(f"{url(issued)}?x=1")
        client.get(f"/feeds/s/{WRONG}/x.ics")
        fetches.log_of(app).flush()

        assert self.noted(app, issued) is None

    def test_a_fetch_changes_nothing_for_readers(self, app: Flask, client: FlaskClient, issued: Issued) -> None:
        asked: list[str] = []
        app.before_request(lambda: asked.append(request.path))
        before = client.get(url(issued))
        fetches.log_of(app).flush()

        assert told(client.get(url(issued))) == told(before)
        assert len(asked) == 1


def test_the_token_is_in_no_log_and_no_answer(
    app: Flask, client: FlaskClient, issued: Issued, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    answers = [client.get(url(issued)), client.get(url(issued)), client.get(f"{url(issued)}?x=1")]
    with monkeypatch.context() as patched:
        patched.setattr(subscriptions, "spec_of", lambda *_: 1 / 0)
        edit(app, renamed, LATER)
        answers.append(client.get(url(issued)))
    with app.app_context():
        subscriptions.revoke("me", issued.subscription.uid, LATER)
    answers.append(client.get(url(issued)))
    answers.append(client.get(f"/feeds/s//{issued.token}/x.ics", follow_redirects=True))

    assert [answer.status_code for answer in answers] == [200, 200, 400, 500, 404, 404]
    assert "ZeroDivisionError" in caplog.text
    assert issued.token not in caplog.text
    assert not any(issued.token in answer.text for answer in answers)


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_shows_what_was_chosen(app: Flask, client: FlaskClient, reader: str) -> None:
    with app.app_context():
        one = subscriptions.create("me", Choices(name="Alt", cancelled=True, alarm=60), EDITED)
        everything = views.occurrences(feeds.rolling_window(NOW.date()), EVERYTHING)

    assert READERS[reader](client.get(url(one)).data) == meant(everything, "da")


def test_the_name_at_the_end_is_for_people(client: FlaskClient, issued: Issued) -> None:
    one, other = client.get(url(issued)), client.get(url(issued, "gammelt-navn"))

    assert told(one) == told(other)


def test_a_name_that_only_people_could_write_makes_a_safe_header(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        one = subscriptions.create("me", Choices(name='Æblegrød; "x", ../../etc\\passwd 😀'), EDITED)

    response = client.get(url(one))

    assert response.headers["Content-Disposition"] == "attachment; filename=aeblegroed-x-etc-passwd.ics"
    assert read(response.data).get("X-WR-CALNAME").text() == 'Æblegrød; "x", ../../etc\\passwd 😀'
