"""What is wrong with the dates that stand, or with what is asked for: said before anything is solved."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.errors import Language
from planner.planning.year.slots import Slot


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about a slot, in both languages."""

    slot: Slot
    danish: str
    english: str

    def text(self, language: Language) -> str:
        """The sentence for the user."""
        return self.danish if language == "da" else self.english
