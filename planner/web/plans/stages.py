"""How far a plan has come with a body, in words."""

from __future__ import annotations

from flask_babel import gettext as _

from planner.domain.plans import BodyState, Stage
from planner.domain.spans import ZONE
from planner.domain.words import Words


def stage_word(stage: Stage) -> str:
    """The stage on screen."""
    return {
        Stage.DRAFT: _("Kladde"),
        Stage.HEARING: _("I høring"),
        Stage.PUBLISHED: _("Vedtaget"),
        Stage.SUPERSEDED: _("Afløst"),
    }[stage]


def stage_line(state: BodyState, words: Words) -> str:
    """The same with when and by what it was adopted: "Vedtaget den 3. december 2026 (sag 26/1234), siden afløst"."""
    word = stage_word(state.stage)
    if state.stage is Stage.HEARING and state.answer_by:
        return _("I høring, svar senest %(day)s", day=words.full_date(state.answer_by))
    if state.is_adopted:
        day = state.decision.day or (state.since.astimezone(ZONE).date() if state.since else None)
        said = f"{stage_word(Stage.PUBLISHED)} {words.the_date(day)}" if day else word
        said = f"{said} ({state.decision.reference})" if state.decision.reference else said
        return _("%(adopted)s, siden afløst", adopted=said) if state.stage is Stage.SUPERSEDED and day else said
    if state.version is not None and state.stage is Stage.DRAFT:
        return _("Kladde: vedtagelsen er taget tilbage")
    return word
