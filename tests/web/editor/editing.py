"""A series' form, filled in as somebody would, without scripts."""

from datetime import date
from typing import Any

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.web.forms import filled, text_of

NEW = "/series/new"


def of(uid: str) -> str:
    """The address of the form of that series."""
    return f"/series/{uid}/edit"


def fill(fields: MultiDict[str, str], **changes: Any) -> MultiDict[str, str]:
    """The fields with those changes; names with dashes are written with underscores. None takes one away."""
    for name, value in changes.items():
        field = name.replace("__", "-")
        if value is None:
            fields.poplist(field)
        else:
            fields.setlist(field, value if isinstance(value, list) else [str(value)])
    return fields


def send(browser: FlaskClient, address: str, page: str = "", **changes: Any) -> TestResponse:
    """Fill in the form of the page (opened anew where none is given), and press the button ``do``."""
    found = filled(page or browser.get(address).text, address)
    return browser.post(address, data=fill(found, **changes))


def read_back(page: str) -> str:
    """The rule in words and the dates, as the page tells them beside the form."""
    return text_of(page.partition('id="part-dates"')[2].partition("</aside>")[0]).removeprefix("> ")


def values(page: str, address: str) -> MultiDict[str, str]:
    """What the form of the page holds."""
    return filled(page, address)


TODAY = date(2026, 11, 22)
