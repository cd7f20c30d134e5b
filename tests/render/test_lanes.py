from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.render.crowds import Reach, lay_dated
from planner.render.entries import Entry, Shape
from planner.render.lanes import Extent, Laid, lay_windows, pack
from tests.render.shorthand import SCALE, entry, january, window

EXTENTS = st.lists(st.tuples(st.floats(0, 6), st.floats(0.001, 1)).map(lambda pair: Extent(pair[0], sum(pair))))
DAYS = st.integers(0, 364).map(lambda days: date(2027, 1, 1) + timedelta(days=days))
DATED = st.lists(
    st.builds(
        lambda day, length, shape: entry(
            day, day + timedelta(days=length if shape is Shape.BAND else 0), shape=shape
        ),
        DAYS,
        st.integers(1, 40),
        st.sampled_from([Shape.MEETING, Shape.ITEM, Shape.DEADLINE, Shape.BAND]),
    ),
    max_size=120,
).map(lambda found: sorted(found, key=lambda one: one.first))
WINDOWS = st.lists(
    st.builds(
        lambda day, length: window(day, day + timedelta(days=length)), DAYS, st.sampled_from([6, 9, 29, 30, 90, 364])
    ),
    max_size=60,
)
REACHES = st.floats(100, 420).map(lambda radius: Reach(7 / radius, 5 / radius, 17 / radius))


def overlapping(one: Extent, other: Extent) -> bool:
    return one.begin < other.end and other.begin < one.end


def nothing_overlaps(laid: list[Laid]) -> bool:
    return not any(
        (one.lane == other.lane or -1 in (one.lane, other.lane)) and overlapping(one.extent, other.extent)
        for one, other in combinations(laid, 2)
    )


def entries_of(laid: list[Laid]) -> list[Entry]:
    return sorted((one for each in laid for one in each.group.entries), key=id)


@pytest.mark.parametrize(
    ("extents", "limit", "lanes"),
    [
        ([], None, []),
        ([(0, 1), (1, 2), (2, 3)], None, [0, 0, 0]),
        ([(0, 2), (1, 3), (2, 4)], None, [0, 1, 0]),
        ([(0, 2), (1, 3), (1, 3)], 2, [0, 1, None]),
        ([(5, 6), (0, 1), (0, 5)], 1, [0, 0, None]),
        ([(0, 1), (0, 1), (0, 1)], 0, [None, None, None]),
    ],
)
def test_the_first_lane_with_room(
    extents: list[tuple[float, float]], limit: int | None, lanes: list[int | None]
) -> None:
    assert pack([Extent(*extent) for extent in extents], limit) == lanes


@given(EXTENTS)
def test_nothing_in_a_lane_overlaps(extents: list[Extent]) -> None:
    lanes = pack(extents)
    assert not any(
        one == other and overlapping(a, b)
        for (a, one), (b, other) in combinations(zip(extents, lanes, strict=True), 2)
    )


@given(DATED, REACHES, st.sampled_from([None, 1, 2, 4]))
def test_every_dated_entry_is_laid_once_and_overlaps_nothing(
    entries: list[Entry], reach: Reach, limit: int | None
) -> None:
    laid = lay_dated(entries, SCALE, reach, limit)

    assert entries_of(laid) == sorted(entries, key=id)
    assert nothing_overlaps(laid)
    assert limit is None or all(one.lane < limit for one in laid)
    assert all(one.lane >= 0 or len(one.group.entries) >= 1 for one in laid)


@given(WINDOWS, st.sampled_from([None, 1, 2, 5]))
def test_every_window_is_laid_once_and_overlaps_nothing(entries: list[Entry], limit: int | None) -> None:
    laid = lay_windows(entries, SCALE, limit)

    assert entries_of(laid) == sorted(entries, key=id)
    assert nothing_overlaps(laid)
    assert limit is None or all(one.lane < limit for one in laid)


def test_a_crowded_week_is_one_group_and_the_others_are_left_alone() -> None:
    crowd = [entry(january(11), row=row) for row in range(5)]
    calm = [entry(january(5)), entry(january(27))]
    laid = lay_dated([calm[0], *crowd, calm[1]], SCALE, Reach(0.02, 0.01, 0.05), 2)

    groups = {one.lane: one.group for one in laid if one.lane < 0}
    assert groups[-1].entries == tuple(crowd)
    assert (groups[-1].first, groups[-1].end) == (january(11).toordinal(), january(18).toordinal())
    assert [one.group.entries for one in laid if one.lane >= 0] == [(calm[0],), (calm[1],)]


def test_windows_on_the_same_days_stand_alone_as_far_as_there_is_room() -> None:
    alike = [window(january(1), january(31), f"Sag {n}") for n in range(5)]

    def sizes(limit: int | None) -> list[int]:
        return [len(one.group.entries) for one in sorted(lay_windows(alike, SCALE, limit), key=lambda one: one.lane)]

    assert sizes(None) == [1, 1, 1, 1, 1]
    assert sizes(3) == [1, 1, 3]
    assert sizes(1) == [5]


def test_where_nothing_else_helps_windows_are_counted_by_the_month_they_begin_in() -> None:
    year, spring = (window(date(2027, 1, 1), date(2027, 12, 31)), window(date(2027, 3, 1), date(2027, 5, 31)))
    laid = lay_windows([year, spring], SCALE, 1)

    assert [(one.group.first, one.lane) for one in laid] == [
        (january(1).toordinal(), 0),
        (date(2027, 3, 1).toordinal(), 0),
    ]


def test_the_last_day_keeps_off_the_first() -> None:
    laid = lay_dated([entry(january(1)), entry(date(2027, 12, 31))], SCALE, Reach(0.05, 0.05, 0.1))

    assert laid[0].extent.begin >= 0
    assert laid[1].extent.end <= 6.2832
