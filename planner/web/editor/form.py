"""A series' form: everything about it that is not its rule, read from the fields and written into them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeVar

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from planner.domain.access import Account, may_edit
from planner.domain.codec.atoms import PROSE, TITLE
from planner.domain.edits.series import NAMELESS, fresh_uid
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDates
from planner.domain.series import Calendar, Passport, Series, SeriesKind, Unit
from planner.domain.validate import MOST_REVIEW_MONTHS
from planner.domain.words import Words
from planner.web.editor.agreed import written_day
from planner.web.editor.phrase import phrase_of, typed_phrase
from planner.web.editor.recipe import Recipe, typed_recipe
from planner.web.editor.sent import Errors, Sent, not_offered
from planner.web.editor.typed import Fields
from planner.web.filters import Choice, Group
from planner.web.parameters import Arguments
from planner.web.tags import Palette, kind_name, status_word

T = TypeVar("T")

_PROSE: Final = ("note", "source", "purpose")
_LINES: Final = ("title", "place", "owner", "legal_basis")
TEXTS: Final = (*_LINES, *_PROSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesForm:
    """The form as the page shows it: what was sent, right or wrong."""

    texts: dict[str, str]
    kind: Group
    body: Group
    units: Group
    status: Group
    reviewed: str
    review_months: str


def form(sent: Arguments, calendar: Calendar, account: Account | None, kept_body: str) -> SeriesForm:
    """The form filled in as it was sent. Offered are the bodies that the account may edit, and ``kept_body``."""
    bodies = [("", _("Intet forum"), 0)]
    palette = Palette(calendar)
    for body in calendar.bodies:
        tag = palette.tag(body)
        if body.key == kept_body or _may_choose(account, calendar, body.key):
            bodies.append((body.key, body.name, tag.colour if tag else 0))
    kinds = ((kind.value, kind_name(kind), 0) for kind in SeriesKind)
    units = ((unit.key, unit.short, 0) for unit in calendar.units)
    offered = [one for one in Status if one is not Status.CANCELLED or sent.get("status") == one]
    statuses = ((one.value, status_word(one), 0) for one in offered)
    return SeriesForm(
        texts={name: sent.get(name, "") for name in TEXTS},
        kind=_group("kind", _("Type"), kinds, [sent.get("kind", SeriesKind.MEETING)]),
        body=_group("body", _("Forum"), bodies, [sent.get("body", "")], given=True),
        units=_group("units", _("Ansvarlig"), units, sent.getlist("units"), given=True),
        status=_group("status", _("Datoerne er"), statuses, [sent.get("status", Status.CONFIRMED)]),
        reviewed=sent.get("reviewed", ""),
        review_months=sent.get("review_months", "12"),
    )


def typed_series(one: Series, calendar: Calendar, words: Words) -> Arguments:
    """All that would have been filled in to make the series what it is, its rule included."""
    passport = one.passport
    recipe = Recipe.of(one)
    fields: Fields = {
        "title": one.title,
        "kind": one.kind.value,
        "body": one.body.key if one.body else "",
        "units": [unit.key for unit in one.units],
        "place": one.place,
        "note": one.note,
        "source": one.source,
        "status": one.status.value,
        "owner": passport.owner,
        "legal_basis": passport.legal_basis,
        "purpose": passport.purpose,
        "reviewed": written_day(passport.reviewed) if passport.reviewed else "",
        "review_months": str(passport.review_months),
        **typed_recipe(recipe, calendar, words),
        **typed_phrase(phrase_of(recipe, calendar)),
    }
    return MultiDict(fields)


def read_series(
    sent: Arguments, before: Series | None, calendar: Calendar, account: Account | None, today: date
) -> tuple[Series, Errors]:
    """The series that was filled in, with the rule that it had, and what is wrong with the rest.

    A field that is wrong is as it was. A new one has a uid made of its title.
    """
    reader = _Reader(Sent(sent, "", today))
    one = before or Series(uid=NAMELESS, title="", kind=SeriesKind.MEETING, rule=AgreedDates())
    bodies = {body.key: body for body in calendar.bodies}
    units = {unit.key: unit for unit in calendar.units}
    fields: dict[str, Any] = {
        **{name: reader.take(name, _line(name)) for name in ("title", "place")},
        **{name: reader.take(name, _prose(name)) for name in ("note", "source")},
        "kind": reader.take("kind", lambda sent: sent.one_of("kind", SeriesKind, SeriesKind.MEETING)),
        "status": reader.take("status", lambda sent: sent.one_of("status", Status, Status.CONFIRMED)),
        "body": reader.take("body", lambda sent: _known("body", sent.text("body"), {"": None, **bodies})),
        "units": reader.take("units", lambda sent: _in_order(sent.many("units"), units, one.units)),
    }
    passport: dict[str, Any] = {
        "owner": reader.take("owner", _line("owner")),
        "legal_basis": reader.take("legal_basis", _line("legal_basis")),
        "purpose": reader.take("purpose", _prose("purpose")),
        "reviewed": reader.take("reviewed", lambda sent: sent.day("reviewed")),
        "review_months": reader.take("review_months", _review_months),
    }
    if not fields["title"] and "title" not in reader.errors:
        reader.errors["title"] = DomainError("title", "Skriv en titel.", "Write a title.")
    good = {name: value for name, value in fields.items() if name not in reader.errors}
    kept = {name: value for name, value in passport.items() if name not in reader.errors}
    after = replace(one, **good, passport=one.passport._replace(**kept))
    if "body" not in reader.errors and not may_edit(account, after):
        reader.errors["body"] = DomainError("body", "Det forum må du ikke rette.", "You may not edit that body.")
    return (after if before else replace(after, uid=fresh_uid(calendar, after.title))), reader.errors


class _Reader:
    """Reads field after field; what is wrong stands in ``errors``."""

    def __init__(self, sent: Sent) -> None:
        self._sent = sent
        self.errors: Errors = {}

    def take(self, name: str, read: Callable[[Sent], T]) -> T | None:
        try:
            return read(self._sent)
        except DomainError as error:
            self.errors[name] = error
            return None


def _line(name: str) -> Callable[[Sent], str]:
    return lambda sent: TITLE.read(sent.text(name), name)


def _prose(name: str) -> Callable[[Sent], str]:
    return lambda sent: PROSE.read(sent.text(name).replace("\r\n", "\n"), name)


def _review_months(sent: Sent) -> int:
    usual = Passport().review_months
    return sent.number("review_months", range(1, MOST_REVIEW_MONTHS + 1)) if sent.text("review_months") else usual


def _known(name: str, key: str, known: dict[str, T]) -> T:
    if key not in known:
        raise not_offered(name)
    return known[key]


def _in_order(keys: Iterable[str], units: dict[str, Unit], before: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units with these keys: those that were there as they stood, the others behind them."""
    chosen = {key: _known("units", key, units) for key in keys}
    stood = [unit for unit in before if unit.key in chosen]
    return (*stood, *(unit for unit in chosen.values() if unit not in stood))


def _may_choose(account: Account | None, calendar: Calendar, key: str) -> bool:
    body = next(body for body in calendar.bodies if body.key == key)
    return may_edit(account, Series(uid="x", title="", kind=SeriesKind.ITEM, rule=AgreedDates(), body=body))


def _group(
    name: str, legend: str, known: Iterable[tuple[str, str, int]], chosen: Iterable[str], *, given: bool = False
) -> Group:
    """``given`` says that the calendar has named them, all but one without a value."""
    wanted = set(chosen)
    choices = (
        Choice(value, label, value in wanted, colour, given=given and bool(value)) for value, label, colour in known
    )
    return Group(name, legend, tuple(choices))
