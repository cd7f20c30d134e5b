"""Filling in the forms of our pages as a browser does: with whatever the page already holds."""

import re
from html import unescape
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

Fields = dict[str, str | list[str] | None]


class _Reader(HTMLParser):
    """Gathers what the form with this action would send."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._action = action
        self._inside = False
        self._select = ""
        self._area: list[str] | None = None

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in given}
        if tag == "form":
            self._inside = has.get("method") == "post" and has.get("action", "") == self._action
        elif not self._inside:
            return
        elif tag == "select":
            self._select = has["name"]
        elif tag == "option" and "selected" in has:
            self.fields.append((self._select, has["value"]))
        elif tag == "textarea":
            self._select, self._area = has["name"], []
        elif tag == "input" and "name" in has and (has.get("type") not in ("checkbox", "radio") or "checked" in has):
            self.fields.append((has["name"], has.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea" and self._area is not None:
            # The line break behind the start tag is not part of what the field holds (HTML §13.1.2.5).
            self.fields.append((self._select, "".join(self._area).removeprefix("\n")))
            self._area = None


def filled(page: str, action: str = "") -> MultiDict[str, str]:
    """What the form of the page with that action (none: its own address) sends as it stands."""
    reader = _Reader(action)
    reader.feed(page)
    assert reader.fields, f"no form with the action {action!r}"
    return MultiDict(reader.fields)


def filled_in(page: str, action: str = "", **changes: str) -> MultiDict[str, str]:
    """The same, with other values in some fields."""
    fields = filled(page, action)
    for name, value in changes.items():
        fields.setlist(name, [value])
    return fields


def send(client: FlaskClient, address: str, *, action: str = "", **changes: object) -> TestResponse:
    """Open the page, change some fields of its form (None takes one away, a list repeats it), and send it."""
    fields = filled(client.get(address).text, action)
    for name, value in changes.items():
        if value is None:
            fields.poplist(name)
        else:
            fields.setlist(name, value if isinstance(value, list) else [str(value)])
    return client.post(action or address, data=fields)


def undo(client: FlaskClient, address: str) -> TestResponse:
    """Press the button of the notice on the page that takes back what was just done."""
    page = client.get(address).text
    found = re.search(r'class="undo" method="post" action="([^"]+)"', page)
    assert found, "nothing to undo"
    return client.post(found[1], data=filled(page, found[1]))


def text_of(page: str) -> str:
    """The words of a page, without its markup and on one line."""
    words = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", words)).split())
