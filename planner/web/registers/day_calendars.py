"""Dagkalendere: school holidays, closed days, outside events; a pattern that gives each year's days, and own ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict

from planner.domain.changes import Kind
from planner.domain.codec.atoms import TITLE
from planner.domain.danish_days import PATTERNS
from planner.domain.day_lines import read_day_lines, write_day_lines
from planner.domain.days import DayCalendar, DayKind, DaySpan
from planner.domain.edits import registers
from planner.domain.errors import DomainError
from planner.domain.keys import fresh_key
from planner.domain.reasons import day_name, is_danish_custom
from planner.domain.series import Calendar
from planner.domain.spans import FIRST_YEAR, LAST_YEAR
from planner.domain.words import WORDS
from planner.web.filters import Choice
from planner.web.items import capitalised
from planner.web.language import language
from planner.web.parameters import Arguments
from planner.web.registers.register import Field, Line, Register

YEARS_OFFERED: Final = 2
"""Of this year and the next the form offers the pattern's single days, to be left out."""


class DayCalendars(Register[DayCalendar]):
    """Day calendars; rules are adjusted to their days, and views shade them."""

    name: ClassVar = "days"
    kind: ClassVar = Kind.DAY_CALENDAR

    def words(self) -> Mapping[str, str]:
        return {
            "heading": _("Dagkalendere"),
            "lead": _("Helligdage, lukkedage, skoleferier og begivenheder udefra"),
            "new": _("Ny dagkalender"),
            "none": _("Ingen dagkalendere."),
        }

    def everything(self) -> Sequence[DayCalendar]:
        return self.calendar.day_calendars

    def key(self, one: DayCalendar) -> str:
        return one.uid

    def title(self, one: DayCalendar) -> str:
        return one.name

    def about(self, one: DayCalendar) -> Line:
        parts = [_kinds()[one.kind]]
        if one.pattern:
            parts.append(_patterns()[one.pattern])
        if one.added:
            parts.append(ngettext("%(num)d egen dag eller ferie", "%(num)d egne dage og ferier", len(one.added)))
        return Line(" · ".join(parts))

    def gives(self, one: DayCalendar) -> tuple[str, tuple[Line, ...]]:
        years = range(self.today.year, self.today.year + YEARS_OFFERED)
        words = WORDS[language()]
        lines = tuple(
            _line(f"{words.dates(first, last)}: ", name) for year in years for first, last, name in _held(one, year)
        )
        return _("Dagene i %(first)s og %(last)s", first=years[0], last=years[-1]), lines

    def typed(self, one: DayCalendar) -> Arguments:
        return MultiDict(
            [
                ("name", one.name),
                ("kind", one.kind.value),
                ("pattern", one.pattern),
                ("added", write_day_lines(one.added)),
                ("replaced_years", ", ".join(map(str, sorted(one.replaced_years)))),
                *(("removed", day.isoformat()) for day in sorted(one.removed)),
            ]
        )

    def fields(self, sent: Arguments) -> tuple[Field, ...]:
        kind, pattern = sent.get("kind", DayKind.EVENT.value), sent.get("pattern", "")
        removed = set(sent.getlist("removed"))
        offered = tuple(
            Choice(day.isoformat(), label, day.isoformat() in removed) for day, label in _offered(pattern, self.today)
        )
        fields = (
            Field("text", "name", _("Navn"), sent.get("name", ""), required=True, given=True),
            Field(
                "select",
                "kind",
                _("Slags"),
                choices=_choices(_kinds().items(), kind),
            ),
            Field(
                "select", "pattern", _("Dage, der kommer af sig selv"), choices=_choices(_patterns().items(), pattern)
            ),
            Field(
                "area",
                "added",
                _("Egne dage"),
                sent.get("added", ""),
                _("En linje til hver: »24/12-2027 - 2/1-2028 Juleferie«. Kan indsættes fra Excel."),
                given=True,
            ),
            Field(
                "text",
                "replaced_years",
                _("År, hvor kun de egne dage gælder"),
                sent.get("replaced_years", ""),
                _("Som i »2027, 2028«: skoleferierne er meldt ud og står ovenfor."),
                short=True,
            ),
        )
        if not offered:
            return fields
        return (*fields, Field("ticks", "removed", _("Dage, der ikke gælder hos jer"), choices=offered))

    def read(self, sent: Arguments, before: DayCalendar | None) -> DayCalendar:
        name = TITLE.read(sent.get("name", ""), "name")
        taken = {one.uid for one in self.calendar.day_calendars}
        pattern = sent.get("pattern", "")
        return DayCalendar(
            uid=before.uid if before else fresh_key(name, taken, "days"),
            name=name,
            kind=_kind(sent.get("kind", "")),
            pattern=pattern,
            added=read_day_lines(sent.get("added", ""), self.today),
            replaced_years=_years(sent.get("replaced_years", "")),
            removed=_removed(sent.getlist("removed"), before, pattern, self.today),
        )

    def put(self, one: DayCalendar) -> Calendar:
        return registers.put_day_calendar(self.calendar, one)

    def remove(self, key: str) -> Calendar:
        return registers.remove_day_calendar(self.calendar, key)

    def reorder(self, in_order: Sequence[DayCalendar]) -> Calendar:
        return replace(self.calendar, day_calendars=tuple(in_order))


