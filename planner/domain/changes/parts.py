"""One thing that a change touched: which one, and its fields as they were and as they became."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from planner.domain.codec import Data

Fields: TypeAlias = "Mapping[str, Data | None]"


class Kind(StrEnum):
    """What sort of thing was touched."""

    CALENDAR = "calendar"
    BODY = "body"
    UNIT = "unit"
    PERSON = "person"
    DAY_CALENDAR = "day-calendar"
    SERIES = "series"
    EXCEPTION = "exception"
    ORDER = "order"
    """The order of the bodies, units, people, day calendars or series; the key says of which."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that differs. ``before`` None: it is new; ``after`` None: it is gone.

    Of a thing that is there before and after, only the fields that differ are kept, as ``codec`` writes them; a field
    that is None there stands at its default. Of one that is new or gone, all fields are. An exception is always
    there: one that decides nothing is as good as none. ``key`` is the thing's own (a body's key, a series' uid, which
    is also that of its exceptions); ``recurrence_id`` is an exception's; ``name`` is what the thing, or the series
    of an exception, was called when the change was made.
    """

    kind: Kind
    key: str
    before: Fields | None
    after: Fields | None
    recurrence_id: str = ""
    name: str = field(default="", compare=False)

    @property
    def series(self) -> str | None:
        """The uid of the series that it belongs to, if it is a series or one of its exceptions."""
        return self.key if self.kind in (Kind.SERIES, Kind.EXCEPTION) else None

    @property
    def subject(self) -> tuple[Kind, str, str]:
        """Which thing it is, whatever became of it."""
        return self.kind, self.key, self.recurrence_id

    def reversed(self) -> Part:
        """The part of a change that takes this one back."""
        return Part(self.kind, self.key, self.after, self.before, self.recurrence_id, self.name)


def part_to_data(part: Part) -> dict[str, Any]:
    """The part as JSON can hold it."""
    return {
        "kind": part.kind.value,
        "key": part.key,
        **({"recurrence_id": part.recurrence_id} if part.recurrence_id else {}),
        "name": part.name,
        "before": part.before,
        "after": part.after,
    }


def part_from_data(data: Mapping[str, Any]) -> Part:
    """The inverse of ``part_to_data``."""
    rid = data.get("recurrence_id", "")
    return Part(Kind(data["kind"]), data["key"], data["before"], data["after"], rid, data["name"])
