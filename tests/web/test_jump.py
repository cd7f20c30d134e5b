import pytest
from flask.testing import FlaskClient

from tests.web.expanding import words_of


@pytest.mark.parametrize("typed", ["10/3-27", "10.3.2027", "10. marts", "2027-03-10"])
def test_a_date_leads_to_its_month_and_is_said_in_words(client: FlaskClient, typed: str) -> None:
    response = client.get("/month", query_string={"date": typed, "body": "board"})

    assert response.location == "/month/2027/3?body=board&day=2027-03-10#d-2027-03-10"
    assert "Onsdag den 10. marts 2027, uge 10" in words_of(client.get(response.location).text)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("i morgen", "2026-11-23"),
        ("mandag i uge 10", "2027-03-08"),
        ("2. pinsedag", "2027-05-17"),
        ("uge 10", "2027-03-08"),
        ("uge 53 2026", "2026-12-28"),
        ("marts", "2027-03-01"),
        ("ultimo februar", "2027-02-21"),
        ("2. kvartal 2028", "2028-04-01"),
    ],
)
def test_a_phrase_that_means_one_day_or_one_window_leads_there(client: FlaskClient, typed: str, day: str) -> None:
    location = client.get("/month", query_string={"date": typed}).location

    assert location.endswith(f"?day={day}#d-{day}")


@pytest.mark.parametrize("typed", ["marts", "uge 10", "hver mandag"])
def test_a_list_begins_and_ends_on_days(client: FlaskClient, typed: str) -> None:
    assert client.get("/list", query_string={"from": typed}).status_code == 400
    assert client.get("/list", query_string={"to": "2. juledag"}).status_code == 200


def test_without_a_date_it_leads_to_today(client: FlaskClient) -> None:
    assert client.get("/month?date=").location == "/month/2026/11"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("3/24-27", "Der er ingen 24. måned"),
        ("når vi kan", "ikke en dato"),
        ("hver mandag", "ikke en dato"),
        ("den 10. eller 11. marts", "ikke en dato"),
        ("torsdag den 10. marts 2027", "10. marts 2027 er en onsdag"),
        ("31/9", "31. september 2026 findes ikke"),
        ("1/1-2101", "mellem 1900 og 2100"),
    ],
)
def test_what_is_no_date_stays_in_the_field_with_what_is_wrong(client: FlaskClient, typed: str, wrong: str) -> None:
    response = client.get("/month", query_string={"date": typed, "body": "board"})

    assert response.status_code == 400
    assert f'value="{typed}"' in response.text
    assert 'aria-describedby="date-error"' in response.text
    assert wrong in words_of(response.text)
    assert "November 2026" in words_of(response.text)


def test_the_field_says_it_in_the_readers_language(client: FlaskClient) -> None:
    assert "There is no month 24" in client.get("/month?date=3/24-27&lang=en").text


def test_what_was_typed_is_never_markup(client: FlaskClient) -> None:
    assert "<script>x" not in client.get("/month", query_string={"date": '"><script>x'}).text


@pytest.mark.parametrize("day", ["9/3", "2027-02-30", "0000-01-01"])
def test_a_day_that_the_address_made_up_is_refused(client: FlaskClient, day: str) -> None:
    assert client.get(f"/month/2027/3?day={day}").status_code == 400
