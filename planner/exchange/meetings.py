"""The meetings of a plan, as a workbook has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A row. A meeting without a day has ``first`` None, and ``when`` says in words where one is looked for.

    ``mark`` says how it came to its day ("efter regel"), ``why`` more about that; ``deadlines`` are lines.
    """

    first: date | None
    last: date | None = None
    when: str = ""
    hours: str = ""
    body: str = ""
    title: str
    deadlines: Sequence[str] = ()
    mark: str
    why: Sequence[str] = ()
