"""Every form needs the token that its browser was given: a walk over all that can be sent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.access import Role
from planner.services import calendars
from planner.web.forgery import FROM_A_FORM, is_left_to
from tests.web.forms import filled, send, text_of
from tests.web.signing import SignsIn
from tests.web.test_access import address_of

THEMSELVES = {
    "subscribe.create",
    "subscribe.change",
    "saved.save",
    "occurrences.accept",
    "signing.sign_in",
    "editor.create",
    "editor.save",
}
"""Views that show their form again with what was typed; that they do nothing is held in their own tests."""


def forms(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Everything that can be sent: the endpoint, the method, an address."""
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) & FROM_A_FORM:
            yield rule.endpoint, method, address_of(app, rule)


def test_these_views_and_no_others_answer_by_themselves(app: Flask) -> None:
    assert {endpoint for endpoint, view in app.view_functions.items() if is_left_to(view)} == THEMSELVES


@pytest.mark.parametrize("sent", [{}, {"csrf_token": ""}, {"csrf_token": "made up"}])
def test_without_its_token_no_form_is_taken(app: Flask, signed_in: SignsIn, sent: dict[str, str]) -> None:
    administrator, seen = signed_in(Role.ADMINISTRATOR), 0
    administrator.get("/settings/bodies/new")  # so that the browser has a token to be compared with
    before = version(app)
    for endpoint, method, address in forms(app):
        response = administrator.open(address, method=method, data={"name": "Smuglet", **sent})
        if endpoint not in THEMSELVES:
            assert response.status_code == 400, f"{method} {address} gave {response.status}"
            assert "Formularen er for gammel" in response.text
        seen += 1

    assert seen > 15
    assert version(app) == before


def test_another_browsers_token_does_not_do(signed_in: SignsIn) -> None:
    mine, theirs = signed_in(Role.PLANNER), signed_in(Role.PLANNER)
    token = filled(theirs.get("/settings/bodies/new").text)["csrf_token"]
    mine.get("/settings/bodies/new")

    assert mine.post("/settings/bodies/new", data={"csrf_token": token, "name": "Smuglet"}).status_code == 400
    assert "Smuglet" not in mine.get("/settings/bodies").text


def test_what_was_typed_can_be_copied(signed_in: SignsIn) -> None:
    typed = {
        "name": "Et <forum> med et langt navn",
        "short": "EF",
        "seen": "0123456789abcdef",
        "password": "hemmelig!",
    }

    page = signed_in(Role.PLANNER).post("/settings/bodies/new", data=typed).text

    assert ">Et &lt;forum&gt; med et langt navn</textarea>" in page
    assert "Det, du havde skrevet" in page
    assert not any(value in page for value in ("0123456789abcdef", "hemmelig!"))


def test_where_nothing_was_typed_there_is_nothing_to_copy(client: FlaskClient) -> None:
    assert "Det, du havde skrevet" not in text_of(client.post("/sign-out").text)


def test_with_it_the_form_is_taken(signed_in: SignsIn) -> None:
    assert send(signed_in(Role.PLANNER), "/settings/bodies/new", name="Miljøudvalget").status_code == 303


def version(app: Flask) -> int:
    with app.app_context():
        return calendars.current().version
