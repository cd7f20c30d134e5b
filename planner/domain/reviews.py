"""When a series should be looked at again: do we still need it, and does it still say what it rests on?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from planner.domain.series import Passport, Series


class Review(NamedTuple):
    """A series and when it is due; ``due`` is None for one that nobody has ever looked at."""

    series: Series
    due: date | None


def due(passport: Passport) -> date | None:
    """The day from which a review is due; None where there never was one, so that it is due already."""
    if passport.reviewed is None:
        return None
    return passport.reviewed + relativedelta(months=passport.review_months)


def reviews(series: Iterable[Series]) -> list[Review]:
    """Those that are not archived, the longest overdue first: never reviewed, then by the day they are due."""
    standing = [Review(one, due(one.passport)) for one in series if not one.archived]
    return sorted(standing, key=lambda one: one.due or date.min)


def overdue(found: Iterable[Review], today: date) -> list[Review]:
    """Those that are due by ``today``, itself included."""
    return [one for one in found if one.due is None or one.due <= today]
