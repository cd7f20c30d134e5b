"""What a feed would bring, before anybody subscribes to it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from planner.domain.occurrences import Occurrence
from planner.ical.agenda import Agendas
from planner.ical.spec import FeedSpec, PlacedAs
from planner.services import feeds

NEXT: Final = 5
_A_DAY: Final = timedelta(days=1)


class Preview(NamedTuple):
    """How many events a feed holds, and the next ones.

    Of windows without a day the next are those that have not begun: what may happen some time this year is not what
    happens next. ``cut_after`` is the last day that found room, where the feed would have grown too large.
    """

    events: int
    coming: tuple[Occurrence, ...]
    cut_after: date | None = None


NOTHING: Final = Preview(0, ())


def preview(spec: FeedSpec, today: date) -> Preview:
    """The preview of a feed of the current calendar, counted from ``today``."""
    shown = [one for one in feeds.occurrences(spec) if spec.shows(one)]
    if spec.placed_as is PlacedAs.LINES:
        told = Agendas(shown).among(range(len(shown))).items
        shown = [one for place, one in enumerate(shown) if place not in told]
    events = feeds.write(spec, today).count(b"BEGIN:VEVENT\r\n")
    cut_after = shown[events].first - _A_DAY if events < len(shown) else None
    coming = [one for one in shown[:events] if (one.last if one.dated else one.first) >= today and not one.missing]
    return Preview(events, tuple(coming[:NEXT]), cut_after)
