"""Colours measured: contrast (WCAG 2.1) and how far apart they lie, also for colour-blind eyes."""

import math
import re
from pathlib import Path

Linear = tuple[float, float, float]

TOKENS = Path(__file__).parents[2] / "static" / "css" / "tokens.css"

# Machado, Oliveira, Fernandes (2009): dichromacy as a matrix on linear RGB.
EYES = {
    "trichromacy": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def tokens() -> dict[str, dict[str, Linear]]:
    """The colours of each theme, by the name of their custom property without its dashes."""
    light, dark = TOKENS.read_text().split("@media (prefers-color-scheme: dark)")
    in_light = dict(_colours(light))
    return {"light": in_light, "dark": {**in_light, **dict(_colours(dark))}}


def contrast(one: Linear, other: Linear) -> float:
    """1 to 21."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: Linear, other: Linear, eyes: str) -> float:
    """How far apart two colours look to such eyes, in OKLab, where black and white are 1 apart."""
    return math.dist(_oklab(_seen(one, eyes)), _oklab(_seen(other, eyes)))


def _colours(css: str) -> list[tuple[str, Linear]]:
    return [(name, _linear(value)) for name, value in re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", css)]


def _linear(hexadecimal: str) -> Linear:
    red, green, blue = (int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _unbent(red), _unbent(green), _unbent(blue)


def _unbent(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _luminance(colour: Linear) -> float:
    return _dot((0.2126, 0.7152, 0.0722), colour)


def _dot(one: Linear, other: Linear) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _seen(colour: Linear, eyes: str) -> Linear:
    red, green, blue = (min(1.0, max(0.0, _dot(row, colour))) for row in EYES[eyes])
    return red, green, blue


def _oklab(colour: Linear) -> Linear:
    cones = (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
    long, middle, short = (_dot(row, colour) ** (1 / 3) for row in cones)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
