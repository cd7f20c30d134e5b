"""What people have given is found in sentences of ours, whole and nowhere else."""

import pytest
from markupsafe import Markup

from planner.web.given_words import GivenWords
from planner.web.markup.given import attribute, told
from tests.web.calendars import A_CALENDAR

KNOWN = GivenWords(["Byråd", "Byrådets seminar", "HU", "2. behandling", "Tal & tabeller", "topmøde", "2027", ""])


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Byråd no. 3 has no date.", "[Byråd] no. 3 has no date."),
        ("closed (HU)", "closed ([HU])"),
        ("HUS is no HU, and Byrådet no Byråd", "HUS is no [HU], and Byrådet no [Byråd]"),
        ("after Byrådets seminar", "after [Byrådets seminar]"),
        ("at the 2. behandling of 2 cases", "at the [2. behandling] of 2 cases"),
        ("Tal & tabeller, 2027", "[Tal & tabeller], 2027"),
        ("Topmøde: moved", "[Topmøde]: moved"),
        ("follows “Møde i HU”, moved", "follows “[Møde i HU]”, moved"),
        ("»Byråd« and “HU", "»[Byråd]« and “[HU]"),
        ("on Monday", "on Monday"),
        ("", ""),
    ],
)
def test_each_name_is_found_whole(sentence: str, marked: str) -> None:
    assert "".join(f"[{part.text}]" if part.given else part.text for part in KNOWN.parts(sentence)) == marked


def test_all_of_the_sentence_is_said_and_escaped() -> None:
    said = told("<b> Tal & tabeller", attribute("en"), KNOWN)

    assert said == Markup('&lt;b&gt; <span lang="da">Tal &amp; tabeller</span>')


def test_a_danish_page_has_nothing_to_say_of_it() -> None:
    assert told("<Byråd>", attribute("da"), KNOWN) == Markup("&lt;Byråd&gt;")


def test_a_calendar_knows_all_that_was_written_into_it() -> None:
    words = GivenWords.of(A_CALENDAR)
    sentence = "Direktionsmøde; Rådhuset; Medbring tal; HU; BYC; Hotellet er ikke bestilt; Skoleferier"

    assert [part.text for part in words.parts(sentence) if part.given] == sentence.split("; ")
