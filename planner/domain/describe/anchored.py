"""Rules that follow another series in words: "på det første møde i »X« i hvert kvartal", "dagen før »ØU«, kl. 12"."""

from __future__ import annotations

from planner.domain.describe.period import period
from planner.domain.describe.sentence import clock
from planner.domain.rules import Placed, Relative, RelativeUnit
from planner.domain.words import Words


def placed(rule: Placed, host: str, w: Words) -> str:
    """At which of the host's meetings; ``host`` is its title."""
    of_host = w(f"i {w.quoted(host)}", f"of {w.quoted(host)}")
    if rule.within is not None:
        nth = w.place(rule.nth)
        meeting = w(f"på det {nth} møde {of_host}", f"at the {nth} meeting {of_host}")
        return period(rule.within, w, before=meeting).text()
    nth = "" if rule.every == 1 else f"{w.ordinal(rule.every)} "
    meetings = w(f"på hvert {nth}møde {of_host}", f"at every {nth}meeting {of_host}")
    if rule.start is None:
        return meetings
    start = w.the_date(rule.start)
    if rule.every == 1:
        return w(f"{meetings}, fra {start}", f"{meetings}, from {start}")
    return w(f"{meetings}, regnet fra {start}", f"{meetings}, counted from {start}")


def relative(rule: Relative, anchor: str, w: Words) -> str:
    """How long before or after the anchor; ``anchor`` is its title."""
    title = w.quoted(anchor)
    if rule.unit is RelativeUnit.WEEK_OF:
        return _in_week_of(rule, title, w)
    at = clock(rule.times, w)
    return f"{_distance(rule, w)} {title}{', ' if at else ''}{at}"


def _distance(rule: Relative, w: Words) -> str:
    if rule.offset == 0:
        return w("samme dag som", "the same day as")
    count, way = abs(rule.offset), _before_or_after(rule.offset, w)
    match rule.unit:
        case RelativeUnit.WORKING_DAY:
            many = w(f"{count} arbejdsdage", f"{count} working days")
            one = w("arbejdsdagen", "the working day")
        case RelativeUnit.WEEK:
            many, one = w(f"{count} uger", f"{count} weeks"), w("en uge", "one week")
        case _:
            many, one = w(f"{count} dage", f"{count} days"), w("dagen", "the day")
    return f"{one if count == 1 else many} {way}"


def _in_week_of(rule: Relative, title: str, w: Words) -> str:
    week = _week(rule.offset, title, w)
    if rule.weekday is None:
        return w(f"i {week} (dag ikke fastsat)", f"in {week} (day not set)")
    day = " ".join(filter(None, (w.weekday(rule.weekday), clock(rule.times, w))))
    return w(f"{day} i {week}", f"{day} in {week}")


def _week(offset: int, title: str, w: Words) -> str:
    """The anchor's own week is "samme uge", since "ugen for" and "ugen før" are too easily taken for each other."""
    if offset == 0:
        return w(f"samme uge som {title}", f"the same week as {title}")
    way = _before_or_after(offset, w)
    if abs(offset) == 1:
        return w(f"ugen {way} {title}", f"the week {way} {title}")
    nth = w.ordinal(abs(offset))
    return w(f"den {nth} uge {way} {title}", f"the {nth} week {way} {title}")


def _before_or_after(offset: int, w: Words) -> str:
    return w("før", "before") if offset < 0 else w("efter", "after")
