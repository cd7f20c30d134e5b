"""A forgotten password: a link by mail to whoever has an account, and not a word to anybody about who has."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from planner.domain.access import NOBODY, Author
from planner.domain.account_changes import Deed
from planner.domain.credentials import email_of
from planner.domain.errors import DomainError, Language
from planner.domain.words import WORDS
from planner.services import accounts, attempts, mail, resets
from planner.services.accounts import NoSuchAccount
from planner.services.attempts import Limit
from planner.services.mail import Letter

AN_HOUR: Final = timedelta(hours=1)
MOST_TO_ONE: Final = 3
MOST_FROM_ONE: Final = 20

Link = Callable[[str], str]
"""From a token to the whole address of its page."""


def ask(
    email: str, link: Link, language: Language, now: datetime, *, client: str = "", by: Author = NOBODY
) -> Future[None]:
    """Mail a link to that address, if it is an active account's. Says the same, and takes as long, if it is not.

    Whoever waits for the future waits for the mail. Raises ``DomainError`` for what is no address at all, and
    ``TooMany``. ``client``: the address that it is asked from; ``now`` is aware; ``by`` is the
    administrator who sends it, or nobody.
    """
    wanted = email_of(email)
    limits = [Limit(("forgotten", wanted), MOST_TO_ONE, AN_HOUR)]
    if client:
        limits.append(Limit(("forgotten, from", client), MOST_FROM_ONE, AN_HOUR))
    attempts.note(limits, now)
    return mail.office().hand_in(partial(_letter, wanted, link, language, now, by), now)


def _letter(email: str, link: Link, language: Language, now: datetime, by: Author) -> Letter | None:
    deed = Deed.LINK_ASKED_FOR if by == NOBODY else Deed.LINK_MAILED
    try:
        account = accounts.by_email(email)
        token = resets.issue(account.uid, now, resets.MAILED, by=by, deed=deed)
    except (NoSuchAccount, DomainError):
        return None
    w = WORDS[language]
    return Letter(
        account.email,
        w("Vælg en ny adgangskode til Årshjul", "Choose a new password for Årshjul"),
        "\n\n".join(
            (
                w(f"Hej {account.name}", f"Hello {account.name}"),
                w(
                    "Nogen, formentlig dig selv, har bedt om at vælge en ny adgangskode til Årshjul. Det gør du her:",
                    "Somebody, probably you, has asked to choose a new password for Årshjul. You do so here:",
                ),
                link(token),
                w(
                    "Linket virker én gang, i én time. Når du har valgt, er du logget ud alle andre steder.",
                    "The link works once, for one hour. When you have chosen, you are signed out everywhere else.",
                ),
                w(
                    "Har du ikke bedt om det, skal du ikke gøre noget. Din adgangskode er, som den var.\n",
                    "If you have not asked for it, you need not do anything. Your password is as it was.\n",
                ),
            )
        ),
    )
