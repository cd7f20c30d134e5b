"""What every page begins with: the calendar as it stands, today, and how to put things in words."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask, render_template, request
from markupsafe import Markup

from planner import clock
from planner.domain.access import Account, Needs, Role
from planner.domain.series import Calendar
from planner.services import calendars
from planner.web import access
from planner.web.addresses import here
from planner.web.filters import FilterBar, Filters, Group
from planner.web.items import Presenter
from planner.web.language import language
from planner.web.markup.filter import boxes
from planner.web.markup.given import attribute, named
from planner.web.markup.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Reading:
    """The calendar, today, and words in the reader's language."""

    calendar: Calendar
    today: date
    pieces: Pieces

    @classmethod
    def now(cls) -> Reading:
        """For the current request."""
        calendar = calendars.current()
        return cls(calendar, clock.today(), current_pieces())

    @property
    def presenter(self) -> Presenter:
        """Puts the calendar in words."""
        return self.pieces.presenter

    def filters(self) -> Filters:
        """The filter that the address asks for. Raises ``BadInput``."""
        return Filters.read(request.args, self.calendar)

    def bar(self, filters: Filters, kept: Mapping[str, str]) -> FilterBar:
        """The filter as this page shows it: its links stay on the page, and keep the rest of the address."""
        if filters.query():
            return filters.bar(filters.groups(self.calendar), here, kept)
        known = calendars.derived((Group, self.presenter.language), lambda: filters.groups(self.calendar))
        return filters.bar(known, here, kept)

    def page(self, template: str, **model: Any) -> str:
        """The page, with what its frame tells of the calendar."""
        return render_template(template, calendar=self.calendar, today=self.today, **model)


def register(app: Flask) -> None:
    """Give templates the same pieces of markup that pages are joined from."""
    app.jinja_env.globals["pieces"] = current_pieces
    app.jinja_env.globals["filter_boxes"] = _filter_boxes
    app.jinja_env.globals["given_if"] = _given_if
    app.jinja_env.filters["given"] = _given
    app.jinja_env.filters["told"] = _told


def _filter_boxes(bar: FilterBar) -> str:
    """Those of a filter with nothing chosen are on almost every page, and written once."""
    given = current_pieces().given
    if bar.query:
        return boxes(bar.groups, given)
    return calendars.derived((boxes, language()), lambda: boxes(bar.groups, given))


def _given_if(given: bool) -> Markup:
    """The attribute of something that may be what the calendar has named, and may be a word of ours."""
    return attribute(language()) if given else Markup()


def _given(text: str) -> Markup:
    """The text, which the calendar has given, with its language where that is not the page's."""
    return named(text, attribute(language()))


def _told(sentence: str, *more: str) -> Markup:
    """A sentence of ours, in which the calendar's words, and ``more``, say in which language they are."""
    return current_pieces().told(sentence, *more)


def current_pieces() -> Pieces:
    """What has been written of the current calendar in the reader's language, for those who may edit the same."""
    chosen, (scope, editor) = language(), editing()
    return calendars.derived(
        (Pieces, chosen, request.script_root, scope), lambda: Pieces(Presenter(calendars.current(), chosen), editor)
    )


def editing() -> tuple[Hashable, Account | None]:
    """Whoever may edit something, with what tells apart those who may edit something else; nothing for readers."""
    editor = access.account()
    if editor is None or not access.may(Needs.EDITING):
        return None, None
    return (editor.role is Role.EDITOR, editor.bodies), editor
