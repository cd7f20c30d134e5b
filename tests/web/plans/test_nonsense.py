"""Whatever is asked of a plan that there is, or sent to it, the answer is a page: never a server's failure."""

from collections.abc import Iterator
from itertools import cycle, islice
from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.web.forms import filled, send
from tests.web.plans.making import new_plan
from tests.web.test_any_form import TEXTS
from tests.web.test_nonsense import BYTES, NUMBERS, WORDS, answered

THERE: dict[str, object] = {
    "series": "board-meeting",
    "rid": "2027-03-09",
    "year": 2027,
    "month": 3,
    "comment": "00000000-0000-0000-0000-000000000000",
}
"""What there is in a plan of 2027, by the variable parts of addresses."""

READ = {
    "compare": "other",
    "wheel": "alone",
    "one_date": "to back",
    "propose": "to back",
}
"""What the pages read after the question mark, besides the language."""

FIELDS = {
    "rename": "name",
    "copy": "copied",
    "move": "to back",
    "pin": "back",
    "unpin": "back",
    "start": "how keep seconds",
    "stop": "keep_best",
    "relax": "what which",
    "accept": "suggestion body how",
    "save_wishes": "order counts up down carry forbidden slack busy rooms",
    "save_own": "weekdays least most times length",
    "open_hearing": "bodies how answer_by",
    "comment": "body slot text role",
    "remove_comment": "",
    "publish": "bodies reference day anyway",
    "withdraw": "body",
    "remove": "",
}
"""What every form of a plan sends, besides the version that it was made from."""

KNOWN = {"weekdays": "1", "slack": "9", "busy": "3", "bodies": "board", "body": "board", "seconds": "x"}
"""What is sent in the other fields meanwhile. No solve is started: a number of seconds would start one."""

ROUNDS = 2
"""So many different texts for every field."""


@pytest.fixture
def planned(app: Flask, planner: FlaskClient) -> str:
    """The address of a plan with one body in hearing, a suggestion and a comment."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    plan = new_plan(planner)
    send(planner, f"{plan}/solve", how="at-once")
    send(planner, f"{plan}/bodies", action=f"{plan}/hearing", bodies=["board"], answer_by="1. december")
    send(planner, f"{plan}/read", action=f"{plan}/comments", body="board", slot="", text="Fint.")
    return plan


def rules(app: Flask, method: str) -> dict[str, Rule]:
    """The routes of one plan by the names of their views; those that never end are left out."""
    return {
        rule.endpoint.removeprefix("plans."): rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("plans.")
        and "uid" in rule.arguments
        and method in (rule.methods or ())
        and rule.endpoint != "plans.stream"
    }


def address(app: Flask, rule: Rule, plan: str) -> str:
    with app.test_request_context():
        values = {name: THERE[name] for name in rule.arguments - {"uid"}}
        return app.url_for(rule.endpoint, uid=plan.rpartition("/")[2], **values)


def asked_wrongly(rule: Rule, here: str) -> Iterator[str]:
    """The address with nonsense in one part at a time of what comes after the plan."""
    for name in rule.arguments - {"uid"}:
        before, _, after = here.rpartition(f"/{THERE[name]}")
        for value in (*map(quote, NUMBERS), *map(quote, WORDS), *BYTES):
            yield f"{before}/{value}{after}"


def test_nonsense_in_the_path_of_a_plan_is_answered(app: Flask, planner: FlaskClient, planned: str) -> None:
    seen = [
        answered(planner, wrong)
        for rule in rules(app, "GET").values()
        for wrong in asked_wrongly(rule, address(app, rule, planned))
    ]

    assert len(seen) > 100
    assert answered(planner, address(app, rules(app, "GET")["one_date"], planned)) == 200


def test_nonsense_after_the_question_mark_of_a_plan_is_answered(
    app: Flask, planner: FlaskClient, planned: str
) -> None:
    texts = cycle(text for text in TEXTS if len(text) < 2_000)
    for name, rule in rules(app, "GET").items():
        for field in (*READ.get(name, "").split(), "lang", "unknown"):
            for text in islice(texts, 4 if field in READ.get(name, "") else 1):
                answered(planner, f"{address(app, rule, planned)}?{urlencode({field: text})}")


def test_nonsense_in_the_forms_of_a_plan_is_answered(app: Flask, planner: FlaskClient, planned: str) -> None:
    browser = Sender(app, planner, planned)
    for name, field, text in wrongly_filled():
        response = browser.send(name, {field: text})
        assert response.status_code < 500, (name, field, text[:100])
        assert response.status_code < 400 or 'href="/"' in response.text, (name, field, text[:100])

    assert browser.taken > 10
    assert planner.get(planned).status_code == 200


def test_every_form_of_a_plan_is_sent_nonsense(app: Flask) -> None:
    assert sorted(FIELDS) == sorted(rules(app, "POST"))


def wrongly_filled() -> Iterator[tuple[str, str, str]]:
    """A form, one of its fields, and what is in it. The button that removes the plan sends a version alone."""
    texts = cycle(TEXTS)
    for _ in range(ROUNDS):
        for name, fields in FIELDS.items():
            yield from ((name, field, next(texts)) for field in ("seen", *fields.split()))


class Sender:
    """Sends the plan's forms, made from its newest version: else they are refused before they are read."""

    def __init__(self, app: Flask, planner: FlaskClient, plan: str) -> None:
        self._planner, self._manage, self.taken = planner, f"{plan}/manage", 0
        self._addresses = {name: address(app, rule, plan) for name, rule in rules(app, "POST").items()}
        self._hidden = self._current()

    def send(self, name: str, wrong: dict[str, str]) -> TestResponse:
        fields = {field: KNOWN.get(field, "") for field in FIELDS[name].split()}
        response = self._planner.post(self._addresses[name], data={**fields, **self._hidden, **wrong})
        if response.status_code == 303:
            self.taken += 1
            self._hidden = self._current()
        return response

    def _current(self) -> dict[str, str]:
        form = filled(self._planner.get(self._manage).text, self._manage.replace("manage", "rename"))
        return {name: form[name] for name in ("seen", "csrf_token")}
