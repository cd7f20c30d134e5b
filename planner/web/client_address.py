"""Where a request comes from, as far as that can be known."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from flask import Flask, current_app, request

PROXIES: Final = "PROXIES"
_EXTENSION: Final = "aarshjul-proxies"
_A_SITE: Final = 64
"""Bits that one customer's IPv6 addresses share at least."""


def register(app: Flask) -> None:
    """Read how many proxies stand in front. Raises ``ValueError`` for what is no small number."""
    configured = str(app.config[PROXIES])
    if configured not in map(str, range(10)):
        raise ValueError(f"{PROXIES}: “{configured}” is not a number from 0 to 9")
    app.extensions[_EXTENSION] = int(configured)


def client_address() -> str:
    """The address that the request comes from; of IPv6 the network, for one customer has a whole one.

    Each proxy in front appends to X-Forwarded-For whom it was asked by, so as many entries from its end are true as
    there are proxies; what stands before them anybody may have written. Without proxies the header is not looked at.
    """
    proxies: int = current_app.extensions[_EXTENSION]
    told = ",".join(request.headers.getlist("X-Forwarded-For")).split(",")
    found = told[-proxies].strip() if 0 < proxies <= len(told) else ""
    return _network(found) or _network(request.remote_addr or "") or "?"


def _network(text: str) -> str:
    try:
        known = ip_address(text)
    except ValueError:
        return ""
    if isinstance(known, IPv6Address):
        mapped = known.ipv4_mapped
        return str(mapped) if mapped else str(ip_network((int(known), _A_SITE), strict=False))
    return str(known)
