"""The wheel, put together: everything that is drawn, with its place, as one value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import pi
from typing import Final

from planner.domain.errors import Language
from planner.domain.spans import Window
from planner.domain.words import WORDS, Words
from planner.render.entries import RingOf, Shade
from planner.render.labels import Label, fitting, text_width
from planner.render.marks import Arc, Mark, marks_of
from planner.render.radii import DAYS, MONTHS, RINGS, WEEKS, RingBand, divide
from planner.render.scale import Scale, Sector
from planner.render.stretches import stretch_name

MONTH_TEXT: Final = 16.0
WEEK_TEXT: Final = 9.5
DAY_TEXT: Final = 9.5
GUTTER_TEXT: Final = 9.6
HUB_GAP: Final = 6.0
LONGEST_WITH_WEEKDAYS: Final = 31
_SATURDAY: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """The drawing. ``lines`` are the angles of month boundaries, ``ticks`` those of weeks (or days).

    ``shaded`` are arcs with the kind of days that they stand for; ``today`` is an ordinal, None where it is not
    shown; ``hub`` is the radius that is left free in the middle, ``language`` that of the drawing's own words.
    """

    name: str
    language: Language
    scale: Scale
    months: tuple[Label, ...]
    weeks: tuple[Label, ...]
    days: tuple[Label, ...]
    lines: tuple[float, ...]
    ticks: tuple[float, ...]
    shaded: tuple[tuple[str, Arc], ...]
    rings: tuple[tuple[RingBand, tuple[Label, ...], tuple[Mark, ...]], ...]
    today: int | None
    hub: float


def wheel(window: Window, rings: Sequence[RingOf], shades: Iterable[Shade], today: date, language: Language) -> Wheel:
    """The wheel of a half-open window; every entry overlaps it, and lies in the ring that it is given in."""
    scale, w = Scale.of(window), WORDS[language]
    shaded = [shade for shade in shades if shade.first < scale.end and shade.end > scale.start]
    bands = divide(rings, scale)
    hub = min((band.inner for band in bands), default=RINGS[1]) - HUB_GAP
    return Wheel(
        name=stretch_name(window, language),
        language=language,
        scale=scale,
        months=_along([(sector, w.month(sector.number)) for sector in scale.months()], scale, MONTHS, MONTH_TEXT),
        weeks=_along(_week_words(scale, w), scale, WEEKS, WEEK_TEXT),
        days=_along(_day_words(scale, shaded, w), scale, DAYS, DAY_TEXT),
        lines=tuple(scale.angle(sector.first) for sector in scale.months()),
        ticks=tuple(scale.angle(sector.first) for sector in (scale.days() if scale.by_day else scale.weeks())),
        shaded=tuple((shade.kind, _wedge(shade, scale, hub)) for shade in (*_weekends(scale), *shaded)),
        rings=tuple((band, _ring_names(band), tuple(marks_of(band, w))) for band in bands),
        hub=hub,
        today=today.toordinal() if scale.holds(today) else None,
    )


def _along(
    words: Iterable[tuple[Sector, str]], scale: Scale, band: tuple[float, float], size: float
) -> tuple[Label, ...]:
    """Each word in the middle of its sector, where it fits."""
    radius = sum(band) / 2
    return tuple(
        Label(text, scale.angle(sector.middle), radius, size)
        for sector, text in words
        if text_width(text, size) <= (sector.end - sector.first) * scale.day_width * radius
    )


def _week_words(scale: Scale, w: Words) -> list[tuple[Sector, str]]:
    label = w("uge {}", "week {}") if scale.by_day else "{}"
    return [(sector, label.format(sector.number)) for sector in scale.weeks()]


def _day_words(scale: Scale, shades: Iterable[Shade], w: Words) -> list[tuple[Sector, str]]:
    """The days where there is room for them; else the names of holidays."""
    if not scale.by_day:
        return [(Sector(max(one.first, scale.start), min(one.end, scale.end), 0), one.name) for one in shades]
    if scale.end - scale.start > LONGEST_WITH_WEEKDAYS:
        return [(sector, str(sector.number)) for sector in scale.days()]
    return [
        (sector, f"{w.short_weekday((sector.first - 1) % 7)} {w(f'{sector.number}.', f'{sector.number}')}")
        for sector in scale.days()
    ]


def _weekends(scale: Scale) -> list[Shade]:
    """Weekends are shaded where single days are told apart."""
    if not scale.by_day:
        return []
    before = scale.start - 1
    saturdays = range(before + (_SATURDAY - before) % 7, scale.end, 7)
    return [Shade(day, day + 2, "weekend", "") for day in saturdays]


def _wedge(shade: Shade, scale: Scale, hub: float) -> Arc:
    return Arc(hub, DAYS[1], scale.angle(shade.first), scale.angle(shade.end))


def _ring_names(band: RingBand) -> tuple[Label, ...]:
    """The ring's name at its beginning, and where it fits once more below, so that nobody turns their head."""
    size, radius = min(0.8 * band.gutter, GUTTER_TEXT), band.name_radius
    text = fitting((band.ring.label, band.ring.short), size, 2.6 * radius)
    if not text:
        return ()
    half = text_width(text, size) / 2 / radius
    begin = 5 / radius + half
    return Label(text, begin, radius, size, pinned=True), Label(text, begin + pi, radius, size, pinned=True)
