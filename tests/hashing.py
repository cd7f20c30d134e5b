"""Passwords hashed in no time; what hashing them costs in earnest, tests/services/test_passwords.py says."""

import pytest
from argon2 import PasswordHasher

from planner.services import passwords

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
OF_NOBODY = CHEAP.hash("of nobody")


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same code with hashes that cost little, that of nobody's password too."""
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)
    monkeypatch.setattr(passwords, "_OF_NOBODY", OF_NOBODY)
