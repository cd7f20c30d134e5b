"""From a calendar to a year to plan, and from its plan back to the calendar.

``building.from_calendar`` says what there is to date, ``proposals.proposed`` what a plan proposes for each meeting,
``adopting.adopted`` what the calendar is once it is adopted. All of them pure. A *slot* is a meeting of the calendar
that the plan dates; a *strand* is what the problem calls a series: slots of one calendar series that are alike.
"""
