"""Runs: the forgiving streak of measures.md section 2, its units, and what every unit did to it.

Neutral and open units are left out of the sequence. Among the kept units and gaps that remain, the
run is the kept units of the longest stretch that reaches now and has at most 2 gaps in any 14
units in a row (periods: 1 in any 4; without forgiveness: none). One pass finds it: when a gap makes
one too many in its window, the stretch begins after the earliest gap of that window. The pass
remembers the last few gaps alone, so it can be stopped at any day and carried on from there.

When a rule changes the kind of unit, the run starts at the change; best and total belong to the
kind, over all the time it was counted in.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from selfcare.core.days import each_day, period_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import Ledger, ledger, rule_spans
from selfcare.core.model import Rule, Status
from selfcare.core.periods import PeriodCounter, Tally
from selfcare.core.plan import AmountPerPeriod, AsNeeded, Daily, DaysPerPeriod, Period, Plan

# The units a run is made of: due days and calendar periods since the first entry, each marked.
#
# Due days of every sort are one kind of unit, weeks a second, months a third; `as needed` has none.
# A period belongs to the rule in force on its last day (the running one: today). A unit whose last
# day lies in a period that a later rule of another kind owns is not counted, so each day counts
# once.
#
# A unit is marked kept, gap, open or neutral (`rest`, `paused`, `not due`). Two readings of our
# own: a part of today's amount leaves today open until the day is closed or over, because more may
# come (a none that was said is a gap at once); entries of days to come count when their day comes.


GRACE_DAYS = 3
"""A day or a period stays open this many days after it is over: a weekend without the laptop."""


class Outcome(StrEnum):
    """What a unit does to the run."""

    KEPT = "kept"
    FORGIVEN = "forgiven"
    """A gap that left the run as it was."""
    GAP = "gap"
    """A gap that made the run shorter, or where no run was going on."""
    REST = "rest"
    PAUSED = "paused"
    NOT_DUE = "not-due"
    OPEN = "open"


class UnitKind(StrEnum):
    """What a run counts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Mark(NamedTuple):
    """A unit before its place in the run is known. KEPT and GAP make the sequence."""

    first_day: date
    last_day: date
    outcome: Outcome
    status: Status | None
    amount: float | None
    tally: Tally | None


class Span(NamedTuple):
    """A stretch of time counted in one kind of unit under one rule; the days lie in the ledger."""

    kind: UnitKind
    rule: Rule
    first_day: date
    last_day: date


def kind_of(plan: Plan) -> UnitKind:
    """What a run under the plan counts."""
    if isinstance(plan, DaysPerPeriod | AmountPerPeriod):
        return UnitKind(plan.period.value)
    return UnitKind.DAY


def unit_stretches(history: HabitHistory, frame: Frame) -> list[tuple[UnitKind, list[Mark]]]:
    """The marked units since the first entry, grouped by kind in the order of time."""
    stretches: list[tuple[UnitKind, list[Mark]]] = []
    start = first_logged(history, frame)
    if start is None:
        return []
    spans = unit_spans(history, start, frame)
    if not spans:
        return []
    days = ledger(history, spans[0].first_day, max(frame.today, spans[-1].last_day), frame)
    for span in spans:
        if not stretches or stretches[-1][0] is not span.kind:
            stretches.append((span.kind, []))
        stretches[-1][1].extend(marks_of(span, days, history, frame))
    return stretches


def first_logged(history: HabitHistory, frame: Frame) -> date | None:
    """The day with which the units begin. None: not yet.

    That of the first entry up to today, or the first closed day that says an at-most goal was kept.
    """
    entry = min((day for day in history.totals if day <= frame.today), default=None)
    if all(rule.at_least for rule in history.habit.rules) or not frame.closed_days:
        return entry
    first, last = history.habit.first_day, min(entry or frame.today, frame.today)
    if first > last:
        return entry
    came = ledger(history, first, last, frame).came.find(1)
    return entry if came < 0 else first + timedelta(days=came)


