"""Preferences as plain data and back, and what is wrong with them before anything is planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from planner.domain.codec.atoms import KEY, NUMBER, TIMES, WORD
from planner.domain.codec.shapes import Atom, Data, Many, Record, SetOf, TableOf, choice, quoted
from planner.domain.errors import DomainError, Language
from planner.domain.series import Calendar
from planner.domain.words import WORDS
from planner.planning.year.preferences import Carry, Own, Preferences, Wish

MOST_SLACK: Final = 60
"""Days."""

MOST_BUSY: Final = 20
MOST_ROOMS: Final = 100
MOST_DAYS: Final = 366
LONGEST_MEETING: Final = 14
"""Days."""

_WORKWEEK: Final = frozenset(range(1, 6))


def _wish(data: object, at: str) -> Wish:
    try:
        return Wish[str(data).upper().replace("-", "_")]
    except KeyError:
        raise DomainError(at, f"»{quoted(data)}« er ikke et ønske.", f"“{quoted(data)}” is no wish.") from None


def _days(data: object, at: str) -> timedelta:
    days = NUMBER.read(data, at)
    if not 0 <= days <= MOST_SLACK:
        raise DomainError(
            at, f"Skriv et antal dage fra 0 til {MOST_SLACK}.", f"Write a number of days from 0 to {MOST_SLACK}."
        )
    return timedelta(days=days)


_OWN: Final = Record[Own](Own, weekdays=SetOf(NUMBER), least=NUMBER, most=NUMBER, times=TIMES, length=NUMBER)

_PREFERENCES: Final = Record[Preferences](
    Preferences,
    order=Many(Atom(lambda wish: wish.name.lower().replace("_", "-"), _wish), distinct=True),
    carry=choice(Carry),
    forbidden=SetOf(KEY),
    slack=Atom(lambda slack: slack.days, _days),
    busy=NUMBER,
    rooms=TableOf(WORD, NUMBER),
    own=TableOf(KEY, _OWN),
)


def preferences_to_data(preferences: Preferences) -> dict[str, Data]:
    """The preferences as plain data; wishes as ``last-year``, series and day calendars by their uids."""
    return _PREFERENCES.write(preferences)


def preferences_from_data(data: object) -> Preferences:
    """The inverse. Raises ``DomainError`` with the path of what is wrong (``own[hu].least``)."""
    return _PREFERENCES.read(data, "")


def wrong_preferences(preferences: Preferences, calendar: Calendar) -> Iterator[DomainError]:
    """Everything in the preferences that contradicts itself, or speaks of what the calendar does not have.

    The fields are ``busy``, ``slack``, ``forbidden``, ``rooms[B105]`` and ``own[hu].weekdays`` (``least``, ``most``,
    ``length``).
    """
    if not 1 <= preferences.busy <= MOST_BUSY:
        yield _number("busy", 1, MOST_BUSY)
    if not timedelta() <= preferences.slack <= timedelta(days=MOST_SLACK):
        yield _number("slack", 0, MOST_SLACK)
    known = {one.uid for one in calendar.day_calendars}
    for uid in sorted(preferences.forbidden - known):
        yield DomainError("forbidden", f"»{uid}« er ikke en dagkalender.", f"“{uid}” is no day calendar.")
    for room, count in preferences.rooms.items():
        if not 1 <= count <= MOST_ROOMS:
            yield _number(f"rooms[{room}]", 1, MOST_ROOMS)
    titles = {one.uid: one.title for one in calendar.series}
    for uid, own in preferences.own.items():
        if uid not in titles:
            yield DomainError(f"own[{uid}]", f"Punktet »{uid}« findes ikke.", f"There is no series “{uid}”.")
        else:
            yield from _wrong_own(f"own[{uid}]", titles[uid], own)


def _wrong_own(at: str, title: str, own: Own) -> Iterator[DomainError]:
    if own.weekdays and not own.weekdays & _WORKWEEK:
        yield DomainError(
            f"{at}.weekdays",
            f"{title} kan kun lægges mandag til fredag. Vælg mindst én af de dage.",
            f"{title} can be planned from Monday to Friday only. Choose one of those days at least.",
        )
    for name, bound in (("least", own.least), ("most", own.most)):
        if bound is not None and not 1 <= bound <= MOST_DAYS:
            yield _number(f"{at}.{name}", 1, MOST_DAYS)
    if own.least is not None and own.most is not None and own.least > own.most:
        yield DomainError(
            f"{at}.most",
            f"{title}: der kan ikke både være mindst {own.least} og højst {own.most} dage mellem møderne.",
            f"{title}: there cannot be at least {own.least} and at most {own.most} days between meetings.",
        )
    if own.length is not None and not 1 <= own.length <= LONGEST_MEETING:
        yield _number(f"{at}.length", 1, LONGEST_MEETING)
    if own.length and own.most is not None and own.length > own.most:
        yield DomainError(
            f"{at}.length",
            f"{title}: et møde på {own.length} dage kan ikke begynde højst {own.most} dage efter det forrige.",
            f"{title}: a meeting of {own.length} days cannot begin at most {own.most} days after the last one.",
        )


def _number(at: str, least: int, most: int) -> DomainError:
    return DomainError(
        at, f"Skriv et helt tal fra {least} til {most}.", f"Write a whole number from {least} to {most}."
    )


def in_words(preferences: Preferences, calendar: Calendar, language: Language) -> Iterator[str]:
    """The wishes that count in their order, then the limits, each as a line of its own."""
    words = WORDS[language]
    for place, wish in enumerate(preferences.order, 1):
        yield f"{place}. {wish.text(language)}"
    names = [one.name for one in calendar.day_calendars if one.uid in preferences.forbidden]
    if names:
        yield words(f"Ingen møder i {words.joined(names)}.", f"No meetings in {words.joined(names)}.")
    days = preferences.slack.days
    yield words(
        f"En dato må flyttes op til {days} dage fra reglens dag.",
        f"A date may be moved up to {days} days from the rule's day.",
    )
    for room, count in preferences.rooms.items():
        yield words(f"{room} har plads til {count} ad gangen.", f"{room} holds {count} at a time.")
