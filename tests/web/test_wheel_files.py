"""The wheel as files: what is in them, and that they are what they say they are."""

import shutil
import struct
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from bench.calendars import of_size
from planner.domain.series import Calendar

A3_PORTRAIT, A4_PORTRAIT = "841.89 x 1190.55 pts (A3)", "595.276 x 841.89 pts (A4)"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def poppler(require: Callable[[object, str], None], tmp_path: Path) -> Callable[..., str]:
    """Runs one of poppler's programs on a PDF."""
    require(shutil.which("pdfinfo"), "poppler-utils")

    def run(program: str, *options: str, pdf: bytes) -> str:
        path = tmp_path / "poster.pdf"
        path.write_bytes(pdf)
        order = [program, *options, str(path), *(["-"] if program == "pdftotext" else [])]
        return subprocess.run(order, capture_output=True, text=True, check=True).stdout

    return run


@pytest.mark.parametrize(
    ("query", "size"), [("", A4_PORTRAIT), ("?paper=a4", A4_PORTRAIT), ("?paper=a3", A3_PORTRAIT)]
)
def test_a_poster_is_a_tagged_pdf_of_its_size(
    client: FlaskClient, poppler: Callable[..., str], query: str, size: str
) -> None:
    response = client.get(f"/wheel/2027.pdf{query}")
    facts = poppler("pdfinfo", pdf=response.data)

    assert response.mimetype == "application/pdf"
    assert "Årshjul 2027 · Direktionens årshjul" in facts
    assert size in facts
    assert [line.split()[-1] for line in facts.splitlines() if line.startswith("Tagged")] == ["yes"]
    assert b"/Lang(da)" in response.data
    assert b"pdfuaid:part" in response.data


@pytest.mark.parametrize(("paper", "noted_on"), [("a3", 1), ("a4", 2)])
def test_the_wheel_has_its_page_and_what_is_unusual_is_told(
    client: FlaskClient, poppler: Callable[..., str], paper: str, noted_on: int
) -> None:
    pdf = client.get(f"/wheel/2027.pdf?paper={paper}").data
    first, second = (poppler("pdftotext", "-f", page, "-l", page, "-layout", pdf=pdf) for page in "12")

    assert "Alle punkter" not in first
    assert "Alle punkter" in second
    assert "Direktionsmøde: aflyst (12. januar)" in (first, second)[noted_on - 1]


def test_everything_on_the_wheel_is_text_in_the_poster(client: FlaskClient, poppler: Callable[..., str]) -> None:
    text = poppler("pdftotext", "-layout", pdf=client.get("/wheel/2027.pdf").data)

    for words in ("Alle punkter", "Tirsdag den 9. februar 2027", "HU-møde (reserveret)", "ØKO-LIS"):
        assert words in text, words


def test_a_drawing_stands_by_itself(client: FlaskClient) -> None:
    response = client.get("/wheel/2027.svg")
    root = ElementTree.fromstring(response.data)

    assert response.mimetype == "image/svg+xml"
    assert root.findtext(f"{SVG}title") == "Årshjul 2027"
    assert "var(" not in response.text
    assert not root.findall(f".//{SVG}a")
    assert any((title.text or "").startswith("HU-møde · torsdag") for title in root.iter(f"{SVG}title"))
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_a_slide_is_as_wide_as_a_screen(client: FlaskClient) -> None:
    picture = client.get("/wheel/2027.png").data

    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (2560, 1440)


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
@pytest.mark.parametrize(
    "query", ["?zoom=2027-03", "?zoom=q2&rings=units", "?body=joint", "?kind=seminar&body=joint", "?lang=en"]
)
def test_every_wheel_has_its_files(client: FlaskClient, kind: str, query: str) -> None:
    response = client.get(f"/wheel/2027.{kind}{query}")

    assert response.status_code == 200
    assert response.headers["Content-Disposition"].endswith(f".{kind}")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/wheel/2027.pdf?paper=a0", 400),
        ("/wheel/2027.svg?beside=1", 400),
        ("/wheel/0.pdf", 400),
        ("/wheel/99999.png", 400),
        ("/wheel/2027.pdf?zoom=q9", 400),
        ("/wheel/2027.docx", 404),
    ],
)
def test_files_that_cannot_be_made(client: FlaskClient, address: str, status: int) -> None:
    response = client.get(address)

    assert response.status_code == status
    assert response.mimetype == "text/html"


def test_words_that_mean_something_to_typst_or_html_are_only_words(
    client: FlaskClient, put: Callable[[Calendar], None], poppler: Callable[..., str]
) -> None:
    calendar = of_size(40)
    first, *others = calendar.series
    put(replace(calendar, series=(replace(first, title="#sys <b>$x$ *_ @a"), *others)))

    assert "#sys <b>$x$ *_ @a" in poppler("pdftotext", "-layout", pdf=client.get("/wheel/2027.pdf").data)
    assert ElementTree.fromstring(client.get("/wheel/2027.svg").data) is not None
