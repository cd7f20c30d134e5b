"""Where the editor's pages stand, which series they open, and where they lead back to."""

from __future__ import annotations

from flask import Blueprint, abort, request

from planner.domain.edits import series as edits
from planner.domain.series import Series
from planner.services import calendars
from planner.web.access import may_edit
from planner.web.addresses import own_path

blueprint = Blueprint("editor", __name__, url_prefix="/series")


def editable(uid: str) -> Series:
    """Somebody else's series is as unknown as one that never was."""
    one = edits.find(calendars.current(), uid)
    if one is None or not may_edit(one):
        abort(404)
    return one


def back_to() -> str:
    """The page that the form was opened from; empty where it was none of ours."""
    return own_path(request.values.get("back", ""))
