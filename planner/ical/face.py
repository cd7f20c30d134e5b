"""What an event shows, apart from which one it is and when: title, place, description, status, busy or free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from planner.domain.errors import Language
from planner.domain.occurrences import PLAIN, Occurrence, Precision, Reason, ReasonKind, Status
from planner.domain.reasons import day_name, reason_text
from planner.domain.rules import Placed
from planner.domain.series import Series, SeriesKind
from planner.domain.when import short_when, when_text
from planner.domain.words import WORDS
from planner.ical.standing import is_free, status_lines
from planner.ical.text import clean, clean_line, escape, fold, text_line

MOST_IN_LINE: Final = 255
"""Characters in a title or a place: as many as Outlook keeps of a subject."""
MOST_IN_TEXT: Final = 4_000
_NOBODY_RESERVED: Final = frozenset({ReasonKind.NO_DATE, ReasonKind.NO_HOST})


class Faces:
    """The faces of one calendar's occurrences in one language.

    What many share is worked out once: what a series says of itself, what a month is called, why a holiday moves.
    ``titles`` are the series' by uid; ``alarm`` is in minutes before a meeting, None for no reminder.
    """

    def __init__(self, language: Language, titles: Mapping[str, str], alarm: int | None = None) -> None:
        self._language = language
        self._titles = titles
        self._alarm = alarm
        self._common: dict[str, _Common] = {}
        self._windows: dict[tuple[date, date, Precision], _Window] = {}
        self._reasons: dict[Reason, str] = {}
        self._summaries: dict[str, str] = {}
        self._descriptions: dict[str, str] = {}

    def lines(self, occurrence: Occurrence, agenda: Sequence[Occurrence]) -> str:
        """The event's content lines from SUMMARY on; ``agenda`` are the items to be told in its description."""
        common = self._of(occurrence.series)
        own_place = occurrence.details.place
        shown, told = self.summary(occurrence), self.description(occurrence, agenda)
        free = is_free(occurrence)
        return "".join(
            (
                self._summaries.get(shown) or self._summary_line(shown),
                text_line("LOCATION", clean_line(own_place, MOST_IN_LINE)) if own_place else common.location,
                self._descriptions.get(told) or self._description_line(told),
                common.categories,
                status_lines(occurrence.status, free),
                "" if self._alarm is None or free or occurrence.times is None else _alarm(self._alarm, shown),
            )
        )

    def summary(self, occurrence: Occurrence) -> str:
        """The title, and what a reader must know although clients do not show it: cancelled, reserved, no day yet.

        A window without a day is shown by clients as an event on its first day, so its title says that it is none.
        """
        w = WORDS[self._language]
        own_title = occurrence.details.title
        title = clean_line(own_title, MOST_IN_LINE) if own_title else self._of(occurrence.series).title
        if occurrence.status is Status.CANCELLED:
            title = f"{w('Aflyst', 'Cancelled')}: {title}"
        if occurrence.status is Status.TENTATIVE:
            title += self._unsure(occurrence)
        if not occurrence.dated:
            unset = w("dato mangler", "date missing") if occurrence.missing else w("dag ikke fastsat", "day not set")
            return f"{title} ({self._window(occurrence).short}, {unset})"
        if occurrence.times and occurrence.series.kind is SeriesKind.DEADLINE:
            return f"{title} ({w.clock(occurrence.times)})"
        return title

    def _unsure(self, occurrence: Occurrence) -> str:
        """What a reserved date's title ends with; nothing where nobody has reserved it."""
        kinds = {why.kind for why in occurrence.reasons}
        if ReasonKind.PROPOSED in kinds:
            return WORDS[self._language](" (forslag)", " (proposal)")
        return " (res.)" if kinds.isdisjoint(_NOBODY_RESERVED) else ""

    def description(self, occurrence: Occurrence, agenda: Sequence[Occurrence]) -> str:
        """What stands below the title, a line each: why it is not as usual, the note, who, and the agenda."""
        common = self._of(occurrence.series)
        if not agenda and not occurrence.reasons and occurrence.details is PLAIN and occurrence.dated:
            return common.description
        told = "\n".join(self._description(occurrence, common, agenda)).strip()
        return told if len(told) <= MOST_IN_TEXT else clean(told, MOST_IN_TEXT)

    def _description(self, occurrence: Occurrence, common: _Common, agenda: Sequence[Occurrence]) -> Iterator[str]:
        if not occurrence.dated:
            yield self._window(occurrence).full
        if occurrence.reasons or occurrence.details.moved_from:
            yield from self._why(occurrence)
        own_note = occurrence.details.note
        note = clean(own_note, MOST_IN_TEXT) if own_note else common.note
        if note:
            yield note
        if common.host and occurrence.details.placed_on is not None:
            yield common.host
        if common.about:
            yield common.about
        if agenda:
            yield WORDS[self._language]("Punkter på mødet:", "Items at the meeting:")
            yield from (f"- {self._agenda_line(item)}" for item in agenda)

    def _agenda_line(self, item: Occurrence) -> str:
        units = _listed(unit.short for unit in item.series.units)
        return f"{self.summary(item)} ({units})" if units else self.summary(item)

    def _why(self, occurrence: Occurrence) -> Iterator[str]:
        moved_from = occurrence.details.moved_from
        if moved_from is None:
            yield from map(self._reason, occurrence.reasons)
            return
        w = WORDS[self._language]
        moves = (why for why in occurrence.reasons if why.text and _is_move(why))
        cause = ", ".join(clean_line(day_name(why.text, self._language), MOST_IN_LINE) for why in moves)
        changed = f"{w('Ændret fra', 'Changed from')} {w.long_date(moved_from)}"
        yield f"{changed}: {cause}" if cause else changed
        yield from (self._reason(why) for why in occurrence.reasons if not _is_move(why))

    def _reason(self, why: Reason) -> str:
        known = self._reasons.get(why)
        if known is None:
            phrase = clean_line(reason_text(why, self._language), MOST_IN_LINE)
            known = self._reasons[why] = _capital(phrase)
        return known

    def _window(self, occurrence: Occurrence) -> _Window:
        days = occurrence.first, occurrence.last, occurrence.precision
        known = self._windows.get(days)
        if known is None:
            language = self._language
            known = _Window(short_when(occurrence, language), _capital(when_text(occurrence, language)))
            self._windows[days] = known
        return known

    def _summary_line(self, shown: str) -> str:
        line = self._summaries[shown] = text_line("SUMMARY", shown)
        return line

    def _description_line(self, told: str) -> str:
        line = self._descriptions[told] = text_line("DESCRIPTION", told)
        return line

    def _of(self, series: Series) -> _Common:
        return self._common.get(series.uid) or self._common_of(series)

    def _common_of(self, series: Series) -> _Common:
        note, about = clean(series.note, MOST_IN_TEXT), "\n".join(self._about(series))
        common = self._common[series.uid] = _Common(
            clean_line(series.title, MOST_IN_LINE),
            text_line("LOCATION", clean_line(series.place, MOST_IN_LINE)),
            note,
            self._host(series),
            about,
            clean("\n".join(filter(None, (note, about))), MOST_IN_TEXT),
            categories(series),
        )
        return common

    def _host(self, series: Series) -> str:
        host = self._titles.get(series.rule.host) if isinstance(series.rule, Placed) else None
        return f"{WORDS[self._language]('Punkt på', 'Item at')}: {clean_line(host, MOST_IN_LINE)}" if host else ""

    def _about(self, series: Series) -> Iterator[str]:
        w = WORDS[self._language]
        if series.body and (body := clean_line(series.body.name, MOST_IN_LINE)):
            yield f"{w('Forum', 'Body')}: {body}"
        if units := _listed(unit.name or unit.short for unit in series.units):
            yield f"{w('Ansvarlig', 'Responsible')}: {units}"


