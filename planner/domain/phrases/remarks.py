"""What the user is asked about a reading that does not stand, in Danish and in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.domain.phrases.reading import Decision, Remark
from planner.domain.phrases.refusals import reject
from planner.domain.words import WORDS

_DA, _EN = WORDS["da"], WORDS["en"]


def ask(danish: str, english: str) -> Remark:
    """The reading does not stand without an answer."""
    return Remark(Decision.ASK, danish, english)


def waits_for_event(text: str) -> Remark:
    return ask(f"Hvornår er »{text}«? Skriv en dato.", f"When is “{text}”? Write a date.")


def not_understood(rest: Sequence[str]) -> Remark:
    text = " … ".join(rest)
    return ask(f"Jeg forstod ikke »{text}«. Er resten rigtigt?", f"I did not understand “{text}”. Is the rest right?")


def two_of_a_kind(first: str, second: str) -> Remark:
    return ask(
        f"Både »{first}« og »{second}«: hvad hører sammen?", f"Both “{first}” and “{second}”: which belongs to which?"
    )


def no_such_day(day: int, month: int, year: int, last: int) -> Remark:
    in_year = f" i {year}" if month == 2 and day == 29 else ""
    return ask(
        f"{day}. {_DA.month(month)} findes ikke{in_year}. Mente du {last}. {_DA.month(month)}?",
        f"{year} has no {day} {_EN.month(month)}. Did you mean {last} {_EN.month(month)}?",
    )


def not_that_weekday(day: date, claimed: int) -> Remark:
    actual = day.weekday()
    return ask(
        f"{_DA.full_date(day)} er en {_DA.weekday(actual)}, ikke {_DA.weekday(claimed)}.",
        f"{_EN.full_date(day)} is a {_EN.weekday(actual)}, not a {_EN.weekday(claimed)}.",
    )


def not_that_week(day: date, claimed: int) -> Remark:
    actual = day.isocalendar().week
    return ask(
        f"{_DA.full_date(day)} ligger i uge {actual}, ikke uge {claimed}.",
        f"{_EN.full_date(day)} lies in week {actual}, not week {claimed}.",
    )


def not_that_feast(name: str, feast: date, day: date) -> Remark:
    return ask(
        f"{name} er {_DA.weekday(feast.weekday())} {_DA.the_date(feast)}, ikke {_DA.the_date(day)}.",
        f"{name} is {_EN.long_date(feast)}, not {_EN.full_date(day)}.",
    )


def which_month(text: str) -> Remark:
    return ask(f"Hvilken måned hører »{text}« til?", f"Which month does “{text}” belong to?")


def which_year(first: date, second: date) -> Remark:
    return ask(
        f"Hvilket år? Datoerne står ikke i rækkefølge: {_DA.full_date(first)} før {_DA.full_date(second)}.",
        f"Which year? The dates are not in order: {_EN.full_date(first)} before {_EN.full_date(second)}.",
    )


def no_such_week(week: int, year: int) -> Remark:
    if not 1 <= week <= 53:
        return reject(f"Uge {week} findes ikke.", f"There is no week {week}.")
    return ask(f"{year} har ikke uge {week}. Hvilken uge skal det være?", f"{year} has no week {week}. Which is it?")


def not_that_time_of_day(said: str) -> Remark:
    return ask(
        f"Det klokkeslæt er ikke om {said}en. Hvad skal der stå?", f"That is not in the “{said}”. Which is it?"
    )


def time_without_start() -> Remark:
    return ask("Hvornår begynder det? Skriv fx kl. 14-16.", "When does it begin? Write, say, kl. 14-16.")


def time_backwards() -> Remark:
    return ask(
        "Sluttidspunktet ligger ikke efter starttidspunktet. Hvad skal der stå?",
        "The end is not after the start. What should it say?",
    )


def half_past() -> Remark:
    return ask("»Halv« om morgenen eller om aftenen? Skriv fx kl. 8.30.", "In the morning or in the evening?")


def two_times() -> Remark:
    return ask("Hvilket klokkeslæt gælder hvornår?", "Which time is for when?")


def about() -> Remark:
    return ask("Tidspunktet er kun omtrentligt. Hvilken dag skal der stå?", "Only approximate. Which day is it?")


def unsure() -> Remark:
    return ask("Er datoen sikker? Skal den stå som reserveret?", "Is the date certain? Should it be tentative?")


def which_day_of_week() -> Remark:
    return ask("Hvilken dag i ugen er sidste frist?", "Which day of the week is the deadline?")


def which_of_these() -> Remark:
    return ask("Hvilken af dem skal det være?", "Which of them is it?")


def missing_in_some_months(day: int) -> Remark:
    return ask(
        f"Ikke alle måneder har en dag {day}. Mente du den sidste dag i måneden?",
        f"Not every month has a day {day}. Did you mean the last day of the month?",
    )


def every_second() -> Remark:
    return ask(
        "Skal det tælles i lige eller ulige uger, eller fra hvilken dato?",
        "Is it counted in even or odd weeks, or from which date?",
    )


def counted_from(unit: str, english: str) -> Remark:
    return ask(f"Fra hvilken {unit} skal der tælles?", f"From which {english} is it counted?")


def which_months(count: int) -> Remark:
    if count == 1:
        return ask("I hvilken måned?", "In which month?")
    return ask(f"I hvilke {count} måneder?", f"In which {count} months?")


def which_weekday(day: int) -> Remark:
    return ask(
        f"Hver {_DA.weekday(day)}, eller en bestemt? Skriv en dato.",
        f"Every {_EN.weekday(day)}, or a certain one? Write a date.",
    )


def which_week_before() -> Remark:
    return ask("Samme uge som mødet, eller ugen før?", "The same week as the meeting, or the week before?")


def which_week_of_feast() -> Remark:
    return ask("Hvilken uge? Skriv fx uge 51.", "Which week? Write, say, uge 51.")


def from_when() -> Remark:
    return ask("Regnet fra hvornår?", "Counted from when?")


def which_day() -> Remark:
    return ask("Hvilken dag præcis? Skriv en dato.", "Which day exactly? Write a date.")


def moved_where() -> Remark:
    return ask("Tidligere eller senere? Skriv den nye dato.", "Moved to when? Write the new date.")


def until_or_in() -> Remark:
    return ask("Til og med, eller kun dér? Skriv »til og med« eller »i«.", "Until then, or only then? Please say.")


def almost_never(month: int) -> Remark:
    return ask(
        f"{_DA.month(month).capitalize()} har næsten aldrig en femte. Hvilken skal det være?",
        f"{_EN.month(month)} hardly ever has a fifth one. Which is meant?",
    )


def which_is_cancelled() -> Remark:
    return ask("Hvilke datoer er aflyst? Skriv dem.", "Which dates are cancelled? Write them.")


def skipped_weeks() -> Remark:
    return ask("Uger kan kun undtages fra det, der er hver uge.", "Weeks can only be left out of what is weekly.")


def date_or_time(day: date) -> Remark:
    return ask(
        f"Er det datoen {_DA.day(day)} eller et klokkeslæt? Skriv fx kl. 12.10.",
        f"Is that the date {_EN.day(day)} or a time?",
    )


def which_weekdays() -> Remark:
    return ask("På hvilke ugedage?", "On which weekdays?")
