"""What a ring wants of the wheel, in lanes, and how all of them want less when there is no room for it."""

from __future__ import annotations

from typing import Final, NamedTuple


class Style(NamedTuple):
    """How high lanes of windows are at least, how much higher those of points are, and whether crowds are counted."""

    lane: float
    point: float
    crowds: bool


ROOMY: Final = Style(10.5, 1.35, crowds=False)
TIGHT: Final = Style(9.2, 1.1, crowds=True)


class Want(NamedTuple):
    """The lanes that a ring gets: of dated marks, and of windows.

    ``least`` is how few lanes of windows keep those apart that are not on the same days.
    """

    dated: int
    windows: int
    least: int

    def height(self, style: Style) -> float:
        """In lanes of windows."""
        return self.windows + style.point * self.dated

    def less(self, *, crowds: bool) -> Want | None:
        """One step tighter; None where nothing more can be gathered (or, without ``crowds``, counted)."""
        if self.windows > self.least:
            return self._replace(windows=self.windows - 1)
        if not crowds:
            return None
        if self.dated > 1 and self.dated >= self.windows:
            return self._replace(dated=self.dated - 1)
        if self.windows > 1:
            return self._replace(windows=1, least=1)
        return self._replace(dated=self.dated - 1) if self.dated > 1 else None


def tightened(wants: list[Want], capacity: float, style: Style) -> list[Want]:
    """The same, the fullest ring tightened first, until they fit ``capacity`` lanes or cannot get any tighter."""
    wants = list(wants)
    while sum(want.height(style) for want in wants) > capacity:
        tighter = {n: less for n, want in enumerate(wants) if (less := want.less(crowds=style.crowds)) is not None}
        if not tighter:
            break
        fullest = max(tighter, key=lambda n: wants[n].height(style))
        wants[fullest] = tighter[fullest]
    return wants
