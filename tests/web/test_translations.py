"""Danish is the source, so only English can be incomplete."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "planner" / "translations"


@pytest.fixture(scope="module")
def on_screen() -> set[str | tuple[str, ...]]:
    """Every phrase that the code and the templates show."""
    with (TRANSLATIONS / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options)
    return {message for _, _, message, _, _ in found}


@pytest.fixture(scope="module")
def english() -> Catalog:
    with (TRANSLATIONS / "en" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale="en")


def strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_something_was_found(on_screen: set[str | tuple[str, ...]]) -> None:
    assert {"Kommende", "Gå til dato", ("Dato mangler", "%(num)d datoer mangler")} <= on_screen


def test_every_phrase_has_its_english(on_screen: set[str | tuple[str, ...]], english: Catalog) -> None:
    lacking = {
        phrase
        for phrase in on_screen
        if (message := english.get(phrase)) is None or message.fuzzy or not all(strings(message))
    }

    assert lacking == set()


def test_nothing_is_translated_that_nobody_says(on_screen: set[str | tuple[str, ...]], english: Catalog) -> None:
    assert {message.id for message in english if message.id} - on_screen == set()


def test_placeholders_are_the_same_in_both_languages(english: Catalog) -> None:
    placeholder = re.compile(r"%\(\w+\)\w")
    for message in english:
        singular = message.id if isinstance(message.id, str) else message.id[-1]
        for string in strings(message)[-1:]:
            assert sorted(placeholder.findall(string)) == sorted(placeholder.findall(singular)), singular
