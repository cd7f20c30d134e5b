"""The parts of a plan as plain data: what the store keeps of it as JSON."""

from __future__ import annotations

from typing import Final

from planner.domain.codec.atoms import DAY, TIMES, WORD
from planner.domain.codec.shapes import Many, Record, TableOf
from planner.domain.plans import Adopted

DATES: Final = TableOf(WORD, DAY)
FROZEN: Final = Many(Record[Adopted](Adopted, slot=WORD, series=WORD, title=WORD, first=DAY, last=DAY, times=TIMES))
