"""Years to plan, made up: three sizes of a Danish municipality, in the format of docs/planning-format.md.

The same size and seed give the same instance. What they have in common with real ones: council members who sit on
several committees, directors who attend them, cases that climb from committee to finance committee to council with
days between, agenda items that ride on other bodies' meetings, school holidays that politicians keep and the
administration only prefers to, last year's dates as a wish, and rooms that are too few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from random import Random
from typing import Any, Final

from planner.domain import danish_days

Json = dict[str, Any]
Window = tuple[date, date, date]
"""First day, last year's date carried over, last day."""

TERM: Final = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)


@dataclass(frozen=True)
class Size:
    """How much there is to plan."""

    name: str
    directors: int
    committees: int
    councils: int
    centers: int
    weekly: bool
    teams: int


SIZES: Final[Mapping[str, Size]] = {
    size.name: size
    for size in (
        Size("small", directors=2, committees=2, councils=0, centers=0, weekly=False, teams=0),
        Size("municipality", directors=4, committees=7, councils=5, centers=9, weekly=True, teams=2),
        Size("large", directors=8, committees=9, councils=18, centers=32, weekly=True, teams=29),
    )
}


def generate(size: str, seed: int = 1, year: int = 2027) -> Json:
    """An instance of `moedeplan-instance/1`, as its JSON would be read."""
    return _Municipality(SIZES[size], Random(seed), year).instance(seed)


