"""Two editors at once: what others made of a thing while somebody was filling in its form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from planner.domain.changes import EVERY_CHANGE, Asked, Change, Kind, Part, back, fingerprint
from planner.domain.changes.differing import thing_in
from planner.domain.changes.fingerprints import Thing
from planner.domain.errors import DomainError
from planner.services import calendars
from planner.services.transactions import reading
from planner.store import history

FARTHEST: Final = 200
"""So many changes are searched for what somebody has seen; a form that stood open for longer has no beginning."""


@dataclass(frozen=True, slots=True)
class Collision:
    """``theirs`` is the thing as it stands, None where it is gone; ``base`` what was seen, None where unknown.

    ``since`` are the changes that touched it after that, the newest first; of an unknown base the newest alone.
    """

    theirs: Thing | None
    base: Thing | None
    since: tuple[Change, ...]

    def parts(self, kind: Kind) -> tuple[Part, ...]:
        """All that those changes touched of that kind, the oldest first."""
        return tuple(part for one in reversed(self.since) for part in one.parts if part.kind is kind)


def collision(kind: Kind, key: str, seen: str) -> Collision:
    """What has become of the thing since somebody saw it with the fingerprint ``seen``.

    Found by walking back over the changes that touched it. Two queries, and none more for a long history.
    """
    calendar = calendars.current()
    asked = Asked(series=key) if kind is Kind.SERIES else EVERY_CHANGE
    with reading() as session:
        found = [one for one in history.changes(session, asked, FARTHEST) if one.version <= calendar.version]
    theirs: Thing | None = thing_in(calendar, kind, key)
    since: list[Change] = []
    for one in found:
        touching = _touching(one.parts, kind, key)
        if not touching:
            continue
        since.append(Change(version=one.version, when=one.when, by=one.by, parts=touching))
        try:
            calendar = back(calendar, [touching])
        except DomainError:
            break  # its body is gone since: what it was cannot be shown as one
        earlier: Thing | None = thing_in(calendar, kind, key)
        if earlier is None:
            break
        if fingerprint(earlier) == seen:
            return Collision(theirs, earlier, tuple(since))
    return Collision(theirs, None, tuple(since[:1]))


def _touching(parts: Iterable[Part], kind: Kind, key: str) -> tuple[Part, ...]:
    kinds = {kind, Kind.EXCEPTION} if kind is Kind.SERIES else {kind}
    return tuple(part for part in parts if part.kind in kinds and part.key == key)
