"""How a phrase is rewritten when its question is answered; what comes out is read anew, and must stand by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple


class Edit(NamedTuple):
    """One answer as a change of the phrase: words put before or after it, ``old`` ones replaced or left out.

    ``half`` keeps what stands on one side of an "eller": 0 the left one, 1 the right one.
    """

    old: str = ""
    new: str = ""
    before: str = ""
    after: str = ""
    half: int | None = None

    def applied(self, phrase: str) -> str:
        """The phrase rewritten; unchanged where the edit finds nothing to do."""
        if self.half is not None:
            sides = re.split(r"\s+(?:eller|el\.)\s+", phrase, maxsplit=1)
            return sides[self.half].removeprefix("enten ") if len(sides) > 1 else phrase
        if self.old:
            phrase = _whole_word(self.old).sub(self.new, phrase, count=1)
        return " ".join(f"{self.before}{phrase}{self.after}".split()).lstrip(" ,;")


HALVES = (Edit(half=0), Edit(half=1))


def behind(*said: str) -> tuple[Edit, ...]:
    """Each of the answers put behind the phrase."""
    return tuple(Edit(after=f" {one}") for one in said)


def instead(old: str, *new: str) -> tuple[Edit, ...]:
    """Each of the new words in the place of the old ones."""
    return tuple(Edit(old, one) for one in new)


def without(words: Sequence[str]) -> Edit:
    """The phrase without words that stand together, which were not understood."""
    return Edit(" ".join(words))


def all_of(edits: Iterable[Edit], phrase: str) -> list[str]:
    """What the phrase becomes by each of them, the ones that change something, each once."""
    return [one for one in dict.fromkeys(edit.applied(phrase) for edit in edits) if one and one != phrase]


@lru_cache(maxsize=256)
def _whole_word(words: str) -> re.Pattern[str]:
    """The words with any blanks or marks between them, not as part of a longer word or number."""
    body = r"[\s,;.]*".join(map(re.escape, words.split()))
    begins = r"(?<!\w)" if words[:1].isalnum() else ""
    ends = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(f"{begins}{body}{ends}", re.IGNORECASE)
