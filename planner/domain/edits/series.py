"""Series as a whole: put into the calendar, copied, archived, and fetched back from the archive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from planner.domain.errors import DomainError, Language
from planner.domain.keys import fresh_key
from planner.domain.rules import anchor_of
from planner.domain.series import UNCHANGED, Calendar, Series
from planner.domain.words import WORDS

NAMELESS: Final = "punkt"
"""What the uid of a series is made of where its title has no letter that a uid can hold."""


def find(calendar: Calendar, uid: str) -> Series | None:
    """The series with that uid; None where the calendar has none."""
    return next((one for one in calendar.series if one.uid == uid), None)


def fresh_uid(calendar: Calendar, title: str) -> str:
    """A readable uid for a new series of that title, none that the calendar has."""
    return fresh_key(title, {one.uid for one in calendar.series}, NAMELESS)


def put(calendar: Calendar, series: Series) -> Calendar:
    """The calendar with that series, in the place of the one with its uid, or last.

    Raises ``DomainError`` at ``rule.anchor`` when it is to follow one that is archived, and at ``title`` for none.
    """
    if not series.title.strip():
        raise DomainError("title", "Skriv en titel.", "Write a title.")
    _check_anchor(calendar, series)
    known = {one.uid: one for one in calendar.series}
    return replace(calendar, series=tuple({**known, series.uid: series}.values()))


def copied(calendar: Calendar, uid: str) -> Series:
    """A new series like that one: "Kopi af …", with a uid of its own and nothing decided of single occurrences.

    Raises ``DomainError`` at ``uid`` for one that the calendar does not have.
    """
    original = _known(calendar, uid)
    title = f"Kopi af {original.title}"
    return replace(
        original, uid=fresh_uid(calendar, title), title=title, exceptions={}, archived=False, stamp=UNCHANGED
    )


def archive(calendar: Calendar, uid: str) -> Calendar:
    """The calendar where that series gives no occurrences any more; it and what was decided of it are kept.

    Raises ``DomainError`` at ``archived`` while others that are not archived follow it, naming them, and at ``uid``
    for one that the calendar does not have.
    """
    one = _known(calendar, uid)
    following = [other.title for other in followers(calendar, uid) if not other.archived]
    if following and not one.archived:
        danish, english = (_titles(following, language) for language in ("da", "en"))
        raise DomainError(
            "archived",
            f"»{one.title}« kan ikke arkiveres: det følges af {danish}. Arkivér dem først, eller lad dem følge "
            "noget andet.",
            f"“{one.title}” cannot be archived: it is followed by {english}. Archive those first, or let them "
            "follow something else.",
        )
    return put(calendar, replace(one, archived=True))


def unarchive(calendar: Calendar, uid: str) -> Calendar:
    """The calendar where that series gives its occurrences again.

    Raises ``DomainError`` at ``rule.anchor`` while the one that it follows is archived, and at ``uid``.
    """
    return put(calendar, replace(_known(calendar, uid), archived=False))


def followers(calendar: Calendar, uid: str) -> list[Series]:
    """The series that hang on that one directly, in the calendar's order."""
    return [one for one in calendar.series if anchor_of(one.rule) == uid]


def all_followers(calendar: Calendar, uid: str) -> list[Series]:
    """Those, those that hang on them, and so on; nearest first."""
    found = followers(calendar, uid)
    for one in found:
        found += [other for other in followers(calendar, one.uid) if other not in found]
    return found


def _known(calendar: Calendar, uid: str) -> Series:
    one = find(calendar, uid)
    if one is None:
        raise DomainError("uid", f"»{uid}« findes ikke.", f"There is no “{uid}”.")
    return one


def _check_anchor(calendar: Calendar, series: Series) -> None:
    anchor = find(calendar, anchor_of(series.rule) or "")
    if anchor is not None and anchor.archived and not series.archived:
        raise DomainError(
            "rule.anchor",
            f"»{anchor.title}« er arkiveret. Hent det frem først.",
            f"“{anchor.title}” is archived. Fetch it back first.",
        )


def _titles(titles: Iterable[str], language: Language) -> str:
    words = WORDS[language]
    return words.joined(words.quoted(title) for title in titles)
