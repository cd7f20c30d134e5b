"""What limits a rule or makes a date a deadline: "senest", "fra og med", "til og med", "undtagen juli"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from planner.domain.days import CLOSED_DAYS, PUBLIC_HOLIDAYS, SCHOOL_HOLIDAYS
from planner.domain.phrases.cursor import Cursor, attempt, index_of, sayings
from planner.domain.phrases.frame import CRITICAL
from planner.domain.phrases.grammar.atoms import year
from planner.domain.phrases.grammar.day_list import dates
from planner.domain.phrases.grammar.windows import windows
from planner.domain.phrases.lexicon import phrases, weekday_of, words
from planner.domain.phrases.parts import Bound, By, Dates, Day, Except, Nth, NthKind, Nths, Run
from planner.domain.phrases.tokens import Kind
from planner.domain.rules import PeriodUnit

_DEADLINES: Final = words("senest deadline frist fristen slutfrist")
_LATEST: Final = phrases(
    "ikke senere end | sidste frist | med frist | med svarfrist | sidste dato | sidste dag | seneste"
)
_SINCE: Final = sayings(
    """
    gældende fra og med | gældende fra | med virkning fra | regnet fra og med | regnet fra | fra og med | fra
    """
)
_FIRST_TIME: Final = sayings(
    """
    opstart | med start i | med start | start i | start | med første gang | første gang | næste gang
    | første møde | starter | begynder | startende i | startende | begyndende i | begyndende | med opstart i
    | med opstart | med begyndelse i | med begyndelse
    """
)
_UNTIL: Final = sayings(
    """
    til og med | t.o.m | tom | frem til og med | frem til | indtil og med | indtil | sidste gang | slutter | ophører
    | til
    """
)
_LEFT_OUT: Final = sayings(
    """
    med undtagelse af | uden for | udenfor | bortset fra | dog ikke | men ikke | og ikke | undtagen | undtaget | undt
    | ekskl | eksklusive | excl | fraregnet | minus | på nær | pånær | ikke | mødefri | mødefrit | møde frit | pause
    | mødefri periode | mødefri perioder | mødefri uger | mødefri dage
    | ingen møder | ingen møde | uden møder | uden møde | intet møde | der holdes ikke møde | sommerpause
    | dog holder vi sommerpause | fri | holder vi sommerpause | holder sommerpause | holder pause | holder ferie
    | ferielukket | sommerlukket | lukket | holder lukket | holder fri | holdes ikke | afholdes ikke
    | holdes ikke møde | afholdes ikke møde | ikke møder | ikke møde
    """
)
_ENDS: Final = ("udgang", "udløb", "slutning", "afslutning")
_UNIT_ENDS: Final = tuple(
    (unit, index_of((*(f"{owner} {end}" for end in _ENDS), *(f"{end}en af {one}" for end in _ENDS for one in each))))
    for unit, owner, each in (
        (PeriodUnit.MONTH, "månedens", ("måneden", "hver måned")),
        (PeriodUnit.QUARTER, "kvartalets", ("kvartalet", "hvert kvartal")),
    )
)
_MOST_WORDS: Final = 5
_EVERY: Final = words("hver hvert")
_LEFT_OUT_AFTER: Final = phrases(
    "mødefri | mødefrit | mødefri måned | undtaget | fraregnet | undtages | fri | friholdes | pause"
)
_CALLED_OFF: Final = phrases("aflyst | aflyses | udgår | udgået | bortfalder | bortfaldet | droppes | annulleret")
_DAY_CALENDARS: Final = {
    **dict.fromkeys(words("helligdage helligdagene helligdag søgnehelligdage"), PUBLIC_HOLIDAYS),
    **dict.fromkeys(words("skoleferier skoleferierne skoleferien skoleferie skolernes ferier"), SCHOOL_HOLIDAYS),
    **dict.fromkeys(words("lukkedage lukkedagene"), CLOSED_DAYS),
}


@attempt
def by(c: Cursor) -> By | None:
    """senest, tilmeldingsfrist, deadline; inden and før, which leave the day itself out; udgangen af"""
    if _latest(c):
        c.says("er", "den er")
        c.says("ved", "med", "inden")
        return By(end=_before_an_end(c) or _end(c))
    start = c.at
    c.says("ved", "pr", "med", "inden", "senest ved")
    if _before_an_end(c) or _end(c):
        return By(end=True)
    c.at = start
    if c.says("inden", "før", "forud for") and not c.done:
        return By(exclusive=True, end=_end(c))
    return None


def _latest(c: Cursor) -> bool:
    said = c.says(
        "ikke senere end", "sidste frist", "med frist", "med svarfrist", "sidste dato", "sidste dag", "seneste"
    )
    if said:
        c.says("for aflevering", "for tilmelding", "til aflevering")
    elif c.word(_DEADLINES) or c.peek().text.endswith(("frist", "fristen")):
        said = True
        c.at += not (c.at and c.peek(-1).text in _DEADLINES)
    if said:
        _of_what(c)
        c.mark(":", glued=True)
    return said


def _of_what(c: Cursor) -> None:
    """What the deadline is for, up to a colon: "Frist for bidrag:"."""
    at = c.at
    if c.says("for", "til"):
        while c.peek().kind is Kind.WORD and c.peek().text not in CRITICAL and c.at <= at + _MOST_WORDS:
            c.at += 1
        if c.peek().text == ":":
            return
    c.at = at


def _end(c: Cursor) -> bool:
    return c.says("ved udgangen af", "udgangen af", "inden udgangen af", "med udgangen af", "ved slutningen af")


def _before_an_end(c: Cursor) -> bool:
    at = c.at
    found = year_end(c) is not None or unit_end(c) is not None
    c.at = at
    return found


@attempt
def year_end(c: Cursor) -> Dates | None:
    """årets udgang, udgangen af året: its last day"""
    if not c.says("årets udgang", "årets udløb", "årets slutning", "udgangen af året", "udløbet af året"):
        return None
    return Dates((Run(Day(31, 12)),))


@attempt
def unit_end(c: Cursor) -> Nths | None:
    """månedens udgang, udgangen af hvert kvartal: the last day of each"""
    for unit, said in _UNIT_ENDS:
        if c.finds(said):
            return Nths((Nth((-1,), NthKind.DAY, of=unit),))
    return None


@attempt
def bound(c: Cursor) -> Bound | None:
    """Fra og med 1. januar 2027, til og med uge 26, fra 2027"""
    exact = c.finds(_FIRST_TIME)
    since = exact or c.finds(_SINCE) or _was_last(c)
    if not since and not c.finds(_UNTIL):
        return None
    c.says("er")
    c.says("i", "den", "d")
    found = dates(c)
    if found is not None:
        return Bound(since, dates=found, exact=exact) if len(found.runs) == 1 and found.runs[0].last is None else None
    number = year(c)
    if number is not None:
        return Bound(since, year=number)
    stretch = windows(c)
    return Bound(since, windows=stretch) if stretch is not None and len(stretch.stretches) == 1 else None


def _was_last(c: Cursor) -> bool:
    """Whether "sidste gang" tells when something last was that comes every so many years, and not when it ends."""
    steps = (before.text for before, token in pairwise(c.tokens[: c.at]) if token.text == "år")
    return any(step not in _EVERY for step in steps) and c.says("sidste gang", "sidst")


@attempt
def left_out(c: Cursor) -> Except | None:
    """Undtagen juli, dog ikke i uge 7 og 42, juli mødefri, undtagen helligdage"""
    if c.finds(_LEFT_OUT):
        c.mark(":", glued=True)
        c.says("i", "på", "i hele", "den")
        return _what(c)
    uid = c.entry(_DAY_CALENDARS)
    if uid is not None:
        return Except(day_calendar=uid) if c.says(*_LEFT_OUT_AFTER) else None
    alone = weekday_of(c.peek(-1).text) is None
    found = windows(c, apart=True)
    if found is None:
        return None
    c.says("er", "holdes", "holder")
    c.mark("-=:")
    if c.says(*_LEFT_OUT_AFTER) or c.says("ingen møder", "ingen møde", "intet møde", "ikke møde", "springes over"):
        return Except(windows=found)
    return Except(windows=found) if alone and c.says(*_CALLED_OFF) else None


def _what(c: Cursor) -> Except | None:
    if c.says("søn- og helligdage", "søn - og helligdage", "skolernes ferier", "skolernes ferie"):
        return Except(day_calendar=SCHOOL_HOLIDAYS if c.peek(-1).text.startswith("fer") else PUBLIC_HOLIDAYS)
    if c.says("når det er en helligdag", "hvis det er en helligdag", "når det er helligdag", "hvis det er helligdag"):
        return Except(day_calendar=PUBLIC_HOLIDAYS)
    uid = c.entry(_DAY_CALENDARS)
    if uid is not None:
        return Except(day_calendar=uid)
    found = windows(c, apart=True)
    if found is not None:
        return Except(windows=found)
    days = dates(c)
    return None if days is None or days.bare else Except(dates=days)
