"""The parts of one phrase, to be taken out one by one. What nobody takes was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from planner.domain.phrases import remarks
from planner.domain.phrases.grammar.found import Found
from planner.domain.phrases.parts import Framing, Part
from planner.domain.phrases.reading import Remark

T = TypeVar("T")


class Unclear(Exception):
    """The phrase cannot be read without asking, or not at all; the remark says why."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.english)
        self.remark = remark


class Bag:
    """What is still to be understood of a phrase."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._left = [one for one in found if not isinstance(one.part, Framing)]

    def copy(self) -> Bag:
        """Another bag with what is left in this one."""
        return Bag(self._left)

    def has(self, *kinds: type) -> bool:
        """Whether a part of one of these kinds is left."""
        return any(isinstance(one.part, kinds) for one in self._left)

    def is_only(self, *kinds: type) -> bool:
        """Whether nothing but parts of these kinds is left, and at least one of them."""
        return bool(self._left) and all(isinstance(one.part, kinds) for one in self._left)

    def look(self, kind: type[T]) -> T | None:
        """The first part of a kind, left where it is."""
        return next((one.part for one in self._left if isinstance(one.part, kind)), None)

    def all_of(self, kind: type[T]) -> list[T]:
        """Every part of a kind, left where they are."""
        return [one.part for one in self._left if isinstance(one.part, kind)]

    def all(self, kind: type[T]) -> list[T]:
        """Every part of a kind, taken out, in their order."""
        taken = [one.part for one in self._left if isinstance(one.part, kind)]
        self._left = [one for one in self._left if not isinstance(one.part, kind)]
        return [part for part in taken if isinstance(part, kind)]

    def one(self, kind: type[T]) -> T | None:
        """The only part of a kind, taken out. Raises ``Unclear`` when there are two that differ."""
        texts = [one.text for one in self._left if isinstance(one.part, kind)]
        taken = self.all(kind)
        if any(part != taken[0] for part in taken):
            raise Unclear(remarks.two_of_a_kind(texts[0], texts[1]))
        return taken[0] if taken else None

    def behind(
        self, kind: type[T], *said: type, free: type | None = None, through: type | None = None
    ) -> list[tuple[T, list[Part]]]:
        """Every part of a kind, left where it is, each with what the brackets right behind it say, taken out.

        Parts of the kind ``free`` need no brackets; those of the kind ``through`` may stand between.
        """
        found: list[tuple[T, list[Part]]] = []
        left: list[Found] = []
        open_to: list[Part] | None = None
        for one in self._left:
            bound = one.bracketed or (free is not None and isinstance(one.part, free))
            if bound and open_to is not None and isinstance(one.part, said):
                open_to.append(one.part)
                continue
            left.append(one)
            if through is not None and isinstance(one.part, through):
                continue
            open_to = None
            if isinstance(one.part, kind):
                open_to = []
                found.append((one.part, open_to))
        self._left = left
        return found

    def put(self, part: Part) -> None:
        """Put in a part that others turned out to mean together."""
        self._left.append(Found(part, ""))

    def texts(self) -> list[str]:
        """What is left, as it was written."""
        return [one.text for one in self._left]
