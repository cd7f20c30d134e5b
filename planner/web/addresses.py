"""Addresses of our own pages, with the query that keeps a reader's filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request, url_for

Query = Mapping[str, str | list[str]]
"""The part of an address after the question mark; a list is a parameter that is repeated."""


def address(endpoint: str, query: Query, **values: Any) -> str:
    """The address of a page; ``values`` fill its path."""
    everything: dict[str, Any] = {**query, **values}
    return url_for(endpoint, **everything)


def here(query: Query) -> str:
    """The address of the page that was asked for, with another query."""
    return address(request.endpoint or "pages.home", query, **(request.view_args or {}))
