"""The format's rules once more, said plainly and straight from the JSON: what ``checks`` is held to.

Slow, and told nothing of candidates, boards or formulas. Dates are ``date``s, times of day the format's own text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Any

Json = dict[str, Any]
Plan = dict[str, date]


class Judge:
    """Judges plans of one instance."""

    def __init__(self, instance: Json) -> None:
        self.instance = instance
        self.series = {one["id"]: one for one in instance["series"]}
        self.meetings = {one["id"]: one for one in instance["meetings"]}
        self.closed = {date.fromisoformat(one["date"]) for one in instance.get("closed", [])}
        self.groups = {one["id"]: one for one in instance["groups"]}

    def of(self, uid: str) -> Json:
        return self.series[self.meetings[uid]["series"]]

    def days(self, uid: str, first: date) -> list[date]:
        return [first + timedelta(days=extra) for extra in range(self.of(uid).get("days", 1))]

    def works(self, day: date) -> bool:
        return day.isoweekday() in self.instance.get("workweek", [1, 2, 3, 4, 5]) and day not in self.closed

    def workdays(self, first: date, last: date) -> int:
        """Working days after the one up to and including the other; negative the other way round."""
        if last < first:
            return -self.workdays(last, first)
        return sum(self.works(first + timedelta(days=step)) for step in range(1, (last - first).days + 1))

    def deadline(self, day: date, count: int) -> date:
        while count:
            day -= timedelta(days=1)
            count -= self.works(day)
        return day

    def periods(self, uid: str, days: list[date]) -> Iterator[Json]:
        for period in self.instance.get("periods", []):
            mine = period["groups"] == "*" or set(period["groups"]) & set(self.of(uid)["groups"])
            if mine and any(_inside(day, period) for day in days):
                yield period

    def allowed(self, uid: str, day: date) -> bool:
        meeting, series, days = self.meetings[uid], self.of(uid), self.days(uid, day)
        first, last = map(date.fromisoformat, self.instance["horizon"])
        return (
            meeting["window"][0] <= day.isoformat() <= meeting["window"][1]
            and meeting.get("fixed", day.isoformat()) == day.isoformat()
            and ("weekdays" not in series or str(day.isoweekday()) in series["weekdays"])
            and all(first <= held <= last and self.works(held) for held in days)
            and not any(period.get("hard") for period in self.periods(uid, days))
        )

    def neighbours(self, plan: Plan) -> Iterator[tuple[Json, Json, int]]:
        """Consecutive meetings of a series and the days between them."""
        for uid in self.series:
            mine = sorted((one for one in self.meetings.values() if one["series"] == uid), key=lambda one: one["no"])
            for one, other in pairwise(mine):
                if one["id"] in plan and other["id"] in plan:
                    yield one, other, (plan[other["id"]] - plan[one["id"]]).days

    def broken(self, plan: Plan) -> Iterator[str]:
        """The name of every hard rule that the plan breaks, perhaps several times."""
        yield from ("missing" for uid in self.meetings if uid not in plan)
        yield from ("alone" for uid, day in plan.items() if not self.allowed(uid, day))
        for one, other, days in self.neighbours(plan):
            gap = self.series[one["series"]].get("gap", {})
            yield from ["order"] * (days <= 0)
            if other.get("gap_before", True):
                yield from ["gap"] * (not gap.get("min", days) <= days <= gap.get("max", days))
        for link in self.instance.get("links", []):
            if link["before"] in plan and link["after"] in plan:
                first, last = plan[link["before"]], plan[link["after"]]
                apart = self.workdays(first, last) if link.get("unit") == "workdays" else (last - first).days
                yield from ["link"] * (not link.get("min", apart) <= apart <= link.get("max", apart))
        for uid, day in plan.items():
            hosts = [one for one in self.meetings.values() if one["series"] == self.of(uid).get("on")]
            if "on" in self.of(uid) and all(plan.get(host["id"]) != day for host in hosts):
                yield "host"
        yield from self._crowded(plan)

    def held(self, plan: Plan) -> list[tuple[str, date]]:
        """Who meets on which day; agenda items do not meet."""
        return [
            (uid, day) for uid, first in plan.items() if "on" not in self.of(uid) for day in self.days(uid, first)
        ]

    def _crowded(self, plan: Plan) -> Iterator[str]:
        held = [
            (uid, day) for uid, first in plan.items() if "on" not in self.of(uid) for day in self.days(uid, first)
        ]
        rooms = {one["id"]: one.get("capacity", 1) for one in self.instance.get("rooms", [])}
        for number, (uid, day) in enumerate(held):
            mine = self.of(uid)
            for other, same in held[number + 1 :]:
                theirs = self.of(other)
                if day == same and _overlap(mine, theirs) and set(mine["groups"]) & set(theirs["groups"]):
                    yield "clash"
            if room := mine.get("room"):
                there = [self.of(other) for other, same in held if same == day and self.of(other).get("room") == room]
                now = [other for other in there if other["start"] <= mine["start"] < other["end"]]
                yield from ["room"] * (len(now) > rooms[room])
        for uid, group in self.groups.items():
            per_day = Counter(day for other, day in held if uid in self.of(other)["groups"])
            yield from ["day_max"] * (max(per_day.values(), default=0) > group.get("day_max", 99))
            yield from ["week_max"] * (max(self._loads(uid, held).values(), default=0) > group.get("week_max", 99))
            yield from ["apart"] * self._too_close(uid, plan, group.get("apart", 0))
            yield from ["within"] * self._too_far(uid, plan, group.get("within", 9999))

    def _too_close(self, group: str, plan: Plan, apart: int) -> int:
        mine = [uid for uid in plan if "on" not in self.of(uid) and group in self.of(uid)["groups"]]
        return sum(
            abs((plan[one] - plan[other]).days) < apart and self.of(one) is not self.of(other)
            for number, one in enumerate(mine)
            for other in mine[number + 1 :]
        )

    def _too_far(self, group: str, plan: Plan, within: int) -> int:
        """Only a whole plan tells: until then, a meeting may come in between."""
        theirs = [uid for uid in self.meetings if "on" not in self.of(uid) and group in self.of(uid)["groups"]]
        if not set(theirs) <= plan.keys():
            return 0
        days = sorted(plan[uid] for uid in theirs)
        return sum((other - one).days > within for one, other in pairwise(days))

    def _loads(self, group: str, held: list[tuple[str, date]]) -> Counter[tuple[int, int]]:
        loads: Counter[tuple[int, int]] = Counter()
        for uid, day in held:
            if group in self.of(uid)["groups"]:
                loads[day.isocalendar()[:2]] += self.of(uid).get("load", 1)
        return loads

    def cost(self, plan: Plan) -> int:
        """All points of the plan."""
        held = [
            (uid, day) for uid, first in plan.items() if "on" not in self.of(uid) for day in self.days(uid, first)
        ]
        total = sum(self._own(uid, day) for uid, day in plan.items())
        for one, other, days in self.neighbours(plan):
            gap = self.series[one["series"]].get("gap", {})
            off = max(0, gap.get("ideal_min", days) - days, days - gap.get("ideal_max", days))
            total += gap.get("weight", 0) * off * other.get("gap_before", True)
        for uid, series in self.series.items():
            weekdays = Counter(
                day.isoweekday() for other, day in plan.items() if self.meetings[other]["series"] == uid
            )
            off_day = weekdays.total() - max(weekdays.values(), default=0)
            total += series.get("same_weekday_weight", 0) * off_day
        for uid, group in self.groups.items():
            if "week_cap" in group:
                over = (load - group["week_cap"] for load in self._loads(uid, held).values())
                total += group.get("week_weight", 0) * sum(extra for extra in over if extra > 0)
        return total

    def _own(self, uid: str, day: date) -> int:
        meeting, series = self.meetings[uid], self.of(uid)
        total = series.get("weekdays", {}).get(str(day.isoweekday()), 0)
        total += sum(period.get("weight", 0) for period in self.periods(uid, self.days(uid, day)))
        for deadline in series.get("deadlines", []):
            due = self.deadline(day, deadline["workdays_before"])
            periods = (one for one in self.instance.get("periods", []) if _inside(due, one))
            total += sum(one.get("deadline_weight", 0) for one in periods)
        if "target" in meeting:
            target, wishes = date.fromisoformat(meeting["target"]), series.get("last_year", {})
            total += wishes.get("week_weight", 0) * _weeks(day, target)
            total += wishes.get("weekday_weight", 0) * (day.isoweekday() != target.isoweekday())
        if meeting.get("current", day.isoformat()) != day.isoformat():
            current = date.fromisoformat(meeting["current"])
            total += meeting.get("move_weight", 0) + meeting.get("move_week_weight", 0) * _weeks(day, current)
        return total

    def plans(self, uids: list[str]) -> Iterator[Plan]:
        """Every way to date these meetings, each on a day allowed to it alone."""
        first, last = map(date.fromisoformat, self.instance["horizon"])
        year = [first + timedelta(days=step) for step in range((last - first).days + 1)]
        for days in product(*([day for day in year if self.allowed(uid, day)] for uid in uids)):
            yield dict(zip(uids, days, strict=True))


def _inside(day: date, period: Json) -> bool:
    return bool(period["from"] <= day.isoformat() <= period["to"])


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _weeks(one: date, other: date) -> int:
    mondays = [day - timedelta(days=day.weekday()) for day in (one, other)]
    return abs((mondays[0] - mondays[1]).days) // 7
