"""Bodies, units, people and day calendars: what an edit of one does to the calendar, and what is refused."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from planner.domain.days import CLOSED_DAYS, PUBLIC_HOLIDAYS, DayCalendar, DayKind, default_day_calendars
from planner.domain.edits import registers
from planner.domain.errors import DomainError
from planner.domain.series import Adjustment, Body, Calendar, Person, Policy, Unit
from tests.domain.shorthand import agreed
from tests.domain.tables import series

OEU, HU = Body("oeu", "Økonomiudvalget", "ØU"), Body("hu", "Hovedudvalget", "HU")
OEDC, BYC = Unit("oedc", "ØDC"), Unit("byc", "BYC")
CHAIR = Person("formand", "Formanden", "Borgmester", frozenset({"oeu", "hu"}))
MEETING = replace(
    series(agreed()), title="ØU-møde", body=OEU, units=(OEDC,), adjustments=(Adjustment(CLOSED_DAYS, Policy.SKIP),)
)
CALENDAR = Calendar(
    uid="c",
    name="C",
    version=1,
    bodies=(OEU, HU),
    units=(OEDC, BYC),
    people=(CHAIR,),
    series=(MEETING,),
    day_calendars=default_day_calendars(),
)


def test_a_renamed_body_keeps_its_place_and_its_series_follow() -> None:
    renamed = OEU._replace(name="Økonomi- og Planudvalget")

    after = registers.put_body(CALENDAR, renamed)

    assert after.bodies == (renamed, HU)
    assert after.series[0].body == renamed


def test_a_new_body_comes_last() -> None:
    council = Body("byraad", "Byrådet")

    assert registers.put_body(CALENDAR, council).bodies == (OEU, HU, council)


def test_who_sat_in_a_removed_body_sits_in_it_no_longer() -> None:
    after = registers.remove_body(CALENDAR, "hu")

    assert after.bodies == (OEU,)
    assert after.people == (CHAIR._replace(bodies=frozenset({"oeu"})),)


def test_a_renamed_unit_keeps_its_place_and_its_series_follow() -> None:
    renamed = OEDC._replace(short="ØDI")

    after = registers.put_unit(CALENDAR, renamed)

    assert after.units == (renamed, BYC)
    assert after.series[0].units == (renamed,)


def test_people_and_day_calendars_are_put_in_and_taken_out() -> None:
    fair = DayCalendar(uid="messe", name="Messe", kind=DayKind.EVENT)
    deputy = Person("naestformand", "Næstformanden")

    after = registers.put_day_calendar(registers.put_person(CALENDAR, deputy), fair)

    assert after.people == (CHAIR, deputy)
    assert after.day_calendars[-1] == fair
    assert registers.remove_day_calendar(registers.remove_person(after, deputy.key), "messe") == CALENDAR


@pytest.mark.parametrize(
    ("edit", "field", "said"),
    [
        (lambda c: registers.put_body(c, Body("ny", " ")), "name", "Skriv et navn."),
        (lambda c: registers.put_body(c, Body("ny", "økonomiudvalget ")), "name", "findes allerede"),
        (lambda c: registers.put_unit(c, Unit("ny", "")), "short", "Skriv et navn."),
        (lambda c: registers.put_unit(c, Unit("ny", "BYC")), "short", "findes allerede"),
        (lambda c: registers.put_person(c, Person("ny", "")), "name", "Skriv et navn."),
        (lambda c: registers.remove_body(c, "oeu"), "key", "»ØU-møde«"),
        (lambda c: registers.remove_unit(c, "oedc"), "key", "»ØU-møde«"),
        (lambda c: registers.remove_day_calendar(c, CLOSED_DAYS), "key", "»ØU-møde«"),
        (lambda c: registers.remove_day_calendar(c, PUBLIC_HOLIDAYS), "key", "hverdage"),
    ],
)
def test_what_is_refused(edit: Callable[[Calendar], Calendar], field: str, said: str) -> None:
    with pytest.raises(DomainError) as refused:
        edit(CALENDAR)

    assert refused.value.field == field
    assert said in refused.value.danish


def test_a_refusal_names_five_and_counts_the_rest() -> None:
    many = replace(CALENDAR, series=tuple(replace(MEETING, uid=f"m{n}", title=f"Møde {n}") for n in range(7)))

    with pytest.raises(DomainError) as refused:
        registers.remove_body(many, "oeu")

    assert refused.value.danish.endswith("»Møde 4« og 2 til.")


@pytest.mark.parametrize(("place", "after"), [(0, "abc"), (1, "bac"), (2, "acb"), (3, "abc"), (-1, "abc")])
def test_one_place_nearer_to_the_front(place: int, after: str) -> None:
    assert "".join(registers.moved_up("abc", place)) == after
