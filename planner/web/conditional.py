"""Conditional requests (RFC 9110 §13): has the reader got what we would send?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from werkzeug.http import http_date, parse_date, parse_etags

LONGEST_READ: Final = 4096
"""Characters of a conditional header. Nobody has a hundred versions of a feed, and long lists are slow to read."""

_ONE_SECOND: Final = timedelta(seconds=1)


def not_modified(environ: Mapping[str, Any], tag: str, changed: datetime) -> bool:
    """Whether a GET or HEAD is answered by 304.

    ``environ`` is the request's, ``tag`` the entity tag without quotes, ``changed`` aware. If-Modified-Since counts
    only where there is no If-None-Match (§13.1.3); what cannot be read counts as not there.
    """
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None:
        return known == f'"{tag}"' or (len(known) <= LONGEST_READ and parse_etags(known).contains_weak(tag))
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    if since is None or len(since) > LONGEST_READ:
        return False
    when = parse_date(since)
    return when is not None and changed.replace(microsecond=0) <= when


def settled(changed: datetime, now: datetime) -> bool:
    """Whether the second of the change is over, so that nothing else can change in it."""
    return now - changed.replace(microsecond=0) >= _ONE_SECOND


def last_modified(changed: datetime, now: datetime) -> str:
    """The Last-Modified header's value.

    The header counts whole seconds. What changed in this very second may change again in it, so the second before
    is given: a reader that comes back with it is then sent the later change too.
    """
    second = changed.replace(microsecond=0)
    return http_date(second if settled(changed, now) else second - _ONE_SECOND)
