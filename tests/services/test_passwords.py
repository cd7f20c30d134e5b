"""Passwords as they are kept: hashed at full cost, as no other test does."""

from argon2 import PasswordHasher, extract_parameters

from planner.services import passwords

RIGHT, WRONG = "fire ord i en lang række", "fem helt andre ord på stribe"
AT_LEAST_MEMORY, AT_LEAST_TIMES = 19_456, 2
"""KiB and rounds: what OWASP asks of argon2id where hashing is done by one thread."""


def test_only_the_password_itself_is_right() -> None:
    kept = passwords.hash_password(RIGHT)

    assert passwords.is_right(RIGHT, kept)
    assert not passwords.is_right(WRONG, kept)


def test_a_hash_costs_what_it_must() -> None:
    used = extract_parameters(passwords.hash_password(RIGHT))

    assert used.type.name == "ID"
    assert used.memory_cost >= AT_LEAST_MEMORY
    assert used.time_cost >= AT_LEAST_TIMES


def test_who_has_no_password_is_compared_at_the_same_cost_and_never_right() -> None:
    assert extract_parameters(passwords._OF_NOBODY) == extract_parameters(passwords.hash_password(RIGHT))
    assert not passwords.is_right(RIGHT, None)


def test_a_hash_that_is_weaker_than_ours_is_made_anew() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(RIGHT)

    renewed = passwords.renewed(RIGHT, weak)

    assert renewed is not None
    assert passwords.is_right(RIGHT, renewed)
    assert passwords.renewed(RIGHT, renewed) is None
