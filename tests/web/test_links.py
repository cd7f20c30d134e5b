"""A feed's address in all its forms."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import segno

from planner.web.links import Link, secret_link

PLAIN = Link("https://aarshjul.example.dk/feeds/body/hu.ics", "HU")


@pytest.mark.parametrize(
    ("address", "webcal"),
    [
        ("https://aarshjul.example.dk/feeds/body/hu.ics", "webcal://aarshjul.example.dk/feeds/body/hu.ics"),
        ("http://127.0.0.1:8000/feeds/calendar.ics?lang=en", "webcal://127.0.0.1:8000/feeds/calendar.ics?lang=en"),
    ],
)
def test_calendar_programs_open_it_by_themselves(address: str, webcal: str) -> None:
    assert Link(address, "x").webcal == webcal


@pytest.mark.parametrize("name", ["HU", "Økonomi & »HU«", "a#b?c=d+e/f", "100 %"])
def test_outlook_on_the_web_is_handed_the_address_and_the_name(name: str) -> None:
    link = Link("https://aarshjul.example.dk/feeds/s/abc_-1/x.ics?lang=en", name)

    for page, host in ((link.outlook_at_work, "outlook.office.com"), (link.outlook_at_home, "outlook.live.com")):
        parts = urlsplit(page)
        assert (parts.scheme, parts.netloc, parts.path) == ("https", host, "/calendar/0/addfromweb")
        assert parse_qs(parts.query, strict_parsing=True) == {"url": [link.address], "name": [name]}
        assert "+" not in parts.query


def test_a_secret_link_ends_in_a_name_for_people() -> None:
    link = secret_link("https://aarshjul.example.dk", "t0ken", "Direktionens møder")

    assert link.address == "https://aarshjul.example.dk/feeds/s/t0ken/direktionens-moeder.ics"
    assert link.file == "direktionens-moeder.ics"


def test_the_code_draws_the_webcal_address_and_nothing_else() -> None:
    drawn = PLAIN.qr()

    dark = set()
    [path] = re.findall(r'stroke="#000" d="([^"]+)"', drawn)
    x = y = 0.0
    for command, first, second in re.findall(r"([MmhH])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?", path):
        if command == "M":
            x, y = float(first), float(second)
        elif command == "m":
            x, y = x + float(first), y + float(second)
        else:
            dark |= {(int(x) + step, int(y)) for step in range(int(first))}
            x += float(first)
    code = segno.make(PLAIN.webcal, error="m", micro=False)
    rows = enumerate(code.matrix_iter(border=4))
    assert dark == {(x, y) for y, row in rows for x, is_dark in enumerate(row) if is_dark}
    assert "<script" not in drawn
    assert "style" not in drawn


def test_no_name_reaches_the_code() -> None:
    assert Link(PLAIN.address, "<script>").qr() == PLAIN.qr()
