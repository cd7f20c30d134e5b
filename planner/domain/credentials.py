"""What an e-mail address, a name and a password must be. Raises ``DomainError`` at the field that is wrong."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from planner.domain.errors import DomainError

LONGEST_EMAIL: Final = 254
"""RFC 5321 §4.5.3.1.3, without the angle brackets."""

LONGEST_NAME: Final = 100
SHORTEST_PASSWORD: Final = 12
LONGEST_PASSWORD: Final = 200
FEWEST_SIGNS: Final = 5
"""Different characters in a password: twelve times the same one is no secret."""

_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_EMAIL: Final = re.compile(rf"[a-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(?:\.{_LABEL})*", re.ASCII)
"""What browsers take for an e-mail address (HTML, "valid e-mail address"), in lower case."""


def email_of(typed: str) -> str:
    """The address as accounts are found by: without blanks around it, in lower case. Raises ``DomainError``."""
    found = typed.strip(" ").lower() if len(typed) <= 2 * LONGEST_EMAIL else ""
    if len(found) > LONGEST_EMAIL or not _EMAIL.fullmatch(found):
        raise DomainError(
            "email",
            "Skriv en e-mailadresse som navn@kommune.dk.",
            "Write an e-mail address like name@municipality.dk.",
        )
    return found


def name_of(typed: str) -> str:
    """A person's name on one line. Raises ``DomainError``."""
    found = " ".join(typed.split()) if len(typed) <= 2 * LONGEST_NAME else typed
    if not found:
        raise DomainError("name", "Skriv et navn.", "Write a name.")
    if len(found) > LONGEST_NAME:
        raise DomainError(
            "name",
            f"Navnet må højst være på {LONGEST_NAME} tegn.",
            f"The name may have at most {LONGEST_NAME} characters.",
        )
    if not found.isprintable():
        raise DomainError(
            "name", "Navnet har tegn, der ikke kan vises.", "The name has characters that cannot be shown."
        )
    return found


def password_of(typed: str, email: str = "") -> str:
    """A new password, in the form that is hashed. ``email``: whose it will be. Raises ``DomainError``."""
    if len(typed) > LONGEST_PASSWORD:
        raise DomainError(
            "password",
            f"Adgangskoden må højst være på {LONGEST_PASSWORD} tegn.",
            f"The password may have at most {LONGEST_PASSWORD} characters.",
        )
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in typed):
        raise DomainError(
            "password",
            "Adgangskoden har tegn, der ikke kan skrives på et tastatur.",
            "The password has characters that no keyboard writes.",
        )
    found = hashed_form(typed)
    if len(found) < SHORTEST_PASSWORD:
        raise DomainError(
            "password",
            f"Adgangskoden skal være på mindst {SHORTEST_PASSWORD} tegn. Flere ord er nemme at huske.",
            f"The password must have at least {SHORTEST_PASSWORD} characters. Several words are easy to keep.",
        )
    if len(set(found)) < FEWEST_SIGNS or (email and found.casefold() in (email, email.partition("@")[0])):
        raise DomainError(
            "password",
            "Den adgangskode er for let at gætte. Vælg en anden.",
            "That password is too easy to guess. Choose another.",
        )
    return found


def hashed_form(typed: str) -> str:
    """A password in the one form that all keyboards' ways of writing it share (RFC 8265 §4.2: NFC).

    One that is too long to be anybody's is cut, for normalising takes long where there is much to normalise.
    """
    return unicodedata.normalize("NFC", typed[: LONGEST_PASSWORD + 1])
