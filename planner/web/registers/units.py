"""Enheder: who is responsible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict

from planner.domain import codec
from planner.domain.changes import Kind
from planner.domain.edits import registers
from planner.domain.keys import fresh_key
from planner.domain.series import Calendar, Unit
from planner.web.parameters import Arguments
from planner.web.registers.register import Field, Line, Register


class Units(Register[Unit]):
    """Units, known by their letters."""

    name: ClassVar = "units"
    kind: ClassVar = Kind.UNIT

    def words(self) -> Mapping[str, str]:
        return {
            "heading": _("Enheder"),
            "lead": _("Hvem der er ansvarlig: centre, stabe, afdelinger"),
            "new": _("Ny enhed"),
            "none": _("Ingen enheder endnu."),
        }

    def everything(self) -> Sequence[Unit]:
        return self.calendar.units

    def key(self, one: Unit) -> str:
        return one.key

    def title(self, one: Unit) -> str:
        return one.short

    def about(self, one: Unit) -> Line:
        count = sum(any(unit.key == one.key for unit in series.units) for series in self.calendar.series)
        uses = ngettext("%(num)d punkt", "%(num)d punkter", count)
        return Line(given=one.name, after=f" · {uses}") if one.name else Line(uses)

    def gives(self, one: Unit) -> tuple[str, tuple[Line, ...]]:
        return _("Punkter"), tuple(Line(given=series.title) for series in self.calendar.series if one in series.units)

    def typed(self, one: Unit) -> Arguments:
        return MultiDict({"short": one.short, "name": one.name})

    def fields(self, sent: Arguments) -> tuple[Field, ...]:
        return (
            Field(
                "text",
                "short",
                _("Bogstaver"),
                sent.get("short", ""),
                _("Som i »ØDC«."),
                short=True,
                required=True,
                given=True,
            ),
            Field("text", "name", _("Navn"), sent.get("name", ""), given=True),
        )

    def read(self, sent: Arguments, before: Unit | None) -> Unit:
        short = sent.get("short", "")
        key = before.key if before else fresh_key(short, {one.key for one in self.calendar.units}, "unit")
        return codec.unit_from_data({"key": key, "short": short, "name": sent.get("name", "")})

    def put(self, one: Unit) -> Calendar:
        return registers.put_unit(self.calendar, one)

    def remove(self, key: str) -> Calendar:
        return registers.remove_unit(self.calendar, key)

    def reorder(self, in_order: Sequence[Unit]) -> Calendar:
        return replace(self.calendar, units=tuple(in_order))
