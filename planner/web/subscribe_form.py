"""The form of a subscription: read from a request, and shown again just as it was filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from flask_babel import gettext as _

from planner.domain.errors import DomainError
from planner.domain.series import Calendar, SeriesKind
from planner.domain.subscription import ALARMS, MONTHS_AHEAD, MONTHS_BACK, Choices, PlacedAs, problems
from planner.web.filters import BODY, KIND, UNIT, Choice, Group, body_choices, unit_choices
from planner.web.language import LANGUAGES, language
from planner.web.layout import NAMES
from planner.web.parameters import Arguments, BadInput, quoted
from planner.web.subscribe_words import ahead_words, alarm_words, back_words, kind_words

V = TypeVar("V")

NAME: Final = "name"
TENTATIVE: Final = "tentative"
CANCELLED: Final = "cancelled"
DRAFTS: Final = "drafts"
PLACED: Final = "placed"
ALARM: Final = "alarm"
SPEAKS: Final = "speaks"
BACK: Final = "back"
AHEAD: Final = "ahead"

_SENT_AS: Final = {"bodies": BODY, "units": UNIT, "kinds": KIND}
"""The parameter of each field of ``Choices`` where the two have different names."""

MOST_KEYS: Final = 1_000
_AT_FIRST: Final = Choices(name="")
_NO_ALARM: Final = ""


@dataclass(frozen=True, slots=True)
class Select:
    """A question with one answer, sent as the parameter ``name``."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """All that the page shows of the form; ``errors`` are whole sentences by parameter."""

    choices: Choices
    bodies: Group
    units: Group
    kinds: Group
    placed: Select
    selects: tuple[Select, ...]
    errors: Mapping[str, str]


def read(sent: Arguments) -> Choices:
    """What was filled in, right or wrong: ``problems`` tells. A form without some fields has them as they begin.

    Raises ``BadInput`` for what our form cannot send.
    """
    return Choices(
        name=sent.get(NAME, "").strip(" "),
        bodies=_keys(sent, BODY),
        units=_keys(sent, UNIT),
        kinds=frozenset(_one_of(SeriesKind, key) for key in sent.getlist(KIND)),
        tentative=TENTATIVE in sent,
        cancelled=CANCELLED in sent,
        drafts=DRAFTS in sent,
        placed_as=_one_of(PlacedAs, sent.get(PLACED, PlacedAs.EVENTS.value)),
        alarm=_one_of(ALARMS, sent[ALARM]) if sent.get(ALARM, _NO_ALARM) != _NO_ALARM else None,
        language=_one_of(LANGUAGES, sent.get(SPEAKS, language())),
        months_back=_one_of(MONTHS_BACK, sent.get(BACK, str(_AT_FIRST.months_back))),
        months_ahead=_one_of(MONTHS_AHEAD, sent.get(AHEAD, str(_AT_FIRST.months_ahead))),
    )


def errors_in(choices: Choices, calendar: Calendar, before: Choices | None = None) -> dict[str, str]:
    """What is wrong, by parameter. What was chosen ``before`` stays possible although the calendar has lost it."""
    bodies, units = ({one.key for one in known} for known in (calendar.bodies, calendar.units))
    if before is not None:
        bodies, units = bodies | before.bodies, units | before.units
    return said(problems(choices, bodies, units))


def said(errors: Iterable[DomainError]) -> dict[str, str]:
    """The errors in the reader's language, by parameter."""
    found: dict[str, str] = {}
    for error in errors:
        name = _SENT_AS.get(error.field, error.field)
        found[name] = " ".join(filter(None, (found.get(name), error.text(language()))))
    return found


def form(choices: Choices, calendar: Calendar, errors: Mapping[str, str]) -> Form:
    """The form as it is filled in by ``choices``, with the errors at their fields."""
    return Form(
        choices=choices,
        bodies=Group(BODY, _("Forum"), _bodies(choices, calendar)),
        units=Group(UNIT, _("Ansvarlig"), _units(choices, calendar)),
        kinds=Group(KIND, _("Type"), _kinds(choices)),
        placed=Select(
            PLACED,
            _("Sager, der behandles på et møde"),
            (
                _option(PlacedAs.EVENTS.value, _("står som egne begivenheder"), choices.placed_as),
                _option(PlacedAs.LINES.value, _("står som linjer i mødets beskrivelse"), choices.placed_as),
            ),
        ),
        selects=(
            Select(BACK, _("Fra"), tuple(_option(n, back_words(n), choices.months_back) for n in MONTHS_BACK)),
            Select(AHEAD, _("Til"), tuple(_option(n, ahead_words(n), choices.months_ahead) for n in MONTHS_AHEAD)),
            Select(ALARM, _("Påmindelse før møder"), _alarms(choices)),
            Select(SPEAKS, _("Sprog"), tuple(_option(code, NAMES[code], choices.language) for code in LANGUAGES)),
        ),
        errors=errors,
    )


def _bodies(choices: Choices, calendar: Calendar) -> tuple[Choice, ...]:
    known = body_choices(calendar, choices.bodies)
    return known + _lost(choices.bodies, known)


def _units(choices: Choices, calendar: Calendar) -> tuple[Choice, ...]:
    known = unit_choices(calendar, choices.units)
    return known + _lost(choices.units, known)


def _lost(chosen: frozenset[str], known: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """What was chosen and is not in the calendar: shown, for to leave it out would choose everything."""
    lost = chosen.difference(choice.value for choice in known)
    return tuple(Choice(key, _("%(key)s (findes ikke)", key=quoted(key)), chosen=True) for key in sorted(lost))


def _kinds(choices: Choices) -> tuple[Choice, ...]:
    return tuple(Choice(kind.value, kind_words(kind), kind in choices.kinds) for kind in SeriesKind)


def _alarms(choices: Choices) -> tuple[Choice, ...]:
    none = Choice(_NO_ALARM, _("ingen"), choices.alarm is None)
    return (none, *(_option(minutes, alarm_words(minutes), choices.alarm) for minutes in ALARMS))


def _option(value: str | int, label: str, chosen: object) -> Choice:
    return Choice(str(value), label, value == chosen)


def _keys(sent: Arguments, name: str) -> frozenset[str]:
    keys = frozenset(filter(None, sent.getlist(name)))
    if len(keys) > MOST_KEYS:
        raise BadInput(_("Der er valgt mere, end kalenderen kan have."))
    return keys


def _one_of(known: Iterable[V], text: str) -> V:
    """The value that is written so. Raises ``BadInput``."""
    for value in known:
        if text == str(value):
            return value
    raise BadInput(_("»%(text)s« er ikke en af mulighederne.", text=quoted(text)))
