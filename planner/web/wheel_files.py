"""The wheel as a file: SVG to place anywhere, PDF for the wall, PNG for a slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

from flask import current_app
from flask_babel import gettext as _

from planner.domain.words import Words
from planner.render import poster, svg
from planner.render.legend import SIGNS, sign
from planner.render.poster import Line, Poster
from planner.render.style import file_style, light_tokens
from planner.render.wheel import Wheel
from planner.web.items import Item, capitalised
from planner.web.markup.given import CALENDARS_LANGUAGE
from planner.web.reading import Reading
from planner.web.wheel_entries import Row, Shown

PAPERS: Final = {"a4": poster.A4, "a3": poster.A3}
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_ORDINARY: Final = frozenset({"confirmed", "undated", "tentative"})


def signs() -> tuple[tuple[str, str], ...]:
    """The wheel's signs, and what each means."""
    words = {
        "meeting": _("Møde"),
        "item": _("Sag"),
        "deadline": _("Frist"),
        "band": _("Flere dage"),
        "window": _("Uden fast dag"),
        "tentative": _("Reserveret"),
        "cancelled": _("Aflyst"),
        "moved": _("Flyttet"),
        "missing": _("Dato mangler"),
        "crowd": _("Flere punkter, med deres antal"),
    }
    return tuple((name, words[name]) for name in SIGNS)


def standalone(figure: Wheel, label: str) -> str:
    """The wheel as an SVG file with its style sheet in it."""
    return svg.write(
        figure,
        label,
        lambda band, group: ("", _crowd(len(group.entries), band.ring.label)),
        style=_style(),
        given=CALENDARS_LANGUAGE,
    )


def set_poster(figure: Wheel, told: Shown, reading: Reading, label: str) -> Poster:
    """What stands on the wheel's poster."""
    words, style = reading.presenter.words, _style()
    colours = light_tokens(tokens())
    counted = _("%(count)s punkter i %(rings)s ringe.", count=len(told.rows), rings=len(figure.rings))
    told_again = _("De samme punkter står dag for dag på de næste sider.")
    return Poster(
        language=reading.presenter.language,
        given=CALENDARS_LANGUAGE,
        title=f"{label} · {reading.calendar.name}",
        name=capitalised(figure.name),
        calendar=reading.calendar.name,
        printed=_(
            "Version %(version)s, %(day)s", version=reading.calendar.version, day=words.full_date(reading.today)
        ),
        svg=standalone(figure, label),
        alt=f"{label}. {counted} {told_again}",
        legend=[(sign(name, style), word) for name, word in signs()],
        rings=[(colours[f"body-{band.ring.colour}"], band.ring.label) for band, _names, _marks in figure.rings],
        notes_heading=_("Flyttet, aflyst eller uden dato"),
        notes=_notes(told.rows, words),
        days_heading=_("Alle punkter"),
        months=list(_months(told.rows, words)),
    )


@lru_cache(maxsize=1)
def tokens() -> str:
    """The pages' colours and fonts; read once in a process."""
    return _sheet("tokens.css")


@lru_cache(maxsize=1)
def _style() -> str:
    return file_style(tokens(), _sheet("wheel-figure.css"))


def _sheet(name: str) -> str:
    return Path(str(current_app.static_folder), "css", name).read_text(encoding="utf-8")


def _crowd(count: int, ring: str) -> str:
    return _("%(count)s punkter, %(ring)s", count=count, ring=ring)


def _notes(rows: Iterable[Row], words: Words) -> list[str]:
    """What the wheel's signs cannot say: why something moved, and what lacks a date; what is alike in one line."""
    alike: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        item = row.item
        if item.reasons or item.status.mark not in _ORDINARY:
            said = ", ".join(item.reasons) or item.status.word.lower()
            alike.setdefault((item.title, said), []).append(item.short_when)
    found = [f"{title}: {said} ({words.joined(whens)})" for (title, said), whens in alike.items()]
    left = len(found) - poster.MOST_NOTES
    if left <= 0:
        return found
    more = words(f"… og {left} mere, som står under deres dage", f"… and {left} more, which stand under their days")
    return [*found[: poster.MOST_NOTES], more]


def _months(rows: Iterable[Row], words: Words) -> Iterator[tuple[str, list[tuple[str, list[Line]]]]]:
    by_month = sorted(rows, key=lambda row: row.month)
    for month, inside in groupby(by_month, key=lambda row: row.month):
        days: dict[str, list[Line]] = {}
        for row in inside:
            day, line = _line(row.item, words)
            days.setdefault(capitalised(day), []).append(line)
        yield f"{capitalised(words.month(month.month))} {month.year}", list(days.items())


def _line(item: Item, words: Words) -> tuple[str, Line]:
    """The day or days under which it stands, and what stands there."""
    one = item.occurrence
    on_a_day = one.dated and one.first == one.last
    hour = f"{item.clock} " if on_a_day and item.clock else ""
    status = "" if item.status.mark in ("confirmed", "undated") else f" ({item.status.word.lower()})"
    body = item.untold_body.name if item.untold_body else ""
    units = ", ".join(unit.short for unit in item.units)
    about = (body, units, *item.reasons, item.hangs_on, item.place, item.note)
    rest = "".join(f"{NO_BREAK}· {text}" for text in about if text)
    return words.long_date(one.first) if on_a_day else item.when, Line(hour, item.title, f"{status}{rest}")
