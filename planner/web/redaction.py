"""Secret links stay out of the log: whoever has one can read the calendar."""

from __future__ import annotations

import logging
import re
from typing import Final

from flask import Flask

PRIVATE_LINKS: Final = "/feeds/s/"
_TOKEN: Final = re.compile(rf"({re.escape(PRIVATE_LINKS)})[^\s/?\"']+")


class _WithoutTokens(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if PRIVATE_LINKS in said:
            record.msg, record.args = _TOKEN.sub(r"\1…", said), ()
        return True


_WITHOUT_TOKENS: Final = _WithoutTokens()


def register(app: Flask) -> None:
    """Keep tokens out of the app's log, which names the path that an error happened on, and of Flask's own server."""
    for logger in (app.logger, logging.getLogger("werkzeug")):
        logger.addFilter(_WITHOUT_TOKENS)
