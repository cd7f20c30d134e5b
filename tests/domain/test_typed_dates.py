"""The field's grammar as a table: what is typed, and the day it means on 22 November 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import DomainError
from planner.domain.spans import END_DAY, FIRST_DAY
from planner.domain.typed_dates import typed_date
from planner.domain.words import WORDS

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("2027-03-10", date(2027, 3, 10)),
        ("10/3-27", date(2027, 3, 10)),
        ("10/3-2027", date(2027, 3, 10)),
        ("10/3/2027", date(2027, 3, 10)),
        ("10/3 2027", date(2027, 3, 10)),
        ("10/3", date(2027, 3, 10)),
        ("3/10-27", date(2027, 10, 3)),
        ("10.3.2027", date(2027, 3, 10)),
        ("10.03.27", date(2027, 3, 10)),
        ("10.3.", date(2027, 3, 10)),
        ("10.3", date(2027, 3, 10)),
        ("10-03-2027", date(2027, 3, 10)),
        ("10. marts", date(2027, 3, 10)),
        ("10. marts 2027", date(2027, 3, 10)),
        ("10.marts 27", date(2027, 3, 10)),
        ("10 Marts-27", date(2027, 3, 10)),
        ("  d. 10.  marts ", date(2027, 3, 10)),
        ("den 24. dec.", date(2026, 12, 24)),
        ("10 March 2027", date(2027, 3, 10)),
        ("10th of March", date(2027, 3, 10)),
        ("onsdag den 10. marts 2027", date(2027, 3, 10)),
        ("ons. 10/3-27", date(2027, 3, 10)),
        ("lørdag 2/1", date(2027, 1, 2)),
        ("lørdag 2. januar", date(2027, 1, 2)),
        ("22. november", TODAY),
        ("21. november", date(2027, 11, 21)),
        ("29. februar", date(2028, 2, 29)),
        ("1. okt 2015", date(2015, 10, 1)),
        ("1. oct 2015", date(2015, 10, 1)),
    ],
)
def test_read(typed: str, means: date) -> None:
    assert typed_date(typed, TODAY) == means


@pytest.mark.parametrize(
    ("typed", "danish"),
    [
        ("", "ikke en dato"),
        ("marts", "ikke en dato"),
        ("March 10", "ikke en dato"),
        ("10. m", "ikke en dato"),
        ("10. ju", "ikke en dato"),
        ("10. jun-jul", "ikke en dato"),
        ("10. maj og 11. maj", "ikke en dato"),
        ("²/3-27", "ikke en dato"),
        ("2026-W01-1", "ikke en dato"),
        ("fredagsbar 10. marts", "ikke en dato"),
        ("xyz 10. marts", "ikke en dato"),
        ("1" * 100_000, "ikke en dato"),
        ("3/24-27", "ingen 24. måned"),
        ("10/0", "ingen 0. måned"),
        ("31. september", "31. september 2026 findes ikke"),
        ("29/2-27", "29. februar 2027 findes ikke"),
        ("0/3", "0. marts 2026 findes ikke"),
        ("2027-02-30", "30. februar 2027 findes ikke"),
        ("1.1.1899", "mellem 1900 og 2100"),
        ("1.1.9999", "mellem 1900 og 2100"),
        ("torsdag 10. marts 2027", "10. marts 2027 er en onsdag"),
    ],
)
def test_refused_with_what_is_wrong(typed: str, danish: str) -> None:
    with pytest.raises(DomainError, match=r"\w") as refused:
        typed_date(typed, TODAY)

    assert refused.value.field == "date"
    assert danish in refused.value.text("da")
    assert refused.value.text("en")


@given(st.dates(FIRST_DAY, END_DAY.replace(year=2100, month=12, day=31)), st.sampled_from(["da", "en"]))
def test_every_date_that_we_write_can_be_typed(day: date, language: str) -> None:
    words = WORDS[language]
    spellings = [day.isoformat(), words.full_date(day), words.long_date(day), f"{day.day}/{day.month}-{day.year}"]

    assert {typed_date(text, TODAY) for text in spellings} == {day}


@given(st.text(max_size=60))
def test_anything_else_is_refused_and_nothing_breaks(text: str) -> None:
    try:
        found = typed_date(text, TODAY)
    except DomainError:
        return
    assert FIRST_DAY <= found < END_DAY
