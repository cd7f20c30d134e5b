import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page

from planner.domain.rules import AgreedDate, AgreedDates, Period, PeriodUnit
from planner.domain.selection import Selection
from planner.domain.series import Body, Calendar, SeriesKind
from planner.domain.spans import Window
from planner.domain.twelve_months import twelve_months
from planner.services.changing import change
from planner.web.items import Presenter
from planner.web.wall import MOST_ON_A_DAY, wall_page
from planner.web.year import MEETINGS, MOST_NOTES, Line, YearPage, year_page
from tests.web.browsing import Served
from tests.web.calendars import A_CALENDAR, BOARD_MEETING, JOINT_MEETING, SEMINAR, TODAY
from tests.web.expanding import DANISH, DAYS, between, words_of

MEETING_DAYS = Selection(kinds=MEETINGS)
A3 = (1190, 842)
"""Points, in landscape."""


def sheet(window: Window) -> YearPage:
    found = [one for one in between(*window) if MEETING_DAYS.keeps(one)]
    return year_page(found, window, A_CALENDAR, DANISH)


def line(title: str, window: Window) -> Line:
    return next(line for row in sheet(window).rows for line in row.lines if line.title == title)


def texts(shown: Line) -> list[list[str]]:
    return [[" ".join(filter(None, (mark.weekday, mark.text))) for mark in cell] for cell in shown.cells]


YEAR_2027 = twelve_months(2027)
SCHOOL_YEAR = twelve_months(2026, 8)


class TestTable:
    def test_its_rows_are_bodies_in_the_calendars_order_and_their_series(self) -> None:
        assert [(row.heading, [line.title for line in row.lines]) for row in sheet(SCHOOL_YEAR).rows] == [
            ("Direktionen", ["Direktionsmøde", "Seminar i London"]),
            ("Byrådet", ["Byrådsmøde"]),
            ("Hovedudvalget", ["HU-møde"]),
        ]

    def test_its_columns_are_months_with_their_iso_weeks(self) -> None:
        months = sheet(SCHOOL_YEAR).months

        assert (months[0].name, months[-1].name) == ("August", "Juli")
        assert [month.weeks for month in months[4:6]] == ["49–53", "53–4"]

    def test_a_line_says_its_usual_day_and_marks_every_other_day(self) -> None:
        shown = line("Direktionsmøde", SCHOOL_YEAR)

        assert shown.usual == "tirsdag kl. 9–12"
        assert texts(shown)[3:5] == [["10"], ["tors. 10"]]

    def test_a_line_without_a_usual_day_names_all_of_them(self) -> None:
        assert texts(line("HU-møde", twelve_months(2026)))[10] == ["tors. 26"]

    def test_days_over_a_months_end_name_both(self) -> None:
        assert texts(line("Seminar i London", SCHOOL_YEAR))[3] == ["30/11–2/12"]

    def test_what_has_no_day_stands_in_the_first_month_of_its_window(self) -> None:
        cells = line("HU-møde", YEAR_2027).cells

        assert [(mark.text, mark.item.status.mark) for mark in cells[3]] == [("2. kvartal", "missing")]

    def test_reasons_and_notes_are_footnotes(self) -> None:
        notes = sheet(SCHOOL_YEAR).notes

        assert notes[0] == "Direktionsmøde, 10. december: flyttet fra 8. december"
        assert line("Direktionsmøde", SCHOOL_YEAR).cells[4][0].note == 1
        assert any("Hotellet er ikke bestilt" in note for note in notes)

    def test_every_mark_has_its_footnote_however_many_there_are(self) -> None:
        days = tuple(AgreedDate(date(2027, 1, 1) + timedelta(days=n), note=f"Nr. {n}") for n in range(MOST_NOTES + 5))
        many = replace(BOARD_MEETING, rule=AgreedDates(days), exceptions={}, adjustments=())
        shown = year_page(between(*YEAR_2027, many), YEAR_2027, replace(A_CALENDAR, series=(many,)), DANISH)
        numbers = [mark.note for row in shown.rows for one in row.lines for cell in one.cells for mark in cell]

        assert numbers == list(range(1, MOST_NOTES + 6))
        assert (len(shown.notes), len(shown.further)) == (MOST_NOTES, 5)
        assert shown.further[0].endswith(f"Nr. {MOST_NOTES}")

    @pytest.mark.parametrize(("series", "density"), [(3, 0), (20, 1), (27, 2), (31, 3), (60, 4)])
    def test_more_lines_are_written_smaller(self, series: int, density: int) -> None:
        many = tuple(replace(BOARD_MEETING, uid=f"s{n}", exceptions={}) for n in range(series))
        shown = year_page(between(*YEAR_2027, *many), YEAR_2027, replace(A_CALENDAR, series=many), DANISH)

        assert shown.density == density


