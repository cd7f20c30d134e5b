"""Every view of the calendar, and every value that its address cannot have: a clear refusal, and a way back.

Which views there are is asked of the app, and which parameters each reads is noted while it answers: a view or a
parameter that the tables do not name fails here.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, Protocol
from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from planner.domain.access import Needs, Role
from planner.web import access
from planner.web.incoming import EscapedRequest
from tests.web.forms import send, text_of
from tests.web.plans.making import new_plan
from tests.web.signing import SignsIn

READ = {
    "pages.home": "from:day view body unit kind",
    "pages.all_series": "",
    "pages.series": "",
    "occurrences.page": "back:form",
    "wheel.now": "from:beginning zoom rings beside body unit kind",
    "wheel.year": "from:month zoom rings beside body unit kind",
    "wheel.file": "from:month zoom rings beside:file paper body unit kind",
    "views.month_now": "date:typed body unit kind",
    "views.month": "day:shown body unit kind",
    "views.week_now": "date:typed body unit kind",
    "views.week": "day:shown body unit kind",
    "views.listed": "from:typed to:typed sort body unit kind",
    "years.year_now": "date:typed from:beginning view body unit kind",
    "years.year": "from:month view body unit kind",
    "owners.unit": "",
    "owners.body": "",
    "search.results": "q",
    "changed.page": "since:past body unit kind",
    "saved.index": "body unit kind removed:form back:form",
    "embed.listed": "count body unit kind",
    "embed.wheel": "from:beginning zoom rings beside body unit kind",
    "feeds.of_calendar": "lang:feed",
    "feeds.of_body": "lang:feed",
    "feeds.of_unit": "lang:feed",
    "open_links.of_calendar": "",
    "open_links.of_body": "",
    "open_links.of_unit": "",
    "subscribe.index": "body unit kind",
    "subscribe.edit": "",
    "subscribe.ask_to_renew": "",
    "plans.index": "",
    "plans.new": "",
    "plans.plan": "",
    "plans.read": "",
    "plans.sheet_file": "",
    "plans.month": "",
    "plans.wheel": "alone",
    "plans.one_date": "to:planned back:form",
    "plans.propose": "to:planned back:form",
    "plans.bodies": "",
    "plans.solve": "",
    "plans.suggestion": "",
    "plans.manage": "",
    "plans.wishes": "",
    "plans.own": "",
    "plans.compare": "other",
}
"""What each view reads, and of which sort it is where that differs from its name. ``lang`` is read by every page."""

NOT_PAGES = {"plans.progress", "plans.stream"}
"""What only a script asks, about a solve that is under way."""

NONSENSE = ("x", "-1", "99999", "²", "a\0\u202eb", "'\"<>&", "ø" * 3000)
DAYS = (
    "0000-01-01",
    "99999-01-01",
    "1899-12-31",
    "2101-01-01",
    "2026-13-01",
    "2026-02-30",
    "22-11-2026",
    "2026-W48-1",
)

WRONG: dict[str, tuple[str, ...]] = {
    "day": (*NONSENSE, *DAYS),
    "shown": (*NONSENSE, *DAYS, "2028-01-31"),
    "typed": (*NONSENSE, "0/0-0", "31/2-27", "1/1-1899", "1/1-2101", "hver tirsdag"),
    "past": (*NONSENSE, "31/2-27", "1/1-1899", "2026-11-23"),
    "month": (*NONSENSE, "2026", "2026-00", "2026-13", "2027-01", "0000-01", "99999-01", "2026-1", "2026-11-01"),
    "beginning": (*NONSENSE, "2026", "2026-00", "2026-13", "1899-12", "2100-02", "2026-1", "2026-11-01"),
    "zoom": (*NONSENSE, "q0", "q5", "q", "2026-00", "2026-13", "2027-01", "0000-01"),
    "view": (*NONSENSE, "wheel", "LIST"),
    "rings": (*NONSENSE, "kinds"),
    "beside": (*NONSENSE, "2"),
    "file": (*NONSENSE, "1", "2"),
    "paper": (*NONSENSE, "a5", "A4"),
    "sort": (*NONSENSE, "--when", "note"),
    "count": (*NONSENSE, "0", "101", "1.5", "1e1", "٣"),
    "body": (*NONSENSE, "finance", "Direktionen", "board,council"),
    "unit": (*NONSENSE, "board", "ØDC"),
    "kind": (*NONSENSE, "board", "Møde"),
    "alone": (*NONSENSE, "2"),
    "other": (*NONSENSE, "00000000-0000-0000-0000-000000000000"),
    "q": ("ø" * 3000,),
    "lang": ("de", "EN", "a\0b"),
    "feed": (*NONSENSE, "de", "EN", "", " "),
    "planned": (*NONSENSE, "0/0-0", "31/2-27", "1/1-1899", "1/1-2101"),
    "form": (),
}
"""What is refused. Any words may be searched for, up to a length. ``form`` is what fills in a form: that is judged
when the form is sent, but for ``back``, which ``own_path`` drops unless it is a path of ours."""

SEVERAL = {"body": "board", "unit": "finance", "kind": "item"}
"""What may stand in an address more than once."""

ONE = {
    "from": ("2026-11", "2026-12"),
    "to": ("2026-12-24", "2026-12-31"),
    "date": ("24/12-26", "31/12-26"),
    "day": ("2026-11-24", "2026-11-25"),
    "since": ("1/11-26", "2/11-26"),
    "view": ("list", "wall"),
    "zoom": ("q1", "q2"),
    "rings": ("bodies", "units"),
    "beside": ("0", "1"),
    "paper": ("a4", "a3"),
    "sort": ("title", "body"),
    "count": ("1", "2"),
    "alone": ("0", "1"),
    "q": ("budget", "møde"),
    "lang": ("da", "en"),
}
"""Two values that are right one at a time; what says one thing must not say two."""

RIGHT: dict[str, object] = {
    "kind": "svg",
    "month": 11,
    "rid": "2026-12-08",
    "series": "board-meeting",
    "uid": "board-meeting",
    "week": "2026-W48",
    "year": 2026,
}
LEAD = re.compile(r'<p class="lead">(.+?)</p>', re.DOTALL)
VARIABLE = re.compile(r"<(?:[^<>]+:)?(\w+)>")


ReaderOf = Callable[[Rule], FlaskClient]


class AddressOf(Protocol):
    """What the fixture `address` is."""

    def __call__(self, rule: Rule, **other: str) -> str: ...


PATHS: dict[str, tuple[str, ...]] = {
    "year": ("0", "-1", "1899", "2101", "99999", "9" * 5000, "x", "²", "2026.5"),
    "month": ("0", "-1", "13", "99999", "9" * 5000, "x", "²", "\0"),
    "week": (*NONSENSE, "2026-W00", "2026-W54", "2027-W53", "2026-48", "0000-W01", "1899-W01", "9999-W01", "2026-W1"),
    "key": (*NONSENSE, "..", "Direktionen"),
    "uid": (*NONSENSE, "00000000-0000-0000-0000-000000000000"),
    "series": (*NONSENSE, "board"),
    "rid": (*NONSENSE, *DAYS, "2026-12-09", "2026-Q5"),
    "kind": ("x", "doc", "SVG", "\0"),
}
"""What the variable parts of a path are not."""


class Noted(ImmutableMultiDict[str, str]):
    """The arguments of an address, which remember what they were asked for."""

    asked: ClassVar[set[str]] = set()

    def get(self, key: Any, *args: Any, **kwargs: Any) -> Any:
        self.asked.add(key)
        return super().get(key, *args, **kwargs)

    def getlist(self, key: Any, *args: Any, **kwargs: Any) -> Any:
        self.asked.add(key)
        return super().getlist(key, *args, **kwargs)

    def __getitem__(self, key: Any) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: Any) -> bool:
        self.asked.add(key)
        return super().__contains__(key)


@pytest.fixture
def views(app: Flask) -> list[Rule]:
    """Every page, file and feed of the calendar and of its plans that is asked for with GET."""
    return [
        rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and (access.needed(app.view_functions[rule.endpoint]) is Needs.READING or rule.endpoint.startswith("plans."))
        and rule.endpoint not in NOT_PAGES
    ]


@pytest.fixture
def reader(app: Flask, signed_in: SignsIn) -> ReaderOf:
    """`reader(rule)`: a planner for plans, else anybody; each with a page also for what nobody foresaw."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    planner, anybody = signed_in(Role.PLANNER), app.test_client()
    return lambda rule: planner if room_of(rule) == "plans" else anybody


