"""What a change is made of: what differs between two calendars, how to walk back over it, and how to say it.

A change is a tuple of parts, one for each thing that became another. Pure values: nothing here knows who made the
change or where it is kept.
"""

from __future__ import annotations

from planner.domain.changes.differing import beginning, differences
from planner.domain.changes.fingerprints import Stale, fingerprint, require_unchanged
from planner.domain.changes.parts import Kind, Part
from planner.domain.changes.record import EVERY_CHANGE, Asked, Change
from planner.domain.changes.walking import applied, back, bare, bare_series

__all__ = [
    "EVERY_CHANGE",
    "Asked",
    "Change",
    "Kind",
    "Part",
    "Stale",
    "applied",
    "back",
    "bare",
    "bare_series",
    "beginning",
    "differences",
    "fingerprint",
    "require_unchanged",
]
