"""Every error a reader can meet, as a page: what is wrong, and a way back."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import BadHost, HTTPException, InternalServerError, ServiceUnavailable

from planner.domain.errors import DomainError
from planner.web.addresses import here
from planner.web.language import language
from planner.web.parameters import BadInput


class NotReady(ServiceUnavailable):
    """A 503 that will not pass by itself: somebody must run what ``cause`` says."""

    def __init__(self, cause: DomainError) -> None:
        super().__init__()
        self.cause = cause


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What the page says: a heading, and a sentence or two; ``same`` is the page that was asked for, "" for none."""

    code: int
    heading: str
    text: str
    same: str = ""


def register(app: Flask) -> None:
    """Show every HTTP error as a page of ours, and what nobody foresaw as a 500 without a trace of the code."""
    app.register_error_handler(HTTPException, _show)


def _show(error: HTTPException) -> Response:
    page = error_page(error)
    if isinstance(error, BadHost):
        # Nobody knows where a page would have to link to.
        return Response(f"{page.heading}. {page.text}\n", page.code, mimetype="text/plain")
    # Where the database may be what failed, it is not asked who the reader is.
    shown = render_template("error.html", page=page, without_asking=page.code >= 500)
    response = make_response(shown, page.code)
    for name, value in error.get_headers(None):
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    return response


def error_page(error: HTTPException) -> ErrorPage:
    """The words for an error; ``BadInput`` and ``NotReady`` bring their own."""
    code = error.code or InternalServerError.code
    if isinstance(error, BadInput):
        return ErrorPage(code, _("Det kan vi ikke vise"), error.description or "", _without_choices())
    if isinstance(error, NotReady):
        return ErrorPage(code, _("Tjenesten er ikke klar"), error.cause.text(language()))
    return ErrorPage(code, *_words(code))


def _without_choices() -> str:
    """The page that was asked for, without the query in which what is wrong may stand; "" where there is no query."""
    return here({}) if request.endpoint and request.method == "GET" and request.args else ""


def _words(code: int) -> tuple[str, str]:
    """A heading, and a sentence or two."""
    named = {
        401: (_("Du er ikke logget ind"), _("Log ind, og prøv igen.")),
        403: (_("Det har du ikke adgang til"), _("Din konto må ikke bruge siden. Spørg en administrator.")),
        404: (_("Siden findes ikke"), _("Adressen er måske skrevet forkert, eller punktet er slettet.")),
        405: (_("Det kan siden ikke"), _("Siden kan ses, men ikke bruges på den måde.")),
        503: (_("Optaget lige nu"), _("Kalenderen er ved at blive gemt. Prøv igen om lidt.")),
    }
    if code in named:
        return named[code]
    if code < 500:
        return _("Det forstod vi ikke"), _("Der er noget galt med adressen eller det, der blev sendt.")
    return _("Noget gik galt hos os"), _("Fejlen er skrevet ned. Prøv igen om lidt.")
