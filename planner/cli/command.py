"""What our commands share: how they refuse, and how they read dates and windows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import IO, Any, Final

import click
from sqlalchemy.exc import DatabaseError, OperationalError

from planner.domain.codec import parse_date
from planner.domain.errors import DomainError
from planner.domain.spans import END_DAY, FIRST_DAY, Window
from planner.store.database import is_busy


class Refused(click.ClickException):
    """Bad input: exit status 2, and one line that says what and where."""

    exit_code = 2

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}" if where else what)

    def show(self, file: IO[Any] | None = None) -> None:
        """One line, whatever the message was made of."""
        click.echo(f"Fejl: {' '.join(self.format_message().split())}", file=file, err=file is None)


_DOES_NOT_ANSWER: Final = (OperationalError, DatabaseError)
"""Exactly these: the others that are derived from ``DatabaseError`` are ours to mend."""


@contextmanager
def refusals() -> Iterator[None]:
    """Turns what the core refuses, and a database that does not answer, into ``Refused``."""
    try:
        yield
    except DomainError as error:
        raise Refused(error.field, error.danish) from None
    except DatabaseError as error:
        if type(error) not in _DOES_NOT_ANSWER:
            raise
        busy = "Den er optaget. Prøv igen om lidt."
        raise Refused("database", busy if is_busy(error) else str(error.orig)) from None


class Command(click.Command):
    """A command that turns every refusal into ``Refused``, click's own included."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Raises ``Refused`` for options that are missing, unknown or of no meaning."""
        try:
            return super().make_context(*args, **kwargs)
        except click.UsageError as error:
            raise Refused("", error.format_message()) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Raises ``Refused`` for what the core or the store refuse."""
        with refusals():
            return super().invoke(ctx)


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
