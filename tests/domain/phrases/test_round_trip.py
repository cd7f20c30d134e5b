"""What ``describe`` writes is read back as the same rule: this keeps the editor's two sides in step."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.anchored import Anchor
from planner.domain.days import Days, default_day_calendars
from planner.domain.describe import describe
from planner.domain.expand import expand
from planner.domain.occurrences import Occurrence
from planner.domain.phrases import ANCHOR, Decision, Setting, read
from planner.domain.phrases.outlook import natural_window, outlook
from planner.domain.rules import AgreedDates, Frequency, Period, Placed, Recurrence, Relative, Rule, Union, Weekday
from planner.domain.series import Adjustment, Series, SeriesKind
from planner.domain.spans import Window
from tests.domain.phrases.editor_rules import (
    ADJUSTMENTS,
    HOST,
    PLACED,
    RELATIVES,
    agreed,
    monthly,
    periods,
    unions,
    weekly,
    yearly,
)
from tests.domain.phrases.test_cases import MEETING, ON, TABLE, standing

DAYS = Days(default_day_calendars())
NAMES = {HOST: "ØU"}
EARLY = date(2025, 1, 1)
MEETINGS = Recurrence(freq=Frequency.MONTHLY, start=EARLY, by_day=(Weekday(3, 2),))
ADJUSTED = weekly() | monthly() | yearly() | RELATIVES
WITHOUT_DAYS_TO_ADJUST = periods() | agreed() | unions() | PLACED


def of(rule: Rule, adjustments: tuple[Adjustment, ...] = ()) -> Series:
    return Series(uid="s", title="", kind=SeriesKind.MEETING, rule=rule, adjustments=adjustments)


HOSTS = {HOST: Anchor(HOST, expand(of(MEETINGS), DAYS, Window(EARLY, date(2034, 1, 1))))}


def begins(rule: Rule) -> date:
    """Where the editor's rule begins; it stands in a field of its own, and not always in the words."""
    match rule:
        case Recurrence(start=start):
            return start
        case Period(since=date() as since) | Placed(within=Period(since=date() as since)):
            return since
        case Placed(start=date() as start):
            return start
        case Union(branches=branches):
            return begins(branches[0].rule)
        case AgreedDates(dates=dates):
            return min(one.first for one in dates)
        case _:
            return date(2026, 1, 1)


def check(rule: Rule, adjustments: tuple[Adjustment, ...] = ()) -> None:
    start = begins(rule)
    words = describe(rule, adjustments=adjustments, names=NAMES)

    reading = read(words, Setting(start, anchor=HOST))

    assert reading.decision in (Decision.ACCEPT, Decision.NOTICE), (words, reading.question("da"))
    assert reading.adjustments == adjustments, words
    assert reading.rule is not None, words
    if reading.rule == rule:
        return
    window = Window(start, date(start.year + 5, 1, 1))
    given_days = expand(of(rule, adjustments), DAYS, window, HOSTS)
    read_days = expand(of(reading.rule, adjustments), DAYS, window, HOSTS)
    assert list(map(seen, read_days)) == list(map(seen, given_days)), words


def seen(one: Occurrence) -> tuple[object, ...]:
    return one.first, one.last, one.times, one.status, one.dated


@given(rule=ADJUSTED, adjustments=ADJUSTMENTS)
def test_rules_that_give_days(rule: Recurrence | Relative, adjustments: tuple[Adjustment, ...]) -> None:
    week_without_day = isinstance(rule, Relative) and rule.unit == "week-of" and rule.weekday is None
    check(rule, () if week_without_day else adjustments)


@given(weekday=st.integers(0, 6), after=st.integers(1, 21), months=st.sampled_from([(), (7,), (7, 12)]))
def test_the_first_weekday_behind_a_day(weekday: int, after: int, months: tuple[int, ...]) -> None:
    days = tuple(range(after + 1, after + 8))
    by_day = (Weekday(weekday),)
    check(Recurrence(freq=Frequency.MONTHLY, start=EARLY, by_day=by_day, by_month_day=days, except_months=months))


@given(rule=WITHOUT_DAYS_TO_ADJUST)
def test_windows_agreed_dates_and_what_hangs_on_others(rule: Rule) -> None:
    check(rule)


def test_what_the_table_of_phrases_gives_is_read_back_as_the_same_days() -> None:
    """But for what ``docs/phrases.md`` names: long lists, windows of different sorts, and what lasts for months."""
    for phrase, _, _ in chain.from_iterable(map(standing, TABLE)):
        reading = read(phrase, Setting(ON, meeting=MEETING))
        if reading.rule is None or reading.lasting or isinstance(reading.rule, Union) or has_many_dates(reading.rule):
            continue
        words = describe(reading.rule, adjustments=reading.adjustments, names={ANCHOR: "ØU"})

        again = read(words, Setting(begins(reading.rule), meeting=MEETING))

        assert again.decision in (Decision.ACCEPT, Decision.NOTICE), (phrase, words, again.question("da"))
        if again.rule != reading.rule:
            shown, shown_again = (
                outlook(one, natural_window(one, ON), DAYS, MEETING)._replace(cancelled=())
                for one in (reading, again)
            )
            assert shown_again == shown, (phrase, words)


def has_many_dates(rule: Rule) -> bool:
    return isinstance(rule, AgreedDates) and len(rule.dates) > 6


@given(rule=ADJUSTED | WITHOUT_DAYS_TO_ADJUST, text=st.sampled_from(["xyzzy", "kvadratmeter"]))
def test_a_word_too_many_breaks_it(rule: Rule, text: str) -> None:
    words = f"{describe(rule, names=NAMES)} {text}"

    assert read(words, Setting(begins(rule), anchor=HOST)).decision not in (Decision.ACCEPT, Decision.NOTICE)


@pytest.mark.parametrize("title", ["Direktionen", "Råd & nævn", "MED-udvalg 2", "12. maj-gruppen"])
def test_a_title_in_quotes_may_be_anything(title: str) -> None:
    reading = read(f"5 arbejdsdage før »{title}«, kl. 12", Setting(date(2026, 1, 1), anchor=HOST))

    assert reading.anchor == title
    assert isinstance(reading.rule, Relative)
