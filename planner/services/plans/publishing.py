"""A plan adopted, body by body: calendar, states and frozen dates in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from planner.domain.access import Author
from planner.domain.days import Days
from planner.domain.errors import DomainError, Language
from planner.domain.occurrences import rid_text
from planner.domain.plans import Adopted, BodyState, Decision, Plan, Stage, optional_line
from planner.domain.series import Calendar
from planner.planning.violations import Violation
from planner.planning.year.adopting import adoption as adopted_for
from planner.services import calendars
from planner.services.changing import change_within, changed
from planner.services.plans.keeping import fresh, put
from planner.services.plans.looking import Look, look_at
from planner.services.transactions import writing
from planner.store import plans as store
from planner.store import queries, saving

LONGEST_REFERENCE = 200


class NotPublishable(DomainError):
    """Dates that break hard rules: to be mended first, or published all the same."""

    def __init__(self, seen_now: Look, broken: Iterable[Violation]) -> None:
        self.broken = tuple(broken)
        self.sentences: Mapping[Language, tuple[str, ...]] = {
            "da": tuple(one.text(seen_now.problem, "da") for one in self.broken),
            "en": tuple(one.text(seen_now.problem, "en") for one in self.broken),
        }
        super().__init__("bodies", " ".join(self.sentences["da"]), " ".join(self.sentences["en"]))


@dataclass(frozen=True, slots=True)
class Published:
    """The plan and the calendar afterwards. The calendar's version is that of the change in the history.

    ``made`` is False where the calendar had all those dates already.
    """

    plan: Plan
    calendar: Calendar
    made: bool


def decision_of(reference: str, day: date | None) -> Decision:
    """What adopted the dates. Raises ``DomainError`` at ``reference``."""
    return Decision(optional_line(reference, "reference", LONGEST_REFERENCE), day)


def publish(
    uid: str,
    bodies: Collection[str],
    decision: Decision,
    now: datetime,
    by: Author,
    seen: int,
    *,
    anyway: bool = False,
) -> Published:
    """Adopt the plan for these bodies (keys, or ``NO_BODY``): their dates are the calendar's from now on, confirmed.

    In one transaction: the calendar and its history, the frozen dates, and the plans of the same body and year that
    this one supersedes. Meetings without a date stay "dato mangler". Raises ``NotPublishable`` for dates that break a
    hard rule, unless ``anyway``; ``DomainError`` at ``bodies`` for none, for one that has adopted the plan already or
    has nothing in it; ``PlanChanged``, ``NoSuchPlan``, and whatever ``change`` raises.
    """
    with writing() as session:
        plan = fresh(session, uid, seen)
        calendar = queries.calendar(session) or calendars.NEW
        seen_now = look_at(plan, calendar, Days(calendar.day_calendars))
        _demand_ready(seen_now, bodies, anyway=anyway)
        adoption = adopted_for(seen_now.planned, seen_now.dates, bodies=bodies)
        after, made = change_within(session, lambda _: adoption.calendar, now, by)
        version = after.version if made else calendar.version
        frozen = _frozen(seen_now, bodies)
        states = {
            key: BodyState(
                stage=Stage.PUBLISHED,
                since=now,
                by=by,
                answer_by=plan.of(key).answer_by,
                decision=decision,
                frozen=frozen.get(key, ()),
                version=version,
            )
            for key in bodies
        }
        plan = put(session, replace(plan, bodies={**plan.bodies, **states}), now, by)
        names = names_of(adoption.names)
        for other in store.everything(session):
            _follow(session, other, plan, bodies, names)
        if not made:
            saving.raise_version(session)
        plan = fresh(session, uid, plan.version)
    if made:
        changed(after)
    else:
        calendars.forget()
    return Published(plan, after, made)


def in_the_way(seen_now: Look, bodies: Collection[str]) -> list[Violation]:
    """The hard rules that the dates of these bodies break; empty where they can be published."""
    rows = (row for row in seen_now.rows if row.body in bodies)
    return list(dict.fromkeys(one for row in rows for one in row.broken))


def _demand_ready(seen_now: Look, bodies: Collection[str], *, anyway: bool) -> None:
    if not bodies:
        raise DomainError("bodies", "Vælg mindst ét forum.", "Choose a body at least.")
    known = seen_now.bodies
    for key in bodies:
        if key not in known:
            raise DomainError(
                "bodies",
                "Et af de valgte fora har ingen møder i planen.",
                "One of those bodies has no meetings in the plan.",
            )
        if known[key].is_adopted:
            raise DomainError(
                "bodies",
                "Et af de valgte fora har allerede vedtaget planen.",
                "One of those bodies has adopted the plan already.",
            )
    broken = [] if anyway else in_the_way(seen_now, bodies)
    if broken:
        raise NotPublishable(seen_now, broken)


def _frozen(seen_now: Look, bodies: Collection[str]) -> Mapping[str, tuple[Adopted, ...]]:
    found: dict[str, list[Adopted]] = {}
    for key, one in seen_now.frozen(bodies):
        found.setdefault(key, []).append(one)
    return {key: tuple(some) for key, some in found.items()}


def names_of(names: Mapping[tuple[str, date | str], date | str]) -> Mapping[str, str]:
    """The new uids of slots that have another name in the calendar now, by the old ones."""
    return {
        f"{series}/{rid_text(old)}": f"{series}/{rid_text(new)}" for (series, old), new in names.items() if old != new
    }


def _follow(session: Session, other: Plan, plan: Plan, bodies: Collection[str], names: Mapping[str, str]) -> None:
    """Let a plan know slots by their new names, and that another one has taken its place where it has.

    Neither raises its version: whoever is working on it is not in the way of that.
    """
    after = known_by(session, other, names)
    if other.uid != plan.uid and _overlap(other, plan):
        over = {
            key: replace(state, stage=Stage.SUPERSEDED, superseded_by=plan.uid)
            for key, state in other.bodies.items()
            if key in bodies and state.stage is Stage.PUBLISHED
        }
        after = replace(after, bodies={**after.bodies, **over})
    if after != other:
        store.put(session, after)


def known_by(session: Session, plan: Plan, names: Mapping[str, str]) -> Plan:
    """The plan with its slots under their new names, which what is kept beside it in the store gets at once."""
    store.rename_slots(session, plan.uid, names)
    known = any(name in plan.dates or name in plan.pinned for name in names)
    return _renamed(plan, names) if known else plan


def _renamed(plan: Plan, names: Mapping[str, str]) -> Plan:
    def dates(some: Mapping[str, date]) -> Mapping[str, date]:
        return {names.get(uid, uid): day for uid, day in some.items()}

    waiting = plan.suggestion
    return replace(
        plan,
        dates=dates(plan.dates),
        pinned=frozenset(names.get(uid, uid) for uid in plan.pinned),
        suggestion=waiting and replace(waiting, dates=dates(waiting.dates), before=dates(waiting.before)),
    )


def _overlap(one: Plan, other: Plan) -> bool:
    return one.year.start < other.year.end and other.year.start < one.year.end
