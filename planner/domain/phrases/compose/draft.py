"""A reading under construction, and the words that any reading may carry: times, status, notes, doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from planner.domain.occurrences import Status
from planner.domain.phrases import contradictions, notices, refusals, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.beside import Beside, of_single_days
from planner.domain.phrases.parts import (
    About,
    AllDay,
    By,
    Clock,
    HolidayPolicy,
    IfAny,
    Lasts,
    Mark,
    Maybe,
    Note,
    PartOfDay,
    Topic,
    Usually,
)
from planner.domain.phrases.reading import Distance, Reading, Remark
from planner.domain.rules import MonthDay, Period, PeriodUnit, Rule
from planner.domain.series import Adjustment, Quota
from planner.domain.spans import Times

_HOURS: Final = (
    *(("formiddag", 6, 12), ("morgen", 5, 11), ("middag", 11, 14), ("eftermiddag", 12, 19), ("aften", 16, 24)),
)
"""Between which hours a part of the day may begin."""
_DOUBTS: Final = {
    "half": remarks.half_past,
    "backwards": remarks.time_backwards,
    "until": remarks.time_without_start,
}


@dataclass(slots=True)
class Draft:
    """What is known so far; see ``Reading``. ``over_days`` are times that end on the last of several days."""

    text: str = ""
    rule: Rule | None = None
    adjustments: tuple[Adjustment, ...] = ()
    quota: Quota | None = None
    distances: tuple[Distance, ...] = ()
    anchor: str = ""
    times: Times | None = None
    over_days: Times | None = None
    all_day: bool = False
    status: Status | None = None
    by: By | None = None
    cancelled: tuple[date, ...] = ()
    span: tuple[date, date] | None = None
    lasting: bool = False
    year: int | None = None
    month: int | None = None
    note: str = ""
    place: str = ""
    rest: str = ""
    qualifies: bool = False
    if_any: bool = False
    lasts: int = 1
    weekdays_kept: frozenset[int] = frozenset()
    beside: tuple[Beside, ...] = ()
    remarks: list[Remark] = field(default_factory=list)

    def say(self, remark: Remark) -> None:
        """Add a remark, once."""
        if remark not in self.remarks:
            self.remarks.append(remark)

    def as_window(self, first: date, last: date) -> None:
        """Make a single window without a day the rule; both days included, at most a year."""
        ends = (MonthDay(first.month, first.day), MonthDay(last.month, last.day))
        self.rule = Period(unit=PeriodUnit.SPAN, span=ends, since=first, until=first)

    def reading(self) -> Reading:
        """The finished reading."""
        return Reading(
            rule=self.rule,
            adjustments=self.adjustments,
            quota=self.quota,
            distances=self.distances,
            anchor=self.anchor,
            times=self.times,
            all_day=self.all_day,
            status=self.status,
            deadline=self.by is not None,
            cancelled=self.cancelled,
            span=self.span,
            lasting=self.lasting,
            year=self.year,
            month=self.month,
            note=self.note,
            place=self.place,
            rest=self.rest,
            qualifies=self.qualifies,
            remarks=tuple(self.remarks),
        )


def take_companions(bag: Bag, draft: Draft) -> None:
    """Take what may stand beside any date. Raises ``Unclear`` for two times, or one that there is not."""
    _check_clocks(bag)
    draft.beside = of_single_days(bag)
    _take_clock(bag, draft)
    draft.all_day = bool(bag.all(AllDay))
    draft.by = bag.one(By) or draft.by
    status = _take_mark(bag)
    draft.status = None if status is None else status.status
    notes = bag.all(Note)
    draft.if_any = bool(bag.all(IfAny))
    lasts = bag.one(Lasts)
    draft.lasts = 1 if lasts is None else lasts.days
    draft.place = ", ".join(note.text for note in notes if note.place)
    parts_of_day = [part.text for part in bag.all(PartOfDay)]
    if parts_of_day and status is not None and status.booked:
        draft.status = None
        parts_of_day.append("reserveret")
    _check_part_of_day(parts_of_day, draft)
    draft.note = ", ".join(filter(None, (*(note.text for note in notes if not note.place), " ".join(parts_of_day))))
    policies = bag.all(HolidayPolicy)
    draft.adjustments = tuple(one for policy in policies for one in policy.adjustments)
    draft.weekdays_kept = frozenset(policy.weekday for policy in policies if policy.weekday is not None)
    if any(topic.beside for topic in bag.all_of(Topic)) and not bag.is_only(Topic):
        bag.all(Topic)
        draft.say(notices.year_of_subject())
    if bag.all(Usually):
        draft.say(notices.usually())
    if bag.all(Maybe):
        draft.say(remarks.unsure())


def _take_mark(bag: Bag) -> Mark | None:
    """The only mark; of several that mean the same ("foreløbig reservation") the first."""
    marks = bag.all_of(Mark)
    if len({mark.status for mark in marks}) != 1:
        return bag.one(Mark)
    bag.all(Mark)
    return marks[0]


def _check_clocks(bag: Bag) -> None:
    """Raise ``Unclear`` for a time that there is not, of whichever day."""
    for clock in bag.all_of(Clock):
        if clock.doubt:
            raise Unclear(_DOUBTS[clock.doubt]())
        if clock.times is None:
            raise Unclear(refusals.no_such_time())


def _take_clock(bag: Bag, draft: Draft) -> None:
    clocks = list(dict.fromkeys(bag.all(Clock)))
    if len(clocks) > 1:
        raise Unclear(remarks.two_times())
    for clock in clocks:
        if clock.over_days:
            draft.over_days = clock.times
        else:
            draft.times = clock.times
        if clock.before:
            draft.by = By()
        _say_how(clock, draft)


def _say_how(clock: Clock, draft: Draft) -> None:
    if clock.guessed and clock.times is not None:
        draft.say(notices.hours(clock.times))
    if clock.about:
        draft.say(notices.about_that_time())
    if clock.midnight:
        draft.say(notices.midnight())


def _check_part_of_day(said: Sequence[str], draft: Draft) -> None:
    """Raise ``Unclear`` for "kl. 2 om eftermiddagen": on a clock of 24 hours that is no afternoon."""
    times = draft.times or draft.over_days
    hour = times.start.hour if times is not None else None
    for stem, first, last in _HOURS:
        if hour is not None and not first <= hour <= last and any(word.startswith(stem) for word in said):
            raise Unclear(contradictions.not_that_time_of_day(stem))


def no_guessing(bag: Bag) -> None:
    """Raises ``Unclear`` when the phrase says itself that its time is inexact."""
    if bag.all(About):
        raise Unclear(remarks.about())
