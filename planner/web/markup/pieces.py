"""The markup of items, bodies, units and statuses, each written once for a calendar's version and a language."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Self, TypeVar

from flask import url_for
from markupsafe import Markup, escape

from planner.domain.access import Account, may_edit
from planner.domain.days import Days
from planner.domain.series import Calendar, Unit
from planner.web.items import MOST_KEPT, Item, Presenter
from planner.web.markup.given import attribute, told
from planner.web.tags import BodyTag, StatusTag

T = TypeVar("T", bound=Hashable)


class Pieces:
    """Writes each piece where it is asked for the first time, and remembers it. All of them are escaped.

    ``given`` is the attribute of whatever shows a text of the calendar's, where the page speaks another language.

    They hold addresses of our pages, so they are good for one root path; and what an ``editor`` may edit leads to the
    page where that is done, so they are good for editors of the same bodies. Pieces of items are kept with the items,
    which the presenter remembers.
    """

    def __init__(self, presenter: Presenter, editor: Account | None = None) -> None:
        self.presenter = presenter
        self.given = attribute(presenter.language)
        self._editor = editor
        self._written: dict[Hashable, str] = {}

    def renewed(self, calendar: Calendar, _days: Days) -> Self | None:
        """The same for a later calendar, with all that is written of what has not changed."""
        presenter = self.presenter.renewed(calendar)
        if presenter is None:
            return None
        later = type(self)(presenter, self._editor)
        if len(self._written) < MOST_KEPT:
            later._written = self._written
        return later

    def of(self, item: Item, write: Callable[[Item, Pieces], str]) -> str:
        """What ``write``, a function of its own for each kind of piece, makes of the item."""
        found = item.pieces.get(write)
        if found is None:
            found = item.pieces[write] = write(item, self)
        return found

    def page(self, item: Item) -> str:
        """The address of its own page for whoever edits it; of its series' page, at ``#`` and ``item.fragment``."""
        if self._edits(item):
            return self._once((item.uid, item.fragment), _own_page)
        return self._once(item.uid, _page)

    def movable(self, item: Item) -> str:
        """The attribute that says where the item begins, for whoever may move it by hand; "" for everybody else."""
        return f' data-first="{item.occurrence.first}"' if self._edits(item) else ""

    def held(self, _item: Item) -> str:
        """The attribute of a link to an own page from which the item may not be moved; "" for everything else."""
        return ""

    def body(self, tag: BodyTag) -> str:
        """The body's name in its colour, a link to its page."""
        return self._once((tag, self.given), _body)

    def units(self, units: tuple[Unit, ...]) -> str:
        """The units as a list of links; "" where there are none."""
        return self._once((units, self.given), _units)

    def status(self, tag: StatusTag) -> str:
        """The symbol and the word."""
        return self._once(tag, _status)

    def told(self, sentence: str, *more: str) -> Markup:
        """A sentence of ours; where the page speaks another language, what people have given in it says so.

        ``more`` are texts that the calendar does not hold.
        """
        if not self.given:
            return escape(sentence)
        words = self.presenter.given
        return told(sentence, self.given, words.plus(more) if more else words)

    def reasons(self, item: Item) -> str:
        """Why the item is not as its rule says, each in an element of its own; "" for one that is."""
        return "".join(f'<span class="reason">{self.told(reason)}</span>' for reason in item.reasons)

    def details(self, item: Item) -> str:
        """What sets the item apart: what it hangs on, its own place and note, and its reasons."""
        return self.of(item, _details)

    def _edits(self, item: Item) -> bool:
        return self._editor is not None and may_edit(self._editor, item.occurrence.series)

    def _once(self, key: T, write: Callable[[T], str]) -> str:
        found = self._written.get(key)
        if found is None:
            found = self._written[key] = write(key)
        return found


def _page(uid: str) -> str:
    return escape(url_for("pages.series", uid=uid))


def _own_page(identity: tuple[str, str]) -> str:
    uid, rid = identity
    return escape(url_for("occurrences.page", uid=uid, rid=rid))


def _body(said: tuple[BodyTag, str]) -> str:
    tag, given = said
    href = escape(url_for("owners.body", key=tag.key))
    return f'<a class="body-tag body-{tag.colour}"{given} href="{href}">{escape(tag.name)}</a>'


def _units(said: tuple[tuple[Unit, ...], str]) -> str:
    units, given = said
    listed = "".join(f"<li>{_unit(unit, given)}</li>" for unit in units)
    return f'<ul class="units">{listed}</ul>' if listed else ""


def _unit(unit: Unit, given: str) -> str:
    href, short = escape(url_for("owners.unit", key=unit.key)), escape(unit.short)
    shown = f'<abbr title="{escape(unit.name)}">{short}</abbr>' if unit.name else short
    return f'<a class="unit"{given} href="{href}">{shown}</a>'


def _status(tag: StatusTag) -> str:
    symbol = f'<svg aria-hidden="true"><use href="#{tag.mark}"/></svg>'
    return f'<span class="status status-{tag.mark}">{symbol}{escape(tag.word)}</span>'


def _details(item: Item, pieces: Pieces) -> str:
    hangs_on = f'<p class="about">{pieces.told(item.hangs_on)}</p>' if item.hangs_on else ""
    about = hangs_on + "".join(
        f'<p class="about"{pieces.given}>{escape(text)}</p>' for text in (item.place, item.note) if text
    )
    reasons = "".join(f"<li>{pieces.told(reason)}</li>" for reason in item.reasons)
    return f'{about}<ul class="reasons">{reasons}</ul>' if reasons else about
