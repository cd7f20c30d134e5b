"""What may be tried so often only: counted in the store, so that all processes and machines count together.

An attempt is noted before its outcome is known, so that many at once do not slip through; one that succeeds is taken
back. What is refused is not noted: whoever waits as long as they were told gets through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from planner.services.transactions import writing
from planner.store import attempts as store
from planner.store.tokens import hash_of

KEPT: Final = timedelta(hours=1)
"""The longest that any limit looks back."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that may be tried ``most`` times ``within`` a while. ``of`` says what, by whom, or from where."""

    of: tuple[str, ...]
    most: int
    within: timedelta

    @property
    def key(self) -> str:
        """What it is counted under: a hash, so that the table holds no addresses."""
        return hash_of("\0".join(self.of))


class TooMany(Exception):
    """It was tried too often. ``seconds``: how long until it may be tried again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"try again in {seconds} s")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Noted:
    """Attempts that were noted, one for each limit."""

    ids: tuple[int, ...]


def note(limits: Sequence[Limit], now: datetime) -> Noted:
    """Note one attempt under each of the limits. Raises ``TooMany`` where one is reached. ``now`` is aware."""
    with writing() as session:
        store.forget(session, now - KEPT)
        waits = [_wait(store.times(session, one.key, now - one.within), one, now) for one in limits]
        if longest := max(waits, default=0):
            raise TooMany(longest)
        return Noted(tuple(store.add(session, one.key, now) for one in limits))


def take_back(noted: Noted, *, forget: Limit) -> None:
    """The attempt has succeeded: it does not count, and none before it under the limit ``forget`` either."""
    with writing() as session:
        store.remove(session, noted.ids, forget.key)


def _wait(times: Sequence[datetime], limit: Limit, now: datetime) -> int:
    """Seconds until fewer than ``most`` of these times, in their order, lie within the limit; 0 for now."""
    if len(times) < limit.most:
        return 0
    return max(1, ceil((times[-limit.most] + limit.within - now).total_seconds()))
