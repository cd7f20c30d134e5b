"""Secret links stay out of the log: whoever has one can read the calendar."""

from __future__ import annotations

import logging
import re
from typing import Final
from urllib.parse import quote

from flask import Flask

PRIVATE_LINKS: Final = "/feeds/s/"
CHOOSING_LINKS: Final = "/password/"
_ACCESS_LOGS: Final = ("werkzeug", "granian.access", "gunicorn.access")
_BEGINNINGS: Final = "|".join(form for one in (PRIVATE_LINKS, CHOOSING_LINKS) for form in (one, quote(one, safe="")))
_TOKEN: Final = re.compile(rf"({_BEGINNINGS})[^\s/?%\"']+", re.IGNORECASE)
"""What follows a private link's beginning, also where a link stands inside another: one that was pasted to search."""


class _WithoutTokens(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        told, found = _TOKEN.subn(r"\1…", record.getMessage())
        if found:
            record.msg, record.args = told, ()
        return True


_WITHOUT_TOKENS: Final = _WithoutTokens()


def register(app: Flask) -> None:
    """Keep tokens out of the app's log, which names the path that an error happened on, and of what servers log."""
    for logger in (app.logger, *map(logging.getLogger, _ACCESS_LOGS)):
        logger.addFilter(_WITHOUT_TOKENS)
