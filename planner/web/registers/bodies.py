"""Fora: who meets."""

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
from planner.domain.series import Body, Calendar
from planner.web.parameters import Arguments
from planner.web.registers.register import Field, Line, Register


class Bodies(Register[Body]):
    """Bodies, in the order that gives them their colours."""

    name: ClassVar = "bodies"
    kind: ClassVar = Kind.BODY

    def words(self) -> Mapping[str, str]:
        return {
            "heading": _("Fora"),
            "lead": _("Hvem der mødes: direktion, udvalg, netværk"),
            "new": _("Nyt forum"),
            "none": _("Ingen fora endnu."),
        }

    def everything(self) -> Sequence[Body]:
        return self.calendar.bodies

    def key(self, one: Body) -> str:
        return one.key

    def title(self, one: Body) -> str:
        return one.name

    def about(self, one: Body) -> Line:
        count = sum(series.body is not None and series.body.key == one.key for series in self.calendar.series)
        uses = ngettext("%(num)d punkt", "%(num)d punkter", count)
        return Line(given=one.short, after=f" · {uses}") if one.short else Line(uses)

    def gives(self, one: Body) -> tuple[str, tuple[Line, ...]]:
        theirs = (series for series in self.calendar.series if series.body and series.body.key == one.key)
        return _("Punkter"), tuple(Line(given=series.title) for series in theirs)

    def typed(self, one: Body) -> Arguments:
        return MultiDict({"name": one.name, "short": one.short})

    def fields(self, sent: Arguments) -> tuple[Field, ...]:
        return (
            Field("text", "name", _("Navn"), sent.get("name", ""), required=True, given=True),
            Field(
                "text",
                "short",
                _("Kort navn"),
                sent.get("short", ""),
                _("Til steder med lidt plads."),
                short=True,
                given=True,
            ),
        )

    def read(self, sent: Arguments, before: Body | None) -> Body:
        name = sent.get("name", "")
        key = before.key if before else fresh_key(name, {one.key for one in self.calendar.bodies}, "body")
        return codec.body_from_data({"key": key, "name": name, "short": sent.get("short", "")})

    def put(self, one: Body) -> Calendar:
        return registers.put_body(self.calendar, one)

    def remove(self, key: str) -> Calendar:
        return registers.remove_body(self.calendar, key)

    def reorder(self, in_order: Sequence[Body]) -> Calendar:
        return replace(self.calendar, bodies=tuple(in_order))
