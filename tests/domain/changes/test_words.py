"""A change in words: what stands there for every field that can change. Read the table as the specification."""

from dataclasses import fields, replace
from datetime import date, time

import pytest

from planner.domain.changes import Kind, Part, beginning, differences
from planner.domain.changes.words import Names, subject, words
from planner.domain.changes.words import registers as said_of_registers
from planner.domain.changes.words.exceptions import SAY as SAID_OF_EXCEPTIONS
from planner.domain.changes.words.series import PASSPORT as SAID_OF_PASSPORTS
from planner.domain.changes.words.series import SAY as SAID_OF_SERIES
from planner.domain.days import DayCalendar, DayKind, DaySpan
from planner.domain.errors import Language
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, AgreedDates, Frequency, Period, PeriodUnit, Recurrence, Weekday
from planner.domain.series import (
    Adjustment,
    Body,
    Calendar,
    MovedTo,
    Passport,
    Person,
    Policy,
    Quota,
    Requirement,
    Series,
    SeriesException,
    SeriesKind,
    Unit,
)
from planner.domain.spans import Times

DAY, LATER = date(2026, 5, 24), date(2026, 5, 31)
HU, DIR = Body("hu", "Hoved-MED", "HU"), Body("direktion", "Direktionen")
COE, BUU = Unit("coe", "CØ", "Center for Økonomi"), Unit("buu", "BUU")
RULE = Recurrence(freq=Frequency.MONTHLY, start=date(2026, 1, 1), by_day=(Weekday(1, 2),))
HOLIDAYS = DayCalendar(uid="public-holidays", name="Helligdage", kind=DayKind.HOLIDAY, pattern="public-holidays")
FORUM = Person("chair", "Formanden", "Formand", frozenset({"hu"}))
MEETING = Series(uid="moede", title="HU-møde", kind=SeriesKind.MEETING, rule=RULE, body=HU, units=(COE,))
DATES = replace(MEETING, uid="datoer", rule=AgreedDates((AgreedDate(DAY), AgreedDate(LATER))))
MONTHLY = replace(MEETING, uid="periode", title="Budget", rule=Period(unit=PeriodUnit.MONTH, months=(3,)))
CALENDAR = Calendar(
    uid="kommune",
    name="Årshjul",
    version=1,
    bodies=(HU, DIR),
    units=(COE, BUU),
    people=(FORUM,),
    day_calendars=(HOLIDAYS,),
    series=(MEETING, DATES, MONTHLY),
)
MOVED = SeriesException(moved_to=MovedTo(LATER, LATER))
AT_TEN = SeriesException(moved_to=MovedTo(LATER, LATER, Times(time(10), time(12))))


def told(before: Calendar, after: Calendar, language: Language) -> list[tuple[str, list[str]]]:
    names = Names.of(after)
    return [(subject(part, names, language), words(part, names, language)) for part in differences(before, after)]


def having(series: Series) -> Calendar:
    """The calendar in which that series stands in the place of the one with its uid."""
    return replace(CALENDAR, series=tuple(series if one.uid == series.uid else one for one in CALENDAR.series))


def series(**parts: object) -> Calendar:
    return having(replace(MEETING, **parts))


def passport(**parts: object) -> Calendar:
    return series(passport=Passport(**parts))


def decided(exception: SeriesException, rid: date | str = DAY, of: Series = MEETING) -> Calendar:
    return having(replace(of, exceptions={rid: exception}))


def dates(*agreed: AgreedDate) -> Calendar:
    return having(replace(DATES, rule=AgreedDates(agreed)))


def days(**parts: object) -> Calendar:
    return replace(CALENDAR, day_calendars=(replace(HOLIDAYS, **parts),))


QUARTERLY = Requirement((Quota(count=4, spread=PeriodUnit.QUARTER),), date(2026, 1, 1), date(2027, 12, 31))

