from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.rules import AgreedDate, AgreedDates
from planner.domain.series import Series, SeriesKind
from planner.web.lanes import Slot, slots_of
from tests.web.calendars import SEMINAR
from tests.web.expanding import DANISH, between

MONDAY = date(2026, 11, 30)


def stretches(*days: tuple[int, int]) -> tuple[tuple[Slot, ...], ...]:
    """Laid out in a week, given as the first and the last day counted from its Monday, and titled by their place."""
    found = [
        one
        for place, (first, last) in enumerate(days)
        for one in between(
            date(2026, 11, 1),
            date(2027, 1, 1),
            Series(
                uid=f"{place}",
                title=f"{place}",
                kind=SeriesKind.SEMINAR,
                rule=AgreedDates((AgreedDate(MONDAY + timedelta(first), MONDAY + timedelta(last)),)),
            ),
        )
    ]
    return slots_of(found, MONDAY, DANISH)


def drawn(week: tuple[tuple[Slot, ...], ...]) -> list[str]:
    """Each lane as seven letters: digits are spans, ``-`` goes on, ``.`` is free."""
    lanes = max(map(len, week))
    days = [(*day, *[Slot()] * (lanes - len(day))) for day in week]
    return [
        "".join("." if not s.item else f"{s.span or '-'}" for s in (d[lane] for d in days)) for lane in range(lanes)
    ]


def test_a_bar_begins_where_the_stretch_does() -> None:
    assert drawn(stretches((0, 2))) == ["3--...."]


def test_stretches_that_do_not_meet_share_a_lane() -> None:
    assert drawn(stretches((0, 1), (2, 3))) == ["2-2-..."]


def test_stretches_that_meet_get_a_lane_each_the_longer_one_first() -> None:
    assert drawn(stretches((1, 2), (1, 4))) == [".4---..", ".2-...."]


def test_a_day_keeps_room_above_its_last_bar_and_none_below() -> None:
    assert [len(day) for day in stretches((0, 4), (1, 2), (2, 6))] == [1, 2, 3, 3, 3, 3, 3]
    assert [len(day) for day in stretches((5, 6))] == [0, 0, 0, 0, 0, 1, 1]


def test_a_bar_is_cut_at_the_ends_of_the_week_and_says_so() -> None:
    week = stretches((-3, 9))

    assert drawn(week) == ["7------"]
    assert (week[0][0].from_before, week[0][0].goes_on) == (True, True)


def test_an_uncut_bar_says_nothing() -> None:
    slots = slots_of(between(date(2026, 11, 30), date(2026, 12, 7), SEMINAR), MONDAY, DANISH)

    assert (slots[0][0].from_before, slots[0][0].goes_on) == (False, False)


def test_a_week_without_stretches_has_no_lanes() -> None:
    assert slots_of([], MONDAY, DANISH) == ((),) * 7


@given(
    st.lists(
        st.tuples(st.integers(-9, 6), st.integers(1, 12))
        .map(lambda pair: (pair[0], pair[0] + pair[1]))
        .filter(lambda pair: pair[1] >= 0),
        max_size=8,
    )
)
def test_every_day_of_every_stretch_is_in_one_lane_and_no_two_overlap(days: list[tuple[int, int]]) -> None:
    week = stretches(*days)

    for column in range(7):
        covering = sorted(f"{place}" for place, (first, last) in enumerate(days) if first <= column <= last)
        assert sorted(slot.item.title for slot in week[column] if slot.item) == covering
    assert all(day[-1].item for day in week if day)
