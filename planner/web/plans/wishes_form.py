"""A plan's wishes as a form: the order in words, limits in numbers; no weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from planner.domain.errors import DomainError, Language
from planner.domain.series import Calendar, Series
from planner.domain.typed_times import typed_times
from planner.domain.words import WORDS
from planner.planning.year.preferences import IN_ORDER, Carry, Own, Preferences, Wish
from planner.web.filters import Choice
from planner.web.items import capitalised
from planner.web.parameters import Arguments

ORDER: Final = "order"
COUNTS: Final = "counts"
UP: Final = "up"
DOWN: Final = "down"


@dataclass(frozen=True, slots=True)
class WishLine:
    """A wish in its place; ``counts`` whether it is to be heeded at all."""

    key: str
    text: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes under a legend, as ``parts/fields.html`` shows them."""

    name: str
    legend: str
    choices: tuple[Choice, ...]


def key_of(wish: Wish) -> str:
    """What forms send for the wish."""
    return wish.name.lower()


def typed(preferences: Preferences) -> Arguments:
    """What would have been filled in to make them what they are."""
    left = [wish for wish in IN_ORDER if wish not in preferences.order]
    fields: list[tuple[str, str]] = [(ORDER, key_of(wish)) for wish in (*preferences.order, *left)]
    fields += [(COUNTS, key_of(wish)) for wish in preferences.order]
    fields += [("forbidden", uid) for uid in sorted(preferences.forbidden)]
    fields += [
        ("carry", preferences.carry.value),
        ("slack", str(preferences.slack.days)),
        ("busy", str(preferences.busy)),
        ("rooms", "\n".join(f"{room}: {count}" for room, count in preferences.rooms.items())),
    ]
    return MultiDict(fields)


def moved(sent: Arguments) -> Arguments:
    """The form with the wish of the button that was pressed one place up or down; all else as it was typed."""
    order = [key_of(wish) for wish in _order(sent)]
    for name, step in ((UP, -1), (DOWN, 1)):
        wanted = sent.get(name)
        if wanted in order:
            at = order.index(wanted)
            to = max(0, min(len(order) - 1, at + step))
            order.insert(to, order.pop(at))
    after = MultiDict(sent)
    after.setlist(ORDER, order)
    return after


def lines(sent: Arguments, language: Language) -> tuple[WishLine, ...]:
    """The wishes in their order."""
    counted = set(sent.getlist(COUNTS))
    return tuple(
        WishLine(key_of(wish), capitalised(wish.text(language)), key_of(wish) in counted) for wish in _order(sent)
    )


def carries(sent: Arguments) -> Boxes:
    """How last year's dates are carried over."""
    names = {
        Carry.ISO_WEEK: _("samme ugenummer og ugedag"),
        Carry.WEEKS_52: _("52 uger senere"),
        Carry.NTH_WEEKDAY: _("samme ugedag i måneden (den 2. tirsdag)"),
    }
    chosen = sent.get("carry", "")
    choices = tuple(Choice(one.value, names[one], one.value == chosen) for one in Carry)
    return Boxes("carry", _("Sidste års dato føres over som"), choices)


def forbidden(sent: Arguments, calendar: Calendar) -> Boxes:
    """The day calendars on whose days nobody is to meet."""
    chosen = set(sent.getlist("forbidden"))
    offered = [one for one in calendar.day_calendars if one.kind not in ("holiday", "closed")]
    choices = tuple(Choice(one.uid, one.name, one.uid in chosen, given=True) for one in offered)
    return Boxes("forbidden", _("Ingen møder i"), choices)


def read(sent: Arguments, before: Preferences) -> Preferences:
    """What was filled in; what single series ask for stays. Raises ``DomainError`` at its field."""
    counted = set(sent.getlist(COUNTS))
    return replace(
        before,
        order=tuple(wish for wish in _order(sent) if key_of(wish) in counted),
        carry=_carry(sent.get("carry", "")),
        forbidden=frozenset(sent.getlist("forbidden")),
        slack=timedelta(days=_number(sent, "slack")),
        busy=_number(sent, "busy"),
        rooms=_rooms(sent.get("rooms", "")),
    )


def _order(sent: Arguments) -> Sequence[Wish]:
    known = {key_of(wish): wish for wish in Wish}
    given = dict.fromkeys(known[key] for key in sent.getlist(ORDER) if key in known)
    return (*given, *(wish for wish in IN_ORDER if wish not in given))


def _carry(text: str) -> Carry:
    try:
        return Carry(text)
    except ValueError:
        raise DomainError("carry", "Vælg en af mulighederne.", "Choose one of those offered.") from None


def _number(sent: Arguments, name: str) -> int:
    found = _maybe_number(sent, name)
    if found is None:
        raise DomainError(name, "Skriv et tal.", "Write a number.")
    return found


def _maybe_number(sent: Arguments, name: str) -> int | None:
    text = sent.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise DomainError(name, "Skriv et helt tal.", "Write a whole number.")
    return int(text)


def _rooms(text: str) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(filter(str.strip, text.splitlines()), 1):
        name, colon, count = (part.strip() for part in line.rpartition(":"))
        if not (name and colon and count.isascii() and count.isdigit() and len(count) <= 3):
            raise DomainError(
                "rooms",
                f"Linje {number}: skriv et lokale og hvor mange møder, det har plads til: »B105: 1«.",
                f"Line {number}: write a room and how many meetings it holds: “B105: 1”.",
            )
        found[name] = int(count)
    return found


def typed_own(own: Own) -> Arguments:
    """What would have been filled in to make a series' own wishes what they are."""
    fields = [("weekdays", str(day)) for day in sorted(own.weekdays)]
    fields += [(name, "" if value is None else str(value)) for name, value in _numbers(own)]
    fields.append(("times", WORDS["da"].hours(own.times) if own.times else ""))
    return MultiDict(fields)


def _numbers(own: Own) -> Iterable[tuple[str, int | None]]:
    return (("least", own.least), ("most", own.most), ("length", own.length))


def weekdays(sent: Arguments, language: Language) -> Boxes:
    """The days of the week that a series may meet on."""
    chosen, words = set(sent.getlist("weekdays")), WORDS[language]
    choices = tuple(Choice(str(day), capitalised(words.weekday(day - 1)), str(day) in chosen) for day in range(1, 6))
    return Boxes("weekdays", _("Kun på disse ugedage"), choices)


def read_own(sent: Arguments) -> Own:
    """What was filled in for one series. Raises ``DomainError`` at its field."""
    times = sent.get("times", "").strip()
    days = {text for text in sent.getlist("weekdays") if text in {"1", "2", "3", "4", "5", "6", "7"}}
    return Own(
        weekdays=frozenset(map(int, days)),
        least=_maybe_number(sent, "least"),
        most=_maybe_number(sent, "most"),
        times=typed_times(times) if times else None,
        length=_maybe_number(sent, "length"),
    )


def with_own(preferences: Preferences, series: Series, own: Own) -> Preferences:
    """The preferences with that series' own ones; none are kept that ask for nothing."""
    others = {uid: one for uid, one in preferences.own.items() if uid != series.uid}
    return replace(preferences, own=others if own == Own() else {**others, series.uid: own})
