"""``phrase``: what a Danish phrase means, whatever the calendar."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

import click
from dateutil.relativedelta import relativedelta

from planner.cli.almanac import plain_days
from planner.cli.command import Command, Refused
from planner.cli.dates import Day, window
from planner.domain.codec import adjustments_to_data, rule_to_data
from planner.domain.phrases import Choice, Reading, Setting, understand
from planner.domain.phrases.outlook import Outlook, Span, natural_window, outlook
from planner.domain.spans import END_DAY, FIRST_DAY, FIRST_YEAR, LAST_YEAR, Window

_A_YEAR: Final = relativedelta(years=1)


@click.command("phrase", cls=Command)
@click.argument("text")
@click.option("--on", "on", type=Day(), required=True, help="Dokumentets dato, som 2014-12-16.")
@click.option("--heading", default="", help="Overskriften, som frasen står under.")
@click.option("--meeting", type=Day(), help="Mødets dato, som en frist tælles fra.")
@click.option("--from", "start", type=Day(), help="Første dag, der vises; ellers dokumentets dato.")
@click.option("--to", "end", type=Day(), help="Dagen efter den sidste, der vises; ellers et år senere.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    text: str, on: date, heading: str, meeting: date | None, start: date | None, end: date | None, form: str
) -> None:
    """Vis, hvad en dansk frase om datoer betyder."""
    for where, day in (("--on", on), ("--meeting", meeting), ("--from", start)):
        _check(where, day)
    reading, choices = understand(text, Setting(on, heading, meeting))
    shown = outlook(reading, _asked(reading, on, start, end), plain_days(), meeting)
    if form == "json":
        click.echo(json.dumps(as_json(reading, shown, choices), ensure_ascii=False, indent=2))
    else:
        for line in as_lines(reading, shown, choices):
            click.echo(line)


def as_json(reading: Reading, shown: Outlook, choices: Sequence[Choice] = ()) -> dict[str, Any]:
    """The reading in plain data; dates are ISO, and both ends of spans and periods are included."""
    return {
        "decision": reading.decision.value,
        "words": _words(reading),
        "rule": None if reading.rule is None else rule_to_data(reading.rule),
        "dates": [day.isoformat() for day in shown.dates],
        "spans": _ends(shown.spans),
        "periods": _ends(shown.periods),
        "status": None if reading.status is None else reading.status.value,
        "question": reading.question("da") or None,
        "adjustments": adjustments_to_data(reading.adjustments),
        "cancelled": [day.isoformat() for day in shown.cancelled],
        "deadline": reading.deadline,
        "note": reading.note,
        "place": reading.place,
        "choices": [{"phrase": choice.phrase, "words": _words(choice.reading)} for choice in choices],
    }


def as_lines(reading: Reading, shown: Outlook, choices: Sequence[Choice] = ()) -> Iterable[str]:
    """The reading as lines: what it means, what there is to ask and what may be answered, and when that is."""
    yield f"{reading.decision.value}: {_words(reading)}".rstrip(": ")
    if reading.question("da"):
        yield reading.question("da")
    for choice in choices:
        yield f"- {choice.phrase}"
    for day in shown.dates:
        yield day.isoformat()
    for first, last in (*shown.spans, *shown.periods):
        yield f"{first} – {last}"


def _check(where: str, day: date | None) -> None:
    if day is not None and not FIRST_DAY <= day < END_DAY:
        raise Refused(where, f"{day} ligger ikke mellem {FIRST_YEAR} og {LAST_YEAR}.")


def _asked(reading: Reading, on: date, start: date | None, end: date | None) -> Window:
    if start is None and end is None:
        return natural_window(reading, on)
    first = start or on
    return window(first, end or first + _A_YEAR)


def _words(reading: Reading) -> str:
    return " ".join(filter(None, (reading.words("da"), reading.notice("da"))))


def _ends(spans: Iterable[Span]) -> list[list[str]]:
    return [[first.isoformat(), last.isoformat()] for first, last in spans]
