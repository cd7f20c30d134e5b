"""What a WSGI server runs, ``wsgi:app``, and what the command line finds its app in."""

from planner import cli
from planner.app import create_app
from planner.cli.command import refusals

with refusals():
    app = create_app(pages=not cli.asked())
