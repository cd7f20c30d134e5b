"""The boxes of the filter as markup: under each heading those of the calendar, the same on every page."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from planner.web.filters import Choice, Group


def boxes(groups: Iterable[Group], given: str) -> str:
    """The groups as fieldsets; ``given`` is the attribute of what the calendar has named."""
    return "".join(_group(group, given) for group in groups)


def named(choice: Choice, given: str) -> str:
    """What a choice is called, in its colour and its language."""
    label = escape(choice.label)
    if choice.colour:
        return f'<span class="body-tag body-{choice.colour}"{given}>{label}</span>'
    return f"<span{given}>{label}</span>" if choice.given and given else label


def _group(group: Group, given: str) -> str:
    inside = "".join(
        f'<label><input type="checkbox" name="{group.name}" value="{escape(choice.value)}"'
        f"{' checked' if choice.chosen else ''}> {named(choice, given)}</label>"
        for choice in group.choices
    )
    return f'<fieldset class="filter-{group.name}"><legend>{escape(group.legend)}</legend>{inside}</fieldset>'
