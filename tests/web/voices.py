"""Reads a page as a screen reader does: what is said, and in which language's voice."""

from html.parser import HTMLParser
from typing import NamedTuple

SPOKEN = ("aria-label", "title", "placeholder", "alt", "label")
UNSPOKEN = {"head", "script", "style"}
VOID = {"input", "br", "hr", "link", "meta", "img", "col", "wbr"}
TYPED_INTO = {"text", "search"}


class Said(NamedTuple):
    """One text of a page, its spaces made one, and the language that it is spoken in."""

    text: str
    voice: str


class Reader(HTMLParser):
    """`said` is all that the page says, in its order: texts, what fields hold, and names that attributes give."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[Said] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        around = self._open[-1][1]
        silent = tag in UNSPOKEN or has.get("aria-hidden") == "true" or around == "nobody"
        voice = "nobody" if silent else has.get("lang") or around
        for name in SPOKEN:
            self._speak(has.get(name, ""), voice)
        if tag == "input" and has.get("type", "text") in TYPED_INTO:
            self._speak(has.get("value", ""), voice)
        if tag not in VOID:
            self._open.append((tag, voice))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing that closes itself says anything."""

    def handle_endtag(self, tag: str) -> None:
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._speak(data, self._open[-1][1])

    def _speak(self, text: str, voice: str) -> None:
        if text.strip() and voice != "nobody":
            self.said.append(Said(" ".join(text.split()), voice))


def spoken(page: str, voice: str) -> list[str]:
    """All that a page says in the voice of that language."""
    return [one.text for one in Reader(page).said if one.voice == voice]
