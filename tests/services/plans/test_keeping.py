"""Plans are made with dates at once, listed, renamed, copied and removed; nobody overwrites what they did not see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from planner.domain.access import Author
from planner.domain.errors import DomainError
from planner.domain.plans import Plan, PlanChanged, plan_year
from planner.domain.rules import AgreedDate, AgreedDates, Frequency, Recurrence
from planner.planning.errors import PlanningError
from planner.planning.year.preferences import Own, Preferences, Wish
from planner.services.plans import keeping
from planner.services.plans.keeping import NoSuchPlan
from planner.services.plans.looking import look
from tests.services.plans import town
from tests.services.plans.town import BY, NOW, YEAR

LATER = NOW + timedelta(hours=1)
COLLEAGUE = Author("2", "Kollegaen")


@pytest.fixture
def draft(both: Flask) -> Iterator[Plan]:
    with both.app_context():
        town.found()
        yield town.draft()


def test_a_draft_has_dates_at_once_and_breaks_nothing(draft: Plan) -> None:
    seen = look(draft.uid)

    assert len(draft.dates) == 12 + 12 + 2
    assert seen.verdict.feasible
    assert all(day.year == 2027 for day in draft.dates.values())
    assert (draft.name, draft.version, draft.by, draft.label) == ("Forslag A", 1, BY, "2027")


def test_it_is_read_as_it_was_written(draft: Plan) -> None:
    wishes = Preferences(order=(Wish.LOAD, Wish.RULE), rooms={"B 105": 2}, own={"seminar": Own(length=2)})
    other = keeping.create("Forslag B", plan_year(2027, school=True), NOW, COLLEAGUE, wishes)

    assert keeping.one(draft.uid) == draft
    assert keeping.everything() == [draft, other]
    assert look(other.uid).preferences == wishes
    assert other.label == "2027/28"


def test_a_name_is_changed_and_the_version_rises(draft: Plan) -> None:
    renamed = keeping.rename(draft.uid, "  Til  byrådet ", LATER, COLLEAGUE, draft.version)

    assert renamed == replace(draft, name="Til byrådet", version=2, changed=LATER, by=COLLEAGUE)
    assert keeping.one(draft.uid) == renamed


def test_the_same_name_again_changes_nothing(draft: Plan) -> None:
    assert keeping.rename(draft.uid, "Forslag A", LATER, COLLEAGUE, draft.version) == draft


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "\x00", "x" * 100_000])
def test_a_name_that_is_none_is_refused_at_its_field(draft: Plan, name: str) -> None:
    with pytest.raises(DomainError) as refused:
        keeping.rename(draft.uid, name, LATER, BY, draft.version)
    assert refused.value.field == "name"
    assert keeping.one(draft.uid) == draft


def test_who_writes_on_an_older_version_is_told_and_loses_nothing_for_others(draft: Plan) -> None:
    keeping.rename(draft.uid, "Kollegaens", LATER, COLLEAGUE, draft.version)

    with pytest.raises(PlanChanged) as told:
        keeping.rename(draft.uid, "Mit", LATER, BY, draft.version)
    assert (told.value.seen, told.value.now) == (1, 2)
    assert keeping.one(draft.uid).name == "Kollegaens"


def test_a_copy_is_a_draft_of_its_own(draft: Plan) -> None:
    copy = keeping.copy(draft.uid, "Kopi", LATER, COLLEAGUE)

    assert copy == replace(draft, uid=copy.uid, name="Kopi", created=LATER, changed=LATER, by=COLLEAGUE)
    assert copy.uid != draft.uid
    keeping.remove(draft.uid, draft.version)
    assert keeping.everything() == [copy]


def test_a_removed_plan_is_gone(draft: Plan) -> None:
    with pytest.raises(PlanChanged):
        keeping.remove(draft.uid, draft.version + 1)
    keeping.remove(draft.uid, draft.version)

    assert keeping.everything() == []
    with pytest.raises(NoSuchPlan):
        keeping.one(draft.uid)
    with pytest.raises(NoSuchPlan):
        keeping.rename(draft.uid, "x", NOW, BY, 1)


def test_a_year_without_meetings_is_told_in_words(in_app: Flask) -> None:
    town.found(replace(town.TOWN, series=()))
    with pytest.raises(PlanningError, match="no meetings") as refused:
        keeping.create("x", YEAR, NOW, BY)
    assert refused.value.danish == "Der er ingen møder at planlægge."
    assert keeping.everything() == []


def test_ten_thousand_meetings_are_told_of_in_words(in_app: Flask) -> None:
    daily = Recurrence(freq=Frequency.DAILY, start=date(2025, 1, 1))
    many = (replace(town.BOARD_MEETINGS, uid=f"daglig-{number}", rule=daily) for number in range(28))
    town.found(replace(town.TOWN, series=tuple(many)))

    with pytest.raises(PlanningError) as refused:
        keeping.create("x", YEAR, NOW, BY)
    assert refused.value.field == "meetings"
    assert refused.value.danish.startswith("10220 møder er flere, end der kan planlægges på én gang")


@pytest.mark.parametrize(
    ("wishes", "field"),
    [
        (Preferences(busy=0), "busy"),
        (Preferences(slack=timedelta(days=61)), "slack"),
        (Preferences(forbidden=frozenset({"nowhere"})), "forbidden"),
        (Preferences(rooms={"B105": 0}), "rooms[B105]"),
        (Preferences(own={"nothing": Own()}), "own[nothing]"),
        (Preferences(own={"seminar": Own(weekdays=frozenset({6, 7}))}), "own[seminar].weekdays"),
        (Preferences(own={"seminar": Own(least=20, most=10)}), "own[seminar].most"),
        (Preferences(own={"seminar": Own(length=5, most=3)}), "own[seminar].length"),
        (Preferences(own={"seminar": Own(length=15)}), "own[seminar].length"),
        (Preferences(own={"seminar": Own(least=-1)}), "own[seminar].least"),
    ],
)
def test_wishes_that_contradict_themselves_are_refused_at_their_field(
    in_app: Flask, wishes: Preferences, field: str
) -> None:
    town.found()
    with pytest.raises(DomainError) as refused:
        keeping.create("x", YEAR, NOW, BY, wishes)
    assert refused.value.field == field
    assert keeping.everything() == []


def test_a_body_that_meets_with_itself_is_told_of_before_anything_is_solved(in_app: Flask) -> None:
    agreed = AgreedDates((AgreedDate(date(2027, 3, 16)),))
    twice = (replace(town.SEMINARS, uid=uid, requirement=None, rule=agreed) for uid in ("one", "other"))
    town.found(replace(town.TOWN, series=(*town.TOWN.series, *twice)))
    seen = look(town.draft().uid)

    assert any("Direktionen" in sentence and "samtidig" in sentence for sentence in seen.notices("da"))
