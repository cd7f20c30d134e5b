"""What something is counted from: a meeting by its name, a day, a feast."""

from __future__ import annotations

from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt, remembered
from planner.domain.phrases.frame import is_meeting
from planner.domain.phrases.grammar.atoms import ordinal
from planner.domain.phrases.grammar.day_list import dates
from planner.domain.phrases.grammar.feast_words import feast_name
from planner.domain.phrases.grammar.windows import windows
from planner.domain.phrases.lexicon import words
from planner.domain.phrases.parts import Anchor, AtMeeting, Attached, Note
from planner.domain.phrases.tokens import Kind, as_written

_LEAD: Final = words(
    """
    det den et en hvert hver selve næste første kommende efterfølgende følgende pågældende enkelte aktuelle
    ordinære ordinært ordinær ekstraordinære ekstraordinært årlige månedlige planlagte aftalte berammede politiske
    afholdt afholdte
    """
)
_MEETING_DAYS: Final = words("mødedagen mødedag mødedatoen mødedato mødestart mødets afholdelsen valget fristen")
_TAIL: Final = words(
    "møde mødet møder møderne afholdelse afholdes holdes holder ordinært ordinære start begyndelse finder sted"
)
_LONGEST_ACRONYM: Final = 6
_MOST_MEETINGS: Final = 60


@attempt
def anchor(c: Cursor) -> Anchor | None:
    """A feast, a day, or a meeting."""
    key = feast_name(c)
    if key is not None:
        return Anchor(feast=key)
    found = dates(c)
    if found is not None:
        return Anchor(dates=found) if len(found.runs) == 1 and found.runs[0].first.month else None
    name = meeting_name(c)
    return None if name is None else Anchor(name)


@remembered
def meeting_name(c: Cursor) -> str | None:
    """mødet, det ordinære kommunalbestyrelsesmøde, ØU, Økonomiudvalgets møde"""
    while c.word(_LEAD):
        pass
    quoted = _quoted(c)
    if quoted is not None:
        return quoted
    start = c.at
    if not _is_name(c):
        return None
    c.at += 1
    while c.word(_TAIL) or _is_more_of_the_name(c):
        pass
    return as_written(c.tokens[start : c.at])


@attempt
def _quoted(c: Cursor) -> str | None:
    """A title in quotes, whatever it is: »Økonomiudvalget«."""
    if not c.mark("»"):
        return None
    start = c.at
    while not c.done and not c.mark("«"):
        c.at += 1
    return as_written(c.tokens[start : c.at - 1]) or None


def _is_name(c: Cursor) -> bool:
    token = c.peek()
    if token.kind is not Kind.WORD:
        return False
    return is_meeting(token.text) or token.text in _MEETING_DAYS or is_acronym(token.raw)


def _is_more_of_the_name(c: Cursor) -> bool:
    """Another noun of meeting, as in "Økonomiudvalgets temamøde"."""
    if not is_meeting(c.peek().text) or c.peek(-1).text[-1:] != "s":
        return False
    c.at += 1
    return True


def is_acronym(raw: str) -> bool:
    """Whether capitals alone make up the word: ØU, HU, MED, TMU."""
    return raw.isalpha() and raw.isupper() and 2 <= len(raw) <= _LONGEST_ACRONYM


@attempt
def at_meeting(c: Cursor) -> AtMeeting | None:
    """På det første møde i »ØU«, på hvert 3. møde i direktionen, på hvert byrådsmøde"""
    c.says("på", "ved")
    every = c.word({"hvert"}) is not None
    if not every and not c.word({"det"}):
        return None
    place = ordinal(c, _MOST_MEETINGS)
    if not every and place is None:
        return None
    named_by_body = c.says("møde i", "møde med")
    if not named_by_body and is_acronym(c.peek().raw):
        return None
    name = meeting_name(c)
    if name is None:
        return None
    return AtMeeting(name, every=place or 1) if every else AtMeeting(name, nth=place or 1)


_TAKEN_UP: Final = words(
    "forelægges fremlægges behandles drøftes præsenteres gennemgås optages forelægge fremlægge drøfte behandle"
)
_TO_WHOM: Final = words("ledelsen chefgruppen ledergruppen byrådet kommunalbestyrelsen")
_AT_ITS_MEETINGS: Final = words("for på ved i")


@attempt
def attached(c: Cursor) -> Attached | None:
    """forelægges direktionen, drøftes på direktionsmødet: a case that is taken at that body's meetings"""
    taken_up = c.word(_TAKEN_UP) is not None
    if taken_up:
        c.word(_TO_WHOM)
    said = c.says("for", "i", "på", "af", "ved")
    if not taken_up and not (said and c.peek(-1).text in _AT_ITS_MEETINGS):
        return None
    name = meeting_name(c)
    return None if name is None else Attached(name, loose=not taken_up)


@attempt
def purpose(c: Cursor) -> Note | None:
    """For møderækken i marts: what a deadline is for, and no window of its own"""
    start = c.at
    if not c.says("for", "til", "vedr", "vedrørende", "forud for") or meeting_name(c) is None:
        return None
    if c.peek().text != "i" or windows(c) is None:
        return None
    return Note(as_written(c.tokens[start : c.at]))
