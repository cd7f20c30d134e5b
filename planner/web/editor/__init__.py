"""Faste punkter, written: the pages on which a series is made, changed, copied and archived."""

from __future__ import annotations

from planner.web.editor.views import blueprint

__all__ = ["blueprint"]
