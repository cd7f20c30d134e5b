"""The garbage collector, held back while much is made of which nothing is in a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """For tens of thousands of tuples: left alone, the collector walks all of them again and again.

    That takes more time than it takes to expand a calendar, and a fifth of what it takes to draw a full wheel.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
