"""Glemt adgangskode: a link by mail, over a real mail server."""

from __future__ import annotations

import email
import logging
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from email.message import Message
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner import clock
from planner.domain.access import Role
from planner.services import accounts, mail
from planner.services.forgotten import MOST_FROM_ONE, MOST_TO_ONE
from tests.web.forms import send, text_of
from tests.web.signing import MADE

# The server listens to this machine alone, for the length of a test.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

PAGE = "/password/forgotten"
EMAIL = "anna@example.dk"
PASSWORD = "fire ord i en lang række"
ANOTHER = "fem helt andre ord på stribe"
BASE_URL = "https://kalender.example.dk"
LINK = re.compile(rf"{BASE_URL}(/password/[\w-]{{43}})")


class Inbox:
    """What a mail server received; it takes mail only from who signs in with the right password."""

    def __init__(self) -> None:
        self.received: list[Message] = []
        self.to: list[str] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.to += envelope.rcpt_tos
        self.received.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 OK"


def right(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
    # Handled would be: answered already, and then a wrong password is met with silence.
    return AuthResult(success=(given.login, given.password) == (b"aarshjul", b"brevdue"), handled=False)


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, int]]:
    """The inbox of a running mail server, and its port."""
    handler = Inbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    server = Controller(
        handler,
        hostname="127.0.0.1",
        port=port,
        auth_required=True,
        auth_require_tls=False,
        authenticator=right,
        ready_timeout=60,
    )
    server.start()
    yield handler, port
    server.stop()


@pytest.fixture
def anna(app: Flask, client: FlaskClient, inbox: tuple[Inbox, int]) -> FlaskClient:
    """A browser of somebody who has an account, on a service that sends mail."""
    app.config.update(
        BASE_URL=BASE_URL,
        SMTP_HOST="127.0.0.1",
        SMTP_PORT=str(inbox[1]),
        SMTP_TLS="none",
        SMTP_USER="aarshjul",
        SMTP_PASSWORD="brevdue",
        MAIL_FROM="Årshjul <aarshjul@example.dk>",
    )
    mail.remember(app)
    with app.app_context():
        accounts.create(EMAIL, "Anna Berg", Role.EDITOR, MADE, password=PASSWORD)
    return client


def ask(browser: FlaskClient, wanted: str = EMAIL, language: str = "da") -> TestResponse:
    """Ask for a link, and wait until the mail is sent."""
    response = send(browser, f"{PAGE}?lang={language}", email=wanted)
    with browser.application.app_context():
        mail.office().hand_in(lambda: None, clock.now()).result(60)
    return response


def link(inbox: Inbox) -> str:
    found = LINK.search(inbox.received[-1].get_content())
    assert found
    return found[1]


def test_a_link_comes_by_mail_and_chooses_a_password(app: Flask, anna: FlaskClient, inbox: tuple[Inbox, int]) -> None:
    elsewhere = app.test_client()
    send(elsewhere, "/sign-in", action="/sign-in", email=EMAIL, password=PASSWORD)

    assert ask(anna, " ANNA@example.dk ").status_code == 200

    box = inbox[0]
    [letter] = box.received
    assert box.to == [EMAIL]
    assert (letter["Subject"], letter["To"]) == ("Vælg en ny adgangskode til Årshjul", EMAIL)
    assert (letter["From"], letter["Auto-Submitted"]) == ("Årshjul <aarshjul@example.dk>", "auto-generated")
    assert letter["Date"]
    assert letter["Message-ID"].endswith("@example.dk>")
    assert "Hej Anna Berg" in letter.get_content()

    path = link(box)
    assert anna.get(path).headers["Referrer-Policy"] == "no-referrer"
    assert send(anna, path, password=ANOTHER).location == "/"

    assert anna.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 303
    assert send(elsewhere, "/sign-in", action="/sign-in", email=EMAIL, password=PASSWORD).status_code == 400
    assert send(elsewhere, "/sign-in", action="/sign-in", email=EMAIL, password=ANOTHER).status_code == 303


