"""Run and strength of every habit, kept in memory with the milestones that make a change cheap.

What a habit is and what is set aside is compared by value each time a figure is asked for; entries
and closed days are years long, so whoever changes them says from which day on. Nothing here is
ever written down: figures are derived, and given up with the program.
"""

from datetime import date, timedelta

from msgspec import Struct, field

from selfcare.core.figures import Figures, Milestone, figures_of, next_milestone, reached_by
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, Pause, Rule
from selfcare.core.run_units import GRACE_DAYS

_GRACE = timedelta(days=GRACE_DAYS)
STEPS_AT_ONCE = 4
"""Milestones made between two keys: two years of one habit, about 4 ms."""


class _Terms(Struct, frozen=True):
    """What the figures of a habit were made under, besides entries and closed days."""

    lived: tuple[tuple[Rule, ...], date, Area, int, bool]
    """Rules, first day and area; week start and forgiveness. Another one: nothing holds."""
    today: date
    asides: frozenset[Pause | date]
    """Pauses and rests."""
    ends: tuple[date | None, date | None]
    """Put away and hidden from these days on."""

    def changed_from(self, new: "_Terms") -> date | None:
        """The first day whose status or unit may differ under the new terms. None: no day does."""
        if self.lived != new.lived:
            return date.min
        earlier, later = sorted((self.today, new.today))
        if any(earlier < rule.from_day <= later for rule in new.lived[0]):
            return date.min
        days = [one if isinstance(one, date) else one.first_day for one in self.asides ^ new.asides]
        for old, now in zip(self.ends, new.ends, strict=True):
            if old != now:
                days += [day for day in (old, now) if day is not None]
        if earlier != later:
            days.append(max(date.min, earlier - _GRACE))
        return min(days, default=None)


class _Kept(Struct):
    """What is kept of one habit."""

    seen: tuple[HabitHistory, Frame]
    """The very values that were asked for last."""
    terms: _Terms
    milestones: list[Milestone] = field(default_factory=list)
    figures: Figures | None = None


class FigureBook:
    """Figures by habit, made when asked for."""

    def __init__(self) -> None:
        self._kept: dict[int, _Kept] = {}

    def changed(self, habit_id: int, day: date) -> None:
        """An entry of the habit, or what a closed day says of it, changed on a day."""
        kept = self._kept.get(habit_id)
        if kept is not None:
            kept.figures = None
            kept.milestones = reached_by(kept.milestones, day)

    def has(self, history: HabitHistory, frame: Frame) -> bool:
        """Whether the figures are there."""
        return self._current(history, frame).figures is not None

    def figures(self, history: HabitHistory, frame: Frame) -> Figures:
        """The figures now; the whole history must have been read."""
        kept = self._current(history, frame)
        if kept.figures is None:
            kept.figures, kept.milestones = figures_of(history, frame, kept.milestones)
        return kept.figures

    def work_on(self, history: HabitHistory, frame: Frame) -> bool:
        """A few steps towards the figures; False when they are there already."""
        kept = self._current(history, frame)
        if kept.figures is not None:
            return False
        for _ in range(STEPS_AT_ONCE):
            passed = next_milestone(history, frame, kept.milestones)
            if passed is None:
                self.figures(history, frame)
                break
            kept.milestones.append(passed)
        return True

    def _current(self, history: HabitHistory, frame: Frame) -> _Kept:
        """What is kept of the habit, without what no longer holds under its present terms."""
        kept = self._kept.get(history.habit.id)
        if kept is not None and kept.seen[0] is history and kept.seen[1] is frame:
            return kept
        terms = _terms(history, frame)
        if kept is None:
            kept = self._kept[history.habit.id] = _Kept((history, frame), terms)
            return kept
        kept.seen = history, frame
        if kept.terms != terms:
            day = kept.terms.changed_from(terms)
            kept.terms = terms
            if day is not None:
                kept.figures = None
                kept.milestones = reached_by(kept.milestones, day)
        return kept


def _terms(history: HabitHistory, frame: Frame) -> _Terms:
    habit = history.habit
    return _Terms(
        lived=(habit.rules, habit.first_day, habit.area, frame.week_start, frame.forgiveness),
        today=frame.today,
        asides=frozenset((*history.pauses, *history.rests)),
        ends=(habit.archived_day, history.hidden_from),
    )