@pytest.fixture
def address(app: Flask, views: list[Rule], reader: ReaderOf) -> AddressOf:
    """`address(rule, **other)`: the address of a view with everything in it right, but for what is given."""
    one_of = {room_of(rule): reader(rule) for rule in views}
    plan = new_plan(one_of["plans"], name="Mødeplan 2027", year="2027").rpartition("/")[2]
    assert send(one_of["subscribe"], "/subscribe").status_code == 201
    found = re.search(r'href="/subscribe/([0-9a-f-]{36})', one_of["subscribe"].get("/subscribe").text)
    assert found
    rooms: dict[str, dict[str, object]] = {
        "plans": {"uid": plan, "year": 2027, "month": 3, "rid": "2027-03-09"},
        "subscribe": {"uid": found[1]},
    }

    def write(rule: Rule, **other: str) -> str:
        key = "finance" if rule.endpoint.endswith("unit") else "board"
        known = {**RIGHT, "key": key, **rooms.get(room_of(rule), {}), **other}
        return VARIABLE.sub(lambda found: quote(str(known[found[1]]), safe=""), rule.rule)

    return write


def test_every_view_stands_in_the_table(views: list[Rule]) -> None:
    assert sorted(rule.endpoint for rule in views) == sorted(READ)


def test_every_parameter_that_a_view_reads_stands_in_the_table(
    app: Flask, views: list[Rule], reader: ReaderOf, address: AddressOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Noting(EscapedRequest):
        @property
        def args(self) -> Noted:  # type: ignore[override]
            return Noted(super().args)

    monkeypatch.setattr(app, "request_class", Noting)
    read = {}
    for rule in views:
        Noted.asked.clear()
        reader(rule).get(address(rule))
        read[rule.endpoint] = Noted.asked - {"lang"}

    assert read == {endpoint: {name for name, _ in sorts(endpoint)} - {"lang"} for endpoint in READ}


def test_what_is_right_is_answered_and_what_is_empty_says_nothing(
    views: list[Rule], reader: ReaderOf, address: AddressOf
) -> None:
    """So that what is refused below is refused for the one thing that is wrong with it. A draft has no readers.

    A form sends its empty fields along: they are as good as none.
    """
    asked = {
        rule.endpoint: reader(rule).get(f"{address(rule)}?{query}").status_code
        for rule in views
        for query in ("", "&".join(f"{name}=" for name, sort in sorts(rule.endpoint) if sort != "feed"))
    }

    assert {endpoint: one for endpoint, one in asked.items() if one not in (200, 302)} == {"plans.read": 404}


def test_what_cannot_be_is_refused(views: list[Rule], reader: ReaderOf, address: AddressOf) -> None:
    asked = [
        (rule, path, query)
        for rule in views
        for path, query in (
            *((path, "") for path in wrong_paths(rule, address)),
            *((address(rule), query) for query in wrong_queries(rule)),
        )
    ]

    assert len(asked) > 1000
    found = complaints(reader, asked)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def wrong_paths(rule: Rule, address: AddressOf) -> Iterator[str]:
    """The address with one variable part wrong, each in turn."""
    for name in sorted(rule.arguments):
        for wrong in PATHS[name]:
            yield address(rule, **{name: wrong})


def wrong_queries(rule: Rule) -> Iterator[str]:
    """One parameter with what it cannot say; with two things that contradict each other; with far too much."""
    speaking = [] if room_of(rule) == "feeds" else [("lang", "lang")]
    for name, sort in (*sorts(rule.endpoint), *speaking):
        for wrong in WRONG[sort]:
            yield urlencode({name: wrong})
        if name in SEVERAL:
            yield urlencode([(name, value) for value in (*[SEVERAL[name]] * 3000, "nobody")])
        elif name in ONE and sort != "form":
            yield urlencode([(name, value) for value in ONE[name]])


def complaints(reader: ReaderOf, asked: Iterable[tuple[Rule, str, str]]) -> list[str]:
    """What is wrong with the answers to what cannot be; the first of each view also in English."""
    found, seen = [], set[str]()
    for rule, path, query in asked:
        danish, wrong = answer(reader(rule), rule, path, query, "da")
        if not wrong and rule.endpoint not in seen and "lang" not in query:
            seen.add(rule.endpoint)
            english, wrong = answer(reader(rule), rule, path, query, "en")
            if not wrong and danish == english and room_of(rule) != "feeds":
                wrong = f"says “{english}” in both languages"
        if wrong:
            found.append(f"{rule.endpoint}: {path[:60]}?{query[:60]} {wrong}")
    return found


def answer(client: FlaskClient, rule: Rule, path: str, query: str, language: str) -> tuple[str, str]:
    """What the answer says, and what is wrong with it, if anything."""
    speaks = "" if room_of(rule) == "feeds" or "lang=" in query else f"lang={language}"
    response = client.get(f"{path}?{'&'.join(filter(None, (query, speaks)))}")
    if not 400 <= response.status_code < 500:
        return "", f"gave {response.status}"
    if room_of(rule) == "feeds":
        return response.text, "" if is_a_line(response) else "is no short text"
    if room_of(rule) == "embed" and ("<nav" in response.text or 'target="_blank"' not in response.text):
        return "", "is not made for a frame"
    return said_on(response, language)


def is_a_line(response: TestResponse) -> bool:
    return response.mimetype == "text/plain" and 0 < len(response.text) < 200


def said_on(response: TestResponse, language: str) -> tuple[str, str]:
    """The sentence of a page that refuses, and what is wrong with the page."""
    page = response.text
    found = re.search(r'<p class="(?:field-)?error"[^>]*>(.+?)</p>', page, re.DOTALL) or LEAD.search(page)
    said = text_of(found[1]) if found else ""
    wrong = {
        "is no page": response.mimetype != "text/html",
        "says nothing": not said.endswith((".", "?")),
        "says too much": len(said) > 250,
        "speaks another language": f'<html lang="{language}"' not in page,
        "has no way back": not re.search(r'<a [^>]*href="/"', page),
        "shows what cannot be seen": bool(re.search("[\0\u202e]", page)),
    }
    return said, ", ".join(name for name, is_so in wrong.items() if is_so)


def sorts(endpoint: str) -> list[tuple[str, str]]:
    """The parameters that a view reads, each with its sort."""
    return [(name, sort or name) for name, _, sort in (one.partition(":") for one in READ[endpoint].split())]


def room_of(rule: Rule) -> str:
    return rule.endpoint.partition(".")[0]
