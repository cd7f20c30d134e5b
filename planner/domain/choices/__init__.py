"""Rules as the answers to a few questions: what an editor without a word of RRULE chooses among.

``choices_of`` says how a rule is chosen, ``rule_of`` what the choices mean; one undoes the other. A rule that the
questions cannot hold is ``Repeat.OTHER``: it is kept as it is, said in words, and changed by a phrase.
"""

from __future__ import annotations

from planner.domain.choices.answers import (
    UNDATED,
    Choices,
    Link,
    On,
    Pick,
    Repeat,
    When,
    asked,
    in_order,
    tidy,
)
from planner.domain.choices.making import requirement_of, rule_of
from planner.domain.choices.recognising import choices_of

__all__ = [
    "UNDATED",
    "Choices",
    "Link",
    "On",
    "Pick",
    "Repeat",
    "When",
    "asked",
    "choices_of",
    "in_order",
    "requirement_of",
    "rule_of",
    "tidy",
]
