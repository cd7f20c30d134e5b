"""The command line: ``flask --app wsgi …``. What is asked for goes to standard output, and nothing else does."""

from __future__ import annotations

from flask import Flask

from planner.cli import accounts, example, feed, fit, occurrences, phrase, plan


def register(app: Flask) -> None:
    """Give the app its commands."""
    app.cli.add_command(accounts.group)
    app.cli.add_command(example.group)
    app.cli.add_command(feed.group)
    app.cli.add_command(fit.command)
    app.cli.add_command(occurrences.command)
    app.cli.add_command(phrase.command)
    app.cli.add_command(plan.group)
