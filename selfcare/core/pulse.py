"""A short questionnaire over time: when it may be asked, what was answered, what changed.

Measures.md section 7. Questions that stand for themselves are shown one by one, with no total, and
a change is put into words only where the instrument tells how exact it is (its SEM); else nothing
is said about change.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from selfcare.core.instruments import (
    Difference,
    Instrument,
    Score,
    Scoring,
    difference,
    may_ask,
    next_day,
    reliable_change,
    score,
)

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


class PulseTime(Struct, frozen=True):
    """One time, scored, beside the time before it."""

    day: date
    answers: tuple[int | None, ...]
    score: Score
    changes: tuple[Difference | None, ...]
    """A word for each question against the time before; None: nothing is said."""
    total_change: Difference | None
    """The same for the total, where there is one."""


class PulseView(Struct, frozen=True):
    """A questionnaire with its history."""

    instrument: Instrument
    due: bool
    """Whether it may be asked today."""
    next_day: date | None
    """The first day on which it may be asked again. None: it was never answered."""
    times: tuple[PulseTime, ...]
    """Oldest first."""


def pulse_view(instrument: Instrument, answered: Sequence[Answered], today: date) -> PulseView:
    """The history of one questionnaire; times that do not fit its questions are passed over."""
    times: list[PulseTime] = []
    for each in sorted(answered, key=lambda one: (one.day, one.id)):
        found = _score(instrument, each.answers)
        if found is None:
            continue
        before = times[-1] if times else None
        times.append(
            PulseTime(
                day=each.day,
                answers=each.answers,
                score=found,
                changes=tuple(
                    None if before is None else item_difference(instrument, old, new)
                    for old, new in zip(
                        before.score.values if before else found.values, found.values, strict=True
                    )
                ),
                total_change=None
                if before is None
                else difference(instrument, before.score, found),
            )
        )
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


def item_difference(
    instrument: Instrument, before: float | None, after: float | None
) -> Difference | None:
    """How two answers to one question differ, where questions stand for themselves.

    None: one is left out, or the instrument has no SEM, so nothing is said about change.

    Source: measures.md section 7; the reliable change index of Jacobson and Truax 1991.
    """
    if instrument.score is not Scoring.EACH or instrument.sem is None:
        return None
    if before is None or after is None:
        return None
    change = abs(reliable_change(instrument.sem, before, after))
    if change < 1.00:
        return Difference.NO_CLEAR_CHANGE
    return Difference.POSSIBLY if change < 1.96 else Difference.LIKELY


def _score(instrument: Instrument, answers: Sequence[int | None]) -> Score | None:
    """The score, or None for answers that some other program left and that do not fit."""
    fits = len(answers) == len(instrument.items) and all(
        answer is None or instrument.scale.has(answer) for answer in answers
    )
    return score(instrument, answers) if fits else None
