"""The four questions through the diary."""

import pytest

from selfcare.core.errors import StorageError, UnreadableError
from selfcare.diary import Diary, coming_back, day_acts, open_diary
from selfcare.diary.day_acts import NotYetError


def test_kept_once_and_not_again_within_the_month(diary: Diary, clock) -> None:
    """Due, answered, not due for 31 days; the refusal says when, and writes nothing."""
    assert day_acts.pulse_due(diary)
    receipt = day_acts.answer_pulse(diary, [7, 8, None, 2])
    assert receipt.command == "Your answers are kept."
    assert receipt.app.endswith("z takes it back.")
    assert not day_acts.pulse_due(diary)
    clock.go(days=30)
    with pytest.raises(NotYetError, match="from Wednesday 23 December on"):
        day_acts.answer_pulse(diary, [1, 1, 1, 1])
    clock.go(days=1)
    day_acts.answer_pulse(diary, [8, 8, 8, 1])
    assert [time.answers for time in day_acts.pulse(diary).times] == [
        (7, 8, None, 2),
        (8, 8, 8, 1),
    ]


def test_undo_opens_it_again(diary: Diary) -> None:
    """Taking the answers back takes their interval back."""
    day_acts.answer_pulse(diary, [7, 8, 6, 2])
    coming_back.undo(diary)
    assert day_acts.pulse_due(diary)
    coming_back.redo(diary)
    assert not day_acts.pulse_due(diary)


@pytest.mark.parametrize("answers", [[1, 2, 3], [1, 2, 3, 11], [1, 2, 3, -1], [1, 2, 3, True]])
def test_answers_that_do_not_fit(diary: Diary, answers) -> None:
    """One for each question, each on the scale."""
    with pytest.raises(UnreadableError):
        day_acts.answer_pulse(diary, answers)
    assert day_acts.pulse(diary).times == ()


def test_nothing_answered(diary: Diary) -> None:
    """All left out is no time, and no change to undo."""
    before = coming_back.newest_change(diary)
    assert day_acts.answer_pulse(diary, [None] * 4).changed is False
    assert coming_back.newest_change(diary) == before


def test_a_read_only_file(diary: Diary, db_path, clock) -> None:
    """Looking works, answering is refused."""
    diary.close()
    with open_diary(db_path, read_only=True, clock=clock) as looked:
        assert day_acts.pulse_due(looked)
        with pytest.raises(StorageError):
            day_acts.answer_pulse(looked, [1, 2, 3, 4])


@pytest.mark.parametrize(
    ("answers", "gentle"),
    [
        ([4, 9, 9, 0], True), ([0, None, None, None], True), ([5, 0, 0, 10], False),
        ([None, 0, 0, 10], False), ([10, 1, 1, 9], False),
    ],
)  # fmt: skip
def test_a_low_answer_about_life_names_people_who_listen(diary: Diary, answers, gentle) -> None:
    """Life satisfaction of 4 or less, and no other question; never on sample data."""
    assert day_acts.pulse_gentle(diary, answers) is gentle
    diary.sample = True
    assert day_acts.pulse_gentle(diary, answers) is False
