"""Tilgængelighedserklæring, as the law on accessible public websites asks for it (lov nr. 692 af 8. juni 2018, § 4).

Its parts are those of the Commission's model (implementing decision (EU) 2018/1523): how far the service conforms,
what does not, how that was found out, where to complain.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from flask import Blueprint, current_app
from flask_babel import gettext as _

from planner.domain.access import Needs
from planner.web.access import needs
from planner.web.reading import Reading

TESTED: Final = date(2026, 11, 29)
"""When the pages were last gone through; the statement says so, and is to be renewed with them."""

blueprint = Blueprint("accessibility", __name__)


@blueprint.get("/accessibility")
@needs(Needs.NOTHING)
def statement() -> str:
    """The statement, with the organisation and the contact that the configuration names."""
    reading = Reading.now()
    contact = str(current_app.config["ACCESSIBILITY_CONTACT"])
    return reading.page(
        "accessibility.html",
        organisation=str(current_app.config["ORGANISATION"]) or _("Kommunen"),
        contact=contact,
        contact_href=f"mailto:{contact}" if "@" in contact else contact,
        tested=reading.presenter.words.full_date(TESTED),
    )
