"""The door of every act, when an act does not come to its end."""

import pytest

from selfcare.core.errors import BusyError
from selfcare.diary import Diary, day_acts, habit_acts
from selfcare.diary.memory import Memory


def fail(diary: Diary, *, remember: list[str]) -> None:
    with diary.turn():
        diary.afterwards(lambda: remember.append("of the failed act"))
        habit_acts.add_habit(diary, "Walk", "exercise")
        raise ValueError("stop")


def test_what_a_failed_act_wanted_to_remember_is_forgotten(diary: Diary) -> None:
    """The next act remembers its own alone."""
    told: list[str] = []
    with pytest.raises(ValueError, match="stop"):
        fail(diary, remember=told)
    day_acts.note_day(diary, diary.today(), "tea")
    assert told == []
    assert diary.habits() == ()


def test_what_could_not_be_read_after_a_failed_act_is_read_before_the_next(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is held just then: what the act had written into memory does not stay."""

    def held(_: Memory) -> None:
        raise BusyError("held")

    with monkeypatch.context() as patch:
        patch.setattr(Memory, "read_again", held)
        with pytest.raises(ValueError, match="stop"):
            fail(diary, remember=[])
    day_acts.note_day(diary, diary.today(), "tea")
    assert diary.habits() == ()
