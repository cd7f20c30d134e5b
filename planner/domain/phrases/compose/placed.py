"""What is taken at another series' meetings: "på det første møde i ØU i hvert kvartal", "på hvert 3. møde"."""

from __future__ import annotations

from planner.domain.phrases import remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.counted import counted
from planner.domain.phrases.compose.dating import Dating
from planner.domain.phrases.compose.draft import Draft
from planner.domain.phrases.compose.limits import bounds_of
from planner.domain.phrases.compose.stretches import stretches
from planner.domain.phrases.compose.units import units
from planner.domain.phrases.compose.weekly import weekly
from planner.domain.phrases.parts import AtMeeting
from planner.domain.rules import Period, Placed


def placed(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read a phrase that names the meetings. Raises ``Unclear`` where it does not say in what they are counted."""
    said = bag.one(AtMeeting)
    if said is None:
        return False
    draft.anchor = said.name
    if said.every:
        start, _, until = bounds_of(bag, dating)
        if until is not None or (start is None and said.every > 1):
            raise Unclear(remarks.counted_from("dato", "date"))
        draft.rule = Placed(host=dating.anchor, every=said.every, start=start or dating.on)
        return True
    found = any(interpret(bag, draft, dating) for interpret in (counted, weekly, stretches, units))
    if not found or not isinstance(draft.rule, Period):
        raise Unclear(remarks.which_of_these())
    draft.rule = Placed(host=dating.anchor, within=draft.rule, nth=said.nth)
    return True
