"""Dates out of what people paste: one table of what stands on a line and what is found in it."""

from datetime import date

import pytest

from planner.domain.errors import DomainError
from planner.domain.pasted_dates import pasted_dates

M12 = date(2026, 5, 12)


@pytest.mark.parametrize(
    "line",
    [
        "12. maj",
        "12/5",
        "12.05.",
        "12.5.2026",
        "12/5-26",
        "2026-05-12",
        "tirsdag den 12. maj 2026",
        "- tirsdag den 12. maj kl. 9-11",
        "Tirsdag\t12-05-2026\t09:00\t11:00",
        "Direktionsmøde; 12/5 2026; kl. 9",
        "2026-05-12 Mødelokale 1",
        "12. maj (flyttet)",
        "Uge 20: 12. maj",
        "Møde den 12. maj 2026 kl. 10 i byrådssalen",
    ],
)
def test_a_line_with_one_date(line: str) -> None:
    assert pasted_dates(line, 2026) == ((M12,), ())


def test_a_line_with_several() -> None:
    line = "HU-møder 2015: 15. januar, 26. februar og 30. april (res.)"

    assert pasted_dates(line, 2026).days == (date(2015, 1, 15), date(2015, 2, 26), date(2015, 4, 30))


def test_a_year_above_holds_for_the_lines_below_it() -> None:
    text = "Møder i 2025\n9. december\n2026\n13. januar\n10. februar 2027\n9. juni"

    assert pasted_dates(text, 2020).days == (
        date(2025, 12, 9),
        date(2026, 1, 13),
        date(2026, 6, 9),
        date(2027, 2, 10),
    )


@pytest.mark.parametrize("text", ["", "\n\n", "Direktionsmøder", "13. oktober aflyst"])
def test_nothing_to_find_is_no_complaint(text: str) -> None:
    assert pasted_dates(text, 2026) == ((), ())


def test_what_is_not_understood_is_named() -> None:
    assert pasted_dates("12. maj\n7 stole\n32. maj", 2026) == ((M12,), ("7 stole", "32. maj"))


def test_too_much_is_refused() -> None:
    for text in ("12. maj\n" * 500, "x" * 50_000):
        with pytest.raises(DomainError) as error:
            pasted_dates(text, 2026)
        assert error.value.field == "dates"
