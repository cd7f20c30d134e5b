"""Plan: next year's dates proposed, looked at, changed, solved, heard and adopted.

Pure functions turn a ``Look`` (the plan against the calendar of today) into pages: ``marks`` and ``sheet`` into a
table, ``date_page`` into one date with its reasons, ``wishes_form`` its wishes, ``office`` the workbook. ``views``,
``dates``, ``solving``, ``wishes``, ``hearings`` and ``publishing`` are the routes.
"""

from __future__ import annotations

from planner.web.plans import dates, hearings, publishing, solving, views, wishes
from planner.web.plans.blueprint import blueprint as blueprint

ROUTES = (views, dates, solving, wishes, hearings, publishing)
"""To name them here is to register their routes."""
