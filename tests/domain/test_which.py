from datetime import date

import pytest

from planner.domain.rules import Branch, Period, PeriodUnit, Placed, Rule, Union
from planner.domain.which import rid_words
from planner.domain.words import WORDS
from tests.domain.shorthand import TU, monthly, period

QUARTERS = Period(unit=PeriodUnit.QUARTER)


@pytest.mark.parametrize(
    ("rid", "rule", "said"),
    [
        (date(2015, 3, 24), monthly(TU(2)), "tirsdag den 24. marts 2015"),
        ("2015-Q1", QUARTERS, "1. kvartal 2015"),
        ("2015-W03", period("week"), "uge 3 (12.–18. januar 2015)"),
        ("2020-W53", period("week"), "uge 53 (28. december 2020 – 3. januar 2021)"),
        ("2015-03", period("month"), "marts 2015"),
        ("2015-Q2", Placed(host="x", within=QUARTERS), "2. kvartal 2015"),
        ("2015-Q3", Union((Branch(monthly(TU(2)), months=(1,)), Branch(QUARTERS))), "3. kvartal 2015"),
        ("2015-W03", QUARTERS, "2015-W03"),
        ("2015-Q1", monthly(TU(2)), "2015-Q1"),
    ],
)
def test_an_exception_is_named_by_what_the_rule_gave(rid: date | str, rule: Rule, said: str) -> None:
    assert said in rid_words(rid, rule, WORDS["da"])
