"""The days of one habit in columns: what was logged, what was due, what was set aside.

`ledger` gives them for a span in one pass, painted from the lowest rung of measures.md section 1
up, because runs and strength ask about ten years at a time. Its statuses leave out `free`, which
follows from the periods these columns are counted into; `status` adds it.

Conventions: an entry wins over pause, rest, archive and not-due alike. Totals and goals are
compared as `compared` gives them. Plans that count from a first day count from the day the habit
was created, so that filling in an earlier day moves no due day. None as a status means: never asked
for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from selfcare.core.goals import smallest_amount
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, Habit, Rule, Status, compared
from selfcare.core.plan import (
    AfterDays,
    Daily,
    Plan,
    due_days,
    is_calendar_plan,
    is_due,
    is_period_plan,
)


class DayGoal(Struct, frozen=True):
    """The day goal of a rule, ready to compare totals with."""

    low: float | None
    high: float | None
    smallest: float | None
    """The least that shows up. None: any amount above 0."""

    def status(self, total: float) -> Status:
        """`done`, `partly` or `none` for a day that has an entry."""
        if self.high is not None and total > self.high:
            return Status.PARTLY
        if self.low is not None and total < self.low:
            return Status.PARTLY if total > 0 else Status.NONE
        nothing_done = self.low is None and self.high is None and total <= 0
        return Status.NONE if nothing_done else Status.DONE

    def showed_up(self, total: float) -> bool:
        """Whether a day with this total keeps the run: done, or a small version within the goal."""
        status = self.status(total)
        if status is Status.PARTLY:
            within = self.high is None or total <= self.high
            return within and (self.smallest is None or total >= self.smallest)
        return status is Status.DONE


@lru_cache(maxsize=1024)
def day_goal(rule: Rule) -> DayGoal:
    """The rule's day goal with its smallest version, ready to compare with totals."""
    low, high, smallest = (
        None if bound is None else compared(bound, rule.unit)
        for bound in (rule.goal_low, rule.goal_high, smallest_amount(rule))
    )
    return DayGoal(low, high, smallest)


def set_aside(history: HabitHistory, day: date) -> bool:
    """Whether the day is paused, or the habit put away or its area hidden by then."""
    return (
        any(pause.covers(day) for pause in history.pauses)
        or (history.habit.archived_day is not None and history.habit.archived_day <= day)
        or (history.hidden_from is not None and history.hidden_from <= day)
    )


def is_due_on(history: HabitHistory, day: date) -> bool:
    """Whether the plan of the day has due days and asks for it."""
    plan = history.habit.rule_on(day).plan
    if isinstance(plan, AfterDays):
        done, counted = _done_days(history)
        if day in counted:
            return True
        at = bisect_left(done, day)
        waited = not at or (day - done[at - 1]).days >= plan.n
        return waited and not (at < len(done) and done[at] == day)
    return is_calendar_plan(plan) and is_due(plan, history.habit.first_day, day)


def last_done_before(history: HabitHistory, day: date) -> date | None:
    """The newest day before a day on which the person showed up. None: there is none."""
    done, _ = _done_days(history)
    at = bisect_left(done, day)
    return done[at - 1] if at else None


def _done_days(history: HabitHistory) -> tuple[list[date], AbstractSet[date]]:
    """The days on which the person showed up, in order, and those a plan of days after counts.

    Doing it early moves the next due day and is not counted, nor does it take away what is done
    later: a day counts when the plan's days are over since the last day that counted.
    """
    known: tuple[list[date], AbstractSet[date]] | None = history.memo.get("done-days")
    if known is None:
        done = sorted(day for day in history.totals if showed_up(history, day))
        counted: list[date] = []
        for day in done:
            plan = history.habit.rule_on(day).plan
            wait = plan.n if isinstance(plan, AfterDays) else 1
            if not counted or (day - counted[-1]).days >= wait:
                counted.append(day)
        known = history.memo["done-days"] = done, frozenset(counted)
    return known


