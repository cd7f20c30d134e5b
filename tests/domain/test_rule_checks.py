"""What is refused when a rule is made, and at which field: impossible dates, unknown weekdays, parts that clash."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from planner.domain.errors import DomainError, NeverMatches
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    MonthDay,
    Period,
    PeriodUnit,
    Placed,
    Relative,
    RelativeUnit,
    Union,
    Weekday,
)
from planner.domain.series import Quota
from planner.domain.spans import Times
from tests.domain.shorthand import (
    MO,
    MONDAY_TO_FRIDAY,
    TU,
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

BACKWARDS = Times(time(12), time(10))
ALL_MONTHS = tuple(range(1, 13))
CHRISTMAS = date(2026, 12, 24)

REFUSED: dict[str, tuple[Callable[[], Any], str]] = {
    # Recurrence
    "en ugedag, der ikke findes": (lambda: weekly(Weekday(7)), "by_day"),
    "en negativ ugedag": (lambda: weekly(Weekday(-1)), "by_day"),
    "6. mandag i måneden": (lambda: monthly(MO(6)), "by_day"),
    "99. mandag i året": (lambda: yearly(MO(99)), "by_day"),
    "54. mandag i året": (lambda: yearly(MO(54)), "by_day"),
    "6. mandag i maj": (lambda: yearly(MO(6), by_month=(5,)), "by_day"),
    "2. mandag i en ugentlig regel": (lambda: weekly(MO(2)), "by_day"),
    "2. mandag i en daglig regel": (lambda: daily(MO(2)), "by_day"),
    "2. mandag i ISO-uger": (lambda: yearly(MO(2), by_week_no=(3,)), "by_day"),
    "den samme ugedag to gange": (lambda: monthly(MO(1), MO(1)), "by_day"),
    "den 32.": (lambda: monthly(by_month_day=(32,)), "by_month_day"),
    "den 0.": (lambda: monthly(by_month_day=(0,)), "by_month_day"),
    "den 30. februar": (lambda: yearly(by_month=(2,), by_month_day=(30,)), "by_month_day"),
    "den 31. april og 31. juni": (lambda: yearly(by_month=(4, 6), by_month_day=(31,)), "by_month_day"),
    "den 31., kun i korte måneder": (
        lambda: monthly(by_month_day=(31,), except_months=(1, 3, 5, 7, 8, 10, 12)),
        "by_month_day",
    ),
    "den 1. i en ugentlig regel": (lambda: weekly(by_month_day=(1,)), "by_month_day"),
    "måned 13": (lambda: yearly(by_month=(13,)), "by_month"),
    "måned 0": (lambda: yearly(by_month=(0,)), "by_month"),
    "undtagen måned 13": (lambda: monthly(except_months=(13,)), "except_months"),
    "undtagen alle måneder": (lambda: monthly(except_months=ALL_MONTHS), "except_months"),
    "kun i juli, undtagen juli": (lambda: monthly(by_month=(7,), except_months=(7,)), "except_months"),
    "uge 54": (lambda: weekly(by_week_no=(54,)), "by_week_no"),
    "uge 0": (lambda: weekly(by_week_no=(0,)), "by_week_no"),
    "hver 0. uge": (lambda: weekly(interval=0), "interval"),
    "hver -1. uge": (lambda: weekly(interval=-1), "interval"),
    "hver 1001. dag": (lambda: daily(interval=1001), "interval"),
    "den 0. af dagene": (lambda: monthly(MO(), by_set_pos=(0,)), "by_set_pos"),
    "den 367. af dagene": (lambda: yearly(MO(), by_set_pos=(367,)), "by_set_pos"),
    "den sidste af dagene i ugen": (lambda: weekly(*MONDAY_TO_FRIDAY, by_set_pos=(-1,)), "by_set_pos"),
    "den sidste af ingen dage": (lambda: monthly(by_set_pos=(-1,)), "by_set_pos"),
    "den 0. hverdag": (lambda: monthly(by_working_day=(0,)), "by_working_day"),
    "den 24. hverdag": (lambda: monthly(by_working_day=(24,)), "by_working_day"),
    "første hverdag i ugen": (lambda: weekly(by_working_day=(1,)), "by_working_day"),
    "første hverdag, en mandag": (lambda: monthly(MO(), by_working_day=(1,)), "by_working_day"),
    "første hverdag, den 1.": (lambda: monthly(by_month_day=(1,), by_working_day=(1,)), "by_working_day"),
    "første hverdag i uge 3": (lambda: monthly(by_week_no=(3,), by_working_day=(1,)), "by_working_day"),
    "0 gange": (lambda: weekly(count=0), "count"),
    "flere gange, end en regel må give": (lambda: daily(count=3501), "count"),
    "både et antal og en slutdato": (lambda: weekly(count=3, until=date(2016, 1, 1)), "until"),
    "slut før start": (lambda: weekly(until=date(2015, 1, 4)), "until"),
    "0 dage lang": (lambda: weekly(length=0), "length"),
    "63 dage lang": (lambda: yearly(length=63), "length"),
    "start i 1899": (lambda: weekly(start=date(1899, 12, 31)), "start"),
    "start i 2101": (lambda: weekly(start=date(2101, 1, 1)), "start"),
    "fra kl. 12 til kl. 10": (lambda: weekly(times=BACKWARDS), "times"),
    # AgreedDates
    "to dage, der løber baglæns": (lambda: agreed(AgreedDate(CHRISTMAS, date(2026, 12, 23))), "dates"),
    "den samme dag to gange": (lambda: agreed(CHRISTMAS, AgreedDate(CHRISTMAS, title="Igen")), "dates"),
    "et kvartal som ét møde": (lambda: agreed(AgreedDate(date(2026, 1, 1), date(2026, 3, 31))), "dates"),
    "en dato i 1899": (lambda: agreed(date(1899, 12, 31)), "dates"),
    "en dag fra kl. 12 til kl. 10": (lambda: agreed(AgreedDate(CHRISTMAS, None, BACKWARDS)), "times"),
    # Period
    "uge 54 som vindue": (lambda: period("week", 54), "numbers"),
    "5. kvartal": (lambda: period("quarter", 5), "numbers"),
    "3. halvår": (lambda: period("half-year", 3), "numbers"),
    "den 7. årstid": (lambda: period("season", 7), "numbers"),
    "4. del af måneden": (lambda: period("part-of-month", 4), "numbers"),
    "6. uge i måneden": (lambda: period("week-of-month", 6), "numbers"),
    "næstsidste uge i måneden": (lambda: period("week-of-month", -2), "numbers"),
    "måned nummer 3 som nummer": (lambda: period("month", 3), "numbers"),
    "den n-te uge uden n": (lambda: period("week-of-month"), "numbers"),
    "årstid uden årstid": (lambda: period("season"), "numbers"),
    "1. kvartal to gange": (lambda: period("quarter", 1, 1), "numbers"),
    "marts to gange": (lambda: period("month", months=(3, 3)), "months"),
    "måned 13 som vindue": (lambda: period("month", months=(13,)), "months"),
    "kvartaler i marts": (lambda: period("quarter", months=(3,)), "months"),
    "et vindue uden dage": (lambda: Period(unit=PeriodUnit.SPAN), "span"),
    "et kvartal med dage": (
        lambda: Period(unit=PeriodUnit.QUARTER, span=(MonthDay(1, 1), MonthDay(2, 1))),
        "span",
    ),
    "fra den 30. februar": (lambda: between((2, 30), (3, 10)), "span"),
    "til den 31. september": (lambda: between((9, 1), (9, 31)), "span"),
    "fra måned 13": (lambda: between((13, 1), (1, 1)), "span"),
    "til den 0.": (lambda: between((1, 1), (2, 0)), "span"),
    "hvert 0. år": (lambda: period("year", every=0), "every"),
    "hvert 101. år": (lambda: period("year", every=101, anchor_year=2000), "every"),
    "hvert 4. år uden år": (lambda: period("year", every=4), "anchor_year"),
    "hvert 4. år fra 1815": (lambda: period("year", every=4, anchor_year=1815), "anchor_year"),
    "vinduer, der slutter før de begynder": (
        lambda: period("month", since=date(2026, 2, 1), until=date(2026, 1, 31)),
        "until",
    ),
    # Placed
    "på ingen series møder": (lambda: Placed(host="", within=period("quarter")), "host"),
    "det 0. møde": (lambda: placed(period("quarter"), nth=0), "nth"),
    "det 32. møde": (lambda: placed(period("month"), nth=32), "nth"),
    "hvert 0. møde": (lambda: placed(every=0, start=CHRISTMAS), "every"),
    "hvert 101. møde": (lambda: placed(every=101, start=CHRISTMAS), "every"),
    "hvert 3. møde, regnet fra ingenting": (lambda: placed(every=3), "start"),
    "hvert 3. møde fra 1899": (lambda: placed(every=3, start=date(1899, 1, 1)), "start"),
    "det sidste af alle møder": (lambda: placed(nth=-1, start=CHRISTMAS), "nth"),
    "hvert 3. møde i kvartalet": (lambda: placed(period("quarter"), every=3), "every"),
    # Relative
    "frist for ingen serie": (lambda: Relative(anchor="", unit=RelativeUnit.DAY, offset=-1), "anchor"),
    "368 dage før": (lambda: relative(-368, "day"), "offset"),
    "367 hverdage efter": (lambda: relative(367, "working-day"), "offset"),
    "54 uger før": (lambda: relative(-54, "week"), "offset"),
    "i ugen 54 uger efter": (lambda: relative(54, "week-of"), "offset"),
    "ugedag 7 i ugen for mødet": (lambda: relative(0, "week-of", 7), "weekday"),
    "mandag, 3 dage før": (lambda: relative(-3, "day", 0), "weekday"),
    "en uge uden dag kl. 12": (lambda: relative(0, "week-of", at=time(12)), "times"),
    "en frist, der løber baglæns": (
        lambda: Relative(anchor="oeu", unit=RelativeUnit.DAY, offset=-1, times=BACKWARDS),
        "times",
    ),
    # Union
    "ingen regler": (lambda: Union(()), "branches"),
    "to regler for resten": (lambda: union(monthly(MO(1)), monthly(MO(2))), "branches"),
    "marts i to regler": (lambda: union((monthly(MO(1)), (3,)), (monthly(MO(2)), (3, 8))), "branches"),
    "marts to gange i én regel": (lambda: union((monthly(MO(1)), (3, 3))), "branches"),
    "en regel for resten, når der ingen rest er": (
        lambda: union((monthly(MO(1)), ALL_MONTHS), monthly(MO(2))),
        "branches",
    ),
    "måned 13 i en union": (lambda: union((monthly(MO(1)), (13,))), "branches"),
    # What a requirement asks for
    "0 om året": (lambda: Quota(count=0), "count"),
    "367 om året": (lambda: Quota(count=367), "count"),
    "2 pr. uge": (lambda: Quota(count=2, per=PeriodUnit.WEEK), "per"),
    "2 pr. årstid": (lambda: Quota(count=2, per=PeriodUnit.SEASON), "per"),
    "4 i kvartalet, fordelt på halvår": (
        lambda: Quota(count=4, per=PeriodUnit.QUARTER, spread=PeriodUnit.HALF_YEAR),
        "spread",
    ),
    "4 om året, fordelt på uger": (lambda: Quota(count=4, spread=PeriodUnit.WEEK), "spread"),
}


@pytest.mark.parametrize(("make", "field"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_mean_anything_is_refused_at_its_field(make: Callable[[], Any], field: str) -> None:
    with pytest.raises(DomainError) as refused:
        make()

    assert refused.value.field == field
    for sentence in (refused.value.text("da"), refused.value.text("en")):
        assert sentence.endswith(".")
        assert sentence[0].isupper() or sentence[0].isdigit() or sentence[0] in "-»“"
    assert refused.value.danish != refused.value.english


@pytest.mark.parametrize(
    "make",
    [lambda: monthly(except_months=ALL_MONTHS), lambda: yearly(by_month=(7,), except_months=(7,))],
)
def test_a_rule_without_a_month_never_matches(make: Callable[[], Any]) -> None:
    with pytest.raises(NeverMatches, match=r"^except_months: The rule never gives a date\.$"):
        make()


ACCEPTED: dict[str, Callable[[], Any]] = {
    # at the edge of what is refused
    "den 29. februar": lambda: yearly(by_month=(2,), by_month_day=(29,)),
    "den 31., hvor der er en": lambda: yearly(by_month=(4, 5), by_month_day=(31,)),
    "den sidste dag i februar": lambda: yearly(by_month=(2,), by_month_day=(-1,)),
    "53. mandag": lambda: yearly(MO(53)),
    "femtesidste mandag": lambda: monthly(MO(-5)),
    "mandag og 2. tirsdag": lambda: monthly(MO(), TU(2)),
    "uge 53": lambda: weekly(by_week_no=(53,)),
    "3500 gange": lambda: daily(count=3500),
    "slut på startdagen": lambda: weekly(until=date(2015, 1, 5)),
    "62 dage": lambda: yearly(length=62),
    "23. hverdag": lambda: monthly(by_working_day=(-23, 23)),
    "to dage, fra kl. 12 til kl. 10": lambda: yearly(length=2, times=BACKWARDS),
    "ingen datoer endnu": AgreedDates,
    "aftalte dage fra kl. 12 til kl. 10": lambda: agreed(AgreedDate(CHRISTMAS, date(2026, 12, 25), BACKWARDS)),
    "62 aftalte dage": lambda: agreed(AgreedDate(date(2026, 1, 1), date(2026, 3, 3))),
    "til den 29. februar": lambda: between((2, 21), (2, 29)),
    "over nytår": lambda: between((12, 27), (1, 3)),
    "hvert år uden år": lambda: period("year", every=1),
    "366 dage før": lambda: relative(-366, "day"),
    "53 uger efter": lambda: relative(53, "week-of", 6),
    "det sidste møde i kvartalet": lambda: placed(period("quarter"), nth=-31),
    "resten, når der er en": lambda: union((monthly(MO(1)), tuple(range(1, 12))), monthly(MO(2))),
    "12 i kvartalet, fordelt på kvartaler": lambda: Quota(
        count=12, per=PeriodUnit.QUARTER, spread=PeriodUnit.QUARTER
    ),
}


@pytest.mark.parametrize("make", ACCEPTED.values(), ids=ACCEPTED)
def test_what_means_something_is_accepted(make: Callable[[], Any]) -> None:
    assert make() == make()
