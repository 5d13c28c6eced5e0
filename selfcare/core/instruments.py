"""Short questionnaires: scoring, when one may be asked again, and what a change means.

Measures.md section 7. Conventions: items are counted from 1, as in the publications; an answer of
None is left out, never 0; a score is in the instrument's own units, after `multiply`. Nothing here
diagnoses anything: every sentence about a score comes with `NOT_A_DIAGNOSIS` of `words/player.py`.
"""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from selfcare.core.errors import RefusedError
from selfcare.core.model import Answered


class Scoring(StrEnum):
    """What becomes of the answers."""

    SUM = "sum"
    MEAN = "mean"
    EACH = "each"
    """Every item stands for itself: no total."""


class Scale(Struct, frozen=True):
    """The whole numbers an answer can be, both ends included."""

    low: int
    high: int
    low_words: str = ""
    high_words: str = ""

    def has(self, answer: int) -> bool:
        """Whether it is a whole number on the scale; True and 3.0 are none."""
        return type(answer) is int and self.low <= answer <= self.high

    def reversed(self, answer: int) -> int:
        """The answer seen from the other end; twice is the answer itself."""
        return self.low + self.high - answer


class Band(Struct, frozen=True):
    """What a total is called from `at_least` up to the next band."""

    at_least: float
    words: str


class Instrument(Struct, frozen=True):
    """A questionnaire as published."""

    id: str
    version: str
    title: str
    items: tuple[str, ...]
    """The questions, word by word."""
    scale: Scale
    licence: str
    citation: str
    min_interval_days: int
    """Days from one time to the next at the least."""
    score: Scoring = Scoring.SUM
    reverse: frozenset[int] = frozenset()
    """Items, from 1, that are scored from the other end of the scale."""
    multiply: float = 1.0
    bands: tuple[Band, ...] = ()
    """Lowest first."""
    recall_days: int | None = None
    """How far back the questions look. None: not said."""
    sem: float | None = None
    """Standard error of measurement of the total. None: nothing is said about change."""
    labels: tuple[str, ...] = ()
    """Short names of the items, for instruments whose items stand for themselves."""
    introduction: str = ""


class Score(Struct, frozen=True):
    """What the answers come to."""

    values: tuple[float | None, ...]
    """The answers after `reverse`, one for each item. None: left out (`each` alone)."""
    total: float | None = None
    """Sum or mean, multiplied. None: the items stand for themselves."""
    band: str | None = None


class Difference(StrEnum):
    """What can be said about two totals (measures.md section 7)."""

    NO_CLEAR_CHANGE = "none"
    POSSIBLY = "possibly"
    LIKELY = "likely"


def score(instrument: Instrument, answers: Sequence[int | None]) -> Score | None:
    """The score of one time, or None when an item is left out.

    Where every item stands for itself, one left out takes nothing from the others: there the
    score is None only when nothing was answered.

    Raises:
        UnreadableError: there are not as many answers as items, or one is not on the scale.
    """
    title, scale = instrument.title, instrument.scale
    if len(answers) != len(instrument.items):
        items, came = len(instrument.items), len(answers)
        raise RefusedError("answers", title=title, items=items, came=came)
    values: list[int | None] = []
    for number, answer in enumerate(answers, 1):
        if answer is None:
            values.append(None)
        elif not scale.has(answer):
            low, high = scale.low, scale.high
            raise RefusedError("off-scale", number=number, title=title, low=low, high=high)
        else:
            values.append(scale.reversed(answer) if number in instrument.reverse else answer)
    known = [value for value in values if value is not None]
    if instrument.score is Scoring.EACH:
        return Score(tuple(values)) if known else None
    if len(known) < len(values):
        return None
    total = float(sum(known))
    if instrument.score is Scoring.MEAN:
        total /= len(known)
    total *= instrument.multiply
    return Score(tuple(values), total, _band(instrument, total))


def reliable_change(sem: float, before: float, after: float) -> float:
    """RCI = (x2 - x1) / (SEM sqrt 2) (Jacobson and Truax 1991)."""
    return (after - before) / (sem * math.sqrt(2))


def difference(instrument: Instrument, before: Score, after: Score) -> Difference | None:
    """How two scores of one instrument differ. None: it has no SEM or no total, so say nothing."""
    if instrument.sem is None or before.total is None or after.total is None:
        return None
    change = abs(reliable_change(instrument.sem, before.total, after.total))
    if change < 1.00:
        return Difference.NO_CLEAR_CHANGE
    return Difference.POSSIBLY if change < 1.96 else Difference.LIKELY


def next_day(instrument: Instrument, last_day: date) -> date:
    """The first day on which it may be asked again."""
    return last_day + timedelta(days=instrument.min_interval_days)


def may_ask(instrument: Instrument, last_day: date | None, today: date) -> bool:
    """Whether it may be asked today; `last_day` None: it never was. A day to come counts too."""
    return last_day is None or today >= next_day(instrument, last_day)


def _band(instrument: Instrument, total: float) -> str | None:
    # A mean of whole numbers can lie a hair below the edge it is equal to.
    reached = [band for band in instrument.bands if band.at_least <= total + 1e-9]
    return reached[-1].words if reached else None


# A short questionnaire over time: when it may be asked, and what was answered.
#
# Measures.md section 7. The questions stand for themselves and are shown one by one, with no total;
# nothing is said about change, because nothing tells how exact an answer is.

LIFE_SATISFACTION = 0
"""Which of the four questions asks about one's life as a whole."""
GENTLE_AT = 4
"""From this answer on down, people who listen are named in one quiet line."""


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
