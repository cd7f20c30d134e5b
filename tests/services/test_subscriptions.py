"""Subscriptions: who may do what to which, what it does to versions and stamps, and what a feed then shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from planner.domain.errors import DomainError
from planner.domain.series import Body, Calendar, SeriesKind, Stamp
from planner.domain.subscription import Choices, PlacedAs, Subscription
from planner.domain.words import WORDS
from planner.ical.spec import FeedSpec, Look
from planner.services import calendars, feeds, previews, subscriptions
from planner.services.changing import change
from planner.services.subscriptions import MOST_OF_ONE_OWNER, UNDO, Issued, NoSuchSubscription
from planner.store.database import db
from tests.databases import make_app
from tests.web.calendars import A_CALENDAR

MONDAY, TUESDAY = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
BOARD = Choices(name="Direktionen", bodies=frozenset({"board"}))
BASE_URL = "https://aarshjul.example.dk"


@pytest.fixture
def stored(in_app: Flask) -> Calendar:
    return change(lambda _: A_CALENDAR, MONDAY)


@pytest.fixture
def issued(stored: Calendar) -> Issued:
    return subscriptions.create("me", BOARD, MONDAY)


class TestLinks:
    def test_a_new_one_works(self, issued: Issued) -> None:
        assert subscriptions.find(issued.token) == issued.subscription
        assert issued.subscription.choices == BOARD
        assert issued.subscription.created == issued.subscription.issued == MONDAY

    def test_its_token_is_long_random_and_fits_an_address(self, stored: Calendar) -> None:
        tokens = [subscriptions.create("me", BOARD, MONDAY).token for _ in range(20)]

        assert len(set(tokens)) == 20
        assert all(re.fullmatch(r"[A-Za-z0-9_-]{32}", token) for token in tokens)  # 32 × 6 = 192 bits

    @pytest.mark.parametrize("token", ["", "wrong", "x" * 32, "é", "\x00"])
    def test_no_other_token_does(self, issued: Issued, token: str) -> None:
        assert subscriptions.find(token) is None

    def test_other_choices_keep_it(self, issued: Issued) -> None:
        other = replace(BOARD, name="Alt", bodies=frozenset())

        after = subscriptions.change("me", issued.subscription.uid, other, TUESDAY)

        assert subscriptions.find(issued.token) == after
        assert (after.choices, after.changed, after.issued) == (other, TUESDAY, MONDAY)

    def test_a_renewed_one_has_another_token_and_the_old_one_is_dead(self, in_app: Flask, issued: Issued) -> None:
        renewed = subscriptions.renew("me", issued.subscription.uid, TUESDAY)

        assert renewed.token != issued.token
        assert subscriptions.find(issued.token) is None
        assert subscriptions.find(renewed.token) == renewed.subscription
        assert renewed.subscription == replace(issued.subscription, issued=TUESDAY)

    def test_revoking_one_leaves_the_others(self, issued: Issued) -> None:
        other = subscriptions.create("me", BOARD, MONDAY)

        subscriptions.revoke("me", issued.subscription.uid, TUESDAY)

        assert subscriptions.find(issued.token) is None
        assert subscriptions.find(other.token) == other.subscription

    def test_it_can_be_undone_for_a_while(self, issued: Issued) -> None:
        uid = issued.subscription.uid
        revoked = subscriptions.revoke("me", uid, MONDAY)
        assert subscriptions.all_of("me") == [revoked]

        subscriptions.restore("me", uid, MONDAY + UNDO)

        assert subscriptions.find(issued.token) == issued.subscription

    def test_after_that_it_is_gone(self, issued: Issued) -> None:
        uid = issued.subscription.uid
        subscriptions.revoke("me", uid, MONDAY)

        with pytest.raises(NoSuchSubscription):
            subscriptions.restore("me", uid, MONDAY + UNDO + timedelta(seconds=1))
        subscriptions.create("me", BOARD, MONDAY + UNDO + timedelta(seconds=1))

        assert len(subscriptions.all_of("me")) == 1

    def test_finding_one_costs_one_read(self, issued: Issued) -> None:
        seen: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            seen.append(statement.split()[0])

        event.listen(db.engine, "before_cursor_execute", note)
        subscriptions.find(issued.token)
        event.remove(db.engine, "before_cursor_execute", note)

        assert seen == ["BEGIN", "SELECT"]


Use = Callable[[str, str], object]
USES: dict[str, Use] = {
    "look": subscriptions.one_of,
    "change": lambda owner, uid: subscriptions.change(owner, uid, replace(BOARD, name="Andet"), TUESDAY),
    "renew": lambda owner, uid: subscriptions.renew(owner, uid, TUESDAY),
    "revoke": lambda owner, uid: subscriptions.revoke(owner, uid, TUESDAY),
}
WRITES = [name for name in USES if name != "look"]


class TestOwners:
    @pytest.mark.parametrize("use", [*USES.values(), lambda *named: subscriptions.restore(*named, TUESDAY)])
    def test_nobody_reaches_anothers(self, issued: Issued, use: Use) -> None:
        version = calendars.current().version
        with pytest.raises(NoSuchSubscription):
            use("you", issued.subscription.uid)

        assert subscriptions.all_of("you") == []
        assert subscriptions.all_of("me") == [issued.subscription]
        calendars.forget()
        assert calendars.current().version == version

    @pytest.mark.parametrize("use", USES.values())
    def test_there_is_nothing_to_do_to_a_revoked_one(self, issued: Issued, use: Use) -> None:
        subscriptions.revoke("me", issued.subscription.uid, MONDAY)

        with pytest.raises(NoSuchSubscription):
            use("me", issued.subscription.uid)

    def test_nor_to_restore_one_that_works(self, issued: Issued) -> None:
        with pytest.raises(NoSuchSubscription):
            subscriptions.restore("me", issued.subscription.uid, TUESDAY)

    def test_each_has_a_limit_which_revoked_ones_do_not_count_to(self, stored: Calendar) -> None:
        made = [subscriptions.create("me", BOARD, MONDAY) for _ in range(MOST_OF_ONE_OWNER)]

        with pytest.raises(DomainError) as refused:
            subscriptions.create("me", BOARD, MONDAY)
        assert refused.value.field == "subscriptions"

        subscriptions.create("you", BOARD, MONDAY)
        subscriptions.revoke("me", made[0].subscription.uid, MONDAY)
        subscriptions.create("me", BOARD, MONDAY)


class TestChoices:
    @pytest.mark.parametrize(
        ("choices", "field"),
        [
            (replace(BOARD, name="a\nb"), "name"),
            (replace(BOARD, bodies=frozenset({"gone"})), "bodies"),
            (replace(BOARD, units=frozenset({"gone"})), "units"),
            (replace(BOARD, months_ahead=10_000), "months_ahead"),
        ],
    )
    def test_what_cannot_be_is_refused_whole(self, issued: Issued, choices: Choices, field: str) -> None:
        version = calendars.current().version
        for attempt in (
            lambda: subscriptions.create("me", choices, TUESDAY),
            lambda: subscriptions.change("me", issued.subscription.uid, choices, TUESDAY),
        ):
            with pytest.raises(DomainError) as refused:
                attempt()
            assert refused.value.field == field

        assert subscriptions.all_of("me") == [issued.subscription]
        calendars.forget()
        assert calendars.current().version == version

    def test_what_the_calendar_has_lost_since_may_stay_chosen(self, stored: Calendar) -> None:
        change(lambda calendar: replace(calendar, bodies=(*calendar.bodies, Body("gone", "Gået"))), MONDAY)
        chosen = replace(BOARD, bodies=frozenset({"board", "gone"}))
        one = subscriptions.create("me", chosen, MONDAY).subscription
        change(lambda calendar: replace(calendar, bodies=calendar.bodies[:-1]), MONDAY)

        subscriptions.change("me", one.uid, replace(chosen, name="Nyt navn"), TUESDAY)

        with pytest.raises(DomainError):
            subscriptions.create("me", chosen, TUESDAY)

    def test_there_is_nothing_to_subscribe_to_before_there_is_a_calendar(self, in_app: Flask) -> None:
        with pytest.raises(DomainError) as refused:
            subscriptions.create("me", Choices(name="Alt"), MONDAY)

        assert refused.value.field == "subscriptions"
        assert subscriptions.all_of("me") == []


class TestVersions:
    @pytest.mark.parametrize("use", WRITES)
    def test_every_write_raises_the_version_by_one_and_stamps_nothing(
        self, stored: Calendar, issued: Issued, use: str
    ) -> None:
        before = calendars.current()

        USES[use]("me", issued.subscription.uid)

        after = calendars.current()
        assert after == replace(before, version=before.version + 1)
        assert after.stamp == Stamp(1, MONDAY)

    def test_creating_and_restoring_too(self, stored: Calendar) -> None:
        one = subscriptions.create("me", BOARD, MONDAY).subscription
        assert calendars.current() == replace(stored, version=2)
        subscriptions.revoke("me", one.uid, MONDAY)
        subscriptions.restore("me", one.uid, MONDAY)
        assert calendars.current() == replace(stored, version=4)

    def test_the_next_change_of_the_calendar_counts_on(self, issued: Issued) -> None:
        after = change(lambda calendar: replace(calendar, name="Årshjulet"), TUESDAY)

        assert (after.version, after.stamp) == (3, Stamp(3, TUESDAY))
        assert calendars.current() == after

    def test_no_feed_changes_when_somebody_subscribes(self, stored: Calendar) -> None:
        spec = feeds.feed_of(feeds.rolling_window(TODAY), Look(BASE_URL, feeds.UID_DOMAIN))
        before = feeds.validator(spec, TODAY)

        subscriptions.create("me", BOARD, TUESDAY)

        assert feeds.validator(spec, TODAY) == before

    def test_other_choices_make_its_feed_new_and_no_other(self, issued: Issued, stored: Calendar) -> None:
        def spec(one: Subscription) -> FeedSpec:
            return subscriptions.spec_of(one, stored, BASE_URL, TODAY)

        english = replace(BOARD, language="en")
        before = feeds.write(spec(issued.subscription), TODAY)

        after = subscriptions.change("me", issued.subscription.uid, english, TUESDAY)
        other = subscriptions.create("me", english, TUESDAY).subscription

        assert spec(issued.subscription).chosen is None
        assert spec(other).chosen is None
        assert spec(after).chosen == TUESDAY
        assert f"DTSTAMP:{TUESDAY:%Y%m%dT%H%M%SZ}".encode() not in before
        changed = feeds.write(spec(after), TODAY)
        assert changed.count(b"BEGIN:VEVENT") == changed.count(f"\r\nDTSTAMP:{TUESDAY:%Y%m%dT%H%M%SZ}".encode()) > 0
        assert feeds.validator(spec(after), TODAY).tag != feeds.validator(spec(other), TODAY).tag

    def test_the_same_choices_again_write_nothing(self, issued: Issued) -> None:
        before = calendars.current()

        subscriptions.change("me", issued.subscription.uid, BOARD, TUESDAY)

        calendars.forget()
        assert calendars.current() == before

    def test_another_process_knows_at_its_next_look(self, in_app: Flask, issued: Issued, tmp_path: Path) -> None:
        other = make_app(in_app.config["SQLALCHEMY_DATABASE_URI"], tmp_path)
        with other.app_context():
            assert subscriptions.find(issued.token) == issued.subscription
            version = calendars.current().version

        subscriptions.revoke("me", issued.subscription.uid, TUESDAY)

        with other.app_context():
            assert calendars.current().version == version + 1
            assert subscriptions.find(issued.token) is None
            db.engine.dispose()

    def test_it_works_on_both_databases(self, both: Flask) -> None:
        with both.app_context():
            change(lambda _: A_CALENDAR, MONDAY)
            one = subscriptions.create("me", BOARD, MONDAY)
            renewed = subscriptions.renew("me", one.subscription.uid, MONDAY)
            subscriptions.revoke("me", one.subscription.uid, MONDAY)
            after = subscriptions.restore("me", one.subscription.uid, TUESDAY)

            assert subscriptions.find(renewed.token) == after
            assert calendars.current().version == 5


def feed_of(one: Subscription) -> FeedSpec:
    return subscriptions.spec_of(one, calendars.current(), BASE_URL, TODAY)


class TestFeeds:
    def test_a_subscription_stands_for_a_feed(self, issued: Issued) -> None:
        choices = replace(BOARD, placed_as=PlacedAs.LINES, alarm=60, language="en", months_back=0, months_ahead=6)

        spec = feed_of(replace(issued.subscription, choices=choices))

        assert spec == FeedSpec(
            name="Direktionen",
            identity=f"sample/{issued.subscription.uid}",
            look=Look(BASE_URL, feeds.UID_DOMAIN, "en", 60),
            window=spec.window,
            description="Direktionens årshjul: Direktionen.",
            selection=choices.selection(),
            placed_as=PlacedAs.LINES,
        )
        assert spec.window == (date(2026, 11, 1), date(2027, 5, 1))

    def test_it_stays_the_same_calendar_whatever_becomes_of_it(self, issued: Issued) -> None:
        uid = issued.subscription.uid
        identity = feed_of(issued.subscription).identity

        subscriptions.renew("me", uid, TUESDAY)
        after = subscriptions.change("me", uid, Choices(name="Alt"), TUESDAY)

        assert feed_of(after).identity == identity
        assert issued.token not in identity

    @pytest.mark.parametrize(
        "choices",
        [
            Choices(name="x"),
            BOARD,
            replace(BOARD, placed_as=PlacedAs.LINES),
            Choices(name="x", kinds=frozenset({SeriesKind.ITEM}), placed_as=PlacedAs.LINES),
            Choices(name="x", cancelled=True, tentative=False, months_back=12, months_ahead=60),
            Choices(name="x", units=frozenset({"finance"}), kinds=frozenset({SeriesKind.DEADLINE}), months_ahead=6),
            Choices(name="x", bodies=frozenset({"council"}), units=frozenset({"finance"})),
        ],
    )
    def test_a_preview_counts_what_the_feed_will_hold(self, stored: Calendar, choices: Choices) -> None:
        spec = subscriptions.spec(choices, "x", stored, BASE_URL, TODAY)

        shown = previews.preview(spec, TODAY)

        assert shown.events == feeds.write(spec).count(b"BEGIN:VEVENT")
        assert len(shown.coming) <= previews.NEXT

    def test_a_preview_says_where_a_feed_that_is_too_large_is_cut_off(self, stored: Calendar) -> None:
        whole = subscriptions.spec(Choices(name="x"), "x", stored, BASE_URL, TODAY)
        spec = replace(whole, most_bytes=12_000)

        cut = previews.preview(spec, TODAY)

        assert cut.cut_after is not None
        assert cut.events < previews.preview(whole, TODAY).events
        told = feeds.write(spec).replace(b"\r\n ", b"").decode()
        assert f"Stopper efter {WORDS['da'].the_date(cut.cut_after)}" in told
        assert all(one.first <= cut.cut_after for one in cut.coming)

    def test_a_preview_shows_what_comes_next(self, stored: Calendar) -> None:
        choices = Choices(name="x", cancelled=True)

        coming = previews.preview(subscriptions.spec(choices, "x", stored, BASE_URL, TODAY), TODAY).coming

        assert [(one.title, one.first) for one in coming] == [
            ("HU-møde", date(2026, 11, 26)),
            ("Seminar i London", date(2026, 11, 30)),
            ("Byrådsmøde", date(2026, 11, 30)),
            ("Frist for sager", date(2026, 12, 3)),
            ("Direktionsmøde", date(2026, 12, 10)),
        ]
