from itertools import pairwise

import pytest

from planner.domain.collation import danish_order


@pytest.mark.parametrize(
    "names",
    [
        ["Børn", "Zoo", "Ældre", "Økonomi", "Årsmøde"],
        ["abe", "Bi", "bål", "Bår", "cykel"],
        ["Odense", "Zaventem", "Østerbro", "Aabenraa", "Aarhus"],
        ["", "a", "z", "ä", "ø", "ö!", "å"],
    ],
)
def test_names_stand_as_in_a_danish_index(names: list[str]) -> None:
    assert all(danish_order(before) < danish_order(after) for before, after in pairwise(names))
    backwards = names[::-1]
    assert sorted(backwards, key=danish_order) == names
