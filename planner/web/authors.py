"""Who made a change, as a page names them."""

from __future__ import annotations

from flask_babel import gettext as _

from planner.domain.access import Author


def author_name(author: Author) -> str:
    """Their name; whoever has no account changed the calendar from the command line."""
    return author.name or (_("en slettet konto") if author.account else _("kommandolinjen"))
