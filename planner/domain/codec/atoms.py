"""The smallest shapes: texts, numbers, dates, times of day, weekdays."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time
from typing import Final, NoReturn

from planner.domain.codec.shapes import Atom, quoted
from planner.domain.errors import DomainError
from planner.domain.occurrences import RecurrenceId, rid_text
from planner.domain.rules import MonthDay, Weekday
from planner.domain.spans import Times

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH_DAY: Final = re.compile(r"([0-9]{2})-([0-9]{2})")
_CLOCK: Final = r"([01][0-9]|2[0-3])\.([0-5][0-9])"
_TIMES: Final = re.compile(f"{_CLOCK}(?:-{_CLOCK})?")
_WEEKDAY: Final = re.compile(rf"(-?[0-9]{{1,2}})?({'|'.join(WEEKDAYS)})")
_KEY: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_RECURRENCE_ID: Final = re.compile(r"[!-~]{1,64}")

# Line separators and control characters would end up in .ics lines; lone surrogates cannot be stored at all.
_UNWANTED: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})


def parse_date(text: str, at: str) -> date:
    """A date written as YYYY-MM-DD and in no other way. Raises ``DomainError`` at the path ``at``.

    ``date.fromisoformat`` alone also takes ``20150101`` and ``2015-W01-1``.
    """
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise DomainError(at, f"Datoen »{text}« findes ikke.", f"There is no date “{text}”.") from None
    shown = quoted(text)
    raise DomainError(at, f"»{shown}« er ikke en dato som 2015-12-31.", f"“{shown}” is not a date like 2015-12-31.")


def parse_recurrence_id(text: str, at: str) -> RecurrenceId:
    """The inverse of ``rid_text``: a date, or a period's id. Raises ``DomainError`` at the path ``at``."""
    if _DATE.fullmatch(text):
        return parse_date(text, at)
    if not _RECURRENCE_ID.fullmatch(text):
        raise DomainError(at, f"»{quoted(text)}« er ikke en forekomst.", f"“{quoted(text)}” is not an occurrence.")
    return text


def text(most: int) -> Atom[str]:
    """A text of at most so many characters; control characters are left out as it comes in."""

    def read(data: object, at: str) -> str:
        written = _text(data, at)
        if len(written) > most:
            raise DomainError(at, f"Højst {most} tegn.", f"At most {most} characters.")
        return "".join(
            char for char in written if char == "\n" or unicodedata.category(char) not in _UNWANTED
        ).strip()

    return Atom(str, read)


def _text(data: object, at: str) -> str:
    if not isinstance(data, str):
        raise DomainError(at, f"»{quoted(data)}« er ikke en tekst.", f"“{quoted(data)}” is not a text.")
    return data


def _number(data: object, at: str) -> int:
    # bool is an int to isinstance, and `count = true` is no number to anybody else.
    if type(data) is not int:
        raise DomainError(at, f"»{quoted(data)}« er ikke et helt tal.", f"“{quoted(data)}” is not a whole number.")
    return data


def _flag(data: object, at: str) -> bool:
    if not isinstance(data, bool):
        raise DomainError(at, f"»{quoted(data)}« er hverken sandt eller falsk.", f"“{quoted(data)}” is no yes or no.")
    return data


def _key(data: object, at: str) -> str:
    written = _text(data, at)
    if not _KEY.fullmatch(written):
        raise DomainError(
            at,
            f"»{quoted(written)}« må kun bestå af små bogstaver (a-z), tal og bindestreger.",
            f"“{quoted(written)}” may only consist of small letters (a-z), digits and hyphens.",
        )
    return written


def _day(data: object, at: str) -> date:
    # TOML has dates of its own; a datetime is a date to isinstance, and has no place here.
    return data if type(data) is date else parse_date(_text(data, at), at)


def _month_day(data: object, at: str) -> MonthDay:
    found = _MONTH_DAY.fullmatch(_text(data, at))
    if not found:
        shown = quoted(data)
        raise DomainError(at, f"»{shown}« er ikke en dag som 08-21.", f"“{shown}” is not a day like 08-21.")
    return MonthDay(int(found[1]), int(found[2]))


def _times(data: object, at: str) -> Times:
    found = _TIMES.fullmatch(_text(data, at))
    if not found:
        shown = quoted(data)
        raise DomainError(
            at,
            f"»{shown}« er ikke et klokkeslæt som 10.00 eller 10.00-12.00.",
            f"“{shown}” is not a time like 10.00 or 10.00-12.00.",
        )
    hour, minute, end_hour, end_minute = found.groups()
    end = time(int(end_hour), int(end_minute)) if end_hour else None
    return Times(time(int(hour), int(minute)), end)


def _nth_weekday(data: object, at: str) -> Weekday:
    found = _WEEKDAY.fullmatch(_text(data, at))
    if not found or (found[1] and not int(found[1])):
        _no_weekday(data, at, "2TU eller -1FR", "2TU or -1FR")
    return Weekday(WEEKDAYS.index(found[2]), int(found[1] or 0))


def _weekday(data: object, at: str) -> int:
    if data not in WEEKDAYS:
        _no_weekday(data, at, "MO eller TU", "MO or TU")
    return WEEKDAYS.index(str(data))


def _no_weekday(data: object, at: str, eksempel: str, example: str) -> NoReturn:
    shown = quoted(data)
    raise DomainError(
        at, f"»{shown}« er ikke en ugedag som {eksempel}.", f"“{shown}” is not a weekday like {example}."
    )


def _write_times(times: Times) -> str:
    start = f"{times.start:%H.%M}"
    return start if times.end is None else f"{start}-{times.end:%H.%M}"


NUMBER: Final = Atom[int](int, _number)
FLAG: Final = Atom[bool](bool, _flag)
KEY: Final = Atom[str](str, _key)
WORD: Final = Atom[str](str, _text)
TITLE: Final = text(300)
PROSE: Final = text(4000)
DAY: Final = Atom[date](date.isoformat, _day)
MONTH_DAY: Final = Atom[MonthDay](lambda value: f"{value.month:02}-{value.day:02}", _month_day)
TIMES: Final = Atom[Times](_write_times, _times)
NTH_WEEKDAY: Final = Atom[Weekday](lambda value: f"{value.nth or ''}{WEEKDAYS[value.day]}", _nth_weekday)
WEEKDAY: Final = Atom[int](WEEKDAYS.__getitem__, _weekday)
RECURRENCE_ID: Final = Atom[RecurrenceId](rid_text, lambda data, at: parse_recurrence_id(_text(data, at), at))
