"""Content lines by the letter of RFC 5545 §3.1: a reader that shares no code with any library, and forgives nothing.

It serves the linter, and is one of the independent readers that our feeds are held against.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LIMIT = 75
_NAME = r"[A-Za-z0-9-]+"
_PARAMETER = rf';{_NAME}=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*'
_LINE = re.compile(rf"(?P<name>{_NAME})(?P<parameters>(?:{_PARAMETER})*):(?P<value>.*)", re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BAD_ESCAPE = re.compile(r"\\(?![\\;,nN])")


class Malformed(Exception):
    """Octets that are no content lines, with what is wrong and where."""


@dataclass
class Property:
    name: str
    parameters: dict[str, str]
    value: str

    def text(self) -> str:
        """The value as TEXT (§3.3.11). Raises ``Malformed`` where something is not escaped as it must be."""
        values = self.texts()
        if len(values) != 1:
            raise Malformed(f"{self.name}: a comma that is not escaped")
        return values[0]

    def texts(self) -> list[str]:
        """The value as a list of TEXT values, separated by commas."""
        bare = _ESCAPE.sub("", self.value)
        if _BAD_ESCAPE.search(re.sub(r"\\\\", "", self.value)) or ";" in bare:
            raise Malformed(f"{self.name}: not escaped as TEXT: {self.value!r}")
        parts = re.split(r",", re.sub(r"\\(.)", lambda found: f"\\{ord(found[1]):06x}", self.value))
        return [re.sub(r"\\([0-9a-f]{6})", lambda found: _said(chr(int(found[1], 16))), part) for part in parts]


@dataclass
class Component:
    name: str
    properties: list[Property] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        return [one for one in self.properties if one.name == name]

    def get(self, name: str) -> Property | None:
        return next(iter(self.all(name)), None)

    def value(self, name: str, default: str = "") -> str:
        one = self.get(name)
        return default if one is None else one.value

    def within(self, name: str) -> list[Component]:
        return [one for one in self.components if one.name == name]


def physical_lines(data: bytes) -> list[bytes]:
    """The lines of a stream, each held against §3.1: CRLF at its end, at most 75 octets, whole characters."""
    if not data.endswith(b"\r\n"):
        raise Malformed("the last line does not end in CRLF")
    lines = data[:-2].split(b"\r\n")
    for number, line in enumerate(lines, 1):
        if b"\r" in line or b"\n" in line:
            raise Malformed(f"line {number}: a line end that is not CRLF")
        if len(line) > LIMIT:
            raise Malformed(f"line {number}: {len(line)} octets")
        if not line.strip():
            raise Malformed(f"line {number}: empty")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Malformed(f"line {number}: folded inside a character, or not UTF-8") from error
        if found := _CONTROL.search(text):
            raise Malformed(f"line {number}: control character {found[0]!r}")
    return lines


def read(data: bytes) -> Component:
    """The one component that the octets hold. Raises ``Malformed``."""
    unfolded: list[str] = []
    for line in physical_lines(data):
        if line[:1] in (b" ", b"\t"):
            if not unfolded:
                raise Malformed("line 1: nothing to continue")
            unfolded[-1] += line[1:].decode()
        else:
            unfolded.append(line.decode())
    root = Component("")
    open_ones = [root]
    for text in unfolded:
        _add(open_ones, property_of(text))
    if len(open_ones) > 1:
        raise Malformed(f"{open_ones[-1].name} is never ended")
    if len(root.components) != 1 or root.properties:
        raise Malformed("not exactly one component")
    return root.components[0]


def property_of(text: str) -> Property:
    """An unfolded content line in its parts."""
    found = _LINE.fullmatch(text)
    if found is None:
        raise Malformed(f"not a content line: {text!r}")
    pairs = re.findall(rf";({_NAME})=((?:\"[^\"]*\"|[^\";:])*)", found["parameters"])
    if len({name.upper() for name, _ in pairs}) != len(pairs):
        raise Malformed(f"a parameter twice: {text!r}")
    return Property(found["name"].upper(), {name.upper(): value for name, value in pairs}, found["value"])


def _add(open_ones: list[Component], one: Property) -> None:
    here = open_ones[-1]
    if one.name == "BEGIN":
        child = Component(one.value)
        here.components.append(child)
        open_ones.append(child)
    elif one.name == "END":
        if one.value != here.name:
            raise Malformed(f"END:{one.value} inside {here.name or 'nothing'}")
        open_ones.pop()
    elif here.components:
        raise Malformed(f"{one.name} after a component inside {here.name}")
    else:
        here.properties.append(one)


def _said(escaped: str) -> str:
    return "\n" if escaped in "nN" else escaped
