"""Occurrences for tests of what a page shows, by the core and without a database."""

import re
from datetime import date
from html import unescape

from planner.domain.chain import expand_calendar
from planner.domain.days import Days
from planner.domain.occurrences import Occurrence
from planner.domain.series import Series
from planner.domain.spans import Window
from planner.web.items import Presenter
from tests.web.calendars import A_CALENDAR

DAYS = Days(A_CALENDAR.day_calendars)
DANISH = Presenter(A_CALENDAR, "da")
ENGLISH = Presenter(A_CALENDAR, "en")


def between(first: date, end: date, *series: Series) -> list[Occurrence]:
    """The occurrences of these series, or of the whole sample calendar."""
    return expand_calendar(series or A_CALENDAR.series, DAYS, Window(first, end))


def words_of(html: str) -> str:
    """What is left of a page when its tags are gone."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
