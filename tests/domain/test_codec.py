"""What a rule looks like as data, what is refused and where, and that nothing is lost on the way."""

import json
import tomllib
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given

from planner.domain import codec
from planner.domain.days import DayCalendar
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Branch,
    Frequency,
    MonthDay,
    Period,
    PeriodUnit,
    Placed,
    Recurrence,
    Relative,
    RelativeUnit,
    Rule,
    Union,
    Weekday,
)
from planner.domain.series import (
    Adjustment,
    Body,
    Calendar,
    Requirement,
    Series,
    SeriesException,
    SeriesKind,
    Unit,
)
from planner.domain.spans import Times
from tests.domain.any_calendar import (
    ADJUSTMENTS,
    ANY_RULE,
    DAY_CALENDARS,
    EXCEPTIONS,
    REQUIREMENTS,
    calendars,
    several,
)

START = date(2015, 1, 1)

RULES: dict[str, Rule] = {
    """{kind = "recurrence", freq = "monthly", start = "2015-01-01", by_day = ["2TU"], times = "10.00-12.00"}""": (
        Recurrence(freq=Frequency.MONTHLY, start=START, by_day=(Weekday(1, 2),), times=Times(time(10), time(12)))
    ),
    """{kind = "recurrence", freq = "yearly", start = 2015-01-01, by_working_day = [-1], except_months = [7]}""": (
        Recurrence(freq=Frequency.YEARLY, start=START, by_working_day=(-1,), except_months=(7,))
    ),
    """{kind = "recurrence", freq = "weekly", start = "2015-01-01", by_day = ["MO", "FR"], times = "08.30"}""": (
        Recurrence(freq=Frequency.WEEKLY, start=START, by_day=(Weekday(0), Weekday(4)), times=Times(time(8, 30)))
    ),
    """{kind = "agreed-dates", dates = [{on = "2015-03-23", to = "2015-03-24", status = "tentative"}]}""": (
        AgreedDates((AgreedDate(date(2015, 3, 23), date(2015, 3, 24), status=Status.TENTATIVE),))
    ),
    """{kind = "period", unit = "week-of-month", numbers = [2]}""": (
        Period(unit=PeriodUnit.WEEK_OF_MONTH, numbers=(2,))
    ),
    """{kind = "period", unit = "span", span = ["08-21", "09-10"]}""": (
        Period(unit=PeriodUnit.SPAN, span=(MonthDay(8, 21), MonthDay(9, 10)))
    ),
    """{kind = "placed", host = "direktionen", within = {unit = "quarter"}, nth = -1}""": (
        Placed(host="direktionen", within=Period(unit=PeriodUnit.QUARTER), nth=-1)
    ),
    """{kind = "relative", anchor = "oeu", unit = "week-of", offset = -1, weekday = "MO", times = "12.00"}""": (
        Relative(anchor="oeu", unit=RelativeUnit.WEEK_OF, offset=-1, weekday=0, times=Times(time(12)))
    ),
    """{kind = "union", branches = [
        {rule = {kind = "recurrence", freq = "monthly", start = "2015-01-01", by_day = ["3MO"]}},
        {rule = {kind = "period", unit = "month"}, months = [3, 8]},
    ]}""": Union(
        (
            Branch(Recurrence(freq=Frequency.MONTHLY, start=START, by_day=(Weekday(0, 3),))),
            Branch(Period(unit=PeriodUnit.MONTH), (3, 8)),
        )
    ),
}


def from_toml(text: str) -> Any:
    return tomllib.loads(f"it = {' '.join(text.split())}")["it"]


@pytest.mark.parametrize(("text", "rule"), RULES.items())
def test_a_rule_reads_like_this(text: str, rule: Rule) -> None:
    assert codec.rule_from_data(from_toml(text)) == rule


