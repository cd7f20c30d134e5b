"""Addresses of our own pages, with the query that keeps a reader's filter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from flask import request, url_for

Query = Mapping[str, str | list[str]]
"""The part of an address after the question mark; a list is a parameter that is repeated."""

LONGEST_PATH: Final = 2_000
_MISREAD: Final = re.compile(r"[\x00-\x20\x7f\\]|^//")
"""What browsers drop from an address, or read as a slash, so that a path becomes the name of another site."""


def address(endpoint: str, query: Query, **values: Any) -> str:
    """The address of a page; ``values`` fill its path."""
    everything: dict[str, Any] = {**query, **values}
    return url_for(endpoint, **everything)


def here(query: Query) -> str:
    """The address of the page that was asked for, with another query."""
    return address(request.endpoint or "pages.home", query, **(request.view_args or {}))


def this_path() -> str:
    """The path and query that were asked for, to come back to."""
    return (request.script_root + request.full_path).removesuffix("?")


def own_path(wanted: str) -> str:
    """A path of ours, with its query, or "": what an address or a form names must not send its reader elsewhere."""
    if len(wanted) > LONGEST_PATH or _MISREAD.search(wanted) or not wanted.startswith(f"{request.script_root}/"):
        return ""
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc else wanted
