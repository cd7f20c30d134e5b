"""Tokens: random words that open something. Of each only a hash is kept.

A hash without salt is right for them, since there is nothing to guess; and only without one can an index find it.
"""

from __future__ import annotations

import hashlib


def hash_of(token: str) -> str:
    """The SHA-256 hash, in hex."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
