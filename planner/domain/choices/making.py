"""From the choices to the rule that they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from planner.domain import periods
from planner.domain.choices.answers import Choices, Link, On, Pick, Repeat, When, in_order
from planner.domain.errors import DomainError
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Frequency,
    Period,
    PeriodUnit,
    Placed,
    Recurrence,
    Relative,
    RelativeUnit,
    Rule,
    SimpleRule,
    Weekday,
    even_weeks,
    odd_weeks,
)
from planner.domain.series import Quota, Requirement
from planner.domain.spans import Window

_UNIT_OF: Final = {
    When.WEEK: PeriodUnit.WEEK,
    When.QUARTER: PeriodUnit.QUARTER,
    When.HALF_YEAR: PeriodUnit.HALF_YEAR,
    When.SEASON: PeriodUnit.SEASON,
    When.YEAR: PeriodUnit.YEAR,
}
_WINDOW_OF: Final = {
    On.WEEK: PeriodUnit.WEEK_OF_MONTH,
    On.PART: PeriodUnit.PART_OF_MONTH,
    On.OPEN: PeriodUnit.MONTH,
}


def rule_of(choices: Choices) -> Rule:
    """The rule that the choices mean. Raises ``DomainError`` at the field of ``Choices`` that is wrong or missing.

    ``Repeat.OTHER`` has no rule of its own and must not be asked for one.
    """
    return _RULE_OF[choices.repeat](choices)


def requirement_of(choices: Choices) -> Requirement | None:
    """What ``Repeat.QUOTA`` asks for; None for everything else. Raises ``DomainError`` as ``rule_of`` does."""
    if choices.repeat is not Repeat.QUOTA:
        return None
    quota = Quota(count=choices.count, per=choices.per, spread=choices.spread)
    return Requirement((quota,), since=_since(choices), until=choices.until)


def _once(choices: Choices) -> Rule:
    if choices.when is When.MONTH and choices.pick.dated:
        raise DomainError("pick", "Vælg dagen selv.", "Choose the day itself.")
    if choices.when is not When.DAY:
        return _only(_in_year(replace(choices, since=None, until=None, every=1)), _year(choices))
    if choices.first is None:
        raise DomainError("first", "Vælg en dag.", "Choose a day.")
    last = choices.last if choices.last != choices.first else None
    return AgreedDates((AgreedDate(choices.first, last, choices.times, choices.status),))


def _only(rule: SimpleRule, year: int) -> SimpleRule:
    """The window of that year, and no other one."""
    if not isinstance(rule, Period):
        return rule
    found = [one.first for one in periods.windows(rule, Window.of_year(year)) if one.id.startswith(f"{year}")]
    if not found:
        raise DomainError("number", f"Det findes ikke i {year}.", f"{year} has no such thing.")
    return replace(rule, since=found[0], until=found[0])


def _weekly(choices: Choices) -> Recurrence:
    return _by_week(choices, _weekdays(choices))


def _by_week(choices: Choices, by_day: tuple[Weekday, ...], weeks: tuple[int, ...] = ()) -> Recurrence:
    return _recurrence(
        choices,
        freq=Frequency.WEEKLY,
        interval=1 if weeks else choices.every,
        by_day=by_day,
        by_week_no=weeks,
        **_limit(choices.months),
    )


def _odd_even(choices: Choices) -> Rule:
    weeks = odd_weeks() if choices.odd else even_weeks()
    if not choices.weekdays:
        return _window(choices, unit=PeriodUnit.WEEK, numbers=weeks)
    return _by_week(choices, _weekdays(choices), weeks)


def _weekdays(choices: Choices) -> tuple[Weekday, ...]:
    if not choices.weekdays:
        raise DomainError("weekdays", "Vælg mindst én ugedag.", "Choose at least one weekday.")
    return tuple(Weekday(day) for day in sorted(choices.weekdays))


def _monthly(choices: Choices) -> SimpleRule:
    return _in_months(choices, choices.months)


def _quarterly(choices: Choices) -> SimpleRule:
    if not choices.of_quarter:
        return _window(choices, unit=PeriodUnit.QUARTER)
    return _in_months(choices, tuple(range(choices.of_quarter, 13, 3)))


def _in_months(choices: Choices, months: tuple[int, ...]) -> SimpleRule:
    pick = choices.pick
    if pick.dated:
        return _recurrence(choices, freq=Frequency.MONTHLY, **_days(pick), **_limit(months))
    numbers = () if pick.on is On.OPEN else _nths(pick)
    kept = tuple(sorted(months)) if len(months) < 12 else ()
    return _window(choices, unit=_WINDOW_OF[pick.on], numbers=numbers, months=kept)


def _yearly(choices: Choices) -> Rule:
    return _in_year(replace(choices, every=1, year=None))


def _years(choices: Choices) -> Rule:
    return _in_year(replace(choices, since=date(_year(choices), 1, 1)))


def _in_year(choices: Choices) -> SimpleRule:
    match choices.when:
        case When.DAY:
            raise DomainError("when", "Vælg, hvornår på året.", "Choose when in the year.")
        case When.MONTH if choices.every == 1:
            return _in_months(choices, (choices.number,))
        case When.MONTH if choices.pick.dated:
            return _every_nth_year(choices, by_month=(choices.number,), **_days(choices.pick))
        case When.MONTH:
            return _counted_in_years(choices, _in_months(choices, (choices.number,)))
        case When.WEEK if choices.weekday is not None and choices.repeat is not Repeat.ONCE:
            return _every_nth_year(choices, by_week_no=(choices.number,), by_day=(Weekday(choices.weekday),))
        case When.SPAN:
            return _counted_in_years(choices, _window(choices, unit=PeriodUnit.SPAN, span=choices.span))
        case _:
            unit = _UNIT_OF[choices.when]
            numbers = () if unit is PeriodUnit.YEAR else (choices.number,)
            return _counted_in_years(choices, _window(choices, unit=unit, numbers=numbers))


def _every_nth_year(choices: Choices, **fields: Any) -> Recurrence:
    return _recurrence(choices, freq=Frequency.YEARLY, interval=choices.every, **fields)


def _counted_in_years(choices: Choices, rule: SimpleRule) -> SimpleRule:
    if choices.every == 1 or not isinstance(rule, Period):
        return rule
    return replace(rule, every=choices.every, anchor_year=choices.year)


def _dates(choices: Choices) -> AgreedDates:
    return AgreedDates(tuple(sorted(choices.dates, key=lambda agreed: agreed.first)))


def _following(choices: Choices) -> Rule:
    if not choices.host:
        raise DomainError("host", "Vælg det punkt, der følges.", "Choose what it follows.")
    match choices.link:
        case Link.IN_EACH:
            return Placed(host=choices.host, within=_within(choices), nth=choices.nth)
        case Link.EVERY_NTH:
            return Placed(host=choices.host, every=choices.every, start=_since(choices))
        case Link.COUNTED:
            return Relative(anchor=choices.host, unit=choices.unit, offset=choices.offset, times=choices.times)
        case Link.WEEK_OF:
            return Relative(
                anchor=choices.host,
                unit=RelativeUnit.WEEK_OF,
                offset=choices.offset,
                weekday=choices.weekday,
                times=None if choices.weekday is None else choices.times,
            )


def _within(choices: Choices) -> Period:
    numbers = (choices.number,) if choices.within is PeriodUnit.WEEK_OF_MONTH else ()
    narrow = choices.within in (PeriodUnit.WEEK_OF_MONTH, PeriodUnit.MONTH) and len(choices.months) < 12
    months = tuple(sorted(choices.months)) if narrow else ()
    return _window(choices, unit=choices.within, numbers=numbers, months=months)


def _days(pick: Pick) -> dict[str, Any]:
    nths = _nths(pick)
    match pick.on:
        case On.WEEKDAY:
            return {"by_day": tuple(Weekday(pick.weekday, nth) for nth in nths)}
        case On.DAY:
            return {"by_month_day": nths}
        case _:
            return {"by_working_day": nths}


def _nths(pick: Pick) -> tuple[int, ...]:
    if not pick.nths:
        raise DomainError("pick", "Vælg mindst én.", "Choose at least one.")
    return in_order(pick.nths)


def _limit(months: tuple[int, ...]) -> dict[str, Any]:
    """The months as they are said in fewest words: those that are in, or those that are not."""
    chosen = sorted(set(months)) if months else list(range(1, 13))
    left_out = tuple(month for month in range(1, 13) if month not in chosen)
    if not left_out:
        return {}
    return {"except_months": left_out} if len(left_out) < len(chosen) else {"by_month": tuple(chosen)}


def _recurrence(choices: Choices, **fields: Any) -> Recurrence:
    return Recurrence(
        start=_since(choices), until=choices.until, times=choices.times, length=choices.length, **fields
    )


def _window(choices: Choices, **fields: Any) -> Period:
    return Period(since=choices.since, until=choices.until, **fields)


def _since(choices: Choices) -> date:
    if choices.since is None:
        raise DomainError("since", "Vælg den dag, det gælder fra.", "Choose the day from which it holds.")
    return choices.since


def _year(choices: Choices) -> int:
    if choices.year is None:
        raise DomainError("year", "Skriv et årstal.", "Write a year.")
    return Window.of_year(choices.year).start.year


def _other(_choices: Choices) -> Rule:
    raise DomainError("repeat", "Vælg, hvordan det gentages.", "Choose how it repeats.")


_RULE_OF: Final[Mapping[Repeat, Callable[[Choices], Rule]]] = {
    Repeat.ONCE: _once,
    Repeat.WEEKLY: _weekly,
    Repeat.ODD_EVEN: _odd_even,
    Repeat.MONTHLY: _monthly,
    Repeat.QUARTERLY: _quarterly,
    Repeat.YEARLY: _yearly,
    Repeat.YEARS: _years,
    Repeat.DATES: _dates,
    Repeat.QUOTA: _dates,
    Repeat.FOLLOWS: _following,
    Repeat.OTHER: _other,
}