def marks_of(span: Span, days: Ledger, history: HabitHistory, frame: Frame) -> Iterator[Mark]:
    """The marked units of a span; the ledger must cover every day of them."""
    marks = _day_marks if span.kind is UnitKind.DAY else _period_marks
    return marks(span, days, history, frame)


def units_between(spans: list[Span], first: date, until: date) -> list[Span]:
    """The spans cut to the units that begin from `first`, where a unit begins, to `until`."""
    return [
        span._replace(first_day=max(span.first_day, first), last_day=min(span.last_day, until))
        for span in spans
        if span.last_day >= first and span.first_day <= until
    ]


def unit_spans(history: HabitHistory, start: date, frame: Frame) -> list[Span]:
    """Which days are counted in which kind of unit, newest rule first served, oldest span first."""
    spans: list[Span] = []
    free_until = frame.today
    for rule, begin, end in reversed(list(rule_spans(history.habit, start, frame.today))):
        if isinstance(rule.plan, AsNeeded):
            continue
        kind = kind_of(rule.plan)
        last = min(end, free_until)
        if kind is not UnitKind.DAY:
            period = Period(kind.value)
            first_day, last_day = period_of(begin, period, frame.week_start)
            if last == frame.today:
                final = period_of(last, period, frame.week_start)[1]
            else:
                begin_of_next = period_of(last + timedelta(days=1), period, frame.week_start)[0]
                final = begin_of_next - timedelta(days=1)
            if final < last_day:
                continue
            spans.append(Span(kind, rule, first_day, final))
            free_until = first_day - timedelta(days=1)
        elif begin <= last:
            spans.append(Span(kind, rule, begin, last))
            free_until = begin - timedelta(days=1)
    return spans[::-1]


def _day_marks(span: Span, days: Ledger, history: HabitHistory, frame: Frame) -> Iterator[Mark]:
    """Each calendar day of a span under a due-day plan."""
    del history
    begin, end = days.index(span.first_day), days.index(span.last_day) + 1
    columns = zip(
        each_day(span.first_day, span.last_day),
        days.statuses[begin:end],
        days.amounts[begin:end],
        days.came[begin:end],
        days.due[begin:end],
        strict=True,
    )
    # Members as locals: the loop runs once a day for ten years.
    kept, not_due = Outcome.KEPT, Outcome.NOT_DUE
    for day, status, amount, came, due in columns:
        if not due and (came or (status is not Status.REST and status is not Status.PAUSED)):
            outcome = not_due
        elif came:
            outcome = kept
        else:
            outcome = _not_kept(day, status, frame)
        yield Mark(day, day, outcome, status, amount, None)


def _not_kept(day: date, status: Status | None, frame: Frame) -> Outcome:
    """The outcome of a due day, or one set aside, on which nobody showed up."""
    if status is Status.REST:
        return Outcome.REST
    if status is Status.PAUSED:
        return Outcome.PAUSED
    age = (frame.today - day).days
    if status is Status.UNLOGGED and age <= GRACE_DAYS:
        return Outcome.OPEN
    begun = age == 0 and status is Status.PARTLY and day not in frame.closed_days
    return Outcome.OPEN if begun else Outcome.GAP


def _period_marks(span: Span, days: Ledger, history: HabitHistory, frame: Frame) -> Iterator[Mark]:
    """Each calendar period of a span."""
    counter = PeriodCounter(days, history.habit, span.rule)
    period = Period(span.kind.value)
    begin = span.first_day
    while begin <= span.last_day:
        first_day, last_day = period_of(begin, period, frame.week_start)
        tally = counter.tally(first_day, last_day)
        if tally.all_set_aside:
            outcome = Outcome.PAUSED
        elif tally.kept:
            outcome = Outcome.KEPT
        elif frame.today <= last_day + timedelta(days=GRACE_DAYS):
            outcome = Outcome.OPEN
        else:
            outcome = Outcome.GAP
        yield Mark(first_day, last_day, outcome, None, tally.counted, tally)
        begin = last_day + timedelta(days=1)


