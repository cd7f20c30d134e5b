"""How far a solve has come, streamed to the page: server-sent events, for one reader at a time and not for long.

A stream keeps one of the server's few threads, so a process has one at most, and that one ends by itself after a
while: the browser comes back by itself, unless somebody else has been quicker. Whoever finds the stream taken is told
so at once, and asks again and again instead, as those without streams do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Lock
from time import monotonic, sleep
from typing import Final

MEDIA_TYPE: Final = "text/event-stream"

LONGEST: Final = 20.0
"""Seconds until a stream ends, and the browser asks for another."""

GLANCE: Final = 0.5
"""Seconds between two looks at how far it has come."""

AGAIN: Final = 500
"""Milliseconds that a browser waits before it asks for another stream."""

NOTHING: Final = ":\n\n"
"""A comment, which browsers pass over."""

_LATE: Final = 5.0
"""Seconds after its time for which a stream is believed to go on: one that nobody has told of its end."""

Part = Callable[[], tuple[str, bool]]
"""The part of the page as it is now, and whether anything can still change."""


class Place:
    """Room for one stream in this process."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now, self._lock = now, Lock()
        self._until = -_LATE

    def take(self) -> float | None:
        """Until when the stream may go on; None where another one has the place."""
        with self._lock:
            if self._now() < self._until + _LATE:
                return None
            self._until = self._now() + LONGEST
            return self._until

    def leave(self, until: float) -> None:
        """Give the place back that was taken until then; nothing where somebody else has it by now."""
        with self._lock:
            if self._until == until:
                self._until = -_LATE


PLACE: Final = Place()


def events(
    part: Part, until: float, *, now: Callable[[], float] = monotonic, rest: Callable[[float], None] = sleep
) -> Iterator[str]:
    """The part, and again whenever it has changed, until it can change no more or the time is over.

    In between there is nothing to say, and that is said: it shows whether the reader is still there.
    """
    yield f"retry: {AGAIN}\n\n"
    last = None
    while True:
        text, goes_on = part()
        if text != last or not goes_on:
            yield event("progress" if goes_on else "over", text)
            last = text
        else:
            yield NOTHING
        if not goes_on or now() + GLANCE >= until:
            return
        rest(GLANCE)


def event(name: str, text: str) -> str:
    """One event; the text may have several lines."""
    lines = "".join(f"data: {line}\n" for line in text.splitlines() or [""])
    return f"event: {name}\n{lines}\n"
