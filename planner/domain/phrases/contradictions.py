"""What the user is asked where a phrase contradicts the almanac or itself, in Danish and in English."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.phrases import refusals
from planner.domain.phrases.edits import Edit, instead
from planner.domain.phrases.reading import Remark
from planner.domain.phrases.remarks import ask
from planner.domain.words import WORDS

_DA, _EN = WORDS["da"], WORDS["en"]


def no_such_day(day: int, month: int, year: int, last: int) -> Remark:
    in_year = f" i {year}" if month == 2 and day == 29 else ""
    return ask(
        f"{day}. {_DA.month(month)} findes ikke{in_year}. Mente du {last}. {_DA.month(month)}?",
        f"{year} has no {day} {_EN.month(month)}. Did you mean {last} {_EN.month(month)}?",
        *instead(f"{day}", f"{last}"),
    )


def not_that_weekday(day: date, claimed: int) -> Remark:
    actual = day.weekday()
    return ask(
        f"{_DA.full_date(day)} er en {_DA.weekday(actual)}, ikke {_DA.weekday(claimed)}.",
        f"{_EN.full_date(day)} is a {_EN.weekday(actual)}, not a {_EN.weekday(claimed)}.",
        *instead(_DA.weekday(claimed), _DA.weekday(actual)),
        *instead(str(day.day), *_days_of_that_week(day, claimed)),
    )


def not_that_week(day: date, claimed: int) -> Remark:
    actual = day.isocalendar().week
    return ask(
        f"{_DA.full_date(day)} ligger i uge {actual}, ikke uge {claimed}.",
        f"{_EN.full_date(day)} lies in week {actual}, not week {claimed}.",
        *instead(f"uge {claimed}", f"uge {actual}"),
    )


def not_that_feast(name: str, feast: date, day: date) -> Remark:
    return ask(
        f"{name} er {_DA.weekday(feast.weekday())} {_DA.the_date(feast)}, ikke {_DA.the_date(day)}.",
        f"{name} is {_EN.long_date(feast)}, not {_EN.full_date(day)}.",
    )


def which_year(first: date, second: date) -> Remark:
    return ask(
        f"Hvilket år? Datoerne står ikke i rækkefølge: {_DA.full_date(first)} før {_DA.full_date(second)}.",
        f"Which year? The dates are not in order: {_EN.full_date(first)} before {_EN.full_date(second)}.",
    )


def no_such_week(week: int, year: int) -> Remark:
    if not 1 <= week <= 53:
        return refusals.reject(f"Uge {week} findes ikke.", f"There is no week {week}.")
    return ask(f"{year} har ikke uge {week}. Hvilken uge skal det være?", f"{year} has no week {week}. Which is it?")


def not_that_time_of_day(said: str) -> Remark:
    return ask(
        f"Det klokkeslæt er ikke om {said}en. Hvad skal der stå?", f"That is not in the “{said}”. Which is it?"
    )


def missing_in_some_months(day: int) -> Remark:
    return ask(
        f"Ikke alle måneder har en dag {day}. Mente du den sidste dag i måneden?",
        f"Not every month has a day {day}. Did you mean the last day of the month?",
        *instead(f"{day}.", "sidste dag"),
        Edit(after=" (når den findes)"),
    )


def almost_never(month: int) -> Remark:
    return ask(
        f"{_DA.month(month).capitalize()} har næsten aldrig en femte. Hvilken skal det være?",
        f"{_EN.month(month)} hardly ever has a fifth one. Which is meant?",
        *instead("5.", "sidste"),
        *instead("femte", "sidste"),
    )


def date_or_time(day: date) -> Remark:
    return ask(
        f"Er det datoen {_DA.day(day)} eller et klokkeslæt? Skriv fx kl. 12.10.",
        f"Is that the date {_EN.day(day)} or a time?",
        Edit(before="den "),
        Edit(before="kl. "),
    )


def _days_of_that_week(day: date, weekday: int) -> tuple[str, ...]:
    """The days of the month on which that weekday falls next to a day."""
    near = (day + timedelta(days=more) for more in (-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6))
    return tuple(str(one.day) for one in near if one.weekday() == weekday and one.month == day.month)
