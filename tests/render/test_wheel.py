"""The wheel as a whole: what it holds to, whatever it is given, and what it looks like."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations
from math import tau

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.spans import Window
from planner.render.entries import RingOf, Shade, Shape
from planner.render.labels import Label, text_width
from planner.render.marks import Arc, Mark, Spot
from planner.render.radii import RINGS
from planner.render.scale import at
from planner.render.svg import write
from planner.render.wheel import Wheel, wheel
from tests.render.shorthand import YEAR, entry, january, ring, window

TODAY = date(2027, 3, 9)
DAYS = st.integers(0, 364).map(lambda days: date(2027, 1, 1) + timedelta(days=days))
TITLES = st.sampled_from(["ØKO-LIS", "Direktionsmøde", "Status på revisionsbemærkninger", "Å"])
ENTRIES = st.builds(
    lambda day, length, shape, title: entry(
        day, day + timedelta(days=length if shape in (Shape.BAND, Shape.WINDOW) else 0), shape=shape, title=title
    ),
    DAYS,
    st.sampled_from([1, 6, 30, 90, 364]),
    st.sampled_from(list(Shape)),
    TITLES,
)
RINGS_OF = st.lists(
    st.lists(ENTRIES, min_size=1, max_size=40).map(lambda found: ring(*found)), min_size=1, max_size=9
)


def drawn(*rings: RingOf, window: Window = YEAR, shades: tuple[Shade, ...] = ()) -> Wheel:
    return wheel(window, rings, shades, TODAY, "da")


def crowded(rings: int, each: int) -> list[RingOf]:
    """Meetings all over the year, none at the same place in every ring, and an item without a day for every four."""
    return [
        ring(
            *(
                window(date(2027, n % 12 + 1, 1), date(2027, n % 12 + 1, 28), f"Sag {n}")
                if n % 4 == 0
                else entry(date(2027, 1, 1) + timedelta(days=(n * 37 + number * 11) % 365), title=f"Møde {n}")
                for n in range(each)
            ),
            label=f"Udvalg {number}",
            key=f"ring-{number}",
        )
        for number in range(rings)
    ]


def label_boxes(figure: Wheel) -> list[tuple[float, float, float, float]]:
    """Every label as the piece of a ring that it covers: inner and outer radius, begin and end."""
    labels = [*figure.months, *figure.weeks, *figure.days]
    for _, names, marks in figure.rings:
        labels += [*names, *(mark.label for mark in marks if mark.label)]
    return [box(label) for label in labels]


def box(label: Label) -> tuple[float, float, float, float]:
    half = text_width(label.text, label.size) / 2 / label.radius
    return label.radius - 0.36 * label.size, label.radius + 0.36 * label.size, label.angle - half, label.angle + half


def marks_of(figure: Wheel) -> list[Mark]:
    return [mark for _, _, marks in figure.rings for mark in marks]


@given(RINGS_OF)
def test_no_two_labels_overlap(rings: list[RingOf]) -> None:
    for one, other in combinations(label_boxes(drawn(*rings)), 2):
        apart = min(one[1], other[1]) <= max(one[0], other[0]) + 0.01
        assert apart or min(one[3], other[3]) <= max(one[2], other[2]), (one, other)


@given(RINGS_OF)
def test_everything_is_drawn_once_and_inside_the_rings(rings: list[RingOf]) -> None:
    figure = drawn(*rings)

    counted = sum(len(mark.group.entries) for mark in marks_of(figure))
    assert counted == sum(len(one.entries) for one in rings)
    for mark in marks_of(figure):
        reach = [mark.figure.inner, mark.figure.outer] if isinstance(mark.figure, Arc) else [_radius(mark.figure)]
        assert RINGS[0] - 1 <= min(reach)
        assert max(reach) <= RINGS[1]


def _radius(spot: Spot) -> float:
    return (spot.place.x**2 + spot.place.y**2) ** 0.5


@given(RINGS_OF)
def test_points_keep_apart(rings: list[RingOf]) -> None:
    spots = [mark.figure for mark in marks_of(drawn(*rings)) if isinstance(mark.figure, Spot)]
    for one, other in combinations(spots, 2):
        distance = ((one.place.x - other.place.x) ** 2 + (one.place.y - other.place.y) ** 2) ** 0.5
        assert distance >= 0.7 * (one.size + other.size)


@pytest.mark.parametrize("each", [5, 50, 250])
def test_it_stays_legible_however_much_there_is(each: int) -> None:
    figure = drawn(*crowded(8, each))

    for mark in marks_of(figure):
        if isinstance(mark.figure, Spot):
            assert mark.figure.size >= 3
        else:
            assert mark.figure.outer - mark.figure.inner >= 5
        assert mark.label is None or mark.label.size >= 6.5
    if each == 250:
        assert any(len(mark.group.entries) > 3 and mark.label for mark in marks_of(figure))


def test_few_things_are_shown_one_by_one_with_their_titles_and_days() -> None:
    marks = marks_of(drawn(*crowded(4, 10)))

    assert all(mark.group.alone for mark in marks)
    assert all(mark.figure.number for mark in marks if isinstance(mark.figure, Spot))
    assert {"Sag 0", "Sag 4", "Sag 8"} <= {mark.label.text for mark in marks if mark.label}


def test_what_falls_on_one_day_lies_side_by_side() -> None:
    same_day = [entry(january(14), title=f"Møde {n}", row=n) for n in range(4)]
    spots = [mark.figure for mark in marks_of(drawn(ring(*same_day))) if isinstance(mark.figure, Spot)]

    assert len({round(_radius(spot)) for spot in spots}) == 4
    assert {spot.number for spot in spots} == {"14"}


def test_the_hand_points_at_the_middle_of_today() -> None:
    svg = write(drawn(ring(entry(january(4)))), "Årshjul 2027", lambda band, group: ("", ""))
    tip = at(428, tau * 67.5 / 365)

    assert f'class="tip" d="M{tip.x:.1f} {tip.y:.1f}L' in svg


def test_the_hand_shows_today_where_today_is_on_the_wheel() -> None:
    assert drawn(ring(entry(january(4)))).today == TODAY.toordinal()
    assert drawn(ring(entry(date(2026, 1, 4))), window=Window.of_year(2026)).today is None


def test_a_month_tells_weekdays_and_a_quarter_days() -> None:
    month = drawn(ring(entry(january(4))), window=Window.of_month(2027, 1))
    quarter = drawn(ring(entry(january(4))), window=Window(january(1), date(2027, 4, 1)))

    assert [label.text for label in month.days][:3] == ["fre. 1.", "lør. 2.", "søn. 3."]
    assert [label.text for label in quarter.days][:3] == ["1", "2", "3"]
    assert next(arc for kind, arc in month.shaded if kind == "weekend").begin == pytest.approx(tau / 31)


def test_no_rings_no_trouble(golden: Callable[[str, str], None]) -> None:
    assert marks_of(drawn()) == []
    assert "<svg" in write(drawn(), "Årshjul 2027", lambda band, group: ("", ""))


def everything() -> Wheel:
    board = ring(
        entry(january(12), title="Direktionsmøde"),
        entry(date(2027, 2, 9), title="Direktionsmøde", moved=True),
        entry(date(2027, 3, 9), title="Direktionsmøde", status="cancelled"),
        entry(date(2027, 3, 9), title="ØKO-LIS", shape=Shape.ITEM),
        entry(date(2027, 4, 6), title="Frist", shape=Shape.DEADLINE),
        entry(date(2027, 9, 6), date(2027, 9, 8), title="Seminar <London>", shape=Shape.BAND),
        window(date(2027, 4, 1), date(2027, 6, 30), "IT-budget"),
        window(date(2027, 1, 1), date(2027, 12, 31), "Danmarkskort"),
    )
    joint = ring(
        entry(date(2027, 5, 20), title="HU-møde", status="tentative"),
        window(date(2027, 7, 1), date(2027, 9, 30), "HU-møde", status="missing"),
        label="Hovedudvalget & co",
        key="joint",
        colour=2,
    )
    shades = (
        Shade(date(2027, 6, 26).toordinal(), date(2027, 8, 9).toordinal(), "school-holiday", "Sommerferie"),
        Shade(date(2027, 5, 17).toordinal(), date(2027, 5, 18).toordinal(), "holiday", "2. pinsedag"),
    )
    return drawn(board, joint, shades=shades)


def one_to_a_line(svg: str) -> str:
    return svg.replace("><", ">\n<") + "\n"


def test_its_geometry(golden: Callable[[str, str], None]) -> None:
    svg = write(everything(), "Årshjul 2027", lambda band, group: ("#", f"{len(group.entries)}"))

    golden("wheel-2027.svg", one_to_a_line(svg))


def test_a_crowd_leads_where_the_page_says(golden: Callable[[str, str], None]) -> None:
    svg = write(
        drawn(*crowded(6, 200)),
        "Årshjul 2027",
        lambda band, group: (f"/?x={band.ring.key}&y", f"{len(group.entries)} <"),
    )

    assert 'href="/?x=ring-0&amp;y"' in svg
    assert "&lt;</title>" in svg


def test_no_style_that_a_strict_page_would_refuse() -> None:
    svg = write(everything(), "Årshjul 2027", lambda band, group: ("#", ""))

    assert "style" not in svg
    assert "<London>" not in svg
