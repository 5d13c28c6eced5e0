"""A short questionnaire over time: when it may be asked, and what was answered.

Measures.md section 7. The questions stand for themselves and are shown one by one, with no total;
nothing is said about change, because nothing tells how exact an answer is.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from selfcare.core.instruments import Instrument, may_ask, next_day, score

LIFE_SATISFACTION = 0
"""Which of the four questions asks about one's life as a whole."""
GENTLE_AT = 4
"""From this answer on down, people who listen are named in one quiet line."""


class Answered(Struct, frozen=True):
    """One time a questionnaire was answered."""

    id: int
    instrument: str
    day: date
    answers: tuple[int | None, ...]
    """One for each question, as given; None: left out."""


class PulseView(Struct, frozen=True):
    """A questionnaire with its history."""

    instrument: Instrument
    due: bool
    """Whether it may be asked today."""
    next_day: date | None
    """The first day on which it may be asked again. None: it was never answered."""
    times: tuple[Answered, ...]
    """Oldest first."""


def pulse_view(instrument: Instrument, answered: Sequence[Answered], today: date) -> PulseView:
    """The history of one questionnaire; times that do not fit its questions are passed over."""
    fitting = (each for each in answered if _fits(instrument, each.answers))
    times = sorted(fitting, key=lambda one: (one.day, one.id))
    last = times[-1].day if times else None
    return PulseView(
        instrument=instrument,
        due=may_ask(instrument, last, today),
        next_day=None if last is None else next_day(instrument, last),
        times=tuple(times),
    )


def is_low(answers: Sequence[int | None]) -> bool:
    """Whether somebody's life as a whole was answered with 4 or less.

    Source: practice.md section 7.2, S6. It names people who listen and says nothing else of it.
    """
    answer = answers[LIFE_SATISFACTION] if answers else None
    return answer is not None and answer <= GENTLE_AT


def _fits(instrument: Instrument, answers: Sequence[int | None]) -> bool:
    """Whether they are answers to these questions; some other program may have left others."""
    return (
        len(answers) == len(instrument.items)
        and all(answer is None or instrument.scale.has(answer) for answer in answers)
        and score(instrument, answers) is not None
    )
