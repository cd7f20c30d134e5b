"""The plain links: what each serves, to whom it answers 304, and what it refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.example import content
from planner.ical.spec import STANDING
from planner.services import feeds, views
from planner.services.loading import load
from planner.store.database import db
from tests.databases import app as app
from tests.databases import make_app
from tests.databases import migrated_sqlite as migrated_sqlite
from tests.ical.contentlines import read
from tests.ical.linter import lint
from tests.ical.readers import READERS, meant
from tests.web.polling import NOW, edit, queries, renamed, ungated, version_reads
from tests.web.polling import client as client
from tests.web.polling import clock as clock

URL = "/feeds/calendar.ics"


def uids(response: TestResponse) -> set[str]:
    return {event.value("UID").partition("_")[0] for event in read(response.data).within("VEVENT")}


def test_the_calendar_is_served_as_calendar_programs_want_it(client: FlaskClient) -> None:
    response = client.get(URL)

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == "attachment; filename=aarshjul.ics"
    assert response.headers["Cache-Control"] == "no-cache, no-transform"
    assert response.headers["Last-Modified"] == "Fri, 20 Nov 2026 09:30:15 GMT"
    assert response.headers["ETag"].startswith('"')
    assert not {"Set-Cookie", "Vary", "Content-Encoding", "Location"} & set(response.headers.keys())
    assert lint(response.data) == []


@pytest.mark.parametrize("encoding", ["gzip", "br", "gzip, deflate, br, zstd"])
def test_it_is_never_compressed(client: FlaskClient, encoding: str) -> None:
    response = client.get(URL, headers={"Accept-Encoding": encoding})

    assert response.data.startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("url", "name", "expected"),
    [
        (URL, "Årshjul", {"direktion", "tirsdag", "uge", "liste", "frist", "leder", "seminar", "regnskab"}),
        ("/feeds/body/direktion.ics", "Årshjul: Direktionen", {"direktion"}),
        ("/feeds/unit/oko.ics", "Årshjul: ØKO", {"direktion"}),
        ("/feeds/unit/hr.ics", "Årshjul: HR", {"liste"}),
    ],
)
def test_each_link_has_its_part_and_its_name(client: FlaskClient, url: str, name: str, expected: set[str]) -> None:
    response = client.get(url)

    assert lint(response.data) == []
    assert read(response.data).get("X-WR-CALNAME").text() == name
    assert expected <= uids(response) <= expected | {"status"}


def test_it_covers_last_month_and_eighteen_months_ahead(client: FlaskClient) -> None:
    response = client.get(URL)

    calendar = read(response.data)
    days = [event.value("DTSTART")[:8] for event in calendar.within("VEVENT") if "tirsdag" in event.value("UID")]
    assert (min(days), max(days)) == ("20261006", "20280425")
    assert calendar.get("DESCRIPTION").text().startswith("Viser 1. oktober 2026 – 30. april 2028.")


@pytest.mark.parametrize(
    ("today", "window"),
    [
        (date(2026, 11, 1), (date(2026, 10, 1), date(2028, 5, 1))),
        (date(2026, 11, 30), (date(2026, 10, 1), date(2028, 5, 1))),
        (date(2026, 1, 15), (date(2025, 12, 1), date(2027, 7, 1))),
        (date(2026, 6, 30), (date(2026, 5, 1), date(2027, 12, 1))),
        (date(2026, 7, 1), (date(2026, 6, 1), date(2028, 1, 1))),
        (date(2100, 6, 1), (date(2100, 5, 1), date(2101, 1, 1))),
    ],
)
def test_the_window_moves_with_the_month(today: date, window: tuple[date, date]) -> None:
    assert feeds.rolling_window(today) == window


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_address_chooses_the_language(client: FlaskClient, language: str) -> None:
    client.set_cookie("lang", "en" if language == "da" else "da")

    response = client.get(f"{URL}?lang={language}")

    told = read(response.data).get("DESCRIPTION").text()
    assert told.split()[0] == {"da": "Viser", "en": "Shows"}[language]


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/feeds/body/ingen.ics", 404),
        ("/feeds/unit/ingen.ics", 404),
        ("/feeds/body/oko.ics", 404),
        ("/feeds/body/direktion", 404),
        ("/feeds/body/direktion.ics/x", 404),
        ("/feeds/", 404),
        (f"{URL}?body=direktion", 400),
        (f"{URL}?lang=sv", 400),
        (f"{URL}?lang=da&lang=en", 400),
        (f"{URL}?lang=", 400),
        (f"{URL}?x", 400),
        (f"{URL}?%00=%ff", 400),
    ],
)
def test_what_is_unknown_is_refused(client: FlaskClient, url: str, status: int) -> None:
    response = client.get(url)

    assert response.status_code == status
    assert b"BEGIN:VCALENDAR" not in response.data
    assert "ETag" not in response.headers


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_can_only_be_read(client: FlaskClient, method: str) -> None:
    assert getattr(client, method)(URL).status_code == 405


class TestUnchanged:
    @pytest.mark.parametrize(
        ("header", "value", "status"),
        [
            ("If-None-Match", "{tag}", 304),
            ("If-None-Match", "W/{tag}", 304),
            ("If-None-Match", '"other", {tag}', 304),
            ("If-None-Match", "*", 304),
            ("If-None-Match", '"other"', 200),
            ("If-None-Match", "", 200),
            ("If-None-Match", "rubbish", 200),
            ("If-None-Match", '"' * 3_000, 200),
            ("If-Modified-Since", "{time}", 304),
            ("If-Modified-Since", "Sat, 21 Nov 2026 00:00:00 GMT", 304),
            ("If-Modified-Since", "Fri, 20 Nov 2026 09:30:14 GMT", 200),
            ("If-Modified-Since", "Friday, 20-Nov-26 09:30:15 GMT", 304),
            ("If-Modified-Since", "yesterday", 200),
            ("If-Modified-Since", "", 200),
            ("If-Modified-Since", "Sat, 31 Feb 2026 99:00:00 GMT", 200),
        ],
    )
    def test_a_reader_that_has_it_is_told_so(self, client: FlaskClient, header: str, value: str, status: int) -> None:
        first = client.get(URL)
        asked = value.format(tag=first.headers["ETag"], time=first.headers["Last-Modified"])

        response = client.get(URL, headers={header: asked})

        assert response.status_code == status
        assert response.data == (b"" if status == 304 else first.data)
        assert response.headers["ETag"] == first.headers["ETag"]
        assert response.headers["Cache-Control"] == first.headers["Cache-Control"]
        assert not {"Set-Cookie", "Vary"} & set(response.headers.keys())

    def test_the_tag_counts_and_not_the_time_where_both_are_given(self, client: FlaskClient) -> None:
        later = {"If-None-Match": '"other"', "If-Modified-Since": "Sat, 21 Nov 2026 00:00:00 GMT"}

        assert client.get(URL, headers=later).status_code == 200

    def test_nothing_is_expanded_and_one_row_is_read(
        self, app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tag = client.get(URL).headers["ETag"]
        monkeypatch.setattr(views, "occurrences", lambda *_: pytest.fail("expanded"))
        app.extensions.pop("aarshjul-feeds")

        ungated(app)

        with queries(app) as seen, version_reads(app) as versions:
            response = client.get(URL, headers={"If-None-Match": tag})

        assert response.status_code == 304
        assert (len(versions), seen) == (1, [])

    def test_head_has_the_headers_and_no_body(self, client: FlaskClient) -> None:
        got, asked = client.get(URL), client.head(URL)

        assert asked.data == b""
        assert asked.status_code == 200
        assert dict(asked.headers) == dict(got.headers)
        unchanged = client.head(URL, headers={"If-None-Match": got.headers["ETag"]})
        assert unchanged.status_code == 304


class TestChanged:
    def test_a_change_is_seen_at_the_next_look(self, app: Flask, client: FlaskClient) -> None:
        before = client.get(URL)

        edit(app, renamed, datetime(2026, 11, 21, tzinfo=UTC))

        after = client.get(URL, headers={"If-None-Match": before.headers["ETag"]})
        assert after.status_code == 200
        assert after.headers["Last-Modified"] == "Sat, 21 Nov 2026 00:00:00 GMT"
        assert "Tirsdagsmøde!" in after.data.decode()

    def test_also_by_another_worker(self, app: Flask, client: FlaskClient, tmp_path: Path) -> None:
        other = make_app(app.config["SQLALCHEMY_DATABASE_URI"], tmp_path)
        before = other.test_client().get(URL)
        assert before.data == client.get(URL).data
        assert before.headers["ETag"] == client.get(URL).headers["ETag"]

        edit(app, renamed, datetime(2026, 11, 21, tzinfo=UTC))

        after = other.test_client().get(URL, headers={"If-None-Match": before.headers["ETag"]})
        assert after.data == client.get(URL).data != before.data
        with other.app_context():
            db.engine.dispose()

    def test_an_edit_that_changes_nothing_changes_no_tag(self, app: Flask, client: FlaskClient) -> None:
        before = client.get(URL)

        edit(app, lambda calendar: calendar, datetime(2026, 11, 21, tzinfo=UTC))

        assert client.get(URL).headers["ETag"] == before.headers["ETag"]

    def test_the_month_changes_it_too(self, client: FlaskClient, clock: time_machine.Traveller) -> None:
        before = client.get(URL)
        clock.move_to(datetime(2026, 11, 30, 23, 30, tzinfo=UTC))  # half past midnight in Copenhagen

        after = client.get(
            URL,
            headers={"If-None-Match": before.headers["ETag"], "If-Modified-Since": before.headers["Last-Modified"]},
        )

        assert after.status_code == 200
        assert after.headers["Last-Modified"] == "Mon, 30 Nov 2026 23:00:00 GMT"
        assert read(after.data).get("DESCRIPTION").text().startswith("Viser 1. november 2026")

    def test_a_second_change_in_the_same_second_is_seen_by_the_time_alone(
        self, app: Flask, client: FlaskClient, clock: time_machine.Traveller
    ) -> None:
        edit(app, renamed, NOW)
        first = client.get(URL)
        edit(app, renamed, NOW)
        clock.move_to(datetime(2026, 11, 22, 13, tzinfo=UTC))

        second = client.get(URL, headers={"If-Modified-Since": first.headers["Last-Modified"]})

        assert second.status_code == 200
        assert "Tirsdagsmøde!!" in second.data.decode()


class TestAddresses:
    def test_links_lead_to_where_the_feed_was_found(self, client: FlaskClient) -> None:
        one, other = (client.get(URL, base_url=f"https://{host}/") for host in ("a.example", "b.example"))

        assert read(one.data).value("URL") == "https://a.example/"
        assert b"b.example" not in one.data
        assert b"a.example" not in other.data
        assert one.headers["ETag"] != other.headers["ETag"]

    def test_or_where_the_configuration_says(self, app: Flask, client: FlaskClient) -> None:
        app.config["BASE_URL"] = "https://aarshjul.example.dk/"

        response = client.get(URL, base_url="http://evil.example/")

        assert read(response.data).value("URL") == "https://aarshjul.example.dk/"
        assert b"evil" not in response.data

    def test_uids_stay_where_the_address_changes(self, client: FlaskClient) -> None:
        one, other = (client.get(URL, base_url=f"https://{host}/") for host in ("a.example", "b.example"))

        first, second = (
            [event.value("UID") for event in read(found.data).within("VEVENT")] for found in (one, other)
        )
        assert first == second


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("today", [datetime(2014, 12, 17, tzinfo=UTC), NOW])
def test_the_example_calendar_is_shown_as_it_is_meant(
    app: Flask, clock: time_machine.Traveller, today: datetime, reader: str
) -> None:
    clock.move_to(today)
    with app.app_context():
        load(content(), today)
        standing = views.occurrences(feeds.rolling_window(today.date()), STANDING)

    data = app.test_client().get(URL).data

    assert lint(data) == []
    assert READERS[reader](data) == meant(standing, "da")
    assert len(standing) > 100


def test_every_event_leads_to_the_page_of_its_date(client: FlaskClient) -> None:
    events = read(client.get(URL).data).within("VEVENT")
    by_series = {event.value("UID").partition("_")[0]: event for event in events}

    for event in by_series.values():
        page = client.get(event.value("URL").removeprefix("http://localhost"))
        assert page.status_code == 200
        assert event.value("UID").partition("@")[0].replace("_", "/").replace("=21", "!") in page.text
    assert len(by_series) > 5