class TestWall:
    def test_it_has_every_day_of_twelve_months(self) -> None:
        months = wall_page([], SCHOOL_YEAR, DAYS, TODAY, DANISH).months

        assert sum(len(month.days) for month in months) == 365
        assert [(months[0].name, months[0].year), (months[-1].name, months[-1].year)] == [
            ("August", 2026),
            ("Juli", 2027),
        ]

    def test_a_day_has_its_letter_its_week_its_holiday_and_its_items(self) -> None:
        december = wall_page(between(*SCHOOL_YEAR), SCHOOL_YEAR, DAYS, TODAY, DANISH).months[4].days

        assert (december[6].letter, december[6].week, december[7].week) == ("M", 50, 0)
        assert december[24].name == "Juledag"
        assert [item.title for item in december[9].items] == ["Direktionsmøde", "ØKO-LIS"]
        assert december[1].items[0].title == "Seminar i London"

    def test_what_there_is_no_room_for_is_counted(self) -> None:
        many = [replace(BOARD_MEETING, uid=f"s{n}") for n in range(5)]
        day = wall_page(between(*YEAR_2027, *many), YEAR_2027, DAYS, TODAY, DANISH).months[1].days[8]

        assert (len(day.items), day.more) == (MOST_ON_A_DAY - 1, 3)

    def test_what_the_days_cut_short_is_written_out_with_its_days(self) -> None:
        two = {"Seminar for hele Direktionens forum": replace(SEMINAR, uid="long"), "Frokost": SEMINAR}
        both = [replace(one, title=title) for title, one in two.items()]
        sheet = wall_page(between(*SCHOOL_YEAR, *both), SCHOOL_YEAR, DAYS, TODAY, DANISH)

        assert [(one.item.title, one.whens) for one in sheet.cut] == [
            ("Seminar for hele Direktionens forum", "30. november – 2. december")
        ]

    def test_a_title_with_its_day_to_itself_may_fill_the_lines_of_it(self) -> None:
        alone = replace(SEMINAR, title="Seminar for hele Direktionens forum")

        assert wall_page(between(*SCHOOL_YEAR, alone), SCHOOL_YEAR, DAYS, TODAY, DANISH).cut == ()

    def test_what_is_only_counted_is_written_out_too(self) -> None:
        many = [replace(BOARD_MEETING, uid=f"s{n}", title=f"Møde {n}") for n in range(5)]
        sheet = wall_page(between(*YEAR_2027, *many), YEAR_2027, DAYS, TODAY, DANISH)
        days = {title: whens for (item, whens) in sheet.cut for title in [item.title]}

        assert list(days) == ["Møde 2", "Møde 3", "Møde 4"]
        assert days["Møde 2"].startswith("12. januar, 9. februar")

    def test_its_key_names_the_colours_and_the_signs_that_stand_on_it(self) -> None:
        sheet = wall_page(between(*YEAR_2027, BOARD_MEETING, JOINT_MEETING), YEAR_2027, DAYS, TODAY, DANISH)

        assert [body.name for body in sheet.bodies] == ["Direktionen", "Hovedudvalget"]
        assert [status.word for status in sheet.statuses] == ["Reserveret", "Aflyst"]

    def test_its_key_has_the_calendars_order_also_where_colours_come_again(self) -> None:
        bodies = tuple(Body(f"b{n}", f"Forum {9 - n}") for n in range(10))
        many = [replace(BOARD_MEETING, uid=body.key, body=body) for body in bodies]
        presenter = Presenter(replace(A_CALENDAR, bodies=bodies), "da")

        assert wall_page(between(*YEAR_2027, *many), YEAR_2027, DAYS, TODAY, presenter).bodies == presenter.bodies()

    def test_what_has_no_day_stands_below_it_once_however_often_it_comes(self) -> None:
        undated = wall_page(between(*YEAR_2027), YEAR_2027, DAYS, TODAY, DANISH).undated

        assert [(one.item.title, one.whens) for one in undated] == [
            ("ØKO-LIS", "januar"),
            ("IT-budget", "hvert kvartal"),
            ("Lønbånd", "januar"),
            ("HU-møde", "2. kvartal, 3. kvartal og 4. kvartal"),
        ]

    @pytest.mark.parametrize(("series", "apart"), [(12, False), (60, True)])
    def test_what_has_no_day_takes_a_sheet_of_its_own_where_there_is_much_of_it(
        self, series: int, apart: bool
    ) -> None:
        monthly = Period(unit=PeriodUnit.MONTH)
        many = [replace(BOARD_MEETING, uid=f"s{n}", rule=monthly, exceptions={}) for n in range(series)]
        sheet = wall_page(between(*YEAR_2027, *many), YEAR_2027, DAYS, TODAY, DANISH)

        assert [one.whens for one in sheet.undated] == series * ["hver måned"]
        assert sheet.apart is apart


