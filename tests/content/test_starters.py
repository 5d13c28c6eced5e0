"""The starter habits read like what a person would type, and say what they rest on."""

import msgspec
import pytest

from selfcare.content.starters import Starter, starters, templates
from selfcare.content.toml import read_content
from selfcare.core.goals import parse_goal
from selfcare.core.model import Area
from selfcare.core.plan_grammar import parse_plan
from selfcare.core.text import clean_line, name_key

EVERY = (*starters(), *templates())


def test_one_starter_for_each_shared_area() -> None:
    """Five starters, one an area, in the order of the areas."""
    assert [each.area for each in starters()] == [area for area in Area if area is not Area.OWN]


@pytest.mark.parametrize("starter", EVERY, ids=lambda each: each.name)
def test_every_plan_and_goal_is_one_a_person_could_type(starter: Starter) -> None:
    """Goal, plan and start plan go through the same grammar as typed ones."""
    parse_plan(starter.plan, starter.unit)
    parse_plan(starter.start_plan, starter.unit)
    low, _high = parse_goal(starter.goal)
    if starter.smallest:
        smallest = float(starter.smallest)
        assert 0 < smallest <= (low or smallest)


@pytest.mark.parametrize("starter", EVERY, ids=lambda each: each.name)
def test_every_line_is_a_sentence_with_a_source(starter: Starter) -> None:
    """What is shown is clean, ends with a full stop, and rests on something named."""
    for text in (starter.source, starter.words):
        assert text == clean_line(text)
        assert text.endswith(".")
        assert "!" not in text


def test_names_are_unique() -> None:
    """Any set of them can be added together."""
    keys = [name_key(each.name) for each in EVERY]
    assert len(set(keys)) == len(keys)


def test_a_newcomer_starts_smaller() -> None:
    """The start value is below the full plan for every starter, and equal for templates."""
    assert all(each.start_plan != each.plan for each in starters())
    assert all(each.start_plan == each.plan for each in templates())


def test_a_slip_in_a_file_names_its_place() -> None:
    """An unknown key or a missing one is refused with its path."""

    class Document(msgspec.Struct, forbid_unknown_fields=True):
        starter: list[dict[str, str]]

    with pytest.raises(msgspec.ValidationError, match="template"):
        read_content("starters.toml", Document)
