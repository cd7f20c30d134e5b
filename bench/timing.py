"""Timing on a noisy machine: alternate the contestants, take medians, print ratios."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter
from types import MappingProxyType
from typing import Final

NOTHING: Final[Mapping[str, Callable[[], object]]] = MappingProxyType({})


def medians(
    contestants: Mapping[str, Callable[[], object]],
    rounds: int = 5,
    clock: Callable[[], float] = perf_counter,
    before: Mapping[str, Callable[[], object]] = NOTHING,
) -> dict[str, float]:
    """The median seconds of each contestant; they run in turn, so that a slow spell of the machine hits them all.

    With ``process_time`` as the clock, what other programs take of the machine does not count; nor does what is done
    ``before`` each run of a contestant.
    """
    for run in contestants.values():
        run()
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, run in contestants.items():
            before.get(name, tuple)()
            begun = clock()
            run()
            seconds[name].append(clock() - begun)
    return {name: median(found) for name, found in seconds.items()}
