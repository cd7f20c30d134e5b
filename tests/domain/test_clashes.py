"""Which meetings need the same people at the same time."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.clashes import can_clash, clashes, overlap_text
from planner.domain.expand import expand
from planner.domain.occurrences import Occurrence, Status
from planner.domain.rules import AgreedDate, Rule
from planner.domain.series import Body, Person, SeriesKind
from planner.domain.spans import Times
from tests.domain.shorthand import agreed, period
from tests.domain.tables import DENMARK, series, years

BOARD, COUNCIL, FORUM = Body("direktion", "Direktionen"), Body("byraad", "Byrådet"), Body("forum", "Chefforum")
DIRECTOR = Person("kd", "Kommunaldirektøren", "", frozenset({"direktion", "byraad"}))
MAYOR = Person("bm", "Borgmesteren", "", frozenset({"byraad", "direktion"}))
CHIEF = Person("cc", "Centerchefen", "", frozenset({"forum"}))
PEOPLE = (DIRECTOR, MAYOR, CHIEF)
DAY = date(2026, 3, 16)


def clock(text: str) -> Times | None:
    hours = [time(int(part)) for part in text.split("-") if part]
    return Times(*hours) if hours else None


def one(uid: str, body: Body | None, rule: Rule, **fields: object) -> Occurrence:
    (found,) = expand(series(rule, uid, body=body, **fields), DENMARK, years(2026, 2026))
    return found


def meeting(uid: str, body: Body | None, times: str, first: date = DAY, last: date | None = None, **more: object):
    return one(uid, body, agreed(AgreedDate(first, last, clock(times))), **more)


@pytest.mark.parametrize(
    ("times", "other", "overlap"),
    [
        ("10-12", "11-13", True),
        ("10-12", "12-13", False),  # one ends when the other begins
        ("10-12", "9-17", True),
        ("10-12", "10-12", True),
        ("10", "10-11", True),
        ("10", "11-12", False),  # an hour is assumed
        ("23", "23", True),
        ("", "10-12", True),  # without a time it takes its day whole
        ("", "", True),
    ],
)
def test_overlapping_times(times: str, other: str, overlap: bool) -> None:
    found = clashes([meeting("a", BOARD, times), meeting("b", COUNCIL, other)], PEOPLE)

    assert [clash.people for clash in found] == ([(DIRECTOR, MAYOR)] if overlap else [])


SEMINAR = meeting("seminar", BOARD, "", DAY, date(2026, 3, 18), kind=SeriesKind.SEMINAR)


@pytest.mark.parametrize(
    ("other", "overlap"),
    [
        (meeting("b", BOARD, "10-12", date(2026, 3, 18)), True),  # the same body
        (meeting("b", COUNCIL, "10-12", date(2026, 3, 17)), True),  # shared people
        (meeting("b", COUNCIL, "10-12", date(2026, 3, 19)), False),
        (meeting("b", COUNCIL, "10-12", date(2026, 3, 15)), False),
        (meeting("b", FORUM, "10-12", date(2026, 3, 17)), False),  # nobody sits in both
        (meeting("b", None, "10-12", date(2026, 3, 17)), False),
        (meeting("b", COUNCIL, "10-12", date(2026, 3, 17), kind=SeriesKind.ITEM), False),
        (meeting("b", COUNCIL, "10-12", date(2026, 3, 17), kind=SeriesKind.DEADLINE), False),
        (one("b", COUNCIL, agreed(AgreedDate(DAY, status=Status.CANCELLED))), False),
        (one("b", COUNCIL, agreed(AgreedDate(DAY, status=Status.TENTATIVE))), True),
        (one("b", COUNCIL, period("year", since=date(2026, 1, 1), until=date(2026, 1, 1))), False),
    ],
)
def test_what_a_seminar_of_three_days_clashes_with(other: Occurrence, overlap: bool) -> None:
    assert bool(clashes([SEMINAR, other], PEOPLE)) is overlap
    assert bool(clashes([other, SEMINAR], PEOPLE)) is overlap


def test_a_clash_says_with_whom() -> None:
    (clash,) = clashes([meeting("a", BOARD, "10-12"), meeting("b", COUNCIL, "11", title="Byrådsmøde")], PEOPLE)
    (own,) = clashes([meeting("a", BOARD, "10-12"), meeting("b", BOARD, "", title="Temadag")], PEOPLE)

    assert overlap_text(clash, ("a", DAY), "da") == (
        "overlapper med »Byrådsmøde« kl. 11.00 (Kommunaldirektøren og Borgmesteren)"
    )
    assert overlap_text(own, ("a", DAY), "en") == "overlaps with “Temadag”"


def test_the_same_two_are_the_same_clash_wherever_they_lie() -> None:
    here = clashes([meeting("a", BOARD, "10"), meeting("b", BOARD, "10-11")], ())
    there = clashes([meeting("b", BOARD, "9-17"), meeting("a", BOARD, "10-11")], ())

    assert [one.key for one in here] == [one.key for one in there]


# What holds of every list of meetings

BODIES = [Body(letter, letter) for letter in "abcd"]
SOME_PEOPLE = st.lists(
    st.builds(Person, st.text("xyz", min_size=1), st.just("N"), st.just(""), st.frozensets(st.sampled_from("abcd"))),
    max_size=4,
    unique_by=lambda person: person.key,
)


@st.composite
def meetings(draw: st.DrawFn) -> list[Occurrence]:
    found = []
    for number in range(draw(st.integers(0, 12))):
        first = date(2026, 3, draw(st.integers(1, 6)))
        last = first.replace(day=first.day + draw(st.integers(0, 2)))
        start = draw(st.integers(0, 22))
        times = draw(st.sampled_from([None, Times(time(start)), Times(time(start), time(start + 1, 30))]))
        template = meeting(str(number), draw(st.sampled_from([*BODIES, None])), "", first, last)
        found.append(template._replace(times=times, status=draw(st.sampled_from(Status))))
    return found


@given(meetings(), SOME_PEOPLE)
def test_the_sweep_finds_what_comparing_each_with_each_finds(found: list[Occurrence], people: list[Person]) -> None:
    def share(a: Occurrence, b: Occurrence) -> bool:
        keys = {a.series.body.key, b.series.body.key}
        return len(keys) == 1 or any(keys <= person.bodies for person in people)

    def span(one: Occurrence) -> tuple[object, object]:
        return one._replace(times=one.times or Times(time(0))).start, one.end if one.times else one._replace(
            first=one.last
        )._replace(times=Times(time(23, 59), time(23, 59))).end

    able = [one for one in found if can_clash(one)]
    expected = {
        frozenset((a.series.uid, b.series.uid))
        for place, a in enumerate(able)
        for b in able[place + 1 :]
        if share(a, b) and span(a)[0] < span(b)[1] and span(b)[0] < span(a)[1]
    }
    swept = clashes(found, people)

    assert {frozenset((one.first.series.uid, one.second.series.uid)) for one in swept} == expected
    assert len(swept) == len(expected)
