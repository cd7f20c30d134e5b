"""``example load``: the example calendar, put into the database."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from planner import clock
from planner.cli.stored import StoredCommand
from planner.example import content
from planner.services import calendars
from planner.services.loading import load

group = AppGroup("example", help="Eksempelkalenderen.", short_help="Eksempelkalenderen.")


@group.command("load", cls=StoredCommand)
@click.option("--if-empty", is_flag=True, help="Kun i en database uden kalender.")
def load_command(if_empty: bool) -> None:
    """Læg eksempelkalenderen i databasen. Gør man det igen, sker der ikke mere.

    Er den blevet rettet i mellemtiden, bliver de serier, den nævner, som den har dem.
    """
    if if_empty and calendars.current().version:
        return
    calendar = load(content(), clock.now())
    click.echo(f"{calendar.name}: {len(calendar.series)} serier, version {calendar.version}.", err=True)
