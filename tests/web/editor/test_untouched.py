"""A form that is sent as it was opened changes nothing: of every sort of rule that a calendar may hold."""

from collections.abc import Callable

import pytest
from flask import Flask

from planner.domain.access import Role
from planner.domain.codec import calendar_from_data
from planner.domain.series import Calendar, Series
from planner.example import content
from planner.services import calendars
from tests.web.calendars import A_CALENDAR
from tests.web.forms import filled
from tests.web.signing import SignsIn

EXAMPLE = calendar_from_data(content())


@pytest.mark.parametrize(
    ("calendar", "one"),
    [(calendar, one) for calendar in (A_CALENDAR, EXAMPLE) for one in calendar.series],
    ids=lambda value: value.uid,
)
def test_saved_as_it_was_opened(
    app: Flask, put: Callable[[Calendar], None], signed_in: SignsIn, calendar: Calendar, one: Series
) -> None:
    put(calendar)
    editor, address = signed_in(Role.PLANNER), f"/series/{one.uid}/edit"
    with app.app_context():
        before = calendars.current()

    fields = filled(editor.get(address).text, address)
    response = editor.post(address, data={**fields.to_dict(flat=False), "do": "save"})

    assert response.status_code == 303, response.text
    with app.app_context():
        assert calendars.current() == before
