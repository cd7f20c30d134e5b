"""Who may do what, as a table."""

from dataclasses import replace

import pytest

from planner.domain.access import Account, Needs, Role, may, may_edit
from planner.domain.series import Body
from tests.domain.shorthand import agreed
from tests.domain.tables import series

EVERYTHING = set(Needs)
READER = {Needs.NOTHING, Needs.READING, Needs.ACCOUNT}


def account(role: Role, *bodies: str) -> Account:
    return Account(uid="a", email="a@example.dk", name="A", role=role, bodies=frozenset(bodies))


@pytest.mark.parametrize(
    ("who", "open_to_all", "allowed"),
    [
        (None, True, {Needs.NOTHING, Needs.READING}),
        (None, False, {Needs.NOTHING}),
        (account(Role.READER), False, READER),
        (account(Role.EDITOR), False, READER | {Needs.EDITING}),
        (account(Role.PLANNER), False, READER | {Needs.EDITING, Needs.PLANNING}),
        (account(Role.ADMINISTRATOR), False, EVERYTHING),
        (replace(account(Role.ADMINISTRATOR), active=False), False, {Needs.NOTHING}),
        (replace(account(Role.ADMINISTRATOR), active=False), True, {Needs.NOTHING, Needs.READING}),
    ],
)
def test_what_each_may_call(who: Account | None, open_to_all: bool, allowed: set[Needs]) -> None:
    assert {needs for needs in Needs if may(who, needs, open_to_all=open_to_all)} == allowed


@pytest.mark.parametrize(
    ("who", "of_oeu", "of_nobody"),
    [
        (None, False, False),
        (account(Role.READER, "oeu"), False, False),
        (account(Role.EDITOR), True, True),
        (account(Role.EDITOR, "oeu"), True, True),
        (account(Role.EDITOR, "hu"), False, True),
        (account(Role.PLANNER, "hu"), True, True),
        (account(Role.ADMINISTRATOR), True, True),
        (replace(account(Role.EDITOR), active=False), False, False),
    ],
)
def test_which_series_each_may_change(who: Account | None, of_oeu: bool, of_nobody: bool) -> None:
    one = series(agreed())

    assert may_edit(who, replace(one, body=Body("oeu", "Økonomiudvalget"))) is of_oeu
    assert may_edit(who, one) is of_nobody
