"""The Danish of dates: from a phrase to a rule, or to a question.

``read`` gives the reading of a phrase, ``understand`` also the answers to its question. What is not understood is
asked about; nothing is guessed. The grammar is the same for a field that somebody types in and for minutes that are
imported.
"""

from __future__ import annotations

from planner.domain.phrases.reader import read
from planner.domain.phrases.reading import (
    ANCHOR,
    Decision,
    Distance,
    DistanceUnit,
    Reading,
    Remark,
    Setting,
)
from planner.domain.phrases.tokens import MOST_CHARACTERS
from planner.domain.phrases.understanding import Choice, Understanding, understand

__all__ = [
    "ANCHOR",
    "MOST_CHARACTERS",
    "Choice",
    "Decision",
    "Distance",
    "DistanceUnit",
    "Reading",
    "Remark",
    "Setting",
    "Understanding",
    "read",
    "understand",
]
