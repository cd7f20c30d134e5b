"""Entries and rings in few words, for tables."""

from datetime import date

from planner.domain.spans import Window
from planner.render.entries import Entry, RingOf, Shape
from planner.render.scale import Scale

YEAR = Window.of_year(2027)
SCALE = Scale.of(YEAR)


def entry(
    first: date,
    last: date | None = None,
    *,
    shape: Shape = Shape.MEETING,
    title: str = "Møde",
    status: str = "confirmed",
    moved: bool = False,
    row: int = 0,
) -> Entry:
    end = (last or first).toordinal() + 1
    return Entry(
        first.toordinal(), end, shape, status, moved, 1, title, f"{title} · {first}", f"/series/{title}", row
    )


def window(first: date, last: date, title: str = "Sag", status: str = "undated") -> Entry:
    return entry(first, last, shape=Shape.WINDOW, title=title, status=status)


def ring(*entries: Entry, label: str = "Direktionen", key: str = "board", colour: int = 1) -> RingOf:
    return RingOf(key, label, label[:6], colour, sorted(entries, key=lambda one: one.first))


def january(day: int) -> date:
    return date(2027, 1, day)
