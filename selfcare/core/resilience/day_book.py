"""What was logged and what was asked for, day by day, over the span the summary looks at.

One pass reads the span of nine weeks and their baselines; every week is then measured from the
columns. Index 0 is `first`. Days after today hold nothing, whatever lies in the file.

Practice and strength look at active habits of shown areas. What somebody did on a day, however, is
what they did: logged days, and days on which a habit showed up, count every habit there is.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from selfcare.core.days import month_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.ledger import ledger, rule_spans, set_aside
from selfcare.core.model import CheckIn, Habit, Rule, Status, rounded
from selfcare.core.periods import PeriodCounter
from selfcare.core.plan import AmountPerPeriod, AsNeeded, DaysPerPeriod, Period, is_period_plan
from selfcare.core.resilience.parts import (
    HabitPractice,
    MoodAndStress,
    MoodLine,
    Turn,
    is_scored,
    mean,
    most_a_day,
    share_of,
)
from selfcare.core.status import came_on, shown_ledger, status_on

SAID = frozenset([Status.DONE, Status.PARTLY, Status.NONE])
"""The statuses of a day that is known."""
OPEN_OR_SAID = SAID | {Status.UNLOGGED}
"""The statuses of a day that was asked for."""


class HabitRow:
    """One habit's days in columns, and which of them asked for something."""

    def __init__(self, history: HabitHistory, first: date, last: date, frame: Frame) -> None:
        self.history = history
        self.frame = frame
        self.ledger = shown_ledger(history, first, last, frame)
        asks = bytearray(self.ledger.due)
        for rule, begin, end in rule_spans(history.habit, first, last):
            if is_period_plan(rule.plan):
                span = slice(self.ledger.index(begin), self.ledger.index(end) + 1)
                asks[span] = b"\x01" * len(asks[span])
        self.asks = asks
        """1 where the plan asks for the day: its due days, or every day under a period plan."""
        self.said = bytearray(
            status in SAID or (status is Status.FREE and self._closed(index))
            for index, status in enumerate(self.ledger.statuses)
        )
        """1 where the day is known: logged or closed, a free day of a closed day with 0."""
        self._counters: dict[date, PeriodCounter] = {}

    def as_needed(self, day: date) -> bool:
        """Whether the habit is taken as needed on a day, and so has no part in the week."""
        return isinstance(self.history.habit.rule_on(day).plan, AsNeeded)

    def _closed(self, index: int) -> bool:
        return self.ledger.first + timedelta(days=index) in self.frame.closed_days

    def counter(self, day: date) -> PeriodCounter:
        """Counts any span under the rule of a day, which has a period plan."""
        rule = self.history.habit.rule_on(day)
        if rule.from_day not in self._counters:
            self._counters[rule.from_day] = PeriodCounter(self.ledger, self.history.habit, rule)
        return self._counters[rule.from_day]


