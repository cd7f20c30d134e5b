"""One earlier state of a series: what it was, how that differs from now, and the dates that it would give again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from flask_babel import gettext as _

from planner.domain.access import Account
from planner.domain.changes import Change, bare_series, differences, fingerprint
from planner.domain.changes.undoing import NotAllowed, require_allowed, restored
from planner.domain.changes.words import Names
from planner.domain.consequences import consequences
from planner.domain.days import Days
from planner.domain.describe.requirements import requirement_words
from planner.domain.errors import DomainError
from planner.domain.series import Calendar, Series
from planner.domain.spans import Window
from planner.domain.validate import check_calendar
from planner.services import views
from planner.web.authors import author_name
from planner.web.date_changes import DateGroup, groups
from planner.web.history_page import Told, told
from planner.web.items import Item
from planner.web.moments import moment_words
from planner.web.reading import Reading
from planner.web.series_page import NEXT_SHOWN, next_ones, years_on
from planner.web.tags import kind_name, status_word

YEARS_COMPARED: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """``facts`` are its fields, each with its label, and whether people have given it.

    ``differences`` tell what a restoration would change, from now. ``coming`` are the dates that it would give next,
    ``dates`` those that would change, in today's calendar; both are empty where ``problem`` says why it cannot come
    back as it was. ``restorable``: that account may restore it, and it is not so already. ``seen`` is the fingerprint
    of what it is compared with.
    """

    title: str
    when: str
    who: str
    facts: tuple[tuple[str, str, bool], ...]
    same: bool
    differences: tuple[Told, ...]
    coming: tuple[Item, ...] = ()
    dates: tuple[DateGroup, ...] = ()
    problem: str = ""
    restorable: bool = False
    seen: str


def state(
    earlier: Series, now: Series | None, change: Change | None, reading: Reading, account: Account | None
) -> State:
    """The page of that state; ``change`` is the one that left it so, None where that version changed other things."""
    presenter = reading.presenter
    same = now is not None and bare_series(now) == bare_series(earlier)
    shown = State(
        title=earlier.title,
        when=moment_words(change.when, reading.today, presenter.words) if change else "",
        who=author_name(change.by) if change else "",
        facts=_facts(earlier, reading),
        same=same,
        differences=_differences(now, earlier, reading),
        seen=fingerprint(now) if now else "",
    )
    return shown if same else _with_preview(shown, earlier, reading, account)


def _with_preview(shown: State, earlier: Series, reading: Reading, account: Account | None) -> State:
    """The same, with what would follow if it were restored, or with why it cannot be."""
    presenter, calendar, today = reading.presenter, reading.calendar, reading.today
    try:
        again = restored(calendar, earlier)
        check_calendar(again.series, Days(again.day_calendars))
        coming = next_ones(lambda window: views.expanded(again, earlier.uid, window), today)
        window = Window(today, years_on(today, YEARS_COMPARED))
        dates = groups(consequences(calendar, again, window), presenter)
    except DomainError as error:
        return replace(shown, problem=error.text(presenter.language))
    return replace(
        shown,
        coming=presenter.items(one for one in coming if not one.missing)[:NEXT_SHOWN],
        dates=dates,
        restorable=_may(account, calendar, again),
    )


def _may(account: Account | None, before: Calendar, after: Calendar) -> bool:
    try:
        require_allowed(account, before, after)
    except NotAllowed:
        return False
    return True


def _differences(now: Series | None, earlier: Series, reading: Reading) -> tuple[Told, ...]:
    """What a restoration would do, thing by thing; of a series that is gone, nothing but that it comes back."""
    calendar = reading.calendar
    before = replace(calendar, series=(now,) if now else ())
    parts = differences(before, replace(calendar, series=(earlier,)))
    return tuple(told(parts, Names.of(calendar), reading, lambda _part: ""))


def _facts(one: Series, reading: Reading) -> tuple[tuple[str, str, bool], ...]:
    w, requirement = reading.presenter.words, one.requirement
    facts = (
        (_("Type"), kind_name(one.kind), False),
        (_("Hvornår"), reading.presenter.rule(one), False),
        (_("Krav"), "; ".join(requirement_words(requirement, w)) if requirement else "", False),
        (_("Forum"), one.body.name if one.body else "", True),
        (_("Ansvarlig"), w.joined(unit.short for unit in one.units), True),
        (_("Status"), status_word(one.status), False),
        (_("Sted"), one.place, True),
        (_("Bemærkning"), one.note, True),
        (_("Kilde"), one.source, True),
        (_("Ejer"), one.passport.owner, True),
        (_("Arkiv"), _("Arkiveret") if one.archived else "", False),
    )
    return tuple(fact for fact in facts if fact[1])
