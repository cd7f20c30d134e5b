"""What recognisers find: the parts that a phrase is made of."""

from __future__ import annotations

from planner.domain.phrases.parts.days import (
    Dates,
    Day,
    Deictic,
    Feast,
    Place,
    Run,
    SchoolYear,
    Slip,
    Stretch,
    Windows,
    Year,
    Years,
)
from planner.domain.phrases.parts.marks import (
    Framing,
    Listed,
    Mark,
    Move,
    NotADate,
    Note,
    Postponed,
    Topic,
    Vague,
)
from planner.domain.phrases.parts.relations import (
    Anchor,
    AtMeeting,
    Attached,
    Because,
    By,
    Length,
    Offset,
    Warned,
    WeekdayBy,
    WeekOf,
)
from planner.domain.phrases.parts.rhythm import (
    AtLeast,
    Bound,
    Count,
    Each,
    EveryDay,
    EveryNth,
    Except,
    HolidayPolicy,
    IfAny,
    Lasts,
    MonthsNth,
    Nth,
    NthByMonth,
    NthKind,
    Nths,
    Parity,
    PartEach,
    Weekdays,
    Workdays,
)
from planner.domain.phrases.parts.times import (
    About,
    AllDay,
    Clock,
    Maybe,
    PartOfDay,
    Usually,
)

Part = (
    Dates
    | Windows
    | Year
    | Years
    | SchoolYear
    | Clock
    | AllDay
    | PartOfDay
    | Weekdays
    | Workdays
    | EveryDay
    | Nths
    | Each
    | EveryNth
    | Parity
    | PartEach
    | Count
    | AtLeast
    | About
    | Usually
    | Maybe
    | Offset
    | WeekOf
    | WeekdayBy
    | Warned
    | Length
    | By
    | Bound
    | Except
    | NthByMonth
    | Mark
    | Postponed
    | Move
    | HolidayPolicy
    | Feast
    | Because
    | Deictic
    | Vague
    | NotADate
    | Note
    | Attached
    | AtMeeting
    | Framing
    | Listed
    | IfAny
    | Lasts
    | Topic
)

__all__ = [
    "About",
    "AllDay",
    "Anchor",
    "AtLeast",
    "AtMeeting",
    "Attached",
    "Because",
    "Bound",
    "By",
    "Clock",
    "Count",
    "Dates",
    "Day",
    "Deictic",
    "Each",
    "EveryDay",
    "EveryNth",
    "Except",
    "Feast",
    "Framing",
    "HolidayPolicy",
    "IfAny",
    "Lasts",
    "Length",
    "Listed",
    "Mark",
    "Maybe",
    "MonthsNth",
    "Move",
    "NotADate",
    "Note",
    "Nth",
    "NthByMonth",
    "NthKind",
    "Nths",
    "Offset",
    "Parity",
    "Part",
    "PartEach",
    "PartOfDay",
    "Place",
    "Postponed",
    "Run",
    "SchoolYear",
    "Slip",
    "Stretch",
    "Topic",
    "Usually",
    "Vague",
    "Warned",
    "WeekOf",
    "WeekdayBy",
    "Weekdays",
    "Windows",
    "Workdays",
    "Year",
    "Years",
]
