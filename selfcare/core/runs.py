"""Runs: the forgiving streak of measures.md section 2, with what every unit did to it.

Neutral and open units are left out of the sequence. Among the kept units and gaps that remain, the
run is the kept units of the longest stretch that reaches now and has at most 2 gaps in any 14
units in a row (periods: 1 in any 4; without forgiveness: none). One pass finds it: when a gap makes
one too many in its window, the stretch begins after the earliest gap of that window.

When a rule changes the kind of unit, the run starts at the change; best and total belong to the
kind, over all the time it was counted in.
"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Status
from selfcare.core.periods import Tally
from selfcare.core.plan import Daily
from selfcare.core.run_units import Outcome, UnitKind, kind_of, unit_stretches


class Forgiveness(NamedTuple):
    """How many gaps in how many units in a row, and how long a silence ends in a return."""

    gaps: int
    window: int
    return_after: int


def forgiveness_for(kind: UnitKind, frame: Frame) -> Forgiveness:
    """The forgiveness a kind of unit has under the person's setting."""
    gaps, window, return_after = (2, 14, 3) if kind is UnitKind.DAY else (1, 4, 1)
    return Forgiveness(gaps if frame.forgiveness else 0, window, return_after)


@dataclass(frozen=True, slots=True)
class Run:
    """The run now. Counts are in `unit`."""

    current: int
    unit: str
    """`day` (a daily plan), `due day`, `week` or `month`."""
    best: int
    total: int
    """All kept units of this kind."""
    spares: int
    """How many more gaps would be forgiven now."""
    returns: int
    """Times a unit was kept right after a silence of 3 gaps (period plans: 1)."""
    first_day: date | None = None
    """The first day of the run's first kept unit. None: no run now."""
    forgiven: int = 0
    """Gaps since then."""
    changed_on: date | None = None
    """Where the present kind of unit began, when another came before it."""


@dataclass(frozen=True, slots=True)
class RunUnit:
    """One unit since the first entry and what it did to the run."""

    kind: UnitKind
    first_day: date
    last_day: date
    outcome: Outcome
    status: Status | None
    """The day's status; None for periods."""
    amount: float | None
    """The day's total (None: no entry); for periods the days that showed up, or the amount."""
    tally: Tally | None
    """The period's figures; None for days."""
    run: int
    """The run after it."""
    spares: int
    """The spares after it."""
    begins_after: date | None = None
    """For a `gap`: the first day of the earlier gap that the run now begins after."""

    @property
    def goal(self) -> float | None:
        """What a period asks for after scaling; None for days."""
        return None if self.tally is None else self.tally.goal


class _Walk:
    """Walks one stretch of time unit by unit and keeps the positions of the gaps."""

    def __init__(self, forgiveness: Forgiveness) -> None:
        self._allowed, self._window, self._return_after = forgiveness
        self._days: list[date] = []
        self._gaps: list[int] = []
        self._start = 0
        self._kept_before = 0
        self._silence = 0
        self.total = 0
        self.best = 0
        self.returns = 0

    @property
    def current(self) -> int:
        """Kept units of the stretch that reaches now."""
        return self.total - self._kept_before

    def keep(self, day: date) -> None:
        """One more kept unit."""
        self._days.append(day)
        self.total += 1
        current = self.total - self._kept_before
        self.best = max(self.best, current)
        if self._silence >= self._return_after:
            self.returns += 1
        self._silence = 0

    def gap(self, day: date) -> date | None:
        """One more gap. The day the run now begins after, when it became shorter."""
        before = self.current
        self._gaps.append(len(self._days))
        self._days.append(day)
        self._silence += 1
        earliest = len(self._gaps) - 1 - self._allowed
        if earliest >= 0 and self._gaps[-1] - self._gaps[earliest] < self._window:
            self._start = self._gaps[earliest] + 1
            self._kept_before = self._gaps[earliest] - earliest
        return self._days[self._start - 1] if self.current < before else None

    def _first_kept(self) -> int:
        """The position of the run's first kept unit; one past the end when there is none."""
        position = self._start
        for gap in self._gaps[bisect_left(self._gaps, position) :]:
            if gap != position:
                break
            position += 1
        return position

    def _gaps_since(self, position: int) -> int:
        return len(self._gaps) - bisect_left(self._gaps, position)

    @property
    def spares(self) -> int:
        """How many more gaps would be forgiven now."""
        since = max(self._first_kept(), len(self._days) - self._window + 1)
        return max(0, self._allowed - self._gaps_since(since))

    @property
    def first_day(self) -> date | None:
        """The first day of the run's first kept unit."""
        return self._days[self._first_kept()] if self.current else None

    @property
    def forgiven(self) -> int:
        """Gaps since the run's first kept unit."""
        return self._gaps_since(self._first_kept())


def run_of(history: HabitHistory, frame: Frame) -> Run:
    """The run now, with best, total, spares and returns."""
    rule = history.habit.rule_on(frame.today)
    kind = kind_of(rule.plan)
    walk = _Walk(forgiveness_for(kind, frame))
    best = total = returns = 0
    stretches = unit_stretches(history, frame)
    for stretch_kind, marks in stretches:
        if stretch_kind is not kind:
            continue
        walk = _Walk(forgiveness_for(kind, frame))
        for mark in marks:
            if mark.outcome is Outcome.KEPT:
                walk.keep(mark.first_day)
            elif mark.outcome is Outcome.GAP:
                walk.gap(mark.first_day)
        best = max(best, walk.best)
        total += walk.total
        returns += walk.returns
    return Run(
        current=walk.current,
        unit="due day" if kind is UnitKind.DAY and not isinstance(rule.plan, Daily) else kind.value,
        best=best,
        total=total,
        spares=walk.spares,
        returns=returns,
        first_day=walk.first_day,
        forgiven=walk.forgiven,
        changed_on=stretches[-1][1][0].first_day if len(stretches) > 1 else None,
    )


def units_of(history: HabitHistory, frame: Frame) -> tuple[RunUnit, ...]:
    """Every unit since the first entry, oldest first, with the run and the spares after it.

    Under a due-day plan each calendar day is listed, due or not. Units of an earlier kind are
    listed too; the run begins anew where the kind changes.
    """
    units: list[RunUnit] = []
    for kind, marks in unit_stretches(history, frame):
        walk = _Walk(forgiveness_for(kind, frame))
        for mark in marks:
            outcome = mark.outcome
            begins_after = None
            if outcome is Outcome.KEPT:
                walk.keep(mark.first_day)
            elif outcome is Outcome.GAP:
                begins_after = walk.gap(mark.first_day)
                outcome = Outcome.FORGIVEN if begins_after is None else Outcome.GAP
            unit = RunUnit(
                kind=kind,
                first_day=mark.first_day,
                last_day=mark.last_day,
                outcome=outcome,
                status=mark.status,
                amount=mark.amount,
                tally=mark.tally,
                run=walk.current,
                spares=walk.spares,
                begins_after=begins_after,
            )
            units.append(unit)
    return tuple(units)
