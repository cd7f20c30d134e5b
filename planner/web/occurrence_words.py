"""What each action is called: over its page, on its button, and once it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from flask_babel import gettext as _

from planner.domain.occurrences import Occurrence
from planner.domain.when import when_text
from planner.domain.words import Words
from planner.web.occurrence_forms import Action


class ActionWords(NamedTuple):
    """``done`` is a whole sentence."""

    heading: str
    accept: str
    done: str


def words_of(action: Action, one: Occurrence, words: Words) -> ActionWords:
    """The action's words for the occurrence; ``done`` speaks of it as it is afterwards."""
    title, when = one.title, when_text(one, words.language)
    heading, accept = _SHOWN[action](title, one.dated) if action in _SHOWN else ("", "")
    return ActionWords(heading, accept, _DONE[action](title, when))


def _move(title: str, dated: bool) -> tuple[str, str]:
    if dated:
        return _("Flyt »%(title)s«", title=title), _("Flyt")
    return _("Vælg dag for »%(title)s«", title=title), _("Vælg dagen")


_SHOWN: Final[Mapping[Action, Callable[[str, bool], tuple[str, str]]]] = {
    Action.MOVE: _move,
    Action.PLACE: lambda title, _dated: (_("Placér »%(title)s«", title=title), _("Placér")),
    Action.CANCEL: lambda title, _dated: (_("Aflys »%(title)s«", title=title), _("Aflys")),
    Action.RESTORE: lambda title, _dated: (_("Gendan »%(title)s«", title=title), _("Gendan")),
}
_DONE: Final[Mapping[Action, Callable[[str, str], str]]] = {
    Action.MOVE: lambda title, when: _("»%(title)s« er nu %(when)s.", title=title, when=when),
    Action.PLACE: lambda title, when: _("»%(title)s« er placeret: %(when)s.", title=title, when=when),
    Action.CANCEL: lambda title, when: _("»%(title)s« %(when)s er aflyst.", title=title, when=when),
    Action.RESTORE: lambda title, when: _("»%(title)s« følger reglen igen: %(when)s.", title=title, when=when),
    Action.RESERVE: lambda title, when: _("»%(title)s« %(when)s er reserveret.", title=title, when=when),
    Action.CONFIRM: lambda title, when: _("»%(title)s« %(when)s er fast.", title=title, when=when),
    Action.NOTE: lambda title, when: _("»%(title)s« %(when)s er gemt.", title=title, when=when),
}
