"""``example load``: the example calendar, put into the database."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from planner import clock
from planner.cli.command import Command
from planner.example import content
from planner.services.loading import load

group = AppGroup("example", help="Eksempelkalenderen.", short_help="Eksempelkalenderen.")


@group.command("load", cls=Command)
def load_command() -> None:
    """Læg eksempelkalenderen i databasen. Gør man det igen, sker der ikke mere."""
    calendar = load(content(), clock.now())
    click.echo(f"{calendar.name}: {len(calendar.series)} serier, version {calendar.version}.", err=True)
