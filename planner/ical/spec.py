"""What a feed is: its name, what it shows, and how its events look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from planner.domain.errors import Language
from planner.domain.occurrences import Occurrence
from planner.domain.selection import Selection
from planner.domain.series import SeriesKind
from planner.domain.spans import Window
from planner.domain.subscription import PlacedAs as PlacedAs

MOST_BYTES: Final = 1_000_000
"""Google stops reading near a megabyte."""

STANDING: Final = Selection(cancelled=False)
"""Everything but what was cancelled."""


class Look(NamedTuple):
    """All that decides how one occurrence is written. Feeds that share it share their events' bytes.

    ``base_url`` is where the pages are, without a slash at the end; ``domain`` makes UIDs unique in the world and
    must never change; ``alarm`` is in minutes before a meeting, None for no reminder.
    """

    base_url: str
    domain: str
    language: Language = "da"
    alarm: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSpec:
    """One feed. ``identity`` tells calendar clients that it is the same one after a change of name or address.

    ``window`` is what the feed covers; ``most_bytes`` cuts it off earlier where it would grow too large. Either is
    told in the calendar's description. With ``drafts`` it shows what is in hearing, as proposals. ``chosen`` (aware)
    is when its subscriber last chose otherwise how it looks: no event in it was written before that.
    """

    name: str
    identity: str
    look: Look
    window: Window
    description: str = ""
    selection: Selection = STANDING
    deadlines: bool = True
    placed_as: PlacedAs = PlacedAs.EVENTS
    most_bytes: int = MOST_BYTES
    drafts: bool = False
    chosen: datetime | None = None

    def shows(self, occurrence: Occurrence) -> bool:
        """Whether the occurrence is wanted, its days aside."""
        kind = occurrence.series.kind
        return (self.deadlines or kind is not SeriesKind.DEADLINE) and self.selection.keeps(occurrence)
