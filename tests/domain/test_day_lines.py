"""Days as they are typed or pasted, a line each."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.day_lines import MOST_LINES, read_day_lines, write_day_lines
from planner.domain.days import DaySpan
from planner.domain.errors import DomainError

TODAY = date(2026, 11, 22)
CHRISTMAS = DaySpan(date(2026, 12, 23), date(2027, 1, 3), "Juleferie")


@pytest.mark.parametrize(
    ("line", "span"),
    [
        ("23.12.2026 - 3.1.2027 Juleferie", CHRISTMAS),
        ("23/12-26 – 3/1-27 Juleferie", CHRISTMAS),
        ("23. december til 3. januar Juleferie", CHRISTMAS),
        ("23. december 2026 til og med 3. januar 2027: Juleferie", CHRISTMAS),
        ("23.12.2026\t3.1.2027\tJuleferie", CHRISTMAS),
        ("23-12-2026;03-01-2027;Juleferie", CHRISTMAS),
        ("5. juni 2027 Grundlovsdag", DaySpan(date(2027, 6, 5), date(2027, 6, 5), "Grundlovsdag")),
        ("5/6 Grundlovsdag", DaySpan(date(2027, 6, 5), date(2027, 6, 5), "Grundlovsdag")),
        ("lørdag den 5. juni 2027 Grundlovsdag", DaySpan(date(2027, 6, 5), date(2027, 6, 5), "Grundlovsdag")),
        ("5.6.2027: Fra morgen til aften", DaySpan(date(2027, 6, 5), date(2027, 6, 5), "Fra morgen til aften")),
        ("5.6.2027\tGrundlovsdag", DaySpan(date(2027, 6, 5), date(2027, 6, 5), "Grundlovsdag")),
        ("2027-06-10 – 2027-06-12 Folkemødet", DaySpan(date(2027, 6, 10), date(2027, 6, 12), "Folkemødet")),
    ],
)
def test_a_line_is_a_span(line: str, span: DaySpan) -> None:
    assert read_day_lines(f"\n  {line}  \n\n", TODAY) == (span,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5.6.2027 A\nJuleferie", "Linje 2: "),
        ("31.2.2027 Hokus", "Linje 1: "),
        ("5.6.2027", "Linje 1: skriv, hvad dagen hedder."),
        ("5.6.2027 - 4.6.2027 Bagvendt", "Linje 1: slutter før den begynder."),
        ("1.1.2027 - 1.1.2029 Evig", "Linje 1: højst 400 dage."),
        ("fredag den 5. juni 2027 Grundlovsdag", "Linje 1: "),
        ("5.6.2027 " + "x" * 301, "Linje 1: Højst 300 tegn."),
        ("5.6.2027 A\n" * (MOST_LINES + 1), "Højst 2000 linjer."),
    ],
)
def test_a_line_that_is_not_understood_is_named(text: str, said: str) -> None:
    with pytest.raises(DomainError) as refused:
        read_day_lines(text, TODAY)

    assert refused.value.field == "added"
    assert refused.value.danish.startswith(said)


DAYS = st.dates(date(1950, 1, 1), date(2099, 1, 1))
SPANS = st.builds(
    lambda first, days, name: DaySpan(first, date.fromordinal(first.toordinal() + days), name),
    DAYS,
    st.integers(0, 399),
    st.sampled_from(["Juleferie", "Folkemødet, dag 2", "Ferie - uge 42", "2. pinsedag", "Uge 7 til 8"]),
)


@given(st.lists(SPANS, max_size=5))
def test_what_is_written_is_read_back(spans: list[DaySpan]) -> None:
    assert read_day_lines(write_day_lines(spans), TODAY) == tuple(sorted(spans))


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with suppress(DomainError):
        assert all(span.name for span in read_day_lines(text, TODAY))
