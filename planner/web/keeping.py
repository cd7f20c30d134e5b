"""Answers that are kept for the next reader who asks the same, as many as there is room for."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import Final, NamedTuple

Headers = list[tuple[str, str]]

PROMISE: Final = "aarshjul.promise"
"""Where a view leaves the promise of its answer, in the request's environ. An answer without one is not kept."""

ROOM: Final = 64 * 1024 * 1024
"""Bytes that one process keeps, roughly."""

_OVERHEAD: Final = 1536
"""Bytes that an answer takes besides its body."""

_ABOUT_THE_BODY: Final = frozenset({"content-disposition", "content-length", "content-type", "last-modified"})
"""Headers that a 304 does without (RFC 9110 §15.4.5)."""


class Promise(NamedTuple):
    """What a view says of its answer: it stays right while the calendar has this version, until that time (aware).

    ``tag`` and ``changed`` validate it; ``subscription`` is the uid of the subscription that brings it, if one does.
    """

    version: int
    until: datetime
    tag: str
    changed: datetime
    subscription: str | None = None


class Answer:
    """A promise, the headers that go with it, and the body where it was seen."""

    __slots__ = ("asked_for", "body", "headers", "promise", "unchanged_headers")

    def __init__(self, promise: Promise, headers: Headers, body: bytes | None) -> None:
        self.promise = promise
        self.headers = headers
        self.unchanged_headers = [(name, value) for name, value in headers if name.lower() not in _ABOUT_THE_BODY]
        self.body = body
        self.asked_for = False

    def without_body(self) -> Answer:
        """What a 304 needs of it."""
        return Answer(self.promise, self.headers, None)

    def size(self) -> int:
        """Bytes that it takes, roughly."""
        return _OVERHEAD + len(self.body or b"")


class Answers:
    """Answers by key. The oldest go first, unless somebody has asked for them since; their bodies before them.

    For most readers ask whether anything has changed, and that is answered without a body. Looking something up
    takes no lock.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._lock = threading.Lock()
        self._answers: dict[bytes, Answer] = {}
        self._size = 0

    def get(self, key: bytes) -> Answer | None:
        """What is kept under the key."""
        found = self._answers.get(key)
        if found is not None:
            found.asked_for = True
        return found

    def put(self, key: bytes, answer: Answer) -> None:
        """Keep the answer instead of what was kept there. One without a body takes over that of an equal one."""
        with self._lock:
            before = self._answers.pop(key, None)
            if before is not None:
                self._size -= before.size()
                if answer.body is None and before.promise.tag == answer.promise.tag:
                    answer = Answer(answer.promise, before.headers, before.body)
            if answer.size() > self._room:
                answer = answer.without_body()
            while self._answers and self._size + answer.size() > self._room:
                self._make_room()
            self._add(key, answer)

    def size(self) -> int:
        """Bytes that all of them take, roughly."""
        return self._size

    def _add(self, key: bytes, answer: Answer) -> None:
        self._answers[key] = answer
        self._size += answer.size()

    def _make_room(self) -> None:
        key = next(iter(self._answers))
        oldest = self._answers.pop(key)
        self._size -= oldest.size()
        if oldest.asked_for:
            oldest.asked_for = False
            self._add(key, oldest)
        elif oldest.body is not None:
            self._add(key, oldest.without_body())
