"""The poster and the slide: a wheel set by typst, as a tagged PDF (PDF/UA-1) or as a PNG."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import typst

from planner.domain.errors import Language
from planner.render.style import light_tokens

SOURCE: Final = Path(__file__).with_name("poster.typ")
SANS: Final = ("Segoe UI", "Noto Sans", "Helvetica Neue", "Liberation Sans", "Arial", "DejaVu Sans")
EMBEDDED: Final = "Libertinus Serif"
"""Comes with typst: for machines that have no fonts of their own."""

MOST_NOTES: Final = 24
"""As many as stand below the wheel on A3; what follows has them all."""


class Paper(NamedTuple):
    """A sheet, in typst's own units."""

    width: str
    height: str
    margin: str


A4: Final = Paper("210mm", "297mm", "11mm")
A3: Final = Paper("297mm", "420mm", "15mm")
SLIDE: Final = Paper("320mm", "180mm", "8mm")
_NAMES: Final = {A4: "a4", A3: "a3", SLIDE: "slide"}
SLIDE_PPI: Final = 203.2
"""2560 by 1440 pixels."""


class Line(NamedTuple):
    """One point on its day: the hour, the title, and what else there is to say, with the blanks between them."""

    hour: str
    title: str
    rest: str


@dataclass(frozen=True, kw_only=True)
class Poster:
    """What stands on it, in words and drawings that are ready to be set.

    ``svg`` is the wheel as a file, ``alt`` the same in a few words; ``legend`` are signs with what they mean,
    ``rings`` colours with what they stand for. ``months`` are all points by month and by day; their titles are in the
    language ``given``.
    """

    language: Language
    given: str
    title: str
    name: str
    calendar: str
    printed: str
    svg: str
    alt: str
    legend: Sequence[tuple[str, str]]
    rings: Sequence[tuple[str, str]]
    notes_heading: str
    notes: Sequence[str]
    days_heading: str
    months: Sequence[tuple[str, Sequence[tuple[str, Sequence[Line]]]]]


def pdf(poster: Poster, paper: Paper, tokens: str, now: datetime) -> bytes:
    """The poster on paper. ``tokens`` are those of the pages, ``now`` the moment it is dated."""
    compiler = _compiler(poster, paper, tokens)
    return _one_file(compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=int(now.timestamp())))


def png(poster: Poster, tokens: str) -> bytes:
    """The wheel beside its name and its signs, in a slide's shape, 2560 by 1440 pixels."""
    return _one_file(_compiler(poster, SLIDE, tokens).compile(format="png", ppi=SLIDE_PPI))


def _compiler(poster: Poster, paper: Paper, tokens: str) -> typst.Compiler:
    colours = light_tokens(tokens)
    data = {
        **vars(poster),
        **paper._asdict(),
        "paper": _NAMES[paper],
        "author": poster.calendar,
        "fonts": [*(font for font in SANS if font in _fonts().families()), EMBEDDED],
        "ink": colours["ink"],
        "soft": colours["ink-soft"],
        "line": colours["line"],
        "ground": colours["paper"] if paper is SLIDE else "#ffffff",
    }
    return typst.Compiler(SOURCE.read_bytes(), font_paths=_fonts(), sys_inputs={"data": json.dumps(data)})


def _one_file(made: bytes | list[bytes] | None) -> bytes:
    """Typst gives several pictures as a list, and nothing where it wrote a file itself; here it is always one."""
    if not isinstance(made, bytes):
        raise TypeError(f"typst made {type(made).__name__}, not one file")
    return made


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The machine's fonts, looked for once in a process."""
    return typst.Fonts()
