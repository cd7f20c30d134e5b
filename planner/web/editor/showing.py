"""The form of a series as a page: as it begins, as it was sent, with what was found and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import render_template, request
from flask.typing import ResponseReturnValue

from planner.domain.series import Series
from planner.services import calendars
from planner.web import stale
from planner.web.access import account
from planner.web.editor import agreed
from planner.web.editor.blueprint import back_to
from planner.web.editor.fit import found_fits
from planner.web.editor.form import form
from planner.web.editor.page import EditorPage, editor_page
from planner.web.editor.recipe import Recipe
from planner.web.editor.sent import Errors
from planner.web.editor.when import When
from planner.web.language import language
from planner.web.parameters import Arguments
from planner.web.reading import Reading

DO: Final = "do"
"""The field of the button that was pressed."""


def begun(fields: Arguments, found: Recipe | None = None) -> When:
    rows = fields.get("repeat") in ("dates", "quota")
    return When(fields=agreed.compacted(fields) if rows else fields, recipe=found, errors={})


def form_page(
    before: Series | None,
    when: When,
    errors: Errors,
    *,
    panel: stale.Panel | None = None,
    notice: str = "",
    action: str = "",
    status: int = 200,
) -> ResponseReturnValue:
    shown = _shown(before, when, errors)
    return (
        Reading.now().page(
            "editor/form.html",
            page=shown,
            stale=panel or stale.carried(request.form),
            notice=notice,
            action=action or request.path,
            back=back_to(),
            since=request.values.get("from", "")[:60],
        ),
        status,
    )


def when_part(before: Series | None, when: When) -> ResponseReturnValue:
    """Only what is about when, for the script."""
    return render_template("editor/when.html", page=_shown(before, when, {}))


def _shown(before: Series | None, when: When, errors: Errors) -> EditorPage:
    reading = Reading.now()
    kept_body = before.body.key if before and before.body else ""
    said: Mapping[str, str] = {name: error.text(language()) for name, error in errors.items()}
    fits = found_fits(
        when.fields,
        reading.calendar,
        calendars.days(),
        reading.today,
        reading.presenter,
        find_them=request.form.get(DO) == "fit",
    )
    return editor_page(
        before=before,
        when=when,
        form=form(when.fields, reading.calendar, account(), kept_body),
        fits=fits,
        errors=said,
        reading=reading,
        days=calendars.days(),
    )
