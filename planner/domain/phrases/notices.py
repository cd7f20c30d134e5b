"""What the user should see about a reading that stands, in Danish and in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.domain.phrases.reading import Decision, Remark
from planner.domain.spans import Times
from planner.domain.words import WORDS

_DA, _EN = WORDS["da"], WORDS["en"]


def notice(danish: str, english: str) -> Remark:
    """The reading stands, but the user should see this."""
    return Remark(Decision.NOTICE, danish, english)


def usually() -> Remark:
    return notice("Står som det normale; enkelte gange kan være anderledes.", "Said to be the usual time.")


def about_that_time() -> Remark:
    return notice("Klokkeslættet er omtrentligt.", "The time is approximate.")


def hours(times: Times) -> Remark:
    return notice(f"Læst som {_DA.clock(times)}.", f"Read as {_EN.clock(times)}.")


def midnight() -> Remark:
    return notice("Kl. 24 er sat til 23.59 samme dag.", "24:00 is taken as 23:59 of the same day.")


def comma_for_dot(first: date) -> Remark:
    return notice(f"Kommaet er læst som punktum: {_DA.day(first)}.", f"The comma is read as a dot: {_EN.day(first)}.")


def misspelt() -> Remark:
    return notice("En stavefejl er rettet.", "A misspelling was put right.")


def figures_with_dot(first: date) -> Remark:
    return notice(f"Læst som datoen {_DA.day(first)}.", f"Read as the date {_EN.day(first)}.")


def one_event(first: date, last: date) -> Remark:
    return notice(f"Læst som ét arrangement {_DA.days(first, last)}.", f"Read as one event, {_EN.days(first, last)}.")


def day_before(last: date) -> Remark:
    return notice(
        f"Selve dagen er for sent; sidste dag er {_DA.the_date(last)}.",
        f"The day itself is too late; the last day is {_EN.the_date(last)}.",
    )


def days_before() -> Remark:
    return notice("Selve dagen er for sent; dagen før er den sidste.", "The day itself is too late.")


def last_of_month(weekday: int) -> Remark:
    return notice(
        f"Læst som sidste {_DA.weekday(weekday)} i måneden.", f"Read as the last {_EN.weekday(weekday)} of the month."
    )


def last_day(last: date) -> Remark:
    return notice(f"Som frist: sidste dag, {_DA.the_date(last)}.", f"As a deadline: {_EN.the_date(last)}.")


def window_is(first: date, last: date) -> Remark:
    return notice(f"Forstået som {_DA.dates(first, last)}.", f"Understood as {_EN.dates(first, last)}.")


def windows_are(windows: Sequence[tuple[date, date]]) -> Remark:
    return notice(
        f"Forstået som {_DA.joined(_DA.dates(*window) for window in windows)}.",
        f"Understood as {_EN.joined(_EN.dates(*window) for window in windows)}.",
    )


def either_of(first: date, last: date) -> Remark:
    return notice(
        f"Et af dem; vinduet er {_DA.dates(first, last)}.",
        f"One of them; the window is {_EN.dates(first, last)}.",
    )


def week_of_month(nth: str) -> Remark:
    return notice(
        f"Forstået som {nth} uge i måneden = ugen, der begynder {nth} mandag.",
        f"Understood as the week that begins on the month's {nth} Monday.",
    )


def every_month(nth: str) -> Remark:
    return notice(f"Forstået som {nth} i hver måned.", f"Understood as {nth} of every month.")


def not_in_every_month(nth: str) -> Remark:
    return notice(f"Ikke alle måneder har {nth}; de springes over.", "Not every month has one.")


def months_open() -> Remark:
    return notice("Månederne er ikke fastsat.", "The months are not set.")


def units_of_the_almanac() -> Remark:
    return notice("Regnet efter kalenderen: fra januar.", "Counted as in the almanac, from January.")


def some_without_time() -> Remark:
    return notice("Kun nogle af datoerne har klokkeslæt.", "Only some of the dates have a time.")


def at_least() -> Remark:
    return notice("Læst som et mindstekrav.", "Read as a minimum.")


def school_year() -> Remark:
    return notice("Skoleåret løber fra 1. august til 31. juli.", "The school year runs from 1 August to 31 July.")


def anchor_year(year: int) -> Remark:
    return notice(f"Regnet fra {year}.", f"Counted from {year}.")


def monday_to_friday() -> Remark:
    return notice("Hverdage er mandag til fredag uden helligdage.", "Working days are Monday to Friday, no holidays.")


def which_meeting() -> Remark:
    return notice("Hvilket af møderne er ikke sagt; det første er valgt.", "The first meeting is chosen.")


def named_like_a_meeting() -> Remark:
    return notice("Ligner navnet på et møde, der kan stå for sig selv.", "Looks like a meeting of its own.")


def week_of_anchor() -> Remark:
    return notice("»Ugen for« er læst som mødets egen uge.", "“The week of” is read as the meeting's own week.")


def before_meeting(weekday: int) -> Remark:
    return notice(
        f"Læst som {_DA.weekday(weekday)} i ugen før mødet.", f"Read as {_EN.weekday(weekday)} of the week before."
    )


def counted_end(first: date, last: date) -> Remark:
    return notice(
        f"Regnet fra {_DA.the_date(first)} til og med {_DA.the_date(last)}.",
        f"Counted from {_EN.the_date(first)} up to and including {_EN.the_date(last)}.",
    )


def read_as_day(day: date) -> Remark:
    return notice(f"Læst som {_DA.long_date(day)}.", f"Read as {_EN.long_date(day)}.")


def no_holiday_any_more() -> Remark:
    return notice("Store bededag er en almindelig hverdag fra 2024.", "Great Prayer Day is a working day from 2024.")


def new_years_eve() -> Remark:
    return notice("Den 31. december er ikke regnet med.", "31 December is not included.")


def feast_window(first: date, last: date) -> Remark:
    return notice(f"Regnet som {_DA.dates(first, last)}.", f"Taken as {_EN.dates(first, last)}.")


def moved_from_what() -> Remark:
    return notice("Hvilken dato der flyttes, er ikke sagt.", "Which date is moved is not said.")


def exception_to_rule(day: date) -> Remark:
    return notice(f"En undtagelse fra reglen: {_DA.long_date(day)}.", f"An exception: {_EN.long_date(day)}.")


def time_without_day() -> Remark:
    return notice("Klokkeslættet gælder, når dagen er fastsat.", "The time holds once the day is set.")


def part_of_month(part: int) -> Remark:
    days = ("1.-10.", "11.-20.", "21. til den sidste")[part - 1]
    english = ("days 1 to 10", "days 11 to 20", "day 21 to the end")[part - 1]
    return notice(f"Læst som vinduet {days} i måneden, uden fast dag.", f"Read as {english}, without a day.")


def month_first(day: date) -> Remark:
    return notice(f"Læst som {_DA.day(day)}.", f"Read as {_EN.day(day)}.")


def all_in_year(year: int) -> Remark:
    return notice(f"Alle datoerne er læst i {year}.", f"All the dates are read in {year}.")


def every_week() -> Remark:
    return notice("Læst som hver uge.", "Read as every week.")


def year_of_subject() -> Remark:
    return notice("Hvilket år er ikke sagt; det førstkommende er valgt.", "The next year that fits is chosen.")
