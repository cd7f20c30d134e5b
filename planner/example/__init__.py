"""The example calendar: the annual cycle of Høje-Taastrup's executive board, as its minutes tell it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def content() -> dict[str, Any]:
    """What the file of the example calendar holds, as ``services.loading.load`` takes it."""
    return tomllib.loads(files(__name__).joinpath("hoeje-taastrup.toml").read_text(encoding="utf-8"))
