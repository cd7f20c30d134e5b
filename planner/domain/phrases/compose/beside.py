"""What brackets say of single days in a list: "15. januar, 12. marts (res.) og 30. april (kl. 9)"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from planner.domain.occurrences import Status
from planner.domain.phrases.compose.bag import Bag
from planner.domain.phrases.parts import AllDay, Clock, Dates, Mark, Note, Part
from planner.domain.spans import Times

_KINDS: Final = (Mark, Note, Clock, AllDay)


class Beside(NamedTuple):
    """What holds for one day and not for all of them; None and the empty text where nothing is said of it.

    ``over_days`` when its times end on the last of several days.
    """

    status: Status | None = None
    times: Times | None = None
    over_days: bool = False
    place: str = ""
    note: str = ""


def of_single_days(bag: Bag) -> tuple[Beside, ...]:
    """What is said of each day, in their order; nothing where the same is said of them all."""
    found = _told(bag.copy())
    if len(set(found)) < 2:
        return ()
    return _told(bag)


def _told(bag: Bag) -> tuple[Beside, ...]:
    several = len(set(bag.all_of(Clock))) > 1 or _has_clock_between(bag)
    lists = bag.behind(Dates, *_KINDS, free=Clock if several else None, through=Clock)
    if lists and _is_of_all(lists):
        return ()
    return tuple(one for dates, said in lists for one in _of_each(dates, _beside(said)))


def _has_clock_between(bag: Bag) -> bool:
    """Whether a time stands behind days that others follow."""
    lists = bag.copy().behind(Dates, Clock, free=Clock)
    return any(said for _, said in lists[:-1])


def _is_of_all(lists: Sequence[tuple[Dates, Sequence[Part]]]) -> bool:
    """Whether the only brackets are those behind the last day, with nothing but a time: it is the time of all."""
    *before, (_, behind) = lists
    return not any(said for _, said in before) and not any(isinstance(part, Mark | Note) for part in behind)


def _of_each(dates: Dates, of_last: Beside) -> Sequence[Beside]:
    """Brackets tell of the last day, and of those before it that share its month: "1. og 8. juni (res.)"."""
    alone = next((at for at, run in enumerate(reversed(dates.runs[:-1])) if not run.lent), len(dates.runs) - 1)
    return [Beside()] * (len(dates.runs) - 1 - alone) + [of_last] * (alone + 1)


def _beside(said: Sequence[Part]) -> Beside:
    status = next((part.status for part in said if isinstance(part, Mark)), None)
    clock = next((part for part in said if isinstance(part, Clock)), Clock(None))
    notes = [part for part in said if isinstance(part, Note)]
    return Beside(
        status,
        clock.times,
        clock.over_days,
        ", ".join(note.text for note in notes if note.place),
        ", ".join(note.text for note in notes if not note.place),
    )
