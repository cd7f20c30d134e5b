"""What a reader sees of an event, as a table: title, description, category, busy or free."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from planner.domain.occurrences import Status
from planner.domain.rules import Period, PeriodUnit
from planner.domain.series import Body, MovedTo, SeriesException, Unit
from planner.domain.spans import Times
from planner.ical.face import Faces, categories
from tests.ical.calendars import by_hand, occurrences, series

FACES = {language: Faces(language, {"direktion": "Direktionsmøde"}) for language in ("da", "en")}
SUMMER = (date(2026, 7, 13), date(2026, 8, 10), date(2026, 9, 14))
FOUND = {(one.series.uid, str(one.recurrence_id)): one for one in occurrences(by_hand())}


@pytest.mark.parametrize(
    ("uid", "rid", "danish", "english"),
    [
        ("direktion", "2026-01-12", "Direktionsmøde", "Direktionsmøde"),
        ("direktion", "2026-06-08", "Aflyst: Direktionsmøde", "Cancelled: Direktionsmøde"),
        ("direktion", "2026-09-14", "Direktionsmøde (res.)", "Direktionsmøde (res.)"),
        ("regnskab", "2026-03", "Årsregnskab (marts, dag ikke fastsat)", "Årsregnskab (March, day not set)"),
        ("uge", "2026-W03", "Skoleindskrivning (uge 3, dag ikke fastsat)", "Skoleindskrivning (week 3, day not set)"),
        ("leder", "2026-Q2!1.1", "Lederforum (2. kvartal, dato mangler)", "Lederforum (2nd quarter, date missing)"),
        ("liste", "2026-Q3", "ØKO-LIS", "ØKO-LIS"),
        ("frist", "2026-01-12", "Frist for bilag (kl. 12.00)", "Frist for bilag (at 12:00)"),
        ("seminar", "2026-03-26", "Over sommertid", "Over sommertid"),
    ],
)
def test_the_title_says_what_clients_do_not_show(uid: str, rid: str, danish: str, english: str) -> None:
    assert FACES["da"].summary(FOUND[uid, rid]) == danish
    assert FACES["en"].summary(FOUND[uid, rid]) == english


@pytest.mark.parametrize(
    ("uid", "rid", "told"),
    [
        ("tirsdag", "2026-01-06", "Hver uge, sommer og vinter"),
        ("direktion", "2026-01-12", "Forum: Direktionen\nAnsvarlig: Økonomi og Digitalisering"),
        (
            "direktion",
            "2026-03-09",
            "Ændret fra mandag den 9. marts 2026\nForum: Direktionen\nAnsvarlig: Økonomi og Digitalisering",
        ),
        ("direktion", "2026-06-08", "Aflyst\nForum: Direktionen\nAnsvarlig: Økonomi og Digitalisering"),
        (
            "direktion",
            "2026-11-09",
            "Medbring:\n- bilag\n- kaffe\nForum: Direktionen\nAnsvarlig: Økonomi og Digitalisering",
        ),
        ("regnskab", "2026-03", "I marts 2026 (dag ikke fastsat)"),
        ("liste", "2026-Q3", "Punkt på: Direktionsmøde\nAnsvarlig: HR"),
        ("frist", "2026-01-12", ""),
    ],
)
def test_the_description_tells_why_and_who(uid: str, rid: str, told: str) -> None:
    assert FACES["da"].description(FOUND[uid, rid], ()) == told


def test_an_item_that_found_no_meeting_says_so_and_names_no_other() -> None:
    calendar = by_hand()
    cancelled = {rid: SeriesException(status=Status.CANCELLED) for rid in SUMMER}
    board, *others = calendar.series
    found = occurrences(replace(calendar, series=(replace(board, exceptions=cancelled), *others)))
    item = next(one for one in found if one.series.uid == "liste" and one.recurrence_id == "2026-Q3")

    told = FACES["da"].description(item, ()).splitlines()

    assert told[0] == "I 3. kvartal 2026 (dag ikke fastsat)"
    assert told[1] == "Intet møde i »Direktionsmøde« i perioden"
    assert told[-1] == "Ansvarlig: HR"
    assert not [line for line in told if line.startswith("Punkt på")]


def test_a_holiday_is_told_as_the_reason() -> None:
    calendar = by_hand()
    board = calendar.series[0]
    on_mondays = replace(board.rule, by_day=(board.rule.by_day[0]._replace(nth=-1),))  # 25 May 2026 is Whit Monday
    found = occurrences(replace(calendar, series=(replace(board, rule=on_mondays, exceptions={}),)))
    moved = next(one for one in found if one.recurrence_id == date(2026, 5, 25))

    told = Faces("da", {}).description(moved, ()).splitlines()

    assert told[0] == "Ændret fra mandag den 25. maj 2026: 2. pinsedag"


def test_another_hour_of_the_same_day_is_told_without_that_day() -> None:
    calendar = by_hand()
    april = date(2026, 4, 13)
    later = SeriesException(moved_to=MovedTo(april, april, Times(time(14), time(16))))
    board = replace(calendar.series[0], exceptions={april: later})
    moved = next(one for one in occurrences(replace(calendar, series=(board,))) if one.recurrence_id == april)

    assert Faces("da", {}).description(moved, ()).splitlines()[0] == "Ændret fra kl. 10.00–12.00"
    assert Faces("en", {}).description(moved, ()).splitlines()[0] == "Changed from 10:00–12:00"


def test_items_stand_in_the_meetings_description_with_who_answers_for_them() -> None:
    meeting, item = FOUND["direktion", "2026-01-12"], FOUND["liste", "2026-Q1"]

    told = FACES["da"].description(meeting, (item,)).splitlines()

    assert told[-2:] == ["Punkter på mødet:", "- ØKO-LIS (HR)"]


def test_categories_are_the_body_and_the_units_each_once() -> None:
    rule = Period(unit=PeriodUnit.YEAR)
    body, units = Body("b", "Udvalg; A, B"), (Unit("u", "HR"), Unit("v", "HR"), Unit("w", "ØKO"))

    assert categories(series("x", "X", rule, body=body, units=units)) == "CATEGORIES:Udvalg\\; A\\, B,HR,ØKO\r\n"
    assert categories(series("x", "X", rule)) == ""
