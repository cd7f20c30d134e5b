"""Times of day: "kl. 9.15", "kl. 16-18", "fra kl. 8.30 til kl. 10", "16.00", "kl. 1600"; and parts of the day."""

from __future__ import annotations

from datetime import time
from typing import Final, NamedTuple

from planner.domain.phrases.cursor import Cursor, attempt
from planner.domain.phrases.grammar.day import written_day
from planner.domain.phrases.grammar.places import place
from planner.domain.phrases.grammar.units import each
from planner.domain.phrases.lexicon import CARDINALS, words
from planner.domain.phrases.parts import AllDay, Clock, PartOfDay
from planner.domain.phrases.tokens import Kind
from planner.domain.spans import FIRST_YEAR, LAST_YEAR, Times

_CLOCK: Final = words("kl klokken klokka")
_MIDNIGHT: Final = 24
_EARLIEST: Final = 5
"""Figures with a dot and an earlier hour than this, as in "1.13", are no time without "kl."."""
_PARTS_OF_DAY: Final = words(
    "formiddag formiddagen eftermiddag eftermiddagen aften aftenen morgen morgenen middag nat natten "
    "formiddage eftermiddage aftner halvdags halvdagsmøde halvdagsmøder"
)
_ALL_DAY: Final = words("heldag heldags heldagsmøde heldagsmøder heldagsmødet heldagsseminar")
_FIRST_DAY: Final = ("den første dag", "på den første dag", "første dag", "på førstedagen")
_LAST_DAY: Final = ("den sidste dag", "på den sidste dag", "sidste dag", "på sidste dag", "på sidstedagen")
_LAST_MINUTE: Final = time(23, 59)


class _Moment(NamedTuple):
    """Hours and minutes as written, possible or not; ``exact`` when minutes are written."""

    hour: int
    minute: int
    exact: bool


class _End(NamedTuple):
    """When it ends; ``marked`` after "kl.", ``over_days`` when that is on the last of several days."""

    moment: _Moment
    about: bool
    marked: bool
    over_days: bool


@attempt
def clock(c: Cursor) -> Clock | None:
    """A time that "kl." tells apart, or figures that can be nothing else."""
    until = c.says("til", "indtil", "frem til", "slutter")
    about = c.says("ca", "cirka", "omkring")
    before = c.says("senest", "inden", "før")
    c.says("starter", "begynder", "start", "mødestart")
    between = c.says("mellem")
    c.says("fra")
    marked = _sign(c)
    about = c.says("ca", "cirka", "omkring") or about
    start = _half(c)
    if start is not None:
        return Clock(None, doubt="half")
    start_moment = _moment(c) or (_in_words(c) if marked else None)
    if start_moment is None or not (marked or start_moment.exact):
        return None
    if until:
        return Clock(None, doubt="until") if marked else None
    end = _end(c, between=between)
    if between and end is None:
        return None
    if not (marked or (end is not None and end.marked)) and not _can_only_be_times(c, start_moment, end):
        return None
    c.says("præcis", "præc", "prc", "sharp", "skarpt", "skarp", "middag")
    if end is None:
        c.says("og frem", "og fremefter")
    about = (marked and c.says("ca", "cirka")) or about
    about = about or (end is not None and end.about)
    found = _checked(start_moment, end)._replace(about=about, before=before)
    four_figures = not marked and end is None and len(c.peek(-1).text) == len("1600")
    return found._replace(guessed=True) if four_figures and len(c.tokens) > 1 else found


def _sign(c: Cursor) -> bool:
    if c.word(_CLOCK) is None:
        return False
    c.mark(":.", glued=True)
    return True


@attempt
def _half(c: Cursor) -> bool | None:
    """Halv ni: in the morning or in the evening?"""
    return (c.says("halv") and c.entry(CARDINALS) is not None) or None


