"""What a proposal would lead to: everything that comes along, before and after, and what it meets on its new days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from planner.domain.clashes import Clash, overlap_text
from planner.domain.consequences import Consequences, Orphan
from planner.domain.days import Days
from planner.domain.occurrences import Occurrence, ReasonKind
from planner.domain.reasons import reason_text
from planner.domain.when import when_text
from planner.domain.which import rid_words
from planner.web.items import Item, Presenter, capitalised
from planner.web.occurrence_page import address_of, day_names
from planner.web.tags import kind_name

MOST_ROWS: Final = 60
_SAID: Final = frozenset({ReasonKind.MOVED, ReasonKind.RETIMED, ReasonKind.ANCHOR_MOVED, ReasonKind.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One occurrence before and after; ``was`` is empty for one that appears, ``becomes`` for one that goes."""

    href: str
    item: Item
    kind: str
    was: str
    becomes: str
    same_day: bool
    reasons: tuple[str, ...]
    days: tuple[str, ...]
    clashes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """What the page tells. ``subject`` is the occurrence itself, None where nothing changes for it."""

    subject: Row | None
    rows: tuple[Row, ...]
    more: int
    clashing: int
    gone_clashes: tuple[str, ...]
    orphaned: tuple[str, ...]
    passed: bool


def proposal_page(
    one: Occurrence, found: Consequences, *, days: Days, today: date, presenter: Presenter
) -> ProposalPage:
    """The page of what ``found`` says, ``one`` being the occurrence that the proposal is about."""
    writer = Writer(found, days, presenter)
    changed = [writer.row(pair.new, *pair) for pair in found.changed if pair.new.identity != one.identity]
    came = [writer.row(new, None, new) for new in found.appeared]
    went = [writer.row(old, old, None) for old in found.disappeared]
    mine = found.of(*one.identity)
    rows = [*changed, *came, *went]
    return ProposalPage(
        subject=writer.row(mine.new, *mine) if mine else None,
        rows=tuple(rows[:MOST_ROWS]),
        more=max(len(rows) - MOST_ROWS, 0),
        clashing=len(found.new_clashes),
        gone_clashes=tuple(writer.overlap(clash, clash.first) for clash in found.gone_clashes),
        orphaned=tuple(map(writer.orphan, found.orphaned)),
        passed=mine is not None and mine.new.dated and mine.new.first != mine.old.first and mine.new.last < today,
    )


class Writer:
    def __init__(self, found: Consequences, days: Days, presenter: Presenter) -> None:
        self._clashes = found.new_clashes
        self._days, self._presenter = days, presenter

    def row(self, shown: Occurrence, old: Occurrence | None, new: Occurrence | None) -> Row:
        return Row(
            href=address_of(shown),
            item=self._presenter.item(shown),
            kind=kind_name(shown.series.kind),
            was=self._when(old),
            becomes=self._when(new),
            same_day=self._when(old) == self._when(new),
            reasons=tuple(self._reasons(new)) if new else (),
            days=self._named(old, new),
            clashes=tuple(self._overlaps(new)) if new else (),
        )

    def overlap(self, clash: Clash, seen_from: Occurrence) -> str:
        said = overlap_text(clash, seen_from.identity, self._presenter.language)
        return f"{self._presenter.words.quoted(seen_from.title)} {said}"

    def orphan(self, orphan: Orphan) -> str:
        which = rid_words(orphan.recurrence_id, orphan.series.rule, self._presenter.words)
        return f"{orphan.series.title}: {which}"

    def _when(self, one: Occurrence | None) -> str:
        return when_text(one, self._presenter.language) if one else ""

    def _named(self, old: Occurrence | None, new: Occurrence | None) -> tuple[str, ...]:
        """What the day calendars say of days that it was not on before."""
        if new is None or not new.dated or (old is not None and old[2:4] == new[2:4]):
            return ()
        return day_names(new.first, new.last, self._days, self._presenter.words)

    def _reasons(self, one: Occurrence) -> Iterable[str]:
        """Why it is where it is, as far as its old place beside it does not say that already."""
        for reason in one.reasons:
            if reason.kind not in _SAID:
                yield reason_text(reason, self._presenter.language)

    def _overlaps(self, one: Occurrence) -> Iterable[str]:
        for clash in self._clashes:
            if one.identity in (clash.first.identity, clash.second.identity):
                yield capitalised(overlap_text(clash, one.identity, self._presenter.language))