# what was, what became of it, whose change it is, and what is said, in Danish and in English
SERIES_FIELDS = [
    ("title", CALENDAR, series(title="Hoved-MED"), "Titel ændret fra »HU-møde« til »Hoved-MED«",
     "Title changed from “HU-møde” to “Hoved-MED”"),
    ("kind", CALENDAR, series(kind=SeriesKind.SEMINAR), "Slags ændret fra møde til seminar",
     "Kind changed from meeting to seminar"),
    ("body", CALENDAR, series(body=DIR), "Forum ændret fra »Hoved-MED« til »Direktionen«",
     "Body changed from “Hoved-MED” to “Direktionen”"),
    ("body", CALENDAR, series(body=None), "Forum »Hoved-MED« fjernet", "Body “Hoved-MED” removed"),
    ("body", series(body=None), CALENDAR, "Forum sat til »Hoved-MED«", "Body set to “Hoved-MED”"),
    ("units", CALENDAR, series(units=(COE, BUU)), "Ansvarlig ændret fra CØ til CØ og BUU",
     "Responsible changed from CØ to CØ and BUU"),
    ("units", CALENDAR, series(units=()), "Ansvarlig CØ fjernet", "Responsible CØ removed"),
    ("rule", CALENDAR, series(rule=replace(RULE, by_day=(Weekday(1, 3),))),
     "Hvornår ændret fra »den 2. tirsdag i hver måned« til »den 3. tirsdag i hver måned«",
     "When changed from “the 2nd Tuesday of every month” to “the 3rd Tuesday of every month”"),
    ("rule", having(DATES), dates(AgreedDate(DAY), AgreedDate(LATER), AgreedDate(date(2026, 6, 7))),
     "Dato tilføjet: 7. juni 2026", "Date added: 7 June 2026"),
    ("rule", having(DATES), dates(), "Datoer fjernet: 24. maj 2026 og 31. maj 2026",
     "Dates removed: 24 May 2026 and 31 May 2026"),
    ("rule", having(DATES), dates(AgreedDate(DAY, status=Status.TENTATIVE), AgreedDate(LATER)),
     "Dato ændret fra 24. maj 2026 til 24. maj 2026 (res.)",
     "Date changed from 24 May 2026 to 24 May 2026 (tentative)"),
    ("rule", having(DATES), having(replace(DATES, rule=RULE)),
     "Hvornår ændret fra »2 aftalte datoer: 24. maj og 31. maj 2026« til »den 2. tirsdag i hver måned«",
     "When changed from “2 agreed dates: 24 May and 31 May 2026” to “the 2nd Tuesday of every month”"),
    ("adjustments", CALENDAR, series(adjustments=(Adjustment("public-holidays", Policy.NEXT_SAME_WEEKDAY),)),
     "Hensyn til helligdage og ferier sat til »på helligdage ugen efter«",
     "Regard to holidays set to “on public holidays the week after”"),
    ("requirement", CALENDAR, series(requirement=QUARTERLY),
     "Krav sat til »4 gange om året, mindst én i hvert kvartal, fra 1. januar 2026, til 31. december 2027«",
     "Requirement set to “4 times a year, at least one in each quarter, from 1 January 2026, "
     "until 31 December 2027”"),
    ("requirement", series(requirement=replace(QUARTERLY, until=None)), CALENDAR,
     "Krav »4 gange om året, mindst én i hvert kvartal, fra 1. januar 2026« fjernet",
     "Requirement “4 times a year, at least one in each quarter, from 1 January 2026” removed"),
    ("status", CALENDAR, series(status=Status.TENTATIVE), "Status ændret fra fast til reserveret",
     "Status changed from confirmed to tentative"),
    ("place", CALENDAR, series(place="B105"), "Sted sat til »B105«", "Place set to “B105”"),
    ("place", series(place="B105"), series(place="A1"), "Sted ændret fra »B105« til »A1«",
     "Place changed from “B105” to “A1”"),
    ("place", series(place="B105"), CALENDAR, "Sted »B105« fjernet", "Place “B105” removed"),
    ("note", CALENDAR, series(note="Husk\nkage"), "Bemærkning sat til »Husk kage«", "Note set to “Husk kage”"),
    ("source", CALENDAR, series(source="Referat"), "Kilde sat til »Referat«", "Source set to “Referat”"),
    ("archived", CALENDAR, series(archived=True), "Arkiveret", "Archived"),
    ("archived", series(archived=True), CALENDAR, "Hentet frem fra arkivet", "Taken out of the archive"),
]  # fmt: skip

