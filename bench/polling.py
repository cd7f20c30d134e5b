"""A model of calendar programs that poll, and of the machine that answers them: no network, no clock, one seed.

Requests wait for a core in the order in which they come. A core works on one at a time, for as long as the request
was measured to cost.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

HOUR = 3600
DAY = 24 * HOUR
INTERVALS = (1, 3, 6, 24)
"""Hours between two looks, for a quarter of the programs each: Thunderbird, Outlook on the web, Google, the slow."""

ON_THE_HOUR = 0.5
LATENESS = 2.0
"""Seconds by which programs that look on the hour are late, on average."""

UNCHANGED = 0.95


class Costs(NamedTuple):
    """Processor seconds of each answer, and of what stands in front of it: the connection and its encryption.

    ``size`` is how many bytes go out where the feed has changed.
    """

    unchanged: float
    whole: float
    size: int
    front: float = 0.0


class Poll(NamedTuple):
    """One request: seconds after midnight, and whether the feed has changed since the last one."""

    at: float
    changed: bool


@dataclass(frozen=True, slots=True)
class Day:
    """What a day was like. ``busy`` is the share of all cores' time that was used; ``busiest_second``
    counts the polls of the fullest second, ``sent`` the bytes of feeds; ``waits`` are in seconds and sorted.
    """

    polls: int
    busy: float
    busiest_second: int
    sent: int
    waits: list[float]

    def waited(self, percent: float) -> float:
        """The time from asking to answer that so many percent of the programs did not exceed."""
        return self.waits[min(int(len(self.waits) * percent / 100), len(self.waits) - 1)]


def polls(subscribers: int, random: Random, *, unchanged: float = UNCHANGED, at_midnight: bool = False) -> list[Poll]:
    """A day's requests, in order.

    Programs that look on the hour do so on hours of their own, or with ``at_midnight`` all at midnight as well.
    """
    return sorted(
        Poll(at, random.random() >= unchanged)
        for number in range(subscribers)
        for at in _times(INTERVALS[number % len(INTERVALS)], random, at_midnight)
    )


def _times(hours: int, random: Random, at_midnight: bool) -> Iterator[float]:
    """When one program looks that does so every so many hours."""
    if random.random() >= ON_THE_HOUR:
        first = random.uniform(0, hours * HOUR)
        yield from (first + turn * hours * HOUR for turn in range(24 // hours))
        return
    first = 0 if at_midnight else random.randrange(hours) * HOUR
    yield from (first + turn * hours * HOUR + random.expovariate(1 / LATENESS) for turn in range(24 // hours))


def answer(asked: Sequence[Poll], costs: Costs, cores: int) -> Day:
    """How the machine does on that day."""
    free = [0.0] * cores
    waits = []
    work = 0.0
    for at, changed in asked:
        cost = costs.front + (costs.whole if changed else costs.unchanged)
        done = max(heapq.heappop(free), at) + cost
        heapq.heappush(free, done)
        waits.append(done - at)
        work += cost
    busiest = max(Counter(int(poll.at) for poll in asked).values())
    sent = sum(poll.changed for poll in asked) * costs.size
    return Day(len(asked), work / (cores * DAY), busiest, sent, sorted(waits))
