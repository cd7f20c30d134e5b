"""Value types of RFC 5545 §3.3 for the linter: each check says what is wrong, or None."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from tests.ical.contentlines import Malformed, Property

CSS3_COLORS = frozenset({"steelblue", "darkslateblue", "seagreen", "teal", "crimson", "goldenrod", "slategray"})
"""Of the names of CSS Color Module Level 3, those that we may want."""


def one_of(*values: str) -> Callable[[Property], str | None]:
    def check(one: Property) -> str | None:
        return _plain(one) or (None if one.value in values else f"is {one.value!r}, not one of {values}")

    return check


def text(one: Property) -> str | None:
    try:
        said = one.text()
    except Malformed as error:
        return str(error)
    return _plain(one) or (None if said.strip() == said and said else "is empty or has blanks around it")


def texts(one: Property) -> str | None:
    try:
        said = one.texts()
    except Malformed as error:
        return str(error)
    return _plain(one) or (None if all(said) and len(set(said)) == len(said) else "has an empty or double value")


def token(one: Property) -> str | None:
    return _matches(one, r"[A-Za-z0-9/_+-]+")


def integer(one: Property) -> str | None:
    return _matches(one, r"\d{1,9}")


def offset(one: Property) -> str | None:
    return _matches(one, r"[+-](?!0000)\d{4}|\+0000")


def color(one: Property) -> str | None:
    return None if one.value in CSS3_COLORS else "is no CSS3 colour name"


def duration(one: Property) -> str | None:
    if one.name == "REFRESH-INTERVAL" and one.parameters != {"VALUE": "DURATION"}:
        return "lacks VALUE=DURATION (RFC 7986 §5.7)"
    pattern = r"[+-]?P(\d+W|(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?)"
    found = re.fullmatch(pattern, one.value)
    return None if found and one.value[-1].isalpha() and one.value[-1] not in "PT" else "is no DURATION"


def uri(one: Property) -> str | None:
    if not re.fullmatch(r"[A-Za-z0-9:/?#\[\]@!$&'()*+,;=._~%-]+", one.value):
        return "has characters that a URI may not have"
    parts = urlsplit(one.value)
    return None if parts.scheme in ("http", "https") and parts.netloc else "is no address on the web"


def calendar_date(one: Property) -> str | None:
    return _parsed(one, r"\d{8}", "%Y%m%d")


def local_time(one: Property) -> str | None:
    return _parsed(one, r"\d{8}T\d{6}", "%Y%m%dT%H%M%S")


def utc_time(one: Property) -> str | None:
    return _plain(one) or _parsed(one, r"\d{8}T\d{6}Z", "%Y%m%dT%H%M%SZ")


def yearly_rule(one: Property) -> str | None:
    """The one sort of rule that Outlook takes in a VTIMEZONE."""
    return _matches(one, r"FREQ=YEARLY;BYMONTH=\d{1,2};BYDAY=-?[1-4](MO|TU|WE|TH|FR|SA|SU)")


def _matches(one: Property, pattern: str) -> str | None:
    return _plain(one) or (None if re.fullmatch(pattern, one.value) else f"is {one.value!r}")


def _parsed(one: Property, shape: str, form: str) -> str | None:
    if not re.fullmatch(shape, one.value, re.ASCII):
        return f"is {one.value!r}"
    try:
        datetime.strptime(one.value, form)
    except ValueError:
        return f"is {one.value!r}, which does not exist"
    return None


def _plain(one: Property) -> str | None:
    return f"has parameters {one.parameters}" if one.parameters else None
