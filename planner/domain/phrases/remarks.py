"""What the user is asked about a reading that does not stand, in Danish and in English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from planner.domain.phrases.edits import HALVES, Edit, behind, instead, without
from planner.domain.phrases.reading import Decision, Remark
from planner.domain.words import WORDS

_DA, _EN = WORDS["da"], WORDS["en"]
_ABOUT: Final = ("ca.", "ca", "cirka", "omkring", "midt i")


def ask(danish: str, english: str, *answers: Edit) -> Remark:
    """The reading does not stand without an answer."""
    return Remark(Decision.ASK, danish, english, answers)


def waits_for_event(text: str) -> Remark:
    return ask(f"Hvornår er »{text}«? Skriv en dato.", f"When is “{text}”? Write a date.")


def not_understood(rest: Sequence[str]) -> Remark:
    text = " … ".join(rest)
    return ask(
        f"Jeg forstod ikke »{text}«. Er resten rigtigt?",
        f"I did not understand “{text}”. Is the rest right?",
        *HALVES,
        without(rest),
    )


def two_of_a_kind(first: str, second: str) -> Remark:
    return ask(
        f"Både »{first}« og »{second}«: hvad hører sammen?", f"Both “{first}” and “{second}”: which belongs to which?"
    )


def which_month(text: str) -> Remark:
    return ask(f"Hvilken måned hører »{text}« til?", f"Which month does “{text}” belong to?")


def time_without_start() -> Remark:
    return ask("Hvornår begynder det? Skriv fx kl. 14-16.", "When does it begin? Write, say, kl. 14-16.")


def time_backwards() -> Remark:
    return ask(
        "Sluttidspunktet ligger ikke efter starttidspunktet. Hvad skal der stå?",
        "The end is not after the start. What should it say?",
        *behind("den sidste dag"),
    )


def last_day_of_what() -> Remark:
    return ask(
        "Den sidste dag af hvad? Skriv fx 3.-4. juni, eller den sidste dag i måneden.",
        "The last day of what? Write, say, 3.-4. juni, or den sidste dag i måneden.",
        *instead("den sidste dag", "", "den sidste dag i måneden"),
    )


def half_past() -> Remark:
    return ask("»Halv« om morgenen eller om aftenen? Skriv fx kl. 8.30.", "In the morning or in the evening?")


def two_times() -> Remark:
    return ask("Hvilket klokkeslæt gælder hvornår?", "Which time is for when?")


def about() -> Remark:
    return ask(
        "Tidspunktet er kun omtrentligt. Hvilken dag skal der stå?",
        "Only approximate. Which day is it?",
        *(one for word in _ABOUT for one in instead(word, "")),
    )


def unsure() -> Remark:
    return ask(
        "Er datoen sikker? Skal den stå som reserveret?",
        "Is the date certain? Should it be tentative?",
        *instead("måske", "evt.", ""),
        Edit(old="?", new=" (res.)"),
        Edit(old="?"),
    )


def which_day_of_week() -> Remark:
    return ask(
        "Hvilken dag i ugen er sidste frist?",
        "Which day of the week is the deadline?",
        *instead("i uge", "fredag i uge", "søndag i uge"),
        *instead("uge", "fredag i uge", "søndag i uge"),
    )


def which_of_these() -> Remark:
    return ask("Hvilken af dem skal det være?", "Which of them is it?", *HALVES)


def every_second() -> Remark:
    return ask(
        "Skal det tælles i lige eller ulige uger, eller fra hvilken dato?",
        "Is it counted in even or odd weeks, or from which date?",
        *behind("i lige uger", "i ulige uger"),
    )


def counted_from(unit: str, english: str) -> Remark:
    months = behind("fra januar", "fra februar", "fra marts") if unit == "måned" else ()
    return ask(f"Fra hvilken {unit} skal der tælles?", f"From which {english} is it counted?", *months)


_AT_LEAST: Final = Edit(before="mindst ")
"""As a requirement: dates that are still to be found."""

_EACH: Final = {
    2: behind("hvert halvår"),
    4: behind("hvert kvartal"),
    10: behind("dog ikke i juli og august"),
    11: behind("dog ikke i juli"),
    12: behind("hver måned"),
}
"""What a number of times a year says as well."""


def which_months(count: int) -> Remark:
    if count == 1:
        months = (f"i {_DA.month(number)}" for number in range(1, 13))
        return ask("I hvilken måned?", "In which month?", *behind(*months))
    spread = [12 * place // count for place in range(1, count + 1)]
    evenly = behind(_in_months(spread), _in_months([month - spread[0] + 1 for month in spread])) if count <= 6 else ()
    return ask(f"I hvilke {count} måneder?", f"In which {count} months?", *evenly, *_EACH.get(count, ()), _AT_LEAST)


def which_of_a_month(count: int) -> Remark:
    weeks = {2: ("i 1. og 3. uge", "i 2. og 4. uge")}.get(count, ())
    return ask("Hvilke uger eller dage i måneden?", "Which weeks or days of the month?", *behind(*weeks), _AT_LEAST)


def which_of_a_period() -> Remark:
    return ask("Hvornår i perioden?", "When in the period?", _AT_LEAST)


def _in_months(numbers: Iterable[int]) -> str:
    *some, last = [_DA.month(number) for number in numbers]
    return f"i {', '.join(some)} og {last}"


def which_weekday(day: int) -> Remark:
    return ask(
        f"Hver {_DA.weekday(day)}, eller en bestemt? Skriv en dato.",
        f"Every {_EN.weekday(day)}, or a certain one? Write a date.",
        Edit(before="hver "),
    )


def which_week_before() -> Remark:
    return ask(
        "Samme uge som mødet, eller ugen før?",
        "The same week as the meeting, or the week before?",
        *instead("før", "i samme uge som", "i ugen før"),
    )


def which_week_of_feast() -> Remark:
    return ask("Hvilken uge? Skriv fx uge 51.", "Which week? Write, say, uge 51.")


def from_when() -> Remark:
    return ask("Regnet fra hvornår?", "Counted from when?")


def which_day() -> Remark:
    return ask("Hvilken dag præcis? Skriv en dato.", "Which day exactly? Write a date.")


def moved_where() -> Remark:
    return ask("Tidligere eller senere? Skriv den nye dato.", "Moved to when? Write the new date.")


def until_or_in() -> Remark:
    return ask(
        "Til og med, eller kun dér? Skriv »til og med« eller »i«.",
        "Until then, or only then? Please say.",
        *instead("til", "til og med", "i"),
    )


def which_is_cancelled() -> Remark:
    return ask("Hvilke datoer er aflyst? Skriv dem.", "Which dates are cancelled? Write them.")


def skipped_weeks() -> Remark:
    return ask("Uger kan kun undtages fra det, der er hver uge.", "Weeks can only be left out of what is weekly.")


def which_weekdays() -> Remark:
    days = ("mandag og onsdag", "mandag og torsdag", "tirsdag og torsdag")
    return ask("På hvilke ugedage?", "On which weekdays?", *behind(*days))
