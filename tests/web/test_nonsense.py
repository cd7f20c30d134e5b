"""Whatever an address says, the answer is a page: what is wrong with it, and a way on; never a server's failure."""

import re
from collections.abc import Iterator
from itertools import cycle
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from planner.domain.access import Role
from tests.web.signing import SignsIn
from tests.web.test_access import VALUES

VARIABLE = re.compile(r"<(?:[^<>]+:)?(\w+)>")
NUMBERS = ["0", "-1", "13", "54", "1899", "2101", "99999", "9" * 5000, "²", "٣"]
WORDS = ["", "x", "2026-W54", "2026-W00", "9999-W01", "0000-00-00", "2026-02-30", "..", "'\"<>&", "ø" * 3000]
BYTES = ["%00", "a%00b", "%FF", "%0A"]
NAMES = """
    at author before beside body count date day from kind lang next order page paper placed q rings series since sort
    source span status to unit view within without zoom unknown
"""
QUERIES = [
    *(
        f"{name}={value}"
        for name, value in zip(NAMES.split(), cycle(["%00", "%FF", "99999", "2026-Q9"]), strict=False)
    ),
    "body=board&body=board&body=nobody",
    "body=" + "&body=".join(["board"] * 3000),
    "&".join(f"{name}=x" for name in NAMES.split()),
    "x" * 100_000,
    "&".join("abc"[n % 3] for n in range(5_000)),
    "q=" + "%C3%B8" * 16_000,
    "%00=%00&=&==&&&;?/#",
    "lang=en&lang=da&lang=%00",
]


@pytest.fixture
def rules(app: Flask) -> list[Rule]:
    """Every route that is asked with GET."""
    return [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]


def address_of(rule: Rule, values: dict[str, str]) -> str:
    """The address with these values in it, as whoever types it would write them."""
    return VARIABLE.sub(lambda found: values[found[1]], rule.rule)


def asked_wrongly(rule: Rule) -> Iterator[str]:
    """The route's address with nonsense in one place of its path, all others being right."""
    right = right_values(rule)
    for name in rule.arguments:
        for value in (*map(quote, NUMBERS), *map(quote, WORDS), *BYTES):
            yield address_of(rule, {**right, name: value})


def right_values(rule: Rule) -> dict[str, str]:
    return {name: quote(str(VALUES[name])) for name in rule.arguments}


@pytest.mark.parametrize("role", [None, Role.ADMINISTRATOR])
def test_nonsense_in_the_path_is_answered(
    app: Flask, signed_in: SignsIn, rules: list[Rule], role: Role | None
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    reader = signed_in(role) if role else app.test_client()
    seen = [answered(reader, address) for rule in rules for address in asked_wrongly(rule)]

    assert len(seen) > 500


@pytest.mark.parametrize("query", QUERIES, ids=[query[:20] for query in QUERIES])
def test_nonsense_after_the_question_mark_is_answered(
    app: Flask, signed_in: SignsIn, rules: list[Rule], query: str
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    reader = signed_in(Role.ADMINISTRATOR)
    seen = [answered(reader, f"{address_of(rule, right_values(rule))}?{query}") for rule in rules]

    assert len(seen) > 40


def answered(reader: FlaskClient, address: str) -> int:
    """The status; fails where there is no way on."""
    with reader.get(address) as response:
        assert response.status_code < 500, (response.status, address[:200])
        if response.status_code >= 400 and response.mimetype == "text/html":
            assert 'href="/"' in response.text, address[:200]
            assert "Traceback" not in response.text, address[:200]
            assert "\0" not in response.text, address[:200]
        return response.status_code
