"""What stands around every page: the menu and the languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from flask import Flask, request, url_for
from flask_babel import gettext as _

from planner.domain.access import Needs
from planner.domain.errors import Language
from planner.web import access
from planner.web.addresses import address, here
from planner.web.language import LANGUAGES, PARAMETER, language
from planner.web.saved import saved_filters

SECTIONS: Final = {
    "pages": "pages.home",
    "occurrences": "pages.all_series",
    "wheel": "wheel.now",
    "views": "views.month_now",
    "years": "views.month_now",
    "subscribe": "subscribe.index",
    "open_links": "subscribe.index",
    "plans": "plans.index",
    "registers": "registers.index",
    "accounts": "registers.index",
    "account_history": "registers.index",
    "openness": "registers.index",
    "many": "pages.all_series",
    "editor": "pages.all_series",
    "reviews": "pages.all_series",
    "own": "own.page",
    "history": "pages.all_series",
}
"""Which word of the menu a room of the web layer stands under."""

SERIES: Final = {"pages.series": "pages.all_series", "pages.all_series": "pages.all_series"}
NAMES: Final[dict[Language, str]] = {"da": "Dansk", "en": "English"}


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One word of the menu; ``current`` when the reader stands on that page or below it."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language, named in that language."""

    code: Language
    name: str
    href: str


def register(app: Flask) -> None:
    """Give every template the menus, the languages, and ``saved_filters`` for its filter."""
    app.context_processor(_surroundings)


def _surroundings() -> dict[str, Any]:
    return {
        "menu": _menu(),
        "own_menu": _own_menu(),
        "languages": _languages(),
        "language": language(),
        "saved_filters": saved_filters,
    }


def _menu() -> tuple[MenuEntry, ...]:
    return _entries(
        ("pages.home", _("Kommende")),
        ("wheel.now", _("Hjul")),
        ("views.month_now", _("Kalender")),
        ("pages.all_series", _("Faste punkter")),
        ("plans.index", _("Plan")),
        ("subscribe.index", _("Abonner")),
    )


def _own_menu() -> tuple[MenuEntry, ...]:
    """What stands under the name of whoever is signed in."""
    settings = [("registers.index", _("Indstillinger"))] if access.may(Needs.PLANNING) else []
    return _entries(("own.page", _("Min konto")), *settings)


def _entries(*entries: tuple[str, str]) -> tuple[MenuEntry, ...]:
    current = SERIES.get(request.endpoint or "") or SECTIONS.get(request.blueprint or "")
    return tuple(MenuEntry(label, url_for(endpoint), endpoint == current) for endpoint, label in entries)


def _languages() -> tuple[LanguageLink, ...]:
    return tuple(LanguageLink(code, NAMES[code], _this_page(code)) for code in LANGUAGES if code != language())


def _this_page(code: Language) -> str:
    """The same address with another language; the first page where there is no such address."""
    if request.method not in ("GET", "HEAD"):
        return address("pages.home", {PARAMETER: code})
    return here({**request.args.to_dict(flat=False), PARAMETER: code})
