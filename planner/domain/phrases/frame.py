"""Words around a date that do not change it: articles, verbs of meeting and sending, names of meetings and items.

Whatever is neither understood nor listed here keeps a phrase from being accepted.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from planner.domain.phrases.lexicon import words

_PLAIN: Final = words(
    """
    a d de den denne der det dette en et som vi os jeg vores deres dets dens
    er bliver blive skal vil være i på om af ved hos med for til og samt men dog også altid fortsat fremover
    hvor da så at sig selv falder
    holder holdes afholder mødes møder finder sted foregår ligger lægger sker sender indkalder planlagt fastsat
    fastlagt aftalt aftales igen
    dagsorden dagsordenen dagsordener referat referatet referater materiale materialet bilag bilagene indkaldelse
    indkaldelsen medlem medlemmer medlemmerne deltagerne forslag forslaget tilmelding tilmeldinger svar
    høringssvar aflevering indsendelse udsendelse offentliggørelse
    formand formanden formandens borgmester borgmesteren direktør direktøren administrationen forvaltningen
    ordinær ordinært ordinære ekstraordinær ekstraordinært ekstraordinære fælles fast faste ny nyt nye ekstra
    punkter punkt     dato datoen datoer dagen tid tidspunkt tidspunktet mødetid mødetidspunkt mødedato mødedatoer
    mødedatoerne mødedag mødedage mødedagen mødedagene mødetidspunkter mødeplan mødeplanen mødekalender
    høringsperiode høringsperioden foreligge foreligger færdig færdigt klar afleveret indsendt udsendt fremsendt sendt
    starttidspunkt offentlig offentligt sekretariat sekretariatet hænde skriftlig skriftligt løbet klokken pr per hhv
    henholdsvis
    """
)
_STEMS: Final = (
    *("møde", "møderække", "seminar", "konference", "forsamling", "behandling", "workshop", "forum", "udvalg"),
    *(
        "(?<!om)råd",
        "bestyrelse",
        "direktion",
        "repræsentation",
        "netværk",
        "temadag",
        "temaeftermiddag",
        "budgetdag",
        "studietur",
        "drøftelse",
        "samtale",
        "høring",
    ),
)
_ITEMS: Final = re.compile(
    r"(?:[a-zæøå-]+)?(?:opfølgning|orientering|evaluering|rapportering|redegørelse|gennemgang|rapport|opgørelse"
    r"|forhandling|regnskab|fest|frokost|ønske|revision|undersøgelse|statistik|uddannelse|kursus|tilsyn)"
    r"(?:en|er|erne|et|s|r|rne)?|nytårskur|revisionsbesøg(?:et)?"
    r"|(?:personale|leder|fag|kursus|visions|inspirations|udviklings)dag(?:en|e|ene)?"
)
_ENDINGS: Final = ("", *words("s t ts et ets er ers erne ernes en ens n ns r rne rnes met mets mer e"))
_MEETING: Final = re.compile(rf"(?:{'|'.join(_STEMS)})(?:{'|'.join(_ENDINGS)})")
_LONGEST_ENDING: Final = 24

CRITICAL: Final = words(
    """
    ikke ej uden eller hver hvert hveranden enten både før efter inden senest sidst tidligst omkring cirka ca undtagen
    undtaget bortset medmindre hvis såfremt når mellem mindst højst indtil siden fra måske evt eventuelt flyttes
    flyttet aflyses aflyst udsættes udsat udskydes udskudt rykkes rykket fremrykkes ændres ændret bortfalder udgår
    bekræftes erstattes erstattet fremskyndes ophæves annulleres droppes suspenderes overvejes fravælges undtages
    mødefri mødefrit mødefrie lukket lukkes lukker fri muligt nødvendigt
    første anden sidste gang gange uge uger ugen måned måneder måneden kvartal halvår år året dag dage primo medio
    ultimo forår efterår sommer vinter jul påske pinse ferie aldrig
    """
)
_VERBS: Final = words(
    """
    holder afholder mødes finder foregår ligger sker sender udsender fremsender indkalder skal er bliver vil afleverer
    behandler drøfter vedtager godkender fastsætter fremlægger forelægger afrapporterer evaluerer
    """
)
_PASSIVE: Final = re.compile(r"[a-zæøå]{3,}(?<!n)es")


def is_frame(word: str) -> bool:
    """Whether the word (in small letters) may stand beside a date without changing what it means."""
    return word in _PLAIN or is_meeting(word) or is_verb(word) or bool(_ITEMS.fullmatch(word))


def is_verb(word: str) -> bool:
    """Whether the word says that something takes place or is sent; what stands before it is its subject."""
    return word in _VERBS or (word not in CRITICAL and bool(_PASSIVE.fullmatch(word)))


@lru_cache(maxsize=4096)
def is_meeting(word: str) -> bool:
    """Whether the word names a meeting or a body: "byrådsmødet", "økonomiudvalget", "generalforsamlingen"."""
    return any(_MEETING.fullmatch(word, start) for start in range(max(len(word) - _LONGEST_ENDING, 0), len(word)))
