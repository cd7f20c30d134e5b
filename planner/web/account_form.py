"""The form of one account: what is asked, what was typed, what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from planner.domain.access import Account, Role
from planner.domain.errors import DomainError
from planner.domain.series import Calendar
from planner.web.account_words import role_does, role_name
from planner.web.filters import Choice, Group, body_choices
from planner.web.parameters import Arguments


class Typed(NamedTuple):
    """What was typed, read."""

    email: str
    name: str
    role: Role
    bodies: frozenset[str]


def filled(account: Account) -> Arguments:
    """What would have been typed to make the account what it is."""
    fields = [("email", account.email), ("name", account.name), ("role", account.role.value)]
    return MultiDict([*fields, *(("bodies", key) for key in sorted(account.bodies))])


def read(sent: Arguments, calendar: Calendar, before: Account | None = None) -> Typed:
    """What was typed, whether or not it will do; ``before`` is what the form was filled with.

    Bodies are of the calendar, or were the account's before: one that the calendar has lost stays, as "no body" would
    mean all of them. Raises ``DomainError`` at ``role`` and ``bodies``.
    """
    role = sent.get("role", "")
    if role not in [one.value for one in Role]:
        raise DomainError("role", "Vælg en rolle.", "Choose a role.")
    known = {body.key for body in calendar.bodies}
    chosen = set(sent.getlist("bodies"))
    if chosen - known:
        raise DomainError("bodies", "Et af de fora findes ikke længere.", "One of these bodies is no longer there.")
    lost = (before.bodies - known) if before else frozenset()
    return Typed(sent.get("email", ""), sent.get("name", ""), Role(role), frozenset(chosen | lost))


def roles(sent: Arguments) -> Group:
    """Which role: a button for each, with what it may do."""
    chosen = sent.get("role", Role.READER.value)
    choices = (Choice(role.value, f"{role_name(role)}: {role_does(role)}", role.value == chosen) for role in Role)
    return Group("role", _("Rolle"), tuple(choices))


def bodies(sent: Arguments, calendar: Calendar) -> Group:
    """Which bodies an editor edits: a box for each."""
    return Group("bodies", _("Fora, som en redaktør retter"), body_choices(calendar, sent.getlist("bodies")))


def labels() -> Mapping[str, str]:
    """What each field is called, where an error names it."""
    return {
        "email": _("E-mail"),
        "name": _("Navn"),
        "role": _("Rolle"),
        "bodies": _("Fora, som en redaktør retter"),
    }
