"""What a WSGI server runs: ``wsgi:app``."""

from planner.app import create_app

app = create_app()
