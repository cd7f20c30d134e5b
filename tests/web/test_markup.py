"""What a page points at within itself is there, once, and can be read: headings, labels, places to jump to."""

from collections import Counter
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

ADDRESSES = [
    "/",
    "/?view=huskeliste",
    "/?body=board&unit=staff",
    "/month/2026/11",
    "/week/2026-W48",
    "/list",
    "/year/2026",
    "/year/2026?view=wall",
    "/wheel/2026",
    "/search?q=direktion",
    "/series",
    "/series/board-meeting",
    "/series/joint-meeting",
    "/series/seminar",
    "/unit/finance",
    "/body/joint",
    "/subscribe",
    "/nowhere",
]
DRAWN = {"svg", "symbol", "path", "circle", "g"}
NAMING = ("aria-labelledby", "aria-describedby", "aria-controls", "for")


class Markup(HTMLParser):
    """The page's ids with their elements, and what it points at by id."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, str]] = []
        self.named_by: list[tuple[str, str]] = []
        self.jumps: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value for name, value in attrs if value}
        if "id" in found:
            self.elements.append((found["id"], tag))
        for name in NAMING:
            self.named_by += [(name, target) for target in found.get(name, "").split()]
        if found.get("href", "").startswith("#"):
            self.jumps.append(found["href"][1:])


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_a_page_points_at_within_itself_is_there_once_and_can_be_read(client: FlaskClient, address: str) -> None:
    markup = Markup()
    markup.feed(client.get(address).text)
    names = {name for name, _ in markup.elements}
    readable = {name for name, tag in markup.elements if tag not in DRAWN}

    assert [name for name, times in Counter(name for name, _ in markup.elements).items() if times > 1] == []
    assert [named for named in markup.named_by if named[1] not in readable] == []
    assert set(markup.jumps) <= names
