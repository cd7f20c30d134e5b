"""The example calendar shows 2015 as the minutes of 16 December 2014 tell it, and lives on after it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from planner.domain.days import Days
from planner.domain.occurrences import Occurrence, Precision, ReasonKind, Status
from planner.domain.series import Calendar, SeriesKind
from planner.domain.spans import Window
from planner.example import content
from planner.services.loading import load
from planner.services.views import occurrences

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def calendar(in_app: Flask) -> Calendar:
    return load(content(), NOW)


def in_year(year: int) -> list[Occurrence]:
    return occurrences(Window.of_year(year))


def dates(found: Iterable[Occurrence]) -> list[str]:
    """As the minutes write them: `23/3-24/3`, `30/4 (res.)`, for windows without a day their first and last."""
    written = []
    for one in found:
        days = f"{one.first.day}/{one.first.month}"
        if one.last != one.first:
            days += f"-{one.last.day}/{one.last.month}"
        written.append(f"{days} (res.)" if one.status is Status.TENTATIVE else days)
    return written


def units(one: Occurrence) -> str:
    return ", ".join(unit.short for unit in one.series.units)


QUARTERS = ["1/1-31/3", "1/4-30/6", "1/7-30/9", "1/10-31/12"]
MONTHS = [
    "1/1-31/1", "1/2-28/2", "1/3-31/3", "1/4-30/4", "1/5-31/5", "1/6-30/6",
    "1/7-31/7", "1/8-31/8", "1/9-30/9", "1/10-31/10", "1/11-30/11", "1/12-31/12",
]  # fmt: skip
SECOND_WEEKS = [
    "12/1-18/1", "9/2-15/2", "9/3-15/3", "13/4-19/4", "11/5-17/5", "8/6-14/6",
    "13/7-19/7", "10/8-16/8", "14/9-20/9", "12/10-18/10", "9/11-15/11", "14/12-20/12",
]  # fmt: skip
WITH_THE_MAYOR = ["31/3", "26/5", "29/9", "24/11"]

THE_LIST_OF_2015 = [
    # title, responsible, how exactly it is dated, when
    ('"Lønbånd" for chef- og specialkonsulenter', "HRC", Precision.MONTH, ["1/1-31/1"]),
    ("Nyt Kommissorium for Vestegnens IndkøbsForum (VIF)", "ØDC", Precision.MONTH, ["1/1-31/1"]),
    ("Borgerrådgiveren på besøg", "BYC", Precision.DAY, ["13/1"]),
    ("Analyse vedr. medborger- og kulturhuse (nævnt i budgetforlig)", "FKC", Precision.MONTH, ["1/1-31/1"]),
    ("Oplæg om den boligsociale indsats pba. Byrådets temadrøftelse", "FKC", Precision.MONTH, ["1/1-31/1"]),
    ("Selvejende institutioner (nævnt i budgetforlig)", "BYC", Precision.MONTH, ["1/1-31/1"]),
    ("Politikkoncept", "BYC", Precision.MONTH, ["1/1-31/1"]),
    ("Arkiv/håndtering – organisatorisk og fysisk", "BYC, CEIS", Precision.MONTH, ["1/3-31/3"]),
    ("Direktionsseminar med borgmesteren i London", "BYC", Precision.DAY, ["23/3-24/3"]),
    ("KL-bestyrelsesmøder", "BYC, AM", Precision.MONTH, MONTHS),
    ("ØKO-LIS", "ØDC", Precision.WEEK, SECOND_WEEKS),
    ("Plan for socialområdet/fokus på effekterne af masterplanen", "SHC", Precision.QUARTER, QUARTERS),
    ("IT budget", "ØDC", Precision.QUARTER, QUARTERS),
    ("Programmet Morgendagens børne- og ungeliv", "PA, BYC", Precision.QUARTER, QUARTERS),
    ("Status på revisionsbemærkninger", "ØDC", Precision.QUARTER, QUARTERS),
    ("Resultatkrav for borgmesteren i valgperioden", "BYC", Precision.DAY, WITH_THE_MAYOR),
    ("Kørselsgodtgørelse", "HRC", Precision.MONTH, ["1/3-31/3"]),
    ("Mistede feriepenge", "HRC", Precision.MONTH, ["1/8-31/8"]),
    ("Mistede sygedagpenge", "HRC", Precision.MONTH, ["1/9-30/9"]),
    ("Direktionens Strategiske Lederforum", "HRC", Precision.DAY, ["2/3", "4/6", "10/9", "19/11"]),
    (
        "HU-møder (Hovedudvalget)",
        "",
        Precision.DAY,
        [
            "15/1", "26/2", "25/3", "30/4 (res.)", "28/5 (res.)", "22/6 (res.)",
            "17/9", "29/10", "26/11", "17/12",
        ],
    ),
    ("Byrådets temamøder", "", Precision.DAY, ["24/3", "27/10", "24/11"]),
    ("Borgmesterens deltagelse i direktionsmøder", "", Precision.DAY, WITH_THE_MAYOR),
    ("beskæftigelsesområdet (emne til Byrådets temamøder)", "", Precision.MONTH, ["1/1-31/1"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "responsible", "precision", "when"), THE_LIST_OF_2015, ids=[row[0] for row in THE_LIST_OF_2015]
)
def test_2015_is_what_the_minutes_say(title: str, responsible: str, precision: Precision, when: list[str]) -> None:
    found = [one for one in in_year(2015) if one.title == title]

    assert dates(found) == when
    assert {one.precision for one in found} == {precision}
    assert {units(one) for one in found} == {responsible}


def test_besides_the_list_2015_has_only_what_was_decided_in_2014() -> None:
    listed = {title for title, *_ in THE_LIST_OF_2015}
    besides = [one for one in in_year(2015) if one.title not in listed]

    assert sorted({one.title for one in besides if not one.missing}) == ["Borgerrådgiverens beretning"]
    assert sorted(f"{one.title} {dates([one])[0]}" for one in besides if one.missing) == [
        "Chefforum-seminar 21/2-28/2 (res.)",
        "Chefforum-seminar 21/8-10/9 (res.)",
        "Møder i ledernetværkene 1/1-31/3 (res.)",
        "Møder i ledernetværkene 1/10-31/12 (res.)",
        "Møder i ledernetværkene 1/4-30/6 (res.)",
        "Møder i ledernetværkene 1/7-30/9 (res.)",
    ]


@pytest.mark.parametrize(
    ("title", "day", "note", "place"),
    [
        (
            "Direktionens Strategiske Lederforum",
            date(2015, 3, 2),
            "bl.a. opsamling på seminar, Udviklingsstrategi",
            "",
        ),
        ("Direktionsseminar med borgmesteren i London", date(2015, 3, 23), "", "London"),
        ("Chefforum-seminar", date(2018, 8, 30), "", "Sinatur Hotel Frederiksdal"),
        ("Direktionens heldagsmøder", date(2018, 9, 17), "ekstern oplægsholder deltager", ""),
        ("Direktionens heldagsmøder", date(2018, 11, 12), "direktionsseminar", ""),
    ],
)
def test_notes_and_places_stand_at_their_date(title: str, day: date, note: str, place: str) -> None:
    found = occurrences(Window(day, day + timedelta(days=1)))
    [one] = [one for one in found if one.title == title and one.first == day]

    assert (one.note, one.place) == (note, place)


@pytest.mark.parametrize(
    ("title", "when"),
    [
        ("Direktionens heldagsmøder", ["17/9", "22/10", "12/11-13/11", "10/12"]),
        ("Borgmesterens deltagelse i direktionsmøder", ["8/10", "26/11", "17/12"]),
        ("Resultatkrav for borgmesteren i valgperioden", ["8/10"]),
        ("Chefforum-seminar", ["30/8-31/8"]),
    ],
)
def test_2018_is_what_the_minutes_of_august_say(title: str, when: list[str]) -> None:
    assert dates(one for one in in_year(2018) if one.title == title and one.dated) == when


def test_the_mayors_item_is_taken_where_the_mayor_is() -> None:
    item = [one for one in in_year(2015) if one.series.uid == "resultatkrav-for-borgmesteren"]

    assert [one.details.placed_on and str(one.details.placed_on.recurrence_id) for one in item] == [
        "2015-03-31",
        "2015-05-26",
        "2015-09-29",
        "2015-11-24",
    ]


@pytest.mark.parametrize("year", [2026, 2027])
def test_a_later_year_lives_and_says_which_dates_are_missing(year: int) -> None:
    found = in_year(year)
    missing = [one for one in found if one.missing]
    recurring = {one.title for one in found if not one.missing}

    assert recurring >= {
        "KL-bestyrelsesmøder",
        "ØKO-LIS",
        "IT budget",
        "Kørselsgodtgørelse",
        "Mistede feriepenge",
        "Mistede sygedagpenge",
    }
    assert not any("Lønbånd" in title or "Politikkoncept" in title for title in recurring), "once only"
    assert all(one.status is Status.TENTATIVE and not one.dated for one in missing)
    assert {uid: sum(one.series.uid == uid for one in missing) for uid in {m.series.uid for m in missing}} == {
        "strategisk-lederforum": 4,
        "hu-moeder": 10,
        "byraadets-temamoeder": 3,
        "borgmesterens-deltagelse": 4,
        "chefforum-seminar": 2,
        "ledernetvaerk": 4,
    }


def test_an_item_for_a_meeting_that_has_no_date_says_so() -> None:
    item = [one for one in in_year(2027) if one.series.uid == "resultatkrav-for-borgmesteren"]

    assert [one.recurrence_id for one in item] == ["2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"]
    assert {reason.kind for one in item for reason in one.reasons} == {ReasonKind.NO_HOST}


@pytest.mark.parametrize(("year", "expected"), [(2019, 1), (2020, 0), (2023, 1), (2026, 0), (2027, 1)])
def test_the_development_strategy_comes_every_fourth_year(year: int, expected: int) -> None:
    assert sum(one.series.uid == "udviklingsstrategi" for one in in_year(year)) == expected


def test_every_series_tells_its_source_and_names_no_unit_in_vain(calendar: Calendar) -> None:
    assert all(one.source.startswith("Direktionen ") for one in calendar.series)
    assert {unit for one in calendar.series for unit in one.units} == set(calendar.units)
    assert {one.body for one in calendar.series} == set(calendar.bodies)
    assert {one.kind for one in calendar.series} == {SeriesKind.MEETING, SeriesKind.SEMINAR, SeriesKind.ITEM}


def test_loading_it_again_changes_nothing(calendar: Calendar) -> None:
    assert load(content(), NOW + timedelta(days=1)) == calendar


def test_no_holiday_is_forgotten(calendar: Calendar) -> None:
    days = Days(calendar.day_calendars)

    assert not days.is_working(date(2015, 5, 1).toordinal()), "store bededag"
    assert days.is_working(date(2026, 5, 1).toordinal()), "no store bededag any more"
