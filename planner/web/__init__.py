"""HTTP in; HTML, iCalendar and JSON out. ``register`` is the one entrance."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Flask

from planner.web import (
    access,
    accessibility,
    account_history,
    accounts,
    assets,
    calendar_pages,
    changed,
    client_address,
    database_errors,
    editor,
    embed,
    errors,
    feeds,
    first_run,
    forgery,
    gate,
    headers,
    history,
    incoming,
    interrupted,
    language,
    layout,
    many,
    notices,
    occurrences,
    open_links,
    openness,
    own,
    owners,
    pages,
    passwords,
    plans,
    reading,
    redaction,
    registers,
    reviews,
    saved,
    search,
    sessions,
    signing,
    subscribe,
    wheel,
    year_pages,
)

BLUEPRINTS: Final[tuple[Blueprint, ...]] = (
    pages.blueprint,
    editor.blueprint,
    occurrences.blueprint,
    feeds.blueprint,
    wheel.blueprint,
    calendar_pages.blueprint,
    subscribe.blueprint,
    open_links.blueprint,
    year_pages.blueprint,
    search.blueprint,
    owners.blueprint,
    saved.blueprint,
    embed.blueprint,
    accessibility.blueprint,
    signing.blueprint,
    first_run.blueprint,
    passwords.blueprint,
    own.blueprint,
    account_history.blueprint,
    accounts.blueprint,
    openness.blueprint,
    registers.blueprint,
    many.blueprint,
    reviews.blueprint,
    history.blueprint,
    changed.blueprint,
    plans.blueprint,
)
"""Every room of the web layer. A new one is put in here."""


def register(app: Flask) -> None:
    """Give the app its pages, and what surrounds all of them: language, layout, notices, errors, headers."""
    app.jinja_options = {**app.jinja_options, "trim_blocks": True, "lstrip_blocks": True}
    for part in (
        incoming,
        sessions,
        redaction,
        language,
        layout,
        notices,
        errors,
        database_errors,
        assets,
        reading,
        access,
        interrupted,
        forgery,
        first_run,
        client_address,
        headers,
        gate,
    ):
        part.register(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
