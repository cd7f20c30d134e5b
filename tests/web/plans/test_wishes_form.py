"""The wishes' form as plain functions: what is typed, and what it means."""

from datetime import timedelta

import pytest
from werkzeug.datastructures import MultiDict

from planner.domain.errors import DomainError
from planner.planning.year.preferences import IN_ORDER, Carry, Own, Preferences, Wish
from planner.web.plans import wishes_form as form

SOME = Preferences(
    order=(Wish.SPREAD, Wish.RULE),
    carry=Carry.NTH_WEEKDAY,
    forbidden=frozenset({"school-holidays"}),
    slack=timedelta(days=3),
    busy=2,
    rooms={"B105": 1, "Sal: stor": 2},
    own={"board": Own(least=3)},
)


@pytest.mark.parametrize("preferences", [Preferences(), SOME])
def test_what_is_typed_is_read_as_the_same(preferences: Preferences) -> None:
    assert form.read(form.typed(preferences), preferences) == preferences


@pytest.mark.parametrize(
    ("button", "wish", "order"),
    [
        ("up", "rule", ["rule", "spread"]),
        ("down", "spread", ["rule", "spread"]),
        ("up", "spread", ["spread", "rule"]),
        ("up", "nothing", ["spread", "rule"]),
    ],
)
def test_a_button_moves_its_wish_one_place(button: str, wish: str, order: list[str]) -> None:
    moved = form.moved(MultiDict([*form.typed(SOME).items(multi=True), (button, wish)]))

    assert moved.getlist("order")[:2] == order


def test_the_last_one_stays_last() -> None:
    typed = form.typed(Preferences())
    last = typed.getlist("order")[-1]

    assert form.moved(MultiDict([*typed.items(multi=True), ("down", last)])).getlist("order")[-1] == last


def test_wishes_that_a_form_leaves_out_or_makes_up_do_no_harm() -> None:
    lines = form.lines(MultiDict([("order", "load"), ("order", "no-such"), ("counts", "load")]), "da")

    assert lines[0].key == "load"
    assert len(lines) == len(IN_ORDER)
    assert [line.counts for line in lines].count(True) == 1


@pytest.mark.parametrize("own", [Own(), Own(weekdays=frozenset({1, 5}), least=2, most=30, length=2)])
def test_a_series_own_wishes_are_read_as_the_same(own: Own) -> None:
    assert form.read_own(form.typed_own(own)) == own


@pytest.mark.parametrize("rooms", ["B105", "B105: mange", ": 1", "B105: ²", "B105: 1000"])
def test_a_room_needs_its_number(rooms: str) -> None:
    typed = form.typed(SOME)
    typed["rooms"] = rooms

    with pytest.raises(DomainError) as error:
        form.read(typed, SOME)

    assert error.value.field == "rooms"
    assert error.value.danish.startswith("Linje 1: ")
