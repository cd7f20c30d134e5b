"""A series that changed, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from planner.domain import codec
from planner.domain.changes.parts import Fields, Part
from planner.domain.changes.words.teller import Label, Say, Teller, choices, fields, texts
from planner.domain.codec import Data
from planner.domain.describe import describe
from planner.domain.describe.adjustments import adjusted
from planner.domain.describe.agreed import agreed_date
from planner.domain.describe.requirements import requirement_words
from planner.domain.rules import AgreedDate, AgreedDates, Rule
from planner.domain.words import Words

KINDS: Final = {
    "meeting": Label("møde", "meeting"),
    "seminar": Label("seminar", "seminar"),
    "item": Label("sag", "item"),
    "deadline": Label("frist", "deadline"),
}
STATUSES: Final = {
    "confirmed": Label("fast", "confirmed"),
    "tentative": Label("reserveret", "tentative"),
    "cancelled": Label("aflyst", "cancelled"),
}
LABELS: Final = {
    "title": Label("Titel", "Title"),
    "kind": Label("Slags", "Kind"),
    "body": Label("Forum", "Body"),
    "units": Label("Ansvarlig", "Responsible"),
    "rule": Label("Hvornår", "When"),
    "adjustments": Label("Hensyn til helligdage og ferier", "Regard to holidays"),
    "requirement": Label("Krav", "Requirement"),
    "status": Label("Status", "Status"),
    "place": Label("Sted", "Place"),
    "note": Label("Bemærkning", "Note"),
    "source": Label("Kilde", "Source"),
    "passport": Label("Regelpas", "Rule passport"),
    "archived": Label("Arkiv", "Archive"),
    "exceptions": Label("Enkelte datoer", "Single dates"),
}


def series(part: Part, teller: Teller) -> Iterator[str]:
    """What became of the series; of one that is new or gone, its rule."""
    w = teller.words
    if part.before is None and part.after is not None:
        yield w("oprettet: ", "created: ") + _rule_words(part.after, teller)
    elif part.after is None and part.before is not None:
        yield w("slettet: ", "deleted: ") + _rule_words(part.before, teller)
    elif part.before is not None and part.after is not None:
        yield from fields(SAY, part.before, part.after, teller)


def _rule_words(data: Fields, teller: Teller) -> str:
    adjustments = codec.adjustments_from_data(data.get("adjustments", []))
    rule = codec.rule_from_data(data.get("rule"))
    return describe(rule, teller.words.language, adjustments=adjustments, names=teller.names.titles)


def _rule(teller: Teller, before: Data | None, after: Data | None) -> Iterable[str]:
    old, new = codec.rule_from_data(before), codec.rule_from_data(after)
    if isinstance(old, AgreedDates) and isinstance(new, AgreedDates):
        return _dates(teller, old, new)
    return teller.text(LABELS["rule"], _described(old, teller), _described(new, teller))


def _described(rule: Rule, teller: Teller) -> str:
    return describe(rule, teller.words.language, names=teller.names.titles)


def _dates(teller: Teller, before: AgreedDates, after: AgreedDates) -> Iterator[str]:
    """Dates that were put in and taken out, and those that say something else now, each found by its first day."""
    w = teller.words
    old, new = ({one.first: one for one in rule.dates} for rule in (before, after))
    put_in = [one for day, one in new.items() if day not in old]
    taken_out = [one for day, one in old.items() if day not in new]
    if put_in:
        yield f"{_date_or_dates(put_in, w)} {w('tilføjet', 'added')}: {_listed(put_in, w)}"
    if taken_out:
        yield f"{_date_or_dates(taken_out, w)} {w('fjernet', 'removed')}: {_listed(taken_out, w)}"
    for day, one in new.items():
        if day in old and one != old[day]:
            yield from teller.changed(Label("Dato", "Date"), agreed_date(old[day], w), agreed_date(one, w))


def _date_or_dates(dates: list[AgreedDate], w: Words) -> str:
    return w("Dato", "Date") if len(dates) == 1 else w("Datoer", "Dates")


def _listed(dates: list[AgreedDate], w: Words) -> str:
    return w.joined(agreed_date(one, w) for one in sorted(dates, key=lambda one: one.first))


def _body(teller: Teller, before: Data | None, after: Data | None) -> Iterable[str]:
    names = teller.names.bodies
    old, new = (names.get(str(key), str(key)) if key else "" for key in (before, after))
    return teller.text(LABELS["body"], old, new)


def _units(teller: Teller, before: Data | None, after: Data | None) -> Iterable[str]:
    old, new = (teller.words.joined(_unit_names(keys, teller)) for keys in (before, after))
    return teller.changed(LABELS["units"], old, new)


def _unit_names(keys: Data | None, teller: Teller) -> list[str]:
    listed = keys if isinstance(keys, list) else []
    return [teller.names.units.get(str(key), str(key)) for key in listed]


def _adjustments(teller: Teller, before: Data | None, after: Data | None) -> Iterable[str]:
    return teller.text(LABELS["adjustments"], _adjusted(before, teller), _adjusted(after, teller))


def _adjusted(data: Data | None, teller: Teller) -> str:
    return adjusted(codec.adjustments_from_data(data or []), teller.names.titles, teller.words)


def _requirement(teller: Teller, before: Data | None, after: Data | None) -> Iterable[str]:
    return teller.text(LABELS["requirement"], _required(before, teller), _required(after, teller))


def _required(data: Data | None, teller: Teller) -> str:
    if data is None:
        return ""
    w, asked = teller.words, codec.requirement_from_data(data)
    since = w(f"fra {w.full_date(asked.since)}", f"from {w.full_date(asked.since)}")
    until = [w(f"til {w.full_date(asked.until)}", f"until {w.full_date(asked.until)}")] if asked.until else []
    return ", ".join(("; ".join(requirement_words(asked, w)), since, *until))


def _archived(teller: Teller, _before: Data | None, after: Data | None) -> Iterator[str]:
    w = teller.words
    yield w("arkiveret", "archived") if after else w("hentet frem fra arkivet", "taken out of the archive")


def _exceptions(teller: Teller, _before: Data | None, _after: Data | None) -> Iterator[str]:
    """Only of a series as a whole; otherwise each exception is told by itself."""
    yield teller.words("enkelte datoer ændret", "single dates changed")


def _passport(teller: Teller, before: Data | None, after: Data | None) -> Iterable[str]:
    old, new = (data if isinstance(data, dict) else {} for data in (before, after))
    return fields(PASSPORT, old, new, teller)


def _reviewed(teller: Teller, before: Data | None, after: Data | None) -> Iterable[str]:
    w = teller.words
    old, new = (w.the_date(codec.parse_date(str(day), "reviewed")) if day else "" for day in (before, after))
    return teller.changed(Label("Sidst gennemgået", "Last reviewed"), old, new)


def _review_months(teller: Teller, before: Data | None, after: Data | None) -> Iterable[str]:
    w = teller.words
    old, new = (w(f"hver {n}. måned", f"every {n} months") for n in (before or 12, after or 12))
    return teller.changed(Label("Gennemgås", "To be reviewed"), old, new)


PASSPORT: Final[Mapping[str, Say]] = {
    "owner": texts(Label("Ejer", "Owner")),
    "legal_basis": texts(Label("Hjemmel", "Legal basis")),
    "purpose": texts(Label("Formål", "Purpose")),
    "reviewed": _reviewed,
    "review_months": _review_months,
}
SAY: Final[Mapping[str, Say]] = {
    "title": texts(LABELS["title"]),
    "kind": choices(LABELS["kind"], KINDS),
    "body": _body,
    "units": _units,
    "rule": _rule,
    "adjustments": _adjustments,
    "requirement": _requirement,
    "status": choices(LABELS["status"], STATUSES, "confirmed"),
    "place": texts(LABELS["place"]),
    "note": texts(LABELS["note"]),
    "source": texts(LABELS["source"]),
    "passport": _passport,
    "archived": _archived,
    "exceptions": _exceptions,
}
