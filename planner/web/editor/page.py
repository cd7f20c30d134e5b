"""What the form of a series shows: its questions, what became of the phrase, the next dates, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from planner.domain.choices import Repeat
from planner.domain.codec import parse_date
from planner.domain.days import WEEKENDS, Days
from planner.domain.describe.requirements import requirement_words
from planner.domain.errors import DomainError
from planner.domain.series import Calendar, Series
from planner.domain.words import WORDS
from planner.web.editor import recipe
from planner.web.editor.fit import Fits
from planner.web.editor.form import SeriesForm
from planner.web.editor.offered import policies
from planner.web.editor.phrase import PHRASE, SAID, Heard
from planner.web.editor.preview import Preview, preview, tried
from planner.web.editor.questions import Asked, Question
from planner.web.editor.sent import Errors
from planner.web.editor.when import OF_THE_SERIES, When, names_of, questions, torn_text, unasked
from planner.web.filters import Choice
from planner.web.items import Presenter
from planner.web.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorPage:
    """Everything on the page. ``waiting`` says why there are no dates yet; ``labels`` name the fields of errors.

    ``besides`` are the fields that the phrase has filled in outside of what is about when.
    """

    uid: str
    title: str
    archived: bool
    seen: str
    form: SeriesForm
    phrase: str
    heard: Heard | None
    torn: str
    asked: tuple[Asked, ...]
    several: bool
    adjustments: tuple[Question, ...]
    adjusted: bool
    requirement: tuple[str, ...]
    no_requirement: bool
    cancelled: tuple[Choice, ...]
    hidden: tuple[tuple[str, str], ...]
    preview: Preview | None
    waiting: str
    fits: Fits
    besides: tuple[tuple[str, str], ...]
    errors: Mapping[str, str]
    labels: Mapping[str, str]


def editor_page(
    *,
    before: Series | None,
    when: When,
    form: SeriesForm,
    fits: Fits,
    errors: Mapping[str, str],
    reading: Reading,
    days: Days,
) -> EditorPage:
    """The page of a form; ``errors`` are what stood in the way of saving, none while it is only filled in."""
    fields, lang = when.fields, reading.presenter.language
    asked = questions(fields, reading.calendar, reading.today, lang, before.uid if before else "")
    found, waiting = _previewed(when, before, days, reading)
    soft = _soft(when.errors, fields) if not errors else {}
    shown_errors = {**{name: error.text(lang) for name, error in soft.items()}, **errors}
    adjustments = _adjustments(when, reading.calendar)
    beside = None if fields.get("repeat") == Repeat.QUOTA else recipe.requirement_beside(recipe.kept(fields))
    return EditorPage(
        uid=before.uid if before else "",
        title=before.title if before else "",
        archived=before.archived if before else False,
        seen=fields.get("seen", ""),
        form=form,
        phrase=fields.get(PHRASE, ""),
        heard=when.heard,
        torn=torn_text() if when.torn else "",
        asked=asked,
        several=len(asked) > 1,
        adjustments=adjustments,
        adjusted=any(choice.chosen and choice.value for one in adjustments for choice in one.choices),
        requirement=requirement_words(beside, WORDS[lang]) if beside else (),
        no_requirement=bool(fields.get(recipe.NO_REQUIREMENT)),
        cancelled=_cancelled(fields.getlist(recipe.CANCELLED), reading),
        hidden=_hidden(when, asked),
        preview=found,
        waiting=waiting,
        fits=fits,
        besides=_besides(when.heard),
        errors=shown_errors,
        labels=_labels(asked, adjustments),
    )


def _besides(heard: Heard | None) -> tuple[tuple[str, str], ...]:
    """The fields outside of what is about when that a phrase has filled in."""
    filled = {} if heard is None else heard.fields
    return tuple((name, value) for name, value in filled.items() if name in OF_THE_SERIES and isinstance(value, str))


def _previewed(when: When, before: Series | None, days: Days, reading: Reading) -> tuple[Preview | None, str]:
    """The next dates, or why there are none yet."""
    lang = reading.presenter.language
    if when.recipe is None:
        first = next(iter(when.errors.values()), None)
        return None, first.text(lang) if first else ""
    one = tried(when.recipe, before, reading.calendar)
    try:
        return preview(one, reading.calendar, days, reading.today, Presenter(reading.calendar, lang)), ""
    except DomainError as error:
        return None, error.text(lang)


def _soft(errors: Errors, fields: Mapping[str, str]) -> Errors:
    """While it is filled in, only what is written wrongly is marked, not what is still to come."""
    return {name: error for name, error in errors.items() if fields.get(name, "").strip()}


def _adjustments(when: When, calendar: Calendar) -> tuple[Question, ...]:
    names = {one.uid: one.name for one in calendar.day_calendars} | {WEEKENDS: _("Weekender")}
    known = policies()
    return tuple(
        Question(
            kind="select",
            name=recipe.adjusting(uid),
            label=names.get(uid, uid),
            value=uid,
            given=uid != WEEKENDS,
            choices=tuple(
                Choice(str(value), label, value == when.fields.get(recipe.adjusting(uid), ""))
                for value, label in known.items()
            ),
        )
        for uid in dict.fromkeys(when.fields.getlist(recipe.ADJUSTING))
    )


def _cancelled(days: list[str], reading: Reading) -> tuple[Choice, ...]:
    words = reading.presenter.words
    found = []
    for text in days:
        try:
            found.append(Choice(text, words.long_date(parse_date(text, recipe.CANCELLED)), chosen=True))
        except DomainError:
            continue
    return tuple(found)


def _hidden(when: When, asked: tuple[Asked, ...]) -> tuple[tuple[str, str], ...]:
    shown = names_of(asked)
    return (
        (SAID, when.fields.get(SAID, "")),
        (recipe.KEPT, when.fields.get(recipe.KEPT, "")),
        *((("asked", name)) for name in shown),
        *((recipe.ADJUSTING, uid) for uid in dict.fromkeys(when.fields.getlist(recipe.ADJUSTING))),
        *([(recipe.PARTS, str(len(asked) - 1))] if len(asked) > 1 else []),
        *unasked(when.fields, shown),
    )


def _labels(asked: tuple[Asked, ...], adjustments: tuple[Question, ...]) -> dict[str, str]:
    labels = {
        PHRASE: _("Hvornår"),
        "title": _("Titel"),
        "kind": _("Type"),
        "body": _("Forum"),
        "units": _("Ansvarlig"),
        "place": _("Sted"),
        "note": _("Bemærkning"),
        "source": _("Kilde"),
        "status": _("Datoerne er"),
        "owner": _("Ejer"),
        "legal_basis": _("Lovgrundlag"),
        "purpose": _("Formål"),
        "reviewed": _("Sidst gennemgået"),
        "review_months": _("Gennemgås igen efter"),
        "rows": _("Datoer"),
        "past": _("Datoer"),
    }
    for one in asked:
        labels[one.repeat.name] = one.repeat.label
        labels |= {question.name: question.label for question in one.questions}
        labels |= {f"{row.name}{field}": _("Datoer") for row in one.rows for field in row.values}
    return labels | {one.name: one.label for one in adjustments}
