"""``occurrences``: what happens in a window, as lines to read or as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final

import click
from flask.cli import with_appcontext

from planner.cli.choosing import choosing, selection
from planner.cli.dates import Day, window
from planner.cli.stored import StoredCommand
from planner.domain.occurrences import Occurrence, Status, rid_text
from planner.domain.reasons import reason_text
from planner.domain.when import when_text
from planner.services import calendars, views

_STATUS: Final = {Status.CONFIRMED: "", Status.TENTATIVE: "reserveret", Status.CANCELLED: "aflyst"}


@click.command("occurrences", cls=StoredCommand)
@click.option("--from", "start", type=Day(), required=True, help="Første dag, som 2015-12-31.")
@click.option("--to", "end", type=Day(), required=True, help="Dagen efter den sidste.")
@choosing
@click.option("--series", help="Kun serien med dette uid.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@with_appcontext
def command(start: date, end: date, body: str | None, unit: str | None, series: str | None, form: str) -> None:
    """Vis, hvad der sker fra og med den ene dag til den anden."""
    wanted = selection(calendars.current(), body, unit, series)
    found = views.occurrences(window(start, end), wanted)
    if form == "json":
        click.echo(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=2))
    else:
        for one in found:
            click.echo(as_line(one))


def as_json(one: Occurrence) -> dict[str, Any]:
    """The occurrence in plain data.

    ``start`` and ``end`` are ISO dates, the end exclusive, or for a time of day ISO datetimes with the offset of
    Europe/Copenhagen. Reasons are Danish.
    """
    hangs_on, moved_from = one.details.placed_on, one.details.moved_from
    return {
        "series": one.series.uid,
        "title": one.title,
        "kind": one.series.kind.value,
        "body": one.series.body.name if one.series.body else None,
        "units": [unit.short for unit in one.series.units],
        "recurrence_id": rid_text(one.recurrence_id),
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "all_day": one.times is None,
        "precision": one.precision.value,
        "status": one.status.value,
        "place": one.place,
        "note": one.note,
        "moved_from": moved_from.isoformat() if moved_from else None,
        "reasons": [reason_text(reason, "da") for reason in one.reasons],
        "placed_on": hangs_on and {"series": hangs_on.series, "recurrence_id": rid_text(hangs_on.recurrence_id)},
    }


def as_line(one: Occurrence) -> str:
    """The occurrence on one line: when, what, where it belongs, and what is particular about it."""
    body = one.series.body.name if one.series.body else ""
    belongs = " · ".join(filter(None, (body, ", ".join(unit.short for unit in one.series.units))))
    status = "" if one.missing else _STATUS[one.status]
    said = [status, *(reason_text(reason, "da") for reason in one.reasons), one.place, one.note]
    particular = "; ".join(dict.fromkeys(filter(None, said)))
    return "  ".join(filter(None, (when_text(one, "da"), one.title, belongs and f"[{belongs}]", particular)))
