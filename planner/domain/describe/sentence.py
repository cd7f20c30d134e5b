"""A sentence in the making: its parts in the order in which they are said."""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.spans import Times
from planner.domain.words import Words


class Core(NamedTuple):
    """How often and on which days, and what limits it ("kun i marts").

    ``again`` tells that the text says itself that it comes back ("hver mandag"), so that no "hvert år" is needed.
    """

    text: str
    clauses: tuple[str, ...] = ()
    again: bool = False


class Sentence(NamedTuple):
    """Core "den 2. tirsdag i hver måned", clauses "undtagen juli", clock "kl. 10–12", tail "til og med …"."""

    core: str
    clauses: tuple[str, ...] = ()
    clock: str = ""
    tail: tuple[str, ...] = ()

    def text(self) -> str:
        """The parts joined; a clause is closed by a comma before the clock."""
        said = ", ".join((self.core, *self.clauses))
        if self.clock:
            said += f"{', ' if self.clauses else ' '}{self.clock}"
        return ", ".join((said, *self.tail))


def clock(times: Times | None, w: Words, *, several_days: bool = False) -> str:
    """Times of day inside a sentence, nothing for all day; over several days they begin one and end another."""
    if times is None:
        return ""
    if not several_days or times.end is None:
        return w.short_clock(times)
    start, end = w.hour(times.start), w.hour(times.end)
    return w(f"fra kl. {start} til kl. {end} den sidste dag", f"from {start} until {end} on the last day")
