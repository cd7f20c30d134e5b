"""The units that things come back in: "i måneden", "hvert kvartal", "årligt", "hver 3. måned", "en gang om ugen"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt
from planner.domain.phrases.frame import is_meeting
from planner.domain.phrases.grammar.atoms import count, ordinal
from planner.domain.phrases.grammar.feast_words import feast_name
from planner.domain.phrases.grammar.places import season, whole_month
from planner.domain.phrases.lexicon import words
from planner.domain.phrases.parts import AtLeast, Count, Each
from planner.domain.rules import PeriodUnit

WEEK, MONTH, QUARTER = PeriodUnit.WEEK, PeriodUnit.MONTH, PeriodUnit.QUARTER
HALF_YEAR, YEAR = PeriodUnit.HALF_YEAR, PeriodUnit.YEAR

_UNITS: Final[Mapping[str, PeriodUnit]] = {
    **dict.fromkeys(words("uge ugen"), WEEK),
    **dict.fromkeys(words("måned måneden md mdr mdl"), MONTH),
    **dict.fromkeys(words("kvartal kvartalet kvt kv"), QUARTER),
    **dict.fromkeys(words("halvår halvåret"), HALF_YEAR),
    **dict.fromkeys(words("år året kalenderår kalenderåret skoleår skoleåret"), YEAR),
}
_ADVERBS: Final[Mapping[str, PeriodUnit]] = {
    **dict.fromkeys(words("ugentlig ugentligt ugentlige ugtl ugevis"), WEEK),
    **dict.fromkeys(words("månedlig månedligt månedlige mdl månedsvis månedsvist"), MONTH),
    **dict.fromkeys(words("kvartalsvis kvartalsvist kvartalsvise kvartalsmæssigt kvartårlig kvartårligt"), QUARTER),
    **dict.fromkeys(words("halvårlig halvårligt halvårlige halvårsvis"), HALF_YEAR),
    **dict.fromkeys(words("årlig årligt årlige årligvis"), YEAR),
}
_COMPOUNDS: Final[Mapping[str, PeriodUnit]] = {
    **dict.fromkeys(words("ugemøde ugemøder"), WEEK),
    **dict.fromkeys(words("månedsmøde månedsmøder"), MONTH),
    **dict.fromkeys(words("kvartalsmøde kvartalsmøder"), QUARTER),
    **dict.fromkeys(words("halvårsmøde halvårsmøder"), HALF_YEAR),
    **dict.fromkeys(words("årsmøde årsmøder"), YEAR),
}
_DEFINITE_UNITS: Final = {word: unit for word, unit in _UNITS.items() if word.endswith(("en", "et", "md", "mdr"))}
_SCHOOL_YEAR: Final = words("skoleår skoleåret")
_IN: Final = ("om", "i", "af", "pr", "per", "for", "i løbet af", "inden for", "indenfor")
_EVERY: Final = words("hver hvert")


def unit_adverb(c: Cursor) -> PeriodUnit | None:
    """månedligt, kvartalsvis"""
    return c.entry(_ADVERBS)


@attempt
def each(c: Cursor) -> Each | None:
    """månedligt, hver måned, i kvartalet, Kvartalsmøde"""
    adverb = unit_adverb(c)
    if adverb is not None:
        return Each(adverb)
    compound = c.entry(_COMPOUNDS)
    if compound is not None:
        return Each(compound, meeting=True)
    if c.says("alle måneder", "alle årets måneder"):
        return Each(MONTH)
    scope = not c.says("pr", "per") and c.says("i løbet af", "om", "i", "af", "for")
    every = c.peek(-1).text in ("pr", "per")
    every = c.word(_EVERY) is not None or every
    if every and c.says("halve år", "½ år"):
        return Each(HALF_YEAR)
    unit = c.entry(_UNITS if every else _DEFINITE_UNITS) if scope or every else None
    if unit is None or c.peek(-1).text in _SCHOOL_YEAR:
        return None
    return Each(unit, scope=scope and not every)


@attempt
def each_year_in(c: Cursor) -> Each | None:
    """Hvert forår, hver marts: the word alone, for the season is read by itself"""
    if c.word(_EVERY) is None:
        return None
    at = c.at
    found = season(c) or whole_month(c) or feast_name(c)
    c.at = at
    return None if found is None else Each(YEAR)


@attempt
def every_so_many(c: Cursor) -> Each | None:
    """Hver 3. måned, hvert andet år, hver 4 måneder"""
    hveranden = c.says("hveranden", "hvertandet")
    if not hveranden and c.word(_EVERY) is None:
        return None
    step = 2 if hveranden else ordinal(c) or count(c)
    unit = c.entry({**_UNITS, "måneder": MONTH, "kvartaler": QUARTER})
    if step is None or not 2 <= step <= 99 or unit is None or unit is WEEK:
        return None
    return Each(unit, every=step)


@attempt
def once_each(c: Cursor) -> Each | None:
    """En gang om måneden, 1 møde i kvartalet; once a year is a number of times, for it leaves all months open"""
    found = number_of_times(c)
    if found is None or (found.least, found.most) != (1, 1) or found.per is YEAR:
        return None
    return Each(found.per)


@attempt
def number_of_times(c: Cursor) -> Count | None:
    """4 gange om året, 8-10 møder årligt, to årlige seminarer, mellem 6 og 8 møder om året"""
    between = c.says("mellem")
    least = count(c)
    if least is None or least < 1:
        return None
    c.mark(".", glued=True)
    most = least
    if c.mark("-") or c.says("til", "eller") or (between and c.says("og")):
        most = count(c) or 0
    per = unit_adverb(c)
    c.says("ordinære", "faste", "ordinært", "fast")
    if not _times_word(c):
        return None
    school_year = False
    if per is None:
        per, school_year = _per(c)
    return None if per is None or most < least else Count(least, most, per, school_year)


def _times_word(c: Cursor) -> bool:
    if c.word({"gange", "gang", "x"}):
        return True
    found = is_meeting(c.peek().text)
    c.at += found
    return found


def _per(c: Cursor) -> tuple[PeriodUnit | None, bool]:
    adverb = unit_adverb(c)
    if adverb is not None:
        return adverb, False
    c.says("hver", "hvert") or c.says(*_IN)
    c.says("hver", "hvert", "et")
    return c.entry(_UNITS), c.peek(-1).text in _SCHOOL_YEAR


@attempt
def at_least(c: Cursor) -> AtLeast | None:
    """mindst, som minimum; højst"""
    if c.says("som minimum", "mindst", "minimum", "min", "ikke mindre end", "ikke under"):
        return AtLeast()
    if c.says("højst", "maksimalt", "maks", "max", "højest", "ikke mere end", "op til"):
        return AtLeast(least=False)
    return None
