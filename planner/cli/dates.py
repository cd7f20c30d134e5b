"""How our commands read dates and windows."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from planner.cli.command import Refused
from planner.domain.codec import parse_date
from planner.domain.errors import DomainError
from planner.domain.spans import END_DAY, FIRST_DAY, Window


class Day(click.ParamType[date]):
    """A date, written 2015-12-31 and in no other way."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, _ctx: click.Context | None) -> date:
        """Raises ``Refused`` with the option's name."""
        if isinstance(value, date):
            return value
        try:
            return parse_date(value, param.opts[0] if param else "")
        except DomainError as error:
            raise Refused(error.field, error.danish) from None


def window(start: date, end: date) -> Window:
    """The half-open window between the options ``--from`` and ``--to``. Raises ``Refused``."""
    if end < start:
        raise Refused("--to", f"{end} ligger før {start}.")
    if end - start > END_DAY - FIRST_DAY:
        raise Refused("--to", f"Fra {start} til {end} er der mere end 201 år.")
    return Window(start, end)
