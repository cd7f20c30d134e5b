"""A model of calendar programs that poll, and of the machine that answers them: no network, no clock, one seed.

Requests wait for a core in the order in which they come. A core works on one at a time, for as long as the request
was measured to cost.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
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
OFFICE = (8 * HOUR, 16 * HOUR)
"""When people work, and raise the calendar's version by it."""


class Outcome(Enum):
    """What a poll comes to: nothing new, and the gate knows; nothing new, but Flask must look; the feed."""

    KEPT = "kept"
    ASKED = "asked"
    WHOLE = "whole"


class Poll(NamedTuple):
    """One request, so many seconds after midnight."""

    at: float
    outcome: Outcome


class Costs(NamedTuple):
    """Processor seconds of each outcome, with all that stands in front of it; ``size`` is the feed's in bytes."""

    kept: float
    asked: float
    whole: float
    size: int

    def of(self, outcome: Outcome) -> float:
        """The processor seconds of one poll."""
        if outcome is Outcome.KEPT:
            return self.kept
        return self.asked if outcome is Outcome.ASKED else self.whole


class Habits(NamedTuple):
    """What a day is made of, besides how many subscribe.

    ``unchanged`` is the share of polls that find nothing new. ``rises`` counts how often somebody raises the
    calendar's version without changing the feeds that are polled, by a subscription or by an edit elsewhere: the next
    poll of each link is then answered by Flask. Programs that look on the hour do so on hours of their own, or with
    ``at_midnight`` all at midnight as well.
    """

    unchanged: float = UNCHANGED
    rises: int = 0
    at_midnight: bool = False


USUAL = Habits()


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


def polls(subscribers: int, random: Random, habits: Habits = USUAL) -> list[Poll]:
    """A day's requests, in order. The day before was like it."""
    risen = sorted(random.uniform(*OFFICE) for _ in range(habits.rises))
    yesterday_too = [*(at - DAY for at in risen), *risen]
    return sorted(
        (
            Poll(at, _outcome(at, INTERVALS[number % len(INTERVALS)] * HOUR, yesterday_too, habits, random))
            for number in range(subscribers)
            for at in _times(INTERVALS[number % len(INTERVALS)], habits, random)
        ),
        key=lambda poll: poll.at,
    )


def _outcome(at: float, interval: float, risen: Sequence[float], habits: Habits, random: Random) -> Outcome:
    if random.random() >= habits.unchanged:
        return Outcome.WHOLE
    since_the_last = bisect_right(risen, at) - bisect_right(risen, at - interval)
    return Outcome.ASKED if since_the_last else Outcome.KEPT


def _times(hours: int, habits: Habits, random: Random) -> Iterator[float]:
    """When one program looks that does so every so many hours."""
    if random.random() >= ON_THE_HOUR:
        first = random.uniform(0, hours * HOUR)
        yield from (first + turn * hours * HOUR for turn in range(24 // hours))
        return
    first = 0 if habits.at_midnight else random.randrange(hours) * HOUR
    yield from (first + turn * hours * HOUR + random.expovariate(1 / LATENESS) for turn in range(24 // hours))


def answer(asked: Sequence[Poll], costs: Costs, cores: int) -> Day:
    """How the machine does on that day."""
    free = [0.0] * cores
    waits = []
    work = 0.0
    for poll in asked:
        cost = costs.of(poll.outcome)
        done = max(heapq.heappop(free), poll.at) + cost
        heapq.heappush(free, done)
        waits.append(done - poll.at)
        work += cost
    busiest = max(Counter(int(poll.at) for poll in asked).values())
    sent = sum(poll.outcome is Outcome.WHOLE for poll in asked) * costs.size
    return Day(len(asked), work / (cores * DAY), busiest, sent, sorted(waits))