class DayBook:
    """The days from `first` to `last`, both included, of everything."""

    def __init__(
        self,
        histories: Sequence[HabitHistory],
        checkins: Mapping[date, CheckIn],
        frame: Frame,
        first: date,
        last: date,
    ) -> None:
        self.first = first
        self.last = last
        self.frame = frame
        self.histories = histories
        self.checkins = checkins
        self.rows = [HabitRow(history, first, last, frame) for history in histories]
        self._length = (last - first).days + 1

    def index(self, day: date) -> int:
        """Where a day stands in the columns."""
        return day.toordinal() - self.first.toordinal()

    def day(self, index: int) -> date:
        """The day at an index."""
        return date.fromordinal(self.first.toordinal() + index)

    def checkin(self, day: date) -> CheckIn | None:
        """The check-in of a day up to today."""
        return None if day > self.frame.today else self.checkins.get(day)

    def moods(self, first: date, last: date) -> list[tuple[date, int]]:
        """The days that have a mood, in order."""
        return [
            (day, checkin.mood)
            for day in self._days(first, last)
            if (checkin := self.checkin(day)) is not None and checkin.mood is not None
        ]

    def mood_and_stress(self, first: date, last: date) -> list[MoodAndStress]:
        """The days that have both, in order."""
        return [
            MoodAndStress(checkin.mood, checkin.stress)
            for day in self._days(first, last)
            if (checkin := self.checkin(day)) is not None
            and checkin.mood is not None
            and checkin.stress is not None
        ]

    def lapse_turns(self, first: date, last: date) -> list[tuple[date, Turn]]:
        """The logged days (any entry or check-in), each with what it does to a lapse."""
        return [
            (self.day(index), turn)
            for index in range(self.index(first), self.index(last) + 1)
            if (turn := self._turns[index]) is not None
        ]

    def lapse_open(self, day: date) -> bool:
        """Whether a lapse was open when the day began."""
        for index in range(self.index(day) - 1, -1, -1):
            turn = self._turns[index]
            if turn is Turn.STARTS or turn is Turn.ENDS:
                return turn is Turn.STARTS
        return self._lapse_open_at_first

    def low_open(self, day: date, line: MoodLine) -> bool:
        """Whether a low spell was open when the day began."""
        earliest = self._earliest_checkin
        before = day - timedelta(days=1)
        while before >= earliest:
            checkin = self.checkins.get(before)
            if checkin is not None and checkin.mood is not None:
                turn = line.turn(checkin.mood)
                if turn is not Turn.NEITHER:
                    return turn is Turn.STARTS
            before -= timedelta(days=1)
        return False

    def untouched(self, day: date) -> bool:
        """Whether nothing at all was logged on a day up to today."""
        return day <= self.frame.today and self._turns[self.index(day)] is None

    def aside(self, day: date) -> bool:
        """Whether every habit there was on a day is set aside on it; days to come as well."""
        there = [
            history
            for history in self.histories
            if history.hidden_from is None
            and history.first_day <= day
            and (history.habit.archived_day is None or day < history.habit.archived_day)
        ]
        return bool(there) and all(set_aside(history, day) for history in there)

    @cached_property
    def _turns(self) -> list[Turn | None]:
        """For each day: None when nothing was logged, else what it does to a lapse."""
        entered, came, asked = (bytearray(self._length) for _ in range(3))
        for row in self.rows:
            columns = zip(
                row.ledger.statuses, row.ledger.amounts, row.ledger.came, row.asks, strict=True
            )
            for index, (status, amount, showed, asks) in enumerate(columns):
                if amount is not None:
                    entered[index] = 1
                if showed and not row.as_needed(self.day(index)):
                    came[index] = 1
                if asks and status in OPEN_OR_SAID:
                    asked[index] = 1
        turns: list[Turn | None] = [None] * self._length
        for index in range(self._length):
            day = self.day(index)
            if came[index]:
                turns[index] = Turn.ENDS
            elif day in self.frame.closed_days and asked[index] and day <= self.frame.today:
                turns[index] = Turn.STARTS
            elif entered[index] or _says_something(self.checkin(day)):
                turns[index] = Turn.NEITHER
        return turns

    @cached_property
    def _lapse_open_at_first(self) -> bool:
        """Whether a lapse was open before the columns begin; looks back as far as it must."""
        day = self.first - timedelta(days=1)
        while day >= self.earliest:
            shown = (row.history for row in self.rows if not row.as_needed(day))
            if any(came_on(each, day, self.frame) for each in shown):
                return False
            if day in self.frame.closed_days and self._asked(day):
                return True
            day -= timedelta(days=1)
        return False

    @cached_property
    def earliest(self) -> date:
        """The first day there ever was: a habit's, or a check-in's."""
        begun = [history.first_day for history in self.histories]
        return min([*begun, self._earliest_checkin])

    def began_after(self, day: date) -> date | None:
        """The first day there ever was, when it lies after a day."""
        if any(history.habit.first_day <= day for history in self.histories):
            return None
        return self.earliest if self.earliest > day else None

    def last_logged_before(self, day: date) -> date | None:
        """The newest logged day before a day; looks back as far as it must."""
        before = day - timedelta(days=1)
        while before >= self.earliest:
            logged = any(before in history.totals for history in self.histories)
            if logged or _says_something(self.checkins.get(before)):
                return before
            before -= timedelta(days=1)
        return None

    @cached_property
    def _earliest_checkin(self) -> date:
        return min(self.checkins, default=date.max)

    def _asked(self, day: date) -> bool:
        return any(
            status_on(row.history, day, self.frame) in OPEN_OR_SAID
            and HabitRow(row.history, day, day, self.frame).asks[0]
            for row in self.rows
        )

    def _days(self, first: date, last: date) -> list[date]:
        return [
            date.fromordinal(day)
            for day in range(first.toordinal(), min(last, self.frame.today).toordinal() + 1)
        ]


def _says_something(checkin: CheckIn | None) -> bool:
    if checkin is None:
        return False
    scales = (checkin.mood, checkin.energy, checkin.stress)
    return checkin.closed or bool(checkin.note) or any(scale is not None for scale in scales)


# What one habit was asked for in a week, and what came: G, S, n, u and b of measures.md section 5.
#
# Conventions: a week is measured under the rule in force on its last day (the running one: today).
# The running week has its days up to today alone: the due days so far, and a period's goal x
# days/7. A month asks in a week for what is left of it when the week begins: all of that in its
# last seven days, before them as much as falls to seven of the days left. Under a period plan all
# seven days are asked for, also those before a habit began, so that a habit added late in the week
# is not scored yet.