def _kinds() -> Mapping[DayKind, str]:
    return {
        DayKind.HOLIDAY: _("Helligdage: ikke hverdage"),
        DayKind.CLOSED: _("Lukkedage: ikke hverdage"),
        DayKind.SCHOOL_HOLIDAY: _("Skoleferier: hverdage, som man helst undgår"),
        DayKind.EVENT: _("Begivenheder udefra: hverdage, som man helst undgår"),
    }


def _patterns() -> Mapping[str, str]:
    return {
        "": _("ingen"),
        "public-holidays": _("danske helligdage"),
        "closed-days": _("1. maj, grundlovsdag, juleaftens- og nytårsaftensdag"),
        "school-holidays-week-7": _("skoleferier med vinterferie i uge 7"),
        "school-holidays-week-8": _("skoleferier med vinterferie i uge 8"),
    }


def _choices(named: Iterable[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(str(value), label, str(value) == chosen) for value, label in named)


def _line(when: str, name: str) -> Line:
    """The days and their name: in the reader's language where that has one, else as it was given."""
    if is_danish_custom(name):
        return Line(when + capitalised(day_name(name, language())))
    return Line(when, capitalised(name))


def _held(one: DayCalendar, year: int) -> list[DaySpan]:
    """The spans that begin in the year, without single days that were left out."""
    return [
        span
        for span in one.spans_of(year)
        if span.first.year == year and not (span.first == span.last and span.first in one.removed)
    ]


def _offered(pattern: str, today: date) -> list[tuple[date, str]]:
    """The pattern's single days that can be left out, each with its name and year."""
    if pattern not in PATTERNS:
        return []
    return [
        (first, f"{capitalised(day_name(name, language()))} {first.year}")
        for year in range(today.year, today.year + YEARS_OFFERED)
        for first, last, name in PATTERNS[pattern](year)
        if first == last
    ]


def _removed(sent: Sequence[str], before: DayCalendar | None, pattern: str, today: date) -> frozenset[date]:
    """What was ticked, and of what the form did not offer whatever was left out before."""
    offered = {day.isoformat(): day for day, _label in _offered(pattern, today)}
    kept = {day for day in (before.removed if before else ()) if day.isoformat() not in offered}
    return frozenset(kept | {offered[day] for day in sent if day in offered})


def _kind(text: str) -> DayKind:
    try:
        return DayKind(text)
    except ValueError:
        raise DomainError("kind", "Vælg, hvad dagene er.", "Choose what the days are.") from None


def _years(text: str) -> frozenset[int]:
    words = text.replace(",", " ").split()
    known = {str(year): year for year in range(FIRST_YEAR, LAST_YEAR + 1)}
    if any(word not in known for word in words):
        raise DomainError("replaced_years", "Skriv årstal som 2027, 2028.", "Write years like 2027, 2028.")
    return frozenset(known[word] for word in words)
