"""An area is known wherever a list of them stands."""

import pytest

from selfcare.cli.habits import AREAS
from selfcare.cli.lines import habits
from selfcare.core.model import Area
from selfcare.diary import Diary, habit_acts, practising


@pytest.mark.parametrize("area", Area)
def test_a_habit_of_every_area_is_kept_and_has_its_practice(diary: Diary, area: Area) -> None:
    """By the file's own CHECK, by the act, and at `p`."""
    habit, _ = habit_acts.add_habit(diary, "Walk", area.value)
    assert diary.habit(habit.id).area is area
    assert practising.fitting_routine(diary, habit.id).title


def test_every_area_is_named_where_a_habit_is_added() -> None:
    """In the help of the command, and among the numbers of line mode."""
    assert list(AREAS) == [area.value for area in Area]
    assert list(habits._AREAS.values()) == list(Area)
    assert all(area.value in habits._AREA_DETAIL for area in Area if area is not Area.OWN)
