"""The command line: ``flask --app wsgi …``. What is asked for goes to standard output, and nothing else does.

A command starts what it needs. Those that read no calendar need neither database nor pages, and nobody who calls
them one by one should wait for these.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click
from flask import Flask
from flask.cli import AppGroup, FlaskGroup

from planner.cli.command import refusals

_WITHOUT_CALENDAR: Final = {"fit": "command", "phrase": "command", "plan": "group"}
"""What the modules are called, and what is in them."""

_WITH_CALENDAR: Final = {
    "accounts": "group",
    "example": "group",
    "feed": "group",
    "occurrences": "command",
}

_MIGRATIONS: Final = "db"
"""The commands that Flask-Migrate gives the app when that is started."""

_OURS: Final = {**_WITHOUT_CALENDAR, **_WITH_CALENDAR}


class Commands(AppGroup):
    """An app's commands, each loaded when it is asked for."""

    def __init__(self, app: Flask) -> None:
        super().__init__()
        self._app = app

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return sorted({*super().list_commands(ctx), *_OURS, _MIGRATIONS})

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command, on an app that has what it needs. Raises ``Refused`` where that cannot be had."""
        if name in _WITH_CALENDAR or name == _MIGRATIONS:
            self._start()
        if name not in _OURS:
            return super().get_command(ctx, name)
        found: click.Command = getattr(import_module(f"{__name__}.{name}"), _OURS[name])
        return found

    def _start(self) -> None:
        from planner.services.starting import start  # It brings SQLAlchemy, alembic and the whole calendar.

        with refusals():
            start(self._app)


def register(app: Flask) -> None:
    """Give the app its commands."""
    app.cli = Commands(app)


def asked() -> bool:
    """Whether ``flask`` is looking for a command of ours, rather than one of its own: ``run``, ``shell``, ``routes``.

    Those load the app when they are running themselves.
    """
    context = click.get_current_context(silent=True)
    return context is not None and isinstance(context.command, FlaskGroup)
