"""What would help where a plan's meetings cannot all be held; by itself, since it is all a solver knows of plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.errors import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One requirement that, if it were given up, would leave the year with a plan; ``told`` says so as sentences.

    ``kind`` is its sort (``planning.requirement.Kind``, in small letters). What it speaks of is ``about``, a uid of
    the problem (of a series, a group, a period, a room), or the ``meetings``.
    """

    kind: str
    about: str = ""
    meetings: tuple[str, ...] = ()
    told: Mapping[Language, str]
