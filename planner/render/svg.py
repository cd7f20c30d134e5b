"""A wheel written as SVG: classes and plain attributes only, so that a page may forbid inline styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Final, NamedTuple

from planner.domain.errors import Language
from planner.render.entries import Entry, Group
from planner.render.figures import figure
from planner.render.labels import Label
from planner.render.marks import Mark
from planner.render.paths import arc_path, ray
from planner.render.radii import DAYS, EDGE, MONTHS, WEEKS, RingBand
from planner.render.scale import at
from planner.render.signs import signs
from planner.render.wheel import Wheel

CrowdLink = Callable[[RingBand, Group], tuple[str, str]]
"""Where a group of entries leads to, and what it is called aloud."""

_MOST_NAMED: Final = 12
_LINK: Final = re.compile(r'<a href="[^"]*"')


class Circles:
    """The circles that text runs along: each radius and direction once. They begin where ``Label.offset`` says."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._known: dict[tuple[str, bool], str] = {}

    def text(self, label: Label, css: str) -> str:
        """The label as an element."""
        circle = self._known.setdefault(
            (f"{label.baseline:.1f}", label.upside_down), f"{self._prefix}{len(self._known)}"
        )
        pinned = f" from-{label.anchor}" if label.pinned else ""
        return (
            f'<text class="{css}{pinned}" font-size="{label.size:.1f}"><textPath href="#{circle}" '
            f'startOffset="{label.offset:.1f}">{escape(label.text)}</textPath></text>'
        )

    def definitions(self) -> str:
        """All circles that were used."""
        return "".join(
            f'<path id="{name}" d="M0-{r}A{r} {r} 0 0 0 0 {r}A{r} {r} 0 0 0 0-{r}"/>'
            if against
            else f'<path id="{name}" d="M0 {r}A{r} {r} 0 0 1 0 -{r}A{r} {r} 0 0 1 0 {r}"/>'
            for (r, against), name in self._known.items()
        )


class _Tongues(NamedTuple):
    """What says which language something is in, where the drawing has two: the given names', and its own."""

    given: str
    own: str

    @classmethod
    def of(cls, given: Language, own: Language) -> _Tongues:
        return cls("", "") if given == own else cls(f' lang="{given}"', f' lang="{own}"')


def write(
    wheel: Wheel, label: str, crowd: CrowdLink, prefix: str = "w", style: str = "", given: Language | None = None
) -> str:
    """The whole element. ``label`` names the drawing aloud, ``prefix`` keeps its ids apart from another wheel's.

    With a ``style`` sheet of its own it is a file: then nothing in it leads anywhere. ``given`` is the language of
    the rings' and the entries' names, most of what a mark is called aloud, where it is not the drawing's own.
    """
    tongues = _Tongues.of(given or wheel.language, wheel.language)
    circles = Circles(prefix)
    parts = [
        _shades(wheel),
        _scale(wheel, circles),
        *(_ring(band, names, marks, wheel, circles, crowd, tongues) for band, names, marks in wheel.rings),
        _today(wheel),
        _hub(wheel),
    ]
    drawing = "".join(parts)
    head, lang = "", ""
    if style:
        head, lang = f"<title>{escape(label)}</title><style>{style}</style>", f' lang="{wheel.language}"'
        drawing = _LINK.sub("<g", drawing).replace("</a>", "</g>")
    today = "" if wheel.today is None else f' data-today="{wheel.today}"'
    size = f"{-EDGE:.0f} {-EDGE:.0f} {2 * EDGE:.0f} {2 * EDGE:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="wheel" viewBox="{size}" role="group" '
        f'aria-label="{escape(label)}"{lang}{today}>{head}{drawing}<defs>{circles.definitions()}</defs></svg>'
    )


def _shades(wheel: Wheel) -> str:
    return _hidden("shades", (f'<path class="{kind}" d="{arc_path(arc)}"/>' for kind, arc in wheel.shaded))


