import re

import pytest
from flask.testing import FlaskClient

from planner.web.headers import HEADERS


@pytest.mark.parametrize("address", ["/", "/nowhere", "/month", "/static/css/tokens.css"])
def test_every_answer_carries_them(client: FlaskClient, address: str) -> None:
    headers = client.get(address, buffered=True).headers

    assert {name: headers[name] for name in HEADERS} == HEADERS


def test_nothing_is_loaded_from_elsewhere_or_run_inline() -> None:
    policy = HEADERS["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)
