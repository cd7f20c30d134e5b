"""What an event shows, apart from which one it is and when: title, place, description, status, busy or free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from planner.domain.errors import Language
from planner.domain.occurrences import Occurrence, Reason, ReasonKind, Status
from planner.domain.reasons import day_name, reason_text
from planner.domain.rules import Placed
from planner.domain.series import Series, SeriesKind
from planner.domain.when import short_when, when_text
from planner.domain.words import WORDS
from planner.ical.text import clean, clean_line, escape, fold, text_line

MOST_IN_LINE: Final = 255
"""Characters in a title or a place: as many as Outlook keeps of a subject."""
MOST_IN_TEXT: Final = 4_000
_NOBODY_RESERVED: Final = frozenset({ReasonKind.NO_DATE, ReasonKind.NO_HOST})


def face(occurrence: Occurrence, language: Language, alarm: int | None, text: str) -> str:
    """The event's content lines from SUMMARY on; ``text`` is its description, as ``description`` gives it."""
    free = is_free(occurrence)
    shown = summary(occurrence, language)
    return "".join(
        (
            text_line("SUMMARY", shown),
            text_line("LOCATION", clean_line(occurrence.place, MOST_IN_LINE)),
            text_line("DESCRIPTION", text),
            categories(occurrence.series),
            f"STATUS:{occurrence.status.name}\r\n",
            "TRANSP:TRANSPARENT\r\n" if free else "TRANSP:OPAQUE\r\n",
            f"X-MICROSOFT-CDO-BUSYSTATUS:{_busy_status(occurrence, free)}\r\n",
            "" if alarm is None or free or occurrence.times is None else _alarm(alarm, shown),
        )
    )


def is_free(occurrence: Occurrence) -> bool:
    """Whether it leaves the subscriber's time free.

    So do windows without a day, deadlines, items taken at a meeting and items that only have a day; a meeting and
    a seminar do not, be their hours known or not.
    """
    kind = occurrence.series.kind
    return (
        not occurrence.dated
        or occurrence.status is Status.CANCELLED
        or kind is SeriesKind.DEADLINE
        or (kind is SeriesKind.ITEM and occurrence.times is None)
        or isinstance(occurrence.series.rule, Placed)
    )


def summary(occurrence: Occurrence, language: Language) -> str:
    """The title, and what a reader must know although clients do not show it: cancelled, reserved, no day yet.

    A window without a day is shown by clients as an event on its first day, so its title says that it is none.
    """
    w = WORDS[language]
    title = clean_line(occurrence.title, MOST_IN_LINE)
    if occurrence.status is Status.CANCELLED:
        title = f"{w('Aflyst', 'Cancelled')}: {title}"
    if occurrence.status is Status.TENTATIVE and not any(why.kind in _NOBODY_RESERVED for why in occurrence.reasons):
        title = f"{title} (res.)"
    if not occurrence.dated:
        unset = w("dato mangler", "date missing") if occurrence.missing else w("dag ikke fastsat", "day not set")
        return f"{title} ({short_when(occurrence, language)}, {unset})"
    if occurrence.times and occurrence.series.kind is SeriesKind.DEADLINE:
        return f"{title} ({w.clock(occurrence.times)})"
    return title


def description(occurrence: Occurrence, agenda: Sequence[Occurrence], host: str, language: Language) -> str:
    """What stands below the title, a line each: why it is not as usual, the note, who, and the items on the agenda.

    ``host`` is the title of the meeting that takes the item, or "".
    """
    return clean("\n".join(_description(occurrence, agenda, host, language)), MOST_IN_TEXT)


def _description(
    occurrence: Occurrence, agenda: Sequence[Occurrence], host: str, language: Language
) -> Iterator[str]:
    w = WORDS[language]
    series = occurrence.series
    if not occurrence.dated:
        yield _capital(when_text(occurrence, language))
    yield from _reasons(occurrence, language)
    if occurrence.note:
        yield occurrence.note
    if host:
        yield f"{w('Punkt på', 'Item at')}: {clean_line(host, MOST_IN_LINE)}"
    if series.body:
        yield f"{w('Forum', 'Body')}: {clean_line(series.body.name, MOST_IN_LINE)}"
    if series.units:
        names = (clean_line(unit.name or unit.short, MOST_IN_LINE) for unit in series.units)
        yield f"{w('Ansvarlig', 'Responsible')}: {', '.join(names)}"
    if agenda:
        yield w("Punkter på mødet:", "Items at the meeting:")
        yield from (f"- {_agenda_line(item, language)}" for item in agenda)


def _agenda_line(item: Occurrence, language: Language) -> str:
    units = ", ".join(clean_line(unit.short, MOST_IN_LINE) for unit in item.series.units)
    return f"{summary(item, language)} ({units})" if units else summary(item, language)


def _reasons(occurrence: Occurrence, language: Language) -> Iterator[str]:
    moved_from = occurrence.details.moved_from
    if moved_from is None:
        yield from (_capital(reason_text(why, language)) for why in occurrence.reasons)
        return
    w = WORDS[language]
    cause = ", ".join(day_name(why.text, language) for why in occurrence.reasons if _is_move(why) and why.text)
    changed = f"{w('Ændret fra', 'Changed from')} {w.long_date(moved_from)}"
    yield f"{changed}: {cause}" if cause else changed
    yield from (_capital(reason_text(why, language)) for why in occurrence.reasons if not _is_move(why))


def _is_move(why: Reason) -> bool:
    return why.kind in (ReasonKind.ADJUSTED, ReasonKind.MOVED)


def categories(series: Series) -> str:
    """The CATEGORIES line, which Outlook colours by: the body, then the units."""
    names = [series.body.short or series.body.name] if series.body else []
    names += [unit.short for unit in series.units]
    shown = dict.fromkeys(name for name in (clean_line(name, MOST_IN_LINE) for name in names) if name)
    return fold(f"CATEGORIES:{','.join(map(escape, shown))}") if shown else ""


def _busy_status(occurrence: Occurrence, free: bool) -> str:
    if free:
        return "FREE"
    return "TENTATIVE" if occurrence.status is Status.TENTATIVE else "BUSY"


def _alarm(minutes: int, shown: str) -> str:
    return (
        f"BEGIN:VALARM\r\nACTION:DISPLAY\r\n{text_line('DESCRIPTION', shown)}TRIGGER:-PT{minutes}M\r\nEND:VALARM\r\n"
    )


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
