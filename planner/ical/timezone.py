"""The time zone of every meeting, written so that Outlook takes it.

One STANDARD and one DAYLIGHT with a yearly rule each: Outlook shifts or refuses zones with RDATE or with history.
These are the rules that have stood since 1996 (directive 2000/84/EC), so that clients that obey them and clients that
go by the name read the same hours.
"""

from __future__ import annotations

from typing import Final

TZID: Final = "Europe/Copenhagen"

VTIMEZONE: Final = """\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
X-LIC-LOCATION:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")
