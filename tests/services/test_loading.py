"""What loading a calendar file does to what is stored already."""

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask

from planner.domain.days import default_day_calendars
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.series import Body, Calendar, SeriesException, Stamp, Unit
from planner.services import calendars
from planner.services.changing import change
from planner.services.loading import load

MONDAY, TUESDAY = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)
FILE: dict[str, Any] = {
    "uid": "x",
    "name": "Årshjul",
    "bodies": [{"key": "hu", "name": "Hovedudvalget"}, {"key": "cf", "name": "Chefforum"}],
    "units": [{"key": "byc", "short": "BYC"}],
    "series": [
        {
            "uid": "hu",
            "title": "HU",
            "kind": "meeting",
            "body": "hu",
            "units": ["byc"],
            "rule": {"kind": "agreed-dates", "dates": [{"on": "2015-01-15"}]},
        },
        {
            "uid": "seminar",
            "title": "Seminar",
            "kind": "seminar",
            "body": "cf",
            "rule": {"kind": "period", "unit": "quarter", "since": "2015-01-01"},
        },
    ],
}

ON_NO_MEETING = {"kind": "placed", "host": "none", "start": "2015-01-01"}


def changed(edit: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The file, with something done to it."""
    data = copy.deepcopy(FILE)
    edit(data)
    return data


@pytest.fixture
def loaded(in_app: Flask) -> Calendar:
    return load(FILE, MONDAY)


def test_a_file_fills_an_empty_database_with_the_default_day_calendars(loaded: Calendar) -> None:
    assert loaded.version == 1
    assert [one.uid for one in loaded.series] == ["hu", "seminar"]
    assert loaded.day_calendars == default_day_calendars()
    assert calendars.current() == loaded


def test_the_same_file_again_changes_nothing(loaded: Calendar) -> None:
    assert load(FILE, TUESDAY) == loaded


def test_a_changed_series_alone_is_stamped(loaded: Calendar) -> None:
    data = changed(lambda file: file["series"][0]["rule"]["dates"].append({"on": "2016-01-14"}))

    after = load(data, TUESDAY)

    assert after.version == 2
    assert [one.stamp for one in after.series] == [Stamp(2, TUESDAY), Stamp(1, MONDAY)]


def test_what_the_file_does_not_name_stays(loaded: Calendar) -> None:
    data = changed(lambda file: (file["series"].pop(0), file["bodies"].pop(0), file["units"].pop()))

    assert load(data, TUESDAY) == loaded


def test_what_was_decided_of_single_occurrences_stays(loaded: Calendar) -> None:
    decided = {date(2015, 1, 15): SeriesException(status=Status.CANCELLED)}
    before = change(
        lambda calendar: replace(
            calendar, series=(replace(calendar.series[0], exceptions=decided), calendar.series[1])
        ),
        TUESDAY,
    )

    assert load(FILE, TUESDAY) == before


def test_what_the_file_decides_of_single_occurrences_is_added(loaded: Calendar) -> None:
    data = changed(lambda file: file["series"][0].update(exceptions={"2015-01-15": {"status": "cancelled"}}))

    [decided] = load(data, TUESDAY).series[0].exceptions.values()

    assert decided == SeriesException(status=Status.CANCELLED, stamp=Stamp(2, TUESDAY))


def test_a_body_that_is_renamed_is_renamed_everywhere(loaded: Calendar) -> None:
    renamed = {"uid": "x", "name": "Årshjul", "bodies": [{"key": "hu", "name": "Hoved-MED", "short": "HU"}]}

    after = load(renamed, TUESDAY)

    assert after.bodies == (Body("hu", "Hoved-MED", "HU"), Body("cf", "Chefforum"))
    assert after.series[0].body == Body("hu", "Hoved-MED", "HU")
    assert after.series[0].stamp == Stamp(2, TUESDAY)
    assert after.units == (Unit("byc", "BYC"),)


def test_another_calendar_is_refused(loaded: Calendar) -> None:
    with pytest.raises(DomainError, match="already holds the calendar “x”, not “y”"):
        load(changed(lambda file: file.update(uid="y")), TUESDAY)


@pytest.mark.parametrize(
    ("edit", "field"),
    [
        (lambda file: file.update(colour="red"), "colour"),
        (lambda file: file["series"][1].update(title=""), "series[seminar].title"),
        (lambda file: file["series"][1]["rule"].update(since="2015-02-30"), "series[seminar].rule.since"),
        (lambda file: file["series"][1]["rule"].update(numbers=[9]), "series[seminar].rule.numbers"),
        (lambda file: file["series"][1].update(rule=ON_NO_MEETING), "rule.anchor"),
    ],
)  # fmt: skip
def test_a_wrong_file_changes_nothing(loaded: Calendar, edit: Callable[[dict[str, Any]], object], field: str) -> None:
    def also_rename(file: dict[str, Any]) -> None:
        file["series"][0]["title"] = "Et nyt navn"
        edit(file)

    with pytest.raises(DomainError) as refused:
        load(changed(also_rename), TUESDAY)

    assert refused.value.field == field
    assert calendars.current() == loaded
