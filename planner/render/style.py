"""The drawing's style sheet for files: the pages' own, with the tokens' values put in for their names.

Programs that draw SVG files know classes, but neither custom properties nor the reader's colour scheme.
"""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(r"--([\w-]+):\s*([^;]+);")
_USE: Final = re.compile(r"var\(--([\w-]+)\)")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_BODY: Final = re.compile(r"body-\d")


def file_style(tokens: str, figure: str) -> str:
    """``tokens`` and ``figure`` are the texts of ``tokens.css`` and ``wheel-figure.css``; light colours are taken.

    Raises ``KeyError`` for a token that ``tokens`` does not define.
    """
    values = light_tokens(tokens)
    rules = [rule for rule in _COMMENT.sub("", figure).split("}") if rule.strip() and "var(--body)" not in rule]
    colours = [f".wheel .{name} {{ color: {value}; " for name, value in values.items() if _BODY.fullmatch(name)]
    text = "".join(f"{rule}}}" for rule in (*sorted(colours), *rules))
    return " ".join(_USE.sub(lambda use: values[use[1]], text).split())


def light_tokens(tokens: str) -> dict[str, str]:
    """The values of the first ``:root`` block, which are those for light pages and for paper."""
    block = tokens[tokens.index(":root") :]
    return {name: " ".join(value.split()) for name, value in _TOKEN.findall(block[: block.index("}")])}
