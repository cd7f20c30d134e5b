"""Somebody who is signed in, without the form and without waiting for their password to be hashed."""

from datetime import UTC, datetime
from itertools import count
from typing import Protocol

from flask import Flask
from flask.testing import FlaskClient

from planner import clock
from planner.domain.access import Role
from planner.services import accounts, sign_ins
from planner.web.access import SIGN_IN

MADE = datetime(2026, 11, 1, 12, tzinfo=UTC)
_numbers = count(1)


class SignsIn(Protocol):
    """What the fixture `signed_in` is."""

    def __call__(self, role: Role, *bodies: str) -> FlaskClient: ...


def session_of(app: Flask, role: Role, *bodies: str) -> dict[str, str]:
    """What the session of a new account of that role holds; `bodies` are the keys of those that an editor edits."""
    with app.app_context():
        email = f"{role}-{next(_numbers)}@example.dk"
        account = accounts.create(email, f"En {role}", role, MADE, bodies=bodies)
        return {SIGN_IN: sign_ins.start(account.uid, clock.now()).token}
