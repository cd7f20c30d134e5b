"""What is kept, and what goes first when there is no more room."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest

from planner.web.keeping import Answer, Answers, Promise

NOW = datetime(2026, 11, 22, tzinfo=UTC)
HEADERS = [("Content-Type", "text/calendar"), ("ETag", '"x"'), ("Cache-Control", "no-cache")]
KB = 1024


def answer(body: bytes | None, tag: str = "x") -> Answer:
    return Answer(Promise(1, NOW, tag, NOW), HEADERS, body)


def bodies(answers: Answers, keys: bytes) -> list[int | None]:
    """The length of each body; 0 for an answer that lost its body, None for one that is gone."""
    found = [answers._answers.get(bytes([key])) for key in keys]
    return [None if one is None else len(one.body or b"") for one in found]


@pytest.mark.parametrize(
    ("asked_again", "left"),
    [
        (b"", [0, 20 * KB, 20 * KB, 20 * KB]),
        (b"a", [20 * KB, 0, 20 * KB, 20 * KB]),
        (b"ba", [20 * KB, 20 * KB, 0, 20 * KB]),
        (b"abc", [0, 20 * KB, 20 * KB, 20 * KB]),
    ],
)
def test_the_oldest_that_nobody_asked_for_loses_its_body(asked_again: bytes, left: list[int]) -> None:
    answers = Answers(room=68 * KB)
    for key in b"abc":
        answers.put(bytes([key]), answer(b"." * 20 * KB))
    for key in asked_again:
        answers.get(bytes([key]))

    answers.put(b"d", answer(b"." * 20 * KB))

    assert bodies(answers, b"abcd") == left


def test_then_they_go_themselves() -> None:
    answers = Answers(room=16 * KB)
    for key in range(100):
        answers.put(bytes([key]), answer(b"." * KB))
        assert answers.size() <= 16 * KB

    assert bodies(answers, bytes(range(100)))[:80] == [None] * 80
    assert bodies(answers, bytes([99])) == [KB]


def test_what_is_larger_than_all_room_leaves_what_a_304_needs() -> None:
    answers = Answers(room=8 * KB)
    answers.put(b"a", answer(b"." * 100 * KB))

    kept = answers.get(b"a")

    assert kept is not None
    assert (kept.body, kept.unchanged_headers) == (None, HEADERS[1:])


@pytest.mark.parametrize(("tag", "body"), [("x", b"body"), ("y", None)])
def test_a_304_of_the_same_tag_keeps_the_body(tag: str, body: bytes | None) -> None:
    answers = Answers()
    answers.put(b"a", answer(b"body"))
    answers.put(b"a", answer(None, tag))

    kept = answers.get(b"a")

    assert kept is not None
    assert kept.body == body


def test_many_threads_keep_the_books_right() -> None:
    answers = Answers(room=64 * KB)

    def keep(number: int) -> None:
        for turn in range(300):
            key = bytes([number, turn % 7])
            answers.put(key, answer(b"." * (turn % 40) * KB))
            answers.get(key)

    threads = [threading.Thread(target=keep, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers.size() == sum(one.size() for one in answers._answers.values()) <= 64 * KB
