"""Random calendars whose feeds must read the same everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Final

from hypothesis import strategies as st

from planner.domain.days import CLOSED_DAYS, PUBLIC_HOLIDAYS, Days, default_day_calendars
from planner.domain.expand import expand
from planner.domain.occurrences import Status
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Period,
    PeriodUnit,
    Placed,
    Recurrence,
    Relative,
    RelativeUnit,
    Rule,
)
from planner.domain.series import (
    Adjustment,
    Body,
    Calendar,
    MovedTo,
    Policy,
    Series,
    SeriesException,
    SeriesKind,
    Unit,
)
from planner.domain.spans import Times
from planner.ical.spec import FeedSpec, PlacedAs
from tests.ical.calendars import LOOK, YEAR, nth, stamp

DAY_CALENDARS: Final = default_day_calendars()
NASTY: Final = 'aæøåÆØÅé€😀 ,;:\\"\n\r\t\x00\x0b\x1b\x85\u2028\u2029\u202e-nN=%'
TEXTS = st.text(st.sampled_from(NASTY) | st.characters(), max_size=120)
TITLES = TEXTS.map(lambda text: f"Møde {text}")
CLOCKS = st.builds(
    Times, st.times(time(7), time(15)).map(lambda one: one.replace(microsecond=0)), st.none() | st.just(time(23, 45))
)
DAYS_2026 = st.dates(date(2026, 1, 1), date(2026, 12, 20))
STAMPS = st.integers(1, 20).map(stamp)


# All that is drawn from is made once: to make it for every draw takes longer than to draw.
MAYBE_CLOCKS = st.none() | CLOCKS
SOME_DAYS = st.lists(DAYS_2026, min_size=1, max_size=4, unique=True)


@st.composite
def agreed_dates(draw: st.DrawFn) -> AgreedDates:
    firsts = draw(SOME_DAYS)
    return AgreedDates(
        tuple(
            AgreedDate(
                first,
                date.fromordinal(first.toordinal() + draw(st.sampled_from([0, 0, 1, 2, 5]))),
                draw(MAYBE_CLOCKS),
                draw(st.sampled_from(Status)),
                note=draw(TEXTS),
            )
            for first in sorted(firsts)
        )
    )


MEETINGS: st.SearchStrategy[Recurrence] = st.builds(
    nth, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1]), st.none() | CLOCKS
)
RULES: st.SearchStrategy[Rule] = st.one_of(
    MEETINGS,
    agreed_dates(),
    st.builds(Period, unit=st.sampled_from([PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.YEAR])),
    st.just(Period(unit=PeriodUnit.PART_OF_MONTH, numbers=(1, 3), months=(2, 12))),
    st.just(Placed(host="0", within=Period(unit=PeriodUnit.MONTH))),
    st.just(Placed(host="0", every=2, start=date(2026, 1, 1))),
    st.builds(
        Relative,
        anchor=st.just("0"),
        unit=st.sampled_from([RelativeUnit.DAY, RelativeUnit.WORKING_DAY]),
        offset=st.integers(-6, 6),
        times=st.none() | CLOCKS,
    ),
)


@st.composite
def moves(draw: st.DrawFn) -> MovedTo:
    first = draw(DAYS_2026)
    last = date.fromordinal(first.toordinal() + draw(st.sampled_from([0, 0, 1])))
    return MovedTo(first, last, draw(MAYBE_CLOCKS))


EXCEPTIONS = st.builds(
    SeriesException,
    moved_to=st.none() | moves(),
    status=st.none() | st.sampled_from(Status),
    title=st.none() | TITLES,
    place=st.none() | TEXTS,
    note=st.none() | TEXTS,
    stamp=STAMPS,
)


MAYBE_BODY = st.none() | st.builds(Body, st.just("body"), TITLES)
UNITS = st.lists(st.builds(Unit, st.just("unit"), TITLES, TEXTS), max_size=2)


@st.composite
def series(draw: st.DrawFn, uid: str, rules: st.SearchStrategy[Rule]) -> Series:
    """A series with exceptions to some of its first dates."""
    plain = Series(
        uid=uid,
        title=draw(TITLES),
        kind=draw(st.sampled_from(SeriesKind)),
        rule=draw(rules),
        body=draw(MAYBE_BODY),
        units=tuple(draw(UNITS)),
        adjustments=draw(
            st.sampled_from(
                [
                    (),
                    (Adjustment(PUBLIC_HOLIDAYS, Policy.NEXT_WORKING_DAY), Adjustment(CLOSED_DAYS, Policy.SKIP)),
                    (Adjustment(PUBLIC_HOLIDAYS, Policy.SAME_WEEK),),
                ]
            )
        ),
        status=draw(st.sampled_from(Status)),
        place=draw(TEXTS),
        note=draw(TEXTS),
        stamp=draw(STAMPS),
    )
    if not isinstance(plain.rule, Recurrence | Period):
        return plain
    given = [one.recurrence_id for one in expand(plain, Days(DAY_CALENDARS), YEAR)]
    chosen = draw(st.lists(st.sampled_from(given), max_size=3, unique=True)) if given else []
    return replace(plain, exceptions={rid: draw(EXCEPTIONS) for rid in chosen})


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """A calendar of one to five series, the first of them a meeting that others may hang on."""
    others = draw(st.integers(0, 4))
    found = [draw(series("0", MEETINGS)), *(draw(series(f"{number}", RULES)) for number in range(1, others + 1))]
    return Calendar(uid="k", name="Årshjul", version=20, series=tuple(found), day_calendars=DAY_CALENDARS)


@st.composite
def specs(draw: st.DrawFn) -> FeedSpec:
    """A feed that leaves nothing out, in any look."""
    language, alarm = draw(st.sampled_from(["da", "en"])), draw(st.sampled_from([None, 15]))
    return FeedSpec(
        name=draw(TITLES),
        identity="id",
        window=YEAR,
        look=LOOK._replace(language=language, alarm=alarm),
        description=draw(TEXTS),
        placed_as=draw(st.sampled_from(PlacedAs)),
    )
