from datetime import UTC, date, datetime

import pytest

from planner.domain.errors import Language
from planner.domain.words import WORDS
from planner.web.moments import moment_words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("moment", "language", "said"),
    [
        (datetime(2026, 11, 22, 13, 5, 59, tzinfo=UTC), "da", "i dag kl. 14.05"),
        (datetime(2026, 11, 21, 23, 0, tzinfo=UTC), "da", "i dag kl. 0.00"),
        (datetime(2026, 11, 21, 22, 59, tzinfo=UTC), "da", "i går kl. 23.59"),
        (datetime(2026, 11, 20, 23, 0, tzinfo=UTC), "da", "i går kl. 0.00"),
        (datetime(2026, 11, 20, 12, 0, tzinfo=UTC), "da", "den 20. november 2026 kl. 13.00"),
        (datetime(2026, 7, 1, 12, 0, tzinfo=UTC), "da", "den 1. juli 2026 kl. 14.00"),
        (datetime(2026, 11, 22, 13, 5, tzinfo=UTC), "en", "today at 14:05"),
        (datetime(2026, 11, 21, 13, 5, tzinfo=UTC), "en", "yesterday at 14:05"),
        (datetime(2026, 11, 3, 13, 5, tzinfo=UTC), "en", "3 November 2026 at 14:05"),
    ],
)
def test_a_moment_is_told_in_danish_time(moment: datetime, language: Language, said: str) -> None:
    assert moment_words(moment, TODAY, WORDS[language]) == said
