"""Indstillinger: the registers that the calendar's series point to, each with its own simple page.

Bodies, units, people and day calendars differ in what they hold and not in how they are kept, so there is one set of
views (``views``) and one description of each register (``register`` says what one consists of).
"""

from __future__ import annotations

from planner.web.registers.views import blueprint as blueprint
