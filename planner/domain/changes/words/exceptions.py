"""What was decided of one occurrence, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from planner.domain import codec
from planner.domain.changes.parts import Part
from planner.domain.changes.words.series import STATUSES
from planner.domain.changes.words.teller import Label, Say, Teller, fields, texts
from planner.domain.codec import Data
from planner.domain.series import MovedTo


def exception(part: Part, teller: Teller) -> Iterator[str]:
    """Where the occurrence was moved to, whether it was called off, and what else sets it apart from its series."""
    before, after = part.before or {}, part.after or {}
    if before.get("moved_to") != after.get("moved_to"):
        dated = isinstance(codec.parse_recurrence_id(part.recurrence_id, "recurrence_id"), date)
        places = (_place(before.get("moved_to"), teller), _place(after.get("moved_to"), teller))
        yield _moved(*places, teller) if dated else _given_a_day(*places, teller)
    yield from fields(SAY, before, after, teller)


def _moved(old: str, new: str, teller: Teller) -> str:
    w = teller.words
    if not old:
        return w(f"flyttet til {new}", f"moved to {new}")
    if not new:
        return w(f"flyttet tilbage fra {old}", f"moved back from {old}")
    return w(f"flyttet fra {old} til {new}", f"moved from {old} to {new}")


def _given_a_day(old: str, new: str, teller: Teller) -> str:
    w = teller.words
    if old and new:
        return _moved(old, new, teller)
    if new:
        return w(f"lagt på {new}", f"put on {new}")
    return w(f"dagen taget af igen: {old}", f"day taken away again: {old}")


def _place(data: Data | None, teller: Teller) -> str:
    if data is None:
        return ""
    moved = codec.exception_from_data({"moved_to": data}).moved_to
    return "" if moved is None else moment(moved, teller)


def moment(moved: MovedTo, teller: Teller) -> str:
    """Where it was moved to: "søndag den 31. maj 2026 kl. 10.00–12.00"."""
    w = teller.words
    day = w.long_date(moved.first) if moved.first == moved.last else w.dates(moved.first, moved.last)
    return f"{day} {w.clock(moved.times)}" if moved.times else day


def _status(teller: Teller, before: Data | None, after: Data | None) -> Iterable[str]:
    w = teller.words
    if before == "cancelled":
        again = w("gendannet", "restored")
        yield f"{again}: {w(*STATUSES[str(after)])}" if after else again
    elif after is not None:
        yield w(*_BECAME[str(after)])
    else:
        yield w(*_NO_LONGER[str(before)])


_BECAME: Final = {
    "confirmed": Label("bekræftet", "confirmed"),
    "tentative": Label("reserveret", "reserved"),
    "cancelled": Label("aflyst", "cancelled"),
}
_NO_LONGER: Final = {
    "confirmed": Label("ikke længere bekræftet for sig selv", "no longer confirmed by itself"),
    "tentative": Label("ikke længere reserveret", "no longer reserved"),
}
SAY: Final[Mapping[str, Say]] = {
    "status": _status,
    "title": texts(Label("Egen titel", "Own title")),
    "place": texts(Label("Sted", "Place")),
    "note": texts(Label("Bemærkning", "Note")),
}
