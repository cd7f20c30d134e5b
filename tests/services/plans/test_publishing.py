"""A plan is heard and adopted, body by body: one transaction, told in the history, frozen for ever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from planner.domain.access import NOBODY, Author
from planner.domain.changes import Kind, bare
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.plans import Decision, Plan, PlanChanged, Stage
from planner.domain.rules import AgreedDates, Relative, RelativeUnit
from planner.domain.series import Series, SeriesKind
from planner.services import calendars, history, views
from planner.services.changing import change
from planner.services.plans import editing, hearing, keeping, publishing
from planner.services.plans.looking import look
from planner.services.plans.publishing import NotPublishable
from planner.store import plans as store
from tests.services.plans import town
from tests.services.plans.town import BY, NOW, YEAR

LATER = NOW + timedelta(hours=1)
DECISION = Decision("Sag 26/1234", date(2026, 10, 6))
MARCH = "byraad-moede/2027-03-09"
BODIES = ("byraad", "direktion")
TENTATIVE = replace(town.TOWN, series=tuple(replace(one, status=Status.TENTATIVE) for one in town.TOWN.series))


@pytest.fixture
def draft(both: Flask) -> Iterator[Plan]:
    with both.app_context():
        town.found(TENTATIVE)
        yield town.draft()


def publish(plan: Plan, *bodies: str, anyway: bool = False) -> Plan:
    return publishing.publish(plan.uid, bodies, DECISION, LATER, BY, plan.version, anyway=anyway).plan


def meetings(body: str) -> list[tuple[str, date, Status]]:
    found = views.occurrences(YEAR)
    return [
        (one.series.uid, one.first, one.status) for one in found if one.series.body and one.series.body.key == body
    ]


def test_a_published_body_has_the_plans_dates_confirmed_and_nobody_else_has(draft: Plan) -> None:
    others = meetings("byraad")
    expected = sorted(day for uid, day in draft.dates.items() if uid.startswith(("seminar", "direktion")))
    plan = publish(draft, "direktion")

    assert sorted(day for _, day, _ in meetings("direktion")) == expected
    assert {status for *_, status in meetings("direktion")} == {Status.CONFIRMED}
    assert meetings("byraad") == others
    assert {status for *_, status in others} == {Status.TENTATIVE}
    assert (plan.of("direktion").stage, plan.of("byraad").stage) == (Stage.PUBLISHED, Stage.DRAFT)
    assert (plan.of("direktion").decision, plan.of("direktion").since) == (DECISION, LATER)
    assert keeping.one(draft.uid) == plan


def test_the_history_tells_of_it_under_its_authors_name(draft: Plan) -> None:
    plan = publish(draft, "direktion")
    version = plan.of("direktion").version

    assert version == calendars.current().version
    told = history.one(version or 0)
    assert (told.by, told.when) == (BY, LATER)
    assert {part.key for part in told.parts} == {"seminar", "direktion-moede"}
    assert {part.kind for part in told.parts} == {Kind.SERIES, Kind.EXCEPTION}


def test_the_dates_are_frozen_and_stay_whatever_happens(draft: Plan) -> None:
    plan = publish(draft, "byraad")
    frozen = plan.of("byraad").frozen
    assert [(one.slot, one.first) for one in frozen][2] == (MARCH, draft.dates[MARCH])
    assert len(frozen) == 12

    change(lambda calendar: replace(calendar, series=()), LATER, BY)
    assert keeping.one(plan.uid).of("byraad").frozen == frozen
    assert keeping.rename(plan.uid, "Andet navn", LATER, BY, plan.version).of("byraad").frozen == frozen


def test_an_adopted_body_is_left_alone_by_hand_and_by_solves(draft: Plan) -> None:
    plan = publish(draft, "byraad")

    with pytest.raises(DomainError, match="has adopted"):
        editing.move(plan.uid, MARCH, date(2027, 3, 11), LATER, BY, plan.version)
    seen = look(plan.uid)
    assert seen.problem.meetings[MARCH].fixed == draft.dates[MARCH].toordinal()
    with pytest.raises(DomainError, match="adopted the plan already"):
        publish(plan, "byraad")
    with pytest.raises(DomainError, match="cannot be deleted"):
        keeping.remove(plan.uid, plan.version)


def test_no_body_and_an_unknown_one_are_refused(draft: Plan) -> None:
    for bodies in ((), ("nowhere",)):
        with pytest.raises(DomainError) as refused:
            publish(draft, *bodies)
        assert refused.value.field == "bodies"
    with pytest.raises(PlanChanged):
        publish(replace(draft, version=7), "byraad")
    assert keeping.one(draft.uid) == draft


def test_dates_that_break_a_rule_are_published_only_if_somebody_insists(draft: Plan) -> None:
    slot = "byraad-moede/2027-05-11"
    plan = editing.move(draft.uid, slot, date(2027, 5, 17), LATER, BY, draft.version)
    before = calendars.current()

    with pytest.raises(NotPublishable) as refused:
        publish(plan, "byraad")
    assert "Anden pinsedag" in refused.value.sentences["da"][0]
    assert (calendars.current(), keeping.one(plan.uid)) == (before, plan)
    publish(plan, "byraad", anyway=True)
    assert ("byraad-moede", date(2027, 5, 17), Status.CONFIRMED) in meetings("byraad")


def test_it_is_all_or_nothing(draft: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    before = calendars.current()
    put = store.put

    def failing(session: Session, plan: Plan) -> None:
        put(session, plan)
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(store, "put", failing)
    with pytest.raises(RuntimeError, match="full"):
        publish(draft, "direktion")
    monkeypatch.undo()

    calendars.forget()
    assert calendars.current() == before
    assert keeping.one(draft.uid) == draft


def test_a_later_plan_of_the_same_body_and_year_supersedes(draft: Plan) -> None:
    first = publish(draft, *BODIES)
    second = town.draft("Nyt forslag")
    second = publish(second, "byraad")

    old = keeping.one(first.uid)
    assert (old.of("byraad").stage, old.of("byraad").superseded_by) == (Stage.SUPERSEDED, second.uid)
    assert old.of("byraad").frozen == first.of("byraad").frozen
    assert old.of("direktion") == first.of("direktion")
    assert old.version == first.version


def test_a_plan_of_another_year_supersedes_nothing(draft: Plan) -> None:
    first = publish(draft, "byraad")
    other = keeping.create("2028", YEAR._replace(start=YEAR.end, end=date(2029, 1, 1)), LATER, BY)
    publishing.publish(other.uid, ["byraad"], DECISION, LATER, BY, other.version)

    assert keeping.one(first.uid) == first


def test_other_drafts_know_a_date_by_its_new_name(draft: Plan) -> None:
    follower = Series(
        uid="opfoelgning",
        title="Opfølgning",
        kind=SeriesKind.MEETING,
        body=town.COUNCIL,
        rule=Relative(anchor="seminar", offset=5, unit=RelativeUnit.WORKING_DAY),
    )
    change(lambda calendar: replace(calendar, series=(*calendar.series, follower)), LATER, BY)
    plan, other = town.draft("A"), town.draft("B")
    mine = {uid: day for uid, day in plan.dates.items() if uid.startswith("opfoelgning/")}
    assert len(mine) == 2
    plan = hearing.open_hearing(plan.uid, ["byraad"], LATER, BY, plan.version)
    said = hearing.comment(plan.uid, "byraad", "For tidligt", LATER, BY, slot=min(mine))
    seminars = {day for uid, day in plan.dates.items() if uid.startswith("seminar/")}

    plan = publish(plan, "direktion")
    other = keeping.one(other.uid)

    names = {f"opfoelgning/{day.isoformat()}" for day in seminars}
    for one in (plan, other):
        followed = {uid: day for uid, day in one.dates.items() if uid.startswith("opfoelgning/")}
        assert followed.keys() == names
        assert set(followed.values()) == set(mine.values())
    assert hearing.comments(plan.uid)[0].slot in names
    assert hearing.comments(plan.uid)[0].text == said.text
    assert all(row.first is not None for row in look(plan.uid).of_body("byraad"))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations([("byraad",), ("direktion",), ("",)]))
def test_any_order_gives_the_calendar_that_all_at_once_gives(in_app: Flask, order: Sequence[tuple[str, ...]]) -> None:
    begin_again()
    whole = town.draft("A")
    publish(whole, "byraad", "direktion", "")
    expected = bare(calendars.current())
    begin_again()
    plan = town.draft("B")
    for bodies in order:
        plan = publish(plan, *bodies)

    assert bare(calendars.current()) == expected
    assert {state.stage for state in plan.bodies.values()} == {Stage.PUBLISHED}


def begin_again() -> None:
    free = Series(
        uid="fri",
        title="Fri dag",
        kind=SeriesKind.MEETING,
        rule=AgreedDates(()),
        requirement=town.SEMINARS.requirement,
    )
    town.found(replace(TENTATIVE, series=(*TENTATIVE.series, free)))


def test_a_hearing_opens_takes_comments_and_closes(draft: Plan) -> None:
    plan = hearing.open_hearing(draft.uid, BODIES, NOW, BY, draft.version, answer_by=date(2026, 10, 1))
    assert {plan.of(key).stage for key in BODIES} == {Stage.HEARING}
    assert plan.of("byraad").answer_by == date(2026, 10, 1)

    mine = hearing.comment(plan.uid, "byraad", " Vinterferie! \n", NOW, BY, slot=MARCH)
    free = hearing.comment(plan.uid, "byraad", "Fint", LATER, Author("", " Ib  Ibsen "), role="Gruppeformand")
    assert (mine.text, mine.slot, free.by, free.role) == (
        "Vinterferie!",
        MARCH,
        Author("", "Ib Ibsen"),
        "Gruppeformand",
    )
    assert hearing.comments(plan.uid) == [mine, free]
    assert keeping.one(plan.uid) == plan

    hearing.remove_comment(plan.uid, mine.uid)
    closed = hearing.close_hearing(plan.uid, ["byraad"], LATER, BY, plan.version)
    assert (closed.of("byraad").stage, closed.of("direktion").stage) == (Stage.DRAFT, Stage.HEARING)
    assert hearing.comments(plan.uid) == [free]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("text", {"text": "  "}),
        ("text", {"text": "x" * 2001}),
        ("text", {"text": "\x07"}),
        ("name", {"by": NOBODY}),
        ("role", {"role": "x" * 101}),
        ("slot", {"slot": "nothing/2027-01-01"}),
        ("body", {"body": "direktion"}),
        ("body", {"body": "nowhere"}),
    ],
)
def test_a_comment_that_is_none_is_refused_at_its_field(in_app: Flask, field: str, wrong: dict[str, object]) -> None:
    town.found()
    draft = town.draft()
    plan = hearing.open_hearing(draft.uid, ["byraad"], NOW, BY, draft.version)
    given_ = {"uid": plan.uid, "body": "byraad", "text": "Ja", "now": NOW, "by": BY, **wrong}

    with pytest.raises(DomainError) as refused:
        hearing.comment(**given_)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert hearing.comments(plan.uid) == []


def test_a_hearing_that_cannot_be_is_refused(draft: Plan) -> None:
    for bodies, answer_by, field in (
        ([], None, "bodies"),
        (["nowhere"], None, "bodies"),
        (["byraad"], date(2026, 8, 31), "answer_by"),
    ):
        with pytest.raises(DomainError) as refused:
            hearing.open_hearing(draft.uid, bodies, NOW, BY, draft.version, answer_by=answer_by)
        assert refused.value.field == field
    plan = publish(draft, "byraad")
    with pytest.raises(DomainError):
        hearing.open_hearing(plan.uid, ["byraad"], NOW, BY, plan.version)
    with pytest.raises(DomainError):
        hearing.close_hearing(plan.uid, ["byraad"], NOW, BY, plan.version)
