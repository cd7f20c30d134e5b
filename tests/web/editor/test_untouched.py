"""A form that is sent as it was opened changes nothing: of every sort of rule that a calendar may hold."""

from collections.abc import Callable

import pytest
from flask import Flask

from planner.domain.access import Role
from planner.domain.codec import calendar_from_data
from planner.domain.series import Calendar
from planner.example import content
from planner.services import calendars
from tests.web.calendars import A_CALENDAR
from tests.web.editor.editing import of
from tests.web.forms import filled
from tests.web.signing import SignsIn


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("calendar", [A_CALENDAR, calendar_from_data(content())], ids=["sample", "example"])
def test_saved_as_it_was_opened(
    app: Flask, put: Callable[[Calendar], None], signed_in: SignsIn, calendar: Calendar, lang: str
) -> None:
    put(calendar)
    editor = signed_in(Role.PLANNER)
    with app.app_context():
        before = calendars.current()
    editor.get(f"/series?lang={lang}")
    for one in before.series:
        fields = filled(editor.get(of(one.uid)).text, of(one.uid))

        response = editor.post(of(one.uid), data={**fields.to_dict(flat=False), "do": "save"})

        assert response.status_code == 303, one.uid
        with app.app_context():
            assert calendars.current() == before, one.uid
