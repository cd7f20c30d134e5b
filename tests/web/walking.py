"""Every page that the app has, those to come too, as somebody who may see all of them asks for it."""

import re
from collections.abc import Iterator

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.web.forms import send
from tests.web.test_access import VALUES

Values = dict[str, object]

NO_PAGES = {
    "static",
    "history.export",
    "account_history.export",
    "wheel.file",
    "plans.progress",
    "plans.stream",
    "plans.sheet_file",
}
"""What is there to be fetched; and all that is called `feeds`."""

NO_ACCOUNT_YET = "first_run.ask"
"""The page that is there for as long as nobody can sign in: test_accounts_browser.py looks at it."""

MEETING: Values = {"uid": "board-meeting", "rid": "2026-12-08", "series": "board-meeting"}
BY_ENDPOINT: dict[str, Values] = {
    "occurrences.propose": {"to": "2026-12-15"},
    "owners.unit": {"key": "finance"},
    "open_links.of_unit": {"key": "finance"},
    "plans.one_date": {"rid": "2027-03-09"},
    "plans.propose": {"rid": "2027-03-09", "to": "2027-03-25"},
    "plans.month": {"year": 2027, "month": 3},
    "registers.everything": {"name": "bodies"},
    "registers.new": {"name": "bodies"},
    "registers.edit": {"name": "bodies"},
    "search.results": {"q": "direktion"},
}
"""What an address needs, to lead to something that is there, beside what all the others need."""


def made(client: FlaskClient) -> dict[str, Values]:
    """What whoever has signed in has made, by the first word of the endpoints that it is the `uid` or `token` of."""
    plan = send(client, "/plans/new").location
    send(client, f"{plan}/solve", how="at-once")
    send(client, f"{plan}/bodies", action=f"{plan}/hearing", bodies=["board"], answer_by="1. december")
    send(client, "/subscribe")
    account = first(client, "/settings/accounts", "/settings/accounts/{}")
    link = re.search(r"/password/([\w-]{43})", send(client, account, action=f"{account}/link").text)
    assert link, "no link to choose a password"
    return {
        "plans": {"uid": plan.rsplit("/", 1)[1]},
        "subscribe": {"uid": first(client, "/subscribe", "/subscribe/{}").rsplit("/", 1)[1]},
        "accounts": {"uid": account.rsplit("/", 1)[1]},
        "passwords": {"token": link[1]},
    }


def first(client: FlaskClient, page: str, address: str) -> str:
    """The first address on the page that is like this one."""
    found = re.search(address.format("[0-9a-f-]{36}"), client.get(page).text)
    assert found, f"{page} leads to no {address}"
    return found[0]


def addresses(app: Flask, own: dict[str, Values]) -> Iterator[str]:
    """An address of every page that shows something where it is asked for it; `own` is what `made` made."""
    for rule in app.url_map.iter_rules():
        if is_page(rule):
            values = {name: {**VALUES, **MEETING}[name] for name in rule.arguments}
            values |= {name: one for name, one in own.get(rule.endpoint.split(".")[0], {}).items() if name in values}
            with app.test_request_context():
                yield app.url_for(rule.endpoint, **values | BY_ENDPOINT.get(rule.endpoint, {}))


def is_page(rule: Rule) -> bool:
    fetched = rule.endpoint in NO_PAGES or rule.endpoint.startswith("feeds.")
    return "GET" in (rule.methods or ()) and not fetched and rule.endpoint != NO_ACCOUNT_YET
