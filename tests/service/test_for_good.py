"""A habit that is removed for good leaves undo, and with it the file."""

import pytest

from selfcare.core.errors import NothingToUndoError


def test_nothing_of_it_stays_in_the_file(service, walk, db_path):
    """Neither its name, in rows or in words, nor its notes; what else was done stays to undo."""
    habit, _ = service.add_habit("Zylophone", "own", note="zymurgy")
    service.log(habit.id, "3", note="zygote")
    service.edit_habit(habit.id, name="Zyzzyva")
    service.log_many([(habit.id, "1"), (walk, "20")])
    service.remove_habit(habit.id, for_good=True)
    left = db_path.read_bytes().lower()
    assert not [word for word in (b"zylophone", b"zyzzyva", b"zymurgy", b"zygote") if word in left]
    service.undo()
    assert service.today_view().rows[0].amount is None
    service.undo()
    with pytest.raises(NothingToUndoError):
        service.undo()


def test_removed_as_usual_it_comes_back(service, walk):
    """The control: without those words undo brings all of it back."""
    service.log(walk, "20", note="rain")
    service.remove_habit(walk)
    service.undo()
    assert service.habit(walk).name == "Walk"
