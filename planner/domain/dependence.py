"""What a change can touch: which series must be expanded anew, and which cannot have changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.domain.rules import Recurrence, Relative, RelativeUnit, Rule, Union, anchor_of
from planner.domain.series import Calendar, Series


def touched(before: Calendar, after: Calendar) -> set[str]:
    """The uids of the series whose occurrences may differ: those that changed, and whatever follows them."""
    old, new = ({one.uid: one for one in calendar.series} for calendar in (before, after))
    found = {uid for uid in old.keys() | new.keys() if not _same(old.get(uid), new.get(uid))}
    if before.day_calendars != after.day_calendars:
        found |= {uid for series in (old, new) for uid, one in series.items() if looks_at_days(one)}
    return followers(found, old) | followers(found, new)


def followers(uids: Iterable[str], by_uid: Mapping[str, Series]) -> set[str]:
    """Those series, those that follow them, those that follow these, and so on."""
    following: dict[str, list[str]] = {}
    for uid, one in by_uid.items():
        anchor = anchor_of(one.rule)
        if anchor is not None:
            following.setdefault(anchor, []).append(uid)
    found, waiting = set(uids), list(uids)
    while waiting:
        new = [uid for uid in following.get(waiting.pop(), ()) if uid not in found]
        found.update(new)
        waiting += new
    return found


def with_anchors(uids: Iterable[str], by_uid: Mapping[str, Series]) -> dict[str, Series]:
    """The series with these uids, as far as there are any, and those that they follow."""
    found: dict[str, Series] = {}
    for uid in uids:
        following: str | None = uid
        while following is not None and following not in found and following in by_uid:
            found[following] = by_uid[following]
            following = anchor_of(by_uid[following].rule)
    return found


def looks_at_days(series: Series) -> bool:
    """Whether day calendars have a say in the series' dates."""
    return bool(series.adjustments) or _counts_working_days(series.rule)


def _same(old: Series | None, new: Series | None) -> bool:
    return old is new or old == new


def _counts_working_days(rule: Rule) -> bool:
    match rule:
        case Recurrence():
            return bool(rule.by_working_day)
        case Relative():
            return rule.unit is RelativeUnit.WORKING_DAY
        case Union():
            return any(_counts_working_days(branch.rule) for branch in rule.branches)
        case _:
            return False
