"""The model of programs that poll: what it asks in a day, and what comes of it on a machine."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from bench.polling import DAY, HOUR, INTERVALS, LATENESS, OFFICE, USUAL, Costs, Habits, Outcome, Poll, answer, polls

KEPT, ASKED, WHOLE = Outcome
SUBSCRIBERS = 4_000
ONE_EACH = Costs(kept=1.0, asked=2.0, whole=4.0, size=100)


def day(habits: Habits = USUAL, seed: int = 1) -> list[Poll]:
    return polls(SUBSCRIBERS, Random(seed), habits)


def outcomes(asked: list[Poll]) -> Counter[Outcome]:
    return Counter(poll.outcome for poll in asked)


class TestPolls:
    def test_each_program_asks_as_often_as_its_interval_says(self) -> None:
        assert len(day()) == SUBSCRIBERS // len(INTERVALS) * sum(24 // hours for hours in INTERVALS)

    def test_they_come_in_order_and_the_same_on_every_run(self) -> None:
        assert [poll.at for poll in day()] == sorted(poll.at for poll in day())
        assert day() == day() != day(seed=2)

    def test_half_of_the_programs_look_on_the_hour(self) -> None:
        soon_after = sum(poll.at % HOUR < 5 * LATENESS for poll in day())

        assert soon_after / len(day()) == pytest.approx(0.5, abs=0.03)

    def test_all_of_those_look_at_midnight_where_they_do(self) -> None:
        first = sum(poll.at < 5 * LATENESS for poll in day(Habits(at_midnight=True)))

        assert first / SUBSCRIBERS == pytest.approx(0.5, abs=0.03)

    @pytest.mark.parametrize(("unchanged", "share"), [(0.95, 0.05), (0, 1), (1, 0)])
    def test_so_many_find_something_new(self, unchanged: float, share: float) -> None:
        asked = day(Habits(unchanged=unchanged))

        assert outcomes(asked)[WHOLE] / len(asked) == pytest.approx(share, abs=0.01)

    def test_the_gate_knows_the_answer_until_the_version_rises(self) -> None:
        assert outcomes(day(Habits(unchanged=1))) == {KEPT: len(day())}

    def test_a_version_that_rises_once_is_asked_about_once_by_each(self) -> None:
        assert outcomes(day(Habits(unchanged=1, rises=1)))[ASKED] == pytest.approx(SUBSCRIBERS, rel=0.02)

    def test_one_that_rises_all_day_is_asked_about_in_the_office_hours_and_at_the_look_after_them(self) -> None:
        begin, end = OFFICE
        asked = day(Habits(unchanged=1, rises=5_000))

        assert all(poll.outcome is ASKED for poll in asked if begin + 60 < poll.at < end)
        assert all(poll.outcome is KEPT for poll in asked if poll.outcome is not ASKED)
        assert outcomes(asked)[KEPT] > 0


class TestAnswer:
    @pytest.mark.parametrize(
        ("asked", "cores", "waits"),
        [
            ([Poll(0, KEPT)], 1, [1]),
            ([Poll(0, WHOLE)], 1, [4]),
            ([Poll(0, KEPT), Poll(0, ASKED)], 1, [1, 3]),
            ([Poll(0, KEPT), Poll(0, ASKED)], 2, [1, 2]),
            ([Poll(0, WHOLE), Poll(1, KEPT), Poll(1, KEPT)], 2, [1, 2, 4]),
            ([Poll(0, KEPT), Poll(5, KEPT)], 1, [1, 1]),
        ],
    )
    def test_who_comes_waits_for_a_core_and_for_the_work(
        self, asked: list[Poll], cores: int, waits: list[float]
    ) -> None:
        assert answer(asked, ONE_EACH, cores).waits == waits

    def test_what_is_told_of_the_day(self) -> None:
        asked = [Poll(0.2, KEPT), Poll(0.9, WHOLE), Poll(1.1, WHOLE)]

        found = answer(asked, ONE_EACH, cores=2)

        assert (found.polls, found.busiest_second, found.sent) == (3, 2, 200)
        assert found.busy == 9 / (2 * DAY)

    @pytest.mark.parametrize(("percent", "waited"), [(0, 1), (50, 51), (99, 100), (100, 100)])
    def test_percentiles(self, percent: float, waited: float) -> None:
        found = answer([Poll(0, KEPT)] * 100, ONE_EACH, cores=1)

        assert found.waited(percent) == waited

    def test_a_machine_with_more_cores_is_never_slower(self) -> None:
        quick = Costs(0.01, 0.02, 0.04, 1)
        waits = [answer(day(), quick, cores).waits for cores in (1, 2, 4)]

        assert waits[0][-1] >= waits[1][-1] >= waits[2][-1] >= 0.04
