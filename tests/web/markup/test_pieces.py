"""Pieces of markup: written once, escaped, and never those of another item."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from planner.domain.series import Series, Unit
from planner.web.items import Item, Presenter
from planner.web.markup.pieces import Pieces
from planner.web.tags import BodyTag, StatusTag
from tests.web.calendars import A_CALENDAR, BOARD_MEETING, FIGURES, JOINT_MEETING
from tests.web.expanding import between

UNSAFE = '<b onclick="x">&'
SAFE = "&lt;b onclick=&#34;x&#34;&gt;&amp;"


@pytest.fixture
def pieces(app: Flask) -> Iterator[Pieces]:
    with app.test_request_context():
        yield Pieces(Presenter(A_CALENDAR, "da"))


def first(pieces: Pieces, series: Series, *others: Series, since: date = date(2027, 2, 1)) -> Item:
    found = between(since, date(2028, 1, 1), series, *others)
    return pieces.presenter.item(next(one for one in found if one.series is series))


def test_a_piece_is_written_once(pieces: Pieces) -> None:
    written: list[Item] = []

    def title(item: Item, _: Pieces) -> str:
        written.append(item)
        return item.title

    item = first(pieces, BOARD_MEETING)
    said = [pieces.of(item, title) for _ in range(3)]

    assert said == ["Direktionsmøde"] * 3
    assert written == [item]


def test_the_same_occurrence_is_the_same_item_though_it_is_expanded_anew(pieces: Pieces) -> None:
    assert first(pieces, BOARD_MEETING) is first(pieces, BOARD_MEETING)


def test_an_occurrence_that_changed_is_another_item(pieces: Pieces) -> None:
    january = date(2027, 1, 1)

    assert first(pieces, BOARD_MEETING, since=january).status.mark == "cancelled"
    assert first(pieces, replace(BOARD_MEETING, exceptions={}), since=january).status.mark == "confirmed"


def test_bodies_and_units_lead_to_their_pages(pieces: Pieces) -> None:
    item = first(pieces, FIGURES, BOARD_MEETING)

    assert item.body is not None
    assert pieces.body(item.body) == '<a class="body-tag body-1" href="/body/board">Direktionen</a>'
    assert pieces.units(item.units) == (
        '<ul class="units"><li><a class="unit" href="/unit/finance">'
        '<abbr title="Økonomi- og Digitaliseringscenter">ØDC</abbr></a></li></ul>'
    )
    assert pieces.units(()) == ""


def test_details_are_what_sets_an_occurrence_apart(pieces: Pieces) -> None:
    assert pieces.details(first(pieces, JOINT_MEETING)) == '<p class="about">Hotellet er ikke bestilt</p>'
    assert pieces.details(first(pieces, BOARD_MEETING, since=date(2026, 12, 1))) == (
        '<ul class="reasons"><li>flyttet fra 8. december</li></ul>'
    )


def test_everything_is_escaped(pieces: Pieces) -> None:
    unit = Unit(UNSAFE, UNSAFE, UNSAFE)
    item = first(pieces, replace(BOARD_MEETING, uid=UNSAFE, note=UNSAFE))
    written = (
        pieces.body(BodyTag(UNSAFE, UNSAFE, UNSAFE, 1)),
        pieces.units((unit,)),
        pieces.status(StatusTag("confirmed", UNSAFE)),
        pieces.details(replace(item, note=UNSAFE, pieces={})),
        pieces.page(item),
    )

    assert [SAFE in piece for piece in written] == [True, True, True, True, False]
    assert not any("<b" in piece or '"x"' in piece for piece in written)
