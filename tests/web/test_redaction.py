"""No token reaches a log, whatever goes wrong on the way."""

import logging

import pytest
from flask import Flask

from planner.web import redaction

TOKEN = "jV8n-Yc4_5wQzT0kR7mB2xF6hL9sD1aP"


@pytest.mark.parametrize(
    ("message", "arguments", "expected"),
    [
        (
            "Exception on %s [%s]",
            (f"/feeds/s/{TOKEN}/hu.ics", "GET"),
            "Exception on /feeds/s/…/hu.ics [GET]",
        ),
        (
            '"GET https://a.example/feeds/s/' + TOKEN + '/hu.ics?x=1 HTTP/1.1" 200 -',
            (),
            '"GET https://a.example/feeds/s/…/hu.ics?x=1 HTTP/1.1" 200 -',
        ),
        ("%(method)s %(path)s", ({"method": "GET", "path": f"/feeds/s/{TOKEN}/hu.ics"},), "GET /feeds/s/…/hu.ics"),
        (f"/feeds/s/{TOKEN}", (), "/feeds/s/…"),
        (f"a /feeds/s/{TOKEN}/x and /feeds/s/{TOKEN}/y", (), "a /feeds/s/…/x and /feeds/s/…/y"),
        (
            f"GET /search?q=https%3A%2F%2Fa.example%2ffeeds%2Fs%2f{TOKEN}%2Fhu.ics",
            (),
            "GET /search?q=https%3A%2F%2Fa.example%2ffeeds%2Fs%2f…%2Fhu.ics",
        ),
        ("100 % of /feeds/calendar.ics", (), "100 % of /feeds/calendar.ics"),
    ],
)
@pytest.mark.parametrize("logger", ["planner", "werkzeug", "granian.access", "gunicorn.access"])
def test_tokens_are_left_out(
    app: Flask,
    caplog: pytest.LogCaptureFixture,
    logger: str,
    message: str,
    arguments: tuple[object, ...],
    expected: str,
) -> None:
    assert app.logger.name == "planner"
    with caplog.at_level(logging.INFO):
        logging.getLogger(logger).info(message, *arguments)

    assert caplog.messages == [expected]


def test_an_error_behind_a_secret_link_does_not_tell_it(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def fail() -> None:
        raise ZeroDivisionError

    app.before_request(fail)
    with caplog.at_level(logging.ERROR):
        assert app.test_client().get(f"{redaction.PRIVATE_LINKS}{TOKEN}/hu.ics").status_code == 500

    assert "Exception on /feeds/s/…/hu.ics [GET]" in caplog.text
    assert TOKEN not in caplog.text
