"""Any rule, written into the form, is read from it as the very same; and so is what its phrase fills in."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from planner.domain.choices import Repeat, choices_of
from planner.domain.errors import Language
from planner.domain.rules import AgreedDates, Branch, Period, PeriodUnit, Rule, Union
from planner.domain.series import Quota, Requirement
from planner.domain.words import WORDS
from planner.web.editor.phrase import phrase_of
from planner.web.editor.recipe import KEPT, Recipe, kept, parts_of, read_recipe, typed_recipe, unchanged
from planner.web.editor.when import settled
from tests.domain.phrases import editor_rules
from tests.domain.strategies import RULES
from tests.web.calendars import A_CALENDAR, TODAY

ADJUSTMENTS = editor_rules.ADJUSTMENTS
REQUIREMENTS = st.none() | st.builds(
    Requirement,
    st.tuples(st.builds(Quota, count=st.integers(1, 4))),
    st.just(TODAY),
)


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    rule = draw(RULES)
    asked = draw(REQUIREMENTS) if isinstance(rule, AgreedDates) else None
    return Recipe(rule, draw(ADJUSTMENTS), asked)


OUT_OF_ORDER = Recipe(
    Union(
        (
            Branch(Period(unit=PeriodUnit.WEEK_OF_MONTH, numbers=(-1, 1))),
            Branch(Period(unit=PeriodUnit.WEEK_OF_MONTH, numbers=(2,)), months=(7, 2)),
        )
    ),
    (),
)
"""Whatever way its numbers and months were written, nobody has changed it."""


def fields_of(recipe: Recipe, language: Language = "da") -> MultiDict[str, str]:
    return MultiDict(typed_recipe(recipe, A_CALENDAR, WORDS[language]))


@given(recipes(), st.sampled_from(["da", "en"]))
@example(OUT_OF_ORDER, "da")
def test_what_was_written_is_read(recipe: Recipe, language: Language) -> None:
    fields = fields_of(recipe, language)

    found, errors = read_recipe(fields, TODAY)

    assert errors == {}
    assert found == recipe
    assert unchanged(fields, found)


@given(recipes())
@example(OUT_OF_ORDER)
def test_without_what_it_was_filled_from_it_means_the_same(recipe: Recipe) -> None:
    fields = fields_of(recipe)
    parts = parts_of(recipe.rule)
    if choices_of(recipe.rule, recipe.requirement).repeat is Repeat.OTHER and parts is None:
        return
    del fields[KEPT]

    found, errors = read_recipe(fields, TODAY)

    assert errors == {}
    assert found is not None
    assert spelled(found.rule) == spelled(recipe.rule)
    assert found.adjustments == recipe.adjustments


def spelled(rule: Rule) -> object:
    """What the choices make of it, whatever way it is written."""
    return parts_of(rule) if isinstance(rule, Union) else choices_of(rule)


@given(recipes())
@example(OUT_OF_ORDER)
def test_showing_it_leaves_it_as_it_is(recipe: Recipe) -> None:
    fields = fields_of(recipe)
    phrase = phrase_of(recipe, A_CALENDAR)
    fields.update({"phrase": phrase, "said": phrase})
    fields.setlist("asked", list(fields))

    for do in ("show", "choose", "save"):
        when = settled(fields, do, A_CALENDAR, TODAY, "da")
        assert when.recipe == recipe
        assert kept(when.fields) == recipe


@given(
    recipes(),
    st.dictionaries(
        st.sampled_from(
            [
                "kept",
                "repeat",
                "on",
                "nth",
                "months",
                "since",
                "times",
                "rows",
                "parts",
                "adjusting",
                "r1-repeat",
                "d0-first",
                "every",
                "host",
                "far",
            ]
        ),
        st.text(max_size=12),
        max_size=4,
    ),
)
def test_whatever_is_sent_is_answered(recipe: Recipe, nonsense: dict[str, str]) -> None:
    fields = fields_of(recipe)
    for name, value in nonsense.items():
        fields.setlist(name, [value])

    for do in ("show", "read", "choose"):
        when = settled(fields, do, A_CALENDAR, TODAY, "da")
        assert (when.recipe is None) or (when.errors == {})


@pytest.mark.parametrize("phrase", ["hver mandag", "2. uge månedligt", "ultimo februar", "3. mandag, dog marts 4."])
def test_a_phrase_and_its_choices_mean_the_same(phrase: str) -> None:
    by_phrase = settled(MultiDict({"phrase": phrase}), "read", A_CALENDAR, TODAY, "da")
    again = settled(by_phrase.fields, "choose", A_CALENDAR, TODAY, "da")

    assert by_phrase.recipe is not None
    assert again.recipe == by_phrase.recipe
