from math import pi, tau

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.render.labels import Label, cut, fitting, text_width

TEXT = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=60)


@pytest.mark.parametrize(
    ("candidates", "room", "chosen"),
    [
        (["Direktionsmøde", "Møde"], 100, "Direktionsmøde"),
        (["Direktionsmøde", "Møde"], 50, "Møde"),
        (["Direktionsmøde", "Møde"], 5, ""),
        (["", "Møde"], 100, "Møde"),
        ([], 100, ""),
    ],
)
def test_the_first_text_that_fits(candidates: list[str], room: float, chosen: str) -> None:
    assert fitting(candidates, 10, room) == chosen


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (400, "Nyt kommissorium for indkøbsforum"),
        (105, "Nyt kommissorium…"),
        (106, "Nyt kommissorium…"),
        (70, "Nyt kommis…"),
        (30, ""),
    ],
)
def test_a_title_is_cut_where_something_is_left_of_it(room: float, shown: str) -> None:
    assert cut("Nyt kommissorium for indkøbsforum", 10, room) == shown


@given(TEXT, st.floats(0, 500))
def test_what_is_shown_is_never_longer_than_its_room(text: str, room: float) -> None:
    assert text_width(cut(text, 10, room), 10) <= room or cut(text, 10, room) == ""


@pytest.mark.parametrize(
    ("angle", "baseline", "offset"),
    [
        (0.5, 96.4, (pi + 0.5) * 96.4),
        (5, 96.4, (5 - pi) * 96.4),
        (pi, 103.6, pi * 103.6),
        (2, 103.6, (tau - 2) * 103.6),
    ],
)
def test_letters_stand_upright_with_their_middle_on_the_circle(angle: float, baseline: float, offset: float) -> None:
    label = Label("Møde", angle, 100, 10)

    assert label.baseline == pytest.approx(baseline)
    assert label.offset == pytest.approx(offset)
    assert label.anchor == "middle"


@pytest.mark.parametrize(
    ("angle", "anchor", "offset"), [(0.5, "start", (pi + 0.37) * 96.4), (3, "end", (tau - 2.87) * 103.6)]
)
def test_pinned_text_grows_away_from_where_it_begins(angle: float, anchor: str, offset: float) -> None:
    label = Label("Møde", angle, 100, 10, pinned=True)

    assert text_width("Møde", 10) == pytest.approx(26.6)
    assert (label.anchor, label.offset) == (anchor, pytest.approx(offset, rel=0.003))


def test_text_at_twelve_is_not_cut_where_its_circle_begins() -> None:
    label = Label("Hovedudvalget", 0.01, 100, 10)

    assert text_width(label.text, 10) / 2 < label.offset < tau * label.baseline - text_width(label.text, 10) / 2
