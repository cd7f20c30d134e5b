"""Whatever is sent to any form, somebody answers: nothing that can be filled in, or left out, is an error of ours."""

from __future__ import annotations

import re
from random import Random

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.routing import Rule

from planner.domain.access import Role
from planner.web.forgery import FROM_A_FORM
from tests.web.forms import filled
from tests.web.signing import SignsIn
from tests.web.test_access import VALUES

ROUNDS = 2
TIMES = 2
"""So many times in each round is everything sent."""

PLACES: dict[str, list[object]] = {
    "uid": ["board-meeting", "joint-meeting", "figures", "papers", "budget", "gone"],
    "rid": ["2027-02-09", "2027-02", "2027-Q1", "2027-Q2!1.1", "2026-11-26", "2027-02-10", "x"],
    "action": ["move", "place", "cancel", "restore", "reserve", "confirm", "note"],
    "name": ["bodies", "units", "people", "days", "x"],
    "key": ["board", "finance", "public-holidays", "x"],
    "version": [0, 1, 2, 10**18, 10**25],
}
"""What the variable parts of addresses are filled with, besides what always does."""

TEXTS = [
    *("", " ", "-", "0", "-1", "²", "٣", "9" * 25, "x" * 10_000),
    *("\x00", "a\x1b[31m\u202e\u2028b", "𝕏ø", "to\r\nlinjer", "%(x)s", "<b>"),
    *("2027-02-30", "0001-01-01", "9999-12-31", "2101-01-01", "2027-W53", "31/9-27", "11/2-27", "29/2", "i morgen"),
    *("1600", "24.00", "16-9", "9-", "kl. 10–12", "62", "63", "true", "null", "[]", "{}", "{", '{"a": 1}'),
    *("board", "board-meeting", "finance", "meeting", "deadline", "confirmed", "cancelled", "archive", "mine"),
    *("2027-02", "2027-Q2!1.1", "//evil.example", "/month/2027/2", "a@b.dk", "hver 2. tirsdag", "2. uge månedligt"),
    "24.12.2026 - 2.1.2027 Jul\n\n31.9.2027 Aldrig",
    "1.1.2027 Dag\n" * 2_500,
]


def address(app: Flask, rule: Rule, random: Random) -> str:
    lacking = rule.arguments - VALUES.keys()
    assert not lacking, f"{rule}: give {lacking} a value"
    with app.test_request_context():
        values = {name: random.choice([VALUES[name], *PLACES.get(name, [])]) for name in rule.arguments}
        return app.url_for(rule.endpoint, **values)


def fields(page: str, names: set[str], random: Random) -> MultiDict[str, str]:
    """Some of the fields that the page has, and some of pages seen before, each with anything in it."""
    own = set(re.findall(r'name="([^"]+)"', page))
    names |= own
    chosen = [
        *random.sample(sorted(own), random.randint(0, len(own))),
        *random.sample(sorted(names), min(4, len(names))),
    ]
    sent = MultiDict((name, random.choice(TEXTS)) for name in chosen for _ in range(random.choice((1, 1, 2))))
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    if seen and random.random() < 0.8:
        sent["seen"] = seen[1]
    return sent


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_every_form_answers_whatever_it_is_sent(app: Flask, signed_in: SignsIn, seed: int) -> None:
    random, names, taken = Random(seed), set[str](), 0
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if not (rule.methods or set()) & FROM_A_FORM:
            continue
        for _ in range(TIMES):
            browser, at = signed_in(Role.ADMINISTRATOR), address(app, rule, random)
            token = filled(browser.get("/settings/bodies/new").text)["csrf_token"]
            page = browser.get(at if "GET" in (rule.methods or ()) else at.rpartition("/")[0]).text
            sent = fields(page, names, random)
            sent["csrf_token"] = token
            response = browser.post(at, data=sent)
            assert response.status_code < 500, f"{at} with {sent}"
            assert response.status_code < 400 or "<h1" in response.text
            taken += response.status_code == 303

    assert taken > 3
