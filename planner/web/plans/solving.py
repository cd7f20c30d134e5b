"""The solver from a page: started, followed, stopped; its outcome as a diff that is taken or dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, flash, make_response, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from planner import clock
from planner.domain.access import Needs
from planner.domain.errors import DomainError
from planner.domain.plans import Job, JobState
from planner.services.plans import comparing, editing, solving, suggesting
from planner.services.plans.keeping import NoSuchPlan
from planner.services.plans.looking import Look
from planner.web.access import author, needs
from planner.web.filters import Choice
from planner.web.language import language
from planner.web.plans import relaxing, remedies, streaming
from planner.web.plans.blueprint import at_field, blueprint, looked_at, plan_of, seen, sent, status_of, to
from planner.web.plans.differences import differences
from planner.web.plans.frame import framed
from planner.web.plans.marks import told
from planner.web.reading import Reading

SECONDS = (10, 30, 60, 180, 600)
EVERYTHING = "*"


@dataclass(frozen=True, slots=True)
class Progress:
    """A solve in words: ``heading`` says where it stands, ``told`` are sentences, ``facts`` names and numbers.

    ``times`` are more of these, which change so often that nobody is to be told aloud. ``share`` is how much of its
    time is gone, in per cent.
    """

    state: str
    heading: str
    times: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    told: tuple[str, ...]
    share: int

    @property
    def running(self) -> bool:
        """Whether it may still change."""
        return self.state == JobState.RUNNING


@blueprint.get("/<uuid:uid>/solve")
@needs(Needs.PLANNING)
def solve(uid: object) -> ResponseReturnValue:
    """How the last solve stands, and the form that starts one."""
    return _page(str(uid), {}, 200)


@blueprint.post("/<uuid:uid>/solve")
@needs(Needs.PLANNING)
def start(uid: object) -> ResponseReturnValue:
    """Start one; or plan again at once by rule of thumb."""
    key, form = str(uid), sent()
    looked_at(key)
    keep = form.get("keep") == "1"
    try:
        if form.get("how") == "at-once":
            suggesting.suggest(key, clock.now(), seen(form), keep=keep)
            return to("suggestion", key)
        solving.start(key, clock.now(), seen(form), seconds=_seconds(form.get("seconds", "")), keep=keep)
    except DomainError as error:
        return _page(key, at_field(error), status_of(error))
    return to("solve", key)


@blueprint.get("/<uuid:uid>/solve/progress")
@needs(Needs.PLANNING)
def progress(uid: object) -> ResponseReturnValue:
    """How far it has come, as a part of the page: what its script asks for again and again."""
    key = str(uid)
    plan_of(key)
    return make_response(_part(key)[0], {"Cache-Control": "no-store"})


@blueprint.get("/<uuid:uid>/solve/stream")
@needs(Needs.PLANNING)
def stream(uid: object) -> ResponseReturnValue:
    """The same streamed, as long as it can change; a 503 where the process streams to somebody else."""
    key = str(uid)
    plan_of(key)
    until = streaming.PLACE.take()
    if until is None:
        return make_response(_("Der følges med i en anden beregning."), 503, {"Cache-Control": "no-store"})
    response = Response(
        stream_with_context(streaming.events(lambda: _part(key), until)), mimetype=streaming.MEDIA_TYPE
    )
    response.call_on_close(lambda: streaming.PLACE.leave(until))
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


@blueprint.post("/<uuid:uid>/solve/stop")
@needs(Needs.PLANNING)
def stop(uid: object) -> ResponseReturnValue:
    """End it: with the best plan so far, or without any."""
    key = str(uid)
    plan_of(key)
    solving.cancel(key, keep_best=sent().get("keep_best") == "1")
    return to("solve", key)


@blueprint.post("/<uuid:uid>/solve/relax")
@needs(Needs.PLANNING)
def relax(uid: object) -> ResponseReturnValue:
    """Let go of something, so that a plan is possible."""
    key, form = str(uid), sent()
    look = looked_at(key)
    what, which = form.get("what", ""), form.get("which", "")
    try:
        if what == relaxing.UNPIN:
            editing.unpin(key, [which], clock.now(), author(), seen(form))
        else:
            wanted = relaxing.relaxed(look.preferences, what, which)
            editing.set_preferences(key, wanted, clock.now(), author(), seen(form))
    except DomainError as error:
        return _page(key, at_field(error), status_of(error))
    flash(_("Det er gjort. Beregn igen, så ses det, om der nu er en plan."))
    return to("solve", key)


@blueprint.get("/<uuid:uid>/suggestion")
@needs(Needs.PLANNING)
def suggestion(uid: object) -> ResponseReturnValue:
    """What the plan would become, before it is accepted."""
    return _suggested(str(uid), {}, 200)


@blueprint.post("/<uuid:uid>/suggestion")
@needs(Needs.PLANNING)
def accept(uid: object) -> ResponseReturnValue:
    """Take it, for all or for one body; or drop it."""
    key, form = str(uid), sent()
    plan_of(key)
    which, body = form.get("suggestion", ""), form.get("body", EVERYTHING)
    if form.get("how") == "drop":
        editing.drop(key, which)
        flash(_("Forslaget er kasseret. Planen er, som den var."))
        return to("plan", key)
    try:
        bodies = None if body == EVERYTHING else [body]
        after = editing.accept(key, which, clock.now(), author(), seen(form), bodies=bodies)
    except DomainError as error:
        return _suggested(key, at_field(error), status_of(error))
    flash(_("Forslagets datoer er taget ind i planen."))
    return to("plan" if after.suggestion is None else "suggestion", key)


def _part(uid: str) -> tuple[str, bool]:
    """How far the plan's solve has come as a part of the page, and whether it goes on."""
    try:
        job = solving.job(uid, clock.now())
    except NoSuchPlan:
        job = None
    shown = None if job is None else progress_of(job)
    page = Reading.now().page("plans/progress.html", progress=shown)
    return page, shown is not None and shown.running


