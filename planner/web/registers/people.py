"""Personer: who sits in which bodies, so that these do not meet at the same time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from planner.domain import codec
from planner.domain.changes import Kind
from planner.domain.edits import registers
from planner.domain.keys import fresh_key
from planner.domain.series import Calendar, Person, SeriesKind
from planner.web.filters import body_choices
from planner.web.parameters import Arguments
from planner.web.registers.register import Field, Line, Register

_MEETINGS: Final = frozenset({SeriesKind.MEETING, SeriesKind.SEMINAR})


class People(Register[Person]):
    """People in roles; several may share a name."""

    name: ClassVar = "people"
    kind: ClassVar = Kind.PERSON
    ordered: ClassVar = False

    def words(self) -> Mapping[str, str]:
        return {
            "heading": _("Personer"),
            "lead": _("Hvem der sidder hvor: fora med fælles medlemmer kan ikke mødes samtidig"),
            "new": _("Ny person"),
            "none": _("Ingen personer endnu. Uden dem opdages det ikke, at to møder kræver den samme."),
        }

    def everything(self) -> Sequence[Person]:
        return self.calendar.people

    def key(self, one: Person) -> str:
        return one.key

    def title(self, one: Person) -> str:
        return one.name

    def about(self, one: Person) -> Line:
        seats = ", ".join(body.short or body.name for body in self.calendar.bodies if body.key in one.bodies)
        return Line(given=" · ".join(filter(None, (one.role, seats))))

    def gives(self, one: Person) -> tuple[str, tuple[Line, ...]]:
        meetings = (
            Line(given=series.title)
            for series in self.calendar.series
            if series.kind in _MEETINGS and series.body and series.body.key in one.bodies
        )
        return _("Møder, der ikke kan ligge samtidig"), tuple(meetings)

    def typed(self, one: Person) -> Arguments:
        return MultiDict([("name", one.name), ("role", one.role), *(("bodies", key) for key in sorted(one.bodies))])

    def fields(self, sent: Arguments) -> tuple[Field, ...]:
        seats = body_choices(self.calendar, sent.getlist("bodies"))
        return (
            Field("text", "name", _("Navn"), sent.get("name", ""), required=True, given=True),
            Field(
                "text",
                "role",
                _("Rolle"),
                sent.get("role", ""),
                _("Som i »Borgmester« eller »Næstformand i HU«."),
                given=True,
            ),
            Field("ticks", "bodies", _("Sidder i"), choices=seats),
        )

    def read(self, sent: Arguments, before: Person | None) -> Person:
        name = sent.get("name", "")
        key = before.key if before else fresh_key(name, {one.key for one in self.calendar.people}, "person")
        seats = sorted(set(sent.getlist("bodies")))
        return codec.person_from_data({"key": key, "name": name, "role": sent.get("role", ""), "bodies": seats})

    def put(self, one: Person) -> Calendar:
        return registers.put_person(self.calendar, one)

    def remove(self, key: str) -> Calendar:
        return registers.remove_person(self.calendar, key)

    def reorder(self, in_order: Sequence[Person]) -> Calendar:
        return replace(self.calendar, people=tuple(in_order))
