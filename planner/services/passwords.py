"""Passwords: hashed by argon2id, and compared in the same time whether or not there is one to compare with."""

from __future__ import annotations

from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from planner.domain.credentials import hashed_form, password_of

_HASHER: Final = PasswordHasher()

_OF_NOBODY: Final = (
    "$argon2id$v=19$m=65536,t=3,p=4$G5/dub9YKq8WsJ4UHpAwvw$sQrQA196Qx0yWVyFeMc5vOELStVNo7Uk6oe4YpWSjZY"
)
"""The hash of a password that was thrown away, made as all others are: it takes as long to compare with."""


def hash_password(typed: str, email: str = "") -> str:
    """The hash of a new password; ``email`` is whose it will be. Raises ``DomainError`` for one that will not do."""
    return _HASHER.hash(password_of(typed, email))


def is_right(typed: str, password_hash: str | None) -> bool:
    """Whether the password has that hash. None, for an account without one or none at all, is never right."""
    try:
        _HASHER.verify(password_hash or _OF_NOBODY, hashed_form(typed).encode("utf-8", "surrogatepass"))
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def renewed(typed: str, password_hash: str) -> str | None:
    """A new hash of a password that was right, where the old one is weaker than we make them now."""
    return _HASHER.hash(hashed_form(typed)) if _HASHER.check_needs_rehash(password_hash) else None
