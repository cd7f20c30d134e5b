"""The gate answers as Flask would, without asking Flask, and for as long as that is true."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
import time_machine
from flask import Flask, Response, request
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.test import TestResponse, create_environ, run_wsgi_app

from planner.domain.subscription import Choices
from planner.services import feeds, subscriptions
from planner.store.versions import Unreadable
from planner.web.gate import Gate
from tests.databases import app as app
from tests.databases import both as both
from tests.databases import empty_database as empty_database
from tests.databases import make_app
from tests.databases import migrated_database as migrated_database
from tests.databases import migrated_postgresql as migrated_postgresql
from tests.databases import migrated_sqlite as migrated_sqlite
from tests.databases import postgresql as postgresql
from tests.ical.calendars import by_hand
from tests.web.polling import EDITED, NOW, edit, queries, renamed, ungated
from tests.web.polling import client as client
from tests.web.polling import clock as clock

URL = "/feeds/calendar.ics"
LATER = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def asked(app: Flask) -> list[str]:
    """The paths that Flask was asked for."""
    return asked_of(app)


def asked_of(app: Flask) -> list[str]:
    paths: list[str] = []
    app.before_request(lambda: paths.append(request.full_path))
    return paths


def told(response: TestResponse) -> tuple[int, list[tuple[str, str]], bytes]:
    """All that a reader is told."""
    return response.status_code, sorted(response.headers.items()), response.data


class TestTheSecondTime:
    def test_flask_is_not_asked(self, client: FlaskClient, asked: list[str]) -> None:
        first, second = client.get(URL), client.get(URL)

        assert told(second) == told(first)
        assert len(asked) == 1

    def test_a_304_takes_one_read(self, app: Flask, client: FlaskClient, asked: list[str]) -> None:
        tag = client.get(URL).headers["ETag"]

        with queries(app) as seen:
            response = client.get(URL, headers={"If-None-Match": tag})

        assert response.status_code == 304
        assert (seen, len(asked)) == ([], 1)

    def test_also_where_nothing_but_304_was_seen(self, client: FlaskClient, asked: list[str], app: Flask) -> None:
        tag = client.get(URL, headers={"Host": "localhost:80"}).headers["ETag"]
        vars(app)["wsgi_app"] = Gate.before(app)
        asked.clear()

        first, second = (client.get(URL, headers={"If-None-Match": tag}) for _ in range(2))

        assert told(first) == told(second)
        assert len(asked) == 1
        assert client.get(URL).data.startswith(b"BEGIN:VCALENDAR")

    def test_head_has_the_headers_of_get(self, client: FlaskClient, asked: list[str]) -> None:
        got = client.get(URL)

        head = client.head(URL)

        assert told(head) == (200, sorted(got.headers.items()), b"")
        assert len(asked) == 1

    def test_what_a_server_adds_to_the_headers_is_not_kept(self, app: Flask, client: FlaskClient) -> None:
        seen: list[list[tuple[str, str]]] = []

        def start(_status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
            seen.append(headers.copy())
            headers.append(("Date", "Sun, 22 Nov 2026 12:00:00 GMT"))

        for headers in ({}, {}, {"If-None-Match": "*"}, {"If-None-Match": "*"}):
            app(create_environ(URL, headers=headers), start)

        assert (seen[0], seen[2]) == (seen[1], seen[3])


PATHS = [
    URL,
    "/feeds/unit/oko.ics",
    "/feeds/body/direktion.ics",
    "/feeds/body/%64irektion.ics",
    "/feeds/body/direktion.ics/",
    "/feeds/body/direktion%2Eics",
    "/feeds/body/direktion%2F..%2Fdirektion.ics",
    "/feeds//calendar.ics",
    "/feeds/calendar.ics%00",
    "/feeds/calendar.ics%0A",
    "/feeds/calendar.ics%3Flang=en",
    "/feeds/calendar.ics;lang=en",
    "/feeds/CALENDAR.ICS",
    "/feeds/../feeds/calendar.ics",
    "/feeds/body/ø.ics",
    "/feeds",
    "/feeds/",
]
QUERIES = [
    "",
    "lang=da",
    "lang=en",
    "lang=en&",
    "&lang=en",
    "lang=en&lang=en",
    "lang=%65n",
    "%6Cang=en",
    "LANG=en",
    "lang",
    "x=1",
]
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "Host": st.sampled_from(["localhost", "localhost:80", "evil.example", "localhost:8000", "[::1]:80", "a b"]),
        "If-None-Match": st.sampled_from(["{tag}", "W/{tag}", '"x", {tag}', "*", '"x"', "", ",", "{tag}" * 500]),
        "If-Modified-Since": st.sampled_from(
            ["Sat, 21 Nov 2026 00:00:00 GMT", "Thu, 19 Nov 2026 00:00:00 GMT", "yesterday", "", "99999999999999"]
        ),
        "Range": st.sampled_from(["bytes=0-9", "bytes=-1", "nonsense"]),
        "Accept-Encoding": st.sampled_from(["gzip", "br;q=1"]),
        "Cookie": st.sampled_from(["lang=en", "session=x"]),
        "Cache-Control": st.just("no-cache"),
        "X-Forwarded-Host": st.just("evil.example"),
        "User-Agent": st.just("Thunderbird"),
    },
)
REQUESTS = st.fixed_dictionaries(
    {
        "path": st.sampled_from(PATHS),
        "query": st.sampled_from(QUERIES),
        "method": st.sampled_from(["GET", "GET", "GET", "HEAD", "POST", "OPTIONS"]),
        "headers": HEADERS,
        "scheme": st.sampled_from(["http", "https"]),
        "mounted": st.sampled_from(["", "", "/plan"]),
    }
)


class TestTheSameAsFlask:
    """Whatever was asked before. Were one thing missing from the keys, a wrong answer would come up here."""

    @pytest.fixture
    def alone(self, app: Flask, client: FlaskClient) -> Flask:
        return ungated(make_app(app.config["SQLALCHEMY_DATABASE_URI"], Path(app.instance_path)))

    @pytest.mark.parametrize(
        "differs",
        [
            {"wsgi.url_scheme": "https"},
            {"HTTP_HOST": "b.example"},
            {"HTTP_HOST": "localhost:8000"},
            {"SCRIPT_NAME": "/plan"},
            {"QUERY_STRING": "lang=en"},
            {"PATH_INFO": "/feeds/unit/oko.ics"},
            {"PATH_INFO": "/feeds/calendar.ics\n"},
            {"REQUEST_METHOD": "HEAD"},
            {"REQUEST_METHOD": "POST"},
            {"HTTP_RANGE": "bytes=0-9"},
            {"HTTP_ACCEPT_ENCODING": "gzip"},
            {"HTTP_COOKIE": "lang=en"},
        ],
    )
    def test_for_two_requests_that_differ_in_one_thing(
        self, app: Flask, alone: Flask, differs: dict[str, str]
    ) -> None:
        for first, second in (({}, differs), (differs, {})):
            vars(app)["wsgi_app"] = Gate.before(ungated(app))
            for one in (first, second, first, second):
                environ = {**create_environ(URL), **one}
                assert self.answer(app, environ) == self.answer(alone, environ)

    @settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(made=st.lists(REQUESTS, min_size=1, max_size=8), configured=st.sampled_from(["", "https://a.example"]))
    def test_for_any_requests(self, app: Flask, alone: Flask, made: list[dict[str, Any]], configured: str) -> None:
        tag = alone.test_client().get(URL).headers["ETag"]
        for one in (app, alone):
            one.config["BASE_URL"] = configured
        for wanted in [*made, *made]:
            environ = self.environ(wanted, tag)
            assert self.answer(app, environ) == self.answer(alone, environ)

    def environ(self, wanted: dict[str, Any], tag: str) -> dict[str, Any]:
        headers = {name: value.replace("{tag}", tag) for name, value in wanted["headers"].items()}
        host = headers.pop("Host", "localhost")
        return {
            **create_environ(query_string=wanted["query"], method=wanted["method"], headers=headers),
            "PATH_INFO": unquote_to_bytes(wanted["path"]).decode("latin-1"),
            "HTTP_HOST": host,
            "wsgi.url_scheme": wanted["scheme"],
            "SCRIPT_NAME": wanted["mounted"],
        }

    def answer(self, app: Flask, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
        body, status, headers = run_wsgi_app(app, environ.copy(), buffered=True)
        return status, sorted(headers), b"".join(body)


class TestProxies:
    @pytest.mark.parametrize("in_front", [True, False])
    def test_a_proxy_s_word_on_the_host_is_heard(self, app: Flask, client: FlaskClient, in_front: bool) -> None:
        if not in_front:
            ungated(app)
        vars(app)["wsgi_app"] = ProxyFix(app.wsgi_app, x_host=1, x_proto=1)
        if not in_front:
            vars(app)["wsgi_app"] = Gate.before(app)

        for _ in range(2):
            for host in ("a.example", "b.example"):
                response = client.get(URL, headers={"X-Forwarded-Host": host, "X-Forwarded-Proto": "https"})
                assert f"https://{host}/series/".encode() in response.data

    def test_with_a_configured_address_the_host_counts_for_nothing(
        self, app: Flask, client: FlaskClient, asked: list[str]
    ) -> None:
        app.config["BASE_URL"] = "https://aarshjul.example.dk"

        answers = {client.get(URL, base_url=f"http://host{number}.example/").data for number in range(5)}

        assert (len(answers), len(asked)) == (1, 1)


class TestChanges:
    def test_a_change_is_seen_at_the_next_fetch(self, both: Flask) -> None:
        edit(both, lambda _: by_hand(), EDITED)
        client, asked = both.test_client(), asked_of(both)
        before = client.get(URL)
        assert client.get(URL, headers={"If-None-Match": before.headers["ETag"]}).status_code == 304
        assert len(asked) == 1

        edit(both, renamed, LATER)

        after = client.get(URL, headers={"If-None-Match": before.headers["ETag"]})
        assert after.status_code == 200
        assert "Tirsdagsmøde!" in after.data.decode()
        assert told(client.get(URL)) == told(after)
        assert len(asked) == 2

    def test_also_one_by_another_process(self, app: Flask, client: FlaskClient) -> None:
        before = client.get(URL)
        assert told(client.get(URL)) == told(before)

        subprocess.run(
            [sys.executable, "-c", _EDIT, app.config["SQLALCHEMY_DATABASE_URI"], app.instance_path], check=True
        )

        after = client.get(URL, headers={"If-None-Match": before.headers["ETag"]})
        assert (after.status_code, b"LOCATION:Kantinen" in after.data) == (200, True)

    def test_a_version_that_rose_for_others_brings_the_same_answer(
        self, app: Flask, client: FlaskClient, asked: list[str]
    ) -> None:
        before = client.get(URL)
        with app.app_context():
            subscriptions.create("me", Choices(name="Mine"), LATER)

        unchanged = client.get(URL, headers={"If-None-Match": before.headers["ETag"]})

        assert unchanged.status_code == 304
        assert told(client.get(URL)) == told(before)
        assert len(asked) == 2

    def test_the_month_moves_on(self, client: FlaskClient, clock: time_machine.Traveller, asked: list[str]) -> None:
        before = client.get(URL)
        for moment, asking, status in (
            (datetime(2026, 11, 30, 22, 59, 59, tzinfo=UTC), 1, 304),
            (datetime(2026, 11, 30, 23, 0, 1, tzinfo=UTC), 2, 200),  # past midnight in Copenhagen
            (datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), 2, 200),
        ):
            clock.move_to(moment)
            response = client.get(URL, headers={"If-None-Match": before.headers["ETag"]})
            assert (response.status_code, len(asked)) == (status, asking)

    def test_what_changed_this_second_may_change_again_and_is_not_kept(
        self, app: Flask, client: FlaskClient, asked: list[str], clock: time_machine.Traveller
    ) -> None:
        edit(app, renamed, NOW)
        for _ in range(2):
            client.get(URL)
        assert len(asked) == 2

        clock.shift(timedelta(seconds=1))

        settled = [client.get(URL).headers["Last-Modified"] for _ in range(2)]
        assert settled == ["Sun, 22 Nov 2026 12:00:00 GMT"] * 2
        assert len(asked) == 3

    def test_readers_in_many_threads_see_every_change_at_once(self, app: Flask, client: FlaskClient) -> None:
        done: list[int] = []
        wrong: list[str] = []
        over = threading.Event()

        def poll() -> None:
            reader = app.test_client()
            while not over.is_set():
                finished = len(done)
                shown = reader.get(URL).data.decode().count("SUMMARY:Tirsdagsmøde" + "!" * finished)
                if not shown:
                    wrong.append(f"after {finished} changes")

        threads = [threading.Thread(target=poll) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in range(8):
            edit(app, renamed, LATER + timedelta(minutes=number))
            done.append(number)
        over.set()
        for thread in threads:
            thread.join()

        assert wrong == []


_EDIT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests.databases import make_app
from tests.web.polling import edit, moved
edit(make_app(sys.argv[1], Path(sys.argv[2])), moved, datetime(2026, 11, 21, tzinfo=UTC))
"""