def is_sleep(habit: Habit, rule: Rule) -> bool:
    """Whether it is nights that are counted: area sleep, in hours."""
    return habit.area is Area.SLEEP and rule.unit == "h"


def showed_up(history: HabitHistory, day: date) -> bool:
    """Whether the day has an entry that keeps the run."""
    total = history.totals.get(day)
    return total is not None and day_goal(history.habit.rule_on(day)).showed_up(total)


def rule_spans(habit: Habit, first: date, last: date) -> Iterator[tuple[Rule, date, date]]:
    """Each rule with the days of the span it holds on, oldest first; both ends belong to it."""
    for position, rule in enumerate(habit.rules):
        begin = first if position == 0 else max(first, rule.from_day)
        end = last
        if position + 1 < len(habit.rules):
            end = min(last, habit.rules[position + 1].from_day - timedelta(days=1))
        if begin <= end:
            yield rule, begin, end


class Ledger(Struct, frozen=True):
    """A span of days of one habit, column by column; index 0 is `first`."""

    first: date
    statuses: list[Status | None]
    amounts: list[float | None]
    """The day's total. None: no entry."""
    came: bytearray
    """1 where the person showed up."""
    due: bytearray
    """1 where a due-day plan asks for the day; 0 throughout under period plans."""
    aside: bytearray
    """1 where the day is paused, put away or hidden and has no entry; days to come as well."""

    def index(self, day: date) -> int:
        """Where a day stands in the columns."""
        return day.toordinal() - self.first.toordinal()


def ledger(history: HabitHistory, first: date, last: date, frame: Frame) -> Ledger:
    """The span's days in columns. `first` <= `last`."""
    length = (last - first).days + 1
    ledger = Ledger(
        first=first,
        statuses=[Status.UNLOGGED] * length,
        amounts=[None] * length,
        came=bytearray(length),
        due=bytearray(length),
        aside=bytearray(length),
    )
    _paint_rules(ledger, history, last, frame)
    for index in _indices(history.rests, ledger):
        ledger.statuses[index] = Status.REST
    _paint_set_aside(ledger, history, last)
    _paint_entries(ledger, history, frame)
    began = history.habit.first_day if first >= history.habit.first_day else history.first_day
    before = min(max(ledger.index(began), 0), length)
    ledger.statuses[:before] = [None] * before
    ledger.aside[:before] = bytes(before)
    to_come = min(max(ledger.index(frame.today) + 1, 0), length)
    ledger.statuses[to_come:] = [None] * (length - to_come)
    _keep_away(ledger, history, frame)
    return ledger


def closed_status(habit: Habit, rule: Rule) -> Status:
    """What a closed day says of the habit when it is untouched.

    Keeping away needs no log; a night nobody wrote down is unknown.
    """
    if not rule.at_least:
        return Status.DONE
    return Status.UNLOGGED if is_sleep(habit, rule) else Status.NONE


def _indices(days: Collection[date], ledger: Ledger) -> Iterator[int]:
    """Where those of the days that lie in the span stand; looks at the smaller of the two."""
    length = len(ledger.statuses)
    origin = ledger.first.toordinal()
    if len(days) > length:
        yield from (i for i in range(length) if date.fromordinal(origin + i) in days)
    else:
        for day in days:
            index = day.toordinal() - origin
            if 0 <= index < length:
                yield index


def _paint_rules(ledger: Ledger, history: HabitHistory, last: date, frame: Frame) -> None:
    """Closed days, then due days over them."""
    habit = history.habit
    closed = list(_indices(frame.closed_days, ledger))
    for rule, begin, end in rule_spans(habit, ledger.first, last):
        span = range(ledger.index(begin), ledger.index(end) + 1)
        said = closed_status(habit, rule)
        if said is not Status.UNLOGGED:
            for index in closed:
                if index in span:
                    ledger.statuses[index] = said
        if not is_period_plan(rule.plan):
            _paint_due_days(ledger, history, rule.plan, span)


