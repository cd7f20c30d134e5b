"""The language of a page: what the URL asks for, else what the reader chose last, else Danish.

``?lang=en`` speaks for the page it stands on and is remembered in a cookie. The browser's own preference is not
asked: the words of the calendar are Danish, and many Danish desks run an English browser.
"""

from __future__ import annotations

from typing import Final, get_args

from babel.support import NullTranslations
from flask import Flask, Response, g, request
from flask_babel import Babel, get_locale, get_translations

from planner.domain.errors import Language

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
PARAMETER: Final = "lang"
COOKIE: Final = "lang"
A_YEAR: Final = 365 * 24 * 3600


def register(app: Flask) -> None:
    """Let Flask-Babel translate this app. The source language is Danish, so only English has a catalogue."""
    app.config["BABEL_DEFAULT_LOCALE"] = "da"
    Babel(app, locale_selector=_choose)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda one: _translations().ugettext(one),
        ngettext=lambda one, more, number: _translations().ungettext(one, more, number),
        newstyle=True,
    )
    app.after_request(_remember)


def _translations() -> NullTranslations:
    """Those of the request, found once: a page's frame has some twenty phrases."""
    if "translations" not in g:
        g.translations = get_translations()
    found: NullTranslations = g.translations
    return found


def language() -> Language:
    """The language of the current request; Danish outside one."""
    locale = get_locale()
    return "en" if locale is not None and locale.language == "en" else "da"


def _choose() -> Language:
    for wish in (request.args.get(PARAMETER), request.cookies.get(COOKIE)):
        for known in LANGUAGES:
            if wish == known:
                return known
    return "da"


def _remember(response: Response) -> Response:
    """Only pages depend on the cookie or set it: a feed and a style sheet are the same for everybody."""
    if response.mimetype != "text/html":
        return response
    response.vary.add("Cookie")
    if request.args.get(PARAMETER) in LANGUAGES:
        response.set_cookie(
            COOKIE, language(), max_age=A_YEAR, secure=request.is_secure, httponly=True, samesite="Lax"
        )
    return response
