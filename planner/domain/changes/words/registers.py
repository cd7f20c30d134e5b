"""The calendar itself, its bodies, units, people and day calendars, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from planner.domain import codec
from planner.domain.changes.parts import Part
from planner.domain.changes.words.teller import Label, Say, Teller, choices, fields, texts
from planner.domain.codec import Data
from planner.domain.days import DaySpan
from planner.domain.words import Words

LABELS: Final = {
    "name": Label("Navn", "Name"),
    "open": Label("Læsning", "Reading"),
    "uid": Label("Id", "Id"),
    "short": Label("Kort navn", "Short name"),
    "role": Label("Rolle", "Role"),
    "bodies": Label("Sidder i", "Sits in"),
    "kind": Label("Slags", "Kind"),
    "pattern": Label("Mønster", "Pattern"),
    "added": Label("Egne dage", "Days of its own"),
    "replaced_years": Label("År med egne dage", "Years with days of their own"),
    "removed": Label("Dage, der er taget ud", "Days left out"),
}
_NAME: Final = LABELS["name"]
_COUNTED: Final = {
    "series": (Label("fast punkt", "series"), Label("faste punkter", "series")),
    "bodies": (Label("forum", "body"), Label("fora", "bodies")),
    "units": (Label("ansvarlig", "unit"), Label("ansvarlige", "units")),
    "people": (Label("person", "person"), Label("personer", "people")),
    "day_calendars": (Label("dagkalender", "day calendar"), Label("dagkalendere", "day calendars")),
}
_OF_WHICH: Final = {
    "series": Label("punkterne", "the series"),
    "bodies": Label("fora", "the bodies"),
    "units": Label("de ansvarlige", "the units"),
    "people": Label("personerne", "the people"),
    "day_calendars": Label("dagkalenderne", "the day calendars"),
}


def calendar(part: Part, teller: Teller) -> Iterator[str]:
    """What the calendar began with, or what it is called and who may read it."""
    w, after = teller.words, part.after or {}
    if part.before is None:
        counts = [(after.get(name), labels) for name, labels in _COUNTED.items()]
        listed = w.joined(f"{n} {w(*labels[n != 1])}" for n, labels in counts if n)
        yield w("begyndt", "begun") + (f": {listed}" if listed else "")
    else:
        yield from fields(CALENDAR, part.before, after, teller)


def body(part: Part, teller: Teller) -> Iterator[str]:
    """What became of a body."""
    return _thing(part, BODY, teller)


def unit(part: Part, teller: Teller) -> Iterator[str]:
    """What became of a unit."""
    return _thing(part, UNIT, teller)


def person(part: Part, teller: Teller) -> Iterator[str]:
    """What became of somebody in a role."""
    return _thing(part, PERSON, teller)


def day_calendar(part: Part, teller: Teller) -> Iterator[str]:
    """What became of a day calendar."""
    return _thing(part, DAY_CALENDAR, teller)


def order(part: Part, teller: Teller) -> Iterator[str]:
    """That things were put in another order; which one, their page shows."""
    w = teller.words
    what = w(*_OF_WHICH[part.key])
    yield w(f"rækkefølgen af {what} ændret", f"the order of {what} changed")


def _thing(part: Part, say: Mapping[str, Say], teller: Teller) -> Iterator[str]:
    """A thing that is new is told with all that it says; of one that is gone it is enough to say so."""
    w = teller.words
    if part.after is None:
        yield w("slettet", "deleted")
    elif part.before is None:
        yield w("oprettet", "created")
        untold = {name: value for name, value in part.after.items() if value != part.name}
        yield from fields(say, {}, untold, teller)
    else:
        yield from fields(say, part.before, part.after, teller)


def _open(teller: Teller, _before: Data | None, after: Data | None) -> Iterator[str]:
    yield teller.words(
        *(
            Label("åbnet: alle kan læse uden at logge ind", "opened: anybody may read without signing in")
            if after
            else Label("lukket: man skal logge ind for at læse", "closed: reading takes signing in")
        )
    )


def _seats(teller: Teller, before: Data | None, after: Data | None) -> Iterator[str]:
    w, names = teller.words, teller.names.bodies
    old, new = (data if isinstance(data, list) else [] for data in (before, after))
    joined = [names.get(str(key), str(key)) for key in new if key not in old]
    left = [names.get(str(key), str(key)) for key in old if key not in new]
    if joined:
        yield w(f"sidder nu i {w.joined(joined)}", f"now sits in {w.joined(joined)}")
    if left:
        yield w(f"sidder ikke længere i {w.joined(left)}", f"no longer sits in {w.joined(left)}")


def _added(teller: Teller, before: Data | None, after: Data | None) -> Iterator[str]:
    return _put_and_taken(_spans(before, teller.words), _spans(after, teller.words), teller)


def _spans(data: Data | None, w: Words) -> list[str]:
    whole: dict[str, Data] = {"uid": "x", "name": "x", "kind": "event", "added": data or []}
    return [_span(span, w) for span in codec.day_calendar_from_data(whole).added]


def _span(span: DaySpan, w: Words) -> str:
    return f"{w.dates(span.first, span.last)} ({span.name})" if span.name else w.dates(span.first, span.last)


def _put_and_taken(old: list[str], new: list[str], teller: Teller) -> Iterator[str]:
    w = teller.words
    put_in, taken_out = [one for one in new if one not in old], [one for one in old if one not in new]
    if put_in:
        yield w(f"dage tilføjet: {w.joined(put_in)}", f"days added: {w.joined(put_in)}")
    if taken_out:
        yield w(f"dage fjernet: {w.joined(taken_out)}", f"days removed: {w.joined(taken_out)}")


def _removed(teller: Teller, before: Data | None, after: Data | None) -> Iterator[str]:
    """Days that the pattern gives and that are left out: leaving one out takes a day away."""
    return _put_and_taken(_days(after, teller.words), _days(before, teller.words), teller)


def _days(data: Data | None, w: Words) -> list[str]:
    return [w.full_date(codec.parse_date(str(day), "removed")) for day in data] if isinstance(data, list) else []


def _years(teller: Teller, before: Data | None, after: Data | None) -> Iterable[str]:
    old, new = (teller.words.joined(map(str, data if isinstance(data, list) else [])) for data in (before, after))
    return teller.changed(LABELS["replaced_years"], old, new)


CALENDAR: Final[Mapping[str, Say]] = {"name": texts(_NAME), "open": _open, "uid": texts(LABELS["uid"])}
BODY: Final[Mapping[str, Say]] = {"name": texts(_NAME), "short": texts(LABELS["short"])}
UNIT: Final[Mapping[str, Say]] = {"short": texts(Label("Forkortelse", "Letters")), "name": texts(_NAME)}
PERSON: Final[Mapping[str, Say]] = {"name": texts(_NAME), "role": texts(LABELS["role"]), "bodies": _seats}
DAY_CALENDAR: Final[Mapping[str, Say]] = {
    "name": texts(_NAME),
    "kind": choices(
        LABELS["kind"],
        {
            "holiday": Label("helligdage", "public holidays"),
            "closed": Label("lukkedage", "closed days"),
            "school-holiday": Label("skoleferier", "school holidays"),
            "event": Label("andres begivenheder", "outside events"),
        },
    ),
    "pattern": choices(
        LABELS["pattern"],
        {
            "public-holidays": Label("danske helligdage", "Danish public holidays"),
            "closed-days": Label("almindelige lukkedage", "customary closed days"),
            "school-holidays-week-7": Label("skoleferier, vinterferie i uge 7", "school holidays, winter in week 7"),
            "school-holidays-week-8": Label("skoleferier, vinterferie i uge 8", "school holidays, winter in week 8"),
        },
    ),
    "added": _added,
    "replaced_years": _years,
    "removed": _removed,
}
