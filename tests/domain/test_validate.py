"""What is refused before it is saved: rules that never give a date, impossible moves, chains that cannot be dated."""

import time
from datetime import date
from typing import Any

import pytest

from planner.domain.errors import CircularChain, DomainError, MissingAnchor, NeverMatches
from planner.domain.rules import PeriodUnit, Placed, Rule
from planner.domain.series import Body, Passport, Person, Quota, Requirement, SeriesException
from planner.domain.spans import Times
from planner.domain.validate import check_calendar, check_people, check_series
from tests.domain.shorthand import (
    FR,
    MO,
    TEN_TO_NOON,
    agreed,
    between,
    daily,
    monthly,
    period,
    placed,
    relative,
    union,
    weekly,
    yearly,
)
from tests.domain.tables import DENMARK, HOLIDAYS, SCHOOL, WEEKENDS, moved, off, series

MARCH = date(2026, 3, 16)
MONTHS_OF_30_DAYS = monthly(start=date(2015, 2, 28), by_month_day=(30,), interval=12)

NEVER: dict[str, tuple[Rule, str]] = {
    # rules without an end that never give a date: each is found out at once
    "uge 53 i juni": (weekly(by_month=(6,), by_week_no=(53,)), "rule"),
    "uge 1 i juli, hver dag": (daily(by_month_day=(15,), by_week_no=(1,)), "rule"),
    "uge 30, undtagen sommeren": (weekly(by_week_no=(30,), except_months=(7, 8)), "rule"),
    "den 30., kun hver februar": (MONTHS_OF_30_DAYS, "rule"),
    "den 31. hvert halve år fra april": (monthly(start=date(2015, 4, 30), by_month_day=(31,), interval=12), "rule"),
    "årets 300. mandag": (yearly(MO(), by_set_pos=(300,)), "rule"),
    "5. fredag blandt de første syv dage": (monthly(FR(5), by_month_day=tuple(range(1, 8))), "rule"),
    "29. februar 2100": (yearly(start=date(2097, 3, 1), by_month=(2,), by_month_day=(29,)), "rule"),
    "slut før den første": (monthly(by_month_day=(20,), until=date(2015, 1, 19)), "rule"),
    "23. hverdag, som december aldrig har": (monthly(by_working_day=(23,), by_month=(12,)), "rule"),
    "uge 53 i år uden": (period("week", 53, since=date(2016, 1, 4), until=date(2019, 12, 31)), "rule"),
    "5. uge i en februar, der ikke kommer": (
        period("week-of-month", 5, months=(2,), since=date(2045, 1, 1), until=date(2070, 1, 1)),
        "rule",
    ),
    "et kvartal mellem to kvartaler": (period("quarter", since=date(2026, 1, 2), until=date(2026, 3, 31)), "rule"),
    "hvert 100. år, mellem to af dem": (
        period("year", every=100, anchor_year=1901, since=date(2002, 1, 1), until=date(2090, 1, 1)),
        "rule",
    ),
    "på møder i en uge, der ikke kommer": (
        placed(period("week", 53, since=date(2016, 1, 4), until=date(2019, 12, 31))),
        "rule.within",
    ),
    "en gren, hvis regel ikke kender dens måned": (
        union(monthly(MO(3)), (monthly(MO(4), by_month=(3,)), (8,))),
        "rule.branches[1]",
    ),
    "resten uden de måneder, som reglen har": (
        union(yearly(start=date(2015, 8, 3)), (monthly(MO(4)), (8,))),
        "rule.branches[0]",
    ),
    "et vindue i en anden måned end grenens": (
        union(monthly(MO(1)), (between((3, 1), (3, 31)), (4,))),
        "rule.branches[1]",
    ),
}


@pytest.mark.parametrize(("rule", "field"), NEVER.values(), ids=NEVER)
def test_a_rule_that_never_gives_a_date_is_found_out_at_once(rule: Rule, field: str) -> None:
    began = time.process_time()

    with pytest.raises(NeverMatches) as refused:
        check_series(series(rule), DENMARK)

    assert refused.value.field == field
    assert refused.value.danish == "Reglen giver aldrig en dato."
    assert time.process_time() - began < 2


RARE: dict[str, Rule] = {
    "uge 53": weekly(by_week_no=(53,)),
    "29. februar": yearly(by_month=(2,), by_month_day=(29,)),
    "fredag den 29. februar": monthly(FR(), by_month=(2,), by_month_day=(29,)),
    "5. mandag i februar": monthly(MO(5), by_month=(2,)),
    "en sidste gang i 2100": yearly(start=date(2100, 12, 31)),
    "vinduer i uge 53": period("week", 53),
    "hvert 100. år": period("year", every=100, anchor_year=2000),
    "et enkelt vindue": period("month", since=date(2026, 3, 1), until=date(2026, 3, 1)),
    "5. uge i februar": period("week-of-month", 5, months=(2,)),
    "en union med juli mødefri": union(monthly(MO(3), except_months=(7,)), (monthly(MO(4)), (3, 8))),
    "ingen aftalte datoer endnu": agreed(),
    "på hvert 3. møde": placed(every=3, start=MARCH),
    "sidste møde i kvartalet": placed(period("quarter"), nth=-1),
    "en frist": relative(-4, "working-day"),
}


