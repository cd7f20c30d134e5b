from dataclasses import replace
from datetime import date

from planner.domain.occurrences import Occurrence, Status
from planner.domain.rules import Period, PeriodUnit, Placed
from planner.domain.series import Body, Quota, Requirement, Series
from planner.web.items import Presenter
from planner.web.tags import COLOURS, Palette, StatusTag, status_of
from tests.web.calendars import A_CALENDAR, BOARD_MEETING, BUDGET, FIGURES, JOINT_MEETING, PAPERS
from tests.web.expanding import DANISH, ENGLISH, between


def only(first: date, series: Series, *others: Series) -> Occurrence:
    found = [one for one in between(first, date(2027, 12, 31), series, *others) if one.series is series]
    return found[0]


def test_a_meeting_in_words() -> None:
    item = DANISH.item(only(date(2026, 11, 1), BOARD_MEETING))

    assert item.title == "Direktionsmøde"
    assert item.clock == "9.00–12.00"
    assert item.when == "tirsdag den 10. november 2026 kl. 9.00–12.00"
    assert item.body is not None
    assert item.body.name == "Direktionen"
    assert [unit.short for unit in item.units] == ["BYC"]
    assert item.status == StatusTag("confirmed", "Fast")
    assert (item.reasons, item.place, item.note, item.hangs_on) == ((), "", "", "")


def test_times_are_written_as_the_language_has_them() -> None:
    assert ENGLISH.item(only(date(2026, 11, 1), BOARD_MEETING)).clock == "9:00–12:00"


def test_a_moved_meeting_tells_why() -> None:
    assert DANISH.item(only(date(2026, 12, 1), BOARD_MEETING)).reasons == ("flyttet fra 8. december",)


def test_a_cancelled_one_does_not_say_so_twice() -> None:
    item = DANISH.item(only(date(2027, 1, 1), BOARD_MEETING))

    assert (item.status.word, item.reasons) == ("Aflyst", ())


def test_an_item_says_which_meeting_it_is_taken_at_and_a_deadline_which_it_follows() -> None:
    assert DANISH.item(only(date(2026, 11, 1), FIGURES, BOARD_MEETING)).hangs_on == "på »Direktionsmøde«"
    assert DANISH.item(only(date(2026, 11, 1), PAPERS, BOARD_MEETING)).hangs_on == "følger »Direktionsmøde«"


def test_what_sets_an_occurrence_apart_is_shown() -> None:
    item = DANISH.item(only(date(2027, 2, 20), JOINT_MEETING))

    assert (item.status.word, item.note) == ("Reserveret", "Hotellet er ikke bestilt")


def test_dates_that_are_missing_in_the_same_window_share_an_item() -> None:
    series = replace(BUDGET, requirement=Requirement((Quota(count=6),), since=date(2026, 1, 1)))
    missing = [one for one in between(date(2026, 1, 1), date(2027, 1, 1), series) if one.missing]

    (item,) = DANISH.items(missing)

    assert len(missing) == 6
    assert item.status == StatusTag("missing", "6 datoer mangler")


def test_a_single_missing_date_is_not_counted() -> None:
    missing = [one for one in between(date(2027, 4, 1), date(2027, 7, 1), JOINT_MEETING) if one.missing]

    assert [item.status.word for item in DANISH.items(missing)] == ["Dato mangler"]


def test_a_window_is_not_called_fixed() -> None:
    assert status_of(only(date(2027, 1, 1), BUDGET)).mark == "undated"


def test_what_waits_for_a_meeting_is_no_reservation() -> None:
    nowhere = replace(FIGURES, rule=Placed(host="pay", within=Period(unit=PeriodUnit.MONTH)))
    host = replace(BUDGET, uid="pay", rule=Period(unit=PeriodUnit.YEAR, since=date(2050, 1, 1)))
    waiting = only(date(2027, 1, 1), nowhere, host)

    assert waiting.status is Status.TENTATIVE
    assert status_of(waiting).mark == "undated"
    assert DANISH.item(waiting).reasons == ("intet møde i »IT-budget« i perioden",)


def test_a_rule_is_read_with_the_names_of_series_and_day_calendars() -> None:
    assert DANISH.rule(PAPERS) == "5 arbejdsdage før »Direktionsmøde«, kl. 12"


def test_a_body_keeps_its_colour_whatever_else_is_shown() -> None:
    palette = Palette(A_CALENDAR)

    assert [tag.colour for tag in palette.tags()] == [1, 2, 3]
    assert palette.tag(None) is None


def test_more_bodies_than_colours_begin_again() -> None:
    many = replace(A_CALENDAR, bodies=tuple(Body(f"b{n}", f"B{n}") for n in range(COLOURS + 2)))

    assert [tag.colour for tag in Palette(many).tags()][-3:] == [8, 1, 2]


def test_a_body_is_not_named_beside_a_title_that_is_its_name() -> None:
    titled = replace(JOINT_MEETING, title="HU")

    assert Presenter(A_CALENDAR, "da").item(only(date(2026, 11, 1), titled)).untold_body is None
    assert DANISH.item(only(date(2026, 11, 1), JOINT_MEETING)).untold_body is not None
