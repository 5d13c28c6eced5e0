"""Which habit a small step names, and the words of the page that no figure makes."""

from datetime import date

import pytest

from selfcare.core.model import Area, Habit, Rule, Status
from selfcare.core.plan import Daily
from selfcare.core.resilience.summary import TableRow
from selfcare.core.views import WeekFigure
from selfcare.words.week_page import SmallStep, named_row

DAY = date(2026, 11, 16)
NAMES = ("Walk", "Talk with someone", "Sleep", "Walk the dog", "散歩", "GO", "[/b]")


def row(name: str) -> TableRow:
    """A habit's line."""
    rule = Rule(DAY, "min", Daily())
    habit = Habit(1, "uid", name, Area.OWN, DAY, (rule,))
    cells = (Status.DONE,) * 7
    return TableRow(habit, rule, cells, (5.0,) * 7, (True,) * 7, WeekFigure())


@pytest.mark.parametrize(
    ("step", "named"),
    [
        ("walk before lunch", "Walk"),
        ("Walking to work", "Walk"),
        ("WALK THE DOG twice", "Walk the dog"),
        ("go to bed early, then sleep", "GO"),
        ("talk to Ana", "Talk with someone"),
        ("asleep by ten", None),
        ("gone fishing", None),
        ("朝に 散歩 する", "散歩"),
        ("shoes by the door", None),
        ("", None),
        ("[/b] and (.*", "[/b]"),
    ],
)
def test_a_step_names_a_habit_by_its_name_or_the_name_s_first_word(
    step: str, named: str | None
) -> None:
    """Whole words, or a word that begins with the first one; the longer name where two fit."""
    found = named_row(step, [row(name) for name in NAMES])
    assert (None if found is None else found.habit.name) == named


def test_the_first_habit_named_counts() -> None:
    """Of two habits in one step, the one that comes first."""
    found = named_row("sleep, then walk", [row("Walk"), row("Sleep")])
    assert found is not None
    assert found.habit.name == "Sleep"


def test_a_step_is_told_as_it_was_typed() -> None:
    """With a full stop where it has none, and what came of it behind it."""
    assert SmallStep("Call Ana", "").line == "Last week's small step: Call Ana."
    told = SmallStep("walk?", "Walk came on 1 day.").line
    assert told == "Last week's small step: walk? Walk came on 1 day."
    assert "Ana" not in repr(SmallStep("Call Ana", "Ana came on 1 day."))
