"""Mail, sent through the server that the configuration names; in a thread of its own, for that server may be slow."""

from __future__ import annotations

import logging
import smtplib
import ssl
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr
from typing import Final

from flask import Flask, current_app
from sqlalchemy.exc import SQLAlchemyError

PATIENCE: Final = 20.0
"""Seconds that the mail server has for each answer."""

TLS: Final = ("starttls", "tls", "none")
_EXTENSION: Final = "aarshjul-mail"
_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in plain text; ``to`` is an address as accounts have it."""

    to: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Server:
    """The mail server, as configured. ``tls`` is one of ``TLS``; without a user nobody signs in there."""

    host: str
    port: int
    tls: str
    user: str
    password: str
    sender: str


class PostOffice:
    """Sends one process's mail, one after the other."""

    def __init__(self, app: Flask, server: Server | None) -> None:
        self._app = app
        self.server = server
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")

    def hand_in(self, write: Callable[[], Letter | None], now: datetime) -> Future[None]:
        """Let ``write`` say what is to be sent, if anything, and send it: later, so that nobody waits or can tell.

        It runs in an application context. What fails is logged; whoever waits for the future learns nothing of it.
        """
        return self._threads.submit(self._send, write, now)

    def _send(self, write: Callable[[], Letter | None], now: datetime) -> None:
        try:
            with self._app.app_context():
                letter = write()
            if letter is not None and self.server is not None:
                send(letter, self.server, now)
        except (OSError, smtplib.SMTPException, SQLAlchemyError) as error:
            # Not what the error says: servers quote what they were sent, and a letter may hold a secret link.
            _log.error("a mail could not be sent: %s", type(error).__name__)


def remember(app: Flask) -> None:
    """Give the app's process its post office. Raises ``ValueError`` for a configuration that cannot be."""
    app.extensions[_EXTENSION] = PostOffice(app, _configured(app))


def office() -> PostOffice:
    """The post office of the app's process."""
    found: PostOffice = current_app.extensions[_EXTENSION]
    return found


def works() -> bool:
    """Whether mail with links in it can be sent: there is a server, and the service knows its own address.

    The address that a request came to will not do: anybody can ask for a link to be sent under another one.
    """
    return office().server is not None and bool(current_app.config["BASE_URL"])


def send(letter: Letter, server: Server, now: datetime) -> None:
    """Send a mail now. Raises ``OSError`` and ``SMTPException``."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = letter.subject, server.sender, letter.to
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=parseaddr(server.sender)[1].rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    context = ssl.create_default_context()
    if server.tls == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    with connection:
        if server.tls == "starttls":
            connection.starttls(context=context)
        if server.user:
            connection.login(server.user, server.password)
        connection.send_message(message)


def _configured(app: Flask) -> Server | None:
    config = app.config
    if not config["SMTP_HOST"]:
        return None
    port, tls, sender = str(config["SMTP_PORT"]), str(config["SMTP_TLS"]).lower(), str(config["MAIL_FROM"])
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise ValueError(f"SMTP_PORT: “{port}” is not the number of a port")
    if tls not in TLS:
        raise ValueError(f"SMTP_TLS: “{tls}” is not one of {', '.join(TLS)}")
    if "@" not in parseaddr(sender)[1] or not sender.isprintable():
        raise ValueError(f"MAIL_FROM: “{sender}” is not an address like Årshjul <aarshjul@kommune.dk>")
    return Server(str(config["SMTP_HOST"]), int(port), tls, config["SMTP_USER"], config["SMTP_PASSWORD"], sender)
