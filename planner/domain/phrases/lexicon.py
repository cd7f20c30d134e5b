"""The calendar's words in Danish as they are really written: abbreviated, inflected, misspelt, badly scanned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, which stand between upright strokes."""
    return tuple(" ".join(phrase.split()) for phrase in text.split("|"))


_MONTHS: Final = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_SHORT_MONTHS: Final = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}
_SLIPPED_MONTHS: Final = {
    **dict.fromkeys(words("mats marst mart martz mrts"), 3),
    **dict.fromkeys(words("apirl aprl aprli arpil aprill"), 4),
    **dict.fromkeys(words("mai maij"), 5),
    **dict.fromkeys(words("juin"), 6),
    **dict.fromkeys(words("jului"), 7),
    **dict.fromkeys(words("agust augst augus"), 8),
}
_WEEKDAYS: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_SHORT_WEEKDAYS: Final = {
    "tir": 1,
    "tirs": 1,
    "tirsd": 1,
    "ons": 2,
    "onsd": 2,
    "tor": 3,
    "tors": 3,
    "torsd": 3,
    "fre": 4,
    "fred": 4,
    "lør": 5,
    "lørd": 5,
    "søn": 6,
    "sønd": 6,
    "mand": 0,
}
DOUBTFUL_WEEKDAYS: Final = {"man": 0, "ma": 0, "ti": 1, "on": 2, "to": 3, "fr": 4, "lø": 5, "sø": 6}
"""Abbreviations that are words of their own; they are weekdays only before a date."""

_SEASONS: Final = words("forår foråret sommer sommeren efterår efteråret vinter vinteren")
_ENDINGS: Final = ("", "s", "en", "ens", "e", "ene", "es")
_PLURAL: Final = frozenset({"e", "ene"})
_EACH_TIME: Final = frozenset({"e", "ene", "en"})
_LEAST_TO_MISSPELL: Final = 6

ORDINALS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            *("første fyrste", "anden andet andre", "tredje tredie", "fjerde", "femte", "sjette", "syvende"),
            *("ottende", "niende", "tiende", "ellevte", "tolvte", "trettende", "fjortende", "femtende", "sekstende"),
            *("syttende", "attende", "nittende", "tyvende"),
        ),
        start=1,
    )
    for word in words.split()
} | {"sidste": -1, "næstsidste": -2, "tredjesidste": -3}

CARDINALS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            *("en et én ét een eet", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"),
            *("tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten", "tyve"),
        ),
        start=1,
    )
    for word in words.split()
}

PARTS_OF_MONTH: Final[Mapping[str, int]] = {
    "primo": 1,
    "primio": 1,
    "prim": 1,
    "medio": 2,
    "ultimo": 3,
    "ultmo": 3,
    "utlimo": 3,
    "ult": 3,
}

ABBREVIATIONS: Final = frozenset((*_SHORT_MONTHS, *_SHORT_WEEKDAYS, *DOUBTFUL_WEEKDAYS)) | words(
    """
    afd aflys ang arb beh ca cirka d dvs ekskl ekstraord el evt excl forv fx hhv hv incl inkl jf jfr kl kr kv kvt kvtl
    ifm m maks max md mdl mdr min mio ml mv nr ord pct pga pkt pr prim præc res reserv s sct skt st stk t tlf u ugenr
    ugtl ult undt v vedr år
    """
)


class Month(NamedTuple):
    """A month 1 to 12; ``slip`` when the word was misspelt."""

    number: int
    slip: bool = False


class WeekdayWord(NamedTuple):
    """A weekday 0 (Monday) to 6. ``plural`` for "mandage", ``each`` also for "mandagen"."""

    day: int
    plural: bool = False
    each: bool = False
    slip: bool = False


@lru_cache(maxsize=4096)
def month_of(word: str) -> Month | None:
    """The month that a word in small letters names."""
    if word in _SHORT_MONTHS:
        return Month(_SHORT_MONTHS[word])
    if word in _SLIPPED_MONTHS:
        return Month(_SLIPPED_MONTHS[word], slip=True)
    for number, name in enumerate(_MONTHS, start=1):
        if word in (name, f"{name}s"):
            return Month(number)
    near = _near(word, _MONTHS)
    return None if near is None else Month(near + 1, slip=True)


@lru_cache(maxsize=4096)
def weekday_of(word: str) -> WeekdayWord | None:
    """The weekday that a word in small letters names, doubtful abbreviations left out."""
    if word in _SHORT_WEEKDAYS:
        return WeekdayWord(_SHORT_WEEKDAYS[word])
    for day, name in enumerate(_WEEKDAYS):
        ending = word.removeprefix(name)
        if ending != word and ending in _ENDINGS:
            return WeekdayWord(day, plural=ending in _PLURAL, each=ending in _EACH_TIME)
    near = _near(word, _WEEKDAYS) if word.endswith("dag") else None
    return None if near is None else WeekdayWord(near, slip=True)


def joins_by_hyphen(left: str, right: str) -> bool:
    """Whether a hyphen between the words makes a compound ("HU-møde"), and not a stretch ("marts-maj")."""
    return not (_is_calendar_word(left) and _is_calendar_word(right))


def _is_calendar_word(word: str) -> bool:
    return (
        word in PARTS_OF_MONTH
        or word in _SEASONS
        or word in DOUBTFUL_WEEKDAYS
        or month_of(word) is not None
        or weekday_of(word) is not None
    )


def _near(word: str, names: Iterable[str]) -> int | None:
    """Which name the word is one slip away from, where that is only one."""
    if len(word) < _LEAST_TO_MISSPELL:
        return None
    near = [index for index, name in enumerate(names) if len(name) >= _LEAST_TO_MISSPELL and _one_slip(word, name)]
    return near[0] if len(near) == 1 else None


def _one_slip(written: str, meant: str) -> bool:
    """Whether one letter was left out, added or changed, or two neighbours swapped."""
    longer, shorter = (written, meant) if len(written) >= len(meant) else (meant, written)
    if len(longer) - len(shorter) > 1:
        return False
    same = next(
        (at for at, pair in enumerate(zip(longer, shorter, strict=False)) if pair[0] != pair[1]), len(shorter)
    )
    if len(longer) > len(shorter):
        return longer[same + 1 :] == shorter[same:]
    if longer[same + 1 :] == shorter[same + 1 :]:
        return written != meant
    return longer[same : same + 2] == shorter[same : same + 2][::-1] and longer[same + 2 :] == shorter[same + 2 :]
