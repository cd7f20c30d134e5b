"""Find reglen i sidste års datoer: pasted, or another item's; the best rules with their exceptions named, to take."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.access import Role
from planner.domain.edits.series import find
from planner.domain.rules import Frequency, Recurrence, Weekday
from planner.domain.series import Series
from planner.services import calendars
from tests.web.calendars import MORNING
from tests.web.editor.editing import NEW, send, values
from tests.web.forms import text_of
from tests.web.signing import SignsIn

PASTED = """Chefforum 2026
13. januar
Tirsdag\t10-02-2026\t9:00
10/3
14.4.2026
12. maj kl. 9
torsdag den 11. juni
11. august
"""


@pytest.fixture
def editor(signed_in: SignsIn) -> FlaskClient:
    return signed_in(Role.EDITOR)


@pytest.fixture
def stored(app: Flask) -> Callable[[str], Series | None]:
    def read(uid: str) -> Series | None:
        with app.app_context():
            return find(calendars.current(), uid)

    return read


def offers(page: str) -> list[str]:
    """What the buttons send, the best rule first."""
    return values_of(page, 'name="recipe" value="')


def values_of(page: str, before: str) -> list[str]:
    return [part.partition('"')[0].replace("&#34;", '"') for part in page.split(before)[1:]]


def test_the_best_rule_comes_first_with_its_exceptions_named(editor: FlaskClient) -> None:
    page = send(editor, NEW, past=PASTED, do="fit").text

    said = text_of(page)
    assert "Læst: 7 datoer fra 13. januar 2026 til 11. august 2026." in said
    assert "Den 2. tirsdag i hver måned, undtagen juli 6 af 7 1 undtagelse 9. juni 2026 flyttet til 11. juni" in said
    assert values(page, NEW)["past"].split() == PASTED.split()


def test_a_rule_is_taken_into_the_form(editor: FlaskClient, stored: Callable[[str], Series | None]) -> None:
    page = send(editor, NEW, past=PASTED, title="Chefforum", do="fit").text

    taken = send(editor, NEW, page, recipe=offers(page)[0]).text

    assert values(taken, NEW)["phrase"] == "den 2. tirsdag i hver måned, undtagen juli"
    assert send(editor, NEW, taken, do="save").status_code == 303
    one = stored("chefforum")
    assert one
    assert isinstance(one.rule, Recurrence)
    assert (one.rule.freq, one.rule.by_day, one.rule.except_months) == (Frequency.MONTHLY, (Weekday(1, 2),), (7,))


def test_an_items_own_dates_bring_its_hours_along(editor: FlaskClient) -> None:
    page = send(editor, NEW, like="board-meeting", do="fit").text

    taken = send(editor, NEW, page, recipe=offers(page)[0]).text

    assert values(taken, NEW)["times"] == "9.00–12.00"
    assert values(taken, NEW)["phrase"].startswith("den 2. tirsdag i hver måned")
    assert MORNING.end


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("13. januar", "Skriv mindst to datoer."),
        ("hej", "Skriv mindst to datoer."),
        ("13. januar\n" * 500, "Højst 400 linjer."),
        ("1/1-1950\n1/1-2026", "Datoerne må højst ligge 30 år fra hinanden."),
    ],
)
def test_too_little_or_too_much_is_said(editor: FlaskClient, pasted: str, said: str) -> None:
    page = send(editor, NEW, past=pasted, do="fit").text

    assert said in page
    assert values(page, NEW)["past"].split() == pasted.split()


def test_lines_that_are_not_understood_are_named(editor: FlaskClient) -> None:
    page = send(editor, NEW, past=f"{PASTED}7 stole\n", do="fit").text

    assert "Ikke læst: 7 stole" in text_of(page)