REFUSED = [
    # the data, where it is wrong, what the user reads
    ("""[]""", "rule", "Her skal stå felter med navne."),
    ("""{}""", "rule.kind", "Vælg en af recurrence, agreed-dates, period, placed, relative, union."),
    ("""{kind = "weekly"}""", "rule.kind", "Vælg en af"),
    ("""{kind = 7}""", "rule.kind", "Vælg en af"),
    ("""{kind = "recurrence", start = "2015-01-01"}""", "rule.freq", "Feltet »freq« mangler."),
    ("""{kind = "recurrence", freq = "hourly", start = "2015-01-01"}""", "rule.freq", "»hourly« er ikke et af"),
    ("""{kind = "recurrence", freq = "daily", start = "2015-02-30"}""", "rule.start", "»2015-02-30« findes ikke"),
    ("""{kind = "recurrence", freq = "daily", start = "20150101"}""", "rule.start", "er ikke en dato"),
    ("""{kind = "recurrence", freq = "daily", start = "2026-W01-1"}""", "rule.start", "er ikke en dato"),
    ("""{kind = "recurrence", freq = "daily", start = "2015-01-01T10:00"}""", "rule.start", "er ikke en dato"),
    ("""{kind = "recurrence", freq = "daily", start = "२०१५-०१-०१"}""", "rule.start", "er ikke en dato"),
    ("""{kind = "recurrence", freq = "daily", start = 2015-01-01T10:00:00}""", "rule.start", "er ikke en tekst"),
    ("""{kind = "recurrence", freq = "daily", start = "1815-01-01"}""", "rule.start", "1815"),
    ("""{kind = "recurrence", freq = "weekly", start = "2015-01-01", by_day = ["XX"]}""", "rule.by_day", "ugedag"),
    ("""{kind = "recurrence", freq = "weekly", start = "2015-01-01", by_day = ["0MO"]}""", "rule.by_day", "ugedag"),
    ("""{kind = "recurrence", freq = "weekly", start = "2015-01-01", by_day = [1]}""", "rule.by_day", "tekst"),
    ("""{kind = "recurrence", freq = "weekly", start = "2015-01-01", by_day = "MO"}""", "rule.by_day", "liste"),
    ("""{kind = "recurrence", freq = "monthly", start = "2015-01-01", by_day = ["99MO"]}""", "rule.by_day", "99"),
    ("""{kind = "recurrence", freq = "daily", start = "2015-01-01", interval = 0}""", "rule.interval", "0"),
    ("""{kind = "recurrence", freq = "daily", start = "2015-01-01", interval = true}""", "rule.interval", "tal"),
    ("""{kind = "recurrence", freq = "daily", start = "2015-01-01", interval = 1.0}""", "rule.interval", "tal"),
    ("""{kind = "recurrence", freq = "daily", start = "2015-01-01", times = "25.00"}""", "rule.times", "klokkeslæt"),
    ("""{kind = "recurrence", freq = "daily", start = "2015-01-01", times = "12.00-10.00"}""", "rule.times", "12.00"),
    ("""{kind = "recurrence", freq = "daily", start = "2015-01-01", byday = ["MO"]}""", "rule.byday", "ikke et felt"),
    ("""{kind = "agreed-dates", dates = [{on = "2015-01-31"}, {on = "2015-02-31"}]}""", "rule.dates[1].on", "findes"),
    ("""{kind = "agreed-dates", dates = [{on = "2015-01-31", stauts = "x"}]}""", "rule.dates[0].stauts", "felt"),
    ("""{kind = "agreed-dates", dates = [{on = "2015-03-24", to = "2015-03-23"}]}""", "rule.dates", "slutter før"),
    ("""{kind = "period", unit = "span", span = ["08-21"]}""", "rule.span", "første og sidste"),
    ("""{kind = "period", unit = "span", span = ["8-21", "09-10"]}""", "rule.span", "»8-21« er ikke en dag"),
    ("""{kind = "period", unit = "quarter", numbers = [5]}""", "rule.numbers", "5"),
    ("""{kind = "placed", host = "oeu", within = {unit = "week", numbers = [54]}}""", "rule.within.numbers", "54"),
    ("""{kind = "placed", host = "Direktionen", nth = 1}""", "rule.host", "små bogstaver"),
    ("""{kind = "relative", anchor = "a", unit = "week-of", offset = 0, weekday = "ma"}""", "rule.weekday", "ugedag"),
    (
        """{kind = "union", branches = [{rule = {kind = "placed", host = "oeu"}}]}""",
        "rule.branches[0].rule.kind",
        "Vælg en af recurrence, period.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "field", "message"), REFUSED)
def test_a_wrong_rule_is_refused_where_it_is_wrong(text: str, field: str, message: str) -> None:
    with pytest.raises(DomainError) as refused:
        codec.rule_from_data(from_toml(text))

    assert refused.value.field == field
    assert message in refused.value.danish
    assert str(refused.value) == f"{field}: {refused.value.english}"


def test_what_equals_its_default_is_not_written() -> None:
    rule = Recurrence(freq=Frequency.WEEKLY, start=START, interval=1, by_day=(Weekday(1),))

    assert codec.rule_to_data(rule) == {
        "kind": "recurrence",
        "freq": "weekly",
        "start": "2015-01-01",
        "by_day": ["TU"],
    }


def test_control_characters_and_line_separators_stay_outside() -> None:
    data = {"title": "Mø\u0000de\u2028\u0085", "note": "a\nb\x0b", "place": "\ud800 København "}

    assert codec.exception_from_data(data) == SeriesException(title="Møde", note="a\nb", place="København")


def test_a_text_has_an_end() -> None:
    with pytest.raises(DomainError, match=r"^exception\.title: At most 300 characters\."):
        codec.exception_from_data({"title": "x" * 301})


def through_json(data: object) -> Any:
    return json.loads(json.dumps(data))


@given(ANY_RULE)
def test_every_rule_survives_json(rule: Rule) -> None:
    assert codec.rule_from_data(through_json(codec.rule_to_data(rule))) == rule


@given(calendars())
def test_every_calendar_survives_json(calendar: Calendar) -> None:
    assert codec.calendar_from_data(through_json(codec.calendar_to_data(calendar))) == calendar


@given(REQUIREMENTS, EXCEPTIONS, DAY_CALENDARS, several(ADJUSTMENTS))
def test_every_part_survives_json_by_itself(
    requirement: Requirement, exception: SeriesException, days: DayCalendar, adjustments: tuple[Adjustment, ...]
) -> None:
    assert codec.requirement_from_data(through_json(codec.requirement_to_data(requirement))) == requirement
    assert codec.exception_from_data(through_json(codec.exception_to_data(exception))) == exception
    assert codec.day_calendar_from_data(through_json(codec.day_calendar_to_data(days))) == days
    assert codec.adjustments_from_data(through_json(codec.adjustments_to_data(adjustments))) == adjustments


CALENDAR = """
uid = "hoeje-taastrup"
name = "Årshjul"
bodies = [{key = "hu", name = "Hovedudvalget", short = "HU"}]
units = [{key = "byc", short = "BYC"}]
[[series]]
uid = "hu"
title = "HU-møder"
kind = "meeting"
body = "hu"
units = ["byc"]
rule = {kind = "agreed-dates", dates = [{on = "2015-01-15"}]}
exceptions = {"2015-01-15" = {status = "cancelled"}}
"""


def test_a_calendar_file_names_bodies_and_units_by_their_keys() -> None:
    body, unit = Body("hu", "Hovedudvalget", "HU"), Unit("byc", "BYC")

    assert codec.calendar_from_data(tomllib.loads(CALENDAR)) == Calendar(
        uid="hoeje-taastrup",
        name="Årshjul",
        version=0,
        bodies=(body,),
        units=(unit,),
        series=(
            Series(
                uid="hu",
                title="HU-møder",
                kind=SeriesKind.MEETING,
                rule=AgreedDates((AgreedDate(date(2015, 1, 15)),)),
                body=body,
                units=(unit,),
                exceptions={date(2015, 1, 15): SeriesException(status=Status.CANCELLED)},
            ),
        ),
    )


@pytest.mark.parametrize(
    ("said", "instead", "field"),
    [
        ('body = "hu"', 'body = "mu"', "series[hu].body"),
        ('units = ["byc"]', 'units = ["byc", "shc"]', "series[hu].units"),
        ('units = ["byc"]', 'units = ["byc", "byc"]', "series[hu].units"),
        ('on = "2015-01-15"', 'on = "2015-01-32"', "series[hu].rule.dates[0].on"),
        ('exceptions = {"2015-01-15"', 'exceptions = {"2015-02-30"', "series[hu].exceptions"),
        ('{status = "cancelled"}', '{status = "off"}', "series[hu].exceptions[2015-01-15].status"),
        ('[{key = "byc", short = "BYC"}]', '[{key = "byc", short = "A"}, {key = "byc"}]', "units[byc].key"),
        ('kind = "meeting"', "", "series[hu].kind"),
        ('uid = "hoeje-taastrup"', 'uid = "Høje-Taastrup"', "uid"),
    ],
)  # fmt: skip
def test_a_wrong_calendar_file_is_refused_where_it_is_wrong(said: str, instead: str, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        codec.calendar_from_data(tomllib.loads(CALENDAR.replace(said, instead)))

    assert refused.value.field == field


def test_a_series_without_a_stamp_of_its_own_keeps_none() -> None:
    calendar = codec.calendar_from_data(tomllib.loads(CALENDAR))
    written = codec.calendar_to_data(replace(calendar, version=7))

    assert "version" not in written
    assert "stamp" not in json.dumps(written)
