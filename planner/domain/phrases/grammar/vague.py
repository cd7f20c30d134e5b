"""What is no date: "snarest", "når regnskabet foreligger", case numbers, ages; and words that make a date inexact."""

from __future__ import annotations

from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt, sayings
from planner.domain.phrases.grammar.atoms import any_year, count, ordinal, year
from planner.domain.phrases.lexicon import phrases, words
from planner.domain.phrases.parts import About, NotADate, Topic, Usually, Vague, Years
from planner.domain.phrases.tokens import Kind

_NO_TIME: Final = sayings(
    """
    snarest muligt | snarest | hurtigst muligt | så hurtigt som muligt | så snart som muligt | straks | omgående
    | asap | ad hoc | adhoc | efter behov | ved behov | løbende | lejlighedsvis | lejlighedsvist | jævnligt
    | regelmæssigt | med jævne mellemrum | på et senere tidspunkt | senere | efter nærmere aftale | efter aftale
    | aftales nærmere | aftales senere | i nær fremtid | inden længe | til sin tid | indtil videre | uden fast dato
    | dato følger | dato ikke fastsat | dato mangler | tba | tbd | afventer | ikke fastsat | ikke fastlagt | i god tid
    | rettidigt | når der er behov | når behov | når det er nødvendigt | efter ønske
    | i fremtiden | en gang imellem | efter omstændighederne
    """
)
_EVENTS: Final = sayings(
    """
    når | så snart | hvis | såfremt | medmindre | indeklemte dage | indeklemt dag | lukkedage | lukkedagene
    | årsskiftet | månedsskiftet | sommerferien | sommerferie | vinterferien | vinterferie | juleferien | juleferie
    | efter ferien | inden ferien | før ferien | ferieperioden | skoleferier | valgdagen | kommunalvalget | valget
    | folketingsvalget | skolestart | ferien | sommerpausen | industriferien
    """
)
_SCHOOL_HOLIDAYS: Final = phrases("sommerferie | sommerferien | vinterferie | vinterferien | juleferie | juleferien")
_TOPICS: Final = sayings(
    """
    valgåret | valgår | i valgperioden | valgperioden | resten af året | i løbet af året | årets gang
    | gentagende sager | gentagende | tilbagevendende | budgetåret | ferieåret | regnskabsåret | det kommende år
    | fast punkt | faste punkter | ingen møder | ingen møde | intet møde | mødefri | mødefrit | kommunalvalgår
    | kommunalvalgåret
    """
)
_TOPICS_BESIDE: Final = phrases("i budgetåret | i ferieåret | i regnskabsåret | i kalenderåret")
_NUMBERED: Final = words(
    """
    version versionen punkt punkter pkt bilag side sider s nr nummer niveau model § §§ stk kap kapitel afsnit lokale
    tlf telefon cvr ean lov lbk bekendtgørelse klasse trin fase sal etage afdeling afd hus stue konto
    """
)
_COUNTED: Final = words(
    """
    % kr t mio mia tkr pct procent promille km m m2 kg liter sider personer deltagere medlemmer medarbejdere ledere
    borgere stk timer stykker point eksemplarer kroner dages pladser chefer kommuner sager års
    """
)
_AFTER_ORDINAL: Final = words(
    """
    ferieuge ferieugen klasse klassetrin sal etage udgave udkast viceborgmester næstformand plads punkt del fase række
    generation version suppleant by led kapitel afsnit trin kl års
    """
)
_FRAMED_ORDINALS: Final = words("behandling behandlingen beh budgetbehandling")
_LEAST_CASE_DIGITS: Final = 3


@attempt
def vague(c: Cursor) -> Vague | None:
    """No time at all, or one that waits for an event."""
    if c.finds(_NO_TIME):
        return Vague()
    if c.says(*_SCHOOL_HOLIDAYS):
        return Vague(event=True, holiday=True)
    c.says("efter", "inden", "før", "omkring", "ved", "i", "til")
    return Vague(event=True) if c.finds(_EVENTS) else None


