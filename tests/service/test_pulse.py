"""The four questions through the service."""

import pytest

from selfcare.core.errors import StorageError, UnreadableError
from selfcare.service import Selfcare, open_selfcare
from selfcare.service.pulse import NotYetError


def test_kept_once_and_not_again_within_the_month(service: Selfcare, clock) -> None:
    """Due, answered, not due for 31 days; the refusal says when, and writes nothing."""
    assert service.pulse_due()
    receipt = service.answer_pulse([7, 8, None, 2])
    assert receipt.command == "Your answers are kept."
    assert receipt.app.endswith("z takes it back.")
    assert not service.pulse_due()
    clock.go(days=30)
    with pytest.raises(NotYetError, match="from Wednesday 23 December on"):
        service.answer_pulse([1, 1, 1, 1])
    clock.go(days=1)
    service.answer_pulse([8, 8, 8, 1])
    assert [time.answers for time in service.pulse().times] == [(7, 8, None, 2), (8, 8, 8, 1)]


def test_undo_opens_it_again(service: Selfcare) -> None:
    """Taking the answers back takes their interval back."""
    service.answer_pulse([7, 8, 6, 2])
    service.undo()
    assert service.pulse_due()
    service.redo()
    assert not service.pulse_due()


@pytest.mark.parametrize("answers", [[1, 2, 3], [1, 2, 3, 11], [1, 2, 3, -1], [1, 2, 3, True]])
def test_answers_that_do_not_fit(service: Selfcare, answers) -> None:
    """One for each question, each on the scale."""
    with pytest.raises(UnreadableError):
        service.answer_pulse(answers)
    assert service.pulse().times == ()


def test_nothing_answered(service: Selfcare) -> None:
    """All left out is no time, and no change to undo."""
    before = service.newest_change()
    assert service.answer_pulse([None] * 4).changed is False
    assert service.newest_change() == before


def test_a_read_only_file(service: Selfcare, db_path, clock) -> None:
    """Looking works, answering is refused."""
    service.close()
    with open_selfcare(db_path, read_only=True, clock=clock) as looked:
        assert looked.pulse_due()
        with pytest.raises(StorageError):
            looked.answer_pulse([1, 2, 3, 4])


@pytest.mark.parametrize(
    ("answers", "gentle"),
    [
        ([4, 9, 9, 0], True), ([0, None, None, None], True), ([5, 0, 0, 10], False),
        ([None, 0, 0, 10], False), ([10, 1, 1, 9], False),
    ],
)  # fmt: skip
def test_a_low_answer_about_life_names_people_who_listen(
    service: Selfcare, answers, gentle
) -> None:
    """Life satisfaction of 4 or less, and no other question; never on sample data."""
    assert service.pulse_gentle(answers) is gentle
    service.sample = True
    assert service.pulse_gentle(answers) is False
