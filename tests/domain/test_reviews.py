"""When a series should be looked at again."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.reviews import due, overdue, reviews
from planner.domain.series import Passport
from tests.domain.shorthand import agreed
from tests.domain.tables import series

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("passport", "day"),
    [
        (Passport(), None),
        (Passport(reviewed=date(2025, 11, 22)), TODAY),
        (Passport(reviewed=date(2026, 1, 31), review_months=1), date(2026, 2, 28)),
        (Passport(reviewed=date(2024, 2, 29), review_months=24), date(2026, 2, 28)),
    ],
)
def test_when_a_review_is_due(passport: Passport, day: date | None) -> None:
    assert due(passport) == day


def test_the_longest_overdue_comes_first_and_the_archive_needs_none() -> None:
    never = series(agreed(), "never")
    last_year = replace(never, uid="last-year", passport=Passport(reviewed=date(2025, 11, 22)))
    lately = replace(never, uid="lately", passport=Passport(reviewed=date(2026, 11, 1)))
    archived = replace(never, uid="archived", archived=True)

    found = reviews([lately, archived, last_year, never])

    assert [one.series.uid for one in found] == ["never", "last-year", "lately"]
    assert [one.series.uid for one in overdue(found, TODAY)] == ["never", "last-year"]