class _Common(NamedTuple):
    """What a series says of its occurrences; ``description`` is that of one with nothing of its own.

    ``host`` holds only for those that found a meeting.
    """

    title: str
    location: str
    note: str
    host: str
    about: str
    description: str
    categories: str


class _Window(NamedTuple):
    """What days without a day are called: in a title, and as a line of their own."""

    short: str
    full: str


def categories(series: Series) -> str:
    """The CATEGORIES line, which Outlook colours by: the body, then the units."""
    names = [series.body.short or series.body.name] if series.body else []
    names += [unit.short for unit in series.units]
    shown = dict.fromkeys(_cleaned(names))
    return fold(f"CATEGORIES:{','.join(map(escape, shown))}") if shown else ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(_cleaned(names))


def _cleaned(names: Iterable[str]) -> Iterator[str]:
    return filter(None, (clean_line(name, MOST_IN_LINE) for name in names))


def _alarm(minutes: int, shown: str) -> str:
    return (
        f"BEGIN:VALARM\r\nACTION:DISPLAY\r\n{text_line('DESCRIPTION', shown)}TRIGGER:-PT{minutes}M\r\nEND:VALARM\r\n"
    )


def _is_move(why: Reason) -> bool:
    return why.kind in (ReasonKind.ADJUSTED, ReasonKind.MOVED)


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