PASSPORT_FIELDS = [
    ("owner", CALENDAR, passport(owner="Direktionen"), "Ejer sat til »Direktionen«", "Owner set to “Direktionen”"),
    ("legal_basis", passport(legal_basis="§ 8"), passport(legal_basis="§ 9"), "Hjemmel ændret fra »§ 8« til »§ 9«",
     "Legal basis changed from “§ 8” to “§ 9”"),
    ("purpose", passport(purpose="Fordi"), CALENDAR, "Formål »Fordi« fjernet", "Purpose “Fordi” removed"),
    ("reviewed", CALENDAR, passport(reviewed=DAY), "Sidst gennemgået sat til den 24. maj 2026",
     "Last reviewed set to 24 May 2026"),
    ("review_months", CALENDAR, passport(review_months=6), "Gennemgås ændret fra hver 12. måned til hver 6. måned",
     "To be reviewed changed from every 12 months to every 6 months"),
]  # fmt: skip


@pytest.mark.parametrize(("_field", "before", "after", "danish", "english"), SERIES_FIELDS + PASSPORT_FIELDS)
def test_what_changed_about_a_series(
    _field: str, before: Calendar, after: Calendar, danish: str, english: str
) -> None:
    name = next(part.name for part in differences(before, after))

    assert told(before, after, "da") == [(name, [danish])]
    assert told(before, after, "en") == [(name, [english])]


EXCEPTIONS = [
    ("moved_to", CALENDAR, decided(MOVED), "Flyttet til søndag den 31. maj 2026", "Moved to Sunday 31 May 2026"),
    ("moved_to", decided(MOVED), decided(AT_TEN),
     "Flyttet fra søndag den 31. maj 2026 til søndag den 31. maj 2026 kl. 10.00–12.00",
     "Moved from Sunday 31 May 2026 to Sunday 31 May 2026 at 10:00–12:00"),
    ("moved_to", decided(MOVED), CALENDAR, "Flyttet tilbage fra søndag den 31. maj 2026",
     "Moved back from Sunday 31 May 2026"),
    ("status", CALENDAR, decided(SeriesException(status=Status.CANCELLED)), "Aflyst", "Cancelled"),
    ("status", decided(SeriesException(status=Status.CANCELLED)), CALENDAR, "Gendannet", "Restored"),
    ("status", decided(SeriesException(status=Status.CANCELLED)), decided(SeriesException(status=Status.TENTATIVE)),
     "Gendannet: reserveret", "Restored: tentative"),
    ("status", CALENDAR, decided(SeriesException(status=Status.TENTATIVE)), "Reserveret", "Reserved"),
    ("status", decided(SeriesException(status=Status.TENTATIVE)), decided(SeriesException(status=Status.CONFIRMED)),
     "Bekræftet", "Confirmed"),
    ("status", decided(SeriesException(status=Status.TENTATIVE)), CALENDAR, "Ikke længere reserveret",
     "No longer reserved"),
    ("status", decided(SeriesException(status=Status.CONFIRMED)), CALENDAR, "Ikke længere bekræftet for sig selv",
     "No longer confirmed by itself"),
    ("title", CALENDAR, decided(SeriesException(title="Budget")), "Egen titel sat til »Budget«",
     "Own title set to “Budget”"),
    ("place", CALENDAR, decided(SeriesException(place="B105")), "Sted sat til »B105«", "Place set to “B105”"),
    ("note", decided(SeriesException(note="Husk")), CALENDAR, "Bemærkning »Husk« fjernet", "Note “Husk” removed"),
]  # fmt: skip


@pytest.mark.parametrize(("_field", "before", "after", "danish", "english"), EXCEPTIONS)
def test_what_was_decided_of_one_occurrence(
    _field: str, before: Calendar, after: Calendar, danish: str, english: str
) -> None:
    assert told(before, after, "da") == [("HU-møde den 24. maj 2026", [danish])]
    assert told(before, after, "en") == [("HU-møde 24 May 2026", [english])]


@pytest.mark.parametrize(
    ("before", "after", "danish"),
    [
        (CALENDAR, decided(MOVED, "2026-03", MONTHLY), "Lagt på søndag den 31. maj 2026"),
        (decided(MOVED, "2026-03", MONTHLY), CALENDAR, "Dagen taget af igen: søndag den 31. maj 2026"),
        (
            decided(MOVED, "2026-03", MONTHLY),
            decided(AT_TEN, "2026-03", MONTHLY),
            "Flyttet fra søndag den 31. maj 2026 til søndag den 31. maj 2026 kl. 10.00–12.00",
        ),
    ],
)
def test_a_window_is_given_a_day(before: Calendar, after: Calendar, danish: str) -> None:
    assert told(before, after, "da") == [("Budget i marts 2026", [danish])]


