"""Danish and English words for days, months, times and lists: the one place for them.

Danish as Dansk Sprognævn has it: months and weekdays in small letters, "24. maj", "kl. 9.15", "a, b og c".
English as in Britain: "24 May", "9:15".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from planner.domain.errors import Language
from planner.domain.spans import Times

_MONTHS: Final[Mapping[Language, tuple[str, ...]]] = {
    "da": (
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_WEEKDAYS: Final[Mapping[Language, tuple[str, ...]]] = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SHORT_WEEKDAYS: Final[Mapping[Language, tuple[str, ...]]] = {
    "da": ("man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn."),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_FROM_THE_END: Final = {-1: "sidste", -2: "næstsidste", -3: "tredjesidste", -4: "fjerdesidste", -5: "femtesidste"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    Called with a phrase in each language it gives the right one, so that both stand side by side in the code.
    """

    language: Language

    def __call__(self, danish: str, english: str) -> str:
        return danish if self.language == "da" else english

    def month(self, number: int) -> str:
        """The name of month 1 to 12."""
        return _MONTHS[self.language][number - 1]

    def weekday(self, day: int) -> str:
        """The name of weekday 0 (Monday) to 6."""
        return _WEEKDAYS[self.language][day]

    def short_weekday(self, day: int) -> str:
        """The abbreviation of weekday 0 (Monday) to 6: "tirs.", "Tue"."""
        return _SHORT_WEEKDAYS[self.language][day]

    def ordinal(self, number: int) -> str:
        """1 or more in figures ("2.", "2nd"); below zero from the end ("sidste", "næstsidste")."""
        if number < 0:
            return self(_last(number), "last" if number == -1 else f"{_english_ordinal(-number)}-to-last")
        return self(f"{number}.", _english_ordinal(number))

    def place(self, number: int) -> str:
        """As ``ordinal``, with the first one in letters ("første", "first")."""
        return self("første", "first") if number == 1 else self.ordinal(number)

    def joined(self, items: Iterable[str]) -> str:
        """A list as it is spoken: "a, b og c"."""
        return _listed(list(items), self("og", "and"))

    def either(self, items: Iterable[str]) -> str:
        """A choice as it is spoken: "a, b eller c"."""
        return _listed(list(items), self("eller", "or"))

    def quoted(self, title: str) -> str:
        """A title between quotation marks; line breaks in it become blanks."""
        text = " ".join(title.split())
        return self(f"»{text}«", f"“{text}”")

    def day(self, day: date) -> str:
        """A day of the year: "24. maj"."""
        return self.month_day(day.month, day.day)

    def month_day(self, month: int, day: int) -> str:
        """The same from numbers: "24. maj"."""
        return self(f"{day}. {self.month(month)}", f"{day} {self.month(month)}")

    def full_date(self, day: date) -> str:
        """A date: "24. maj 2015"."""
        return f"{self.day(day)} {day.year}"

    def the_date(self, day: date) -> str:
        """A date inside a sentence: "den 24. maj 2015"."""
        return self(f"den {self.full_date(day)}", self.full_date(day))

    def long_date(self, day: date) -> str:
        """A date with its weekday: "tirsdag den 24. marts 2015"."""
        return f"{self.weekday(day.weekday())} {self.the_date(day)}"

    def days(self, first: date, last: date) -> str:
        """A span of days, both included, without the year: "23.–24. marts", "30. marts – 2. april"."""
        if first == last:
            return self.day(first)
        if (first.year, first.month) == (last.year, last.month):
            return self(f"{first.day}.–{self.day(last)}", f"{first.day}–{self.day(last)}")
        return f"{self.day(first)} – {self.day(last)}"

    def dates(self, first: date, last: date) -> str:
        """The same with the year, said once where it is one: "29. december 2014 – 4. januar 2015"."""
        if first.year == last.year:
            return f"{self.days(first, last)} {last.year}"
        return f"{self.full_date(first)} – {self.full_date(last)}"

    def clock(self, times: Times) -> str:
        """Times to the minute: "kl. 10.00–12.00"."""
        return self._clock(self.hours(times))

    def short_clock(self, times: Times) -> str:
        """Times as short as Danish has them: "kl. 10–12", but "kl. 9.15–10.00"."""
        whole_hours = all(moment.minute == 0 for moment in times if moment is not None)
        return self._clock(self._hours(times, whole_hours=whole_hours))

    def hours(self, times: Times) -> str:
        """The same as ``clock`` without "kl.", for a column of its own: "10.00–12.00"."""
        return self._hours(times, whole_hours=False)

    def hour(self, moment: time) -> str:
        """One time of day, as short and without "kl.": "10", "9.15"."""
        return self._moment(moment, whole_hour=moment.minute == 0)

    def _clock(self, hours: str) -> str:
        return self(f"kl. {hours}", f"at {hours}")

    def _hours(self, times: Times, *, whole_hours: bool) -> str:
        return "–".join(self._moment(moment, whole_hour=whole_hours) for moment in times if moment is not None)

    def _moment(self, moment: time, *, whole_hour: bool) -> str:
        minutes = f"{moment.minute:02}"
        return self(f"{moment.hour}" if whole_hour else f"{moment.hour}.{minutes}", f"{moment.hour}:{minutes}")


WORDS: Final[Mapping[Language, Words]] = {"da": Words("da"), "en": Words("en")}


def runs(numbers: Collection[int]) -> list[tuple[int, int]]:
    """The numbers in order, gathered into stretches without a gap: 1, 2, 3, 7 is (1, 3) and (7, 7)."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _listed(items: Sequence[str], conjunction: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def _last(number: int) -> str:
    return _FROM_THE_END.get(number) or f"{-number}.-sidste"


def _english_ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
