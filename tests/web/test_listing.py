import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from planner.domain.spans import Window
from planner.domain.words import WORDS
from planner.web.listing import LONGEST, Part, Row, parts, span
from tests.web.conftest import TODAY
from tests.web.expanding import DANISH, between, words_of

WINTER = Window(date(2026, 12, 1), date(2027, 3, 1))


def rows(order: str) -> list[Row]:
    return [row for part in winter(order) for row in part.rows]


def winter(order: str) -> tuple[Part, ...]:
    return parts(between(*WINTER), WINTER, order, DANISH)


def read(**arguments: str) -> Window | None:
    return span(MultiDict(arguments), TODAY, WORDS["da"]).window


class TestSpan:
    def test_it_is_three_months_from_today_unless_the_address_says_otherwise(self) -> None:
        assert read() == Window(TODAY, TODAY + timedelta(days=93))
        assert read(**{"from": "1/1-27"}) == Window(date(2027, 1, 1), date(2027, 4, 4))

    def test_the_last_day_is_included(self) -> None:
        assert read(**{"from": "2027-01-01", "to": "31. januar 2027"}) == Window(date(2027, 1, 1), date(2027, 2, 1))

    def test_an_end_before_today_begins_where_it_ends(self) -> None:
        assert read(to="1.3.2015") == Window(date(2015, 3, 1), date(2015, 3, 2))

    def test_it_ends_where_the_years_end(self) -> None:
        assert read(**{"from": "20.12.2100"}) == Window(date(2100, 12, 20), date(2101, 1, 1))

    @pytest.mark.parametrize(
        ("first", "last", "where", "wrong"),
        [
            ("i går", "", "since", "ikke en dato"),
            ("", "31/9", "until", "findes ikke"),
            ("2/1-27", "1/1-27", "until", "før startdatoen"),
            ("1/1-27", "1/1-31", "until", "tre år"),
        ],
    )
    def test_what_is_wrong_stands_at_its_field(self, first: str, last: str, where: str, wrong: str) -> None:
        asked = span(MultiDict({"from": first, "to": last}), TODAY, WORDS["da"])

        assert asked.window is None
        assert wrong in getattr(asked, where).error
        assert (asked.since.typed, asked.until.typed) == (first, last)

    def test_three_whole_years_fit(self) -> None:
        assert timedelta(days=LONGEST) >= date(2030, 1, 1) - date(2027, 1, 1)


class TestOrder:
    def test_by_date_it_goes_month_by_month(self) -> None:
        assert [part.heading for part in winter("when")] == ["December 2026", "Januar 2027", "Februar 2027"]
        assert [part.heading for part in winter("-when")] == ["Februar 2027", "Januar 2027", "December 2026"]

    @pytest.mark.parametrize("order", ["title", "body", "unit", "kind", "status"])
    def test_backwards_is_the_same_the_other_way_round(self, order: str) -> None:
        assert rows(f"-{order}") == rows(order)[::-1]

    def test_titles_stand_as_in_a_danish_index(self) -> None:
        titles = list(dict.fromkeys(row.item.title for row in rows("title")))

        assert titles == [
            *("Byrådsmøde", "Direktionsmøde", "Frist for sager", "HU-møde"),
            *("IT-budget", "Lønbånd", "Seminar i London", "ØKO-LIS"),
        ]

    def test_missing_dates_come_first_by_status(self) -> None:
        spring = Window(date(2027, 3, 1), date(2027, 6, 1))
        (part,) = parts(between(*spring), spring, "status", DANISH)

        marks = [row.item.status.mark for row in part.rows]
        assert marks[0] == "missing"
        assert "missing" not in marks[marks.index("confirmed") :]

    def test_a_line_outside_its_month_says_the_year(self) -> None:
        assert {row.when[-4:] for row in rows("title")} == {"2026", "2027"}
        assert rows("when")[0].when == "4. kvartal"

    def test_weeks_are_those_of_days_and_not_of_windows(self) -> None:
        assert {row.item.title: row.week for row in rows("when")}["IT-budget"] == ""
        assert {row.week for row in rows("when") if row.when == "Tors. 10. december"} == {"50"}


class TestPage:
    def test_it_is_one_table_with_all_that_is_known(self, client: FlaskClient) -> None:
        text = words_of(client.get("/list?from=1/12-26&to=31/12-26").text)

        assert "1.–31. december 2026" in text
        assert "Tors. 10. december 50 13.00 Direktionsmøde Direktionen BYC Møde Fast flyttet fra 8. december" in text

    def test_each_heading_sorts_and_keeps_the_rest_of_the_address(self, client: FlaskClient) -> None:
        page = client.get("/list?from=2026-12-01&body=board&sort=title").text

        assert 'aria-sort="ascending"' in page
        assert 'href="/list?body=board&amp;from=2026-12-01&amp;sort=-title"' in page
        assert 'href="/list?body=board&amp;from=2026-12-01&amp;sort=unit"' in page
        assert re.search(r'<input type="hidden" name="sort" value="title">', page)

    def test_a_filter_holds(self, client: FlaskClient) -> None:
        text = words_of(client.get("/list?kind=deadline").text)

        assert "Frist for sager" in text
        assert "Byrådsmøde" not in text

    def test_nothing_to_show_says_so(self, client: FlaskClient) -> None:
        assert "Filteret lader intet tilbage i perioden." in client.get("/list?unit=staff&kind=deadline").text

    def test_what_is_no_date_stays_in_its_field(self, client: FlaskClient) -> None:
        response = client.get("/list?from=1/12-26&to=31/9-26&body=board")

        assert response.status_code == 400
        assert 'value="31/9-26"' in response.text
        assert "31. september 2026 findes ikke." in response.text
        assert "<table" not in response.text
