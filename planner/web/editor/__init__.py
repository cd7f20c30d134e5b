"""Faste punkter, written: the pages on which a series is made, changed, copied and archived."""

from __future__ import annotations

from planner.web.editor import archiving, views
from planner.web.editor.blueprint import blueprint

__all__ = ["archiving", "blueprint", "views"]