# Runs: the forgiving streak of measures.md section 2, with what every unit did to it.


class Forgiveness(NamedTuple):
    """How many gaps in how many units in a row, and how long a silence ends in a return."""

    gaps: int
    window: int
    return_after: int


def forgiveness_for(kind: UnitKind, frame: Frame) -> Forgiveness:
    """The forgiveness a kind of unit has under the person's setting."""
    gaps, window, return_after = (2, 14, 3) if kind is UnitKind.DAY else (1, 4, 1)
    return Forgiveness(gaps if frame.forgiveness else 0, window, return_after)


class Run(Struct, frozen=True):
    """The run now. Counts are in `unit`."""

    current: int
    unit: UnitKind
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
    due_days: bool = False
    """Whether its days are due days, some of all."""
    changed_on: date | None = None
    """Where the present kind of unit began, when another came before it."""


class RunUnit(Struct, frozen=True):
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
    """For a `gap` that made a run shorter: the first day of the earlier gap it now begins after."""

    @property
    def goal(self) -> float | None:
        """What a period asks for after scaling; None for days."""
        return None if self.tally is None else self.tally.goal


class _Gap(NamedTuple):
    """One gap, while a run may still come to begin after it."""

    position: int
    day: date
    kept_before: int
    """Kept units of the stretch of time before it."""
    kept_at: int = -1
    """The position of the first kept unit after it. -1: none yet."""
    kept_on: date | None = None
    """That unit's first day."""


class _Walk:
    """Walks one stretch of time unit by unit; remembers no more than the last few gaps."""

    __slots__ = (
        "_allowed", "_first_at", "_gaps", "_return_after", "_silence", "_units", "_window",
        "best", "current", "first_day", "forgiven", "returns", "total",
    )  # fmt: skip

    def __init__(self, forgiveness: Forgiveness) -> None:
        self._allowed, self._window, self._return_after = forgiveness
        self._units = 0
        self._gaps: list[_Gap] = []
        self._silence = 0
        self._first_at = 0
        self.current = 0
        """Kept units of the stretch that reaches now."""
        self.first_day: date | None = None
        """The first day of the run's first kept unit."""
        self.forgiven = 0
        """Gaps since the run's first kept unit."""
        self.total = 0
        self.best = 0
        self.returns = 0

    def copy(self) -> "_Walk":
        """The same, to be walked on from another day."""
        twin = _Walk(Forgiveness(self._allowed, self._window, self._return_after))
        for name in self.__slots__:
            setattr(twin, name, getattr(self, name))
        twin._gaps = self._gaps.copy()
        return twin

    def keep(self, day: date) -> None:
        """One more kept unit."""
        if self._silence:
            for at, gap in enumerate(self._gaps):
                if gap.kept_at < 0:
                    self._gaps[at] = gap._replace(kept_at=self._units, kept_on=day)
            self.returns += self._silence >= self._return_after
            self._silence = 0
        if not self.current:
            self._first_at, self.first_day = self._units, day
        self._units += 1
        self.total += 1
        self.current += 1
        self.best = max(self.best, self.current)

    def gap(self, day: date) -> date | None:
        """One more gap. The day the run now begins after, when it became shorter."""
        before = self.current
        self._gaps.append(_Gap(self._units, day, self.total))
        self._units += 1
        self._silence += 1
        if len(self._gaps) > self._allowed + 1:
            del self._gaps[0]
        earliest = self._gaps[0]
        crowded = self._units - 1 - earliest.position < self._window
        if len(self._gaps) > self._allowed and crowded:
            self._begin_after(earliest)
        elif self.current:
            self.forgiven += 1
        return earliest.day if self.current < before else None

    def _begin_after(self, earliest: _Gap) -> None:
        self.current = self.total - earliest.kept_before
        if self.current:
            self._first_at, self.first_day = earliest.kept_at, earliest.kept_on
            self.forgiven = sum(gap.position > self._first_at for gap in self._gaps)
        else:
            self.first_day, self.forgiven = None, 0

    @property
    def spares(self) -> int:
        """How many more gaps would be forgiven now."""
        first = self._first_at if self.current else self._units
        since = max(first, self._units - self._window + 1)
        return max(0, self._allowed - sum(gap.position >= since for gap in self._gaps))


