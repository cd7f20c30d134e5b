"""What has become of accounts, told to administrators: on a page, and as a file. No secret is part of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, Response, abort, request, url_for
from flask_babel import gettext as _

from planner.domain.access import Account, Needs
from planner.domain.account_changes import AccountChange, Deed
from planner.services import account_history as service
from planner.services import accounts
from planner.services.accounts import NoSuchAccount
from planner.web import parameters, spreadsheet
from planner.web.access import needs
from planner.web.account_words import role_name
from planner.web.authors import author_name
from planner.web.moments import moment_words
from planner.web.reading import Reading
from planner.web.secrecy import unkept

OF: Final = "account"
"""The parameter that names the one account whose history is asked for."""

BEFORE: Final = "before"
_MOST: Final = 10**15
"""A number that no deed will ever have."""

_WITHOUT_SIGNING_IN: Final = frozenset({Deed.LINK_ASKED_FOR})

blueprint = unkept(Blueprint("account_history", __name__, url_prefix="/settings/accounts"))


@dataclass(frozen=True, slots=True)
class Row:
    """One deed in words; ``iso`` is when, for machines, ``href`` the page of the account."""

    when: str
    iso: str
    who: str
    whose: str
    href: str
    lines: tuple[str, ...]


@blueprint.get("/history")
@needs(Needs.ADMINISTERING)
def index() -> str:
    """Every deed, the newest first, or those of one account."""
    reading, of = Reading.now(), _asked_of()
    before = parameters.count(request.args, BEFORE, 0, _MOST)
    page = service.page(of.uid if of else None, before or None)
    bodies = {body.key: body.name for body in reading.calendar.bodies}
    asked: dict[str, Any] = {OF: of.uid} if of else {}
    return reading.page(
        "account_history.html",
        of=of,
        rows=[_row(one, bodies, reading) for one in page.changes],
        older=url_for(".index", **asked, before=page.older) if page.older else "",
        newest=url_for(".index", **asked) if before else "",
        export=url_for(".export", **asked),
    )


@blueprint.get("/history.csv")
@needs(Needs.ADMINISTERING)
def export() -> Response:
    """The same, all of it, as a file for spreadsheets."""
    reading, of = Reading.now(), _asked_of()
    bodies = {body.key: body.name for body in reading.calendar.bodies}
    heads = _("Tidspunkt"), _("Hvem"), _("Konto"), _("E-mail"), _("Ændring")
    rows = (
        (spreadsheet.moment_cell(one.when), _who(one), one.after.name, one.after.email, line)
        for one in service.everything(of.uid if of else None)
        for line in lines(one, bodies)
    )
    return spreadsheet.download(spreadsheet.as_csv(heads, rows), _("konti"), reading.today)


def lines(change: AccountChange, bodies: Mapping[str, str]) -> Iterator[str]:
    """What was done, line by line; ``bodies`` are the names of the calendar's, by key."""
    before, after = change.before, change.after
    if before is None:
        yield _("oprettet: %(what)s", what=", ".join((after.email, role_name(after.role), *_limits(after, bodies))))
    elif change.deed is Deed.CHANGED:
        yield from _differences(before, after, bodies)
    else:
        yield _deeds()[change.deed]


def _deeds() -> Mapping[Deed, str]:
    return {
        Deed.CLOSED: _("lukket, og logget ud overalt"),
        Deed.REOPENED: _("åbnet igen"),
        Deed.LINK_MADE: _("et link til at vælge adgangskode er vist for at blive givet videre"),
        Deed.LINK_MAILED: _("et link til at vælge adgangskode er sendt med mail"),
        Deed.LINK_ASKED_FOR: _("et link til at vælge adgangskode er bestilt på siden »Glemt adgangskode« og sendt"),
        Deed.PASSWORD_CHOSEN: _("en ny adgangskode er valgt med et link"),
        Deed.PASSWORD_CHANGED: _("adgangskoden er skiftet af den, der havde den"),
    }


def _differences(before: Account, after: Account, bodies: Mapping[str, str]) -> Iterator[str]:
    told = (
        (_("navn"), before.name, after.name),
        (_("e-mail"), before.email, after.email),
        (_("rolle"), role_name(before.role), role_name(after.role)),
        (_("fora"), *(", ".join(_limits(one, bodies)) or _("alle") for one in (before, after))),
    )
    for label, was, became in told:
        if was != became:
            yield _("%(what)s: fra »%(was)s« til »%(became)s«", what=label, was=was, became=became)


def _limits(account: Account, bodies: Mapping[str, str]) -> list[str]:
    """The bodies that an editor is limited to, as they are called now; by its key what is gone."""
    return [bodies.get(key, key) for key in sorted(account.bodies)]


def _row(one: AccountChange, bodies: Mapping[str, str], reading: Reading) -> Row:
    return Row(
        when=moment_words(one.when, reading.today, reading.presenter.words),
        iso=one.when.isoformat(timespec="seconds"),
        who=_who(one),
        whose=one.after.name,
        href=url_for("accounts.edit", uid=one.after.uid),
        lines=tuple(lines(one, bodies)),
    )


def _who(one: AccountChange) -> str:
    return _("en, der ikke var logget ind") if one.deed in _WITHOUT_SIGNING_IN else author_name(one.by)


def _asked_of() -> Account | None:
    """The one account that is asked about; a 404 for one that is not there."""
    wanted = request.args.get(OF, "")
    if not wanted:
        return None
    try:
        return accounts.by_uid(wanted)
    except NoSuchAccount:
        abort(404)
