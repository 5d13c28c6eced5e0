"""A habit that is removed for good leaves undo, and with it the file."""

import pytest

from selfcare.core.errors import NothingToUndoError
from selfcare.diary import coming_back, day_views, habit_acts, logbook


def test_nothing_of_it_stays_in_the_file(diary, walk, db_path):
    """Neither its name, in rows or in words, nor its notes; what else was done stays to undo."""
    habit, _ = habit_acts.add_habit(diary, "Zylophone", "own", note="zymurgy")
    logbook.log(diary, habit.id, "3", note="zygote")
    habit_acts.edit_habit(diary, habit.id, name="Zyzzyva")
    logbook.log_many(diary, [(habit.id, "1"), (walk, "20")])
    habit_acts.remove_habit(diary, habit.id, for_good=True)
    left = db_path.read_bytes().lower()
    assert not [word for word in (b"zylophone", b"zyzzyva", b"zymurgy", b"zygote") if word in left]
    coming_back.undo(diary)
    assert day_views.today_view(diary).rows[0].amount is None
    coming_back.undo(diary)
    with pytest.raises(NothingToUndoError):
        coming_back.undo(diary)


def test_removed_as_usual_it_comes_back(diary, walk):
    """The control: without those words undo brings all of it back."""
    logbook.log(diary, walk, "20", note="rain")
    habit_acts.remove_habit(diary, walk)
    coming_back.undo(diary)
    assert diary.habit(walk).name == "Walk"
