"""Why an occurrence is not what its rule says, in words: "flyttet fra 24. maj: 2. pinsedag"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from planner.domain.errors import Language
from planner.domain.occurrences import Reason, ReasonKind
from planner.domain.words import WORDS, Words


class _Named(NamedTuple):
    """What a day is called, and what the day then *is*, where that takes more than the name."""

    danish: str
    english: str
    danish_is: str = ""
    english_is: str = ""


_DAYS: Final = {
    "Nytårsdag": _Named("nytårsdag", "New Year’s Day"),
    "Skærtorsdag": _Named("skærtorsdag", "Maundy Thursday"),
    "Langfredag": _Named("langfredag", "Good Friday"),
    "Påskedag": _Named("påskedag", "Easter Sunday"),
    "Anden påskedag": _Named("2. påskedag", "Easter Monday"),
    "Store bededag": _Named("store bededag", "Great Prayer Day"),
    "Kristi himmelfartsdag": _Named("Kristi himmelfartsdag", "Ascension Day"),
    "Pinsedag": _Named("pinsedag", "Whit Sunday"),
    "Anden pinsedag": _Named("2. pinsedag", "Whit Monday"),
    "Grundlovsdag": _Named("grundlovsdag", "Constitution Day"),
    "Juleaftensdag": _Named("juleaftensdag", "Christmas Eve"),
    "Juledag": _Named("juledag", "Christmas Day"),
    "Anden juledag": _Named("2. juledag", "Boxing Day"),
    "Nytårsaftensdag": _Named("nytårsaftensdag", "New Year’s Eve"),
    "Vinterferie": _Named("vinterferie", "winter holiday", "i vinterferien", "in the winter holiday"),
    "Påskeferie": _Named("påskeferie", "Easter holiday", "i påskeferien", "in the Easter holiday"),
    "Kristi himmelfartsferie": _Named(
        "Kristi himmelfartsferie", "Ascension holiday", "i Kristi himmelfartsferien", "in the Ascension holiday"
    ),
    "Sommerferie": _Named("sommerferie", "summer holiday", "i sommerferien", "in the summer holiday"),
    "Efterårsferie": _Named("efterårsferie", "autumn holiday", "i efterårsferien", "in the autumn holiday"),
    "Juleferie": _Named("juleferie", "Christmas holiday", "i juleferien", "in the Christmas holiday"),
    "lørdag": _Named("lørdag", "Saturday", "en lørdag", "a Saturday"),
    "søndag": _Named("søndag", "Sunday", "en søndag", "a Sunday"),
}
"""The days that Denmark knows, by the names that the day calendars give them."""

_BY_NAME: Final = {name.casefold(): known for name, known in _DAYS.items()} | {
    known.danish.casefold(): known for known in _DAYS.values()
}


def day_name(name: str, language: Language) -> str:
    """What a day calendar's day is called inside a sentence; names that are no Danish custom stay as they are."""
    return _called(name, WORDS[language])


def is_danish_custom(name: str) -> bool:
    """Whether a day calendar's day is a Danish custom, and so has a name in either language."""
    return all(part.casefold() in _BY_NAME for part in name.split(" og "))


def reason_text(reason: Reason, language: Language) -> str:
    """One deviation as a short phrase, without capital and full stop; its day without the year."""
    return _SAY[reason.kind](reason, WORDS[language])


def _called(name: str, w: Words, *, after_is: bool = False) -> str:
    if not is_danish_custom(name):
        return name
    known = [_BY_NAME[part.casefold()] for part in name.split(" og ")]
    return w.joined((w(day.danish_is, day.english_is) if after_is else "") or w(*day[:2]) for day in known)


def _adjusted(reason: Reason, w: Words) -> str:
    return _with(_moved(reason, w), _called(reason.text, w))


def _moved(reason: Reason, w: Words) -> str:
    if reason.day is None:
        return w("flyttet", "moved")
    return w(f"flyttet fra {w.day(reason.day)}", f"moved from {w.day(reason.day)}")


def _retimed(reason: Reason, w: Words) -> str:
    if reason.times is None:
        return w("ændret varighed", "another length")
    return w(f"ændret fra kl. {w.hours(reason.times)}", f"changed from {w.hours(reason.times)}")


def _skipped(reason: Reason, w: Words) -> str:
    dropped, name = w("udgår", "dropped"), _called(reason.text, w, after_is=True)
    if reason.day is None or not name:
        return _with(dropped, w.day(reason.day) if reason.day else _called(reason.text, w))
    return f"{dropped}: {w.day(reason.day)} {w('er', 'is')} {name}"


def _nowhere_to_go(reason: Reason, w: Words) -> str:
    near = "" if reason.day is None else w(f" nær {w.day(reason.day)}", f" near {w.day(reason.day)}")
    name = f" ({_called(reason.text, w)})" if reason.text else ""
    return w(f"udgår: ingen ledig dag{near}{name}", f"dropped: no free day{near}{name}")


def _collides(reason: Reason, w: Words) -> str:
    if reason.day is None:
        return w("udgår: falder sammen med et andet møde", "dropped: coincides with another meeting")
    day = w.day(reason.day)
    return w(f"udgår: falder sammen med mødet den {day}", f"dropped: coincides with the meeting on {day}")


def _cancelled(reason: Reason, w: Words) -> str:
    return _with(w("aflyst", "cancelled"), reason.text)


def _no_host(reason: Reason, w: Words) -> str:
    host = w.quoted(reason.text)
    return w(f"intet møde i {host} i perioden", f"no meeting of {host} in the period")


def _no_date(reason: Reason, w: Words) -> str:
    return _with(w("dato mangler", "date missing"), reason.text)


def _awaits_anchor(reason: Reason, w: Words) -> str:
    return w(f"afventer dato for {w.quoted(reason.text)}", f"awaits a date for {w.quoted(reason.text)}")


def _anchor_moved(reason: Reason, w: Words) -> str:
    anchor = w.quoted(reason.text)
    return w(f"følger {anchor}, {_moved(reason, w)}", f"follows {anchor}, {_moved(reason, w)}")


def _anchor_cancelled(reason: Reason, w: Words) -> str:
    day = "" if reason.day is None else w(f" den {w.day(reason.day)}", f" on {w.day(reason.day)}")
    return w(f"{w.quoted(reason.text)}{day} er aflyst", f"{w.quoted(reason.text)}{day} is cancelled")


def _proposed(reason: Reason, w: Words) -> str:
    return _with(w("forslag i høring, ikke vedtaget", "proposed in a hearing, not adopted"), reason.text)


def _with(phrase: str, detail: str) -> str:
    return f"{phrase}: {detail}" if detail else phrase


_SAY: Final[Mapping[ReasonKind, Callable[[Reason, Words], str]]] = {
    ReasonKind.ADJUSTED: _adjusted,
    ReasonKind.SKIPPED: _skipped,
    ReasonKind.NOWHERE_TO_GO: _nowhere_to_go,
    ReasonKind.COLLIDES: _collides,
    ReasonKind.MOVED: _moved,
    ReasonKind.RETIMED: _retimed,
    ReasonKind.CANCELLED: _cancelled,
    ReasonKind.NO_HOST: _no_host,
    ReasonKind.NO_DATE: _no_date,
    ReasonKind.AWAITS_ANCHOR: _awaits_anchor,
    ReasonKind.ANCHOR_MOVED: _anchor_moved,
    ReasonKind.ANCHOR_CANCELLED: _anchor_cancelled,
    ReasonKind.PROPOSED: _proposed,
}
