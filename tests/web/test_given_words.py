"""With the interface in English, each text that people have given in Danish says that it is Danish (WCAG 3.1.2)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.domain.days import CLOSED_DAYS, DayCalendar, DayKind, DaySpan
from planner.domain.series import Calendar, Passport, Person, Series
from tests.web.calendars import A_CALENDAR, BOARD_MEETING
from tests.web.editor.editing import send as edit
from tests.web.forms import filled_in, send
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
    people=(Person("mayor", "Åse Jørgensen", "Borgmester", frozenset({"board", "council"})),),
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
    /series/joint-meeting/2027-02-25 /series/joint-meeting/edit /series/papers/edit /series/pay
    /series/new?phrase=hver+tirsdag /month/2027/2 /year/2027 /year/2027?view=wall /wheel/2027?rings=units
    /wheel/2026?beside=1&zoom=q4 /embed/wheel?body=board /embed/list?unit=finance /subscribe?body=board /filters
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


def spoken_wrongly(page: str, names: set[str]) -> list[str]:
    """What an English voice says that one of the names is in."""
    a_name = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names))})(?!\w)")
    said = dict.fromkeys(spoken(page, "en"))
    return [text for text in said if a_name.search(text) and text not in OUR_EXAMPLES | OF_ONE_PIECE]


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

    wrong = [f"{address}: {text}" for address, page in pages.items() for text in spoken_wrongly(page, names)]

    assert not wrong, "\n".join(wrong)


def asked_about(browser: FlaskClient) -> Iterator[tuple[str, str]]:
    """What is shown between a form and its being saved: proposals, what collides, what is refused; each by name."""
    form = "/series/board-meeting/edit"
    opened = browser.get(form).text
    yield "a scope", edit(browser, form, title="Direktionens møde", phrase="3. tirsdag i måneden", do="scope").text
    edit(browser, form, title="Direktionens møde", place="Byrådssalen", do="save")
    yield "two at once", edit(browser, form, opened, title="Møde i direktionen", place="Kantinen", do="save").text
    yield "a wrong rule", edit(browser, form, phrase="hver 31. september", do="show").text
    date = "/series/council-meeting/2026-12-28"
    for action in ("move?to=2026-12-10&time=13", "cancel", "move?to=2027-02-01"):
        yield action, browser.get(f"{date}/{action}").text
    send(browser, f"{date}/move?to=2026-12-10&time=13", action=f"{date}/move")
    yield "a clash", browser.get("/series/board-meeting/2026-12-08").text
    yield "a date moved", browser.get(date).text
    yield "what cannot be removed", browser.post("/settings/bodies/board/remove", data=token(browser)).text
    yield "nothing chosen", browser.post("/series/many", data=token(browser)).text


def token(browser: FlaskClient) -> dict[str, str]:
    found = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/settings/bodies").text)
    assert found
    return {"csrf_token": found[1]}


def adopt(browser: FlaskClient, plan: str) -> TestResponse:
    fields = filled_in(
        browser.get(f"{plan}/bodies").text, f"{plan}/hearing", bodies="board", reference="Punkt 4 i dag"
    )
    return browser.post(f"{plan}/publish", data=fields)


def planned(browser: FlaskClient) -> Iterator[tuple[str, str]]:
    """A plan that breaks a rule, has a suggestion, is in hearing and answered, and adopted; by what was looked at."""
    plan = send(browser, "/plans/new").location
    here = f"{plan}/at/board-meeting/2027-03-09"
    send(browser, f"{here}?to=2027-03-29", action=f"{here}/move")
    yield "a broken rule", browser.get(plan).text
    yield "its date", browser.get(here).text
    yield "a contradiction", send(browser, f"{plan}/solve", seconds="10", how="solve").text
    yield "adopted all the same?", adopt(browser, plan).text
    send(browser, here, action=f"{here}/unpin")
    send(browser, f"{plan}/solve", how="at-once")
    yield "a suggestion", browser.get(f"{plan}/suggestion").text
    send(browser, f"{plan}/suggestion", how="accept")
    send(browser, f"{plan}/bodies", action=f"{plan}/hearing", bodies=["board"], answer_by="1. december")
    said = {"body": "board", "slot": "", "text": "Vi kan ikke i marts", "role": "Borgmester"}
    send(browser, f"{plan}/read", action=f"{plan}/comments", **said)
    yield "an answer", browser.get(f"{plan}/read").text
    yield "an answer, to those who asked", browser.get(f"{plan}/bodies").text
    adopt(browser, plan)
    for page in ("", "/read", "/bodies", "/compare"):
        yield f"adopted: {page}", browser.get(plan + page).text
    yield "adopted, in the list", browser.get("/plans").text


def looked_back(browser: FlaskClient) -> Iterator[tuple[str, str]]:
    yield "changes", browser.get("/changes?since=2026-11-01").text
    yield "history", browser.get("/history").text
    yield "a series' history", browser.get("/series/board-meeting/history").text
    yield "a series as it was", browser.get("/series/board-meeting/history/2").text


def test_what_people_have_given_is_spoken_in_danish_whatever_was_done(
    administrator: FlaskClient, put: Callable[[Calendar], None]
) -> None:
    put(CALENDAR)
    administrator.get("/?lang=en")
    more = {"Direktionens møde", "Møde i direktionen", "Byrådssalen", "Kantinen", "Vi kan ikke i marts"}
    more |= {"Mødeplan 2027", "Punkt 4 i dag"}

    shown = [page for walk in (asked_about, planned, looked_back) for page in walk(administrator)]

    wrong = [f"{name}: {text}" for name, page in shown for text in spoken_wrongly(page, given(CALENDAR) | more)]
    assert not wrong, "\n".join(wrong)