@pytest.mark.parametrize("rule", RARE.values(), ids=RARE)
def test_a_rule_that_seldom_gives_a_date_is_a_rule(rule: Rule) -> None:
    check_series(series(rule), DENMARK)


MEETINGS = monthly(MO(3), start=date(2026, 1, 1), times=TEN_TO_NOON)
ONCE_A_YEAR = Requirement((Quota(),), since=date(2026, 1, 1))

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    # what else is wrong with a series, and where
    "uden titel": ({"title": ""}, "title"),
    "en titel af mellemrum": ({"title": " \n"}, "title"),
    "en dagkalender, der ikke findes": (
        {"adjustments": (off(HOLIDAYS, "skip"), off("folkemoede", "skip"))},
        "adjustments",
    ),
    "flyttet til dage, der løber baglæns": (
        {"exceptions": {MARCH: moved(date(2026, 3, 18), date(2026, 3, 17))}},
        "exceptions[2026-03-16].moved_to.last",
    ),
    "flyttet til et kvartal": (
        {"exceptions": {"2026-Q1": moved(date(2026, 1, 1), date(2026, 3, 31))}},
        "exceptions[2026-Q1].moved_to.last",
    ),
    "flyttet til 1815": (
        {"exceptions": {MARCH: moved(date(1815, 6, 18))}},
        "exceptions[2026-03-16].moved_to.first",
    ),
    "flyttet til tider, der løber baglæns": (
        {"exceptions": {MARCH: moved(MARCH, times=Times(TEN_TO_NOON.start, TEN_TO_NOON.start))}},
        "exceptions[2026-03-16].moved_to.times",
    ),
    "et krav, der slutter før det begynder": (
        {"requirement": Requirement((Quota(),), since=date(2026, 1, 1), until=date(2025, 12, 31))},
        "requirement.until",
    ),
    "et krav til en frist": ({"rule": relative(-1, "day"), "requirement": ONCE_A_YEAR}, "requirement"),
    "et krav til et punkt på andres møder": (
        {"rule": placed(period("quarter")), "requirement": ONCE_A_YEAR},
        "requirement",
    ),
}


@pytest.mark.parametrize(("fields", "field"), REFUSED.values(), ids=REFUSED)
def test_a_series_is_refused_at_its_field(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_series(series(**{"rule": MEETINGS, **fields}), DENMARK)

    assert refused.value.field == field


def test_a_series_with_everything_in_order_is_accepted() -> None:
    check_series(
        series(
            MEETINGS,
            adjustments=(off(HOLIDAYS, "next-same-weekday"), off(SCHOOL, "skip"), off(WEEKENDS, "keep")),
            exceptions={
                MARCH: moved(date(2026, 3, 18), date(2026, 3, 19), TEN_TO_NOON),
                "2099-Q4": SeriesException(title="Uden forekomst"),
            },
            requirement=Requirement((Quota(count=4, spread=PeriodUnit.QUARTER),), date(2026, 1, 1), date(2026, 1, 1)),
        ),
        DENMARK,
    )


def test_a_calendar_s_series_are_checked_each_at_its_uid() -> None:
    calendar = [series(MEETINGS, "oeu"), series(MONTHS_OF_30_DAYS, "hu")]

    with pytest.raises(NeverMatches) as refused:
        check_calendar(calendar, DENMARK)

    assert refused.value.field == "series[hu].rule"


def test_two_series_do_not_share_a_uid() -> None:
    with pytest.raises(DomainError) as refused:
        check_calendar([series(MEETINGS, "oeu"), series(agreed(), "oeu")], DENMARK)

    assert refused.value.field == "series[oeu].uid"


@pytest.mark.parametrize(
    ("rules", "error"),
    [
        ({"frist": relative(-1, "day")}, MissingAnchor),
        ({"lis": Placed(host="direktion", within=period("month"))}, MissingAnchor),
        ({"oeu": relative(-1, "day")}, CircularChain),
        ({"oeu": Placed(host="hu", within=period("month")), "hu": relative(-1, "day")}, CircularChain),
    ],
)
def test_a_calendar_whose_series_cannot_be_dated_is_refused(rules: dict[str, Rule], error: type) -> None:
    with pytest.raises(error, match=r"^rule\.anchor: "):
        check_calendar([series(rule, uid) for uid, rule in rules.items()], DENMARK)


def test_a_calendar_in_order_is_accepted() -> None:
    check_calendar([series(relative(-1, "day"), "frist"), series(MEETINGS)], DENMARK)


@pytest.mark.parametrize(
    ("person", "field"),
    [
        (Person("a", "Formanden", "", frozenset({"oeu", "gone"})), "people[a].bodies"),
        (Person("a", "  "), "people[a].name"),
    ],
)
def test_a_person_has_a_name_and_sits_in_bodies_that_exist(person: Person, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_people([person], [Body("oeu", "Økonomiudvalget")])

    assert refused.value.field == field


@pytest.mark.parametrize("months", [0, -1, 121, 10**9])
def test_a_review_is_due_again_within_ten_years(months: int) -> None:
    with pytest.raises(DomainError) as refused:
        check_series(series(MEETINGS, passport=Passport(review_months=months)), DENMARK)

    assert refused.value.field == "passport.review_months"
