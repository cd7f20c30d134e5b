"""Why a date is not what its rule says: every kind of reason, in the words that reach screen and feed."""

from __future__ import annotations

from datetime import date, time

import pytest

from planner.domain import danish_days
from planner.domain.occurrences import Reason, ReasonKind
from planner.domain.reasons import day_name, reason_text
from planner.domain.spans import Times

MAY_24 = date(2015, 5, 24)
FEB_10 = date(2015, 2, 10)

REASONS = [
    (
        Reason(ReasonKind.ADJUSTED, MAY_24, "Anden pinsedag"),
        "flyttet fra 24. maj: 2. pinsedag",
        "moved from 24 May: Whit Monday",
    ),
    (
        Reason(ReasonKind.ADJUSTED, FEB_10, "Vinterferie"),
        "flyttet fra 10. februar: vinterferie",
        "moved from 10 February: winter holiday",
    ),
    (
        Reason(ReasonKind.ADJUSTED, FEB_10, "KL’s topmøde"),
        "flyttet fra 10. februar: KL’s topmøde",
        "moved from 10 February: KL’s topmøde",
    ),
    (Reason(ReasonKind.ADJUSTED, MAY_24), "flyttet fra 24. maj", "moved from 24 May"),
    (
        Reason(ReasonKind.SKIPPED, MAY_24, "2. pinsedag"),
        "udgår: 24. maj er 2. pinsedag",
        "dropped: 24 May is Whit Monday",
    ),
    (
        Reason(ReasonKind.SKIPPED, MAY_24, "søndag"),
        "udgår: 24. maj er en søndag",
        "dropped: 24 May is a Sunday",
    ),
    (
        Reason(ReasonKind.SKIPPED, FEB_10, "Vinterferie"),
        "udgår: 10. februar er i vinterferien",
        "dropped: 10 February is in the winter holiday",
    ),
    (Reason(ReasonKind.SKIPPED, MAY_24), "udgår: 24. maj", "dropped: 24 May"),
    (Reason(ReasonKind.SKIPPED, None, "Juledag"), "udgår: juledag", "dropped: Christmas Day"),
    (
        Reason(ReasonKind.NOWHERE_TO_GO, MAY_24, "Pinsedag"),
        "udgår: ingen ledig dag nær 24. maj (pinsedag)",
        "dropped: no free day near 24 May (Whit Sunday)",
    ),
    (Reason(ReasonKind.NOWHERE_TO_GO), "udgår: ingen ledig dag", "dropped: no free day"),
    (
        Reason(ReasonKind.COLLIDES, date(2015, 5, 25)),
        "udgår: falder sammen med mødet den 25. maj",
        "dropped: coincides with the meeting on 25 May",
    ),
    (
        Reason(ReasonKind.COLLIDES),
        "udgår: falder sammen med et andet møde",
        "dropped: coincides with another meeting",
    ),
    (Reason(ReasonKind.MOVED, MAY_24), "flyttet fra 24. maj", "moved from 24 May"),
    (Reason(ReasonKind.MOVED), "flyttet", "moved"),
    (
        Reason(ReasonKind.RETIMED, times=Times(time(10), time(12))),
        "ændret fra kl. 10.00–12.00",
        "changed from 10:00–12:00",
    ),
    (Reason(ReasonKind.RETIMED), "ændret varighed", "another length"),
    (Reason(ReasonKind.CANCELLED), "aflyst", "cancelled"),
    (Reason(ReasonKind.CANCELLED, None, "sygdom"), "aflyst: sygdom", "cancelled: sygdom"),
    (
        Reason(ReasonKind.NO_HOST, None, "Direktionen"),
        "intet møde i »Direktionen« i perioden",
        "no meeting of “Direktionen” in the period",
    ),
    (Reason(ReasonKind.NO_DATE), "dato mangler", "date missing"),
    (Reason(ReasonKind.NO_DATE, None, "seminar"), "dato mangler: seminar", "date missing: seminar"),
    (Reason(ReasonKind.AWAITS_ANCHOR, None, "ØU"), "afventer dato for »ØU«", "awaits a date for “ØU”"),
    (
        Reason(ReasonKind.ANCHOR_MOVED, MAY_24, "ØU"),
        "følger »ØU«, flyttet fra 24. maj",
        "follows “ØU”, moved from 24 May",
    ),
    (Reason(ReasonKind.ANCHOR_MOVED, None, "ØU"), "følger »ØU«, flyttet", "follows “ØU”, moved"),
    (Reason(ReasonKind.PROPOSED), "forslag i høring, ikke vedtaget", "proposed in a hearing, not adopted"),
    (Reason(ReasonKind.ANCHOR_CANCELLED, None, "ØU"), "»ØU« er aflyst", "“ØU” is cancelled"),
    (
        Reason(ReasonKind.ANCHOR_CANCELLED, date(2026, 4, 13), "ØU"),
        "»ØU« den 13. april er aflyst",
        "“ØU” on 13 April is cancelled",
    ),
]


@pytest.mark.parametrize(("reason", "danish", "english"), REASONS, ids=[danish for _, danish, _ in REASONS])
def test_a_reason_reads_like_this(reason: Reason, danish: str, english: str) -> None:
    assert (reason_text(reason, "da"), reason_text(reason, "en")) == (danish, english)


def test_the_table_leaves_out_no_kind() -> None:
    assert {reason.kind for reason, _, _ in REASONS} == set(ReasonKind)


@pytest.mark.parametrize("kind", ReasonKind)
def test_every_kind_has_words_with_nothing_but_its_kind(kind: ReasonKind) -> None:
    assert reason_text(Reason(kind), "da") != reason_text(Reason(kind), "en") != ""


@pytest.mark.parametrize("pattern", danish_days.PATTERNS)
def test_every_day_that_a_pattern_gives_has_an_english_name(pattern: str) -> None:
    names = {name for year in range(2000, 2031) for _, _, name in danish_days.PATTERNS[pattern](year)}
    assert names
    assert {name for name in names if day_name(name, "en").casefold() == name.casefold()} == set()


def test_two_holidays_on_one_day_are_both_named() -> None:
    assert day_name("Kristi himmelfartsdag og Grundlovsdag", "da") == "Kristi himmelfartsdag og grundlovsdag"
    assert day_name("Kristi himmelfartsdag og Grundlovsdag", "en") == "Ascension Day and Constitution Day"


def test_a_name_of_the_municipality_s_own_stays_as_it_is() -> None:
    assert day_name("Sommerfest og Grundlovsdag", "en") == "Sommerfest og Grundlovsdag"
