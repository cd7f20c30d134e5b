"""Files for spreadsheets: nothing in them is computed."""

import pytest

from planner.web.spreadsheet import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+45", "'+45"),
        ("-1", "'-1"),
        ("@SUM", "'@SUM"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("Møde", "Møde"),
        ("", ""),
        ("1=1", "1=1"),
    ],
)
def test_a_spreadsheet_computes_nothing(text: str, shown: str) -> None:
    assert harmless(text) == shown
