"""Words of status: reserved, cancelled, moved."""

from __future__ import annotations

from typing import Final

from planner.domain.occurrences import Status
from planner.domain.phrases.cursor import Cursor, attempt
from planner.domain.phrases.frame import is_meeting
from planner.domain.phrases.grammar.day import written_day
from planner.domain.phrases.lexicon import words
from planner.domain.phrases.parts import Dates, Mark, Maybe, Move, Postponed, Run

_STATUS: Final = {
    **dict.fromkeys(
        words(
            """
            res reserv reserveret reserverede reservation reserveres foreløbig foreløbigt foreløbige tentativ
            tentativt evt eventuelt eventuel forventet forventes forventeligt forv optioneret udkast ubekræftet
            ubekræftede tbc reservedato
            """
        ),
        Status.TENTATIVE,
    ),
    **dict.fromkeys(
        words(
            """
            aflyst aflyses aflys aflysning bortfalder bortfaldet bortfald udgår udgået annulleret annulleres droppet
            droppes slettet slettes inddraget
            """
        ),
        Status.CANCELLED,
    ),
    **dict.fromkeys(words("bekræftet endelig endeligt"), Status.CONFIRMED),
}
_UNSURE: Final = (
    *("skal bekræftes", "bekræftes senere", "ikke bekræftet", "endnu ikke bekræftet", "afventer bekræftelse"),
    *("ikke endelig", "ikke endeligt", "endnu ikke endelig"),
)
_CANCELLED: Final = ("afholdes ikke", "holdes ikke", "gennemføres ikke", "finder ikke sted", "bliver ikke til noget")
_MOVES: Final = words(
    """
    flyttes flyttet flyt flytter rykkes rykket ryk udsættes udsat udskydes udskudt fremrykkes fremrykket ændres ændret
    omlægges omlagt erstattes erstattet fremskyndes fremskyndet skubbes skubbet
    """
)
_INSTEAD_OF: Final = ("i stedet for mødet", "i stedet for", "tidligere", "erstatter mødet", "erstatter")
_ADVERBS: Final = words("frem tilbage")


@attempt
def mark(c: Cursor) -> Mark | None:
    """(res.), aflyst, bekræftet"""
    word = c.peek().text
    found = c.entry(_STATUS)
    if found is None:
        found = Status.CANCELLED if c.says(*_CANCELLED) else Status.TENTATIVE if c.says(*_UNSURE) else None
    return None if found is None else Mark(found, booked=word.startswith("reserv"))


@attempt
def maybe(c: Cursor) -> Maybe | None:
    """måske, or a question mark"""
    return Maybe() if c.mark("?") or c.says("måske", "muligvis", "formentlig", "formodentlig") else None


@attempt
def move(c: Cursor) -> Move | None:
    """Flyttes fra 10/9 til 17/9, udskudt til 4. maj, ny dato: 12. maj, 4. maj -> 12. maj"""
    pointed = _pointed(c)
    if pointed is not None:
        return pointed
    if c.says("ny dato er", "ny dato", "nyt tidspunkt", "ændret dato", "ændret til", "rettet til"):
        c.mark(":-")
        found = _one_day(c)
        return None if found is None else Move(found)
    if c.says(*_INSTEAD_OF):
        return _away(_one_day(c))
    if not _moved(c):
        return None
    origin = _one_day(c) if c.says("fra") else _day_before_to(c)
    if not c.says("til", "af", "med"):
        return _away(origin)
    _skip_meeting(c)
    target = _one_day(c)
    return None if target is None else Move(target, origin)


def _away(origin: Dates | None) -> Move | None:
    return None if origin is None else Move(None, origin)


@attempt
def _pointed(c: Cursor) -> Move | None:
    """One day, an arrow, another day."""
    origin = _one_day(c)
    if origin is None or not (c.mark("→⇒➔") or (c.mark("-=") and c.mark(">", glued=True))):
        return None
    target = _one_day(c)
    return None if target is None else Move(target, origin)


@attempt
def _day_before_to(c: Cursor) -> Dates | None:
    """The first day in "flyttet 10/9 til 17/9"."""
    origin = _one_day(c)
    return origin if c.peek().text == "til" else None


def _moved(c: Cursor) -> bool:
    """The verb, and what may stand between it and the days."""
    if c.word(_MOVES) is None:
        return False
    c.word(_ADVERBS)
    _skip_meeting(c)
    return True


def _skip_meeting(c: Cursor) -> None:
    c.says("mødet")
    if is_meeting(c.peek().text):
        c.at += 1


def _one_day(c: Cursor) -> Dates | None:
    found = written_day(c)
    return None if found is None else Dates((Run(found.day),), found.slips)


@attempt
def postponed(c: Cursor) -> Postponed | None:
    """udsat, rykket frem: not said where to"""
    if c.word(_MOVES) is None:
        return None
    c.word(_ADVERBS)
    c.says("en uge", "på ubestemt tid", "indtil videre", "en dag")
    return Postponed()
