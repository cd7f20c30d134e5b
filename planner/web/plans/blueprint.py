"""What the routes of plans share: finding a plan, reading what was sent, going on."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from planner.domain.errors import DomainError
from planner.domain.plans import Plan, PlanChanged
from planner.services.plans import keeping, looking
from planner.services.plans.keeping import NoSuchPlan
from planner.services.plans.looking import Look
from planner.web.language import language
from planner.web.parameters import Arguments, BadInput

SEEN: Final = "seen"
"""The field that tells which version of the plan a form was made from."""

MOST_VERSION: Final = 12
"""Figures of a version."""

blueprint = Blueprint("plans", __name__, url_prefix="/plans")


def looked_at(uid: str) -> Look:
    """The plan against the calendar of today; a 404 where there is none, and what is wrong with it as a page."""
    try:
        return looking.look(uid)
    except NoSuchPlan:
        abort(404)
    except DomainError as error:
        raise BadInput(error.text(language())) from None


def plan_of(uid: str) -> Plan:
    """The plan alone; a 404 where there is none."""
    try:
        return keeping.one(uid)
    except NoSuchPlan:
        abort(404)


def seen(sent: Arguments) -> int:
    """The version that the form was made from; what is no version is never the newest."""
    text = sent.get(SEEN, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_VERSION else -1


def status_of(error: DomainError) -> int:
    """409 where somebody was quicker, 400 for what was filled in."""
    return 409 if isinstance(error, PlanChanged) else 400


def at_field(error: DomainError) -> dict[str, str]:
    """The sentence under its field's name."""
    return {error.field: error.text(language())}


def to(endpoint: str, uid: str, **values: Any) -> ResponseReturnValue:
    """Go on to one of the plan's pages."""
    return redirect(url_for(f"plans.{endpoint}", uid=uid, **values), code=303)


def sent() -> Arguments:
    """The form of this request."""
    return request.form