def _paint_due_days(ledger: Ledger, history: HabitHistory, plan: Plan, span: range) -> None:
    if isinstance(plan, Daily):
        ledger.due[span.start : span.stop] = b"\x01" * len(span)
        return
    origin = ledger.first.toordinal()
    begin, end = (date.fromordinal(origin + index) for index in (span[0], span[-1]))
    if isinstance(plan, AfterDays):
        _paint_days_after(ledger, history, plan.n, span)
    elif is_calendar_plan(plan):
        for day in due_days(plan, history.habit.first_day, begin, end):
            ledger.due[ledger.index(day)] = 1
    for index in span:
        if not ledger.due[index]:
            ledger.statuses[index] = Status.NOT_DUE


def _paint_days_after(ledger: Ledger, history: HabitHistory, n: int, span: range) -> None:
    """Due until done, and not again before n days are over."""
    first, last = (ledger.first + timedelta(days=index) for index in (span[0], span[-1]))
    done, counted = _done_days(history)
    at = bisect_left(done, first)
    due_from = max(span.start, ledger.index(done[at - 1]) + n) if at else span.start
    for day in done[at : bisect_right(done, last)]:
        index = ledger.index(day)
        if due_from < index:
            ledger.due[due_from:index] = b"\x01" * (index - due_from)
        ledger.due[index] = day in counted
        due_from = index + n
    if due_from < span.stop:
        ledger.due[due_from : span.stop] = b"\x01" * (span.stop - due_from)


def _keep_away(ledger: Ledger, history: HabitHistory, frame: Frame) -> None:
    """The person showed up on closed days of an at-most habit that nothing was logged on."""
    if all(rule.at_least for rule in history.habit.rules):
        return
    for index in _indices(frame.closed_days, ledger):
        if ledger.statuses[index] is Status.DONE and ledger.amounts[index] is None:
            ledger.came[index] = 1


def _paint_set_aside(ledger: Ledger, history: HabitHistory, last: date) -> None:
    spans = [(pause.first_day, pause.last_day) for pause in history.pauses]
    spans += [(day, None) for day in (history.habit.archived_day, history.hidden_from) if day]
    for first_day, last_day in spans:
        begin = max(ledger.index(first_day), 0)
        end = ledger.index(last if last_day is None else min(last, last_day)) + 1
        if begin < end:
            ledger.statuses[begin:end] = [Status.PAUSED] * (end - begin)
            ledger.aside[begin:end] = b"\x01" * (end - begin)


def _paint_entries(ledger: Ledger, history: HabitHistory, frame: Frame) -> None:
    rules = history.habit.rules
    starts = [rule.from_day.toordinal() - ledger.first.toordinal() for rule in rules[1:]]
    goals = [day_goal(rule) for rule in rules]
    # The same amounts come back for years, so each is compared with its goal once.
    seen: dict[tuple[int, float], tuple[Status, bool]] = {}
    today = ledger.index(frame.today)
    for index, total in _indexed_totals(history, ledger):
        if index > today:
            continue
        number = bisect_right(starts, index)
        reading = seen.get((number, total))
        if reading is None:
            goal = goals[number]
            reading = seen[number, total] = goal.status(total), goal.showed_up(total)
        ledger.statuses[index], ledger.came[index] = reading
        ledger.amounts[index] = total
        ledger.aside[index] = 0


def _indexed_totals(history: HabitHistory, ledger: Ledger) -> Iterator[tuple[int, float]]:
    length, origin = len(ledger.statuses), ledger.first.toordinal()
    if len(history.totals) > length:
        for index in range(length):
            total = history.totals.get(date.fromordinal(origin + index))
            if total is not None:
                yield index, total
    else:
        for day, total in history.totals.items():
            index = day.toordinal() - origin
            if 0 <= index < length:
                yield index, total
