"""What the series editor shows while one writes: the time for an answer, beside expanding the rule over ten years.

*by phrase*: a phrase is read, the choices are filled in, the next twelve dates are shown; *by choices*: the other way
round. Each is a whole request through the app: session, account, form, markup. What follows another item follows
one of the example's.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

import flask_migrate
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from werkzeug.datastructures import MultiDict
from werkzeug.test import EnvironBuilder

from bench.timing import medians
from planner import clock
from planner.app import create_app
from planner.domain.access import Role
from planner.domain.chain import anchors_for
from planner.domain.expand import expand
from planner.domain.series import Calendar, Series
from planner.domain.spans import Window
from planner.domain.words import WORDS
from planner.example import content
from planner.services import accounts, calendars, sign_ins
from planner.services.loading import load
from planner.web.access import SIGN_IN
from planner.web.editor.phrase import hear, phrase_of
from planner.web.editor.preview import tried
from planner.web.editor.recipe import typed_recipe

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TEN_YEARS = Window(TODAY, TODAY.replace(year=TODAY.year + 10))
GOAL = 50
"""Milliseconds of server time."""

KINDS = {
    "every week": "hver mandag kl. 9-11",
    "two days a week": "hver mandag og torsdag kl. 9",
    "even weeks": "hver onsdag i lige uger kl. 9",
    "n-th weekday": "2. tirsdag i måneden kl. 9-11",
    "… but, and holidays": "2. tirsdag i måneden kl. 9-11, ikke i juli, på helligdage og lukkedage ugen efter",
    "n-th working day": "den 3. hverdag i måneden kl. 10",
    "day of the month": "den 15. i hver måned",
    "each year": "hvert år den 3. mandag i marts",
    "every fourth year": "hvert fjerde år",
    "week of the month": "2. uge månedligt",
    "part of the month": "ultimo hver måned",
    "quarter": "kvartalsvis",
    "one date": "onsdag den 10. marts 2027 kl. 9",
    "agreed dates": "15. januar, 26. februar, 12. marts, 23. april og 28. maj 2027",
    "several rules": "3. mandag, dog marts og august 4. og december 2.",
    "at a meeting": "på det første møde i »Direktionens Strategiske Lederforum« i hvert kvartal",
    "before a meeting": "5 arbejdsdage før »Direktionens Strategiske Lederforum« kl. 12",
}


class Desk:
    """Somebody who is signed in, and the form that they have open."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        with app.app_context():
            uid = accounts.create("bench@example.dk", "Bench", Role.EDITOR, NOW).uid
            token = sign_ins.start(uid, clock.now()).token
        serializer = SecureCookieSessionInterface().get_signing_serializer(app)
        assert serializer is not None
        self._cookie = f"session={serializer.dumps({SIGN_IN: token})}"

    def asking(self, fields: MultiDict[str, str], doing: str) -> Callable[[], bytes]:
        """A request for the answer to these fields."""
        data: dict[str, Any] = {**fields.to_dict(flat=False), "do": doing, "part": "1"}
        headers = {"Cookie": self._cookie}

        def ask() -> bytes:
            asked = EnvironBuilder("/series/new", method="POST", data=data, headers=headers).get_environ()
            statuses: list[str] = []
            answer = b"".join(self._app(asked, lambda status, *_rest: statuses.append(status)))
            assert statuses == ["200 OK"], statuses
            return answer

        return ask


def rows(desk: Desk, calendar: Calendar) -> list[tuple[str, float, float, float]]:
    """For each kind: milliseconds by phrase, by choices, and for expanding the rule over ten years."""
    found = []
    for kind, phrase in KINDS.items():
        recipe = hear(phrase, MultiDict(), None, calendar, TODAY, "da").recipe
        assert recipe is not None, phrase
        chosen = MultiDict(typed_recipe(recipe, calendar, WORDS["da"]))
        chosen["said"] = chosen["phrase"] = phrase_of(recipe, calendar)
        answers = (desk.asking(MultiDict({"phrase": phrase}), "read"), desk.asking(chosen, "choose"))
        assert all(b'class="next-dates"' in answer() for answer in answers), phrase
        series = tried(recipe, None, calendar)
        taken = medians(
            {
                "phrase": answers[0],
                "choices": answers[1],
                "expansion": partial(repeated, partial(expanded, series, calendar), 20),
            },
            rounds=9,
            clock=process_time,
        )
        found.append((kind, taken["phrase"] * 1e3, taken["choices"] * 1e3, taken["expansion"] * 1e3 / 20))
    return found


def expanded(series: Series, calendar: Calendar) -> int:
    """The rule over ten years, once."""
    days = calendars.days()
    return len(expand(series, days, TEN_YEARS, anchors_for(series, calendar.series, days, TEN_YEARS)))


def repeated(run: Callable[[], object], times: int) -> None:
    for _ in range(times):
        run()


def main() -> None:
    print(f"The editor's answer while one writes, server CPU (goal: within {GOAL} ms)")
    with tempfile.TemporaryDirectory() as folder:
        settings = {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder}/bench.sqlite", "SECRET_KEY": "bench"}
        app = create_app(settings, Path(folder))
        with app.app_context():
            flask_migrate.upgrade()
            load(content(), NOW)
        desk = Desk(app)
        with app.app_context(), app.test_request_context():
            calendar = calendars.current()
            clock.today = lambda: TODAY
            print(f"{'rule':22} {'by phrase':>10} {'by choices':>11} {'ten years':>10} {'ratio':>7}")
            for kind, phrase, choices, expansion in rows(desk, calendar):
                ratio = max(phrase, choices) / expansion
                print(f"{kind:22} {phrase:7.1f} ms {choices:8.1f} ms {expansion:7.2f} ms {ratio:6.0f}×", flush=True)


if __name__ == "__main__":
    main()
