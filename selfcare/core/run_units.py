"""The units a run is made of: due days and calendar periods since the first entry, each marked.

Due days of every sort are one kind of unit, weeks a second, months a third; `as needed` has none.
A period belongs to the rule in force on its last day (the running one: today). A unit whose last
day lies in a period that a later rule of another kind owns is not counted, so each day counts once.

A unit is marked kept, gap, open or neutral (`rest`, `paused`, `not due`). Two readings of our own:
a part of today's amount leaves today open until the day is closed or over, because more may come
(a none that was said is a gap at once); entries of days to come count when their day comes.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from selfcare.core.days import each_day, period_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import Ledger, ledger, rule_spans
from selfcare.core.model import Rule, Status
from selfcare.core.periods import PeriodCounter, Tally
from selfcare.core.plan import AmountPerPeriod, AsNeeded, DaysPerPeriod, Period, Plan

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
