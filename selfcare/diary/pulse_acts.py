"""The pulse: four questions about one's life, at most monthly, when a person asks for them.

Nothing ever opens it by itself, and inside its interval it is not asked again.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from selfcare.core.days import long_day
from selfcare.core.errors import SelfcareError, UnreadableError
from selfcare.core.model import Answered
from selfcare.core.views import Receipt
from selfcare.diary.acts import act
from selfcare.diary.diary import Diary
from selfcare.words.receipts import said

if TYPE_CHECKING:
    from selfcare.core.instruments import Instrument, PulseView

INSTRUMENT = "ons4"


class NotYetError(SelfcareError):
    """It was answered a short while ago; asked too often, the answers say less."""


def pulse(diary: Diary) -> "PulseView":
    """The questions, whether they may be asked today, and every time they were answered."""
    from selfcare.core.instruments import pulse_view  # noqa: PLC0415 - 8 ms for the pulse alone

    questions = _questions()
    return pulse_view(questions, diary.store.all(Answered, instrument=questions.id), diary.today())


def pulse_due(diary: Diary) -> bool:
    """Whether the questions may be asked today."""
    return pulse(diary).due


@act
def answer_pulse(diary: Diary, answers: Sequence[int | None]) -> Receipt:
    """Keep the answers of today, one for each question, None for those left out; one act.

    Raises:
        NotYetError: the last time is less than the interval ago.
        UnreadableError: there is not one answer for each question, or one is off the scale.
    """
    from selfcare.core.instruments import score  # noqa: PLC0415 - as above

    view, today = pulse(diary), diary.today()
    if not view.due and view.next_day is not None:
        raise NotYetError(
            f"You answered these on {long_day(view.times[-1].day, today)}. "
            f"They come again from {long_day(view.next_day, today)} on."
        )
    told = diary.told(today)
    if score(view.instrument, answers) is None:
        if any(answer is not None for answer in answers):
            raise UnreadableError("These questions take an answer each, all of them.")
        return said(told, "Nothing is answered, so nothing is kept", dated=False, changed=False)
    diary.check_writable()
    with diary.store.act(f"Your answers to four questions on {diary.day_words(today)}", day=today):
        diary.store.add(Answered(0, view.instrument.id, today, tuple(answers)))
    return said(told, "Your answers are kept", dated=False)


def pulse_gentle(diary: Diary, answers: Sequence[int | None]) -> bool:
    """Whether people who listen are named after these answers; never on sample data."""
    from selfcare.core.instruments import is_low  # noqa: PLC0415 - as above

    return not diary.sample and is_low(answers)


def _questions() -> "Instrument":
    from selfcare.content.instruments import instrument  # noqa: PLC0415 - as above

    found = instrument(INSTRUMENT)
    assert found is not None
    return found
