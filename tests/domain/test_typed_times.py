"""Times of day as people type them."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import DomainError
from planner.domain.spans import Times
from planner.domain.typed_times import starting, typed_times
from planner.domain.words import WORDS


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10", Times(time(10))),
        ("9.15", Times(time(9, 15))),
        ("9:15", Times(time(9, 15))),
        ("915", Times(time(9, 15))),
        ("1600", Times(time(16))),
        ("16.00", Times(time(16))),
        ("kl. 16", Times(time(16))),
        ("Kl 16.30", Times(time(16, 30))),
        ("0.00", Times(time(0))),
        ("10-12", Times(time(10), time(12))),
        ("10.00–12.00", Times(time(10), time(12))),
        ("10.00-12.00", Times(time(10), time(12))),
        (" kl.  9.15 til 11 ", Times(time(9, 15), time(11))),
        ("fra 9 til 1130", Times(time(9), time(11, 30))),
        ("", None),
        ("   ", None),
        ("Hele dagen", None),
    ],
)
def test_times(typed: str, read: Times | None) -> None:
    assert typed_times(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "24",
        "25.00",
        "9.60",
        "9.5",
        "12-10",
        "10-10",
        "10-12-14",
        "-",
        "10-",
        "formiddag",
        "1²",
        "١٠",
        "10 12",
        "9" * 50,
    ],
)
def test_what_is_no_time(typed: str) -> None:
    with pytest.raises(DomainError) as refused:
        typed_times(typed)
    assert refused.value.field == "times"


def test_over_several_days_the_end_may_be_earlier_in_the_day() -> None:
    assert typed_times("12-10", several_days=True) == Times(time(12), time(10))


@pytest.mark.parametrize(
    ("start", "before", "times"),
    [
        (time(13), Times(time(9), time(12)), Times(time(13), time(16))),
        (time(22), Times(time(9), time(12)), Times(time(22))),  # past midnight nobody knows
        (time(13), Times(time(9)), Times(time(13))),
    ],
)
def test_a_beginning_alone_keeps_the_length(start: time, before: Times, times: Times) -> None:
    assert starting(start, before) == times


@given(st.times(), st.times())
def test_what_we_write_we_read(start: time, end: time) -> None:
    first, last = sorted((start.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0)))
    times = Times(first, last if last > first else None)

    assert typed_times(WORDS["da"].clock(times)) == times
    assert typed_times(WORDS["en"].clock(times)) == times


@given(st.text(max_size=60))
def test_nothing_typed_breaks_it(text: str) -> None:
    with suppress(DomainError):
        typed_times(text)
