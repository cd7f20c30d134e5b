"""Taking a change back: only what it touched, only while that is as the change left it, and only by those who may."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.access import NOBODY, Account, Role
from planner.domain.changes import Change, bare, beginning, differences
from planner.domain.changes.undoing import (
    InTheWay,
    NotAllowed,
    NotUndoable,
    in_the_way,
    require_allowed,
    restored,
    undone,
)
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, AgreedDates
from planner.domain.series import (
    Body,
    Calendar,
    MovedTo,
    Person,
    Series,
    SeriesException,
    SeriesKind,
    Stamp,
    Unit,
)
from tests.domain.any_calendar import calendars
from tests.domain.changes.editing import edited

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY, LATER = date(2026, 5, 24), date(2026, 5, 31)
HU, DIR, CENTER = Body("hu", "Hoved-MED"), Body("dir", "Direktionen"), Unit("c", "CØ")
HMU = HU._replace(name="HMU")
RULE = AgreedDates((AgreedDate(DAY), AgreedDate(LATER)))
A = Series(uid="a", title="HU-møde", kind=SeriesKind.MEETING, rule=RULE, body=HU, units=(CENTER,))
B = replace(A, uid="b", title="Direktion", body=DIR)
CALENDAR = Calendar(uid="c", name="C", version=1, bodies=(HU, DIR), units=(CENTER,), series=(A, B))
CANCELLED = SeriesException(status=Status.CANCELLED)
MOVED = SeriesException(moved_to=MovedTo(LATER, LATER))


def made(before: Calendar, after: Calendar) -> Change:
    return Change(version=2, when=NOW, by=NOBODY, parts=differences(before, after))


def a(**parts: object) -> Calendar:
    return replace(CALENDAR, series=(replace(A, **parts), B))


@given(calendars(), st.data())
def test_what_nobody_has_changed_since_is_as_if_it_had_never_been(calendar: Calendar, data: st.DataObject) -> None:
    after = data.draw(edited(calendar))
    change = made(calendar, after)

    taken_back = undone(after, change)

    assert not {part.kind for part in differences(taken_back, calendar)} - {"order"}
    assert bare(undone(taken_back, made(after, taken_back))) == bare(after)


@pytest.mark.parametrize(
    ("after", "and_then", "left"),
    [
        # what was done, what somebody else did next, and what is left when the first is taken back
        (a(title="HU"), a(title="HU", place="B105"), a(place="B105")),
        (a(title="HU"), replace(a(title="HU"), name="Nyt"), replace(CALENDAR, name="Nyt")),
        (a(exceptions={DAY: MOVED}), a(exceptions={DAY: MOVED, LATER: CANCELLED}), a(exceptions={LATER: CANCELLED})),
        (
            a(exceptions={DAY: MOVED}),
            a(exceptions={DAY: replace(MOVED, note="Husk")}),
            a(exceptions={DAY: SeriesException(note="Husk")}),
        ),
        (a(exceptions={DAY: MOVED}), a(exceptions={DAY: MOVED}, title="HU"), a(title="HU")),
        (
            replace(CALENDAR, series=(A,)),
            replace(CALENDAR, series=(replace(A, title="HU"),)),
            replace(CALENDAR, series=(replace(A, title="HU"), B)),
        ),
    ],
    ids=[
        "another field of it",
        "something else",
        "another date of it",
        "another thing about that date",
        "a date moved, then the series changed",
        "one is gone, another changed",
    ],
)
def test_what_others_did_since_stays(after: Calendar, and_then: Calendar, left: Calendar) -> None:
    assert bare(undone(and_then, made(CALENDAR, after))) == bare(left)


@pytest.mark.parametrize(
    ("after", "and_then", "said"),
    [
        (a(title="HU"), a(title="Møde"), "Møde: Titel ændret fra »HU« til »Møde«."),
        (
            a(exceptions={DAY: CANCELLED}),
            a(exceptions={DAY: SeriesException(status=Status.TENTATIVE)}),
            "HU-møde den 24. maj 2026: Gendannet: reserveret.",
        ),
        (
            a(exceptions={DAY: MOVED}),
            CALENDAR,
            "HU-møde den 24. maj 2026: Flyttet tilbage fra søndag den 31. maj 2026.",
        ),
        (
            replace(CALENDAR, series=(A, B, replace(A, uid="d", title="Ny"))),
            replace(CALENDAR, series=(A, B, replace(A, uid="d", title="Ny", place="B105"))),
            "Ny: Sted sat til »B105«.",
        ),
        (
            replace(CALENDAR, series=(A, B, replace(A, uid="d", title="Ny"))),
            replace(CALENDAR, series=(A, B, replace(A, uid="d", title="Ny", exceptions={DAY: CANCELLED}))),
            "Ny: Enkelte datoer ændret.",
        ),
        (a(title="HU"), replace(CALENDAR, series=(B,)), "HU: findes ikke længere."),
        (
            a(exceptions={DAY: MOVED}),
            replace(CALENDAR, series=(B,)),
            "HU-møde den 24. maj 2026: findes ikke længere.",
        ),
        (replace(CALENDAR, series=(B,)), a(place="B105"), "HU-møde: findes igen."),
        (
            replace(CALENDAR, name="Nyt"),
            replace(CALENDAR, name="Nyere"),
            "Årshjulet: Navn ændret fra »Nyt« til »Nyere«.",
        ),
    ],
)
def test_what_has_changed_again_is_in_the_way(after: Calendar, and_then: Calendar, said: str) -> None:
    with pytest.raises(InTheWay) as refused:
        undone(and_then, made(CALENDAR, after))

    told = refused.value.danish.removeprefix("Det kan ikke fortrydes, for det er ændret igen siden. ")
    # A part is named as the change left it, or as it is called now.
    assert told.split(": ", 1)[1] == said.split(": ", 1)[1]
    assert refused.value.field == "version"


def test_of_much_in_the_way_the_first_is_told_and_the_rest_counted() -> None:
    many = {date(2026, 1, day): CANCELLED for day in range(1, 6)}
    with pytest.raises(InTheWay) as refused:
        undone(CALENDAR, made(CALENDAR, a(exceptions=many)))

    assert refused.value.danish.count("Gendannet") == 3
    assert refused.value.danish.endswith("Og 2 mere.")
    assert len(refused.value.parts) == 5


def test_stamps_and_exceptions_that_decide_nothing_are_in_nobodys_way() -> None:
    after = a(exceptions={DAY: MOVED})
    stamped = a(exceptions={DAY: replace(MOVED, stamp=Stamp(7, NOW)), LATER: SeriesException()}, stamp=Stamp(7, NOW))

    assert in_the_way(stamped, differences(CALENDAR, after)) == ()


def test_a_beginning_is_not_taken_back() -> None:
    with pytest.raises(NotUndoable):
        undone(CALENDAR, Change(version=1, when=NOW, by=NOBODY, parts=(beginning(CALENDAR),)))


def test_what_something_else_needs_by_now_is_not_taken_away() -> None:
    new = replace(CALENDAR, bodies=(HU, DIR, Body("ny", "Ny")))
    used = replace(new, series=(A, replace(B, body=Body("ny", "Ny"))))

    with pytest.raises(DomainError) as refused:
        undone(used, made(CALENDAR, new))

    assert refused.value.danish == "»Direktion« bruger »ny«, som ikke findes."


@pytest.mark.parametrize(
    ("now", "afterwards"),
    [
        (a(title="HU", exceptions={DAY: MOVED}), CALENDAR),
        (replace(CALENDAR, series=(B,)), replace(CALENDAR, series=(B, A))),
        (
            replace(CALENDAR, bodies=(HU._replace(name="HMU"), DIR), series=(replace(A, place="B105"),)),
            replace(
                CALENDAR, bodies=(HU._replace(name="HMU"), DIR), series=(replace(A, body=HU._replace(name="HMU")),)
            ),
        ),
    ],
    ids=["changed", "gone", "its body is called something else now"],
)
def test_a_series_becomes_what_it_was(now: Calendar, afterwards: Calendar) -> None:
    assert bare(restored(now, A)) == bare(afterwards)


def test_a_series_does_not_come_back_without_its_body() -> None:
    with pytest.raises(DomainError):
        restored(replace(CALENDAR, bodies=(DIR,), series=(B,)), A)


def someone(role: Role, *bodies: str, active: bool = True) -> Account:
    return Account(uid="u", email="u@example.dk", name="U", role=role, bodies=frozenset(bodies), active=active)


PLANNER, ADMINISTRATOR = someone(Role.PLANNER), someone(Role.ADMINISTRATOR)
OF_HU = someone(Role.EDITOR, "hu")
NEW_PERSON = replace(CALENDAR, people=(Person("p", "P"),))


@pytest.mark.parametrize(
    ("account", "after", "allowed"),
    [
        (OF_HU, a(title="HU"), True),
        (OF_HU, a(exceptions={DAY: MOVED}), True),
        (OF_HU, a(body=None), True),
        (OF_HU, a(body=DIR), False),
        (OF_HU, replace(CALENDAR, series=(A, replace(B, title="D"))), False),
        (OF_HU, replace(CALENDAR, series=(A, replace(B, body=HU))), False),
        (OF_HU, replace(CALENDAR, series=(B,)), True),
        (OF_HU, replace(CALENDAR, series=(A,)), False),
        (OF_HU, NEW_PERSON, False),
        (someone(Role.EDITOR), replace(CALENDAR, series=()), True),
        (someone(Role.EDITOR), NEW_PERSON, False),
        (PLANNER, NEW_PERSON, True),
        (PLANNER, replace(CALENDAR, open=False), False),
        (ADMINISTRATOR, replace(CALENDAR, open=False), True),
        (someone(Role.ADMINISTRATOR, active=False), a(title="HU"), False),
        (someone(Role.READER), a(title="HU"), False),
        (None, a(title="HU"), False),
        (None, CALENDAR, True),
    ],
)
def test_who_may_make_one_calendar_of_the_other(account: Account | None, after: Calendar, allowed: bool) -> None:
    if allowed:
        require_allowed(account, CALENDAR, after)
    else:
        with pytest.raises(NotAllowed):
            require_allowed(account, CALENDAR, after)
