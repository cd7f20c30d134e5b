"""One feed's address, in every form that somebody can use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

import segno

from planner.domain.subscription import file_name
from planner.web.redaction import PRIVATE_LINKS

OUTLOOK_AT_WORK: Final = "https://outlook.office.com/calendar/0/addfromweb"
OUTLOOK_AT_HOME: Final = "https://outlook.live.com/calendar/0/addfromweb"


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a feed and the name it goes by."""

    address: str
    name: str

    @property
    def webcal(self) -> str:
        """The address that a calendar program of the same device opens by itself."""
        return f"webcal:{self.address.partition(':')[2]}"

    @property
    def outlook_at_work(self) -> str:
        """Where Outlook on the web asks whether to add it; the account of an organisation."""
        return self._add(OUTLOOK_AT_WORK)

    @property
    def outlook_at_home(self) -> str:
        """The same for a private account."""
        return self._add(OUTLOOK_AT_HOME)

    @property
    def file(self) -> str:
        """What a downloaded copy is called."""
        return f"{file_name(self.name)}.ics"

    def qr(self) -> str:
        """The ``webcal`` address as a QR code (ISO/IEC 18004): an SVG element, dark on white for every camera.

        It holds numbers only, whatever the address, and needs no escaping.
        """
        code = segno.make(self.webcal, error="m", micro=False)
        return code.svg_inline(omitsize=True, svgclass="qr", lineclass=None, dark="#000", light="#fff")

    def _add(self, page: str) -> str:
        return f"{page}?{urlencode({'url': self.address, 'name': self.name}, quote_via=quote)}"


def secret_link(base_url: str, token: str, name: str) -> Link:
    """The link of a subscription. The name at its end is for people; the token alone decides."""
    return Link(f"{base_url}{PRIVATE_LINKS}{token}/{file_name(name)}.ics", name)
