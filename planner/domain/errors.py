"""Errors that own their message: what is wrong, in Danish and English, and at which field."""

from __future__ import annotations

from typing import Literal

Language = Literal["da", "en"]


class DomainError(ValueError):
    """Input that the model refuses.

    ``field`` names the part that is wrong, as the dataclass spells it (``by_month_day``, ``rule.anchor``);
    ``danish`` and ``english`` are whole sentences for the user.
    """

    def __init__(self, field: str, danish: str, english: str) -> None:
        super().__init__(f"{field}: {english}")
        self.field = field
        self.danish = danish
        self.english = english

    def text(self, language: Language) -> str:
        """The sentence for the user, without the field's name."""
        return self.danish if language == "da" else self.english


class RuleError(DomainError):
    """A rule, or a part of one, that cannot mean anything."""


class NeverMatches(RuleError):
    """A rule without a single date in the years the product covers (1900 to 2100)."""

    def __init__(self, field: str = "rule") -> None:
        super().__init__(field, "Reglen giver aldrig en dato.", "The rule never gives a date.")


class MissingAnchor(DomainError):
    """A series that follows another one which the calendar does not have."""

    def __init__(self, series: str, anchor: str, title: str) -> None:
        """The series by its uid and its title; the anchor has but the uid that the series knows it by."""
        super().__init__(
            "rule.anchor",
            f"Serien »{title}« følger »{anchor}«, som ikke findes i kalenderen.",
            f"The series “{title}” follows “{anchor}”, which the calendar does not have.",
        )
        self.series = series
        self.anchor = anchor


class CircularChain(DomainError):
    """Series that follow each other in a circle, so that none can be dated first."""

    def __init__(self, uids: tuple[str, ...], titles: tuple[str, ...]) -> None:
        """The circle, its first series again at its end: by uids, and by titles as people know them."""
        chain = " → ".join(titles)
        super().__init__(
            "rule.anchor",
            f"Serierne følger hinanden i ring: {chain}.",
            f"The series follow each other in a circle: {chain}.",
        )
        self.uids = uids
