"""Accounts in words: what a role may do, what browser it is, how long there is to wait."""

from __future__ import annotations

import re
from typing import Final

from flask_babel import gettext as _
from flask_babel import ngettext

from planner.domain.access import Role

_A_MINUTE: Final = 60

# The first that matches counts: every browser calls itself by older names too.
_BROWSERS: Final = (
    (re.compile(r"Edg[A-Za-z]*/"), "Edge"),
    (re.compile(r"OPR/|Opera"), "Opera"),
    (re.compile(r"SamsungBrowser/"), "Samsung Internet"),
    (re.compile(r"Firefox/|FxiOS/"), "Firefox"),
    (re.compile(r"Chrome/|CriOS/|Chromium/"), "Chrome"),
    (re.compile(r"Safari/"), "Safari"),
)
_SYSTEMS: Final = (
    (re.compile(r"iPhone"), "iPhone"),
    (re.compile(r"iPad"), "iPad"),
    (re.compile(r"Android"), "Android"),
    (re.compile(r"Windows"), "Windows"),
    (re.compile(r"Macintosh|Mac OS X"), "Mac"),
    (re.compile(r"CrOS"), "ChromeOS"),
    (re.compile(r"Linux|X11"), "Linux"),
)


def role_name(role: Role) -> str:
    """What somebody with that role is called."""
    return {
        Role.READER: _("Læser"),
        Role.EDITOR: _("Redaktør"),
        Role.PLANNER: _("Planlægger"),
        Role.ADMINISTRATOR: _("Administrator"),
    }[role]


def role_does(role: Role) -> str:
    """What the role adds to those before it."""
    return {
        Role.READER: _("læser årshjulet og abonnerer på det"),
        Role.EDITOR: _("retter også punkter og datoer i de fora, der er valgt"),
        Role.PLANNER: _("retter alle punkter, indstillinger og planer"),
        Role.ADMINISTRATOR: _("bestemmer også, hvem der har en konto, og hvem der kan læse"),
    }[role]


def browser_name(user_agent: str) -> str:
    """A browser as one knows it: "Firefox · Windows"."""
    named = [next((name for sign, name in known if sign.search(user_agent)), "") for known in (_BROWSERS, _SYSTEMS)]
    return " · ".join(filter(None, named)) or _("Ukendt browser")


def wait_words(seconds: int) -> str:
    """What to say to somebody who has tried too often."""
    minutes = -(-seconds // _A_MINUTE)
    return ngettext(
        "Det er prøvet for mange gange. Vent %(num)d minut, og prøv igen.",
        "Det er prøvet for mange gange. Vent %(num)d minutter, og prøv igen.",
        minutes,
    )