def topic(c: Cursor) -> Topic | None:
    """What only qualifies other lines."""
    if c.says(*_TOPICS_BESIDE):
        return Topic(beside=True)
    return Topic() if c.finds(_TOPICS) else None


def about(c: Cursor) -> About | None:
    """ca., omkring"""
    return About() if c.says("cirka", "ca", "omkring", "omtrent", "tæt på", "tidligst") else None


def usually(c: Cursor) -> Usually | None:
    """normalt, som regel"""
    said = ("normalt", "som regel", "som udgangspunkt", "typisk", "sædvanligvis", "almindeligvis", "så vidt muligt")
    return Usually() if c.says(*said, "primært", "hovedsageligt", "oftest", "principielt") else None


@attempt
def framed_ordinal(c: Cursor) -> bool | None:
    """1. behandling: a reading of a case, which tells no time"""
    number = ordinal(c, 9)
    if number is None:
        return None
    if c.mark("/-") or c.says("og"):
        ordinal(c, 9)
    c.mark("-", glued=True)
    return c.word(_FRAMED_ORDINALS) is not None or None


@attempt
def not_a_date(c: Cursor) -> NotADate | None:
    """14/867, 24/7, 6. ferieuge, § 19, 350.000 kr., 0 til 18 års"""
    found = _case_number(c) or _round_the_clock(c) or _numbered(c) or _nth_thing(c) or _sum(c)
    return NotADate() if found else None


@attempt
def _case_number(c: Cursor) -> bool | None:
    """14/867"""
    if c.number(0, 99) is None or not c.mark("/", glued=True):
        return None
    token = c.peek()
    if token.kind is not Kind.NUMBER or token.spaced or len(token.text) < _LEAST_CASE_DIGITS:
        return None
    c.at += 1
    return True


@attempt
def _round_the_clock(c: Cursor) -> bool | None:
    """24/7, where nothing says that it is a day"""
    if c.number(24, 24) is None or not c.mark("/-", glued=True) or c.number(7, 7, glued=True) is None:
        return None
    return ((c.at == 3 or c.peek(-4).text not in ("d", "den", ",", "og", "+")) and not _dated_after(c)) or None


def _dated_after(c: Cursor) -> bool:
    return c.peek().text in ("-", "/", ".", ",", "og", "kl", "+") or len(c.peek().text) == len("2026")


@attempt
def _numbered(c: Cursor) -> bool | None:
    """Version 1.0, punkt 8, bilag 2-4, § 19 a"""
    if c.word(_NUMBERED) is None and not c.mark("§"):
        return None
    if c.peek().kind is not Kind.NUMBER:
        return None
    while c.peek().kind is Kind.NUMBER or (c.peek().text in (".", "-", "/") and c.peek(1).kind is Kind.NUMBER):
        c.at += 1
    return True


@attempt
def _nth_thing(c: Cursor) -> bool | None:
    """6. ferieuge"""
    if ordinal(c) is None:
        return None
    if c.peek().text == "kl" and c.peek(1).kind is Kind.NUMBER:
        return None
    return c.word(_AFTER_ORDINAL) is not None or None


@attempt
def _sum(c: Cursor) -> bool | None:
    """350.000 kr., 5,7 mio., 80%, 0 til 18 års, 12-15 år"""
    if c.peek().kind is Kind.NUMBER:
        c.at += 1
    elif count(c) is None:
        return None
    while c.peek().text in (".", ",", "-", "/", "til") and c.peek(1).kind is Kind.NUMBER:
        c.at += 2
    if c.mark("%") or c.word(_COUNTED):
        return True
    return None


@attempt
def years(c: Cursor) -> Years | None:
    """2020-2032, 2025/26; 26/27 of a school year"""
    of_school = c.peek(-1).text in ("skoleåret", "skoleår")
    first = any_year(c) if of_school else year(c)
    if first is None or not c.mark("-/"):
        return None
    last = year(c)
    if last is None and len(c.peek().text) == len("26"):
        short = c.number(0, 99)
        last = None if short is None else first // 100 * 100 + short
    return None if last is None or last <= first else Years(first, last)
