"""A plan in hearing as a workbook: a row for each meeting, and an empty column to answer in.

What somebody has typed is never computed: every text is a text, also when it begins like a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.errors import Language
from planner.domain.words import WORDS, Words
from planner.exchange.meetings import Meeting

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LONGEST_TEXT: Final = 32_767
"""Characters that a cell holds."""

_CUT: Final = "…"
_FORMULA: Final = frozenset("=+-@\t\r\n")
_DATE: Final = "d\\. mmmm yyyy"
_HEAD: Final = PatternFill("solid", fgColor="E3E9EE")
_LINE: Final = Border(bottom=Side("thin", color="B8C2CA"))
_A4: Final = 9
"""The number that the file format has for it."""

_WIDTHS: Final = (19, 19, 11, 6, 13, 22, 28, 30, 22, 38, 30)


def workbook(title: str, subtitle: str, meetings: Iterable[Meeting], language: Language, written: datetime) -> bytes:
    """The workbook, .xlsx; ``title`` and ``subtitle`` stand above each printed page. Same input, same cells."""
    words = WORDS[language]
    book = Workbook()
    book.properties.title = _clean(title)
    book.properties.language = language
    book.properties.creator = "Årshjul"
    book.properties.created = book.properties.modified = written.replace(tzinfo=None, microsecond=0)
    sheet = book.worksheets[0]
    sheet.title = words("Mødeplan", "Meeting plan")
    rows = [_headings(words), *(_cells(meeting, words) for meeting in meetings)]
    for number, values in enumerate(rows, 1):
        sheet.append(tuple(_written(sheet, number, values)))
    _set_up(sheet, len(rows), title, subtitle, words)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _headings(words: Words) -> Sequence[str]:
    return (
        words("Dato", "Date"),
        words("Til og med", "Until"),
        words("Ugedag", "Weekday"),
        words("Uge", "Week"),
        words("Tid", "Time"),
        words("Forum", "Body"),
        words("Titel", "Title"),
        words("Frister", "Deadlines"),
        words("Mærke", "Mark"),
        words("Hvorfor", "Why"),
        words("Jeres svar", "Your answer"),
    )


def _cells(meeting: Meeting, words: Words) -> Sequence[date | int | str | None]:
    first, several = meeting.first, meeting.last not in (None, meeting.first)
    return (
        meeting.when if first is None else first,
        meeting.last if several else None,
        words.weekday(first.weekday()) if first else None,
        first.isocalendar().week if first else None,
        meeting.hours,
        meeting.body,
        meeting.title,
        "\n".join(meeting.deadlines),
        meeting.mark,
        "\n".join(meeting.why),
        None,
    )


def _written(sheet: Worksheet, row: int, values: Sequence[date | int | str | None]) -> Sequence[Cell]:
    found: list[Cell] = []
    for column, value in enumerate(values, 1):
        cell = Cell(sheet, row, column)
        cell.alignment = Alignment(vertical="top", horizontal="left", wrap_text=True)
        cell.border = _LINE
        if isinstance(value, str):
            _text(cell, value)
        elif value is not None:
            cell.value = value
        if isinstance(value, date):
            cell.number_format = _DATE
        if row == 1:
            cell.font, cell.fill = Font(bold=True), _HEAD
        found.append(cell)
    return found


def _text(cell: Cell, text: str) -> None:
    """The text as it is. A quote prefix keeps it one, also when somebody edits the cell."""
    said = _clean(text)
    if not said:
        return
    cell.value = said
    cell.data_type = "s"
    cell.quotePrefix = said[0] in _FORMULA


def _clean(text: str) -> str:
    """Without what no sheet may hold, and no longer than a cell."""
    said = ILLEGAL_CHARACTERS_RE.sub("", text)
    return said if len(said) <= LONGEST_TEXT else said[: LONGEST_TEXT - 1] + _CUT


def _set_up(sheet: Worksheet, last_row: int, title: str, subtitle: str, words: Words) -> None:
    """How it looks on the screen and on A4, across, as many pages down as it takes."""
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_WIDTHS))}{last_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    head, foot = HeaderFooterItem(), HeaderFooterItem()
    head.left.text, head.right.text = _in_margin(title), _in_margin(subtitle)
    foot.center.text = words("Side &P af &N", "Page &P of &N")
    sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter = head, foot


def _in_margin(text: str) -> str:
    """Above a page an ampersand begins a code, unless it is doubled; the whole holds 255 characters."""
    return " ".join(_clean(text).split())[:100].replace("&", "&&")
