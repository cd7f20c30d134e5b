"""What becomes of accounts is recorded: who did what to whose, in words, and for administrators only."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner import clock
from planner.domain.access import Account, Role
from planner.services import account_history, accounts, resets
from tests.web.forms import send, text_of
from tests.web.signing import MADE, SignsIn

ACCOUNTS = "/settings/accounts"
PAGE = "/settings/accounts/history"
PASSWORD = "fire ord i en lang række"


@pytest.fixture
def bo(app: Flask) -> Account:
    with app.app_context():
        return accounts.create("bo@example.dk", "Bo Dal", Role.READER, MADE, password=PASSWORD)


def told(browser: FlaskClient, page: str = PAGE) -> list[str]:
    """The rows of the page as text, the newest first."""
    rows = browser.get(page).text.partition('<ol class="changes">')[2].partition("</ol>")[0]
    return [text_of(row) for row in re.findall(r"<li>(.*?)</li>", rows, re.DOTALL)]


def save(browser: FlaskClient, account: Account, **changes: object) -> None:
    page = f"{ACCOUNTS}/{account.uid}"
    assert send(browser, page, action=page, **changes).status_code == 303


def test_what_was_changed_is_told_from_what_to_what_and_by_whom(administrator: FlaskClient, bo: Account) -> None:
    save(administrator, bo, role="editor", bodies=["board"], name="Bo Dal Bæk")

    newest, *_ = told(administrator)

    assert "En administrator Bo Dal Bæk" in newest
    assert "navn: fra »Bo Dal« til »Bo Dal Bæk«" in newest
    assert "rolle: fra »Læser« til »Redaktør«" in newest
    assert "fora: fra »alle« til »Direktionen«" in newest
    assert "e-mail" not in newest


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("close", "lukket, og logget ud overalt"),
        ("link", "et link til at vælge adgangskode er vist for at blive givet videre"),
    ],
)
def test_every_other_deed_is_told_too(administrator: FlaskClient, bo: Account, action: str, said: str) -> None:
    send(administrator, f"{ACCOUNTS}/{bo.uid}", action=f"{ACCOUNTS}/{bo.uid}/{action}")

    assert f"En administrator Bo Dal {said}" in told(administrator)[0]


def test_a_closed_account_that_is_opened_again(administrator: FlaskClient, bo: Account) -> None:
    for action in ("close", "reopen"):
        send(administrator, f"{ACCOUNTS}/{bo.uid}", action=f"{ACCOUNTS}/{bo.uid}/{action}")

    assert ["åbnet igen" in row for row in told(administrator)][:2] == [True, False]


def test_a_new_account_is_told_with_what_it_may(administrator: FlaskClient) -> None:
    send(administrator, f"{ACCOUNTS}/new", name="Anna Berg", email="anna@example.dk", role="editor", bodies=["board"])

    assert "Anna Berg oprettet: anna@example.dk, Redaktør, Direktionen" in told(administrator)[0]


def test_what_the_command_line_made_is_said_to_be_so(administrator: FlaskClient, bo: Account) -> None:
    assert "kommandolinjen Bo Dal oprettet: bo@example.dk, Læser" in told(administrator)[0]
    assert bo.name == "Bo Dal"


def test_a_chosen_password_is_told_and_neither_it_nor_its_link_nor_its_hash(
    app: Flask, administrator: FlaskClient, bo: Account
) -> None:
    with app.app_context():
        token = resets.issue(bo.uid, clock.now())
        resets.choose(token, "et andet langt kodeord her", clock.now())

    page, export = administrator.get(PAGE).text, administrator.get(f"{PAGE}.csv").text

    assert "Bo Dal Bo Dal en ny adgangskode er valgt med et link" in told(administrator)[0]
    for secret in (token, "et andet langt", "argon2"):
        assert secret not in page
        assert secret not in export


def test_what_does_not_change_anything_is_not_told(administrator: FlaskClient, bo: Account) -> None:
    before = len(told(administrator))
    save(administrator, bo)

    assert len(told(administrator)) == before


def test_one_account_has_its_own_history(administrator: FlaskClient, bo: Account) -> None:
    page = f"{PAGE}?account={bo.uid}"

    assert page in administrator.get(f"{ACCOUNTS}/{bo.uid}").text
    assert ["Bo Dal" in row for row in told(administrator, page)] == [True]
    assert administrator.get(f"{PAGE}?account=nobody").status_code == 404


def test_the_file_has_a_row_for_each_line(administrator: FlaskClient, bo: Account) -> None:
    save(administrator, bo, name="=1+1", role="planner")

    response = administrator.get(f"{PAGE}.csv")
    rows = response.get_data(as_text=True).lstrip("\ufeff").split("\r\n")

    assert rows[0] == "Tidspunkt;Hvem;Konto;E-mail;Ændring"
    assert rows[1].endswith(";En administrator;'=1+1;bo@example.dk;navn: fra »Bo Dal« til »=1+1«")
    assert rows[2].endswith("rolle: fra »Læser« til »Planlægger«")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_long_history_goes_on_from_page_to_page(app: Flask, bo: Account) -> None:
    with app.app_context():
        for name in ("Bo 1", "Bo 2", "Bo 3"):
            accounts.rename(bo.uid, name, MADE)
        first = account_history.page(most=2)
        second = account_history.page(before=first.older, most=2)

    assert [one.after.name for one in (*first.changes, *second.changes)] == ["Bo 3", "Bo 2", "Bo 1", "Bo Dal"]
    assert second.older is None


@pytest.mark.parametrize("number", ["x", "²", "-1", "9" * 40])
def test_a_page_that_cannot_be_is_refused(administrator: FlaskClient, number: str) -> None:
    assert administrator.get(PAGE, query_string={"before": number}).status_code == 400


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.PLANNER])
def test_nobody_but_administrators_sees_it(signed_in: SignsIn, role: Role) -> None:
    browser = signed_in(role)

    assert browser.get(PAGE).status_code == 403
    assert browser.get(f"{PAGE}.csv").status_code == 403


def test_the_calendars_history_says_nothing_of_it(administrator: FlaskClient, bo: Account) -> None:
    save(administrator, bo, name="Bo Dal Bæk")
    assert "Bo Dal Bæk" in administrator.get(ACCOUNTS).text

    assert "Bo Dal Bæk" not in administrator.get("/history").text
