"""What stands before the events: whose calendar it is, how often to look again, and the time zone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from planner.domain.spans import Window
from planner.domain.words import WORDS, Words
from planner.ical.face import MOST_IN_LINE, MOST_IN_TEXT
from planner.ical.spec import FeedSpec
from planner.ical.text import clean, clean_line, fold, text_line, url
from planner.ical.timezone import TZID, VTIMEZONE

COLOR: Final = "steelblue"
REFRESH: Final = "PT1H"
_ONE_DAY: Final = timedelta(days=1)


def head(spec: FeedSpec, cut_after: date | None = None) -> bytes:
    """The VCALENDAR up to its first event.

    ``cut_after`` is the last day that found room, where the feed would have grown too large.
    """
    name = clean_line(spec.name, MOST_IN_LINE)
    told = clean(" ".join(filter(None, (spec.description, _coverage(spec, cut_after)))), MOST_IN_TEXT)
    identity = clean_line(spec.identity, MOST_IN_LINE)
    lines = (
        "BEGIN:VCALENDAR\r\n",
        "VERSION:2.0\r\n",
        f"PRODID:-//Aarshjul//Feed//{spec.look.language.upper()}\r\n",
        "CALSCALE:GREGORIAN\r\n",
        "METHOD:PUBLISH\r\n",
        text_line("UID", identity),
        text_line("X-WR-RELCALID", identity),
        text_line("NAME", name),
        text_line("X-WR-CALNAME", name),
        text_line("DESCRIPTION", told),
        text_line("X-WR-CALDESC", told),
        f"X-WR-TIMEZONE:{TZID}\r\n",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}\r\n",
        f"X-PUBLISHED-TTL:{REFRESH}\r\n",
        f"COLOR:{COLOR}\r\n",
        fold(f"URL:{url(spec.look.base_url)}/"),
        VTIMEZONE,
    )
    return "".join(lines).encode()


def _coverage(spec: FeedSpec, cut_after: date | None) -> str:
    w = WORDS[spec.look.language]
    sentences = [_window(spec.window, w)]
    if cut_after is not None:
        last = w.the_date(cut_after)
        sentences.append(
            w(
                f"Stopper efter {last}: resten ville gøre kalenderen større, end alle programmer kan læse.",
                f"Stops after {last}: the rest would make the calendar larger than every program can read.",
            )
        )
    return " ".join(sentences)


def _window(window: Window, w: Words) -> str:
    dates = w.dates(window.start, window.end - _ONE_DAY)
    return w(f"Viser {dates}. Senere datoer kommer til med tiden.", f"Shows {dates}. Later dates follow in time.")
