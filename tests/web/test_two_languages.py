"""An English page says of every Danish word that it is Danish (WCAG 3.1.2), and has none of our own."""

import re
from html.parser import HTMLParser

import pytest

from planner.domain.access import Role
from tests.web.signing import SignsIn

READ = """
    / /?view=huskeliste /month/2026/12 /week/2026-W50 /year/2026?view=wall /list /wheel/2026 /search?q=direktion
    /unit/finance /body/board /changes /history /series/seminar /filters?body=board
    /embed/list /embed/wheel /accessibility /plans /nowhere
"""

DANISH = re.compile(
    r"[æøå]|[ÆØÅ][a-z]|\b([Oo]g|[Dd]er|[Dd]et|[Tt]il|[Ii]kke|[Ff]ra|[Uu]ge|[Ee]ller|[Pp]unkt|[Ff]orum)\b"
)
A_NAME = re.compile(r"[“»][^”«]*[”«]")
"""A title that a sentence quotes is a name, which is what it is in any language."""

SPOKEN = ("aria-label", "title", "placeholder", "alt")
UNSPOKEN = {"head", "script", "style", "svg"}
VOID = {"input", "br", "hr", "link", "meta", "img", "col", "wbr"}


class Voices(HTMLParser):
    """Reads a page as a screen reader does; `wrong` is each Danish text that an English voice speaks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        around = self.open[-1][1]
        voice = "nobody" if tag in UNSPOKEN or around == "nobody" else given.get("lang") or around
        for name in SPOKEN:
            self.speak(given.get(name) or "", voice)
        if tag not in VOID:
            self.open.append((tag, voice))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing that closes itself says anything."""

    def handle_endtag(self, tag: str) -> None:
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.speak(data, self.open[-1][1])

    def speak(self, text: str, voice: str) -> None:
        if voice == "en" and DANISH.search(A_NAME.sub("", text)):
            self.wrong.append(" ".join(text.split()))


@pytest.mark.parametrize("address", READ.split())
def test_no_danish_word_is_spoken_as_english(signed_in: SignsIn, address: str) -> None:
    reader = signed_in(Role.PLANNER)
    reader.get("/?lang=en")

    assert Voices(reader.get(address).text).wrong == []


def test_a_voice_is_chosen_by_what_stands_around() -> None:
    page = '<html lang="en"><p>På <i lang="da">møde</i> in <b title="Også">one</b></p><svg>Å lå</svg></html>'

    assert Voices(page).wrong == ["På", "Også"]
