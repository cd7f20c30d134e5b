"""An English page says of every Danish word that it is Danish (WCAG 3.1.2), and has none of our own."""

import re

import pytest

from planner.domain.access import Role
from tests.web.signing import SignsIn
from tests.web.voices import spoken

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


def spoken_as_english(page: str) -> list[str]:
    """Each Danish text that an English voice speaks."""
    return [text for text in spoken(page, "en") if DANISH.search(A_NAME.sub("", text))]


@pytest.mark.parametrize("address", READ.split())
def test_no_danish_word_is_spoken_as_english(signed_in: SignsIn, address: str) -> None:
    reader = signed_in(Role.PLANNER)
    reader.get("/?lang=en")

    assert spoken_as_english(reader.get(address).text) == []


def test_a_voice_is_chosen_by_what_stands_around() -> None:
    page = (
        '<html lang="en"><p>På <i lang="da">møde</i> in <b title="Også">one</b></p><b aria-hidden="true">Å</b></html>'
    )

    assert spoken_as_english(page) == ["På", "Også"]
