"""``feed write``: the .ics that a feed serves, in a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import click
from flask import current_app
from flask.cli import AppGroup

from planner import clock
from planner.cli.choosing import choosing, selection
from planner.cli.command import Refused
from planner.cli.dates import Day, window
from planner.cli.stored import StoredCommand
from planner.ical.spec import Look
from planner.services import calendars, feeds

SERVED_AT: Final = "http://127.0.0.1:8000"
"""Where `make serve` shows the pages; BASE_URL in the configuration goes before it."""

group = AppGroup("feed", help="Feeds til kalenderprogrammer.", short_help="Feeds til kalenderprogrammer.")


@group.command("write", cls=StoredCommand)
@choosing
@click.option("--from", "start", type=Day(), help="Første dag; uden den begynder feedet med forrige måned.")
@click.option("--to", "end", type=Day(), help="Dagen efter den sidste; uden den 18 måneder frem.")
@click.option("--with-cancelled", is_flag=True, help="Tag det aflyste med.")
@click.option("-o", "file", type=click.Path(path_type=Path), required=True, metavar="FILE", help="Hvor det skal stå.")
def write_command(
    body: str | None, unit: str | None, start: date | None, end: date | None, file: Path, *, with_cancelled: bool
) -> None:
    """Skriv den .ics-fil, som feedet med dette udvalg giver."""
    wanted = selection(calendars.current(), body, unit, cancelled=with_cancelled)
    rolling = feeds.rolling_window(clock.today())
    base_url = str(current_app.config["BASE_URL"] or SERVED_AT).rstrip("/")
    covered = window(start or rolling.start, end or rolling.end)
    written = feeds.write(feeds.feed_of(covered, Look(base_url, feeds.UID_DOMAIN), wanted))
    try:
        file.write_bytes(written)
    except OSError as error:
        raise Refused("-o", f"{file}: {error.strerror}") from None
