"""A single date as somebody types it into a field: "10/3-27", "10.3.2027", "10. marts", "2027-03-10".

The day always comes before the month; nothing is read in American order. Stricter than what is found in running
text: the whole field must be one date, and a weekday that is given must be right.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from planner.domain.errors import DomainError, Language
from planner.domain.spans import FIRST_YEAR, LAST_YEAR
from planner.domain.words import WORDS

LONGEST: Final = 40
CENTURY: Final = 2000
"""What a year of two figures belongs to."""

_WEEKDAY: Final = r"(?:(?!den |the )(?P<weekday>[a-zæøå]{2,10})\.?,? )?(?:den |the |d\. ?)?"
_YEAR: Final = r"(?P<year>[0-9]{4}|[0-9]{2})"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
        r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})",
        rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})(?:[-/. ]{_YEAR})?",
        rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})\.(?P<month>[0-9]{{1,2}})(?:\.{_YEAR}?)?",
        rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:\.|st|nd|rd|th)? ?(?:of )?(?P<name>[a-z]{{3,9}})\.?(?:[ -]{_YEAR})?",
    )
)
_LANGUAGES: Final[tuple[Language, ...]] = ("da", "en")


class NotADate(DomainError):
    """What was typed has not the form of a date."""

    def __init__(self) -> None:
        super().__init__(
            "date",
            "Det er ikke en dato, vi kan læse. Skriv den for eksempel 10/3-27, 10.3.2027 eller 10. marts 2027.",
            "That is not a date that we can read. Write it as 10/3-27, 10.3.2027 or 10 March 2027; the day comes "
            "first.",
        )


def typed_date(text: str, today: date) -> date:
    """The date that was typed; without a year the next one, counted from ``today``, which is itself the next one.

    Raises ``NotADate``, and another ``DomainError`` at ``date`` for what does not exist, lies outside 1900 to 2100,
    or is not the weekday that it says.
    """
    tidy = " ".join(text[: LONGEST + 1].split()).casefold()
    found = None if len(tidy) > LONGEST else _match(tidy)
    if found is None:
        raise NotADate()
    parts = found.groupdict()
    month = _month(parts["name"]) if "name" in parts else int(parts["month"])
    day = _dated(int(parts["day"]), month, parts["year"] or "", today)
    _check_weekday(parts.get("weekday") or "", day)
    return day


def _match(tidy: str) -> re.Match[str] | None:
    return next((found for form in _FORMS if (found := form.fullmatch(tidy))), None)


def _month(name: str) -> int:
    """By its name in either language, or as many of its first letters as name no other one."""
    for language in _LANGUAGES:
        names = [WORDS[language].month(number).casefold() for number in range(1, 13)]
        begins = [number for number, known in enumerate(names, 1) if known.startswith(name)]
        if len(begins) == 1:
            return begins[0]
    raise NotADate()


def _dated(day: int, month: int, year: str, today: date) -> date:
    if not 1 <= month <= 12:
        raise DomainError(
            "date",
            f"Der er ingen {month}. måned. Dagen skrives først: 10/3 er den 10. marts.",
            f"There is no month {month}. The day comes first: 10/3 is 10 March.",
        )
    if year:
        return _existing(day, month, int(year) + (CENTURY if len(year) == 2 else 0))
    # 29 February may be up to eight years away, past a year like 1900.
    years = [today.year + ahead for ahead in range(9) if _exists(day, month, today.year + ahead)]
    coming = [found for number in years if (found := date(number, month, day)) >= today]
    return coming[0] if coming and coming[0].year <= LAST_YEAR else _existing(day, month, today.year)


def _existing(day: int, month: int, year: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DomainError(
            "date",
            f"Årstallet skal ligge mellem {FIRST_YEAR} og {LAST_YEAR}.",
            f"The year must lie between {FIRST_YEAR} and {LAST_YEAR}.",
        )
    if not _exists(day, month, year):
        danish, english = (WORDS[language].month_day(month, day) for language in _LANGUAGES)
        raise DomainError("date", f"{danish} {year} findes ikke.", f"There is no {english} {year}.")
    return date(year, month, day)


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _check_weekday(said: str, day: date) -> None:
    """A weekday in either language, whole or shortened to two letters or more."""
    if not said:
        return
    for language in _LANGUAGES:
        if WORDS[language].weekday(day.weekday()).casefold().startswith(said):
            return
    if not any(WORDS[language].weekday(n).casefold().startswith(said) for language in _LANGUAGES for n in range(7)):
        raise NotADate()
    danish, english = WORDS["da"], WORDS["en"]
    raise DomainError(
        "date",
        f"{danish.full_date(day)} er en {danish.weekday(day.weekday())}.",
        f"{english.full_date(day)} is a {english.weekday(day.weekday())}.",
    )
