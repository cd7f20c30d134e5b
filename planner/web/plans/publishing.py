"""Adopting a plan, body by body, and taking back what the history cannot."""

from __future__ import annotations

from datetime import date

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from planner import clock
from planner.domain.access import Needs
from planner.domain.errors import DomainError
from planner.domain.typed_dates import typed_date
from planner.services.plans import publishing, withdrawing
from planner.services.plans.publishing import NotPublishable
from planner.web.access import author, needs
from planner.web.language import language
from planner.web.notices import tell_change
from planner.web.plans.blueprint import at_field, blueprint, looked_at, seen, sent, status_of, to
from planner.web.plans.bodies import body_of
from planner.web.plans.hearings import bodies_page


@blueprint.post("/<uuid:uid>/publish")
@needs(Needs.PLANNING)
def publish(uid: object) -> ResponseReturnValue:
    """Adopt the plan for the chosen bodies: their dates are the calendar's from now on."""
    key, form = str(uid), sent()
    looked_at(key)
    chosen = [body_of(one) for one in form.getlist("bodies")]
    try:
        decision = publishing.decision_of(form.get("reference", ""), _day(form.get("day", "")))
        done = publishing.publish(
            key, chosen, decision, clock.now(), author(), seen(form), anyway=form.get("anyway") == "1"
        )
    except NotPublishable as error:
        said = _("Datoerne bryder regler. Ret dem, eller vedtag dem alligevel.")
        return bodies_page(key, {"bodies": said}, 400, broken=error.sentences[language()])
    except DomainError as error:
        return bodies_page(key, at_field(error), status_of(error))
    if done.made:
        tell_change(
            ngettext(
                "Planen er vedtaget for %(num)d forum. Datoerne står nu i kalenderen.",
                "Planen er vedtaget for %(num)d fora. Datoerne står nu i kalenderen.",
                len(chosen),
            )
        )
    else:
        flash(
            ngettext(
                "Planen er vedtaget for %(num)d forum. Kalenderen havde alle datoerne i forvejen.",
                "Planen er vedtaget for %(num)d fora. Kalenderen havde alle datoerne i forvejen.",
                len(chosen),
            )
        )
    return to("bodies", key)


@blueprint.post("/<uuid:uid>/withdraw")
@needs(Needs.PLANNING)
def withdraw(uid: object) -> ResponseReturnValue:
    """Take an adoption back that changed nothing in the calendar; the others are taken back in the history."""
    key, form = str(uid), sent()
    looked_at(key)
    try:
        withdrawing.take_back(key, body_of(form.get("body", "")), clock.now(), author(), seen(form))
    except DomainError as error:
        return bodies_page(key, at_field(error), status_of(error))
    flash(_("Vedtagelsen er taget tilbage. Planen er en kladde igen."))
    return to("bodies", key)


def _day(text: str) -> date | None:
    """The day of the decision; none typed: today's. Raises ``DomainError`` at ``day``."""
    if not text.strip():
        return clock.today()
    try:
        return typed_date(text, clock.today().replace(month=1, day=1))
    except DomainError as error:
        raise DomainError("day", error.danish, error.english) from None
