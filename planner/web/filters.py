"""The filter that pages share: by body, unit and kind, repeatable in the address, shown as chips."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext as _

from planner.domain.selection import Selection
from planner.domain.series import Calendar, SeriesKind
from planner.web.addresses import Query
from planner.web.parameters import Arguments, BadInput, quoted
from planner.web.tags import Palette, kind_name

Link = Callable[[Query], str]
"""From the query of an address to the address; the page that shows the filter gives it."""

BODY: Final = "body"
UNIT: Final = "unit"
KIND: Final = "kind"


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick; ``colour`` is a body's, 0 for what has none; ``given`` says that the calendar has named it."""

    value: str
    label: str
    chosen: bool
    colour: int = 0
    given: bool = False


def body_choices(calendar: Calendar, chosen: Collection[str]) -> tuple[Choice, ...]:
    """A box for each body, ticked where its key is ``chosen``."""
    tags = Palette(calendar).tags()
    return tuple(Choice(tag.key, tag.name, tag.key in chosen, tag.colour, given=True) for tag in tags)


def unit_choices(calendar: Calendar, chosen: Collection[str]) -> tuple[Choice, ...]:
    """The same of the units."""
    labels = {unit.key: f"{unit.short} · {unit.name}" if unit.name else unit.short for unit in calendar.units}
    return tuple(Choice(key, label, key in chosen, given=True) for key, label in labels.items())


@dataclass(frozen=True, slots=True)
class Group:
    """The boxes under one heading, sent as the parameter ``name``."""

    name: str
    legend: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is filtered by, and the address without it."""

    choice: Choice
    without: str


@dataclass(frozen=True, slots=True)
class FilterBar:
    """All that a page shows of its filter.

    ``clear`` is the address without any, ``query`` the part of one that gives it back; ``kept`` goes along hidden.
    """

    groups: tuple[Group, ...]
    chips: tuple[Chip, ...]
    clear: str
    query: Query
    kept: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What is filtered by: keys that the calendar knows, in the calendar's own order, each once."""

    bodies: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @classmethod
    def read(cls, arguments: Arguments, calendar: Calendar) -> Filters:
        """From an address. Raises ``BadInput`` for a value that the calendar does not have."""
        return cls(
            _known(arguments, BODY, [body.key for body in calendar.bodies]),
            _known(arguments, UNIT, [unit.key for unit in calendar.units]),
            _known(arguments, KIND, [kind.value for kind in SeriesKind]),
        )

    def selection(self) -> Selection:
        """The same as the core reads it."""
        return Selection(
            bodies=frozenset(self.bodies),
            units=frozenset(self.units),
            kinds=frozenset(map(SeriesKind, self.kinds)),
        )

    def query(self) -> dict[str, list[str]]:
        """The part of an address that gives the same filter back."""
        parts = ((BODY, self.bodies), (UNIT, self.units), (KIND, self.kinds))
        return {name: list(keys) for name, keys in parts if keys}

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The same as hidden fields of a form."""
        return tuple((name, key) for name, keys in self.query().items() for key in keys)

    def bar(self, groups: tuple[Group, ...], link: Link, kept: Mapping[str, str]) -> FilterBar:
        """What to show; ``kept`` is the rest of the page's query, which every link keeps."""
        chips = tuple(
            Chip(choice, link({**kept, **self._without(group.name, choice.value)}))
            for group in groups
            for choice in group.choices
            if choice.chosen
        )
        return FilterBar(groups, chips, link(kept), self.query(), tuple(kept.items()))

    def groups(self, calendar: Calendar) -> tuple[Group, ...]:
        """All that the calendar has to filter by, and what is chosen of it."""
        kinds = tuple(Choice(kind.value, kind_name(kind), kind.value in self.kinds) for kind in SeriesKind)
        return (
            Group(BODY, _("Forum"), body_choices(calendar, self.bodies)),
            Group(UNIT, _("Ansvarlig"), unit_choices(calendar, self.units)),
            Group(KIND, _("Type"), kinds),
        )

    def _without(self, name: str, value: str) -> Query:
        left = {other: [key for key in keys if (other, key) != (name, value)] for other, keys in self.query().items()}
        return {other: keys for other, keys in left.items() if keys}


def _known(arguments: Arguments, name: str, keys: list[str]) -> tuple[str, ...]:
    wanted = set(filter(None, arguments.getlist(name)))
    for key in sorted(wanted.difference(keys)):
        raise BadInput(_unknown(name) % {"key": quoted(key)})
    return tuple(key for key in keys if key in wanted)


def _unknown(name: str) -> str:
    """What to say of a key that the calendar does not have."""
    said = {
        BODY: _("Kalenderen har intet forum »%(key)s«."),
        UNIT: _("Kalenderen har ingen ansvarlig enhed »%(key)s«."),
        KIND: _("Der er ingen type »%(key)s«."),
    }
    return said[name]