def test_it_works_once_and_takes_its_siblings_with_it(anna: FlaskClient, inbox: tuple[Inbox, int]) -> None:
    ask(anna)
    first = link(inbox[0])
    ask(anna)
    second = link(inbox[0])
    assert first != second
    assert send(anna, first, password="kort").status_code == 400
    assert anna.get(first).status_code == 200

    send(anna, first, password=ANOTHER)

    for path in (first, second):
        refused = anna.get(path)
        assert refused.status_code == 404
        assert "Det er brugt, for gammelt" in refused.text


def test_it_works_for_an_hour(anna: FlaskClient, inbox: tuple[Inbox, int]) -> None:
    ask(anna)
    asked = clock.now()

    for minutes, status in ((58, 200), (61, 404)):
        with time_machine.travel(asked + timedelta(minutes=minutes), tick=False):
            assert anna.get(link(inbox[0])).status_code == status


def test_it_is_in_the_language_of_the_page(anna: FlaskClient, inbox: tuple[Inbox, int]) -> None:
    ask(anna, language="en")

    [letter] = inbox[0].received
    assert letter["Subject"] == "Choose a new password for Årshjul"
    assert "Hello Anna Berg" in letter.get_content()


def test_the_answer_is_the_same_for_whom_there_is_no_account(
    app: Flask, anna: FlaskClient, inbox: tuple[Inbox, int]
) -> None:
    with app.app_context():
        accounts.close(accounts.create("bo@example.dk", "Bo", Role.READER, MADE, password=PASSWORD).uid, MADE)

    pages = {ask(anna, one).text.replace(one, "…") for one in (EMAIL, "bo@example.dk", "nobody@example.dk")}

    assert len(pages) == 1
    assert inbox[0].to == [EMAIL]


