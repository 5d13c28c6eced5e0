"""What an act did, in three voices: the app's message line, the command line, line mode.

The app says "today" and how to take it back; the command line says weekday, date and sum; line
mode speaks whole words without signs. Names are cleaned here, so every front end prints them as
they are.
"""

from datetime import date

from msgspec import Struct

from selfcare.core.amounts import (
    amount_words,
    bare_sum,
    counted,
    day_noun,
    number_words,
    spoken_amount,
    spoken_sum,
    spoken_whole,
    sum_of_words,
)
from selfcare.core.days import long_day
from selfcare.core.goals import counted_goal
from selfcare.core.model import Area, Habit, Rule, compared
from selfcare.core.text import clean_line
from selfcare.core.views import Receipt, WeekFigure

BACK = "z takes it back."


class Told(Struct, frozen=True):
    """The day an act was about, as each voice says it."""

    day: date
    today: date

    @property
    def app(self) -> str:
        """`today`, or `on Friday 20 November`."""
        return "today" if self.day == self.today else f"on {long_day(self.day, self.today)}"

    @property
    def command(self) -> str:
        """`on Sunday 22 November`."""
        return f"on {long_day(self.day, self.today)}"

    @property
    def spoken(self) -> str:
        """Nothing for today, else `on Friday 20 November`."""
        return "" if self.day == self.today else f" on {long_day(self.day, self.today)}"


def shown_name(habit: Habit) -> str:
    """A habit's name as any screen may print it."""
    return clean_line(habit.name)


def shortened(name: str, length: int = 40) -> str:
    """A name inside a sentence: at most `length` characters."""
    return name if len(name) <= length else name[: length - 1].rstrip() + "…"


def is_yes_no(rule: Rule) -> bool:
    """Whether the habit is answered with yes or no: `times` with a goal of 1 or none."""
    return rule.unit == "times" and rule.goal_high is None and (rule.goal_low or 1) == 1


def so_far(figure: WeekFigure, area: Area, unit: str) -> str:
    """How much of the plan is there: `92 of 150 min`, `4 of 5 nights`. Empty when unknown."""
    if figure.goal is not None:
        return sum_of_words(figure.amount or 0, figure.goal, unit)
    if figure.planned is None:
        return ""
    return f"{figure.done} of {counted(figure.planned, day_noun(area, unit))}"


def when_of(figure: WeekFigure) -> str:
    """`this week`, `that month`."""
    return f"{'this' if figure.current else 'that'} {figure.period}"


def progress(figure: WeekFigure, area: Area, unit: str) -> str:
    """How the week stands: "92 of 150 min this week." Empty when unknown."""
    said = so_far(figure, area, unit)
    return f"{said} {when_of(figure)}." if said else ""


def spoken_progress(figure: WeekFigure, area: Area, unit: str, *, with_unit: bool = False) -> str:
    """The same for line mode: "92 of 150 this week.", "4 hours 15 of 5 hours this week.".

    `with_unit` says the minutes where no amount was said before: "92 of 150 minutes this week.".
    """
    if figure.goal is not None:
        words = spoken_sum if unit == "h" else bare_sum
        goal = (spoken_whole if with_unit else words)(figure.goal, unit)
        return f"{words(figure.amount or 0, unit)} of {goal} {when_of(figure)}."
    return progress(figure, area, unit)


class Logged(Struct, frozen=True):
    """An amount that was written down."""

    habit: Habit
    rule: Rule
    before: float | None
    """The day's total before. None: nothing was logged."""
    amount: float
    """What was added or set."""
    total: float
    sets: bool
    small: bool
    """Logged as the smallest version."""
    week: WeekFigure

    @property
    def overlaps(self) -> bool:
        """Whether a span was added that shares hours with another one of the day."""
        added = compared((self.before or 0.0) + self.amount, self.rule.unit)
        return not self.sets and self.total < added


