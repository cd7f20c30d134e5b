"""A plan body by body: how far it has come with each, and what was decided or said there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from planner.domain.plans import Adopted, BodyState, Comment, Plan, Stage
from planner.domain.series import Calendar
from planner.domain.when import when_text
from planner.domain.words import WORDS, Words
from planner.services.plans.looking import Look
from planner.web.plans.marks import Told, told
from planner.web.plans.stages import stage_line

NO_KEY = "-"
"""What forms and addresses send for series that belong to no body."""


@dataclass(frozen=True, slots=True)
class Line:
    """A date in a hearing, with the deadlines that follow it and what was said of it."""

    told: Told
    deadlines: tuple[str, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class BodyPart:
    """A body's part of the plan; ``frozen`` are its dates as adopted, ``comments`` what was said of them all."""

    key: str
    name: str
    state: BodyState
    stage: str
    lines: tuple[Line, ...]
    frozen: tuple[tuple[str, str], ...]
    comments: tuple[Comment, ...]
    superseded_by: Plan | None

    @property
    def in_hearing(self) -> bool:
        """Whether people may say something of it."""
        return self.state.stage is Stage.HEARING

    @property
    def in_force(self) -> bool:
        """Whether its dates are adopted, and no later plan has taken over."""
        return self.state.stage is Stage.PUBLISHED

    @property
    def body(self) -> str:
        """The body's own key."""
        return body_of(self.key)

    @property
    def said(self) -> int:
        """How much was said."""
        return len(self.comments) + sum(len(line.comments) for line in self.lines)


def key_of(body: str) -> str:
    """What stands for the body in forms."""
    return body or NO_KEY


def body_of(key: str) -> str:
    """The inverse."""
    return "" if key == NO_KEY else key


def parts(look: Look, comments: Iterable[Comment], plans: Sequence[Plan], words: Words) -> tuple[BodyPart, ...]:
    """Every body of the plan, in the calendar's order."""
    said: dict[tuple[str, str], list[Comment]] = {}
    for one in comments:
        said.setdefault((one.body, one.slot), []).append(one)
    names = {body.key: body.name for body in look.planned.calendar.bodies}
    by_uid = {plan.uid: plan for plan in plans}
    return tuple(
        BodyPart(
            key=key_of(body),
            name=names.get(body, _("Uden forum")),
            state=state,
            stage=stage_line(state, words),
            lines=tuple(_lines(look, body, said, words)),
            frozen=tuple(_frozen(state.frozen, words)),
            comments=tuple(said.get((body, ""), ())),
            superseded_by=by_uid.get(state.superseded_by or ""),
        )
        for body, state in look.bodies.items()
    )


def _lines(look: Look, body: str, said: Mapping[tuple[str, str], Sequence[Comment]], words: Words) -> Iterable[Line]:
    for row in look.of_body(body):
        follows = (
            f"{one.title}: {when_text(one, words.language)}"
            for one in look.following.get(row.uid, ())
            if one.series.kind == "deadline"
        )
        yield Line(told(row, look, words.language), tuple(follows), tuple(said.get((body, row.uid), ())))


def _frozen(adopted: Iterable[Adopted], words: Words) -> Iterable[tuple[str, str]]:
    for one in sorted(adopted, key=lambda one: one.first):
        day = words.long_date(one.first) if one.first == one.last else words.dates(one.first, one.last)
        yield one.title, f"{day} {words.clock(one.times)}" if one.times else day


def public(found: Iterable[BodyPart]) -> tuple[BodyPart, ...]:
    """Those that readers may see: in hearing or adopted."""
    return tuple(one for one in found if one.state.stage is not Stage.DRAFT)


def sheet_title(plan: Plan, calendar: Calendar) -> str:
    """What stands above a printed plan."""
    return f"{calendar.name}: {plan.name} {plan.label}"


def answer_line(found: Collection[BodyPart], language: str) -> str:
    """By when to answer, where all bodies in hearing have the same last day; "" otherwise."""
    days = {one.state.answer_by for one in found if one.in_hearing}
    only = days.pop() if len(days) == 1 else None
    words = WORDS["en" if language == "en" else "da"]
    return _("Svar senest %(day)s", day=words.full_date(only)) if only else ""
