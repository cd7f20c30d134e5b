"""One occurrence as a VEVENT: a piece of bytes, written once and joined into every feed that shows it.

Written by string formatting, because serialising 500 events through a library takes some 40 times as long; that
the result reads the same is proven against the library in the tests. Occurrences that are simply what their series
says are cast from a mould, in which only the days are missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from planner.domain.occurrences import PLAIN, Occurrence, Status
from planner.domain.rules import anchor_of
from planner.domain.series import Calendar, Series, SeriesKind
from planner.domain.spans import Times
from planner.domain.stamps import Stamp
from planner.ical.face import Faces
from planner.ical.spec import Look
from planner.ical.stamps import Stamps
from planner.ical.text import LIMIT, Beginning, safe_id, url, url_part
from planner.ical.timezone import TZID

_BEGIN: Final = "BEGIN:VEVENT\r\n"
_END: Final = "END:VEVENT\r\n"
_DTSTAMP: Final = b"\r\nDTSTAMP:"
_UTC_TIME: Final = len("20270131T120000Z")
_ISO_DATE: Final = len("2027-01-31")
_LONGEST_DOMAIN: Final = LIMIT - 1 - _ISO_DATE
_ONE_DAY: Final = timedelta(days=1)


class EventWriter:
    """Writes the occurrences of one calendar version in one look."""

    def __init__(self, calendar: Calendar, look: Look) -> None:
        self._domain = f"@{safe_id(look.domain)}"
        self._address = f"URL:{url(look.base_url)}/series/"
        self._stamps = Stamps(calendar)
        self._faces = Faces(look.language, {one.uid: one.title for one in calendar.series}, look.alarm)
        self._frames: dict[str, _Frame] = {}

    def piece(self, occurrence: Occurrence, agenda: Sequence[Occurrence] | None = None) -> bytes:
        """The occurrence's VEVENT, its last CRLF included.

        ``agenda`` are the items to be told in its description, None where items are events of their own.
        """
        series, rid, first, last, times, status, _, reasons, details = occurrence
        frame = self._frames.get(series.uid) or self._frame(series)
        if (
            details is not PLAIN
            or reasons
            or agenda is not None
            or isinstance(rid, str)
            or frame.special
            or rid in series.exceptions
        ):
            return self._special(frame, occurrence, agenda)
        mould = frame.mould
        if mould is None or mould.times is not times or mould.status is not status:
            mould = frame.mould = self._mould(frame, occurrence)
        day = rid.isoformat()
        start = _compact(first)
        end = _compact(last + _ONE_DAY) if mould.whole_days else start if last is first else _compact(last)
        return (
            f"{mould.ahead}{day}{mould.to_start}{start}{mould.to_end}{end}{mould.to_address}{day}{mould.rest}"
        ).encode()

    def stamp(self, occurrence: Occurrence, agenda: Sequence[Occurrence] | None = None) -> Stamp:
        """The last change of what the piece shows."""
        own = self._stamps.of(occurrence)
        return own if agenda is None else max(own, self._stamps.of_followers(occurrence.series.uid))

    def _frame(self, series: Series) -> _Frame:
        frame = self._frames[series.uid] = _Frame(series, self._domain, self._address)
        return frame

    def _mould(self, frame: _Frame, occurrence: Occurrence) -> _Mould:
        """The mould of all occurrences that share this one's times and status and have nothing of their own."""
        to_start, to_end, ends, whole_days = _span_lines(occurrence)
        changed = _stamp_lines(self._stamps.of_rule(occurrence.series.uid))
        return _Mould(
            occurrence.times,
            occurrence.status,
            whole_days,
            f"{_BEGIN}{frame.uid.folded}",
            f"{frame.domain}\r\n{changed}{to_start}",
            to_end,
            f"{ends}{frame.url.folded}",
            f"\r\n{self._faces.lines(occurrence, ())}{_END}",
        )

    def _special(self, frame: _Frame, occurrence: Occurrence, agenda: Sequence[Occurrence] | None) -> bytes:
        """The piece of an occurrence that has something of its own."""
        rid = occurrence.recurrence_id
        day = rid.isoformat() if isinstance(rid, date) else None
        to_start, to_end, ends, whole_days = _span_lines(occurrence)
        last = occurrence.last + _ONE_DAY if whole_days else occurrence.last
        return "".join(
            (
                _BEGIN,
                frame.uid.line(f"{day or safe_id(str(rid))}{frame.domain}"),
                _stamp_lines(self.stamp(occurrence, agenda)),
                f"{to_start}{_compact(occurrence.first)}{to_end}{_compact(last)}{ends}",
                frame.url.line(day or url_part(str(rid))),
                self._faces.lines(occurrence, agenda or ()),
                _END,
            )
        ).encode()


class _Mould(NamedTuple):
    """The text around the days of an event: its identity, its start, its end, and its identity again."""

    times: Times | None
    status: Status
    whole_days: bool
    ahead: str
    to_start: str
    to_end: str
    to_address: str
    rest: str


class _Frame:
    """What all occurrences of a series share."""

    __slots__ = ("domain", "mould", "special", "uid", "url")

    def __init__(self, series: Series, domain: str, address: str) -> None:
        self.domain = domain
        self.uid = Beginning(f"UID:{safe_id(series.uid)}_", _ISO_DATE + len(domain))
        self.url = Beginning(f"{address}{url_part(series.uid)}/", _ISO_DATE)
        self.special = anchor_of(series.rule) is not None or len(domain) > _LONGEST_DOMAIN
        self.mould: _Mould | None = None


def _span_lines(occurrence: Occurrence) -> tuple[str, str, str, bool]:
    """DTSTART and DTEND around their days, and whether the end is the day after the last one."""
    times = occurrence.times
    if times is None or occurrence.series.kind is SeriesKind.DEADLINE:
        return "DTSTART;VALUE=DATE:", "\r\nDTEND;VALUE=DATE:", "\r\n", True
    to_start, to_end, ends, turns = _clock_lines(times)
    if turns and occurrence.first == occurrence.last:  # it begins in the last minute of its day
        return to_start, to_end, "T000000\r\n", True
    return to_start, to_end, ends, False


@lru_cache(maxsize=256)
def _clock_lines(times: Times) -> tuple[str, str, str, bool]:
    """DTSTART and DTEND around their days, and whether the end is no later than the start."""
    start, end = times.start, times.ends()
    to_start, to_end = f"DTSTART;TZID={TZID}:", f"{start:T%H%M%S}\r\nDTEND;TZID={TZID}:"
    return to_start, to_end, f"{end:T%H%M%S}\r\n", end <= start


@lru_cache(maxsize=1024)
def _stamp_lines(stamp: Stamp) -> str:
    changed = _utc(stamp.changed)
    return f"DTSTAMP:{changed}\r\nLAST-MODIFIED:{changed}\r\nSEQUENCE:{stamp.sequence}\r\n"


def rewritten(piece: bytes, when: datetime) -> bytes:
    """The piece as one written anew at that time (aware), for a subscriber who had chosen other words till then.

    Its DTSTAMP and LAST-MODIFIED are no earlier; its SEQUENCE stays, since no occurrence was revised.
    """
    start = piece.index(_DTSTAMP) + len(_DTSTAMP)
    changed, chosen = piece[start : start + _UTC_TIME], _utc(when).encode()
    if changed >= chosen:
        return piece
    head = b"%b%b\r\nLAST-MODIFIED:" % (_DTSTAMP, changed)
    return piece.replace(head + changed, head.replace(changed, chosen) + chosen, 1)


def _utc(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"


@lru_cache(maxsize=4096)
def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")
