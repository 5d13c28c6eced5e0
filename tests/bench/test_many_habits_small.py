"""Ten times as many habits cost about ten times as much, and never their square."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import process_time

import pytest

from selfcare.diary import Diary, day_views, habit_acts, open_diary
from tests.many_habits import MOST, fill

MOST_TIMES = 40
"""Work that grows with the square of the habits takes a hundred times as long."""
TURNS = 3
NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")


def today(diary: Diary) -> None:
    diary.reload()
    day_views.today_view(diary)


def move(diary: Diary) -> None:
    """The last habit to the front: every row changes its place."""
    habit_acts.move_habit(diary, diary.habits()[-1].id, 1)


def seconds(path: Path, number: int, work: Callable[[Diary], None]) -> float:
    """The processor's time for it with so many habits, the best of a few turns."""
    with open_diary(path, clock=lambda: NOW) as diary:
        fill(path, number)
        diary.reload()
        taken = []
        for _ in range(TURNS):
            began = process_time()
            work(diary)
            taken.append(process_time() - began)
        return min(taken)


@pytest.mark.parametrize("work", [today, move])
def test_the_most_habits_cost_ten_times_a_tenth_of_them(
    tmp_path: Path, work: Callable[[Diary], None]
) -> None:
    few = seconds(tmp_path / "few.db", MOST // 10, work)
    assert seconds(tmp_path / "many.db", MOST, work) < MOST_TIMES * few
