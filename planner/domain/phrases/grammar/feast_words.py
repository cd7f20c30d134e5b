"""How feasts are written: "Kr. himmelfart", "St. Bededag", "2. pinsedag", "mellem jul og nytår"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt, remembered, sayings
from planner.domain.phrases.feasts import FEASTS
from planner.domain.phrases.frame import CRITICAL
from planner.domain.phrases.grammar.atoms import ordinal
from planner.domain.phrases.grammar.places import year_after
from planner.domain.phrases.lexicon import words
from planner.domain.phrases.parts import Because, Feast, Note
from planner.domain.phrases.tokens import Kind, as_written

_NAMES: Final[Mapping[str, Sequence[str]]] = {
    "nytårsdag": ("nytårsdag", "første nytårsdag"),
    "helligtrekonger": ("helligtrekonger", "helligtrekongersdag", "hellig tre konger"),
    "helligtrekongersaften": ("helligtrekongersaften", "hellig tre kongers aften"),
    "fastelavnsmandag": ("fastelavnsmandag",),
    "fastelavn": ("fastelavn", "fastelavnssøndag"),
    "askeonsdag": ("askeonsdag",),
    "valentinsdag": ("valentinsdag", "valentinsdagen", "valentines day"),
    "kvindernes kampdag": (
        *("kvindernes kampdag", "kvindernes internationale kampdag"),
        *("kvindedagen", "international kvindedag", "internationale kvindedag"),
    ),
    "palmesøndag": ("palmesøndag", "palmesøndagen"),
    "påskeugen": ("påskeugen", "påskeuge", "den stille uge", "stille uge"),
    "påskeferien": ("påskeferien", "påskeferie"),
    "påske": ("påsken", "påske", "påskedagene", "påskehelligdagene"),
    "skærtorsdag": ("skærtorsdag",),
    "langfredag": ("langfredag",),
    "påskelørdag": ("påskelørdag",),
    "påskedag": ("påskedag", "påskesøndag", "påskemorgen"),
    "2. påskedag": ("påskemandag",),
    "valborgsaften": ("valborgsaften", "sankt valborgsaften"),
    "arbejdernes kampdag": ("arbejdernes kampdag", "arbejdernes internationale kampdag"),
    "store bededag": ("store bededag", "st bededag", "storebededag", "bededag", "stor bededag"),
    "kristi himmelfartsdag": (
        *("kristi himmelfartsdag", "kristi himmelfarts dag", "kristi himmelfart", "kristihimmelfartsdag"),
        *(
            "kr himmelfartsdag",
            "kr himmelfart",
            "kr. himmelfartsdag",
            "kr. himmelfart",
            "himmelfartsdag",
            "himmelfart",
        ),
    ),
    "pinsedag": ("pinsedag", "pinsesøndag"),
    "2. pinsedag": ("pinsemandag",),
    "pinse": ("pinsen", "pinse"),
    "grundlovsdag": ("grundlovsdag", "grundlovsdagen"),
    "sankthansdag": ("sankt hansdag", "sankthansdag", "sct hansdag", "skt hansdag"),
    "sankthansaften": tuple(
        f"{saint}{sign}hans{evening}"
        for evening in ("aften", " aften", "")
        for saint in ("sankt", "sct", "skt", "st")
        for sign in (" ", "")
    ),
    "halloween": ("halloween",),
    "mortensaften": ("mortensaften", "morten bisp", "mortens aften"),
    "luciadag": ("luciadag", "lucia", "luciaaften", "luciadagen", "sankta lucia"),
    "lillejuleaften": ("lillejuleaften", "lille juleaften"),
    "juleaftensdag": ("juleaftensdag", "juleaften", "juleaftenen", "julaften"),
    "juledag": ("juledag",),
    "mellem jul og nytår": tuple(
        f"{lead}mellem {christmas} {sign} {new_year}"
        for sign in ("og", "&")
        for lead in ("", "dagene ", "i dagene ", "hverdagene ", "arbejdsdagene ")
        for christmas in ("jul", "julen", "juledagene")
        for new_year in ("nytår", "nytåret")
    ),
    "jul": ("julen", "jul", "juledagene"),
    "nytårsaftensdag": ("nytårsaftensdag", "nytårsaften"),
    "nytår": ("nytåret", "nytår"),
}
_LONGEST_FIRST: Final = sorted(
    ((said, key) for key, names in _NAMES.items() for said in names), key=lambda pair: -len(pair[0].split())
)
_BY_FIRST_WORD: Final[Mapping[str, Sequence[tuple[str, str]]]] = {
    first: [(said, key) for said, key in _LONGEST_FIRST if said.split()[0] == first]
    for first in {said.split()[0] for said, _ in _LONGEST_FIRST}
}
_BECAUSE: Final = sayings(
    "grundet | pga | p.g.a | på grund af | som følge af | i forbindelse med | i anledning af | ifm"
)
_MOST_REASONS: Final = 4
_COUNTED: Final = words("påskedag pinsedag juledag nytårsdag")


@attempt
def feast(c: Cursor) -> Feast | None:
    """A feast by name, perhaps with its year."""
    key = feast_name(c)
    return None if key is None else Feast(key, year_after(c))


@remembered
def feast_name(c: Cursor) -> str | None:
    """The key of a feast in ``feasts.FEASTS``."""
    c.says("i")
    counted = _counted(c)
    if counted is not None:
        return counted
    return next((key for said, key in _BY_FIRST_WORD.get(c.peek().text, ()) if c.says(said)), None)


@attempt
def _counted(c: Cursor) -> str | None:
    """2. påskedag, anden pinsedag, 1. søndag i advent"""
    number = ordinal(c, 9)
    if number is None:
        return None
    if c.says("søndag i advent", "s. i advent", "advent", "adventssøndag"):
        return _known(f"{number}. søndag i advent")
    day = c.word(_COUNTED)
    return day if number == 1 else _known(f"{number}. {day}")


def _known(key: str) -> str | None:
    return key if key in FEASTS else None


@attempt
def because(c: Cursor) -> Because | None:
    """Grundet pinse, på grund af Kristi himmelfartsdag"""
    if not c.finds(_BECAUSE):
        return None
    key = feast_name(c)
    return None if key is None else Because(key)


@attempt
def reason(c: Cursor) -> Note | None:
    """Pga. sygdom: a reason that is no feast, and tells no time"""
    if not c.finds(_BECAUSE) or feast_name(c) is not None:
        return None
    start = c.at
    while c.peek().kind is Kind.WORD and c.peek().text not in CRITICAL and c.at < start + _MOST_REASONS:
        c.at += 1
    return Note(as_written(c.tokens[start : c.at])) if c.at > start else None
