"""What a change does to versions and stamps, and that it happens whole or not at all."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from planner.domain.access import Author
from planner.domain.days import DayCalendar, DayKind
from planner.domain.errors import CircularChain, DomainError, MissingAnchor, NeverMatches
from planner.domain.occurrences import Status
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Frequency,
    Recurrence,
    Relative,
    RelativeUnit,
    Weekday,
)
from planner.domain.series import (
    Adjustment,
    Body,
    Calendar,
    Passport,
    Policy,
    Series,
    SeriesException,
    SeriesKind,
    Stamp,
)
from planner.services import calendars
from planner.services.changing import Edit, change
from planner.services.transactions import reading
from planner.store.history import ChangedSeriesRow, ChangeRow

MONDAY, TUESDAY = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)
DAY = date(2015, 1, 13)


def series(uid: str, **parts: object) -> Series:
    rule = AgreedDates((AgreedDate(DAY),))
    return replace(Series(uid=uid, title=uid, kind=SeriesKind.ITEM, rule=rule), **parts)


def having(*wanted: Series) -> Edit:
    return lambda calendar: replace(calendar, series=wanted)


@pytest.fixture
def stored(in_app: Flask) -> Calendar:
    """Two series, one with an exception, written on Monday as version 1."""
    decided = {DAY: SeriesException(title="Ekstra")}
    return change(having(series("a", exceptions=decided), series("b")), MONDAY)


def test_the_first_change_makes_version_one(stored: Calendar) -> None:
    assert stored.version == 1
    assert stored.stamp == Stamp(1, MONDAY)
    assert {one.stamp for one in stored.series} == {Stamp(1, MONDAY)}
    assert calendars.current() == stored


def test_a_change_raises_the_version_by_one_and_is_seen_at_once(stored: Calendar) -> None:
    after = change(lambda calendar: replace(calendar, name="Årshjulet"), TUESDAY)

    assert after.version == 2
    assert after.stamp == Stamp(2, TUESDAY)
    assert calendars.current() == after


def test_an_edit_that_changes_nothing_writes_nothing(stored: Calendar) -> None:
    unstamped = tuple(replace(one, stamp=Stamp(99, TUESDAY)) for one in stored.series)

    assert change(having(*unstamped), TUESDAY) == stored
    assert calendars.current().version == 1


A, B = "series a", "series b"
EXCEPTION = "exception of a"


@pytest.mark.parametrize(
    ("edit", "stamped"),
    [
        # what is done to the stored calendar, and what then carries Tuesday's stamp
        (lambda a, b: (a, replace(b, title="B")), {B}),
        (lambda a, b: (replace(a, note="Husk"), replace(b, status=Status.TENTATIVE)), {A, B}),
        (lambda a, b: (replace(a, exceptions={DAY: SeriesException(title="Flyttet")}), b), {EXCEPTION}),
        (lambda a, b: (replace(a, exceptions={}), b), {EXCEPTION}),
        (lambda a, b: (replace(a, place="B105", exceptions={}), b), {A, EXCEPTION}),
        (lambda a, b: (a, replace(b, body=Body("hu", "HU"))), {B}),
        (lambda a, b: (b, a), set()),
        (lambda a, b: (a,), set()),
        (lambda a, b: (a, b, series("c")), {"series c"}),
    ],
)  # fmt: skip
def test_only_what_changed_is_stamped(stored: Calendar, edit: object, stamped: set[str]) -> None:
    assert callable(edit)

    def apply(calendar: Calendar) -> Calendar:
        return replace(calendar, bodies=(Body("hu", "HU"),), series=edit(*calendar.series))

    after = change(apply, TUESDAY)

    stamps = {f"series {one.uid}": one.stamp for one in after.series}
    stamps |= {f"exception of {one.uid}": two.stamp for one in after.series for two in one.exceptions.values()}
    assert {what for what, stamp in stamps.items() if stamp == Stamp(2, TUESDAY)} == stamped
    assert calendars.current() == after


def test_an_exception_that_is_taken_back_is_still_told_of(stored: Calendar) -> None:
    after = change(having(replace(stored.series[0], exceptions={}), stored.series[1]), TUESDAY)

    assert after.series[0].exceptions == {DAY: SeriesException(stamp=Stamp(2, TUESDAY))}


def test_day_calendars_are_stamped_too(stored: Calendar) -> None:
    closed = DayCalendar(uid="lukket", name="Lukket", kind=DayKind.CLOSED)
    after = change(lambda calendar: replace(calendar, day_calendars=(*calendar.day_calendars, closed)), TUESDAY)

    assert [one.uid for one in after.day_calendars if one.stamp == Stamp(2, TUESDAY)] == ["lukket"]


@pytest.mark.parametrize(
    ("wrong", "error", "field"),
    [
        (series("b", title=" "), DomainError, "series[b].title"),
        (series("a"), DomainError, "series[a].uid"),
        (
            series("b", adjustments=(Adjustment("ukendt", Policy.SKIP),)),
            DomainError,
            "series[b].adjustments",
        ),
        (
            series(
                "b",
                rule=Recurrence(
                    freq=Frequency.YEARLY,
                    start=DAY,
                    by_month=(2,),
                    by_day=(Weekday(0, 1),),
                    by_month_day=(28,),
                ),
            ),
            NeverMatches,
            "series[b].rule",
        ),
        (
            series("b", rule=Relative(anchor="nowhere", unit=RelativeUnit.DAY, offset=-1)),
            MissingAnchor,
            "rule.anchor",
        ),
        (
            series("b", rule=Relative(anchor="b", unit=RelativeUnit.DAY, offset=-1)),
            CircularChain,
            "rule.anchor",
        ),
    ],
)
def test_what_cannot_be_is_refused_whole(
    stored: Calendar, wrong: Series, error: type[DomainError], field: str
) -> None:
    with pytest.raises(error) as refused:
        change(having(replace(stored.series[0], title="Ny titel"), wrong), TUESDAY)

    assert refused.value.field == field
    assert calendars.current() == stored


def test_an_edit_that_fails_changes_nothing(stored: Calendar) -> None:
    def fail(_calendar: Calendar) -> Calendar:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change(fail, TUESDAY)

    assert calendars.current() == stored


def test_it_works_on_both_databases(both: Flask) -> None:
    with both.app_context():
        change(having(series("a"), series("b")), MONDAY)
        after = change(having(series("a"), series("c")), TUESDAY)

        assert calendars.current() == after
        assert [one.uid for one in after.series] == ["a", "c"]


def test_a_passport_is_saved_and_no_feed_has_changed(stored: Calendar) -> None:
    a, b = stored.series
    after = change(having(replace(a, passport=Passport(owner="Direktionen")), b), TUESDAY)

    assert after.version == 2
    assert calendars.current().series[0].passport.owner == "Direktionen"
    assert after.series[0].stamp == Stamp(1, MONDAY)


def test_each_change_goes_into_the_history_with_who_and_what(stored: Calendar) -> None:
    a, b = stored.series
    change(having(a, replace(b, title="B")), TUESDAY, Author("7f", "Sekretæren"), undoes=1)

    with reading() as session:
        rows = session.scalars(select(ChangeRow).order_by(ChangeRow.version)).all()
        touched = session.execute(select(ChangedSeriesRow.change_id, ChangedSeriesRow.uid)).all()
    first, second = rows
    assert (first.version, first.when, first.account, first.name, first.undoes) == (1, MONDAY, "", "", None)
    assert [part["kind"] for part in first.parts] == ["calendar"]
    assert (second.version, second.when, second.account, second.name, second.undoes) == (
        *(2, TUESDAY),
        *("7f", "Sekretæren", 1),
    )
    assert second.parts == [
        {"kind": "series", "key": "b", "name": "B", "before": {"title": "b"}, "after": {"title": "B"}}
    ]
    assert [tuple(row) for row in touched] == [(second.id, "b")]


def test_what_is_refused_leaves_no_trace_in_the_history(stored: Calendar) -> None:
    with pytest.raises(DomainError):
        change(having(series("b", title=" ")), TUESDAY)

    with reading() as session:
        assert session.scalars(select(ChangeRow.version)).all() == [1]
