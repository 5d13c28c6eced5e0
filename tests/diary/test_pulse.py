"""The four questions through the service."""

import pytest

from selfcare.core.errors import StorageError, UnreadableError
from selfcare.diary import Diary, coming_back, open_diary, pulse_acts, undo_acts
from selfcare.diary.pulse_acts import NotYetError


def test_kept_once_and_not_again_within_the_month(service: Diary, clock) -> None:
    """Due, answered, not due for 31 days; the refusal says when, and writes nothing."""
    assert pulse_acts.pulse_due(service)
    receipt = pulse_acts.answer_pulse(service, [7, 8, None, 2])
    assert receipt.command == "Your answers are kept."
    assert receipt.app.endswith("z takes it back.")
    assert not pulse_acts.pulse_due(service)
    clock.go(days=30)
    with pytest.raises(NotYetError, match="from Wednesday 23 December on"):
        pulse_acts.answer_pulse(service, [1, 1, 1, 1])
    clock.go(days=1)
    pulse_acts.answer_pulse(service, [8, 8, 8, 1])
    assert [time.answers for time in pulse_acts.pulse(service).times] == [
        (7, 8, None, 2),
        (8, 8, 8, 1),
    ]


def test_undo_opens_it_again(service: Diary) -> None:
    """Taking the answers back takes their interval back."""
    pulse_acts.answer_pulse(service, [7, 8, 6, 2])
    coming_back.undo(service)
    assert pulse_acts.pulse_due(service)
    coming_back.redo(service)
    assert not pulse_acts.pulse_due(service)


@pytest.mark.parametrize("answers", [[1, 2, 3], [1, 2, 3, 11], [1, 2, 3, -1], [1, 2, 3, True]])
def test_answers_that_do_not_fit(service: Diary, answers) -> None:
    """One for each question, each on the scale."""
    with pytest.raises(UnreadableError):
        pulse_acts.answer_pulse(service, answers)
    assert pulse_acts.pulse(service).times == ()


def test_nothing_answered(service: Diary) -> None:
    """All left out is no time, and no change to undo."""
    before = undo_acts.newest_change(service)
    assert pulse_acts.answer_pulse(service, [None] * 4).changed is False
    assert undo_acts.newest_change(service) == before


def test_a_read_only_file(service: Diary, db_path, clock) -> None:
    """Looking works, answering is refused."""
    service.close()
    with open_diary(db_path, read_only=True, clock=clock) as looked:
        assert pulse_acts.pulse_due(looked)
        with pytest.raises(StorageError):
            pulse_acts.answer_pulse(looked, [1, 2, 3, 4])


@pytest.mark.parametrize(
    ("answers", "gentle"),
    [
        ([4, 9, 9, 0], True), ([0, None, None, None], True), ([5, 0, 0, 10], False),
        ([None, 0, 0, 10], False), ([10, 1, 1, 9], False),
    ],
)  # fmt: skip
def test_a_low_answer_about_life_names_people_who_listen(service: Diary, answers, gentle) -> None:
    """Life satisfaction of 4 or less, and no other question; never on sample data."""
    assert pulse_acts.pulse_gentle(service, answers) is gentle
    service.sample = True
    assert pulse_acts.pulse_gentle(service, answers) is False
