"""Phrases that give no date of their own, but say something about others: headings, status, exceptions."""

from __future__ import annotations

from typing import Final

from planner.domain.occurrences import Status
from planner.domain.phrases import refusals, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.dating import Dating
from planner.domain.phrases.compose.draft import Draft
from planner.domain.phrases.compose.limits import limits
from planner.domain.phrases.grammar.found import Scan
from planner.domain.phrases.parts import (
    AllDay,
    Attached,
    Bound,
    Dates,
    Each,
    Except,
    Length,
    NotADate,
    Note,
    PartOfDay,
    Topic,
    Vague,
    Windows,
    Year,
    Years,
)

_OF_A_HEADING: Final = (Year, Years, Topic, AllDay, Vague, NotADate, Note, PartOfDay)


def is_heading(found: Scan) -> bool:
    """Whether the phrase is the title of something: a year or a topic, and words that say no time."""
    bag = Bag(found.found)
    if any(one.holiday for one in bag.all_of(Vague)):
        return False
    if bag.is_only(Attached, *_OF_A_HEADING) and bag.has(Year, Years, Topic) and not found.may_matter:
        return not _is_window_of_a_year(bag, found)
    if not found.rest or found.may_matter:
        return False
    dated = [one for one in found.found if isinstance(one.part, Windows)]
    if dated and bag.is_only(Windows, *_OF_A_HEADING):
        return found.begins_with_rest and all(_has_year(one.part) for one in dated if isinstance(one.part, Windows))
    rhythms = [one for one in found.found if isinstance(one.part, Each)]
    return bool(rhythms) and bag.is_only(Each, Attached, *_OF_A_HEADING) and all(one.bracketed for one in rhythms)


def heading(bag: Bag, draft: Draft, dating: Dating) -> None:
    """What a heading lends to the lines below it."""
    draft.qualifies = True
    draft.all_day = bag.has(AllDay)
    draft.year = dating.year or None
    within = bag.look(Windows)
    if within is not None:
        draft.year = within.stretches[0].first.year or within.stretches[0].last.year or draft.year


def qualifications(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read what only qualifies: a status, what to do on holidays, what is left out, "hele dagen", a time alone."""
    if bag.has(Except) or (bag.has(Bound) and not bag.has(Vague)):
        limits(bag, draft, dating)
        draft.qualifies = True
    timed = draft.times is not None or draft.over_days is not None
    if draft.adjustments or draft.status is not None or draft.all_day or draft.note or draft.place:
        draft.qualifies = not timed or draft.status is Status.CANCELLED
        return True
    return draft.qualifies or timed


def no_time(bag: Bag, draft: Draft, _dating: Dating) -> bool:
    """Refuse what says no time, and ask about what waits for an event."""
    vague = bag.all(Vague)
    for one in vague:
        if one.holiday and bag.has(Windows, Dates):
            continue
        raise Unclear(remarks.waits_for_event(draft.text) if one.event else refusals.vague())
    dated = any(not part.bare for part in bag.all_of(Dates))
    if not dated and bag.all(NotADate) and not bag.has(Length):
        raise Unclear(refusals.no_date())
    return False


def _is_window_of_a_year(bag: Bag, found: Scan) -> bool:
    """Whether it is "i 2026" and nothing else; "Møder i 2026" is a heading."""
    year = bag.look(Year)
    return year is not None and year.inside and len(found.found) == 1 and not found.rest


def _has_year(part: Windows) -> bool:
    return any(one.first.year or one.last.year for one in part.stretches)
