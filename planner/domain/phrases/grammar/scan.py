"""A phrase taken apart: at each place the recogniser that gets furthest wins; what none knows is the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt, longest
from planner.domain.phrases.frame import CRITICAL, is_frame, is_verb
from planner.domain.phrases.grammar.adjusted import adjusted
from planner.domain.phrases.grammar.anchors import at_meeting, attached, is_acronym, purpose
from planner.domain.phrases.grammar.brackets import between_commas, is_clear, is_remark, names_a_place
from planner.domain.phrases.grammar.clock import all_day, clock, part_of_day
from planner.domain.phrases.grammar.counted import if_any, lasts, nths, part_of_every_month, places
from planner.domain.phrases.grammar.counted_by_month import nth_by_month
from planner.domain.phrases.grammar.day_list import dates
from planner.domain.phrases.grammar.deixis import deictic, school_year, written_year
from planner.domain.phrases.grammar.feast_words import because, feast, reason
from planner.domain.phrases.grammar.found import Found, Scan
from planner.domain.phrases.grammar.hours import hours
from planner.domain.phrases.grammar.limits import bound, by, left_out, unit_end, year_end
from planner.domain.phrases.grammar.notice_given import warned
from planner.domain.phrases.grammar.policy import holiday_policy
from planner.domain.phrases.grammar.relations import length, offset, week_of, weekday_by
from planner.domain.phrases.grammar.status import mark, maybe, move, postponed
from planner.domain.phrases.grammar.titles import Told, titles
from planner.domain.phrases.grammar.units import (
    at_least,
    each,
    each_year_in,
    every_so_many,
    number_of_times,
    once_each,
)
from planner.domain.phrases.grammar.vague import about, framed_ordinal, not_a_date, topic, usually, vague, years
from planner.domain.phrases.grammar.venues import theme, venue
from planner.domain.phrases.grammar.weekly import every_day, every_nth, parity, weekdays, workdays
from planner.domain.phrases.grammar.windows import each_tertial, windows
from planner.domain.phrases.parts import AtLeast, Dates, Framing, Listed, Note, Part
from planner.domain.phrases.tokens import Kind, Token, as_written

_SILENT: Final = frozenset(",;.:-!+\"'’*•»«“”„|_[]{}")
_FRAMING: Final = (
    *("hele året", "året rundt", "året igennem", "næste møde", "næste ordinære møde", "sendes ud", "sendes ind"),
    *("begge dage inklusive", "begge dage inkl", "begge inklusive", "begge inkl"),
)


@attempt
def _read_back(c: Cursor) -> Framing | Listed | None:
    """What ``describe`` adds: "3 aftalte datoer:", "(den uge, der begynder 2. mandag)"."""
    count = c.number(1, 9999)
    if c.says("aftalte datoer", "aftalt dato"):
        return Listed(count or 1)
    if not (c.mark("(") and c.says("den uge , der begynder", "de uger , der begynder") and places(c)):
        return None
    return Framing() if c.says("mandag , når den findes )", "mandag )") else None


@attempt
def _frame(c: Cursor) -> Framing | None:
    """A word that changes nothing; "1. behandling"; "m/borgmester"; "året rundt"."""
    if framed_ordinal(c) or c.says(*_FRAMING):
        return Framing()
    token = c.peek()
    if token.kind is not Kind.WORD:
        return None
    c.at += 1
    if token.text == "til" and c.done and c.at > 1:
        return None
    return Framing() if is_frame(token.text) or _names_somebody(c, token) else None


def _names_somebody(c: Cursor, token: Token) -> bool:
    """Whether the word is "m/borgmester", or a body in capitals (ØU, HMU) among words that are not."""
    if token.text.startswith(("m/", "v/")):
        return True
    shouted = all(other.raw.isupper() for other in c.tokens if other.kind is Kind.WORD and other is not token)
    return is_acronym(token.raw) and not shouted and token.text not in CRITICAL


RECOGNISERS: Final[Sequence[Callable[[Cursor], Part | None]]] = (
    *(
        adjusted,
        holiday_policy,
        left_out,
        nth_by_month,
        move,
        offset,
        week_of,
        weekday_by,
        warned,
        at_meeting,
        attached,
        purpose,
        venue,
        theme,
    ),
    *(once_each, number_of_times, every_so_many, every_nth, part_of_every_month, nths, if_any, lasts),
    *(
        not_a_date,
        feast,
        because,
        reason,
        hours,
        dates,
        year_end,
        unit_end,
        years,
        each_tertial,
        windows,
        clock,
        all_day,
        part_of_day,
    ),
    *(parity, weekdays, workdays, every_day, topic, each, each_year_in, at_least, by, bound),
    *(mark, postponed, maybe, deictic, written_year, school_year, length, vague, about, usually, _frame),
)


def scan(tokens: Sequence[Token], *, bracketed: bool = False) -> Scan:
    """All the parts of a phrase."""
    c = Cursor(tokens)
    found: list[Found] = []
    rest: list[tuple[int, Token]] = []
    told: list[Told] = []
    while not c.done:
        start = c.at
        added = None if bracketed else _read_back(c)
        if isinstance(added, Framing | Listed):
            found.append(Found(added, as_written(tokens[start : c.at]), bracketed))
            continue
        if not bracketed and c.mark("("):
            _bracket(c, found, rest)
            continue
        if c.mark("()") or c.peek().text in _SILENT:
            c.at = start + 1
            continue
        part = longest(c, RECOGNISERS)
        if part is None or (_is_bare(part) and (found or rest or bracketed)):
            c.at = start
            rest.append((start, c.peek()))
            c.at += 1
        else:
            found.append(Found(part, as_written(tokens[start : c.at]), bracketed))
            if not isinstance(part, Framing | AtLeast):
                told.append(Told(part, start, c.at))
    if not bracketed:
        _take_titles(tokens, told, found, rest)
    unknown = _without_subject(rest, tokens, min((one.start for one in told), default=len(tokens)))
    return Scan(tuple(found), tuple(token.raw for token in unknown), unknown[:1] == list(tokens[:1]))


def _take_titles(
    tokens: Sequence[Token], told: Sequence[Told], found: list[Found], rest: list[tuple[int, Token]]
) -> None:
    """Make notes of titles, and leave in the rest what is in none of them."""
    for note, taken in titles(tokens, told, {at for at, _ in rest}):
        found.append(Found(note, note.text))
        rest[:] = [(at, token) for at, token in rest if at not in taken]


def _is_bare(part: Part) -> bool:
    """A figure that nothing tells to be a day; only at the beginning of a line can it be one."""
    return isinstance(part, Dates) and part.bare and not any(run.first.month for run in part.runs)


def _bracket(c: Cursor, found: list[Found], rest: list[tuple[int, Token]]) -> None:
    """What a bracket says; where it is not understood as a whole, what its parts between commas say."""
    start = c.at
    end = next((at for at in range(start, len(c.tokens)) if c.tokens[at].text == ")"), len(c.tokens))
    inside = c.tokens[start:end]
    c.at = end + 1
    whole = scan(inside, bracketed=True)
    pieces = [(inside, whole)] if is_clear(whole) else [(p, scan(p, bracketed=True)) for p in between_commas(inside)]
    for piece, inner in pieces:
        if is_clear(inner):
            found.extend(inner.found)
        elif is_remark(piece, inner):
            found.append(Found(Note(as_written(piece), names_a_place(piece)), as_written(piece), bracketed=True))
        else:
            rest.extend((start, token) for token in piece)


def _without_subject(rest: Sequence[tuple[int, Token]], tokens: Sequence[Token], first: int) -> list[Token]:
    """The rest without the plain words before a verb: in "Budgettet vedtages 12. oktober" they are the topic."""
    verb = max(
        (at for at, token in enumerate(tokens[:first]) if token.kind is Kind.WORD and is_verb(token.text)), default=-1
    )
    return [token for at, token in rest if at > verb or token.kind is not Kind.WORD or token.text in CRITICAL]
