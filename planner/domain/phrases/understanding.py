"""A phrase as a page needs it: its reading, and where it is asked about, the readings to choose among."""

from __future__ import annotations

from typing import Final, NamedTuple

from planner.domain.phrases.edits import all_of
from planner.domain.phrases.reader import read
from planner.domain.phrases.reading import Decision, Reading, Setting

_MOST_CHOICES: Final = 12
_STANDING: Final = (Decision.ACCEPT, Decision.NOTICE)


class Choice(NamedTuple):
    """One answer to a question: a phrase that needs none, and its reading, whose ``words`` a page can show."""

    phrase: str
    reading: Reading


class Understanding(NamedTuple):
    """What a phrase means. Only a reading that is asked about has choices, and some questions have none."""

    reading: Reading
    choices: tuple[Choice, ...] = ()


def understand(text: str, setting: Setting) -> Understanding:
    """The reading of a phrase and, with a question, up to twelve answers; any text is answered, nothing raised.

    Each choice is a phrase of its own: put in the place of ``text`` it is read without a question, so that the
    field and what is shown beside it stay in step.
    """
    reading = read(text, setting)
    if reading.decision is not Decision.ASK:
        return Understanding(reading)
    edits = [edit for remark in reading.remarks for edit in remark.answers]
    found: list[Choice] = []
    for phrase in all_of(edits, " ".join(text.split())):
        answer = read(phrase, setting)
        if answer.decision in _STANDING and all(not _same(answer, other.reading) for other in found):
            found.append(Choice(phrase, answer))
    return Understanding(reading, tuple(found[:_MOST_CHOICES]))


def _same(one: Reading, other: Reading) -> bool:
    return (one.rule, one.adjustments, one.times) == (other.rule, other.adjustments, other.times)
