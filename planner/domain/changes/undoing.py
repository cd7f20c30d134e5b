"""Taking a change back, and a series back to an earlier state: both are changes like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from planner.domain import codec
from planner.domain.access import Account, Needs, may, may_edit
from planner.domain.changes.differing import EXCEPTIONS, differences, thing_in
from planner.domain.changes.fingerprints import to_data
from planner.domain.changes.parts import Fields, Kind, Part
from planner.domain.changes.record import Change
from planner.domain.changes.walking import applied
from planner.domain.changes.words import Names, subject, words
from planner.domain.errors import DomainError, Language
from planner.domain.series import Calendar, Series
from planner.domain.words import WORDS

MOST_NAMED: Final = 3
"""So many things in the way a refusal names before it counts the rest."""


class InTheWay(DomainError):
    """What a change touched is no longer as the change left it, so it cannot be taken back by itself."""

    def __init__(self, parts: Sequence[Part], calendar: Calendar) -> None:
        names = Names.of(calendar)
        super().__init__(
            "version",
            f"Det kan ikke fortrydes, for det er ændret igen siden. {_told(parts, names, 'da')}",
            f"It cannot be undone, for it has changed again since. {_told(parts, names, 'en')}",
        )
        self.parts = tuple(parts)


class NotUndoable(DomainError):
    """A beginning: before it there was nothing to go back to."""

    def __init__(self) -> None:
        super().__init__("version", "Begyndelsen kan ikke fortrydes.", "The beginning cannot be undone.")


class NotAllowed(DomainError):
    """A change of something that is not for this account to change."""

    def __init__(self) -> None:
        super().__init__("version", "Det kan du ikke ændre.", "You may not change that.")


def undone(calendar: Calendar, change: Change) -> Calendar:
    """The calendar without what that change made of it; what others have changed besides stays.

    Raises ``InTheWay``, ``NotUndoable``, and ``DomainError`` where something else needs what would go.
    """
    if change.is_beginning:
        raise NotUndoable
    blocking = in_the_way(calendar, change.parts)
    if blocking:
        raise InTheWay(blocking, calendar)
    return applied(calendar, [part.reversed() for part in change.parts])


def in_the_way(calendar: Calendar, parts: Iterable[Part]) -> tuple[Part, ...]:
    """What has become of the parts since: of each field that is not as the change left it, how it stands now."""
    return tuple(differing for part in parts for differing in _since(calendar, part))


def restored(calendar: Calendar, state: Series) -> Calendar:
    """The calendar in which that series is again as it was in ``state``; one that is gone comes back, last.

    Its body and units are those that are called so now. Raises ``DomainError`` where one is no longer there.
    """
    now = tuple(one for one in calendar.series if one.uid == state.uid)
    parts = differences(replace(calendar, series=now), replace(calendar, series=(state,)))
    return applied(calendar, parts)


def require_allowed(account: Account | None, before: Calendar, after: Calendar) -> None:
    """Raises ``NotAllowed`` unless the account may make the one calendar of the other.

    Series are for those who may edit them as they were and as they become; the calendar's name and who may read it
    are an administrator's; all else is a planner's.
    """
    series = [{one.uid: one for one in calendar.series} for calendar in (before, after)]
    for part in differences(before, after):
        if part.series is not None:
            touched = [by_uid[part.key] for by_uid in series if part.key in by_uid]
            allowed = all(may_edit(account, one) for one in touched)
        else:
            allowed = may(account, _needed(part), open_to_all=False)
        if not allowed:
            raise NotAllowed


def _needed(part: Part) -> Needs:
    if part.kind is Kind.CALENDAR:
        return Needs.ADMINISTERING
    # Whoever may take a series out, or put one in, may leave the others standing in another order.
    return Needs.EDITING if (part.kind, part.key) == (Kind.ORDER, "series") else Needs.PLANNING


def _since(calendar: Calendar, part: Part) -> Iterator[Part]:
    if part.kind is Kind.ORDER:
        return
    left, now = _decided_only(part.after), _now(calendar, part)
    if left is None or now is None:
        if left is not now:
            yield Part(part.kind, part.key, left, now, part.recurrence_id, part.name)
        return
    names = left if part.before is not None else {**left, **now}
    differing = [name for name in names if left.get(name) != now.get(name)]
    if differing:
        left, now = ({name: fields.get(name) for name in differing} for fields in (left, now))
        yield Part(part.kind, part.key, left, now, part.recurrence_id, part.name)


def _now(calendar: Calendar, part: Part) -> Fields | None:
    """The thing as it stands, as data; None where there is none."""
    if part.kind is Kind.CALENDAR:
        return {"uid": calendar.uid, "name": calendar.name, "open": calendar.open}
    thing = thing_in(calendar, Kind.SERIES if part.kind is Kind.EXCEPTION else part.kind, part.key)
    data = None if thing is None else to_data(thing)
    if part.kind is Kind.EXCEPTION and data is not None:
        return _decided(data).get(part.recurrence_id, {})
    return _decided_only(data)


def _decided_only(data: Fields | None) -> Fields | None:
    """The data, without the exceptions in it that decide nothing."""
    if data is None or EXCEPTIONS not in data:
        return data
    decided: dict[str, codec.Data] = {rid: fields for rid, fields in _decided(data).items() if fields}
    return {**data, EXCEPTIONS: decided}


def _decided(data: Fields) -> dict[str, dict[str, codec.Data]]:
    """The exceptions in the data of a series."""
    decided = data.get(EXCEPTIONS)
    tables = decided.items() if isinstance(decided, dict) else ()
    return {rid: fields for rid, fields in tables if isinstance(fields, dict)}


def _told(parts: Sequence[Part], names: Names, language: Language) -> str:
    told = [f"{subject(part, names, language)}: {_what(part, names, language)}." for part in parts[:MOST_NAMED]]
    more = len(parts) - MOST_NAMED
    rest = [] if more <= 0 else [f"Og {more} mere." if language == "da" else f"And {more} more."]
    return " ".join([*told, *rest])


def _what(part: Part, names: Names, language: Language) -> str:
    w = WORDS[language]
    if part.after is None:
        return w("findes ikke længere", "is no longer there")
    if part.before is None:
        return w("findes igen", "is there again")
    return "; ".join(words(part, names, language))
