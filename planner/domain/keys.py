"""Keys made of names: what a new thing is called in addresses, and keeps for ever."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count
from typing import Final

_LONGEST: Final = 48
_DANISH: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_BETWEEN: Final = re.compile(r"[^a-z0-9]+")


def slug(name: str, longest: int = _LONGEST) -> str:
    """The name in small letters a-z, digits and hyphens, at most so long; empty where nothing of it is left."""
    letters = unicodedata.normalize("NFKD", name[:longest].lower().translate(_DANISH)).encode("ascii", "ignore")
    return _BETWEEN.sub("-", letters.decode()).strip("-")[:longest].strip("-")


def fresh_key(name: str, taken: Container[str], otherwise: str) -> str:
    """A readable key for what has that name, none of those ``taken``; a name of no letters gives ``otherwise``."""
    wanted = slug(name) or otherwise
    numbered = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(key for key in numbered if key not in taken)
