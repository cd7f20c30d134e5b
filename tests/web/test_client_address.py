"""Where a request comes from: believed only as far as our own proxies tell."""

import pytest
from flask import Flask

from planner.web import client_address


@pytest.mark.parametrize(
    ("proxies", "peer", "told", "expected"),
    [
        (0, "192.0.2.7", "", "192.0.2.7"),
        (0, "192.0.2.7", "203.0.113.9", "192.0.2.7"),
        (1, "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "127.0.0.1", "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "127.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.5", "203.0.113.9"),
        (2, "127.0.0.1", "203.0.113.9", "127.0.0.1"),
        (1, "127.0.0.1", "", "127.0.0.1"),
        (1, "127.0.0.1", "made up", "127.0.0.1"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (1, "::1", "2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        (0, "::ffff:192.0.2.7", "", "192.0.2.7"),
        (0, "", "", "?"),
    ],
)
def test_as_many_entries_count_as_there_are_proxies(
    app: Flask, proxies: int, peer: str, told: str, expected: str
) -> None:
    app.config["PROXIES"] = proxies
    client_address.register(app)
    headers = {"X-Forwarded-For": told} if told else {}

    with app.test_request_context(headers=headers, environ_base={"REMOTE_ADDR": peer}):
        assert client_address.client_address() == expected


@pytest.mark.parametrize("configured", ["-1", "many", "10", "1.5", ""])
def test_what_is_no_number_is_refused_at_the_start(app: Flask, configured: str) -> None:
    app.config["PROXIES"] = configured

    with pytest.raises(ValueError, match="PROXIES"):
        client_address.register(app)
