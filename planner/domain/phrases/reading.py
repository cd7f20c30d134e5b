"""What comes out of reading a phrase: the meaning, how sure it is, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from planner.domain.describe import NO_NAMES, describe
from planner.domain.errors import Language
from planner.domain.occurrences import Status
from planner.domain.phrases.edits import Edit
from planner.domain.rules import Recurrence, Rule, Union
from planner.domain.series import Adjustment, Quota
from planner.domain.spans import Times
from planner.domain.words import WORDS

ANCHOR: Final = "anchor"
"""Stands in a rule for the uid of the series that the phrase hangs on, until somebody chooses one."""


class Decision(StrEnum):
    """What may be done with a reading."""

    ACCEPT = "accept"
    NOTICE = "accept_with_notice"
    ASK = "ask"
    REJECT = "reject"
    CONTEXT = "context"


class Remark(NamedTuple):
    """One thing to say about a reading. ``decision`` is what it makes of it: NOTICE, ASK or REJECT.

    ``answers`` are changes of the phrase that may answer a question.
    """

    decision: Decision
    danish: str
    english: str
    answers: tuple[Edit, ...] = ()

    def text(self, language: Language) -> str:
        """The sentence for the user."""
        return self.danish if language == "da" else self.english


class Setting(NamedTuple):
    """Where a phrase stands: in a document dated ``on``, below a heading.

    ``meeting`` is the day that a relative phrase counts from, where it is known; ``anchor`` the uid of the series
    that it hangs on.
    """

    on: date
    heading: str = ""
    meeting: date | None = None
    anchor: str = ANCHOR


class DistanceUnit(StrEnum):
    """How a distance from a meeting is counted."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Distance(NamedTuple):
    """How far from a meeting, negative before it."""

    amount: int
    unit: DistanceUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A phrase as it was understood. Parsing gives values *and* problems: ``remarks`` may accompany any of them.

    ``rule`` is what the phrase says recurs or happens, with ``adjustments`` for holidays; with decision ASK or
    REJECT it is only a suggestion. ``quota`` is a number of dates without a day; ``distances`` one or two (from,
    to) from a meeting, given also where no rule can hold them. ``times`` belongs to the rule, or stands alone.
    ``cancelled`` are days on which something known no longer takes place. ``span`` is a stretch (both days included)
    that no rule can hold, being longer than a year; ``lasting`` tells that a window without a day is really something
    that goes on all the time ("1/9-31/12"). ``year`` and ``month`` are what a heading
    lends the lines below it. ``rest`` is what was not understood.
    """

    rule: Rule | None = None
    adjustments: tuple[Adjustment, ...] = ()
    quota: Quota | None = None
    distances: tuple[Distance, ...] = ()
    anchor: str = ""
    times: Times | None = None
    all_day: bool = False
    status: Status | None = None
    deadline: bool = False
    cancelled: tuple[date, ...] = ()
    span: tuple[date, date] | None = None
    lasting: bool = False
    year: int | None = None
    month: int | None = None
    note: str = ""
    place: str = ""
    rest: str = ""
    qualifies: bool = False
    remarks: tuple[Remark, ...] = ()

    @property
    def decision(self) -> Decision:
        """The gravest of the remarks; a phrase that only qualifies others is context."""
        gravest = {remark.decision for remark in self.remarks}
        for decision in (Decision.REJECT, Decision.ASK):
            if decision in gravest:
                return decision
        if self.qualifies:
            return Decision.CONTEXT
        return Decision.NOTICE if gravest else Decision.ACCEPT

    def question(self, language: Language) -> str:
        """What the user is asked, or why there is no date; empty when the reading stands."""
        return " ".join(remark.text(language) for remark in self.remarks if remark.decision is not Decision.NOTICE)

    def notice(self, language: Language) -> str:
        """What the user should see about a reading that stands."""
        return " ".join(remark.text(language) for remark in self.remarks if remark.decision is Decision.NOTICE)

    def words(self, language: Language, names: Mapping[str, str] = NO_NAMES) -> str:
        """The meaning read back, without the notices. ``names`` maps uids to titles, as in ``describe``."""
        if self.rule is not None:
            known = {ANCHOR: self.anchor, **names} if self.anchor else names
            rule = describe(self.rule, language, adjustments=self.adjustments, names=known)
            return f"{rule}; {self._left_out(language)}" if self._leaves_out_days else rule
        w = WORDS[language]
        said = [_distance(distance, language) for distance in self.distances]
        if self.span is not None:
            said.append(w.dates(*self.span))
        if self.quota is not None:
            said.append(_quota(self.quota, language))
        if self.times is not None:
            said.append(w.clock(self.times))
        if self.all_day:
            said.append(w("hele dagen", "all day"))
        if self.year is not None:
            said.append(str(self.year))
        return " – ".join(said)

    @property
    def _leaves_out_days(self) -> bool:
        """Whether single days are left out of a rule: "hver mandag undtagen den 5. juli"."""
        return bool(self.cancelled) and isinstance(self.rule, Recurrence | Union)

    def _left_out(self, language: Language) -> str:
        w = WORDS[language]
        days = w.joined(w.the_date(day) for day in self.cancelled)
        return w(f"ikke {days}", f"not {days}")


def _distance(distance: Distance, language: Language) -> str:
    w = WORDS[language]
    count = abs(distance.amount)
    one, many = _UNITS[language][distance.unit]
    return (
        f"{count} {one if count == 1 else many} {w('før', 'before') if distance.amount < 0 else w('efter', 'after')}"
    )


def _quota(quota: Quota, language: Language) -> str:
    per = _PER[language].get(quota.per.value, quota.per.value)
    times = WORDS[language]("gang", "time") if quota.count == 1 else WORDS[language]("gange", "times")
    return f"{quota.count} {times} {per}"


_UNITS: Final[Mapping[Language, Mapping[DistanceUnit, tuple[str, str]]]] = {
    "da": {
        DistanceUnit.MINUTE: ("minut", "minutter"),
        DistanceUnit.HOUR: ("time", "timer"),
        DistanceUnit.DAY: ("dag", "dage"),
        DistanceUnit.WORKING_DAY: ("arbejdsdag", "arbejdsdage"),
        DistanceUnit.WEEK: ("uge", "uger"),
        DistanceUnit.MONTH: ("måned", "måneder"),
        DistanceUnit.YEAR: ("år", "år"),
    },
    "en": {
        DistanceUnit.MINUTE: ("minute", "minutes"),
        DistanceUnit.HOUR: ("hour", "hours"),
        DistanceUnit.DAY: ("day", "days"),
        DistanceUnit.WORKING_DAY: ("working day", "working days"),
        DistanceUnit.WEEK: ("week", "weeks"),
        DistanceUnit.MONTH: ("month", "months"),
        DistanceUnit.YEAR: ("year", "years"),
    },
}
_PER: Final[Mapping[Language, Mapping[str, str]]] = {
    "da": {"year": "om året", "half-year": "i halvåret", "quarter": "i kvartalet", "month": "om måneden"},
    "en": {"year": "a year", "half-year": "a half-year", "quarter": "a quarter", "month": "a month"},
}
