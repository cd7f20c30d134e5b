"""A plan: proposed dates of one year's meetings, adopted body by body.

Kept is what somebody decided: dates, pins, wishes, comments, states, and the dates as they were adopted. What follows
from it (reasons, clashes, deadlines) is worked out from the calendar each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from planner.domain.access import NOBODY, Author
from planner.domain.errors import DomainError, Language
from planner.domain.remedies import Remedy
from planner.domain.spans import Times, Window

if TYPE_CHECKING:
    from planner.domain.codec import Data

NO_BODY: Final = ""
"""Stands for the body of the series that have none, wherever a body's key is asked for."""

LONGEST_NAME: Final = 100
LONGEST_COMMENT: Final = 2000
SCHOOL_YEAR: Final = 8
"""A school year begins with this month."""


class Stage(StrEnum):
    """How far a plan has come with one body; each goes on to the next, and a hearing also back to the draft."""

    DRAFT = "draft"
    HEARING = "hearing"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Decision:
    """What adopted the dates: the case's or the minutes' reference, and the day of the decision."""

    reference: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """One date as it was adopted. ``slot`` is the uid that the plan knew it by then; ``last`` is included."""

    slot: str
    series: str
    title: str
    first: date
    last: date
    times: Times | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyState:
    """How far the plan has come with one body, and since when. ``answer_by`` is the last day of its hearing.

    ``frozen`` holds the body's dates as they were adopted, for ever; ``version`` is the calendar's as their adoption
    left it, and so the change in the history (in hearing: as the plan's last change left it; of a draft: as an
    adoption had left it that was taken back); ``superseded_by`` is the uid of the plan that took over.
    """

    stage: Stage = Stage.DRAFT
    since: datetime | None = None
    by: Author = NOBODY
    answer_by: date | None = None
    decision: Decision = Decision()
    frozen: tuple[Adopted, ...] = ()
    version: int | None = None
    superseded_by: str | None = None

    @property
    def is_adopted(self) -> bool:
        """Whether its dates are frozen: published, superseded or not."""
        return self.stage in (Stage.PUBLISHED, Stage.SUPERSEDED)


DRAFTED: Final = BodyState()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What somebody says of one meeting of a body, or (``slot`` empty) of all of them.

    ``by`` is an account, or a name alone; ``role`` is what they say they are.
    """

    uid: str
    body: str
    slot: str
    by: Author
    role: str
    text: str
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """The next state of a plan's dates, to be accepted or dropped.

    ``before`` are the dates that it was made from: whatever has been changed by hand since stays when it is accepted.
    ``solved`` is False for one by rule of thumb; ``bound`` is what no plan can cost less than.
    """

    uid: str
    dates: Mapping[str, date]
    before: Mapping[str, date]
    made: datetime
    cost: int
    bound: int = 0
    solved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Proposed dates of a half-open ``year``: a calendar or a school year.

    ``dates`` gives the first day of each meeting by its slot's uid, ``pinned`` are those that no solve may move.
    ``preferences`` are the wishes as data (``planning.year.written``). ``bodies`` has the state of each body past the
    draft; ``version`` rises with every write, and whoever writes tells which one they have seen.
    """

    uid: str
    name: str
    year: Window
    version: int
    created: datetime
    changed: datetime
    by: Author
    dates: Mapping[str, date] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()
    preferences: Mapping[str, Data] = field(default_factory=dict)
    bodies: Mapping[str, BodyState] = field(default_factory=dict)
    suggestion: Suggestion | None = None

    def of(self, body: str) -> BodyState:
        """How far it has come with the body of that key."""
        return self.bodies.get(body, DRAFTED)

    @property
    def label(self) -> str:
        """The year as people call it: "2027", or "2027/28"."""
        start = self.year.start
        return f"{start.year}" if start.month == 1 else f"{start.year}/{(start.year + 1) % 100:02}"

    @property
    def is_adopted(self) -> bool:
        """Whether any body has adopted it: then it is kept."""
        return any(state.is_adopted for state in self.bodies.values())


