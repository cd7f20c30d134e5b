"""How each date of a plan came to be, as a sign, a word and the reasons: never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flask import url_for
from flask_babel import gettext as _

from planner.domain.errors import Language
from planner.domain.words import WORDS
from planner.planning.whynot import Standing
from planner.services.plans.looking import Look, Row


class How(StrEnum):
    """How a meeting of a plan comes to its date; the values name symbols in ``parts/plan_icons.html``."""

    RULE = "by-rule"
    CHOSEN = "chosen"
    AGREED = "agreed"
    MOVED = "moved"
    MISSING = "missing"
    CLASH = "clash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A row in words. ``word`` is its mark, ``why`` sentences; ``when`` its day in full, or where one is lacking.

    ``because`` is the heart of ``why``, for where there is little room and the word has told the rest.
    ``movable_from`` is the day that it is moved from by hand: of one without a date its rule's, or the first on which
    it may lie. None: it may not be moved.
    """

    row: Row
    how: How
    word: str
    why: tuple[str, ...]
    because: tuple[str, ...]
    when: str
    title: str
    href: str
    movable_from: date | None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is not where its rule has it; nothing of what is as it should be."""
        return self.why if self.how in (How.MOVED, How.MISSING, How.CLASH) else ()

    @property
    def pinned(self) -> bool:
        """Whether no solve may move it."""
        return self.row.pinned


def how_of(row: Row) -> How:
    """What stands first: what is wrong before what is right."""
    if row.first is None:
        return How.MISSING
    if row.broken:
        return How.CLASH
    if row.agreed:
        return How.AGREED
    if row.standing is Standing.MOVED:
        return How.MOVED
    return How.CHOSEN if row.wish is None else How.RULE


def word_of(how: How) -> str:
    """The mark in a word or two."""
    return {
        How.RULE: _("Efter reglen"),
        How.CHOSEN: _("Valgt af planen"),
        How.AGREED: _("Aftalt i forvejen"),
        How.MOVED: _("Flyttet"),
        How.MISSING: _("Dato mangler"),
        How.CLASH: _("Bryder en regel"),
    }[how]


def told(row: Row, look: Look, language: Language) -> Told:
    """The row as pages show it."""
    how, words = how_of(row), WORDS[language]
    word = word_of(how)
    if how is How.MOVED and row.wish is not None:
        word = _("Flyttet fra %(day)s", day=words.day(row.wish))
    if how is How.CHOSEN and row.pinned:
        word = _("Valgt i hånden")
    return Told(
        row=row,
        how=how,
        word=word,
        why=tuple(_why(row, how, look, language)),
        because=tuple(_because(row, look, language)),
        when=_when(row, language),
        title=title_of(row),
        href=href_of(look.plan.uid, row.uid),
        movable_from=_movable_from(row, look),
    )


def title_of(row: Row) -> str:
    """The series' title, with what its requirement calls this date."""
    label = row.slot.label
    return f"{row.slot.series.title}: {label}" if label else row.slot.series.title


def href_of(plan: str, slot: str) -> str:
    """The address of the page of one date."""
    series, _slash, rid = slot.partition("/")
    return url_for("plans.one_date", uid=plan, series=series, rid=rid)


def _movable_from(row: Row, look: Look) -> date | None:
    return row.first or row.wish or max(row.slot.first, look.plan.year.start) if look.is_free(row) else None


def _why(row: Row, how: How, look: Look, language: Language) -> Sequence[str]:
    clashes = look.clashes(row, language)
    if how is How.MISSING:
        words = WORDS[language]
        window = words.dates(row.slot.first, row.slot.last)
        return [_("Der er ingen dato endnu. Den skal ligge %(days)s.", days=window)]
    if how is How.CHOSEN and row.pinned:
        return [_("Reglen siger kun hvornår på året, og dagen er låst fast her.")]
    if how is How.CHOSEN:
        return [_("Reglen siger kun hvornår på året, så planen har valgt dagen.")]
    if how is How.AGREED:
        return [_("Datoen står allerede i årshjulet, og planen lader den ligge.")]
    if row.standing is Standing.MOVED and row.wish is not None:
        return [*clashes, *_moved(row, look, language)]
    return clashes


def _because(row: Row, look: Look, language: Language) -> Sequence[str]:
    """The rules that it breaks, else those that the rule's day would break."""
    clashes = look.clashes(row, language)
    if clashes or row.pinned or row.why is None:
        return clashes
    return look.broken(row.why, language)


def _moved(row: Row, look: Look, language: Language) -> Sequence[str]:
    words = WORDS[language]
    day = words.long_date(row.wish) if row.wish else ""
    origin = (
        _("Reglen giver %(day)s.", day=day)
        if row.slot.by_rule
        else _("Sidste års uge og ugedag giver %(day)s.", day=day)
    )
    if row.pinned:
        return [origin, _("Datoen er låst fast her.")]
    if row.why is None or (not row.why.broken and not row.why.points):
        return [origin, _("Ugen eller ugedagen passer bedre med de andre møder sådan.")]
    if row.why.broken:
        return [origin, *look.broken(row.why, language)]
    if row.why.cost < 0:
        return [origin, _("Den dag ville nu være bedre.")]
    return [origin, _("Det ville betyde:"), *look.told(row.why, language)]


def _when(row: Row, language: Language) -> str:
    words = WORDS[language]
    if row.first is None or row.last is None:
        return words.dates(row.slot.first, row.slot.last)
    day = words.long_date(row.first) if row.first == row.last else words.dates(row.first, row.last)
    return f"{day} {words.clock(row.times)}" if row.times else day
