"""Who may call what: one table of every route, and a walk over all of them as everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from planner.domain.access import Needs, Role
from planner.domain.series import Calendar
from planner.web import access
from planner.web.access import Undeclared
from planner.web.forgery import answers_itself
from tests.web.calendars import A_CALENDAR
from tests.web.signing import SignsIn

POLICIES = {
    Needs.NOTHING: """
        static
        accessibility.statement
        feeds.of_subscription feeds.of_nothing
        signing.ask signing.sign_in signing.sign_out
        first_run.ask first_run.create
        passwords.forgotten passwords.send passwords.choose passwords.save
    """,
    Needs.READING: """
        pages.home pages.all_series pages.series occurrences.page
        views.month views.month_now views.week views.week_now views.listed
        years.year years.year_now
        wheel.now wheel.year wheel.file
        owners.unit owners.body
        search.results
        changed.page
        saved.index saved.save saved.remove
        embed.listed embed.wheel
        feeds.of_calendar feeds.of_body feeds.of_unit
        open_links.of_calendar open_links.of_body open_links.of_unit
        subscribe.index subscribe.create subscribe.edit subscribe.change subscribe.ask_to_renew subscribe.renew
        subscribe.revoke subscribe.restore
        plans.index plans.read plans.sheet_file
    """,
    Needs.ACCOUNT: """
        own.page own.rename own.change_password own.end own.end_others
        plans.comment
    """,
    Needs.EDITING: """
        occurrences.propose occurrences.accept
        editor.new editor.create editor.edit editor.save editor.copy editor.archive editor.unarchive
        many.index many.save
        reviews.index reviews.reviewed
        history.index history.export history.undo history.of_series history.state history.restore
    """,
    Needs.PLANNING: """
        registers.index registers.everything registers.new registers.create registers.edit registers.save
        registers.remove registers.move_up
        plans.new plans.create plans.plan plans.month plans.wheel plans.manage plans.rename plans.copy plans.remove
        plans.one_date plans.propose plans.move plans.pin plans.unpin
        plans.solve plans.start plans.progress plans.stream plans.stop plans.relax plans.suggestion plans.accept
        plans.wishes plans.save_wishes plans.own plans.save_own plans.compare
        plans.bodies plans.open_hearing plans.remove_comment plans.publish plans.withdraw
    """,
    Needs.ADMINISTERING: """
        accounts.index accounts.new accounts.create accounts.edit accounts.save accounts.close accounts.reopen
        accounts.link accounts.send account_history.index account_history.export
        openness.ask openness.save
    """,
}
"""What each view is meant to need. A new view is put in here on the day that it is made."""

MAY = {
    None: {Needs.NOTHING},
    Role.READER: {Needs.NOTHING, Needs.READING, Needs.ACCOUNT},
    Role.EDITOR: {Needs.NOTHING, Needs.READING, Needs.ACCOUNT, Needs.EDITING},
    Role.PLANNER: {Needs.NOTHING, Needs.READING, Needs.ACCOUNT, Needs.EDITING, Needs.PLANNING},
    Role.ADMINISTRATOR: set(Needs),
}
"""What each role may call in a calendar that is closed; None is somebody who is not signed in."""

VALUES: dict[str, object] = {
    "action": "move",
    "address": "nothing",
    "comment": "00000000-0000-0000-0000-000000000000",
    "filename": "favicon.svg",
    "key": "board",
    "kind": "svg",
    "month": 12,
    "name": "x",
    "number": 1,
    "rid": "2026-12-08",
    "series": "board-meeting",
    "token": "x",
    "uid": "00000000-0000-0000-0000-000000000000",
    "version": 1,
    "week": "2026-W50",
    "year": 2026,
}
"""What the variable parts of addresses are filled with."""


def needs_of(endpoint: str) -> Needs:
    """What the table says; a route that it does not name fails the test."""
    found = [needs for needs, endpoints in POLICIES.items() if endpoint in endpoints.split()]
    assert len(found) == 1, f"{endpoint} stands {len(found)} times in the table of policies"
    return found[0]


def address_of(app: Flask, rule: Rule) -> str:
    lacking = rule.arguments - VALUES.keys()
    assert not lacking, f"{rule}: give {lacking} a value"
    with app.test_request_context():
        return app.url_for(rule.endpoint, **{name: VALUES[name] for name in rule.arguments})


def calls(app: Flask) -> Iterator[tuple[Needs, str, str]]:
    """Every method of every route: what it needs by the table, the method, and an address."""
    for rule in app.url_map.iter_rules():
        needs, address = needs_of(rule.endpoint), address_of(app, rule)
        for method in sorted(rule.methods or ()):
            yield needs, method, address


def test_every_view_says_what_it_needs_and_the_table_says_the_same(app: Flask) -> None:
    said = {endpoint: access.needed(view) for endpoint, view in app.view_functions.items()}

    assert said == {endpoint: needs_of(endpoint) for endpoint in app.view_functions}
    named = [endpoint for endpoints in POLICIES.values() for endpoint in endpoints.split()]
    assert sorted(named) == sorted(app.view_functions)


@pytest.fixture
def passed(app: Flask) -> list[str]:
    """The requests that were let through to their views; the views themselves do nothing, and take every form."""
    through: list[str] = []

    def view(endpoint: str) -> Callable[..., str]:
        def note(**_values: object) -> str:
            through.append(endpoint)
            return ""

        return note

    for endpoint, real in app.view_functions.items():
        app.view_functions[endpoint] = answers_itself(
            access.needs(access.needed(real) or Needs.ADMINISTERING)(view(endpoint))
        )
    return through


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("role", MAY)
def test_every_route_lets_in_whom_it_should_and_nobody_else(
    app: Flask,
    put: Callable[[Calendar], None],
    signed_in: SignsIn,
    passed: list[str],
    role: Role | None,
    is_open: bool,
) -> None:
    put(replace(A_CALENDAR, open=is_open))
    browser = signed_in(role) if role else app.test_client()
    allowed = MAY[role] | ({Needs.READING} if is_open else set())
    seen = 0
    for needs, method, address in calls(app):
        passed.clear()
        response = browser.open(address, method=method)
        let_in = bool(passed) or (method == "OPTIONS" and response.status_code == 200)

        assert let_in is (needs in allowed), f"{role}, open={is_open}: {method} {address} gave {response.status}"
        if not let_in:
            refused_as_it_should(response, address, method, role)
        seen += 1
    assert seen > 100


def refused_as_it_should(response: TestResponse, address: str, method: str, role: Role | None) -> None:
    status = response.status_code
    if address.startswith("/feeds/"):
        assert status == 404
    elif role is not None:
        assert status == 403
    elif method in ("GET", "HEAD"):
        assert status == 303
        assert response.location.startswith("/sign-in?next=/")
    else:
        assert status == 401


def test_a_view_that_does_not_say_what_it_needs_is_nobodys(app: Flask, signed_in: SignsIn) -> None:
    app.add_url_rule("/secret", "secret", lambda: "for nobody")

    with pytest.raises(Undeclared, match="secret"):
        signed_in(Role.ADMINISTRATOR).get("/secret")

    app.config["PROPAGATE_EXCEPTIONS"] = False
    response = signed_in(Role.ADMINISTRATOR).get("/secret")
    assert (response.status_code, "for nobody" in response.text) == (500, False)


def test_what_there_is_not_is_a_404_also_where_the_calendar_is_closed(
    app: Flask, put: Callable[[Calendar], None]
) -> None:
    put(replace(A_CALENDAR, open=False))

    assert app.test_client().get("/nowhere").status_code == 404
    assert app.test_client().delete("/").status_code == 405