def test_a_window_whose_rule_is_gone_keeps_its_id() -> None:
    part = Part(Kind.EXCEPTION, "gone", {"note": None}, {"note": "Husk"}, "2026-Q1", "Budget")

    assert subject(part, Names(), "da") == "Budget 2026-Q1"


REGISTERS = [
    ("calendar.name", replace(CALENDAR, name="Nyt"), "Årshjulet", "Navn ændret fra »Årshjul« til »Nyt«",
     "Name changed from “Årshjul” to “Nyt”"),
    ("calendar.open", replace(CALENDAR, open=False), "Årshjulet", "Lukket: man skal logge ind for at læse",
     "Closed: reading takes signing in"),
    ("calendar.uid", replace(CALENDAR, uid="by"), "Årshjulet", "Id ændret fra »kommune« til »by«",
     "Id changed from “kommune” to “by”"),
    ("body.name", replace(CALENDAR, bodies=(HU._replace(name="HMU"), DIR)), "Forum »HMU«",
     "Navn ændret fra »Hoved-MED« til »HMU«", "Name changed from “Hoved-MED” to “HMU”"),
    ("body.short", replace(CALENDAR, bodies=(HU._replace(short=""), DIR)), "Forum »Hoved-MED«",
     "Kort navn »HU« fjernet", "Short name “HU” removed"),
    ("unit.short", replace(CALENDAR, units=(COE._replace(short="CFØ"), BUU)), "Ansvarlig »CFØ«",
     "Forkortelse ændret fra »CØ« til »CFØ«", "Letters changed from “CØ” to “CFØ”"),
    ("unit.name", replace(CALENDAR, units=(COE._replace(name="Økonomi"), BUU)), "Ansvarlig »CØ«",
     "Navn ændret fra »Center for Økonomi« til »Økonomi«", "Name changed from “Center for Økonomi” to “Økonomi”"),
    ("person.name", replace(CALENDAR, people=(FORUM._replace(name="Næstformanden"),)), "Person »Næstformanden«",
     "Navn ændret fra »Formanden« til »Næstformanden«", "Name changed from “Formanden” to “Næstformanden”"),
    ("person.role", replace(CALENDAR, people=(FORUM._replace(role=""),)), "Person »Formanden«",
     "Rolle »Formand« fjernet", "Role “Formand” removed"),
    ("person.bodies", replace(CALENDAR, people=(FORUM._replace(bodies=frozenset({"hu", "direktion"})),)),
     "Person »Formanden«", "Sidder nu i Direktionen", "Now sits in Direktionen"),
    ("person.bodies", replace(CALENDAR, people=(FORUM._replace(bodies=frozenset()),)), "Person »Formanden«",
     "Sidder ikke længere i Hoved-MED", "No longer sits in Hoved-MED"),
    ("day-calendar.name", days(name="Fridage"), "Dagkalender »Fridage«", "Navn ændret fra »Helligdage« til »Fridage«",
     "Name changed from “Helligdage” to “Fridage”"),
    ("day-calendar.kind", days(kind=DayKind.CLOSED), "Dagkalender »Helligdage«",
     "Slags ændret fra helligdage til lukkedage", "Kind changed from public holidays to closed days"),
    ("day-calendar.pattern", days(pattern=""), "Dagkalender »Helligdage«", "Mønster danske helligdage fjernet",
     "Pattern Danish public holidays removed"),
    ("day-calendar.added", days(added=(DaySpan(DAY, LATER, "Ferie"),)), "Dagkalender »Helligdage«",
     "Dage tilføjet: 24.–31. maj 2026 (Ferie)", "Days added: 24–31 May 2026 (Ferie)"),
    ("day-calendar.replaced_years", days(replaced_years=frozenset({2026, 2027})), "Dagkalender »Helligdage«",
     "År med egne dage sat til 2026 og 2027", "Years with days of their own set to 2026 and 2027"),
    ("day-calendar.removed", days(removed=frozenset({DAY})), "Dagkalender »Helligdage«", "Dage fjernet: 24. maj 2026",
     "Days removed: 24 May 2026"),
    ("order.bodies", replace(CALENDAR, bodies=(DIR, HU)), "Årshjulet", "Rækkefølgen af fora ændret",
     "The order of the bodies changed"),
    ("order.units", replace(CALENDAR, units=(BUU, COE)), "Årshjulet", "Rækkefølgen af de ansvarlige ændret",
     "The order of the units changed"),
    ("order.series", replace(CALENDAR, series=(DATES, MEETING, MONTHLY)), "Årshjulet",
     "Rækkefølgen af punkterne ændret", "The order of the series changed"),
]  # fmt: skip


