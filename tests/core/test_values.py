"""What the frozen values are made of."""

from datetime import date

import pytest

from selfcare.core.model import Area, CheckIn, Habit, Rule
from selfcare.core.plan import Daily
from selfcare.core.values import replace

DAY = date(2026, 11, 22)
RULE = Rule(DAY, "pages of Ana", Daily())
HABIT = Habit(1, "u", "Letters to Ana", Area.OWN, DAY, (RULE,), if_then="After Ana", note="Ana")


@pytest.mark.parametrize("value", [HABIT, CheckIn(DAY, mood=3, note="Ana came.")])
def test_a_persons_words_are_in_no_repr(value):
    """Nor are those of the values in it: a crash that prints values prints no words."""
    assert "Ana" not in repr(value)
    assert repr(value).startswith(type(value).__name__)


def test_a_value_is_what_it_holds():
    """Equal, hashed and replaced by its fields; never changed."""
    other = replace(HABIT, note="Ben")
    assert (other.note, other.name) == ("Ben", HABIT.name)
    assert other != HABIT
    assert replace(other, note="Ana") == HABIT
    assert hash(replace(other, note="Ana")) == hash(HABIT)
    with pytest.raises(AttributeError):
        HABIT.note = "Ben"  # type: ignore[misc]  # what is tried
    with pytest.raises(TypeError):
        replace(HABIT, nonsense=1)  # type: ignore[call-arg]  # what is tried
