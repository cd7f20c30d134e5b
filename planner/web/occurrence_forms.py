"""What an editor asks for one occurrence: read from a form or an address, shown as a proposal, then accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from flask_babel import gettext as _

from planner import clock
from planner.domain.codec.atoms import parse_recurrence_id
from planner.domain.edits import occurrences as edits
from planner.domain.errors import DomainError
from planner.domain.occurrences import HangsOn, Occurrence, Status, rid_text
from planner.domain.rule_checks import LONGEST
from planner.domain.rules import AgreedDate, Placed
from planner.domain.series import Calendar
from planner.domain.spans import Times
from planner.domain.spoken_dates import WhichDay, spoken_date
from planner.domain.typed_dates import NotADate, typed_date
from planner.domain.typed_times import starting, typed_times
from planner.domain.when import when_text
from planner.domain.words import WORDS, Words
from planner.web.filters import Choice
from planner.web.items import Presenter, capitalised
from planner.web.language import language
from planner.web.parameters import Arguments

T = TypeVar("T")
Edit = Callable[[Calendar], Calendar]

TO: Final = "to"
MEANT: Final = "meant"
"""The button of a day, where several may be meant; it stands before what was typed."""

TIME: Final = "time"
DAYS: Final = "days"
ON: Final = "on"
WORDS_OF_ITS_OWN: Final = ("title", "place", "note")

_SENT_AS: Final = {"date": TO, "first": TO, "last": DAYS, "times": TIME}
"""The field of the form at which an error of the domain stands, where the two have different names."""

_HALF_A_YEAR: Final = timedelta(days=182)


class Action(StrEnum):
    """What can be done about an occurrence; the names stand in addresses."""

    MOVE = "move"
    PLACE = "place"
    CANCEL = "cancel"
    RESERVE = "reserve"
    CONFIRM = "confirm"
    RESTORE = "restore"
    NOTE = "note"

    @property
    def is_shown_first(self) -> bool:
        """Whether what it leads to is shown before it is accepted."""
        return self in (Action.MOVE, Action.PLACE, Action.CANCEL, Action.RESTORE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An edit, and what a form must send to mean the same again, however the day was typed at first."""

    edit: Edit
    fields: Mapping[str, str]


class Unreadable(ValueError):
    """What was filled in cannot be read: ``errors`` are whole sentences by the form's field.

    ``days`` are those that may have been meant.
    """

    def __init__(self, errors: Mapping[str, str], days: Sequence[date] = ()) -> None:
        super().__init__(", ".join(errors))
        self.errors = errors
        self.days = days


