"""A change as the history keeps it, and which of them somebody asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.domain.access import Author
from planner.domain.changes.parts import Kind, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """``version`` is the calendar's as the change left it; ``undoes`` that of the change which it takes back."""

    version: int
    when: datetime
    by: Author
    parts: tuple[Part, ...]
    undoes: int | None = None

    @property
    def is_beginning(self) -> bool:
        """Whether the calendar began with it: nobody walks back over that."""
        return any(part.kind is Kind.CALENDAR and part.before is None for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which changes somebody wants to see; what is None does not matter.

    ``since`` is included (aware), ``author`` is an account's uid, empty for what was changed without one, ``series``
    a uid; ``before`` is a version that is not included: where the page before this one ended.
    """

    since: datetime | None = None
    author: str | None = None
    series: str | None = None
    before: int | None = None


EVERY_CHANGE = Asked()
