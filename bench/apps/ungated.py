"""The application as it would be without the gate: Flask answers every poll."""

from __future__ import annotations

from planner.app import create_app

app = create_app()
vars(app).pop("wsgi_app")
