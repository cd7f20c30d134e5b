"""What becomes of a date on a holiday: "falder mødet på en helligdag, flyttes det til førstkommende hverdag"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from planner.domain.days import CLOSED_DAYS, PUBLIC_HOLIDAYS, WEEKENDS
from planner.domain.phrases.cursor import Cursor, attempt, index_of
from planner.domain.phrases.frame import is_meeting
from planner.domain.phrases.grammar.atoms import weekday
from planner.domain.phrases.lexicon import WeekdayWord, phrases, words
from planner.domain.phrases.parts import HolidayPolicy
from planner.domain.series import Adjustment, Policy

_IF: Final = words("hvis når såfremt falder er på ved i tilfælde af")
_FILLER: Final = words(
    """
    det den mødet møde dagen datoen mødedagen en et på er så til i stedet for og at vi herefter bliver da dette denne
    flyttes rykkes afholdes holdes lægges udskydes udsættes holder flytter rykker falder mødedatoen fristen fastsættes
    """
)
_TAKEN: Final = {
    **dict.fromkeys(words("helligdag helligdage helligdagen helligdagene søgnehelligdage"), PUBLIC_HOLIDAYS),
    **dict.fromkeys(words("lukkedag lukkedage lukkedagen"), CLOSED_DAYS),
    **dict.fromkeys(words("weekend weekenden weekender"), WEEKENDS),
}
_WEEKENDS_AND_HOLIDAYS: Final = index_of(
    (
        *(
            f"{lead} {sunday} {sign} {holiday}"
            for lead in ("lørdag ,", "en lørdag ,", "lørdage ,", "lør - ,", "en lør - ,")
            for sunday in ("søn -", "søndag", "søndage")
            for sign in ("eller", "og")
            for holiday in ("helligdag", "helligdage", "en helligdag")
        ),
        *("weekend eller helligdag", "en weekend eller helligdag", "weekender og helligdage"),
        *("helligdag eller weekend", "en helligdag eller weekend", "en helligdag eller i en weekend"),
    )
)
_NEXT: Final = words(
    "førstkommende næstfølgende næste følgende efterfølgende nærmeste første nærmestfølgende påfølgende"
)
_PREVIOUS: Final = words("forudgående foregående forrige sidste")
_WORKING_DAY: Final = words("hverdag hverdagen arbejdsdag arbejdsdagen")
_TARGETS: Final[Sequence[tuple[Policy, tuple[str, ...]]]] = (
    (
        Policy.NEXT_SAME_WEEKDAY,
        phrases(
            "ugen efter | ugen derpå | en uge senere | næste uge | følgende uge | efterfølgende uge | en uge frem"
        ),
    ),
    (
        Policy.PREVIOUS_SAME_WEEKDAY,
        phrases("ugen før | en uge tidligere | ugen forinden | forrige uge | foregående uge"),
    ),
    (
        Policy.NEXT_WORKING_DAY,
        phrases("dagen efter | hverdagen efter | arbejdsdagen efter"),
    ),
    (Policy.PREVIOUS_WORKING_DAY, phrases("dagen før | hverdagen før | arbejdsdagen før | dagen forinden")),
    (
        Policy.SKIP,
        phrases(
            """
            springes over | springes mødet over | aflyses | aflyses mødet | bortfalder | bortfalder mødet | ikke møde
            | intet møde | ingen møde | ingen møder | udgår | udgår mødet
            """
        ),
    ),
    (
        Policy.SAME_WEEK,
        phrases("samme uge | en anden dag i samme uge | en anden hverdag i samme uge | en anden dag i ugen"),
    ),
    (Policy.KEEP, phrases("fastholdes | beholdes | uændret")),
)
_INDEX_OF_TARGETS: Final = tuple((policy, index_of(said)) for policy, said in _TARGETS)
_MOST_FILLER: Final = 12


@attempt
def holiday_policy(c: Cursor) -> HolidayPolicy | None:
    """The policy and the days that it is for."""
    return _days_first(c) or _target_first(c)


@attempt
def _days_first(c: Cursor) -> HolidayPolicy | None:
    if c.peek().text not in _IF:
        return None
    taken: tuple[str, ...] = ()
    for _ in range(_MOST_FILLER):
        taken = _taken(c)
        if taken or not _skip(c, _IF | _FILLER):
            break
    if not taken:
        return None
    for _ in range(_MOST_FILLER):
        found = _told(c, taken)
        if found is not None:
            return found
        if not (c.mark(",:") or _skip(c, _FILLER)):
            break
    return None


def _told(c: Cursor, taken: Sequence[str]) -> HolidayPolicy | None:
    """What is to be done on the days of these calendars."""
    policy, same = target(c), None
    if policy is None:
        same = _weekday_after(c)
        policy = Policy.NEXT_SAME_WEEKDAY if same is not None else None
    if policy is None:
        return None
    return HolidayPolicy(tuple(Adjustment(uid, policy) for uid in taken), None if same is None else same.day)


@attempt
def _weekday_after(c: Cursor) -> WeekdayWord | None:
    """Torsdagen efter"""
    named = weekday(c)
    return named if named is not None and c.says("efter", "ugen efter", "i ugen efter") else None


def _taken(c: Cursor) -> tuple[str, ...]:
    """The calendars of the days that cannot be kept: helligdag, "en lørdag, søn- eller helligdag"."""
    if c.finds(_WEEKENDS_AND_HOLIDAYS):
        return (WEEKENDS, PUBLIC_HOLIDAYS)
    uid = c.entry(_TAKEN)
    return () if uid is None else (uid,)


@attempt
def _target_first(c: Cursor) -> HolidayPolicy | None:
    """Den forudgående arbejdsdag før helligdagen"""
    _skip(c, _FILLER)
    policy = target(c)
    if policy is None:
        return None
    for _ in range(_MOST_FILLER):
        uid = c.entry(_TAKEN)
        if uid is not None:
            return HolidayPolicy((Adjustment(uid, policy),))
        if not (c.mark(",") or _skip(c, _FILLER | _IF | {"før", "efter", "ved", "inden"})):
            break
    return None


def _skip(c: Cursor, filler: frozenset[str]) -> bool:
    if c.word(filler) or (c.number(1, 31) is not None and c.mark(".", glued=True)):
        return True
    found = is_meeting(c.peek().text)
    c.at += found
    return found


@attempt
def target(c: Cursor) -> Policy | None:
    for policy, said in _INDEX_OF_TARGETS:
        if c.finds(said):
            return policy
    c.says("den", "til den", "til", "på den")
    if c.word(_NEXT) and c.word(_WORKING_DAY):
        return Policy.NEXT_WORKING_DAY
    if c.peek().text in _PREVIOUS and c.peek(1).text in _WORKING_DAY:
        c.at += 2
        return Policy.PREVIOUS_WORKING_DAY
    return None