def _scale(wheel: Wheel, circles: Circles) -> str:
    radii = sorted({*MONTHS, *WEEKS, *DAYS, wheel.hub})
    return _hidden(
        "scale",
        [
            *(f'<circle r="{radius:.0f}"/>' for radius in radii),
            f'<path class="ticks" d="{"".join(ray(angle, DAYS[0], WEEKS[1]) for angle in wheel.ticks)}"/>',
            f'<path class="months" d="{"".join(ray(angle, wheel.hub, MONTHS[1]) for angle in wheel.lines)}"/>',
            f'<path class="start" d="{ray(0, wheel.hub, MONTHS[1])}"/>',
            *(circles.text(label, "month") for label in wheel.months),
            *(circles.text(label, "week") for label in wheel.weeks),
            *(circles.text(label, "day") for label in wheel.days),
        ],
    )


def _ring(
    band: RingBand,
    names: Iterable[Label],
    marks: Iterable[Mark],
    wheel: Wheel,
    circles: Circles,
    crowd: CrowdLink,
    tongues: _Tongues,
) -> str:
    frame = [f'<circle r="{band.outer:.1f}"/>', *(circles.text(label, "name") for label in names)]
    return (
        f'<g class="ring body-{band.ring.colour}" role="group" aria-label="{escape(band.ring.label)}"{tongues.given}>'
        f"{_hidden('frame', frame)}{''.join(_mark(mark, band, wheel, circles, crowd, tongues) for mark in marks)}</g>"
    )


def _mark(mark: Mark, band: RingBand, wheel: Wheel, circles: Circles, crowd: CrowdLink, tongues: _Tongues) -> str:
    group, entry = mark.group, mark.group.alone
    if entry is not None:
        href, name, css = entry.href, entry.name, _classes(entry)
    else:
        href, name = crowd(band, group)
        css = f"crowd {_weight(group)} body-{band.ring.colour}"
    label = circles.text(mark.label, "label") if mark.label else ""
    rows = " ".join(str(one.row) for one in group.entries[:_MOST_NAMED])
    more = f'{tongues.own} data-count="{len(group.entries)}"' if entry is None else _movable(entry)
    return (
        f'<a href="{escape(href)}" class="mark {css}" data-day="{max(group.first, wheel.scale.start)}" '
        f'data-rows="{rows}"{more}><title>{escape(name)}</title>{figure(mark, entry)}{signs(mark)}{label}</a>'
    )


def _movable(entry: Entry) -> str:
    return f' data-first="{entry.movable_from}"' if entry.movable_from else ""


def _classes(entry: Entry) -> str:
    moved = " is-moved" if entry.moved else ""
    return f"{entry.shape} is-{entry.status}{moved} body-{entry.colour}"


def _weight(group: Group) -> str:
    """How crowded it is, in three steps; the number says it exactly."""
    count = len(group.entries)
    return "many" if count > 8 else "more" if count > 4 else "some"


def _today(wheel: Wheel) -> str:
    if wheel.today is None:
        return ""
    angle = wheel.scale.angle(wheel.today + 0.5)
    tip, left, right = at(DAYS[0] - 2, angle), at(WEEKS[1], angle - 0.013), at(WEEKS[1], angle + 0.013)
    head = f"M{tip.x:.1f} {tip.y:.1f}L{left.x:.1f} {left.y:.1f}L{right.x:.1f} {right.y:.1f}z"
    hand = f'<path class="hand" d="{ray(angle, wheel.hub, DAYS[0])}"/>'
    return _hidden("today", [hand, f'<path class="tip" d="{head}"/>'])


def _hub(wheel: Wheel) -> str:
    words = wheel.name.split(" ")
    lines = [wheel.name] if len(words) == 1 else [" ".join(words[:-1]), words[-1]]
    size = min(84.0, 0.66 * wheel.hub, 2.9 * wheel.hub / max(len(line) for line in lines))
    first = 0.36 * size - (len(lines) - 1) * 0.55 * size
    return _hidden(
        "hub",
        [
            *(
                f'<text y="{first + 1.1 * size * n:.1f}" font-size="{size:.1f}">{escape(line)}</text>'
                for n, line in enumerate(lines)
            ),
        ],
    )


def _hidden(css: str, parts: Iterable[str]) -> str:
    """Drawn for the eye alone: what it says is said by the marks' names."""
    return f'<g class="{css}" aria-hidden="true">{"".join(parts)}</g>'
