"""Pages about accounts: no cache keeps them, and no other page learns where their reader came from."""

from __future__ import annotations

from flask import Blueprint, Response


def unkept(blueprint: Blueprint) -> Blueprint:
    """Let every answer of the blueprint be such a page."""
    blueprint.after_request(_keep_nowhere)
    return blueprint


def _keep_nowhere(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
