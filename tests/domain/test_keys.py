"""Keys made of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import codec
from planner.domain.errors import DomainError
from planner.domain.keys import fresh_key, slug
from planner.domain.series import Calendar


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Økonomiudvalget", "oekonomiudvalget"),
        ("Børne- og Ungeråd", "boerne-og-ungeraad"),
        ("  HU / Hoved-MED (§ 8)  ", "hu-hoved-med-8"),
        ("Café Müller", "cafe-muller"),
        ("第二", ""),
        ("", ""),
    ],
)
def test_a_key_reads_as_its_name(name: str, key: str) -> None:
    assert slug(name) == key


def test_a_key_that_is_taken_gets_a_number() -> None:
    assert fresh_key("ØU", {"oeu", "oeu-2"}, "body") == "oeu-3"
    assert fresh_key("第二", {"body"}, "body") == "body-2"


@given(st.text(max_size=200), st.frozensets(st.sampled_from(["a", "a-2", "body"])))
def test_any_name_gives_a_key_that_can_be_stored(name: str, taken: frozenset[str]) -> None:
    key = fresh_key(name, taken, "body")

    assert key not in taken
    data = codec.calendar_to_data(Calendar(uid=key, name="x", version=0))
    try:
        assert codec.calendar_from_data(data).uid == key
    except DomainError:
        pytest.fail(f"{key!r} is no key")
