"""What our commands share: how they refuse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from planner.domain.errors import DomainError


class Failed(click.ClickException):
    """Something went wrong that is no fault of the input: exit status 1, and one line that says what."""

    def show(self, file: IO[Any] | None = None) -> None:
        """One line, whatever the message was made of."""
        click.echo(f"Fejl: {' '.join(self.format_message().split())}", file=file, err=file is None)


class Refused(Failed):
    """Bad input: exit status 2, and one line that says what and where."""

    exit_code = 2

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}" if where else what)


@contextmanager
def refusals() -> Iterator[None]:
    """Turns what the core refuses into ``Refused``."""
    try:
        yield
    except DomainError as error:
        raise Refused(error.field, error.danish) from None


class Command(click.Command):
    """A command that turns every refusal into ``Refused``, click's own included."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Raises ``Refused`` for options that are missing, unknown or of no meaning."""
        try:
            return super().make_context(*args, **kwargs)
        except click.UsageError as error:
            raise Refused("", error.format_message()) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Raises ``Refused`` for what the core refuses."""
        with refusals():
            return super().invoke(ctx)
