"""What the Abonnér page tells: what it begins with, the reader's own subscriptions, and what a filter would give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.domain.clients import ClientKind
from planner.domain.errors import Language
from planner.domain.series import Calendar, SeriesKind
from planner.domain.spans import Window
from planner.domain.subscription import ALL_KINDS, Choices, PlacedAs, Subscription
from planner.domain.words import Words
from planner.services.previews import Preview
from planner.web.filters import Filters
from planner.web.items import Item, Presenter, capitalised
from planner.web.moments import moment_words
from planner.web.subscribe_words import ahead_words, alarm_words, back_words, kind_words

_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One of the reader's subscriptions. ``state`` says when it was fetched, or that it is revoked."""

    uid: str
    name: str
    about: str
    state: str
    revoked: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What the filter gives: how many, over which months, where it is cut off, and the next few."""

    number: int
    unit: str
    window: str
    cut: str
    items: tuple[Item, ...]


def suggested(filters: Filters, calendar: Calendar, language: Language) -> Choices:
    """What the form begins with. It is named after the one body or unit that was asked for, or the calendar."""
    names = [body.name for body in calendar.bodies if body.key in filters.bodies]
    names += [unit.name or unit.short for unit in calendar.units if unit.key in filters.units]
    return Choices(
        name=names[0] if len(names) == 1 else calendar.name,
        bodies=frozenset(filters.bodies),
        units=frozenset(filters.units),
        kinds=frozenset(map(SeriesKind, filters.kinds)) or ALL_KINDS,
        language=language,
    )


def lines(subscriptions: Iterable[Subscription], calendar: Calendar, today: date, words: Words) -> tuple[Line, ...]:
    """The reader's subscriptions, in the order given."""
    return tuple(
        Line(
            one.uid,
            one.choices.name,
            summary(one.choices, calendar),
            _state(one, today, words),
            one.revoked is not None,
        )
        for one in subscriptions
    )


def shown(preview: Preview, window: Window, presenter: Presenter) -> Shown:
    """The preview in words."""
    return Shown(
        preview.events,
        ngettext("begivenhed", "begivenheder", preview.events),
        presenter.words.dates(window.start, window.end - _A_DAY),
        "" if preview.cut_after is None else _cut(presenter.words.the_date(preview.cut_after)),
        presenter.items(preview.coming),
    )


def summary(choices: Choices, calendar: Calendar) -> str:
    """The choices in a line: "Direktionen · møder, frister · uden reserverede · sidste måned – 1½ år frem"."""
    chosen = _named(choices.bodies, {body.key: body.name for body in calendar.bodies})
    chosen += _named(choices.units, {unit.key: unit.short for unit in calendar.units})
    parts = (
        ", ".join(chosen) or _("alle fora"),
        "" if choices.kinds == ALL_KINDS else ", ".join(_kinds(choices)),
        "" if choices.tentative else _("uden reserverede"),
        _("med aflyste") if choices.cancelled else "",
        _("sager i mødets beskrivelse") if choices.placed_as is PlacedAs.LINES else "",
        "" if choices.alarm is None else _("påmindelse %(when)s", when=alarm_words(choices.alarm)),
        f"{back_words(choices.months_back)} – {ahead_words(choices.months_ahead)}",
    )
    return capitalised(" · ".join(filter(None, parts)))


def program_name(client: ClientKind) -> str:
    """What a calendar program is called inside a sentence."""
    names = {
        ClientKind.OUTLOOK: "Outlook",
        ClientKind.OUTLOOK_WEB: _("Outlook på nettet"),
        ClientKind.GOOGLE: _("Google Kalender"),
        ClientKind.APPLE: _("Apple Kalender"),
        ClientKind.THUNDERBIRD: "Thunderbird",
        ClientKind.EVOLUTION: "Evolution",
        ClientKind.KDE: "KDE",
        ClientKind.DAVX5: "DAVx⁵",
        ClientKind.NEXTCLOUD: "Nextcloud",
        ClientKind.BROWSER: _("en browser"),
        ClientKind.OTHER: _("et andet program"),
    }
    return names[client]


def _cut(day: str) -> str:
    return _(
        "Stopper efter %(day)s: resten er mere, end alle programmer kan læse. Vælg mindre eller en kortere tid.",
        day=day,
    )


def _state(one: Subscription, today: date, words: Words) -> str:
    if one.revoked is not None:
        return _("Tilbagekaldt %(when)s. Linket virker ikke.", when=moment_words(one.revoked, today, words))
    if one.fetch is None:
        return _("Endnu ikke hentet")
    when, client = one.fetch
    return _("Sidst hentet %(when)s af %(who)s", when=moment_words(when, today, words), who=program_name(client))


def _kinds(choices: Choices) -> list[str]:
    return [kind_words(kind).lower() for kind in SeriesKind if kind in choices.kinds]


def _named(keys: frozenset[str], names: Mapping[str, str]) -> list[str]:
    """By name in the calendar's order; what the calendar has lost, by key and last."""
    return [name for key, name in names.items() if key in keys] + sorted(keys.difference(names))