class JobState(StrEnum):
    """What has become of a solve."""

    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"
    IMPOSSIBLE = "impossible"
    """The meetings cannot all be held: the job says which, and what would help."""
    LOST = "lost"
    """Nothing has been heard of it for so long that it must have ended with its server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A solve of a plan, as far as it has come. Whatever its end, the plan's dates are as they were.

    ``based_on`` is the plan's version that it began with; ``seconds`` what it may take, ``spent`` what it has taken
    when it was last heard of. ``keep``: as few dates as possible were to be left, so that ``cost`` and ``bound`` are
    no points of the plan. ``told`` are sentences in both languages: what went wrong, or why it is impossible;
    ``remedies`` what would help, each by itself, and ``meetings`` the slots that are in each other's way.
    """

    uid: str
    plan: str
    based_on: int
    state: JobState
    started: datetime
    heard: datetime
    seconds: float
    spent: float = 0.0
    cost: int | None = None
    bound: int = 0
    optimal: bool = False
    told: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    remedies: tuple[Remedy, ...] = ()
    meetings: tuple[str, ...] = ()
    keep: bool = False

    @property
    def gap(self) -> float | None:
        """How far, at most, the best plan so far is from the best possible: 0.02 is two per cent."""
        if self.cost is None:
            return None
        return (self.cost - self.bound) / self.cost if self.cost > 0 else 0.0

    @property
    def seconds_left(self) -> float:
        """What it may still take."""
        return max(0.0, self.seconds - self.spent) if self.state is JobState.RUNNING else 0.0


class PlanChanged(DomainError):
    """Somebody else has written the plan since it was seen; nothing was saved, and nothing of theirs is lost."""

    def __init__(self, seen: int, now: int) -> None:
        super().__init__(
            "seen",
            "Planen er blevet ændret af en anden, mens du arbejdede. Intet er gemt: se, hvordan den er nu, og prøv "
            "igen.",
            "Somebody else has changed the plan while you were working. Nothing was saved: see how it is now, and "
            "try again.",
        )
        self.seen, self.now = seen, now


def plan_year(year: int, *, school: bool = False) -> Window:
    """The calendar year, or the school year that begins in it. Raises ``DomainError`` outside 1900 to 2100."""
    whole = Window.of_year(year)
    if not school:
        return whole
    return Window(date(year, SCHOOL_YEAR, 1), date(year + 1, SCHOOL_YEAR, 1)).bounded()


def name_of(typed: str) -> str:
    """A plan's name on one line. Raises ``DomainError`` at ``name``."""
    return _line(typed, "name", LONGEST_NAME)


def comment_of(typed: str) -> str:
    """What somebody writes in a hearing. Raises ``DomainError`` at ``text``."""
    lines = (line.rstrip() for line in typed[: 2 * LONGEST_COMMENT].splitlines())
    text = "\n".join(lines).strip()
    if not text:
        raise DomainError("text", "Skriv en bemærkning.", "Write a comment.")
    if len(text) > LONGEST_COMMENT:
        raise DomainError(
            "text",
            f"Bemærkningen må højst være på {LONGEST_COMMENT} tegn.",
            f"The comment may have at most {LONGEST_COMMENT} characters.",
        )
    if not text.replace("\n", "").replace("\t", "").isprintable():
        raise DomainError("text", *_UNPRINTABLE)
    return text


def optional_line(typed: str, field_name: str, longest: int = LONGEST_NAME) -> str:
    """A line that may be empty: a role, a decision's reference. Raises ``DomainError`` at the field."""
    return _line(typed, field_name, longest) if typed.strip() else ""


_UNPRINTABLE: Final = ("Teksten har tegn, der ikke kan vises.", "The text has characters that cannot be shown.")


def _line(typed: str, field_name: str, longest: int) -> str:
    found = " ".join(typed.split()) if len(typed) <= 2 * longest else typed
    if not found:
        raise DomainError(field_name, "Skriv et navn.", "Write a name.")
    if len(found) > longest:
        raise DomainError(field_name, f"Højst {longest} tegn.", f"At most {longest} characters.")
    if not found.isprintable():
        raise DomainError(field_name, *_UNPRINTABLE)
    return found
