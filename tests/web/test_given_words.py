"""With the interface in English, each text that people have given in Danish says that it is Danish (WCAG 3.1.2)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.days import CLOSED_DAYS, DayCalendar, DayKind, DaySpan
from planner.domain.series import Calendar, Passport, Person, Series
from tests.web.calendars import A_CALENDAR, BOARD_MEETING
from tests.web.forms import send
from tests.web.voices import spoken
from tests.web.walking import Values, addresses, made

OUTSIDE = DayCalendar(
    uid="outside",
    name="Andres møder",
    kind=DayKind.EVENT,
    added=(DaySpan(date(2026, 12, 8), date(2026, 12, 15), "Kommunernes topmøde"),),
)
REVIEWED = replace(
    BOARD_MEETING, passport=Passport("Direktionssekretæren", "Styrelsesloven", "Vi vil ses", date(2025, 11, 1))
)
CLOSED = replace(
    next(one for one in A_CALENDAR.day_calendars if one.uid == CLOSED_DAYS),
    added=(DaySpan(date(2026, 12, 21), date(2026, 12, 21), "Personaledag"),),
)
CALENDAR = replace(
    A_CALENDAR,
    series=(REVIEWED, *A_CALENDAR.series[1:]),
    day_calendars=(*(one for one in A_CALENDAR.day_calendars if one.uid != CLOSED_DAYS), CLOSED, OUTSIDE),
    people=(Person("mayor", "Åse Jørgensen", "Borgmester", frozenset({"board"})),),
)
OUR_WORDS = {"Seminar"}
"""What is written the same in both languages."""

OUR_EXAMPLES = {"As in “ØDC”.", "As in “Mayor” or “Deputy chair of HU”."}
"""Sentences of ours that speak of nobody's unit or body."""

OF_ONE_PIECE = {"The plan Mødeplan 2027 as a wheel"}
"""Names of drawings, which attributes give: no part of those can say in which language it is."""

MORE = """
    /settings/units /settings/units/finance /settings/people /settings/people/mayor /settings/days
    /settings/days/outside /filters?body=board&unit=finance /list?body=board&unit=finance /history?series=seminar
    /?view=huskeliste /year/2026?view=wall /series/figures /series/figures/edit /series/joint-meeting
    /series/joint-meeting/2027-02-25 /series/new?phrase=hver+tirsdag
"""
"""Other sides of what the walk sees one side of."""


def given(calendar: Calendar) -> set[str]:
    """All that people have written into the calendar."""
    found = {calendar.name}
    for one in calendar.series:
        found.update(texts_of(one))
    found.update(text for body in calendar.bodies for text in (body.name, body.short))
    found.update(text for unit in calendar.units for text in (unit.name, unit.short, f"{unit.short} · {unit.name}"))
    found.update(text for person in calendar.people for text in (person.name, person.role))
    found.update(days.name for days in calendar.day_calendars)
    found.update(span.name for days in calendar.day_calendars for span in days.added)
    return found - OUR_WORDS - {""}


def texts_of(series: Series) -> Iterator[str]:
    passport = series.passport
    yield from (series.title, series.place, series.note, series.source)
    yield from (passport.owner, passport.legal_basis, passport.purpose)
    for one in series.exceptions.values():
        yield from (text for text in (one.title, one.place, one.note) if text)


def made_plans(client: FlaskClient) -> dict[str, Values]:
    """What the walk needs, and a second draft for the first to be compared with."""
    own = made(client)
    plan = f"/plans/{own['plans']['uid']}"
    send(client, f"{plan}/manage", action=f"{plan}/copy", copied="Endnu en kladde")
    return own


@pytest.fixture
def pages(app: Flask, administrator: FlaskClient, put: Callable[[Calendar], None]) -> dict[str, str]:
    """Every page, in English, by its address."""
    put(CALENDAR)
    own = made_plans(administrator)
    administrator.get("/?lang=en")
    compared = f"/plans/{own['plans']['uid']}/compare"
    others = re.findall(r'<option[^>]* value="([0-9a-f-]{36})"', administrator.get(compared).text)
    asked = [*addresses(app, own), *MORE.split(), *(f"{compared}?other={one}" for one in others)]
    found = {one: administrator.get(one, follow_redirects=True) for one in asked}
    assert {one: page.status_code for one, page in found.items() if page.status_code != 200} == {}
    assert others
    return {one: page.text for one, page in found.items() if page.mimetype == "text/html"}


def test_what_people_have_given_is_spoken_in_danish(pages: dict[str, str]) -> None:
    """Alone or within a sentence."""
    names = given(CALENDAR) | {"Mødeplan 2027", "Endnu en kladde"}
    a_name = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names))})(?!\w)")

    wrong = [
        f"{address}: {text}"
        for address, page in pages.items()
        for text in dict.fromkeys(spoken(page, "en"))
        if a_name.search(text) and text not in OUR_EXAMPLES | OF_ONE_PIECE
    ]

    assert not wrong, "\n".join(wrong)