class TestErrors:
    @pytest.mark.parametrize(
        ("url", "status"), [("/feeds/body/ingen.ics", 404), (f"{URL}?lang=sv", 400), ("/feeds/x", 404)]
    )
    def test_they_are_never_kept(self, client: FlaskClient, asked: list[str], url: str, status: int) -> None:
        assert [client.get(url).status_code for _ in range(3)] == [status] * 3
        assert len(asked) == 3

    def test_nor_is_an_answer_that_somebody_made_an_error_of(self, app: Flask, client: FlaskClient) -> None:
        def spoil(response: Response) -> Response:
            response.status_code, response.data = 500, b"broken"
            return response

        app.after_request(spoil)
        assert client.get(URL).status_code == 500
        app.after_request_funcs[None].remove(spoil)

        assert client.get(URL).data.startswith(b"BEGIN:VCALENDAR")

    def test_what_went_wrong_once_may_go_right_the_next_time(
        self, app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(feeds, "write", lambda *_: 1 / 0)
            app.config["PROPAGATE_EXCEPTIONS"] = False
            failed = client.get(URL)
        assert (failed.status_code, failed.mimetype) == (500, "text/plain")
        assert b"division" not in failed.data

        assert client.get(URL).status_code == 200

    @pytest.mark.parametrize("method", ["get", "head"])
    def test_a_database_that_does_not_answer_is_a_503_from_the_gate(
        self, app: Flask, client: FlaskClient, asked: list[str], method: str
    ) -> None:
        def refuse() -> int:
            raise Unreadable from TimeoutError("locked")

        vars(app)["wsgi_app"] = Gate(app, ungated(app).wsgi_app, refuse)
        client.get(URL)

        response = getattr(client, method)(URL)

        assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
        assert response.headers["Cache-Control"] == "no-store"
        assert b"Traceback" not in response.data
        assert len(asked) == 1

    @pytest.mark.parametrize("url", [URL, "/feeds/s/x/y.ics"])
    def test_and_from_flask(self, tmp_path: Path, url: str, caplog: pytest.LogCaptureFixture) -> None:
        app = make_app("postgresql+psycopg://nobody@127.0.0.1:1/nothing", tmp_path)

        response = app.test_client().get(url)

        assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
        assert response.mimetype == "text/plain"
        assert "Traceback" not in caplog.text


def test_everything_else_goes_to_flask_as_it_came(app: Flask, client: FlaskClient, asked: list[str]) -> None:
    for _ in range(2):
        client.get("/series")
        client.post(URL)
        client.options(URL)

    assert len(asked) == 6
