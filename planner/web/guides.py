"""How a link comes into each calendar program, in three steps; and how often that program looks for changes."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _


@dataclass(frozen=True, slots=True)
class Guide:
    """One program. ``key`` names it in the page's address."""

    key: str
    program: str
    steps: tuple[str, str, str]
    refresh: str


def guides() -> tuple[Guide, ...]:
    """In the order that readers are likely to need them."""
    return (
        Guide(
            "outlook-web",
            _("Outlook på nettet"),
            (
                _("Åbn kalenderen, og vælg »Tilføj kalender«."),
                _("Vælg »Abonner fra internettet«, og indsæt adressen."),
                _("Giv kalenderen et navn, og vælg »Importér«."),
            ),
            _("Henter normalt hver 3. time. Det kan tage over et døgn."),
        ),
        Guide(
            "outlook-new",
            _("Nyt Outlook til Windows"),
            (
                _("Gå til kalenderen, og vælg »Tilføj kalender«."),
                _("Vælg »Abonner fra internettet«, og indsæt adressen. Den skal begynde med https."),
                _("Giv kalenderen et navn, og vælg »Importér«."),
            ),
            _("Henter som Outlook på nettet: normalt hver 3. time. Det kan tage over et døgn."),
        ),
        Guide(
            "outlook-classic",
            _("Klassisk Outlook"),
            (
                _("Gå til kalenderen, og vælg »Tilføj kalender« og »Fra internettet« på fanen Hjem."),
                _("Indsæt adressen, og vælg »OK«."),
                _("Svar »Ja« til at føje kalenderen til Outlook og abonnere på opdateringer."),
            ),
            _("Henter, når Outlook sender og modtager, højst en gang i timen."),
        ),
        Guide(
            "google",
            _("Google Kalender"),
            (
                _("Åbn calendar.google.com på en computer. Appen på telefonen kan ikke tilføje et link."),
                _("Klik på + ved »Andre kalendere«, og vælg »Fra webadresse«."),
                _("Indsæt adressen, og vælg »Tilføj kalender«."),
            ),
            _("Henter hver 4.–24. time. Det kan ikke ændres."),
        ),
        Guide(
            "apple",
            _("Apple Kalender på iPhone, iPad og Mac"),
            (
                _("På telefonen: peg kameraet på koden. På Mac: vælg »Nyt kalenderabonnement« i menuen Arkiv."),
                _("På Mac: indsæt adressen. På begge: vælg »Abonner«."),
                _("Vælg, hvor tit der skal hentes, og vælg »OK«."),
            ),
            _("Henter så tit, som du vælger: fra hvert 5. minut til hver uge."),
        ),
        Guide(
            "thunderbird",
            _("Thunderbird"),
            (
                _("Gå til kalenderen, og vælg »Ny kalender«."),
                _("Vælg »På netværket«, og indsæt adressen. Lad brugernavnet stå tomt."),
                _("Vælg »Find kalendere«, sæt kryds ved kalenderen, og vælg »Abonner«."),
            ),
            _("Henter hver halve time."),
        ),
    )
