"""The design system's colours, held to WCAG 2.1 AA (1.4.3, 1.4.11) and to colour-blind eyes."""

from itertools import combinations

import pytest

from planner.web.tags import COLOURS
from tests.web.colours import EYES, contrast, distance, tokens

THEMES = tokens()
GROUNDS = ("paper", "surface")
BODIES = [f"body-{number}" for number in range(1, COLOURS + 1)]

TEXTS = [
    *((ink, ground) for ink in ("ink", "ink-soft", "accent", "attention") for ground in GROUNDS),
    *(("ink", shade) for shade in ("weekend", "holiday", "school", "closed", "accent-soft")),
    *(("ink-soft", shade) for shade in ("weekend", "holiday", "school", "closed")),
    ("attention", "attention-soft"),
    ("on-accent", "accent"),
    ("paper", "ink"),
    ("holiday-ink", "holiday"),
    ("school-ink", "school"),
    ("closed-ink", "closed"),
    *((name, "paper") for name in ("holiday-ink", "school-ink", "closed-ink")),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(theme: str, text: str, ground: str) -> None:
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("mark", [*BODIES, "body-0", "line-strong", "focus"])
def test_marks_and_edges_can_be_seen(theme: str, ground: str, mark: str) -> None:
    assert contrast(THEMES[theme][mark], THEMES[theme][ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", EYES)
def test_no_two_bodies_look_alike(theme: str, eyes: str) -> None:
    """0.09 in OKLab is some four times what can just be told apart side by side."""
    nearest = min(
        (distance(THEMES[theme][one], THEMES[theme][other], eyes), one, other)
        for one, other in combinations(BODIES, 2)
    )

    assert nearest[0] >= 0.09, nearest


def test_the_measure_can_tell() -> None:
    black, white, red = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (1.0, 0.0, 0.0)

    assert contrast(black, white) == pytest.approx(21)
    assert distance(black, white, "trichromacy") == pytest.approx(1, abs=0.001)
    assert distance(red, (0.0, 1.0, 0.0), "deuteranopia") < distance(red, (0.0, 1.0, 0.0), "trichromacy")
