"""``fit``: the rules that fit a list of dates."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from planner.cli.almanac import plain_days
from planner.cli.command import Command
from planner.cli.dates import Day
from planner.domain.codec import adjustments_to_data, rule_to_data
from planner.domain.describe import describe
from planner.domain.fitting import Deviation, Fit, fit


@click.command("fit", cls=Command)
@click.argument("dates", type=Day(), nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(dates: Sequence[date], form: str) -> None:
    """Vis de regler, der passer på datoerne, den bedste først."""
    fits = fit(dates, plain_days())
    if form == "json":
        click.echo(json.dumps([as_json(one) for one in fits], ensure_ascii=False, indent=2))
    else:
        for one in fits:
            click.echo(as_line(one, len(set(dates))))


def as_json(one: Fit) -> dict[str, Any]:
    """The rule and how it fits, in plain data; of a moved date both days are given."""
    return {
        "words": _words(one),
        "rule": rule_to_data(one.rule),
        "adjustments": adjustments_to_data(one.adjustments),
        "matched": one.matched,
        "exceptions": [_exception(deviation) for deviation in one.exceptions],
    }


def as_line(one: Fit, count: int) -> str:
    """The rule in words, how many of the dates it meets, and the exceptions."""
    exceptions = "; ".join(deviation.text("da") for deviation in one.exceptions)
    return f"{_words(one)}: {one.matched} af {count}{' – ' if exceptions else ''}{exceptions}"


def _exception(deviation: Deviation) -> dict[str, str | None]:
    return {
        "ruled": deviation.ruled.isoformat() if deviation.ruled else None,
        "agreed": deviation.agreed.isoformat() if deviation.agreed else None,
        "words": deviation.text("da"),
    }


def _words(one: Fit) -> str:
    return describe(one.rule, adjustments=one.adjustments)
