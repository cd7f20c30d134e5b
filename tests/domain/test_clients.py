"""Which program a User-Agent belongs to: names as the programs send them."""

import pytest

from planner.domain.clients import ClientKind, client_kind

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "kind"),
    [
        ("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)", ClientKind.OUTLOOK),
        ("Mozilla/4.0 (compatible; ms-office; MSOffice 16)", ClientKind.OUTLOOK),
        ("Microsoft Office Existence Discovery", ClientKind.OUTLOOK),
        ("MacOutlook/16.89.24090815 (Intelx64 Mac OS X Version 14.6)", ClientKind.OUTLOOK),
        ("Outlook-iOS/709.2144270.prod.iphone", ClientKind.OUTLOOK),
        ("Outlook-Android/2.0", ClientKind.OUTLOOK),
        ("Microsoft.Exchange/15.20 (Windows NT 10.0; Win64; x64)", ClientKind.OUTLOOK_WEB),
        ("Microsoft Exchange/15.20", ClientKind.OUTLOOK_WEB),
        ("Google-Calendar-Importer", ClientKind.GOOGLE),
        ("Mozilla/5.0 (compatible; Google-Calendar-Importer)", ClientKind.GOOGLE),
        ("iOS/26.0 (23A341) dataaccessd/1.0", ClientKind.APPLE),
        ("iPadOS/26.0 (23A341) calaccessd/1.0", ClientKind.APPLE),
        ("macOS/14.6.1 (23G93) dataaccessd/1.0", ClientKind.APPLE),
        ("macOS/13.4 (22F66) CalendarAgent/988", ClientKind.APPLE),
        ("Mac OS X/10.15.7 (19H2026) CalendarAgent/958.5.1", ClientKind.APPLE),
        ("Mac+OS+X/10.8.2 (12C54) CalendarAgent/55", ClientKind.APPLE),
        ("CalendarStore/6.0 (1190; OS X 14.4) dataaccessd/1.0", ClientKind.APPLE),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.3.0", ClientKind.THUNDERBIRD),
        ("Evolution/3.56.1", ClientKind.EVOLUTION),
        ("Mozilla/5.0 (X11; Linux x86_64) KIO/5.116 kioworker", ClientKind.KDE),
        ("Akonadi/5.24 (ical resource)", ClientKind.KDE),
        ("ICSx5/2.4.3 (ical4j/3.2.19 okhttp/5.3.2 Android/16)", ClientKind.DAVX5),
        ("DAVx5/4.3.3.2-ose (okhttp/4.11.0)", ClientKind.DAVX5),
        ("Nextcloud Webcal Service", ClientKind.NEXTCLOUD),
        (CHROME, ClientKind.BROWSER),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0", ClientKind.BROWSER),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Safari/604.1", ClientKind.BROWSER),
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", ClientKind.OTHER),
        ("Fantastical/4.0 CFNetwork/1498 Darwin/24.0.0", ClientKind.OTHER),
        ("curl/8.9.1", ClientKind.OTHER),
        ("musical/1.0", ClientKind.OTHER),
        ("", ClientKind.OTHER),
        ("\x00\xff" * 200, ClientKind.OTHER),
        ("x" * 512 + "Thunderbird/128.0", ClientKind.OTHER),
    ],
)
def test_programs_are_known_by_their_names(user_agent: str, kind: ClientKind) -> None:
    assert client_kind(user_agent) is kind
    assert client_kind(user_agent.upper()) is kind


def test_a_name_without_end_costs_no_more_than_a_long_one() -> None:
    assert client_kind("Mozilla/5.0 " * 100_000) is ClientKind.OTHER
