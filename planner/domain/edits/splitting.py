"""«Denne og følgende»: a series cut in two, and those that follow it with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from typing import Final, NamedTuple

from planner.domain.days import Days
from planner.domain.edits.cutting import begun, ended
from planner.domain.edits.following import cut_follower
from planner.domain.edits.series import find, followers, fresh_uid, put
from planner.domain.errors import DomainError
from planner.domain.expand import expand
from planner.domain.occurrences import RecurrenceId, Status
from planner.domain.recurrence_ids import first_day
from planner.domain.rules import Rule, anchor_of
from planner.domain.series import UNCHANGED, Calendar, Requirement, Series
from planner.domain.spans import Window

_ONE_DAY: Final = timedelta(days=1)


class _Cut(NamedTuple):
    """A series before and from ``since``."""

    before: Series
    after: Series
    since: date


def split(calendar: Calendar, uid: str, since: RecurrenceId, changed: Series) -> Calendar:
    """The calendar where the series is ``changed`` from that occurrence on, and stays as it was before.

    The old series keeps its uid and ends on the day before; a new one, under a uid made of its title and the year,
    begins with ``since``. Each exception goes to the half that its recurrence_id lies in: those of the old series to
    the old half, those of ``changed`` to the new.

    Whoever follows is cut in the same place, so that nothing is lost on either side: the follower that stood there
    goes on following the old series, and one more like it follows the new. A window in which a follower is placed
    belongs to the half of the meeting that it was taken at. Archived followers are left alone.

    A requirement is counted in whole years. The year of the cut goes to the new series where nothing was held before
    in it; otherwise neither half is held to that year, since neither has all of its dates.

    Where nothing lies before ``since``, all of the series is changed and nothing cut. Raises ``DomainError`` at
    ``uid`` for a series that the calendar does not have, and at ``since`` for one that follows another series (its
    dates are that one's, to be cut there) and where the changed rule gives nothing from then on.
    """
    old = find(calendar, uid)
    if old is None:
        raise DomainError("uid", f"»{uid}« findes ikke.", f"There is no “{uid}”.")
    _check_own_dates(calendar, old, changed)
    days, day = Days(calendar.day_calendars), first_day(since)
    earlier, later = ended(old.rule, day, days), begun(changed.rule, day, days)
    if later is None:
        raise DomainError("since", "Reglen giver ingen datoer derefter.", "The rule gives no dates from then on.")
    if earlier is None:
        return put(calendar, changed)
    cut = _cut(calendar, old, earlier, changed, later, day)
    new_year = date(day.year + _held_before(old, day, days), 1, 1)
    cut = cut._replace(
        before=replace(cut.before, requirement=_until(old.requirement, date(day.year, 1, 1) - _ONE_DAY)),
        after=replace(cut.after, requirement=_since(changed.requirement, new_year)),
    )
    return _with_followers(calendar, calendar, cut, days)


def _with_followers(calendar: Calendar, whole: Calendar, cut: _Cut, days: Days) -> Calendar:
    """Both halves put in, and every follower cut after them; ``whole`` is the calendar before anything was."""

    def follow(so_far: Calendar, one: Series) -> Calendar:
        rules = cut_follower(whole, one, cut.after.uid, cut.since, days)
        if rules.before is None or rules.after is None:
            return put(so_far, replace(one, rule=rules.before or rules.after or one.rule))
        halves = _cut(so_far, one, rules.before, one, rules.after, rules.since)
        return _with_followers(so_far, whole, halves, days)

    both = put(put(calendar, cut.before), cut.after)
    return reduce(follow, (one for one in followers(whole, cut.before.uid) if not one.archived), both)


def _cut(calendar: Calendar, old: Series, earlier: Rule, changed: Series, later: Rule, since: date) -> _Cut:
    before = {rid: decided for rid, decided in old.exceptions.items() if first_day(rid) < since}
    after = {rid: decided for rid, decided in changed.exceptions.items() if first_day(rid) >= since}
    uid = fresh_uid(calendar, f"{changed.title} {since.year}")
    return _Cut(
        replace(old, rule=earlier, exceptions=before),
        replace(changed, uid=uid, rule=later, exceptions=after, stamp=UNCHANGED),
        since,
    )


def _check_own_dates(calendar: Calendar, old: Series, changed: Series) -> None:
    anchor = find(calendar, anchor_of(old.rule) or anchor_of(changed.rule) or "")
    if anchor is not None:
        raise DomainError(
            "since",
            f"Punktet følger »{anchor.title}« og kan kun deles dér. Ret hele serien, eller kun denne.",
            f"It follows “{anchor.title}” and can only be cut there. Change all of it, or only this one.",
        )


def _held_before(old: Series, day: date, days: Days) -> bool:
    """Whether anything of the series was held in the year of that day, before it."""
    plain = replace(old, requirement=None)
    found = expand(plain, days, Window(date(day.year, 1, 1), day))
    return any(one.dated and one.status is not Status.CANCELLED for one in found)


def _since(asked: Requirement | None, day: date) -> Requirement | None:
    if asked is None or (asked.until is not None and asked.until < day):
        return None
    return replace(asked, since=max(asked.since, day))


def _until(asked: Requirement | None, day: date) -> Requirement | None:
    if asked is None or asked.since > day:
        return None
    return replace(asked, until=day if asked.until is None else min(asked.until, day))