@pytest.mark.parametrize(("_field", "after", "whose", "danish", "english"), REGISTERS)
def test_what_changed_about_the_rest(_field: str, after: Calendar, whose: str, danish: str, english: str) -> None:
    assert told(CALENDAR, after, "da") == [(whose, [danish])]
    assert [line for _, lines in told(CALENDAR, after, "en") for line in lines] == [english]


@pytest.mark.parametrize(
    ("before", "after", "whose", "lines"),
    [
        (replace(CALENDAR, series=(DATES, MONTHLY)), CALENDAR, "HU-møde",
         ["Oprettet: den 2. tirsdag i hver måned"]),
        (CALENDAR, replace(CALENDAR, series=(MEETING, DATES)), "Budget",
         ["Slettet: hvert år i marts"]),
        (replace(CALENDAR, people=()), CALENDAR, "Person »Formanden«",
         ["Oprettet", "Rolle sat til »Formand«", "Sidder nu i Hoved-MED"]),
        (CALENDAR, replace(CALENDAR, people=()), "Person »Formanden«", ["Slettet"]),
        (replace(CALENDAR, bodies=(HU,)), CALENDAR, "Forum »Direktionen«", ["Oprettet"]),
        (replace(CALENDAR, units=(COE,)), CALENDAR, "Ansvarlig »BUU«", ["Oprettet"]),
        (replace(CALENDAR, day_calendars=()), CALENDAR, "Dagkalender »Helligdage«",
         ["Oprettet", "Slags sat til helligdage", "Mønster sat til danske helligdage"]),
    ],
)  # fmt: skip
def test_what_is_new_and_what_is_gone(before: Calendar, after: Calendar, whose: str, lines: list[str]) -> None:
    assert (whose, lines) in told(before, after, "da")


@pytest.mark.parametrize(
    ("calendar", "danish", "english"),
    [
        (
            CALENDAR,
            "Begyndt: 3 faste punkter, 2 fora, 2 ansvarlige, 1 person og 1 dagkalender",
            "Begun: 3 series, 2 bodies, 2 units, 1 person and 1 day calendar",
        ),
        (Calendar(uid="c", name="C", version=1), "Begyndt", "Begun"),
    ],
)
def test_how_it_began(calendar: Calendar, danish: str, english: str) -> None:
    part = beginning(calendar)

    assert subject(part, Names(), "da") == "Årshjulet"
    assert (words(part, Names(), "da"), words(part, Names(), "en")) == ([danish], [english])


def test_what_is_gone_since_is_told_by_its_key() -> None:
    part = next(iter(differences(CALENDAR, series(body=DIR))))

    assert words(part, Names(), "da") == ["Forum ændret fra »hu« til »direktion«"]


OWN = {"uid", "key", "stamp"}


def test_every_field_has_its_words_and_its_example() -> None:
    def of(kind: type) -> set[str]:
        names = kind._fields if issubclass(kind, tuple) else [one.name for one in fields(kind)]
        return set(names) - OWN

    assert set(SAID_OF_SERIES) == of(Series)
    assert set(SAID_OF_SERIES) == {row[0] for row in SERIES_FIELDS} | {"passport", "exceptions"}
    assert set(SAID_OF_PASSPORTS) == of(Passport) == {row[0] for row in PASSPORT_FIELDS}
    assert set(SAID_OF_EXCEPTIONS) | {"moved_to"} == of(SeriesException) == {row[0] for row in EXCEPTIONS}
    shown = {row[0] for row in REGISTERS}
    for sort, said, kind in (
        ("body", said_of_registers.BODY, Body),
        ("unit", said_of_registers.UNIT, Unit),
        ("person", said_of_registers.PERSON, Person),
        ("day-calendar", said_of_registers.DAY_CALENDAR, DayCalendar),
    ):
        assert set(said) == of(kind)
        assert {f"{sort}.{name}" for name in said} <= shown
    assert {f"calendar.{name}" for name in said_of_registers.CALENDAR} <= shown
