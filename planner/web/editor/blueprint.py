"""Where the editor's pages stand, and where they lead back to."""

from __future__ import annotations

from flask import Blueprint, request

from planner.web.addresses import own_path

blueprint = Blueprint("editor", __name__, url_prefix="/series")


def back_to() -> str:
    """The page that the form was opened from; empty where it was none of ours."""
    return own_path(request.values.get("back", ""))
