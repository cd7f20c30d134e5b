"""A calendar as a whole: series that follow each other, in whatever order they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain import periods as windows_of
from planner.domain.chain import anchors_for, check_chain, expand_calendar, expand_each
from planner.domain.errors import CircularChain, DomainError, MissingAnchor
from planner.domain.expand import expand
from planner.domain.occurrences import Occurrence, ReasonKind, Status, day_order
from planner.domain.rules import Period, Placed, Relative, RelativeUnit, Rule
from planner.domain.series import MovedTo, Series, SeriesException
from planner.domain.spans import END_DAY, FIRST_DAY, Window, monday_of
from tests.domain import strategies
from tests.domain.shorthand import MO, WE, agreed, monthly, period, placed, relative, weekly
from tests.domain.tables import DENMARK, HOLIDAYS, in_year, moved, of_calendar, off, reasons, series, year


def follower(uid: str, anchor: str, rule: Rule, **fields: Any) -> Series:
    """A series whose rule follows another anchor than the one that the shorthand names."""
    field = "host" if isinstance(rule, Placed) else "anchor"
    return series(replace(rule, **{field: anchor}), uid, **fields)


MEETING = series(monthly(WE(3), start=date(2026, 1, 1)), "byraad", title="Byråd")
PAPERS = follower("dagsorden", "byraad", relative(-1, "week"), title="Dagsorden")
DEADLINE = follower("frist", "dagsorden", relative(-5, "working-day"), title="Frist")
CHAIN = [MEETING, PAPERS, DEADLINE]


def test_a_chain_of_three() -> None:
    march = Window(date(2026, 3, 1), date(2026, 4, 1))

    assert [(one.series.uid, one.first) for one in expand_calendar(CHAIN, DENMARK, march)] == [
        ("frist", date(2026, 3, 4)),
        ("dagsorden", date(2026, 3, 11)),
        ("byraad", date(2026, 3, 18)),
        ("frist", date(2026, 3, 27)),  # five working days before 8 April, over Easter
    ]


def test_a_chain_keeps_the_recurrence_id_of_its_first_series() -> None:
    found = of_calendar(CHAIN, "frist", year(2026))

    assert [one.recurrence_id for one in found] == in_year(
        2026, "21/1 18/2 18/3 15/4 20/5 17/6 15/7 19/8 16/9 21/10 18/11 16/12"
    )
    assert {one.details.placed_on.series for one in found} == {"dagsorden"}


def test_what_moves_the_first_series_is_told_all_along_the_chain() -> None:
    meeting = replace(MEETING, exceptions={date(2026, 3, 18): moved(date(2026, 3, 25))})
    calendar = [meeting, PAPERS, DEADLINE]

    for uid, day in (("dagsorden", date(2026, 3, 18)), ("frist", date(2026, 3, 11))):
        (found,) = [one for one in of_calendar(calendar, uid, year(2026)) if one.recurrence_id == date(2026, 3, 18)]
        assert found.first == day
        assert reasons(found) == [("anchor-moved", date(2026, 3, 18), "Byråd")]


def test_what_moves_a_link_is_told_of_that_link() -> None:
    papers = replace(PAPERS, exceptions={date(2026, 3, 18): moved(date(2026, 3, 12))})

    (found,) = [one for one in of_calendar([MEETING, papers, DEADLINE], "frist", year(2026)) if one.first.month == 3][
        :1
    ]
    assert found.first == date(2026, 3, 5)
    assert reasons(found) == [("anchor-moved", date(2026, 3, 11), "Dagsorden")]


def test_what_cancels_the_first_series_cancels_the_chain() -> None:
    meeting = replace(MEETING, exceptions={date(2026, 3, 18): SeriesException(status=Status.CANCELLED)})
    found = expand_calendar([meeting, PAPERS, DEADLINE], DENMARK, year(2026))

    assert {one.series.uid: [why.text for why in one.reasons] for one in found if one.status is Status.CANCELLED} == {
        "byraad": [""],
        "dagsorden": ["Byråd"],
        "frist": ["Dagsorden"],
    }


def test_an_item_may_be_placed_on_meetings_that_follow_others() -> None:
    item = follower("lis", "dagsorden", placed(period("quarter")))

    assert [one.first for one in of_calendar([item, *CHAIN], "lis", year(2026))] == in_year(
        2026, "14/1 8/4 8/7 14/10"
    )


@pytest.mark.parametrize("order", [CHAIN, CHAIN[::-1], [PAPERS, DEADLINE, MEETING]])
def test_the_order_of_the_series_does_not_matter(order: list[Series]) -> None:
    assert expand_calendar(order, DENMARK, year(2026)) == expand_calendar(CHAIN, DENMARK, year(2026))


def test_a_year_finds_what_hangs_on_meetings_of_the_next_one() -> None:
    far = follower("hoering", "frist", relative(-40, "week"))

    found = of_calendar([*CHAIN, far], "hoering", year(2025))

    assert [one.first for one in found] == [
        one.first - timedelta(weeks=40)
        for one in of_calendar(CHAIN, "frist", Window(date(2026, 1, 1), date(2026, 10, 8)))
    ]


def test_an_empty_or_far_window_is_empty() -> None:
    after_all = Window(date(2200, 1, 1), date(2300, 1, 1))

    calendar = [*CHAIN, series(period("year"), "aarligt"), follower("frist-for-det", "aarligt", relative(-7, "day"))]

    assert expand_calendar(calendar, DENMARK, after_all) == []
    assert expand_calendar(calendar, DENMARK, Window(date(2026, 6, 1), date(2026, 6, 1))) == []


def test_each_series_is_given_by_its_uid_even_when_it_gives_nothing() -> None:
    nothing = series(agreed(), "intet", title="Intet")
    found = expand_each([nothing, *CHAIN], DENMARK, year(2026))

    assert {uid: (anchor.title, len(anchor.occurrences)) for uid, anchor in found.items()} == {
        "intet": ("Intet", 0),
        "byraad": ("Byråd", 12),
        "dagsorden": ("Dagsorden", 12),
        "frist": ("Frist", 12),
    }


def test_one_series_can_be_expanded_with_only_what_it_follows() -> None:
    unknown = series(relative(-1, "day"), "loes")  # follows a series that is not there
    anchors = anchors_for(DEADLINE, [*CHAIN, unknown], DENMARK, year(2026))

    assert set(anchors) == {"byraad", "dagsorden"}
    assert expand(DEADLINE, DENMARK, year(2026), anchors) == of_calendar(CHAIN, "frist", year(2026))


def test_a_series_that_is_not_saved_yet_can_be_previewed() -> None:
    edited = replace(DEADLINE, rule=replace(PAPERS.rule, offset=-2))
    anchors = anchors_for(edited, CHAIN, DENMARK, year(2026))

    assert [one.first for one in expand(edited, DENMARK, year(2026), anchors)][:2] == in_year(2026, "7/1 4/2")
    assert anchors_for(MEETING, CHAIN, DENMARK, year(2026)) == {}


# Bad input

CIRCLES = {
    "to følger hinanden": [follower("a", "b", relative(-1, "day")), follower("b", "a", relative(1, "day"))],
    "en følger sig selv": [follower("a", "a", relative(-1, "day"))],
    "tre, og en fjerde udenfor": [
        follower("a", "b", relative(-1, "day")),
        follower("b", "c", placed(period("quarter"))),
        follower("c", "a", relative(0, "week-of", 0)),
        follower("d", "a", relative(-1, "day")),
    ],
}


@pytest.mark.parametrize("calendar", CIRCLES.values(), ids=CIRCLES)
def test_a_circle_is_refused_before_anything_is_expanded(calendar: list[Series]) -> None:
    everyone = [MEETING, *calendar]
    for refuse in (
        lambda: check_chain(everyone),
        lambda: expand_calendar(everyone, DENMARK, year(2026)),
        lambda: expand_each(everyone, DENMARK, year(2026)),
        lambda: anchors_for(calendar[0], everyone, DENMARK, year(2026)),
    ):
        with pytest.raises(CircularChain, match=r"^rule\.anchor: "):
            refuse()


@pytest.mark.parametrize("calendar", CIRCLES.values(), ids=CIRCLES)
def test_a_circle_is_told_in_the_direction_in_which_the_series_follow_each_other(calendar: list[Series]) -> None:
    followed = {one.uid: one.rule.host if isinstance(one.rule, Placed) else one.rule.anchor for one in calendar}

    with pytest.raises(CircularChain) as refused:
        check_chain(calendar)

    uids = refused.value.uids
    assert uids[0] == uids[-1]
    assert [followed[uid] for uid in uids[:-1]] == list(uids[1:])
    assert " → ".join(uids) in refused.value.danish


def test_a_missing_anchor_is_refused_before_anything_is_expanded() -> None:
    calendar = [PAPERS, DEADLINE]
    for refuse in (
        lambda: check_chain(calendar),
        lambda: expand_calendar(calendar, DENMARK, year(2026)),
        lambda: anchors_for(DEADLINE, calendar, DENMARK, year(2026)),
    ):
        with pytest.raises(MissingAnchor, match=r"^rule\.anchor: ") as refused:
            refuse()
        assert (refused.value.series, refused.value.anchor) == ("dagsorden", "byraad")


def test_an_unknown_day_calendar_of_any_series_is_an_error() -> None:
    with pytest.raises(DomainError, match=r"^adjustments: "):
        expand_calendar([replace(MEETING, adjustments=(off("findes-ikke", "skip"),))], DENMARK, year(2026))


# What holds of every calendar

OFFSETS = st.integers(-30, 30)
RELATIVES = st.one_of(
    st.builds(
        Relative,
        anchor=st.just("0"),
        unit=st.sampled_from([RelativeUnit.DAY, RelativeUnit.WEEK, RelativeUnit.WORKING_DAY]),
        offset=OFFSETS,
        times=strategies.ANY_TIMES,
    ),
    st.builds(
        Relative,
        anchor=st.just("0"),
        unit=st.just(RelativeUnit.WEEK_OF),
        offset=OFFSETS,
        weekday=st.none() | st.integers(0, 6),
    ),
)
PLACED = st.one_of(
    st.builds(Placed, host=st.just("0"), within=strategies.periods(), nth=st.sampled_from([1, 2, -1, 5])),
    st.builds(Placed, host=st.just("0"), every=st.integers(1, 5), start=strategies.DAYS),
)


HANGING = RELATIVES | PLACED
CANCELLED = st.just(SeriesException(status=Status.CANCELLED))
FEW, YEARS = st.integers(2, 4), st.integers(2005, 2030)


@st.composite
def calendars(draw: st.DrawFn) -> list[Series]:
    """A few series, each following one before it or none; occurrences of any of them moved about or cancelled."""
    found: list[Series] = []
    for number in range(draw(FEW)):
        one = draw(strategies.SERIES)
        if found:
            anchor = draw(st.sampled_from(found)).uid
            rule = draw(HANGING)
            follows = {"host" if isinstance(rule, Placed) else "anchor": anchor}
            one = replace(one, rule=replace(rule, **follows), requirement=None)
        one = replace(one, uid=str(number))
        found.append(replace(one, exceptions=draw(decisions(one, found))))
    return found


@st.composite
def decisions(draw: st.DrawFn, one: Series, before: list[Series]) -> dict:
    """Exceptions of occurrences that there are, so that they hit."""
    year_of_some = draw(YEARS)
    window = Window(date(year_of_some, 1, 1), date(year_of_some + 2, 1, 1))
    rids = sorted({found.recurrence_id for found in of_calendar([*before, one], one.uid, window)}, key=str)
    if not rids:
        return {}
    days = st.dates(date(year_of_some - 1, 1, 1), date(year_of_some + 3, 1, 1))
    decided = days.map(lambda day: SeriesException(moved_to=MovedTo(day, day))) | CANCELLED
    return draw(st.dictionaries(st.sampled_from(rids), decided, max_size=3))


def told(found: list[Occurrence]) -> list[tuple]:
    """Everything but the series, which is the same value and slow to compare and to show."""
    return [(one.series.uid, *one[1:]) for one in found]


def inside(found: list[Occurrence], window: Window) -> list[tuple]:
    return told([one for one in found if one.overlaps(window)])


SOME_DAYS = strategies.windows(most=400).filter(lambda window: window.start < window.end)


@given(calendars(), SOME_DAYS, st.integers(1, 700), st.integers(1, 700))
def test_a_window_shows_what_any_wider_one_shows_of_it(
    calendar: list[Series], window: Window, before: int, after: int
) -> None:
    wide = expand_calendar(calendar, DENMARK, window.padded(before, after))

    assert sorted(inside(wide, window), key=str) == sorted(told(expand_calendar(calendar, DENMARK, window)), key=str)


@given(calendars(), strategies.windows(most=600), st.integers(0, 600))
def test_splitting_a_window_changes_nothing(calendar: list[Series], window: Window, at: int) -> None:
    middle = min(window.start + timedelta(days=at), window.end)
    halves = [
        *expand_calendar(calendar, DENMARK, Window(window.start, middle)),
        *expand_calendar(calendar, DENMARK, Window(middle, window.end)),
    ]
    whole = told(expand_calendar(calendar, DENMARK, window))

    assert len({one.identity for one in halves}) == len(whole)
    assert {one[:2]: one for one in told(halves)} == {one[:2]: one for one in whole}


@given(calendars(), strategies.windows(most=500))
def test_a_calendar_is_sorted_and_unique_and_the_same_from_behind(calendar: list[Series], window: Window) -> None:
    found = expand_calendar(calendar, DENMARK, window)

    assert found == sorted(found, key=day_order)
    assert len({one.identity for one in found}) == len(found)
    assert all(one.overlaps(window) for one in found)
    assert sorted(told(expand_calendar(calendar[::-1], DENMARK, window)), key=str) == sorted(told(found), key=str)


@given(strategies.SERIES, RELATIVES, strategies.windows(most=500))
def test_what_is_counted_agrees_with_the_anchor_over_a_far_wider_window(
    anchor: Series, rule: Relative, window: Window
) -> None:
    calendar = [replace(anchor, uid="0"), series(rule, "1")]
    anchors = {one.recurrence_id: one for one in of_calendar(calendar, "0", window.padded(2500, 2500))}

    for found in of_calendar(calendar, "1", window):
        on = anchors[found.recurrence_id]
        assert found.status is (on.status if on.status is not Status.CONFIRMED else anchor.status)
        if on.dated and rule.unit is RelativeUnit.DAY:
            assert found.first == (on.last if rule.offset > 0 else on.first) + timedelta(days=rule.offset)
        elif on.dated and rule.unit is RelativeUnit.WEEK_OF:
            assert monday_of(found.first) == monday_of(on.first) + timedelta(weeks=rule.offset)


@given(strategies.SERIES, strategies.periods(), st.sampled_from([1, 2, -1]), st.integers(2000, 2030))
def test_every_period_has_its_item_or_says_that_it_has_none(
    host: Series, within: Period, nth: int, first_year: int
) -> None:
    calendar = [replace(host, uid="0"), series(Placed(host="0", within=within, nth=nth), "1")]
    window = Window(date(first_year, 1, 1), date(first_year + 3, 1, 1))
    whole = [one for one in windows_of.windows(within, window) if window.start <= one.first <= one.last < window.end]
    items = {one.recurrence_id: one for one in of_calendar(calendar, "1", window)}
    meetings = [
        one
        for one in of_calendar(calendar, "0", window)
        if one.dated and one.status is not Status.CANCELLED and one.first >= window.start
    ]

    for of_period in whole:
        inside_it = [one for one in meetings if of_period.first <= one.first <= of_period.last]
        place = nth - 1 if nth > 0 else nth
        expected = inside_it[place] if -len(inside_it) <= place < len(inside_it) else None
        found = items[of_period.id]
        assert found.dated is (expected is not None)
        assert found.first == (expected.first if expected else of_period.first)


@given(calendars())
@settings(max_examples=5)
def test_huge_windows_are_bounded(calendar: list[Series]) -> None:
    few = [one for one in calendar if one.uid in ("0", "1")]
    found = expand_calendar(few, DENMARK, Window(date(1, 1, 1), date(9999, 12, 31)))

    assert all(one.overlaps(Window(FIRST_DAY, END_DAY)) for one in found)


def test_adjusted_deadlines_and_weekly_meetings_meet_in_one_calendar() -> None:
    """A weekly meeting's papers, sent the Thursday before and never on a holiday."""
    calendar = [
        series(weekly(MO(), start=date(2026, 3, 30), count=4), "direktion"),
        follower(
            "udsendelse",
            "direktion",
            relative(-1, "week-of", 3),
            adjustments=(off(HOLIDAYS, "previous-working-day"),),
        ),
    ]

    assert [(one.recurrence_id.day, one.first) for one in of_calendar(calendar, "udsendelse", year(2026))] == [
        (30, date(2026, 3, 26)),
        (6, date(2026, 4, 1)),
        (13, date(2026, 4, 9)),
        (20, date(2026, 4, 16)),
    ]


def test_an_archived_series_gives_nothing_and_what_hangs_on_it_is_without_a_meeting() -> None:
    meetings = replace(series(monthly(MO(2)), "oeu"), archived=True)
    item = series(Placed(host="oeu", within=period("quarter")), "item")

    found = expand_each([meetings, item], DENMARK, Window.of_year(2026))

    assert found["oeu"].occurrences == []
    assert {one.reasons[-1].kind for one in found["item"].occurrences} == {ReasonKind.NO_HOST}


def test_a_circle_and_a_missing_anchor_are_told_by_titles() -> None:
    council = follower("byraad", "oeu", relative(-1, "day"), title="Byrådet")
    committee = follower("oeu", "byraad", relative(-1, "day"), title="Økonomiudvalget")

    with pytest.raises(CircularChain) as circle:
        check_chain([council, committee])
    with pytest.raises(MissingAnchor) as missing:
        check_chain([council])

    assert sorted(circle.value.danish.removesuffix(".").partition(": ")[2].split(" → ")[1:]) == [
        "Byrådet",
        "Økonomiudvalget",
    ]
    assert missing.value.danish == "Serien »Byrådet« følger »oeu«, som ikke findes i kalenderen."