def logged(act: Logged, told: Told) -> Receipt:
    """A log that added to the day or set it."""
    name = shortened(shown_name(act.habit))
    unit = act.rule.unit
    total = amount_words(act.total, unit)
    if act.total == 0:
        return none_logged(act, told)
    if act.small and not act.before:
        body = f"{name}: {total}, the small version"
        app = f"{body}. It counts." if told.day == told.today else f"{body}, {told.app}."
        command = f"{body}, {told.command}. It counts."
    elif is_yes_no(act.rule) and act.total == 1:
        app, command = f"{name}: done {told.app}.", f"{name}: done {told.command}."
    else:
        summed = total
        goal = counted_goal(act.rule)
        if goal is not None and act.total <= goal:
            summed = f"{number_words(act.total)} of {goal}"
        elif act.before and not act.sets:
            left = amount_words(act.before, unit) if unit == "h" else number_words(act.before)
            right = amount_words(act.amount, unit) if unit == "h" else number_words(act.amount)
            summed = f"{left} + {right} = {_sum_words(act.total, unit)}"
            if act.overlaps:
                summed = f"{total}, the hours that overlap once,"
        app, command = f"{name}: {summed} {told.app}.", f"{name}: {summed} {told.command}."
    week = progress(act.week, act.habit.area, unit)
    return Receipt(
        app=f"{app} {BACK}",
        command=f"{command} {week}".rstrip(),
        spoken=spoken_log(act, told),
        again=_spoken_again(act, told),
        day=told.day,
        habit_id=act.habit.id,
    )


def _sum_words(total: float, unit: str) -> str:
    return counted(total, "time") if unit == "times" else amount_words(total, unit)


def spoken_log(act: Logged, told: Told) -> str:
    """The line-mode answer: "Walk, 20 minutes, 32 in all today. 112 of 150 this week."."""
    week = spoken_progress(act.week, act.habit.area, act.rule.unit)
    return f"{_spoken_amount(act, told)}. {week}".rstrip()


def _spoken_again(act: Logged, told: Told) -> str:
    """The same with a bare count of days; empty where it is not days of this week."""
    figure = act.week
    if figure.goal is not None or figure.planned is None or when_of(figure) != "this week":
        return ""
    return f"{_spoken_amount(act, told)}. {so_far(figure, act.habit.area, act.rule.unit)}."


def _spoken_amount(act: Logged, told: Told) -> str:
    name = shortened(shown_name(act.habit))
    unit = act.rule.unit
    body = f"{name}, {spoken_amount(act.amount, unit)}"
    if is_yes_no(act.rule) and act.total == 1:
        body = f"{name}, yes"
    elif act.before and not act.sets:
        day = "today" if told.day == told.today else long_day(told.day, told.today)
        in_all = spoken_amount(act.total, unit) if unit == "h" else number_words(act.total)
        return f"{body}, {in_all} in all {day}"
    if act.small:
        body = f"{body}, the small version"
    return f"{body}{told.spoken}"


def none_logged(act: Logged, told: Told) -> Receipt:
    """An explicit nothing: noted, and nothing more."""
    name = shortened(shown_name(act.habit))
    day = "today" if told.day == told.today else long_day(told.day, told.today)
    return Receipt(
        app=f"{name}: none {told.app}. Noted, nothing more. {BACK}",
        command=f"{name}: none {told.command}. Noted, nothing more.",
        spoken=f"{name}, none {day}.",
        day=told.day,
        habit_id=act.habit.id,
    )


def said(
    told: Told,
    body: str,
    *,
    about: str = "",
    more: str = "",
    dated: bool = True,
    habit: Habit | None = None,
    changed: bool = True,
) -> Receipt:
    """A receipt from a sentence without its full stop, the day behind it, and a second sentence.

    `about` is the name it is about, with a colon for the eye and a comma for the ear.
    """

    def whole(when: str, between: str = ": ") -> str:
        said = f"{about}{between}{body}" if about else body
        first = f"{said} {when}." if dated and when else f"{said}."
        return f"{first} {more}".rstrip()

    app = whole(told.app)
    return Receipt(
        app=f"{app} {BACK}" if changed else app,
        command=whole(told.command),
        spoken=whole("today" if told.day == told.today else told.command, ", "),
        day=told.day,
        habit_id=None if habit is None else habit.id,
        changed=changed,
    )


def ambiguous(prefix: str, habits: tuple[Habit, ...]) -> str:
    """Several habits begin alike: their names, and what to do."""
    count = _COUNTS.get(len(habits), str(len(habits)))
    names = ", ".join(shortened(shown_name(habit), 30) for habit in habits[:8])
    return f"{count} habits begin with {shortened(prefix, 30)}: {names}. One more letter."


_COUNTS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight"}
