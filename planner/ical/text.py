"""Text that is safe to put on a content line: cleaned, escaped, folded.

What users typed may hold anything; what leaves here holds no control character and no raw line break, so that no
value can end its own line and begin another property (RFC 5545 §3.1, §3.3.11).
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

CRLF: Final = "\r\n"
LIMIT: Final = 75
"""Octets on a line, its CRLF not counted (RFC 5545 §3.1)."""

_LINE_ENDS: Final = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f]")
_UNENCODABLE: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SUSPECT: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_UNSAFE_IN_ID: Final = re.compile("[^A-Za-z0-9.-]")
_URL_CHARACTERS: Final = ":/?#[]@!$&'()*+,;=-._~%"


def clean(value: str, most: int) -> str:
    """The text without control characters, each sort of line end as one newline, cut to ``most`` characters."""
    if _SUSPECT.search(value):
        value = _LINE_ENDS.sub("\n", value)
        value = _UNENCODABLE.sub("\ufffd", _CONTROLS.sub("", value))
    value = value.strip()
    return value if len(value) <= most else value[: most - 1] + "…"


def clean_line(value: str, most: int) -> str:
    """Like ``clean``, on one line."""
    return clean(value, most).replace("\n", " ")


def escape(value: str) -> str:
    """A clean text as a TEXT value (RFC 5545 §3.3.11)."""
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> str:
    """The content line in pieces of at most 75 octets, cut between characters, its CRLF at the end."""
    if len(line) <= LIMIT and (line.isascii() or len(line.encode()) <= LIMIT):
        return line + CRLF
    octets = line.encode()
    pieces = []
    start, room = 0, LIMIT
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, LIMIT - 1
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces).decode() + CRLF


class Beginning:
    """The ASCII beginning of a content line, folded once however often the line is finished.

    After ``folded`` there is room for ``room`` more characters, if a line can hold as many.
    """

    def __init__(self, beginning: str, room: int) -> None:
        self._whole = beginning
        self.folded = fold(beginning).removesuffix(CRLF)
        self._left = LIMIT - len(self.folded.rpartition(CRLF)[2])
        if self._left < room:
            self.folded, self._left = f"{self.folded}{CRLF} ", LIMIT - 1

    def line(self, rest: str) -> str:
        """The whole line, its CRLF at the end; ``rest`` is ASCII."""
        return f"{self.folded}{rest}{CRLF}" if len(rest) <= self._left else fold(self._whole + rest)


def text_line(name: str, value: str) -> str:
    """A whole content line for a clean TEXT value; an empty value gives no line at all."""
    return fold(f"{name}:{escape(value)}") if value else ""


def safe_id(value: str) -> str:
    """The value in the characters that every client keeps in a UID; different values stay different."""
    return _UNSAFE_IN_ID.sub(lambda found: "".join(f"={octet:02X}" for octet in _octets(found[0])), value)


def url(value: str) -> str:
    """A URL with everything that may not stand in one percent-encoded (RFC 3986)."""
    return quote(_octets(value), safe=_URL_CHARACTERS)


def url_part(value: str) -> str:
    """One path segment or fragment, percent-encoded."""
    return quote(_octets(value), safe="")


def _octets(value: str) -> bytes:
    return value.encode(errors="replace")
