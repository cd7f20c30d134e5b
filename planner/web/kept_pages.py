"""Pages that are the same for everybody who asks the same, kept until somebody writes or the day ends.

A page's address, its language, the day and the reader's own filters decide what it shows; the calendar is the newest.
Whoever is signed in gets pages of their own, with their name and what they may do: those are not kept, nor are those
that tell once of what was just done.

So the one read that each request makes anyway, of the calendar's version, also says whether a page still holds
(docs/decisions/005 does the same for feeds).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from flask import request, session

from planner import clock
from planner.services import calendars
from planner.web import access
from planner.web.language import language
from planner.web.saved import saved_filters

ROOM: Final = 24 * 1024 * 1024
"""Characters that one process keeps."""

LONGEST_ADDRESS: Final = 1_000
FLASHES: Final = "_flashes"
"""Where Flask's session keeps what is to be said on the next page."""

P = ParamSpec("P")
R = TypeVar("R")
Key = tuple[object, ...]


class Shelf:
    """The pages made of one calendar; those that nobody has asked for longest go first when there is no room."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._pages: OrderedDict[Key, str] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> str | None:
        """The page, if it is kept."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: Key, page: str) -> None:
        """Keep the page, unless it is larger than all the room there is."""
        with self._lock:
            self._room += len(self._pages.pop(key, ""))
            self._room -= len(page)
            self._pages[key] = page
            while self._room < 0:
                self._room += len(self._pages.popitem(last=False)[1])


def kept(view: Callable[P, R]) -> Callable[P, R | str]:
    """A view whose pages are kept. Only whole pages (``str``) are; a redirect, or an error, is made anew."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R | str:
        if len(request.full_path) > LONGEST_ADDRESS or access.account() is not None or FLASHES in session:
            return view(*args, **kwargs)
        shelf = calendars.derived(Shelf, Shelf)
        key = (clock.today(), language(), request.root_url, request.full_path, saved_filters())
        found = shelf.get(key)
        if found is not None:
            return found
        page = view(*args, **kwargs)
        if isinstance(page, str):
            shelf.put(key, page)
        return page

    return answer
