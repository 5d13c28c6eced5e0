"""Words about one day, one copy, one time: never `1 days`."""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from selfcare.core.model import Area, Habit, Review, Rule
from selfcare.core.plan import Daily
from selfcare.core.resilience.parts import Spell
from selfcare.core.strength import Strength
from selfcare.core.views_back import About
from selfcare.pages.back import strength_words
from selfcare.words import look_back, today, week_page, week_steps
from selfcare.words.week_page import SmallStep

DAY = date(2026, 11, 22)
MANY = re.compile(r"(?<![\d.])1 (?:\w+ )?(?:\w+[^s ]s|copies|entries)\b")
"""`1 days`, `1 logged days`, `1 copies`."""
HABIT = Habit(1, "u", "Walk", Area.EXERCISE, DAY, (Rule(DAY, "min", Daily()),))
VIEW: Any = SimpleNamespace(today=DAY, days_known=1, about=About.MOOD,
                            gap=SimpleNamespace(days_logged=1, last_logged=DAY))  # fmt: skip
WEEK: Any = SimpleNamespace(today=DAY, rows=(SimpleNamespace(habit=HABIT, showed_up=(True,)),))


def _step() -> SmallStep:
    found = week_page.small_step(Review(DAY, next_step="walk"), WEEK)
    assert found is not None
    return found


SAID = {
    "known": lambda: look_back.known_words(VIEW),
    "gap": lambda: today.last_entry_words(VIEW),
    "step": lambda: _step().line,
    "spell": lambda: week_steps._spell(Spell(True, DAY, DAY, 1, 1.0), WEEK),
    "strength": lambda: strength_words(Strength(None, 0.1, 1)),
}


def test_the_pattern_can_fail() -> None:
    """The control."""
    assert all(map(MANY.search, ("1 days", "in 1 logged days.", "1 copies", "1 of 1 times")))
    assert not any(
        map(MANY.search, ("1 day", "11 days", "0.1 hours", "1 of 7 days", "1 logged day"))
    )


@pytest.mark.parametrize("name", SAID)
def test_one_is_one(name: str) -> None:
    """Each sentence that can be about one."""
    said = SAID[name]()
    assert "1 " in said
    assert not MANY.search(said), said
