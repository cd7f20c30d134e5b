"""``accounts …``: accounts from the command line, for whoever runs the service."""

from __future__ import annotations

import sys
from typing import Final

import click
from flask import current_app
from flask.cli import AppGroup

from planner import clock
from planner.cli.command import Refused
from planner.cli.feed import SERVED_AT
from planner.cli.stored import StoredCommand
from planner.domain.access import Role
from planner.services import accounts, calendars, first_run, resets
from planner.services.accounts import NoSuchAccount

_ROLES: Final = click.Choice([role.value for role in Role])

group = AppGroup("accounts", help="Konti og roller.", short_help="Konti og roller.")


@group.command("create", cls=StoredCommand)
@click.argument("email")
@click.option("--name", required=True, help="Hvad personen hedder; det står i historikken.")
@click.option("--role", type=_ROLES, required=True, help="Hvad personen må; hver rolle må også det, de før den må.")
@click.option("--body", "bodies", multiple=True, help="Nøglen på et forum, som en redaktør retter; uden dem alle.")
def create_command(email: str, name: str, role: str, bodies: tuple[str, ...]) -> None:
    """Opret en konto. Adgangskoden læses skjult fra terminalen, ellers fra standardinput."""
    unknown = set(bodies) - {body.key for body in calendars.current().bodies}
    if unknown:
        raise Refused("--body", f"Kalenderen har ikke forummet »{min(unknown)}«.")
    made = accounts.create(email, name, Role(role), clock.now(), bodies=bodies, password=_password())
    click.echo(f"{made.email}: {made.role}", err=True)


@group.command("list", cls=StoredCommand)
def list_command() -> None:
    """Skriv alle konti: rolle, e-mail, navn og, hvis den er lukket, dét."""
    for one in accounts.everybody():
        state = "" if one.active else "\tlukket"
        click.echo(f"{one.role}\t{one.email}\t{one.name}{state}")


@group.command("close", cls=StoredCommand)
@click.argument("email")
def close_command(email: str) -> None:
    """Luk en konto, og log den ud overalt. Den sidste administrator kan ikke lukkes."""
    accounts.close(_uid(email), clock.now())


@group.command("reopen", cls=StoredCommand)
@click.argument("email")
def reopen_command(email: str) -> None:
    """Åbn en lukket konto igen."""
    accounts.reopen(_uid(email), clock.now())


@group.command("reset", cls=StoredCommand)
@click.argument("email")
def reset_command(email: str) -> None:
    """Skriv et link til at vælge en ny adgangskode. Det virker én gang i en uge."""
    try:
        token = resets.issue(_uid(email), clock.now())
    except NoSuchAccount:
        raise Refused("EMAIL", f"Kontoen {email} er lukket.") from None
    click.echo(f"{_base_url()}/password/{token}")


@group.command("code", cls=StoredCommand)
@click.option("--link", is_flag=True, help="Skriv også, hvor koden skal bruges; ingenting, når der er en konto.")
def code_command(link: bool) -> None:
    """Skriv den kode, som den første administrator oprettes med."""
    if first_run.nobody_yet():
        where = f"Der er ingen konti endnu. Opret en administrator på {_base_url()}/first-run med koden "
        click.echo((where if link else "") + first_run.code())
    elif not link:
        raise Refused("accounts", "Der er allerede en konto, så koden bruges ikke mere.")


def _base_url() -> str:
    return str(current_app.config["BASE_URL"] or SERVED_AT).rstrip("/")


def _password() -> str:
    if sys.stdin.isatty():
        typed: str = click.prompt("Adgangskode", hide_input=True, confirmation_prompt="Igen", err=True)
        return typed
    return sys.stdin.readline().rstrip("\r\n")


def _uid(email: str) -> str:
    try:
        return accounts.by_email(email).uid
    except NoSuchAccount:
        raise Refused("EMAIL", f"Der er ingen konto med adressen {email}.") from None
