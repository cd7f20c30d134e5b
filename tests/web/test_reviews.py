"""Gennemgang: what is due to be looked at, and that somebody did."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from flask import Flask

from planner.domain.access import Role
from planner.domain.series import Calendar, Passport
from planner.services import calendars
from tests.web.calendars import A_CALENDAR, TODAY
from tests.web.forms import text_of
from tests.web.signing import SignsIn

PAGE = "/series/review"


def test_what_is_due_comes_before_the_rest(signed_in: SignsIn, put: Callable[[Calendar], None]) -> None:
    lately = Passport("Direktionen", "Styrelsesloven § 2", "Fælles ledelse", date(2026, 11, 1))
    first, *others = A_CALENDAR.series
    put(replace(A_CALENDAR, series=(replace(first, passport=lately), *others)))

    page = text_of(signed_in(Role.EDITOR).get(PAGE).text)

    due, _heading, later = page.partition("Senere")
    assert others[0].title in due
    assert "Direktionen · Styrelsesloven § 2 · gennemgået 1. november 2026, igen 1. november 2027" in later
    assert "Fælles ledelse" in later


def test_a_click_says_that_it_was_looked_at_today(app: Flask, signed_in: SignsIn) -> None:
    editor = signed_in(Role.EDITOR)
    token = editor.get(PAGE).text.split('name="csrf_token" value="')[1].split('"')[0]

    response = editor.post(PAGE, data={"csrf_token": token, "uid": "board-meeting"})

    assert response.status_code == 303
    page = editor.get(PAGE).text
    assert "er gennemgået." in page
    assert 'class="undo"' in page
    with app.app_context():
        found = {one.uid: one.passport.reviewed for one in calendars.current().series}
    assert {uid for uid, day in found.items() if day == TODAY} == {"board-meeting"}


def test_somebody_elses_series_is_not_found(signed_in: SignsIn) -> None:
    editor = signed_in(Role.EDITOR, "council")
    page = editor.get(PAGE).text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]

    assert editor.post(PAGE, data={"csrf_token": token, "uid": "board-meeting"}).status_code == 404
    assert editor.post(PAGE, data={"csrf_token": token, "uid": "no-such"}).status_code == 404