class TestPages:
    def test_a_year_shows_when_somebody_meets(self, client: FlaskClient) -> None:
        text = words_of(client.get("/year/2026").text)

        assert "Møder og seminarer." in text
        assert "Frist for sager" not in text
        assert "Frist for sager" in words_of(client.get("/year/2026?kind=deadline").text)

    @pytest.mark.parametrize(
        ("address", "leads_to"),
        [
            ("/year", "/year/2026"),
            ("/year?date=10/3-27", "/year/2027"),
            ("/year?from=2026-08&body=board", "/year/2026?body=board&from=2026-08"),
            ("/year?view=wall", "/year/2026?view=wall"),
        ],
    )
    def test_ways_in(self, client: FlaskClient, address: str, leads_to: str) -> None:
        assert client.get(address).location == leads_to

    @pytest.mark.parametrize(
        ("address", "hrefs"),
        [
            ("/year/2026", ["/year/2025", "/year/2027", "/year/2026?from=2026-08", "/year/2026?view=wall"]),
            ("/year/2026?from=2026-08", ["/year/2025?from=2025-08", "/year/2027?from=2027-08", "/year/2027"]),
            ("/year/2026?view=wall&body=board", ["/year/2027?body=board&amp;view=wall", "/year/2026?body=board"]),
        ],
    )
    def test_ways_around(self, client: FlaskClient, address: str, hrefs: list[str]) -> None:
        found = re.findall(r'href="([^"]*)"', client.get(address).text)

        assert [href for href in hrefs if href not in found] == []

    @pytest.mark.parametrize(
        ("asked", "kinds"), [("", ["kind=meeting", "kind=seminar"]), ("&kind=deadline", ["kind=deadline"])]
    )
    def test_what_there_is_no_room_for_is_in_the_list_by_the_same_filter(
        self, client: FlaskClient, put: Callable[[Calendar], None], asked: str, kinds: list[str]
    ) -> None:
        kind = SeriesKind.DEADLINE if asked else SeriesKind.MEETING
        many = tuple(replace(BOARD_MEETING, uid=f"s{n}", kind=kind) for n in range(5))
        put(replace(A_CALENDAR, series=many))

        page = client.get(f"/year/2027?view=wall&body=board{asked}").text
        more = re.findall(r'class="more" href="([^"]*)"', page)[0].replace("&amp;", "&").partition("?")

        assert more[0] == "/list"
        assert more[2].split("&") == ["body=board", *kinds, "from=2027-01-12", "to=2027-01-12"]

    def test_there_is_nothing_beyond_the_years_covered(self, client: FlaskClient) -> None:
        assert 'rel="prev"' not in client.get("/year/1900").text
        assert 'rel="next"' not in client.get("/year/2100").text
        assert 'rel="next"' not in client.get("/year/2099?from=2099-08").text


@pytest.mark.parametrize("address", ["/year/2026?from=2026-08", "/year/2027", "/year/2027?view=wall"])
def test_on_paper_it_is_one_sheet_of_a3(desk: Page, address: str) -> None:
    desk.goto(address)
    paper = desk.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    box = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert box
    assert [float(side) for side in box.groups()] == pytest.approx(A3, abs=2)


@pytest.mark.parametrize(("series", "density"), [(12, 1), (16, 2), (24, 3), (28, 4)])
def test_long_titles_stay_on_one_sheet(desk: Page, served: Served, series: int, density: int) -> None:
    title = "Byrådets dialogmøde om kvartalsopfølgning på resultatkrav"
    many = tuple(replace(BOARD_MEETING, uid=f"s{n}", title=title, exceptions={}) for n in range(series))
    with showing(served, replace(A_CALENDAR, series=many)):
        desk.goto("/year/2027")
        paper = desk.pdf(prefer_css_page_size=True)

        assert desk.locator(f".dense-{density}").is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


@contextmanager
def showing(served: Served, calendar: Calendar) -> Iterator[None]:
    """The service shows that calendar for once."""
    with served.app.app_context():
        change(lambda _: calendar, datetime(2026, 11, 1, 12, tzinfo=UTC))
    try:
        yield
    finally:
        with served.app.app_context():
            change(lambda _: A_CALENDAR, datetime(2026, 11, 1, 12, tzinfo=UTC))


def test_on_paper_nothing_is_lost_from_the_wall(desk: Page) -> None:
    desk.goto("/year/2026?view=wall&kind=meeting&kind=seminar&kind=item&kind=deadline&from=2026-08")
    written_out = desk.locator(".written-out")

    assert written_out.is_hidden()
    desk.emulate_media(media="print")
    assert written_out.is_visible()
    for entry in desk.locator(".wall .entry").all():
        fits = entry.evaluate(
            "one => one.scrollWidth <= one.clientWidth + 1 && one.scrollHeight <= one.clientHeight + 2"
        )
        assert fits or entry.inner_text() in written_out.inner_text()


def test_a_day_on_a_phones_wall_has_something_on_it(desk: Page) -> None:
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto("/year/2026?view=wall")

    assert desk.locator("time[datetime='2026-12-10']").is_visible()
    assert desk.locator("time[datetime='2026-12-11']").is_hidden()
