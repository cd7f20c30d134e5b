import pytest
from flask.testing import FlaskClient

from planner.domain.access import Role
from tests.web.expanding import words_of
from tests.web.signing import SignsIn


def seen(client: FlaskClient, query: str) -> str:
    return words_of(client.get("/search", query_string={"q": query}).text)


def test_results_say_when(client: FlaskClient) -> None:
    text = seen(client, "direktionsmode")

    assert "Direktionsmøde Den 2. tirsdag i hver måned kl. 9–12" in text
    assert "Næste gang torsdag den 10. december 2026 kl. 13.00" in text
    assert "Sidste gang tirsdag den 10. november 2026" in text


def test_an_editor_gets_from_it_to_the_date_itself(signed_in: SignsIn) -> None:
    page = signed_in(Role.EDITOR, "board").get("/search?q=direktionsmode").text

    assert 'href="/series/board-meeting/2026-12-08#2026-12-08"' in page
    assert 'href="/series/board-meeting/2026-11-10#2026-11-10"' in page


def test_single_dates_with_words_of_their_own_are_named(client: FlaskClient) -> None:
    assert "1 punkt fundet" in seen(client, "hotellet")
    assert "torsdag den 25. februar 2027 : Hotellet er ikke bestilt" in seen(client, "hotellet")


def test_nothing_found_says_so_and_nothing_asked_says_nothing(client: FlaskClient) -> None:
    assert "Intet fundet." in seen(client, "xyz")
    assert "fundet" not in seen(client, "")


def test_the_words_stay_in_the_field_and_are_never_markup(client: FlaskClient) -> None:
    page = client.get("/search", query_string={"q": '"><b>x'}).text

    assert 'value="&#34;&gt;&lt;b&gt;x"' in page
    assert "<b>x" not in page


@pytest.mark.parametrize(("language", "wrong"), [("da", "højst 100 tegn"), ("en", "100 characters")])
def test_too_much_is_a_400_at_the_field(client: FlaskClient, language: str, wrong: str) -> None:
    response = client.get("/search", query_string={"q": "x" * 5000, "lang": language})

    assert response.status_code == 400
    assert wrong in response.text
    assert 'value="' + "x" * 100 + '"' in response.text


def test_every_page_has_the_field(client: FlaskClient) -> None:
    assert 'action="/search"' in client.get("/").text
    assert 'action="/search"' in client.get("/nowhere").text


def test_the_words_are_marked_where_they_were_found(client: FlaskClient) -> None:
    page = client.get("/search", query_string={"q": "direktionsmode aaben"}).text

    assert "<mark>Direktionsmøde</mark></a></h2>" in page
    assert "Referatet er <mark>åben</mark>t." in page
