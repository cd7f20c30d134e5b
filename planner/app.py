"""The application, put together."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from flask import Flask

from planner import cli
from planner.config import configure

ROOT: Final = Path(__file__).resolve().parent.parent


def create_app(
    config: dict[str, Any] | None = None, instance: Path = ROOT / "instance", *, pages: bool = True
) -> Flask:
    """The app, on the database that its configuration names.

    ``config`` goes before everything that is configured elsewhere. ``instance`` is the directory for what this
    installation keeps: configuration, the secret key, a SQLite file. Without ``pages`` it only has its commands.
    """
    app = Flask(
        "planner",
        instance_path=str(instance.resolve()),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
    )
    configure(app, config)
    cli.register(app)
    if pages:
        _open(app)
    return app


def _open(app: Flask) -> None:
    # Loaded here: it is most of the program, and a command need not wait for it.
    from planner import web
    from planner.services.starting import start

    start(app)
    web.register(app)
