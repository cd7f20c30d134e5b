"""Bytes in an address that may not stand there: read as what they were meant to be, or refused as a page."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (b"body=m\xc3\xb8der", 400),  # UTF-8 and Latin-1, neither of them escaped
        (b"body=m\xf8der", 400),
        (b"lang=en&from=2026-01-01&\xff", 200),
        (b"from=\xed\xa0\x80", 400),
        (b"from=%ED%A0%80&%", 400),
        (b"\x00=\x00", 200),
    ],
)
def test_no_byte_in_a_query_breaks_a_page(client: FlaskClient, query: bytes, code: int) -> None:
    assert client.get("/", environ_overrides={"QUERY_STRING": query.decode("latin-1")}).status_code == code


def test_unescaped_utf_8_is_read(client: FlaskClient) -> None:
    text = client.get("/", environ_overrides={"QUERY_STRING": "body=møder".encode().decode("latin-1")}).text

    assert "»møder«" in text


def test_what_is_escaped_already_stays_so(client: FlaskClient) -> None:
    raw = "body=%2B+%26å".encode().decode("latin-1")

    assert "»+ &amp;å«" in client.get("/", environ_overrides={"QUERY_STRING": raw}).text
