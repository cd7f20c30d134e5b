"""What is read from the calendar: occurrences by selection, and exceptions that lost theirs."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.days import Days
from planner.domain.occurrences import Occurrence, Status, rid_text
from planner.domain.rules import AgreedDate, AgreedDates, Period, PeriodUnit, Placed, Relative, RelativeUnit
from planner.domain.selection import Selection
from planner.domain.series import Calendar, MovedTo, Series, SeriesException, SeriesKind
from planner.domain.spans import Window
from planner.services import views
from planner.services.changing import change

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
YEAR = Window.of_year(2015)
CANCELLED = SeriesException(status=Status.CANCELLED)

MEETING = Series(
    uid="meeting",
    title="Møde",
    kind=SeriesKind.MEETING,
    rule=AgreedDates((AgreedDate(date(2015, 3, 31)), AgreedDate(date(2015, 9, 29)))),
    exceptions={date(2015, 9, 29): CANCELLED, date(2015, 6, 1): CANCELLED},
)
ITEM = Series(
    uid="item",
    title="Sag",
    kind=SeriesKind.ITEM,
    rule=Placed(host="meeting", within=Period(unit=PeriodUnit.QUARTER, numbers=(1,), until=date(2015, 12, 31))),
    exceptions={"2015-Q1": SeriesException(note="kort"), "2015-Q2": SeriesException(note="lang")},
)
DEADLINE = Series(
    uid="deadline",
    title="Frist",
    kind=SeriesKind.DEADLINE,
    rule=Relative(anchor="item", unit=RelativeUnit.DAY, offset=-7),
)


@pytest.fixture(autouse=True)
def stored(in_app: Flask) -> Calendar:
    return change(lambda calendar: replace(calendar, series=(DEADLINE, ITEM, MEETING)), NOW)


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), ["deadline 2015-03-24", "item 2015-03-31", "meeting 2015-03-31", "meeting 2015-09-29"]),
        (Selection(cancelled=False), ["deadline 2015-03-24", "item 2015-03-31", "meeting 2015-03-31"]),
        (Selection(kinds=frozenset({SeriesKind.ITEM})), ["item 2015-03-31"]),
        # what a series follows is found for it, though it is not shown
        (Selection(series=frozenset({"deadline"})), ["deadline 2015-03-24"]),
        (Selection(series=frozenset({"item", "meeting"}), kinds=frozenset({SeriesKind.ITEM})), ["item 2015-03-31"]),
        (Selection(series=frozenset({"unknown"})), []),
    ],
)  # fmt: skip
def test_a_selection_of_a_year(selection: Selection, found: list[str]) -> None:
    shown = [f"{one.series.uid} {one.first}" for one in views.occurrences(YEAR, selection)]

    assert sorted(shown) == found


@pytest.mark.parametrize(
    ("uid", "lost"), [("meeting", ["2015-06-01"]), ("item", ["2015-Q2"]), ("deadline", []), ("unknown", [])]
)
def test_exceptions_that_lost_their_occurrence_are_listed(uid: str, lost: list[str]) -> None:
    assert [rid_text(rid) for rid in views.orphans(uid)] == lost


WIDE, NARROW = Window(date(2015, 1, 1), date(2016, 1, 1)), Window(date(2015, 3, 25), date(2015, 9, 30))


def expansions(room: int = 100) -> views.Expansions:
    return views.Expansions((DEADLINE, ITEM, MEETING), Days(()), room)


@pytest.fixture
def expanded(monkeypatch: pytest.MonkeyPatch) -> list[Window]:
    """The windows that were expanded anew."""
    asked: list[Window] = []
    expand = views.expand_calendar
    monkeypatch.setattr(
        views, "expand_calendar", lambda series, days, window: (asked.append(window), expand(series, days, window))[1]
    )
    return asked


@given(bounds=st.tuples(*[st.dates(date(2014, 11, 1), date(2016, 2, 1))] * 2).map(sorted))
def test_a_window_inside_a_kept_one_shows_the_same_as_by_itself(bounds: list[date]) -> None:
    kept, window = expansions(), Window(*bounds)
    kept.within(Window(date(2014, 11, 1), date(2016, 2, 1)))

    assert kept.within(window) == expansions().within(window)


def test_what_lies_in_a_kept_window_is_not_expanded_again(expanded: list[Window]) -> None:
    kept = expansions()
    for window in (NARROW, WIDE, NARROW, WIDE):
        kept.within(window)

    assert expanded == [NARROW, WIDE]


def test_where_there_is_no_room_the_window_asked_for_last_stays(expanded: list[Window]) -> None:
    kept, before = expansions(room=4), Window(date(2014, 1, 1), date(2015, 4, 1))
    for window in (WIDE, WIDE, before, before, WIDE):
        kept.within(window)

    assert expanded == [WIDE, before, WIDE]


def test_what_a_caller_does_with_its_list_is_its_own_affair() -> None:
    kept = expansions()
    kept.within(WIDE).clear()

    assert len(kept.within(WIDE)) == 4


MOVED = replace(MEETING, exceptions={date(2015, 3, 31): SeriesException(moved_to=MovedTo(*[date(2015, 3, 24)] * 2))})
WAITING = replace(ITEM, uid="waiting", rule=Period(unit=PeriodUnit.QUARTER))
LATER = [
    (DEADLINE, ITEM, MOVED),
    (DEADLINE, ITEM, MEETING, WAITING),
    (WAITING, DEADLINE, ITEM, MOVED),
    (MEETING,),
    (MEETING, ITEM, DEADLINE),
    (DEADLINE, ITEM, replace(MEETING, archived=True), WAITING),
    (),
]


@given(st.lists(st.sampled_from(LATER), min_size=1, max_size=4), st.booleans())
def test_renewed_expansions_show_what_new_ones_would(states: list[tuple[Series, ...]], asked_between: bool) -> None:
    days = Days(())
    kept = views.Expansions((DEADLINE, ITEM, MEETING), days)
    kept.within(WIDE)
    for series in states:
        renewed = kept.renewed(Calendar(uid="x", name="x", version=1, series=series), days)
        kept = renewed or views.Expansions(series, days)
        if asked_between:
            kept.within(NARROW)

    fresh = views.Expansions(states[-1], days)
    assert (kept.within(WIDE), kept.within(NARROW)) == (fresh.within(WIDE), fresh.within(NARROW))


def test_only_what_changed_and_what_follows_it_is_expanded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    days, expand = Days(()), views.expand_calendar
    kept = views.Expansions((ITEM, MEETING, WAITING), days)
    kept.within(WIDE)
    renewed = kept.renewed(Calendar(uid="x", name="x", version=1, series=(ITEM, MOVED, WAITING)), days)
    asked: list[str] = []

    def noted(series: Iterable[Series], days: Days, window: Window) -> list[Occurrence]:
        chains = list(series)
        asked.extend(one.uid for one in chains)
        return expand(chains, days, window)

    monkeypatch.setattr(views, "expand_calendar", noted)
    assert renewed
    assert len(renewed.within(WIDE)) == len(renewed.within(WIDE)) == 7
    assert sorted(asked) == ["item", "meeting"]


def test_other_days_are_a_reason_to_expand_everything_again() -> None:
    kept = expansions()

    assert kept.renewed(Calendar(uid="x", name="x", version=1, series=(MEETING,)), Days(())) is None
