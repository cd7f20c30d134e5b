"""Two editors at once, on screen: both versions side by side, nothing typed is lost, and one choice a field.

How a form uses it, for any ``Thing`` (a series, a body, a unit, a person, a day calendar):

1. The form carries ``<input type="hidden" name="seen">`` with ``fingerprint(thing)``, empty for a new one.
2. A POST that reads without errors gives ``mine``. ``settled(mine, request.form, calendar)`` follows the choices
   of an earlier panel, and is ``mine`` itself where there was none.
3. Inside the edit, ``require_unchanged(what the calendar has now, request.form["seen"])`` raises ``Stale``.
4. Then the form is shown again, as it was filled in, with status 409: ``stale=panel(mine, seen, reading)`` goes to
   the template, and ``panel.seen`` into the hidden field, so that saving once more saves.
5. On every other showing of the form ``stale=carried(request.form)`` goes to the template: choices made in a panel
   outlive an error elsewhere in the form.
6. Within the form's tags: ``{% from "parts/stale.html" import choices %}{{ choices(stale) }}``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeVar

from flask_babel import gettext as _

from planner.domain.changes import Kind, fingerprint
from planner.domain.changes.differing import thing_in
from planner.domain.changes.fingerprints import Thing
from planner.domain.changes.merging import KIND_OF, Differing, Side, differing, key_of, merged
from planner.domain.changes.words import Names, which, words
from planner.domain.days import DayCalendar
from planner.domain.series import Body, Calendar, Person, Series, Unit
from planner.services.collisions import Collision, collision
from planner.web.authors import author_name
from planner.web.items import capitalised
from planner.web.moments import moment_words
from planner.web.parameters import Arguments
from planner.web.reading import Reading

TAKE: Final = "take-"
"""What the name of a choice begins with; the field's own name follows."""

T = TypeVar("T", Series, Body, Unit, Person, DayCalendar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What a form shows of a collision. ``seen`` is the fingerprint to save against from now on.

    ``saved`` says who saved when; ``besides`` what they did to single dates, which stays. ``kept`` are choices that
    were made before, to go along hidden. ``gone``: there is nothing to choose, the thing was taken out.
    """

    seen: str = ""
    saved: str = ""
    fields: tuple[Differing, ...] = ()
    besides: tuple[str, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    gone: bool = False

    @property
    def shown(self) -> bool:
        """Whether there is a collision to show."""
        return bool(self.saved)


def panel(mine: Thing, seen: str, reading: Reading) -> Panel:
    """Both versions, since the form was filled with what has the fingerprint ``seen``."""
    kind = KIND_OF[type(mine)]
    found = collision(kind, key_of(mine), seen)
    saved = _saved(found, reading)
    if found.theirs is None:
        return Panel(saved=saved, gone=True)
    names, words_in = Names.of(reading.calendar), reading.presenter.language
    return Panel(
        seen=fingerprint(found.theirs),
        saved=saved,
        fields=differing(mine, found.theirs, found.base, names, words_in),
        besides=tuple(
            f"{capitalised(which(part, names, words_in))}: {'; '.join(words(part, names, words_in))}"
            for part in found.parts(Kind.EXCEPTION)
        ),
    )


def carried(sent: Arguments) -> Panel:
    """The choices of an earlier panel, to be sent along; nothing of them is shown."""
    taken = {name: value for name, value in sent.items() if name.startswith(TAKE) and value in set(Side)}
    return Panel(kept=tuple(taken.items()))


def settled(mine: T, sent: Arguments, calendar: Calendar) -> T:
    """Mine, with the fields of which the form says that what others saved is to stay.

    Raises ``DomainError`` where the two do not go together.
    """
    taken = {name.removeprefix(TAKE) for name, side in carried(sent).kept if side == Side.THEIRS}
    theirs: T | None = thing_in(calendar, KIND_OF[type(mine)], key_of(mine))
    if theirs is None or not any(name.startswith(TAKE) for name in sent):
        return mine
    return merged(mine, theirs, taken)


def _saved(found: Collision, reading: Reading) -> str:
    if not found.since:
        return _("Gemt af en anden")
    last = found.since[0]
    when = moment_words(last.when, reading.today, reading.presenter.words)
    name = author_name(last.by)
    return (
        _("Slettet af %(name)s %(when)s", name=name, when=when)
        if found.theirs is None
        else _("Gemt af %(name)s %(when)s", name=name, when=when)
    )
