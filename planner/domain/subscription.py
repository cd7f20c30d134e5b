"""A subscription: what somebody wants of the calendar, brought by a named link that can be revoked by itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from planner.domain.clients import ClientKind
from planner.domain.errors import DomainError, Language
from planner.domain.keys import slug
from planner.domain.selection import Selection
from planner.domain.series import SeriesKind
from planner.domain.spans import Window

MOST_IN_NAME: Final = 100
"""Characters."""

MOST_SHOWN: Final = 40
"""Characters of an unknown key that are said back."""

ALARMS: Final = (15, 60, 24 * 60)
"""Minutes before a meeting."""

MONTHS_BACK: Final = (0, 1, 3, 12)
MONTHS_AHEAD: Final = (6, 12, 18, 24, 36, 60)
"""What can be chosen is a few widths, so that many subscribers share the same written events."""

ALL_KINDS: Final = frozenset(SeriesKind)

_UNWRITABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters, line breaks and tabs among them
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # what turns the direction of all text behind it
    "\ud800-\udfff\ufffe\uffff]"  # no characters at all
)


class PlacedAs(StrEnum):
    """How items placed on a meeting reach the subscriber."""

    EVENTS = "events"
    LINES = "lines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a subscriber chose. Bodies and units by key; no body means all of them, and no unit too.

    ``alarm`` is in minutes before a meeting, None for no reminder. The months say how far the feed reaches from the
    month that it is: 0 back begins with this month, 1 with the last one. ``drafts`` asks
    for what is in hearing, which is never certain: it brings reserved dates too.
    """

    name: str
    bodies: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    kinds: frozenset[SeriesKind] = ALL_KINDS
    tentative: bool = True
    cancelled: bool = False
    placed_as: PlacedAs = PlacedAs.EVENTS
    alarm: int | None = None
    language: Language = "da"
    months_back: int = 1
    months_ahead: int = 18
    drafts: bool = False

    def selection(self) -> Selection:
        """The same as the core reads it."""
        return Selection(
            bodies=self.bodies,
            units=self.units,
            kinds=frozenset() if self.kinds == ALL_KINDS else self.kinds,
            tentative=self.tentative or self.drafts,
            cancelled=self.cancelled,
        )

    def window(self, today: date) -> Window:
        """What the feed covers on that day. It moves on with the month, not with the day."""
        return rolling_window(today, self.months_back, self.months_ahead)


class Fetch(NamedTuple):
    """When a feed was fetched (UTC), and by which kind of program."""

    when: datetime
    client: ClientKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Somebody's choices under a link of their own. The link itself is a secret that is not kept here.

    ``uid`` names it to its owner and tells calendar programs that a renewed link is the same calendar. ``issued`` is
    when the present link was made, ``changed`` when the choices last changed, ``revoked`` when the link stopped
    working, None while it works; ``fetch`` the last time that the present link was fetched. All times are in UTC.
    """

    uid: str
    owner: str
    choices: Choices
    created: datetime
    issued: datetime
    changed: datetime
    revoked: datetime | None = None
    fetch: Fetch | None = None


def rolling_window(today: date, back: int, ahead: int) -> Window:
    """Whole months: from ``back`` months before the month that it is, until ``ahead`` months after it began."""
    this_month = today.year * 12 + today.month - 1
    (start_year, start), (end_year, end) = (divmod(this_month + months, 12) for months in (-back, ahead))
    return Window(date(start_year, start + 1, 1), date(end_year, end + 1, 1)).bounded()


def file_name(name: str) -> str:
    """The name in letters that every address and file system keeps: ``direktionens-moeder``."""
    return slug(name, MOST_IN_NAME) or "kalender"


def problems(choices: Choices, bodies: Collection[str], units: Collection[str]) -> Iterator[DomainError]:
    """All that is wrong, each at its field; ``bodies`` and ``units`` are the keys that can be chosen."""
    yield from _name_problems(choices.name)
    for field, chosen, known in (("bodies", choices.bodies, bodies), ("units", choices.units, units)):
        for key in sorted(chosen.difference(known)):
            shown = key if len(key) <= MOST_SHOWN else f"{key[: MOST_SHOWN - 1]}…"
            yield DomainError(field, f"Kalenderen har ikke »{shown}«.", f"The calendar has no “{shown}”.")
    if not choices.kinds:
        yield DomainError("kinds", "Vælg mindst én type.", "Choose at least one type.")
    if choices.alarm is not None and choices.alarm not in ALARMS:
        yield _not_offered("alarm")
    if choices.months_back not in MONTHS_BACK:
        yield _not_offered("months_back")
    if choices.months_ahead not in MONTHS_AHEAD:
        yield _not_offered("months_ahead")


def check(choices: Choices, bodies: Collection[str], units: Collection[str]) -> None:
    """Raises the first of the ``problems``, a ``DomainError``, where there are any."""
    for problem in problems(choices, bodies, units):
        raise problem


def _name_problems(name: str) -> Iterator[DomainError]:
    if not name.strip():
        yield DomainError("name", "Giv abonnementet et navn.", "Give the subscription a name.")
    elif len(name) > MOST_IN_NAME:
        yield DomainError(
            "name",
            f"Navnet er på {len(name)} tegn. Det må højst være på {MOST_IN_NAME}.",
            f"The name has {len(name)} characters. It may have {MOST_IN_NAME} at most.",
        )
    elif _UNWRITABLE.search(name):
        yield DomainError(
            "name",
            "Navnet indeholder tegn, der ikke kan vises, for eksempel et linjeskift. Skriv det igen.",
            "The name has characters that cannot be shown, such as a line break. Please type it again.",
        )


def _not_offered(field: str) -> DomainError:
    return DomainError(field, "Vælg en af mulighederne.", "Choose one of the options.")
