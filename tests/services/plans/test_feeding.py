"""Feeds and plans: a draft reaches nobody, a hearing those who asked for it, and then as a proposal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask

from planner.domain.occurrences import ReasonKind, Status
from planner.domain.plans import Decision, Plan
from planner.domain.subscription import Choices
from planner.ical.spec import FeedSpec
from planner.services import calendars, feeds, subscriptions, views
from planner.services.plans import editing, feeding, hearing, keeping, publishing
from tests.services.plans import town
from tests.services.plans.town import BY, NOW, YEAR

TODAY = date(2026, 9, 1)
MARCH = "byraad-moede/2027-03-09"
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def draft(in_app: Flask) -> Plan:
    town.found()
    return town.draft()


def spec(drafts: bool, language: str = "da") -> FeedSpec:
    choices = Choices(name="Min", tentative=False, drafts=drafts, language="en" if language == "en" else "da")
    return subscriptions.spec(choices, "by/1", calendars.current(), "https://aarshjul.dk", TODAY)


def events(drafts: bool, language: str = "da") -> str:
    return feeds.write(spec(drafts, language), TODAY).decode().replace("\r\n ", "")


def heard(plan: Plan, *bodies: str) -> Plan:
    return hearing.open_hearing(plan.uid, bodies, NOW, BY, plan.version)


def test_a_draft_reaches_no_feed_whoever_asks(draft: Plan) -> None:
    before = events(drafts=True)
    tag = feeds.validator(spec(drafts=True), TODAY).tag
    version = calendars.current().version

    editing.move(draft.uid, MARCH, date(2027, 3, 11), LATER, BY, draft.version)

    assert calendars.current().version == version
    assert feeds.validator(spec(drafts=True), TODAY).tag == tag
    assert events(drafts=True) == before
    assert "forslag" not in before


def test_a_hearing_reaches_those_who_asked_and_nobody_else(draft: Plan) -> None:
    others, tag = events(drafts=False), feeds.validator(spec(drafts=False), TODAY).tag
    plan = heard(draft, "direktion")
    seminar = next(day for uid, day in plan.dates.items() if uid.startswith("seminar/"))

    assert events(drafts=False) == others
    assert feeds.validator(spec(drafts=False), TODAY).tag == tag
    told = events(drafts=True)
    event = next(part for part in told.split("BEGIN:VEVENT") if f"DTSTART;VALUE=DATE:{seminar:%Y%m%d}" in part)
    assert "SUMMARY:Seminar (forslag)\r\n" in event
    assert "STATUS:TENTATIVE\r\n" in event
    assert "Forslag i høring\\, ikke vedtaget" in event
    assert "SUMMARY:Seminar (proposal)" in events(drafts=True, language="en")
    assert "Byrådsmøde (forslag)" not in told


def test_what_the_plan_leaves_as_it_is_is_no_proposal(draft: Plan) -> None:
    heard(draft, "byraad")
    found = feeding.occurrences(YEAR)
    by_rule = [one for one in found if one.series.uid == "byraad-moede"]

    assert by_rule == [one for one in views.occurrences(YEAR) if one.series.uid == "byraad-moede"]


def test_deadlines_follow_a_proposed_meeting(draft: Plan) -> None:
    plan = editing.move(draft.uid, MARCH, date(2027, 3, 11), NOW, BY, draft.version)
    heard(plan, "byraad")
    proposed = {
        (one.series.uid, one.first, one.status)
        for one in feeding.occurrences(YEAR)
        if any(why.kind is ReasonKind.PROPOSED for why in one.reasons)
    }

    assert proposed == {
        ("byraad-moede", date(2027, 3, 11), Status.TENTATIVE),
        ("frist", date(2027, 3, 4), Status.TENTATIVE),
    }


def test_each_change_in_the_hearing_is_told_with_a_higher_sequence(draft: Plan) -> None:
    plan = heard(draft, "byraad", "direktion")
    sequences, tags, versions = [], [], []
    for day in (date(2027, 3, 11), date(2027, 3, 12)):
        plan = editing.move(plan.uid, MARCH, day, LATER, BY, plan.version)
        event = next(part for part in events(drafts=True).split("BEGIN:VEVENT") if f":{day:%Y%m%d}T0900" in part)
        sequences.append(int(event.partition("SEQUENCE:")[2].partition("\r\n")[0]))
        tags.append(feeds.validator(spec(drafts=True), TODAY).tag)
        versions.append(calendars.current().version)

    assert sequences[0] < sequences[1]
    assert tags[0] != tags[1]
    assert versions[0] < versions[1]
    published = publishing.publish(plan.uid, ["byraad"], Decision(), LATER, BY, plan.version)
    assert published.calendar.version > sequences[1]


def test_a_closed_hearing_leaves_the_feed_again(draft: Plan) -> None:
    before = events(drafts=True)
    plan = heard(draft, "direktion")
    assert events(drafts=True) != before
    hearing.close_hearing(plan.uid, ["direktion"], LATER, BY, plan.version)

    assert events(drafts=True) == before
    assert feeds.validator(spec(drafts=True), TODAY).changed >= LATER


def test_a_published_proposal_becomes_a_certain_event_of_the_same_name(draft: Plan) -> None:
    plan = heard(draft, "direktion")
    proposed = {one.identity for one in feeding.occurrences(YEAR) if one.series.uid == "seminar"}
    publishing.publish(plan.uid, ["direktion"], Decision(), LATER, BY, plan.version)
    certain = {one.identity: one.status for one in views.occurrences(YEAR) if one.series.uid == "seminar"}

    assert certain == dict.fromkeys(proposed, Status.CONFIRMED)
    assert "forslag" not in events(drafts=True)


def test_of_two_hearings_about_the_same_body_the_newer_counts(draft: Plan) -> None:
    heard(draft, "byraad")
    other = town.draft("B")
    other = editing.move(other.uid, MARCH, date(2027, 3, 11), NOW, BY, other.version)
    heard(other, "byraad")

    days = {one.first for one in feeding.occurrences(YEAR) if one.series.uid == "byraad-moede"}
    assert date(2027, 3, 11) in days
    assert date(2027, 3, 9) not in days


def test_a_hearing_about_a_year_that_has_lost_its_meetings_breaks_no_feed(draft: Plan) -> None:
    heard(draft, "byraad")
    town.found(town.replace(town.TOWN, series=()))

    assert "BEGIN:VCALENDAR" in events(drafts=True)
    assert "BEGIN:VEVENT" not in events(drafts=True)


def test_a_removed_hearing_leaves_the_feed_too(draft: Plan) -> None:
    before = events(drafts=True)
    plan = heard(draft, "direktion")
    keeping.remove(plan.uid, plan.version)

    assert events(drafts=True) == before
