"""What was just done, told on the next page, with a button that takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast

from flask import Flask, flash, get_flashed_messages

from planner.services.changing import last_made
from planner.web.addresses import this_path

_UNDOES: Final = "undoes-"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence; ``undoes`` is the version whose change the button takes back, 0 for a notice without one.

    ``back`` is the page that it leads back to.
    """

    text: str
    undoes: int
    back: str


def register(app: Flask) -> None:
    """Let every page show its notices."""
    app.jinja_env.globals["notices"] = waiting


def tell_change(text: str) -> None:
    """Tell on the next page that the change of this request was made, and offer to undo it.

    Where the request has changed nothing, after all, there is no button.
    """
    version = last_made()
    flash(text, f"{_UNDOES}{version}" if version is not None else "message")


def waiting() -> list[Notice]:
    """What there is to tell; each is told once."""
    flashed = cast("list[tuple[str, str]]", get_flashed_messages(with_categories=True))
    return [Notice(text, _version(kind), this_path()) for kind, text in flashed]


def _version(kind: str) -> int:
    return int(kind.removeprefix(_UNDOES)) if kind.startswith(_UNDOES) else 0
