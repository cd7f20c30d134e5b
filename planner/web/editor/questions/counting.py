"""How many dates there are to be, how they are spread, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _

from planner.domain.occurrences import Status
from planner.web.editor import offered
from planner.web.editor.questions.form import Form, Question
from planner.web.tags import status_word


def count(form: Form) -> Iterator[Question]:
    """How many."""
    yield form.short("count", _("Antal gange"), usual="1")


def per(form: Form) -> Iterator[Question]:
    """In what period."""
    yield form.select("per", _("I løbet af"), offered.counted_in(), form.sent.text("per") or "year")


def spread(form: Form) -> Iterator[Question]:
    """Over which parts of it."""
    parts = (("", _("frit")), *list(offered.counted_in())[1:])
    hint = _("De første datoer skal ligge i hver sit.")
    yield form.select("spread", _("Fordelt på"), parts, form.sent.text("spread"), hint=hint)


def status(form: Form) -> Iterator[Question]:
    """How sure a date is."""
    known = ((one.value, status_word(one)) for one in (Status.CONFIRMED, Status.TENTATIVE))
    yield form.select("date-status", _("Datoen er"), known, form.sent.text("date-status") or "confirmed")