DAYS_FOR_USUAL = 8
"""Logged days among the 28 before the week, for a usual day to be known from them."""
_SET_ASIDE = Status.REST, Status.PAUSED


def habit_practice(row: HabitRow, first: date, until: date) -> HabitPractice:
    """One habit's figures in the week that begins on `first`, with its days up to `until`."""
    habit = row.history.habit
    rule = habit.rule_on(until)
    by_amount = isinstance(rule.plan, AmountPerPeriod)
    asked = _asked_for(row, rule, first, until)
    statuses = row.ledger.statuses
    known = [index for index in asked if row.said[index]]
    free = sum(statuses[index] is Status.FREE and not row.said[index] for index in asked)
    if isinstance(rule.plan, DaysPerPeriod | AmountPerPeriod):
        begin, end = row.ledger.index(first), row.ledger.index(until) + 1
        done = row.counter(until).counted(begin, end)
        goal = _period_goal(row, rule, first, until)
    else:
        done = float(sum(row.ledger.came[index] for index in asked))
        goal = float(len(asked))
    n, u = len(known), len(asked) - len(known) - free
    before = usual_day(row, rule, first)
    usual = before if before is not None else (done / n if n else None)
    cap = most_a_day(goal, by_amount=by_amount)
    scored = is_scored(goal, len(asked), u) and usual is not None
    return HabitPractice(
        habit_id=habit.id,
        name=habit.name,
        area=habit.area,
        unit=rule.unit,
        by_amount=by_amount,
        goal=goal,
        done=done,
        known=n,
        unknown=u,
        usual=usual,
        usual_before=before is not None,
        cap=cap,
        share=share_of(goal, done, u, usual, cap) if scored and usual is not None else None,
    )


def usual_day(row: HabitRow, rule: Rule, first: date) -> float | None:
    """b: the mean per logged day over the 28 days before the week; None below 8 logged days.

    A logged day is one that was asked for and is known. Amounts in another unit are left out.
    """
    begin, end = row.ledger.index(first - timedelta(days=28)), row.ledger.index(first)
    days = [index for index in range(begin, end) if row.asks[index] and row.said[index]]
    if isinstance(rule.plan, AmountPerPeriod):
        same = _days_in_unit(row, row.history.habit, rule.unit, days)
        values = [row.ledger.amounts[index] or 0.0 for index in same]
    else:
        values = [float(row.ledger.came[index]) for index in days]
    return mean(values) if len(values) >= DAYS_FOR_USUAL else None


def _asked_for(row: HabitRow, rule: Rule, first: date, until: date) -> list[int]:
    """The days asked for: due days, or all under a period plan, less rest and paused."""
    statuses = row.ledger.statuses
    span = range(row.ledger.index(first), row.ledger.index(until) + 1)
    if not is_period_plan(rule.plan):
        return [
            index
            for index in span
            if row.ledger.due[index]
            and statuses[index] is not None
            and statuses[index] not in _SET_ASIDE
        ]
    # A day that an earlier plan of this week did not ask for is not unknown.
    aside = {*_SET_ASIDE, Status.NOT_DUE}
    return [index for index in span if statuses[index] not in aside]


def _period_goal(row: HabitRow, rule: Rule, first: date, until: date) -> float:
    """G of a period plan, scaled by pauses; of the running week its days' share."""
    assert isinstance(rule.plan, DaysPerPeriod | AmountPerPeriod)
    days = (until - first).days + 1
    if rule.plan.period is Period.WEEK:
        begin = row.ledger.index(first)
        return row.counter(until).goal(begin, begin + 7) * days / 7
    month_first, month_last = month_of(first)
    # The frame of the columns ends at today already, so their statuses serve for the month too.
    counter = _month_counter(row, rule, month_first, month_last)
    before = (first - month_first).days
    length = (month_last - month_first).days + 1
    left = rounded(counter.goal(0, length) - counter.counted(0, before))
    days_left = length - before
    share = 7 / days_left if days_left > 7 else 1.0
    return max(0.0, left) * share * days / 7


def _month_counter(row: HabitRow, rule: Rule, first: date, last: date) -> PeriodCounter:
    return PeriodCounter(ledger(row.history, first, last, row.frame), row.history.habit, rule)


def _days_in_unit(row: HabitRow, habit: Habit, unit: str, days: list[int]) -> list[int]:
    if all(rule.unit == unit for rule in habit.rules):
        return days
    origin = row.ledger.first.toordinal()
    return [i for i in days if habit.rule_on(date.fromordinal(origin + i)).unit == unit]
