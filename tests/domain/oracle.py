"""Independent expansions of a ``Recurrence``: its RRULE, read by python-dateutil and by recurring-ical-events."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

from planner.domain.rules import Frequency, Recurrence
from planner.domain.spans import Window

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def expressible(rule: Recurrence) -> bool:
    """Whether RFC 5545 §3.3.10 can say the rule: it has nothing of what the product adds."""
    adds = rule.except_months or rule.by_working_day
    return not adds and not (rule.by_week_no and rule.freq is not Frequency.YEARLY)


def rrule_text(rule: Recurrence) -> str:
    """The rule as the value of an RRULE."""
    parts = {
        "FREQ": rule.freq.value.upper(),
        "INTERVAL": str(rule.interval),
        "BYDAY": ",".join(f"{weekday.nth or ''}{DAYS[weekday.day]}" for weekday in rule.by_day),
        "BYMONTHDAY": ",".join(map(str, rule.by_month_day)),
        "BYMONTH": ",".join(map(str, rule.by_month)),
        "BYWEEKNO": ",".join(map(str, rule.by_week_no)),
        "BYSETPOS": ",".join(map(str, rule.by_set_pos)),
        "COUNT": str(rule.count or ""),
        "UNTIL": f"{rule.until:%Y%m%d}" if rule.until else "",
    }
    return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def by_dateutil(rule: Recurrence, window: Window) -> list[date]:
    """The dates of the window according to python-dateutil."""
    start = datetime.combine(rule.start, time())
    last = datetime.combine(window.end, time()) - timedelta(seconds=1)
    found = rrulestr(rrule_text(rule), dtstart=start).between(datetime.combine(window.start, time()), last, inc=True)
    return [moment.date() for moment in found]


def by_recurring_ical_events(rule: Recurrence, window: Window) -> list[date]:
    """The dates of the window according to recurring-ical-events, all-day events.

    It always gives DTSTART (RFC 5545 §3.8.5.3 leaves one that does not fit the rule undefined), so that one is
    left out where python-dateutil does not give it.
    """
    event = icalendar.Event.new(uid="oracle", start=rule.start, summary="oracle")
    event.add("rrule", icalendar.vRecur.from_ical(rrule_text(rule)))
    calendar = icalendar.Calendar.new(subcomponents=[event])
    found = recurring_ical_events.of(calendar).between(window.start, window.end)
    given = sorted(one["DTSTART"].dt for one in found)
    fits = by_dateutil(rule, Window(rule.start, rule.start + timedelta(days=1)))
    return [day for day in given if fits or day != rule.start]