@dataclass
class _Municipality:
    size: Size
    random: Random
    year: int
    series: list[Json] = field(default_factory=list)
    meetings: list[Json] = field(default_factory=list)
    links: list[Json] = field(default_factory=list)

    def instance(self, seed: int) -> Json:
        self.seats = self._seats()
        self.directors = [f"direktør{number}" for number in range(1, self.size.directors + 1)]
        self.politicians = sorted({group for seats in self.seats.values() for group in seats})
        self.centers = [f"center{number:02}" for number in range(1, self.size.centers + 1)]
        self.councils = [f"råd{number:02}" for number in range(1, self.size.councils + 1)]
        for add in (self._leaders, self._rounds, self._councils, self._centers, self._teams, self._items):
            add()
        return {
            "format": "moedeplan-instance/1",
            "name": f"{self.size.name}-{self.year}-{seed}",
            "description": "generated",
            "horizon": [f"{self.year}-01-01", f"{self.year}-12-31"],
            "workweek": [1, 2, 3, 4, 5],
            "closed": [{"date": day.isoformat(), "name": name} for day, name in sorted(self._closed().items())],
            "periods": [*self._holidays(), *self._squeezed(), *self._events()],
            "groups": list(self._groups()),
            "rooms": [
                {"id": "byrådssal", "capacity": 1},
                {"id": "udvalg", "capacity": 2 + self.size.committees // 4},
                {"id": "møde", "capacity": 2 + self.size.centers // 4},
            ],
            "series": self.series,
            "meetings": self.meetings,
            "links": self.links,
        }

    # Who

    def _seats(self) -> dict[str, list[str]]:
        """Which groups of council members sit on each committee; most members have two seats."""
        committees = [f"U{number:02}" for number in range(1, self.size.committees + 1)]
        seats: dict[str, list[str]] = {committee: [f"pol-{committee}"] for committee in committees}
        pairs = list(combinations(committees, 2)) if len(committees) > 2 else []
        for one, other in sorted(self.random.sample(pairs, min(len(pairs), len(committees) + 2))):
            for committee in (one, other):
                seats[committee].append(f"pol-{one}-{other}")
        return seats

    def _groups(self) -> Iterable[Json]:
        for group in self.politicians:
            yield {"id": group, "day_max": 2, "week_cap": 3, "week_weight": 4, "week_max": 6}
        yield {"id": "borgmester", "day_max": 3, "week_cap": 6, "week_weight": 4, "week_max": 9}
        for director in self.directors:
            yield {"id": director, "day_max": 3, "week_cap": 5, "week_weight": 3, "week_max": 10}
        yield {"id": "chefer", "day_max": 2, "week_cap": 4, "week_weight": 3, "week_max": 7}
        yield {"id": "hu", "day_max": 1, "week_cap": 2, "week_weight": 2, "week_max": 4}
        for group in (*self.centers, *self.councils):
            yield {"id": group, "day_max": 2, "week_cap": 2, "week_weight": 2, "week_max": 6}

    # When not

    def _closed(self) -> Mapping[date, str]:
        spans = (*danish_days.public_holidays(self.year), *danish_days.closed_days(self.year))
        return {day: name for day, _, name in spans}

    def _holidays(self) -> Iterable[Json]:
        politics = [*self.politicians, "borgmester"]
        administration = [*self.directors, "chefer", "hu", *self.centers]
        for number, (first, last, name) in enumerate(danish_days.school_holidays(self.year, 7), 1):
            days = _days(max(first, date(self.year, 1, 1)), min(last, date(self.year, 12, 31)))
            yield {
                "id": f"ferie{number}p",
                "name": name,
                **days,
                "groups": politics,
                "hard": True,
                "deadline_weight": 2,
            }
            strictness: Json = (
                {"hard": True} if name == "Juleferie" else {"weight": 3 if name == "Sommerferie" else 2}
            )
            yield {"id": f"ferie{number}a", "name": name, **days, "groups": administration, **strictness}
        july = _days(date(self.year, 7, 12), date(self.year, 7, 30))
        yield {"id": "juli", "name": "Sommerlukket", **july, "groups": administration, "hard": True}

    def _squeezed(self) -> Iterable[Json]:
        closed = self._closed()
        near = {day + timedelta(days=step) for day in closed for step in (-1, 1)} - closed.keys()
        for day in sorted(near):
            if day.isoweekday() <= 5 and day.year == self.year:
                yield {
                    "id": f"klemt-{day}",
                    "name": "op ad en lukkedag",
                    **_days(day, day),
                    "groups": "*",
                    "weight": 1,
                }

    def _events(self) -> Iterable[Json]:
        leaders = ["borgmester", *self.directors]
        events = (
            ("Kommunaløkonomisk Forum", 1, 2, 2, [*leaders, *self.politicians], {"hard": True}),
            ("Kommunalpolitisk Topmøde", 3, 2, 2, [*leaders, *self.politicians], {"hard": True}),
            ("Social- og sundhedspolitisk Forum", 5, 3, 2, ["chefer"], {"weight": 4}),
            ("Folkemødet", 6, 2, 3, leaders, {"hard": True}),
        )
        for name, month, week, length, groups, strictness in events:
            first = _weekday_of_month(date(self.year, month, 1), 4, week)
            days = _days(first, first + timedelta(days=length - 1))
            yield {"id": name, "name": name, **days, "groups": groups, **strictness}

    # What

    def _add(
        self, uid: str, groups: Sequence[str], hours: str, best: int, windows: Iterable[Window], **more: Any
    ) -> None:
        """A series that prefers one weekday, and its meetings."""
        start, end = hours.split("-")
        weekdays = {str(day): 0 if day == best else 2 for day in (best, *(set(range(1, 5)) - {best}))}
        if more.pop("fridays", False):
            weekdays["5"] = 5
        self.series.append(
            {"id": uid, "groups": list(groups), "start": start, "end": end, "weekdays": weekdays, **more}
        )
        previous = None
        for number, (earliest, target, latest) in enumerate(windows, 1):
            meeting = {
                "id": f"{uid}-{number:02}",
                "series": uid,
                "no": number,
                "window": [self._inside(earliest), self._inside(latest)],
                "target": self._inside(target),
            }
            if previous is None or previous.month <= 7 < target.month:
                meeting["gap_before"] = False
            self.meetings.append(meeting)
            previous = target

    def _inside(self, day: date) -> str:
        return max(date(self.year, 1, 1), min(date(self.year, 12, 31), day)).isoformat()

    def _every(self, weeks: int, weekday: int, slack: int) -> Iterable[Window]:
        """Every so many weeks outside July, somewhere in the week or up to ``slack`` weeks from it."""
        around = timedelta(weeks=slack)
        for week in range(2 + self.random.randrange(weeks), 51, weeks):
            monday = date.fromisocalendar(self.year, week, 1)
            if week not in range(27, 32):
                yield monday - around, monday + timedelta(days=weekday - 1), monday + around + timedelta(days=4)

    def _monthly(self, months: Iterable[int], weekday: int, week: int, slack: int) -> Iterable[Window]:
        """On a weekday of the month last year, 364 days on, up to ``slack`` days from it."""
        for month in months:
            target = _weekday_of_month(date(self.year - 1, month, 1), weekday, week) + timedelta(days=364)
            yield target - timedelta(days=slack), target, target + timedelta(days=slack)

    def _leaders(self) -> None:
        weekly = {**_gap(3, 21, 5, 9), **_like_last_year(3, 1), "same_weekday_weight": 2, "fridays": True}
        rhythm = 1 if self.size.weekly else 2
        self._add("DIR", self.directors, "09:00-12:00", 2, self._every(rhythm, 2, 0), room="møde", **weekly)
        spread = {**_gap(8, 40, 12, 30), **_like_last_year(3, 1), "same_weekday_weight": 2, "fridays": True}
        people = [*self.directors, "chefer"]
        self._add("CHEF", people, "12:30-15:00", 3, self._every(2 * rhythm, 3, 1), room="møde", **spread)
        quarterly = {**_gap(50, 130, 70, 110), **_like_last_year(3, 1), "fridays": True}
        self._add("SLF", people, "08:30-16:00", 4, self._monthly((3, 6, 9, 11), 4, 2, 20), **quarterly)
        months = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12)
        wishes = {**_gap(14, 75, 24, 40), **_like_last_year(3, 1), **_deadline(10), "fridays": True}
        people = [*self.directors[:2], "hu"]
        self._add("HU", people, "09:00-11:30", 4, self._monthly(months, 4, 3, 17), same_weekday_weight=1, **wishes)

    def _rounds(self) -> None:
        """Committee, finance committee, council: each round's cases climb the three in order."""
        months = TERM if self.size.weekly else (1, 3, 4, 6, 8, 10, 11)
        everyone = [*self.politicians, "borgmester", *self.directors]
        hall = {"room": "byrådssal", **_like_last_year(5, 2), "same_weekday_weight": 4}
        council = {"gap": {"min": 19, "max": 80}, **_deadline(5), **hall}
        self._add("BYR", everyone, "17:00-21:00", 2, self._monthly(months, 2, 4, 12), **council)
        finance = {"gap": {"min": 10, "max": 90}, **_deadline(6), **hall}
        self._add("ØU", everyone, "15:00-18:00", 2, self._monthly(months, 2, 3, 16), **finance)
        self._link("ØU", "BYR", len(months), 4, 12)
        hours = ("15:00-18:00", "14:00-17:30", "16:00-19:00")
        for number, (uid, groups) in enumerate(self.seats.items()):
            best = 1 + number % 4
            wishes = {
                "gap": {"min": 14, "max": 90},
                **_like_last_year(2, 1),
                **_deadline(8),
                "same_weekday_weight": 2,
            }
            people = [*groups, self.directors[number % len(self.directors)]]
            windows = self._monthly(months, best, 2, 22)
            self._add(uid, people, self.random.choice(hours), best, windows, room="udvalg", **wishes)
            self._link(uid, "ØU", len(months), 3, 16)
        seminars = (4, 8) if self.size.weekly else (8,)
        self._add("BUDGET", everyone, "09:00-16:00", 4, self._monthly(seminars, 4, 4, 14), days=2, fridays=True)

    def _link(self, before: str, after: str, count: int, least: int, most: int) -> None:
        for number in range(1, count + 1):
            pair = {"before": f"{before}-{number:02}", "after": f"{after}-{number:02}"}
            span = {"min": least, "max": most, "unit": "workdays"}
            self.links.append(
                {"id": f"{before}-{after}-{number:02}", **pair, "rule": f"{before} før {after}", **span}
            )

    def _councils(self) -> None:
        for number, group in enumerate(self.councils):
            best = 1 + number % 4
            wishes = {**_gap(20, 100, 28, 70), **_like_last_year(1, 1), "same_weekday_weight": 1}
            months = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11) if number % 2 else (2, 3, 5, 6, 9, 11, 12)
            people = [group, self.random.choice(self.politicians)]
            hours = self.random.choice(("10:00-13:00", "14:00-16:30"))
            self._add(
                f"RÅD{number + 1:02}", people, hours, best, self._monthly(months, best, 1 + number % 4, 12), **wishes
            )

    def _centers(self) -> None:
        for number, group in enumerate(self.centers):
            best = 1 + (number + 1) % 4
            wishes = {**_gap(21, 110, 30, 80), **_like_last_year(1, 1), "same_weekday_weight": 1, "fridays": True}
            people = [group, self.directors[number % len(self.directors)], *(["chefer"] if number % 5 == 0 else [])]
            windows = self._monthly(TERM[number % 2 :], best, 1 + number % 4, 14)
            self._add(f"MED{number + 1:02}", people, "13:00-15:30", best, windows, room="møde", **wishes)

    def _teams(self) -> None:
        """Leaders of one center, every other week in a week of their own."""
        for number in range(self.size.teams):
            best = self.random.randint(1, 4)
            wishes = {**_gap(8, 42, 12, 16), **_like_last_year(3, 1), "same_weekday_weight": 2, "fridays": True}
            people = [self.centers[number % len(self.centers)]]
            hours = self.random.choice(("08:00-10:00", "10:00-12:00", "13:00-15:00"))
            self._add(f"LED{number + 1:02}", people, hours, best, self._every(2, best, 0), **wishes)

    def _items(self) -> None:
        """Agenda items: economy every month at the executive board, status every quarter at the council."""
        if not self.size.weekly:
            return
        gap = {"gap": {"min": 14, "max": 50}, "fridays": True}
        self._add("ØKO-LIS", [], "09:00-09:30", 2, self._monthly(TERM, 2, 2, 9), on="DIR", **gap)
        gap = {"gap": {"min": 40, "max": 140}}
        self._add("STATUS", [], "17:00-17:30", 2, self._monthly((3, 6, 9, 11), 2, 4, 20), on="BYR", **gap)


def _gap(least: int, most: int, ideal_least: int, ideal_most: int) -> Json:
    return {"gap": {"min": least, "max": most, "ideal_min": ideal_least, "ideal_max": ideal_most, "weight": 1}}


def _like_last_year(week: int, weekday: int) -> Json:
    return {"last_year": {"week_weight": week, "weekday_weight": weekday}}


def _deadline(workdays: int) -> Json:
    return {"deadlines": [{"name": "Dagsorden", "workdays_before": workdays}]}


def _days(first: date, last: date) -> Json:
    return {"from": first.isoformat(), "to": last.isoformat()}


def _weekday_of_month(first: date, weekday: int, number: int) -> date:
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
