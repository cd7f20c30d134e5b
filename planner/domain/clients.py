"""Which calendar program is asking, as far as its User-Agent tells."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class ClientKind(StrEnum):
    """The programs that subscribers ask about. ``OUTLOOK_WEB`` fetches for the new Outlook and for phones too."""

    OUTLOOK = "outlook"
    OUTLOOK_WEB = "outlook-web"
    GOOGLE = "google"
    APPLE = "apple"
    THUNDERBIRD = "thunderbird"
    EVOLUTION = "evolution"
    KDE = "kde"
    DAVX5 = "davx5"
    NEXTCLOUD = "nextcloud"
    BROWSER = "browser"
    OTHER = "other"


MOST_READ: Final = 512
"""Characters of a User-Agent that are looked at; nobody's name stands further in."""

# The first that matches counts: Thunderbird calls itself a browser too, and phones' Outlook names the phone.
_SIGNS: Final = tuple(
    (re.compile(sign, re.ASCII), kind)
    for sign, kind in (
        (r"google-calendar-importer", ClientKind.GOOGLE),
        (r"microsoft[. ]exchange\b", ClientKind.OUTLOOK_WEB),
        (r"outlook|microsoft office|ms-?office", ClientKind.OUTLOOK),
        (r"thunderbird/|lightning/", ClientKind.THUNDERBIRD),
        (r"\bevolution/", ClientKind.EVOLUTION),
        (r"akonadi|korganizer|\bkio/", ClientKind.KDE),
        (r"icsx5/|davx5/", ClientKind.DAVX5),
        (r"nextcloud", ClientKind.NEXTCLOUD),
        (r"dataaccessd/|calaccessd/|calendaragent/|calendarstore/|\bical/", ClientKind.APPLE),
        (r"^(?:ios|ipados|macos|mac[ +]os[ +]x)/", ClientKind.APPLE),
        (r"^mozilla/5\.0 .*(?:gecko/|applewebkit/)", ClientKind.BROWSER),
    )
)


def client_kind(user_agent: str) -> ClientKind:
    """The kind of program that sends this User-Agent (RFC 9110 §10.1.5); ``OTHER`` where none is known."""
    name = user_agent[:MOST_READ].lower()
    return next((kind for sign, kind in _SIGNS if sign.search(name)), ClientKind.OTHER)