class _Past(NamedTuple):
    """What earlier stretches of time counted in one kind of unit had."""

    best: int = 0
    total: int = 0
    returns: int = 0


class RunsSoFar:
    """The runs of the days walked so far: a copy can be carried on from there once more."""

    __slots__ = ("_began", "_kind", "_past", "_stretches", "_walk")

    def __init__(self) -> None:
        self._kind: UnitKind | None = None
        self._walk: _Walk | None = None
        self._began: date | None = None
        self._stretches = 0
        self._past: Mapping[UnitKind, _Past] = {}

    def copy(self) -> "RunsSoFar":
        """The same, to be carried on from another day."""
        twin = RunsSoFar()
        twin._kind, twin._began, twin._stretches = self._kind, self._began, self._stretches
        twin._walk = self._walk and self._walk.copy()
        twin._past = self._past
        return twin

    def carry_on(self, kind: UnitKind, marks: Iterable[Mark], frame: Frame) -> None:
        """The next units, oldest first; a kind of unit other than before begins a new run."""
        walk = self._walk
        for mark in marks:
            if walk is None or self._kind is not kind:
                walk = self._begin(kind, mark.first_day, frame)
            if mark.outcome is Outcome.KEPT:
                walk.keep(mark.first_day)
            elif mark.outcome is Outcome.GAP:
                walk.gap(mark.first_day)

    def run(self, history: HabitHistory, frame: Frame) -> Run:
        """The run now, once every unit up to today has been walked."""
        plan = history.habit.rule_on(frame.today).plan
        if isinstance(plan, AsNeeded):
            return Run(current=0, unit=UnitKind.DAY, best=0, total=0, spares=0, returns=0)
        kind = kind_of(plan)
        walk = self._walk or _Walk(forgiveness_for(kind, frame))
        past = self._past.get(kind, _Past())
        return Run(
            current=walk.current,
            unit=kind,
            due_days=kind is UnitKind.DAY and not isinstance(plan, Daily),
            best=max(past.best, walk.best),
            total=past.total + walk.total,
            spares=walk.spares,
            returns=past.returns + walk.returns,
            first_day=walk.first_day,
            forgiven=walk.forgiven,
            changed_on=self._began if self._stretches > 1 else None,
        )

    def _begin(self, kind: UnitKind, day: date, frame: Frame) -> _Walk:
        if self._walk is not None and self._kind is not None:
            before = self._past.get(self._kind, _Past())
            ended = _Past(
                max(before.best, self._walk.best),
                before.total + self._walk.total,
                before.returns + self._walk.returns,
            )
            self._past = {**self._past, self._kind: ended}
        self._kind, self._began = kind, day
        self._stretches += 1
        self._walk = _Walk(forgiveness_for(kind, frame))
        return self._walk


def run_of(history: HabitHistory, frame: Frame) -> Run:
    """The run now, with best, total, spares and returns."""
    so_far = RunsSoFar()
    for kind, marks in unit_stretches(history, frame):
        so_far.carry_on(kind, marks, frame)
    return so_far.run(history, frame)


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
                going_on = walk.current > 0
                begins_after = walk.gap(mark.first_day)
                if going_on and begins_after is None:
                    outcome = Outcome.FORGIVEN
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
