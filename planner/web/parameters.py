"""What a reader can put in an address, read strictly: anything else is a ``BadInput`` that says what is wrong."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from planner.domain.errors import DomainError
from planner.domain.spans import END_DAY, FIRST_DAY, FIRST_YEAR, LAST_YEAR, Window, monday_of_iso_week
from planner.domain.twelve_months import twelve_months
from planner.web.language import language

Arguments = MultiDict[str, str]

_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,6}", re.ASCII)
_ISO_MONTH: Final = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_ISO_WEEK: Final = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
LONGEST_SHOWN: Final = 40
UNSEEN: Final = "�"
"""What stands for a character that cannot be shown: NUL, one that turns the direction of writing."""


class BadInput(BadRequest):
    """A 400 whose description is a whole sentence in the reader's language."""


def quoted(value: str) -> str:
    """The reader's own words, cut to a length that an error page can hold, as ``visible`` has them."""
    cut = value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…"
    return visible(cut)


def visible(value: str) -> str:
    """The words with a sign in place of each character that cannot be shown."""
    return value if value.isprintable() else "".join(map(_visible, value))


def _visible(one: str) -> str:
    return " " if one.isspace() else one if one.isprintable() else UNSEEN


def text(arguments: Arguments, name: str) -> str:
    """The one value under ``name`` without blanks around it, "" where there is none, or only empty ones.

    Raises ``BadInput`` where the address has several: to show the first would be to leave out the others unsaid.
    """
    found = {value for one in arguments.getlist(name) if (value := one.strip())}
    if len(found) > 1:
        raise BadInput(_("Adressen siger flere forskellige ting om »%(name)s«. Behold én af dem.", name=quoted(name)))
    return found.pop() if found else ""


def day(arguments: Arguments, name: str) -> date | None:
    """The ISO date under ``name``; None where there is none. Raises ``BadInput``.

    Stricter than ``date.fromisoformat``, which also reads week dates and digits without dashes.
    """
    wanted = text(arguments, name)
    if not wanted:
        return None
    if not _ISO_DATE.fullmatch(wanted):
        raise BadInput(_("»%(text)s« er ikke en dato. Skriv den som 2026-11-22.", text=quoted(wanted)))
    try:
        found = date.fromisoformat(wanted)
    except ValueError:
        raise BadInput(_("Datoen %(text)s findes ikke.", text=wanted)) from None
    if not FIRST_DAY <= found < END_DAY:
        raise BadInput(_("Årstallet skal ligge mellem %(first)s og %(last)s.", first=FIRST_YEAR, last=LAST_YEAR))
    return found


def choice(arguments: Arguments, name: str, known: tuple[str, ...]) -> str:
    """One of ``known``, the first where the address names none. Raises ``BadInput``."""
    wanted = text(arguments, name) or known[0]
    if wanted not in known:
        raise BadInput(_("Visningen »%(text)s« findes ikke.", text=quoted(wanted)))
    return wanted


def count(arguments: Arguments, name: str, usual: int, most: int) -> int:
    """A whole number from 1 to ``most``, ``usual`` where the address names none. Raises ``BadInput``."""
    wanted = text(arguments, name)
    if not wanted:
        return usual
    if not _NUMBER.fullmatch(wanted) or not 1 <= int(wanted) <= most:
        raise BadInput(_("»%(text)s« er ikke et tal fra 1 til %(most)s.", text=quoted(wanted), most=most))
    return int(wanted)


def month(year: int, number: int) -> Window:
    """The month as a half-open window. Raises ``BadInput`` for one outside the covered years."""
    try:
        return Window.of_month(year, number)
    except DomainError as error:
        raise BadInput(error.text(language())) from None


def week(written: str) -> Window:
    """The seven days of an ISO week, "2026-W48". Raises ``BadInput`` for one that the covered years do not have."""
    found = _ISO_WEEK.fullmatch(written)
    if found is None:
        raise BadInput(_("»%(text)s« er ikke en uge. Skriv den som 2026-W48.", text=quoted(written)))
    year, number = int(found[1]), int(found[2])
    try:
        monday = monday_of_iso_week(Window.of_year(year).start.year, number)
    except DomainError as error:
        raise BadInput(error.text(language())) from None
    return Window(monday, monday + timedelta(days=7))


def year_of(start: str) -> int | None:
    """The year of a month as ``year`` reads it, "2026-08"; None for what is none, which ``year`` then refuses."""
    found = _ISO_MONTH.fullmatch(start)
    return int(found[1]) if found else None


def year(number: int, start: str) -> Window:
    """Twelve months: the calendar year, or from the month ``start`` on, "2026-08", which must lie in it.

    Raises ``BadInput``.
    """
    found = _ISO_MONTH.fullmatch(start) if start else None
    if start and (found is None or int(found[1]) != number):
        raise BadInput(
            _("»%(text)s« er ikke en måned i %(year)s. Skriv den som 2026-08.", text=quoted(start), year=number)
        )
    try:
        return twelve_months(number, int(found[2]) if found else 1)
    except DomainError as error:
        raise BadInput(error.text(language())) from None
