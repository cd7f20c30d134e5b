import pytest
from flask.testing import FlaskClient

from tests.web.expanding import words_of


def test_the_statement_says_what_the_law_asks_for(client: FlaskClient) -> None:
    text = words_of(client.get("/accessibility").text)

    for part in (
        "delvist i overensstemmelse",
        "ikke er fuldt tilgængeligt",
        "Sådan er det afprøvet",
        "Digitaliseringsstyrelsen",
    ):
        assert part in text


def test_it_does_not_claim_what_was_not_done(client: FlaskClient) -> None:
    assert "ikke afprøvet siderne med skærmlæserbrugere" in client.get("/accessibility").text


@pytest.mark.parametrize(
    ("contact", "href"),
    [("was@example.dk", "mailto:was@example.dk"), ("https://example.dk/kontakt", "https://example.dk/kontakt")],
)
def test_it_names_who_to_write_to(client: FlaskClient, contact: str, href: str) -> None:
    client.application.config.update(ORGANISATION="Prøveby Kommune", ACCESSIBILITY_CONTACT=contact)
    page = client.get("/accessibility").text

    assert "Prøveby Kommune er forpligtet" in page
    assert f'<a href="{href}">{contact}</a>' in page


def test_without_a_contact_it_names_the_organisation(client: FlaskClient) -> None:
    assert "Kontakt Kommunen, så får du det" in words_of(client.get("/accessibility").text)


@pytest.mark.parametrize("address", ["/", "/month/2026/12", "/nowhere"])
def test_every_foot_leads_there(client: FlaskClient, address: str) -> None:
    assert 'href="/accessibility"' in client.get(address).text