@attempt
def _moment(c: Cursor) -> _Moment | None:
    """9, 9.15, 09:15, 0915"""
    token = c.peek()
    if token.kind is not Kind.NUMBER or len(token.text) > len("1600"):
        return None
    c.at += 1
    if len(token.text) > len("16"):
        return _Moment(token.value // 100, token.value % 100, exact=True) if len(token.text) == len("1600") else None
    minutes = _minutes(c)
    return _Moment(token.value, 0, exact=False) if minutes is None else _Moment(token.value, minutes, exact=True)


def _in_words(c: Cursor) -> _Moment | None:
    """Ni, behind "kl." alone"""
    hour = c.entry(CARDINALS)
    return None if hour is None else _Moment(hour, 0, exact=False)


@attempt
def _minutes(c: Cursor) -> int | None:
    if not c.mark(".:", glued=True) or len(c.peek().text) != len("15"):
        return None
    return c.number(0, 99, glued=True)


@attempt
def _end(c: Cursor, *, between: bool) -> _End | None:
    """Til kl. 15, (kl. 9 den første dag) til kl. 15 den sidste dag"""
    first_day = c.says(*_FIRST_DAY)
    if not (c.says("og") if between else (c.mark("-") or c.says("til", "og frem til"))):
        return None
    about = c.says("ca", "cirka")
    marked = _sign(c)
    about = c.says("ca", "cirka") or about
    moment = _moment(c)
    if moment is None or _goes_on_as_a_date(c):
        return None
    over_days = bool(_last_day(c))
    return None if first_day and not over_days else _End(moment, about, marked, over_days)


@attempt
def _last_day(c: Cursor) -> bool | None:
    """Den sidste dag: of what lasts several, not "den sidste dag i måneden", nor "sidste dag 3. juni"."""
    if not c.says(*_LAST_DAY):
        return None
    at = c.at
    of_another = each(c) or written_day(c) or (c.says("i", "af") and place(c))
    c.at = at
    return None if of_another else True


def _goes_on_as_a_date(c: Cursor) -> bool:
    """Whether what looks like the end of a time is a day: "kl. 10 - 12. maj"."""
    return c.peek().text in (".", "/") and not c.peek().spaced and c.peek(1).kind is not Kind.END


def _can_only_be_times(c: Cursor, start: _Moment, end: _End | None) -> bool:
    """Whether figures without "kl." are times: 16.00, 9.15-10, but not 10.12, which may be a date, nor 2026."""
    first = c.tokens[c.at - 1]
    if end is not None:
        return start.exact and _is_time_only(start) and (_is_time_only(end.moment) or not end.moment.exact)
    if len(first.text) == len("1600"):
        return not FIRST_YEAR <= first.value <= LAST_YEAR and c.at == len(c.tokens)
    separated = first.text == f"{start.minute:02}" and len(first.text) == len("15")
    colon = c.tokens[c.at - 2].text == ":"
    return separated and (colon or (_is_time_only(start) and start.hour >= _EARLIEST))


def _is_time_only(moment: _Moment) -> bool:
    return moment.minute == 0 or moment.minute > 12


def _checked(start: _Moment, end: _End | None) -> Clock:
    first, last = _time(start), _time(end.moment) if end is not None else None
    midnight = _is_midnight(start) or (end is not None and _is_midnight(end.moment))
    over_days = end is not None and end.over_days
    if first is None or (end is not None and last is None):
        return Clock(None)
    if last is not None and last <= first and not over_days:
        return Clock(None, doubt="backwards")
    return Clock(Times(first, last), midnight=midnight, over_days=over_days)


def _time(moment: _Moment) -> time | None:
    """The time; midnight at the end of a day is its last minute."""
    if _is_midnight(moment):
        return _LAST_MINUTE
    try:
        return time(moment.hour, moment.minute)
    except ValueError:
        return None


def _is_midnight(moment: _Moment) -> bool:
    return (moment.hour, moment.minute) == (_MIDNIGHT, 0)


@attempt
def all_day(c: Cursor) -> AllDay | None:
    """Hele dagen, (hel dag), heldags"""
    if c.says(
        "hele dagen", "hel dag", "hele dage", "heldag", "heldags", "heldagsmøde", "heldagsmøder", "heldagsseminar"
    ):
        return AllDay()
    return None


@attempt
def part_of_day(c: Cursor) -> PartOfDay | None:
    """Om formiddagen, eftermiddag"""
    if c.says("halv dag", "halve dage", "en halv dag"):
        return PartOfDay("halv dag")
    c.says("om", "hele")
    found = c.word(_PARTS_OF_DAY)
    return None if found is None else PartOfDay(found)
