from urllib.parse import urlencode

import pytest
from werkzeug.datastructures import MultiDict

from planner.domain.selection import Selection
from planner.domain.series import SeriesKind
from planner.web.addresses import Query
from planner.web.filters import Filters
from planner.web.parameters import BadInput
from tests.web.calendars import A_CALENDAR


def read(*pairs: tuple[str, str]) -> Filters:
    return Filters.read(MultiDict(pairs), A_CALENDAR)


def link(query: Query) -> str:
    return "?" + urlencode(query, doseq=True)


def test_an_address_without_a_filter_lets_everything_through() -> None:
    assert read(("utm_source", "mail")).selection() == Selection()


def test_parameters_can_be_repeated() -> None:
    chosen = read(("body", "joint"), ("body", "board"), ("unit", "staff"), ("kind", "meeting"), ("kind", "item"))

    assert chosen.selection() == Selection(
        bodies=frozenset({"board", "joint"}),
        units=frozenset({"staff"}),
        kinds=frozenset({SeriesKind.MEETING, SeriesKind.ITEM}),
    )


def test_the_same_filter_has_one_address_however_it_was_written() -> None:
    one = read(("unit", "staff"), ("body", "joint"), ("body", "board"), ("body", "board"))
    other = read(("body", "board"), ("body", "joint"), ("unit", "staff"), ("kind", ""))

    assert one == other
    assert one.query() == {"body": ["board", "joint"], "unit": ["staff"]}
    assert one.pairs() == (("body", "board"), ("body", "joint"), ("unit", "staff"))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("body", "senate", "forum »senate«"),
        ("unit", "<b>", "ansvarlig enhed »<b>«"),
        ("kind", "party", "type »party«"),
        ("body", "BOARD", "forum »BOARD«"),
    ],
)
def test_what_the_calendar_does_not_have_is_refused(name: str, value: str, said: str) -> None:
    with pytest.raises(BadInput) as error:
        read((name, value))

    assert said in (error.value.description or "")


def test_a_chip_leads_to_the_page_without_it_and_keeps_the_rest() -> None:
    filters = read(("body", "board"), ("body", "joint"), ("kind", "item"))
    bar = filters.bar(filters.groups(A_CALENDAR), link, {"view": "huskeliste"})

    assert [(chip.choice.label, chip.choice.given, chip.without) for chip in bar.chips] == [
        ("Direktionen", True, "?view=huskeliste&body=joint&kind=item"),
        ("Hovedudvalget", True, "?view=huskeliste&body=board&kind=item"),
        ("Sag", False, "?view=huskeliste&body=board&body=joint"),
    ]
    assert bar.clear == "?view=huskeliste"
    assert bar.kept == (("view", "huskeliste"),)


def test_the_boxes_are_those_of_the_calendar_and_know_what_is_chosen() -> None:
    bodies, units, kinds = read(("unit", "finance")).groups(A_CALENDAR)

    assert [(choice.label, choice.chosen) for choice in bodies.choices] == [
        ("Direktionen", False),
        ("Byrådet", False),
        ("Hovedudvalget", False),
    ]
    assert [(choice.label, choice.chosen) for choice in units.choices] == [
        ("ØDC · Økonomi- og Digitaliseringscenter", True),
        ("BYC", False),
    ]
    assert [choice.label for choice in kinds.choices] == ["Møde", "Seminar", "Sag", "Frist"]
