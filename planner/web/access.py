"""Who may call a view: each says in one word what it needs, and everything else is refused here, in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from flask import g

from planner.domain.access import NOBODY, Account, Author, Needs

View = TypeVar("View", bound=Callable[..., Any])

_NEEDS: Final = "needs"
_ACCOUNT: Final = "aarshjul.account"


def needs(what: Needs) -> Callable[[View], View]:
    """Declare what a view needs; put below the route: ``@blueprint.get(…)``, then ``@needs(Needs.EDITING)``."""

    def declare(view: View) -> View:
        setattr(view, _NEEDS, what)
        return view

    return declare


def needed(view: Callable[..., Any]) -> Needs | None:
    """What a view was declared to need; None for one that says nothing, and which nobody may call."""
    return getattr(view, _NEEDS, None)


def account() -> Account | None:
    """Who is signed in; None for everybody else."""
    found: Account | None = g.get(_ACCOUNT)
    return found


def author() -> Author:
    """Who makes the changes of this request, as the history names them."""
    found = account()
    return NOBODY if found is None else Author(found.uid, found.name)
