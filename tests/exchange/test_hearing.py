"""A plan in hearing as a workbook, read back."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.exchange.hearing import LONGEST_TEXT, workbook
from planner.exchange.meetings import Meeting

WRITTEN = datetime(2026, 10, 1, 9, 30)


def sheet(
    *meetings: Meeting, title: str = "Mødeplan 2027", subtitle: str = "I høring", language: str = "da"
) -> Worksheet:
    written = workbook(title, subtitle, meetings, language, WRITTEN)  # type: ignore[arg-type]
    return load_workbook(BytesIO(written)).worksheets[0]


def row(meeting: Meeting, **more: str) -> dict[str, object]:
    read = sheet(meeting, **more)
    return {str(head.value): cell.value for head, cell in zip(read[1], read[2], strict=True)}


COUNCIL = Meeting(
    first=date(2027, 3, 9),
    hours="17.00–20.00",
    body="Byråd",
    title="Byrådet",
    deadlines=("Frist for punkter: 26. februar", "Dagsorden: 2. marts"),
    mark="Flyttet fra 2. marts",
    why=("Byrådet og Økonomiudvalget deler borgmesteren.",),
)


def test_a_meeting_has_a_row_of_its_own() -> None:
    assert row(COUNCIL) == {
        "Dato": datetime(2027, 3, 9),
        "Til og med": None,
        "Ugedag": "tirsdag",
        "Uge": 10,
        "Tid": "17.00–20.00",
        "Forum": "Byråd",
        "Titel": "Byrådet",
        "Frister": "Frist for punkter: 26. februar\nDagsorden: 2. marts",
        "Mærke": "Flyttet fra 2. marts",
        "Hvorfor": "Byrådet og Økonomiudvalget deler borgmesteren.",
        "Jeres svar": None,
    }


def test_a_date_is_a_date_and_shown_as_in_denmark() -> None:
    cell = sheet(COUNCIL)["A2"]
    assert (cell.is_date, cell.number_format) == (True, "d\\. mmmm yyyy")


def test_of_several_days_the_last_one_is_told() -> None:
    seminar = Meeting(first=date(2027, 4, 12), last=date(2027, 4, 13), title="Seminar", mark="Efter regel")
    assert row(seminar)["Til og med"] == datetime(2027, 4, 13)


def test_the_only_day_is_told_once() -> None:
    one_day = Meeting(first=date(2027, 4, 12), last=date(2027, 4, 12), title="Temamøde", mark="Efter regel")
    assert row(one_day)["Til og med"] is None


def test_a_meeting_without_a_day_says_where_one_is_looked_for() -> None:
    missing = row(Meeting(first=None, when="i 2. kvartal", title="HU", mark="Dato mangler"))
    assert (missing["Dato"], missing["Ugedag"], missing["Uge"], missing["Mærke"]) == (
        "i 2. kvartal",
        None,
        None,
        "Dato mangler",
    )


def test_in_english() -> None:
    found = row(COUNCIL, language="en")
    assert (found["Weekday"], found["Your answer"]) == ("Tuesday", None)


@pytest.mark.parametrize("text", ["=1+1", "+45 43 59 10 00", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "\t=1"])
def test_what_looks_like_a_formula_is_a_text_and_stays_one_when_edited(text: str) -> None:
    cell = sheet(Meeting(first=date(2027, 3, 9), title=text, mark=text, why=(text,)))["G2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


def test_an_ordinary_text_has_no_prefix() -> None:
    assert not sheet(COUNCIL)["G2"].quotePrefix


def test_what_no_sheet_may_hold_is_left_out() -> None:
    assert row(Meeting(first=None, title="By\x00rå\x0bdet", mark=""))["Titel"] == "Byrådet"


def test_a_text_is_cut_where_a_cell_ends() -> None:
    title = str(row(Meeting(first=None, title="x" * 40_000, mark=""))["Titel"])
    assert (len(title), title[-1]) == (LONGEST_TEXT, "…")


def test_it_is_printed_across_on_a4_with_the_head_on_every_page() -> None:
    read = sheet(*[COUNCIL] * 80, title="Plan & høring", subtitle="Svar senest 1. november")
    assert (read.page_setup.orientation, read.page_setup.paperSize) == ("landscape", 9)
    assert (read.page_setup.fitToWidth, read.page_setup.fitToHeight) == (1, 0)
    assert (read.print_title_rows, read.freeze_panes) == ("$1:$1", "A2")
    assert (read.oddHeader.left.text, read.oddHeader.right.text) == ("Plan && høring", "Svar senest 1. november")
    assert read.auto_filter.ref == "A1:K81"


def test_a_plan_without_meetings_is_a_sheet_with_a_head() -> None:
    assert sheet().max_row == 1
