import os
import re
from pathlib import Path

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient

from planner.web.assets import FOR_EVER


def test_every_style_sheet_of_every_page_is_there_and_may_be_kept(client: FlaskClient) -> None:
    for page in ("/", "/?view=huskeliste", "/month/2026/11", "/series", "/series/seminar", "/nowhere"):
        addresses = re.findall(r'<link[^>]* href="(/static/[^"]+)"', client.get(page).text)
        assert len(addresses) > 4
        for address in addresses:
            response = client.get(address, buffered=True)
            assert response.status_code == 200, address
            assert response.headers["Cache-Control"] == FOR_EVER


def test_an_unstamped_file_is_asked_for_each_time(client: FlaskClient) -> None:
    assert client.get("/static/css/base.css", buffered=True).headers["Cache-Control"] == "no-cache"


def test_a_file_that_changes_gets_another_address(app: Flask, tmp_path: Path) -> None:
    app.static_folder = str(tmp_path)
    sheet = tmp_path / "a.css"
    addresses = set()
    with app.test_request_context():
        for second in (1_000_000_000, 1_000_000_001):
            sheet.write_text("a {}")
            os.utime(sheet, (second, second))
            addresses.add(url_for("static", filename="a.css"))

    assert len(addresses) == 2


@pytest.mark.parametrize("name", ["missing.css", "../secret", "a" * 10_000, "a\0"])
def test_a_file_that_is_not_there_has_no_stamp(app: Flask, name: str) -> None:
    with app.test_request_context():
        assert "v=" not in url_for("static", filename=name)


def test_a_name_that_no_file_can_have_is_not_found(client: FlaskClient) -> None:
    assert client.get(f"/static/{'a' * 10_000}.css").status_code == 404
