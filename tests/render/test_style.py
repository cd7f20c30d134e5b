import re

import pytest

from planner.render.legend import SIGNS, sign
from planner.render.style import file_style, light_tokens

TOKENS = """/* first */
:root { --paper: #fff; --ink: #000; --body-0: #777; --body-1: #123456; --sans: "Segoe UI",
    sans-serif; }
@media (prefers-color-scheme: dark) { :root { --paper: #000; --ink: #fff; } }
"""
FIGURE = """/* comment } */
.wheel text { fill: var(--ink); font-family: var(--sans); }
.wheel .mark { color: var(--body); }
.wheel .item .figure { stroke: currentColor; }
"""


def test_values_stand_in_for_names_and_light_ones() -> None:
    style = file_style(TOKENS, FIGURE)

    assert style == (
        ".wheel .body-0 { color: #777; }.wheel .body-1 { color: #123456; } "
        '.wheel text { fill: #000; font-family: "Segoe UI", sans-serif; } '
        ".wheel .item .figure { stroke: currentColor; }"
    )


def test_an_unknown_name_is_noticed() -> None:
    with pytest.raises(KeyError):
        file_style(TOKENS, ".wheel { fill: var(--no-such-colour); }")


def test_only_the_first_block_counts() -> None:
    assert light_tokens(TOKENS)["paper"] == "#fff"


@pytest.mark.parametrize("name", SIGNS)
def test_every_sign_stands_by_itself(name: str) -> None:
    assert re.fullmatch(r"<svg [^>]*><style>x</style><g class=.*</g></svg>", sign(name, "x"))
    assert "<style" not in sign(name)