def progress_of(job: Job) -> Progress:
    """The solve in words."""
    share = min(100, round(100 * job.spent / job.seconds)) if job.seconds else 100
    return Progress(
        state=job.state.value,
        heading=_heading(job),
        times=tuple(_times(job)),
        facts=tuple(_facts(job)),
        told=job.told.get(language(), ()),
        share=share if job.state is JobState.RUNNING else 100,
    )


def _heading(job: Job) -> str:
    if job.state is JobState.DONE and job.optimal:
        least = _("Færdig: mindre kan bevisligt ikke flyttes.")
        return least if job.keep else _("Færdig: bedre kan det bevisligt ikke blive.")
    if job.state is JobState.DONE:
        return _("Færdig")
    return {
        JobState.RUNNING: _("Beregner …"),
        JobState.CANCELLED: _("Stoppet. Planen er, som den var."),
        JobState.FAILED: _("Beregningen gav ingen plan"),
        JobState.IMPOSSIBLE: _("Møderne kan ikke alle holdes"),
        JobState.LOST: _("Beregningen blev afbrudt"),
    }[job.state]


def _times(job: Job) -> list[tuple[str, str]]:
    times = [(_("Tid brugt"), _("%(spent)s af %(all)s s", spent=round(job.spent), all=round(job.seconds)))]
    if job.state is JobState.RUNNING:
        times.append((_("Tid tilbage"), _("%(left)s s", left=round(job.seconds_left))))
    return times


def _facts(job: Job) -> list[tuple[str, str]]:
    """What is known of the points; where moves cost points too, they would say nothing of the plan."""
    facts: list[tuple[str, str]] = []
    if job.cost is not None and not job.keep and job.state in (JobState.RUNNING, JobState.DONE):
        facts.append((_("Bedste plan"), ngettext("%(num)d point", "%(num)d point", job.cost)))
        facts.append((_("Kan ikke blive under"), ngettext("%(num)d point", "%(num)d point", job.bound)))
        gap = job.gap
        if gap is not None:
            facts.append((_("Højst fra det bedst mulige"), f"{gap:.1%}".replace(".", ",").replace("%", " %")))
    return facts


def _page(uid: str, errors: Mapping[str, str], status: int) -> ResponseReturnValue:
    reading, look = Reading.now(), looked_at(uid)
    job = solving.job(uid, clock.now())
    chosen = request.form.get("seconds", str(solving.USUAL_SECONDS))
    impossible = job is not None and job.state is JobState.IMPOSSIBLE
    page = framed(
        "plans/solve.html",
        look,
        reading,
        job=job,
        progress=None if job is None else progress_of(job),
        errors=errors,
        seconds=[Choice(str(one), _seconds_word(one), str(one) == chosen) for one in SECONDS],
        meetings=_meetings(look, job) if job and impossible else [],
        remedied=remedies.remedied(look, job, language()) if job and impossible else (),
        relaxations=remedies.untried(look, job) if job and impossible else (),
        since_changed=job is not None and impossible and job.based_on != look.plan.version,
        contradicting=remedies.contradicting(look, language()),
        progress_href=url_for("plans.progress", uid=uid),
        stream_href=url_for("plans.stream", uid=uid),
    )
    return make_response(page, status)


def _meetings(look: Look, job: Job) -> list[tuple[str, str]]:
    found = []
    for uid in job.meetings:
        row = look.row(uid)
        if row is not None:
            one = told(row, look, language())
            found.append((f"{one.title}, {one.when}", one.href))
    return found


def _suggested(uid: str, errors: Mapping[str, str], status: int) -> ResponseReturnValue:
    reading, look = Reading.now(), looked_at(uid)
    found = comparing.with_suggestion(uid)
    shown = None if found is None else differences(found, look.planned.calendar, language())
    return make_response(framed("plans/suggestion.html", look, reading, shown=shown, errors=errors), status)


def _seconds(text: str) -> int:
    if text not in {str(one) for one in SECONDS}:
        raise DomainError("seconds", "Vælg en af tiderne.", "Choose one of the times.")
    return int(text)


def _seconds_word(seconds: int) -> str:
    if seconds < 60:
        return ngettext("%(num)d sekund", "%(num)d sekunder", seconds)
    return ngettext("%(num)d minut", "%(num)d minutter", seconds // 60)