def refused(error: DomainError) -> Unreadable:
    """The same of what the domain refused."""
    return Unreadable({_SENT_AS.get(error.field, error.field): error.text(language())})


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The forms as the page shows them: what was typed, or what is; ``errors`` are whole sentences by field.

    ``stands`` are the words that the occurrence has, where others were typed; ``days_meant`` are
    the days that may have been meant, to choose from.
    """

    to: str
    time: str
    days: str
    title: str
    place: str
    note: str
    meetings: tuple[Choice, ...]
    errors: Mapping[str, str]
    stands: Mapping[str, str]
    days_meant: tuple[Choice, ...] = ()

    @property
    def note_errors(self) -> Mapping[str, str]:
        """Those of the form for its own words."""
        return {name: said for name, said in self.errors.items() if name in WORDS_OF_ITS_OWN}


def form(
    one: Occurrence,
    sent: Arguments,
    errors: Mapping[str, str],
    meetings: Iterable[Occurrence],
    presenter: Presenter,
    days: Iterable[date] = (),
) -> Form:
    """The forms filled in by what was sent, and otherwise by what the occurrence is."""
    details = one.details
    on = details.placed_on
    chosen = sent.get(ON) or (rid_text(on.recurrence_id) if on else "")
    return Form(
        to=sent.get(TO, presenter.words.full_date(one.first) if one.dated else ""),
        time=sent.get(TIME, presenter.clock(one.times)),
        days=sent.get(DAYS, str((one.last - one.first).days + 1) if one.dated else "1"),
        title=sent.get("title", details.title),
        place=sent.get("place", details.place),
        note=sent.get("note", details.note),
        meetings=tuple(_choice(meeting, chosen, presenter) for meeting in meetings),
        errors=errors,
        days_meant=tuple(Choice(day.isoformat(), _day_name(day, presenter.words), False) for day in days),
        stands={
            name: own
            for name, own in zip(WORDS_OF_ITS_OWN, (details.title, details.place, details.note), strict=True)
            if own and sent.get(name, own) != own
        },
    )


def _choice(meeting: Occurrence, chosen: str, presenter: Presenter) -> Choice:
    rid = rid_text(meeting.recurrence_id)
    return Choice(rid, capitalised(when_text(meeting, presenter.language)), rid == chosen)


def _day_name(day: date, words: Words) -> str:
    return capitalised(f"{words.weekday(day.weekday())} {words.the_date(day)}")


def read(action: Action, sent: Arguments, one: Occurrence) -> Proposal:
    """What a form or an address asks for the occurrence. Raises ``Unreadable``."""
    return _READERS[action](sent, one)


def host_of(one: Occurrence) -> str | None:
    """The uid of the series at whose meetings the occurrence is taken; None for what is no placed item."""
    rule = one.series.rule
    return rule.host if isinstance(rule, Placed) else None


def _moving(sent: Arguments, one: Occurrence) -> Proposal:
    """To another day, hour or length; what the address or form does not name stays. Raises ``Unreadable``.

    A date without a year is the one nearest to the occurrence.
    """
    errors: dict[str, str] = {}
    said: AgreedDate | None = None
    meant: Sequence[date] = ()
    try:
        said = _day((sent.get(MEANT) or sent.get(TO, "")).strip(), one)
    except DomainError as error:
        errors[TO] = error.text(language())
        meant = error.choices if isinstance(error, WhichDay) else ()
    days = _read(errors, DAYS, lambda: _count(sent[DAYS].strip())) if sent.get(DAYS, "").strip() else None
    if said is not None and said.last is not None:
        days = (said.last - said.first).days + 1
    several = days > 1 if days else one.dated and one.first != one.last
    times = _read(errors, TIME, lambda: _times(sent[TIME], one, several_days=several)) if TIME in sent else one.times
    if errors or said is None:
        raise Unreadable(errors, meant)
    to = edits.moved_to(one, said.first, _as_long(said.times, one, several_days=several) or times, days)
    fields = {TO: to.first.isoformat(), DAYS: str((to.last - to.first).days + 1), TIME: _written(to.times)}
    return Proposal(lambda calendar: edits.move(calendar, *one.identity, to), fields)


def _placing(sent: Arguments, one: Occurrence) -> Proposal:
    """An item at another meeting. Raises ``Unreadable``."""
    try:
        on = HangsOn(host_of(one) or "", parse_recurrence_id(sent.get(ON, ""), ON))
    except DomainError:
        raise Unreadable({ON: _("Vælg et møde.")}) from None
    return Proposal(lambda calendar: edits.place(calendar, *one.identity, on), {ON: rid_text(on.recurrence_id)})


def _cancelling(_sent: Arguments, one: Occurrence) -> Proposal:
    """Not held."""
    return _to_status(one, Status.CANCELLED)


def _reserving(_sent: Arguments, one: Occurrence) -> Proposal:
    """Not sure yet."""
    return _to_status(one, Status.TENTATIVE)


def _confirming(_sent: Arguments, one: Occurrence) -> Proposal:
    """Sure."""
    return _to_status(one, Status.CONFIRMED)


def _restoring(_sent: Arguments, one: Occurrence) -> Proposal:
    """As the rule has it."""
    return Proposal(lambda calendar: edits.restore(calendar, *one.identity), {})


def _annotating(sent: Arguments, one: Occurrence) -> Proposal:
    """A title, place or note of its own."""
    said = {name: sent.get(name, "") for name in WORDS_OF_ITS_OWN}
    return Proposal(lambda calendar: edits.annotate(calendar, *one.identity, **said), said)


def _to_status(one: Occurrence, status: Status) -> Proposal:
    return Proposal(lambda calendar: edits.set_status(calendar, *one.identity, status), {})


def _read(errors: dict[str, str], name: str, read: Callable[[], T]) -> T | None:
    """What ``read`` gives; None where it finds an error, which then stands under ``name``."""
    try:
        return read()
    except DomainError as error:
        errors[name] = error.text(language())
        return None


def _day(text: str, one: Occurrence) -> AgreedDate:
    """A date as one types it, or a day as one says it, with the hours and the days in a row that it names.

    Raises ``WhichDay`` where several may be meant.
    """
    if not text:
        raise DomainError("date", "Skriv den nye dato.", "Write the new date.")
    try:
        return AgreedDate(typed_date(text, one.first - _HALF_A_YEAR))
    except NotADate:
        return spoken_date(text, one.first, clock.today())


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= LONGEST):
        raise DomainError(DAYS, f"Skriv et tal fra 1 til {LONGEST}.", f"Write a number from 1 to {LONGEST}.")
    return int(text)


def _times(text: str, one: Occurrence, *, several_days: bool) -> Times | None:
    return _as_long(typed_times(text, several_days=several_days), one, several_days=several_days)


def _as_long(times: Times | None, one: Occurrence, *, several_days: bool) -> Times | None:
    """Times without an end last as long as the occurrence does."""
    if times is not None and times.end is None and one.times is not None and not several_days:
        return starting(times.start, one.times)
    return times


def _written(times: Times | None) -> str:
    return WORDS["da"].hours(times) if times else ""


_READERS: Final[Mapping[Action, Callable[[Arguments, Occurrence], Proposal]]] = {
    Action.MOVE: _moving,
    Action.PLACE: _placing,
    Action.CANCEL: _cancelling,
    Action.RESERVE: _reserving,
    Action.CONFIRM: _confirming,
    Action.RESTORE: _restoring,
    Action.NOTE: _annotating,
}