def test_the_answer_waits_for_nothing_that_depends_on_it(
    anna: FlaskClient, inbox: tuple[Inbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(accounts, "by_email", lambda one: looked.append(one) or accounts.by_uid("none"))
    with anna.application.app_context():
        office = mail.office()
    held: list[object] = []
    monkeypatch.setattr(office, "hand_in", lambda write, _now: held.append(write))

    assert send(anna, PAGE, email=EMAIL).status_code == 200

    assert (len(held), looked) == (1, [])


def test_the_host_of_the_request_is_not_believed(anna: FlaskClient, inbox: tuple[Inbox, int]) -> None:
    page = anna.get(PAGE, base_url="http://evil.example").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    anna.post(PAGE, base_url="http://evil.example", data={"email": EMAIL, "csrf_token": token})
    with anna.application.app_context():
        mail.office().hand_in(lambda: None, clock.now()).result(60)

    assert "evil" not in inbox[0].received[-1].get_content()


def test_one_gets_so_many_and_asks_for_so_many(anna: FlaskClient, inbox: tuple[Inbox, int]) -> None:
    for who in (EMAIL, "nobody@example.dk"):
        answers = [ask(anna, who) for _ in range(MOST_TO_ONE + 1)]
        assert [one.status_code for one in answers] == [200] * MOST_TO_ONE + [429]
        assert int(answers[-1].headers["Retry-After"]) > 3000
        assert f'value="{who}"' in answers[-1].text
    assert len(inbox[0].received) == MOST_TO_ONE

    left = MOST_FROM_ONE - 2 * MOST_TO_ONE
    answers = [ask(anna, f"n{number}@example.dk") for number in range(left + 1)]
    assert [one.status_code for one in answers] == [200] * left + [429]


def test_what_is_no_address_is_said_at_its_field(anna: FlaskClient) -> None:
    refused = ask(anna, "anna")

    assert refused.status_code == 400
    assert "Skriv en e-mailadresse som" in refused.text
    assert 'value="anna"' in refused.text


def test_neither_link_nor_password_is_logged(
    anna: FlaskClient, inbox: tuple[Inbox, int], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        ask(anna)
        path = link(inbox[0])
        send(anna, path, password=ANOTHER)
        logging.getLogger("werkzeug").info("GET %s", path)

    token = path.rpartition("/")[2]
    ours = [one.getMessage() for one in caplog.records if not one.name.startswith("mail.log")]
    assert not any(token in line or ANOTHER in line for line in ours)
    assert "GET /password/…" in ours


def test_a_server_that_refuses_is_told_in_the_log_and_to_nobody_else(
    app: Flask, anna: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    app.config["SMTP_PASSWORD"] = "forkert"
    mail.remember(app)

    assert ask(anna).status_code == 200

    assert "a mail could not be sent: SMTPAuthenticationError" in caplog.text
    assert EMAIL not in caplog.text


def test_so_is_one_that_says_nothing_when_patience_is_at_an_end(
    app: Flask, anna: FlaskClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        app.config["SMTP_PORT"] = str(silent.getsockname()[1])
        mail.remember(app)

        assert ask(anna).status_code == 200

    assert "a mail could not be sent: SMTPServerDisconnected" in caplog.text
    assert EMAIL not in caplog.text


@pytest.mark.parametrize("lacking", ["SMTP_HOST", "BASE_URL"])
def test_without_a_server_or_an_address_of_its_own_the_page_says_whom_to_ask(
    app: Flask, anna: FlaskClient, lacking: str
) -> None:
    app.config[lacking] = ""
    mail.remember(app)

    assert "Bed en administrator om et link" in text_of(anna.get(PAGE).text)
    assert '<input class="field' not in anna.get(PAGE).text.partition("<main")[2]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMTP_PORT", "many"),
        ("SMTP_PORT", "0"),
        ("SMTP_TLS", "ssl3"),
        ("MAIL_FROM", ""),
        ("MAIL_FROM", "a@b\nBcc: x"),
    ],
)
def test_a_configuration_that_cannot_be_is_refused_at_the_start(
    app: Flask, anna: FlaskClient, name: str, value: str
) -> None:
    app.config[name] = value

    with pytest.raises(ValueError, match=name):
        mail.remember(app)


def test_an_administrator_mails_one_too(app: Flask, anna: FlaskClient, inbox: tuple[Inbox, int]) -> None:
    with app.app_context():
        known = accounts.by_email(EMAIL)
        accounts.change(known, EMAIL, known.name, Role.ADMINISTRATOR, (), MADE)
        made = accounts.create("bo@example.dk", "Bo", Role.READER, MADE)
    send(anna, "/sign-in", action="/sign-in", email=EMAIL, password=PASSWORD)
    address = f"/settings/accounts/{made.uid}"

    assert send(anna, address, action=f"{address}/mail").location == address
    with app.app_context():
        mail.office().hand_in(lambda: None, clock.now()).result(60)

    assert inbox[0].to == ["bo@example.dk"]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory, require: Callable[[object, str], None]) -> Path:
    """A certificate of this machine's own, with its key in the same file."""
    openssl = shutil.which("openssl")
    require(openssl, "openssl")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    asked = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1"
    made = subprocess.run(
        [str(openssl), *asked.split(), "-keyout", "-", "-out", "-"], check=True, capture_output=True, timeout=60
    )
    path.write_bytes(made.stdout)
    return path


@pytest.mark.parametrize("tls", ["starttls", "tls"])
@pytest.mark.parametrize("trusted", [True, False])
def test_mail_goes_over_tls_to_a_server_that_is_trusted(
    app: Flask, certificate: Path, monkeypatch: pytest.MonkeyPatch, tls: str, trusted: bool
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    box = Inbox()
    ways = {"ssl_context": context} if tls == "tls" else {"tls_context": context, "require_starttls": True}
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port, ready_timeout=60, **ways)
    server.start()
    there = mail.Server("127.0.0.1", port, tls, "", "", "aarshjul@example.dk")
    letter = mail.Letter(EMAIL, "Prøve", "Æblegrød\n")
    try:
        if trusted:
            mail.send(letter, there, MADE)
            assert [one.get_content().strip() for one in box.received] == ["Æblegrød"]
        else:
            with pytest.raises(ssl.SSLCertVerificationError):
                mail.send(letter, there, MADE)
            assert box.received == []
    finally:
        server.stop()
