"""What the form of a habit says: how each line is filled, and what the line at hand makes of it."""

from collections.abc import Collection
from datetime import date

from selfcare.core.amounts import amount_words
from selfcare.core.errors import UnreadableError
from selfcare.core.goals import goal_words, smallest_amount
from selfcare.core.model import Rule
from selfcare.core.plan import AmountPerPeriod, Daily, DaysPerPeriod
from selfcare.core.plan_ahead import PlanAhead
from selfcare.core.plan_grammar import parse_plan, plan_words
from selfcare.core.text import NAME_LENGTH
from selfcare.tui.screens.habit_form import (
    ALL_DAYS,
    AREA,
    GOAL,
    HOLDS,
    IF_THEN,
    NAME,
    NOTE,
    PLAN,
    RULE_LINES,
    SMALLEST,
    START,
    UNIT,
    HabitForm,
)

HINTS = {
    START: "Your own, or one of these to change as you like.",
    NAME: "What you call it, in your own words and letters.",
    AREA: "Where it belongs. Arrows choose, or its first letter.",
    UNIT: "times is for a yes or no, or a count. min and h are time. portions, pages, or any "
    "short word of yours.",
    GOAL: "What makes one day done. any is any amount; >=30 at least; 7-9 a range; <=2 at most.",
    PLAN: "daily, mon,wed,fri and every 3 days have due days. 5/week and 2/month are any days. "
    "150 min/week adds up.",
    SMALLEST: "The least that still counts on a hard day; the run goes on with it.",
    IF_THEN: "When and where it happens: If the kettle is on, then shoes on.",
    NOTE: "For yourself: why, how, a phone number. Ctrl+J begins a new line.",
    HOLDS: "When unit, goal, plan or smallest version change: from when on do they count?",
}
"""How a line is filled, in at most two lines of a small window."""

WAYS = {
    UNIT: (
        ("times", "a yes or no: Space says done. Or a count: 3 times."),
        ("min", "minutes: 30, or 1h15."),
        ("h", "hours: 7.5, 740 for 7 h 40, 2310 650 for a night."),
        ("portions", "or pages, glasses, lengths: any short word."),
    ),
    GOAL: (
        ("any", "any amount above 0 is done."),
        (">=30", "30 or more is done, less is partly."),
        ("7-9", "from 7 to 9 is done, less or more is partly."),
        ("<=2", "up to 2 is done, and so is none."),
    ),
    PLAN: (
        ("daily", "every day is due."),
        ("mon,wed,fri", "these days of the week are due."),
        ("every 3 days", "due days, counted from its first day."),
        ("5/week", "any five days of a week; 2/month: any two of a month."),
        ("150 min/week", "an amount that adds up over the week, in its own unit."),
        ("RRULE:...", "a calendar rule, such as RRULE:FREQ=MONTHLY;BYDAY=1MO."),
    ),
}
"""The same at length, for windows that have the room: what is typed, what it means."""

_ANY_DAY = date(2000, 1, 1)
"""A rule's words say nothing of the day it holds from."""
_UNITS = {
    "times": "Space says done; a number says how often.",
    "min": "Type 30 for half an hour, or 1h15.",
    "h": "Type 740 for 7 h 40, or 2310 650 for a night.",
}


def hint(form: HabitForm) -> str:
    """How the line at hand is filled; of what it starts from, what that is and where it is from."""
    if form.at == START and form.starter is not None:
        return f"{form.starter.words} {form.starter.source}"
    return HINTS[form.at]


def line_words(form: HabitForm, before: HabitForm, ahead: PlanAhead | None) -> str:
    """What the line at hand makes, one sentence; it has been found to fit."""
    match form.at:
        case "start":
            return _start_words(form)
        case "name":
            return _name_words(form)
        case "area":
            return f"The week counts each area alike; {form.text(AREA)} is one of them."
        case "unit":
            return _UNITS.get(form.unit) or f"Type 3 for {amount_words(3, form.unit)}."
        case "plan":
            return "" if ahead is None else _plan_words(ahead)
        case "goal" | "smallest":
            return _goal_words(form)
        case "if_then":
            return (
                "It stands under the habit on Today."
                if form.text(IF_THEN)
                else ("Left empty, the plan stands there on Today.")
            )
        case "note":
            return "i on Habits shows it again."
    return holds_words(form, before)


def holds_words(form: HabitForm, before: HabitForm) -> str:
    """What "from today" or "for all days" changes."""
    if not any(line in RULE_LINES for line in form.changed(before)):
        return "None of them has changed, so there is nothing to hold yet."
    if form.text(HOLDS) != ALL_DAYS:
        return "Days before today keep the rule they were lived under, and all their figures."
    said = "Every day there ever was is counted by it, so earlier runs and weeks may change."
    if form.unit != before.unit:
        said += f" Numbers stay: 20 {before.unit} become 20 {form.unit}."
    return said


def whole_words(form: HabitForm, rule: Rule) -> str:
    """What the habit will ask for: "Walk: 150 min a week, any amount."."""
    words = f"{plan_words(rule.plan, rule.unit)}, "
    words += goal_words(rule.goal_low, rule.goal_high, rule.unit)
    name = form.text(NAME)[:40]
    said = f"{name}: {words}." if name else f"A name is enough: {words}."
    if rule.smallest is not None:
        said += f" {amount_words(rule.smallest, rule.unit)} counts as showing up."
    return said


def preview(form: HabitForm, taken: Collection[str]) -> str:
    """What the habit will ask for, or the first thing that does not fit.

    What does not fit in the line at hand is said beside that line.
    """
    named = form.text(NAME)
    problem = form.problem(taken if named else ())
    if problem is not None and named:
        here = form.line_problem(form.at, taken) is not None
        return f"{named[:30]}: this line is not ready yet." if here else problem
    try:
        return whole_words(form, form.rule(form.first_day or _ANY_DAY))
    except UnreadableError as error:
        return str(error)


def _start_words(form: HabitForm) -> str:
    starter = form.starter
    if starter is None:
        return "Arrows go through the five starters and more templates."
    if starter.start_plan == starter.plan:
        return "Every line below can be changed."
    first, full = (
        plan_words(parse_plan(plan, starter.unit), starter.unit)
        for plan in (starter.start_plan, starter.plan)
    )
    return f"It begins with {first}; {full} is the full one, for later."


def _name_words(form: HabitForm) -> str:
    used = len(form.values[NAME].text)
    if used > NAME_LENGTH - 40:
        return f"{used} of {NAME_LENGTH} characters."
    return "A name is enough; every other line can stay as it is."


def _plan_words(ahead: PlanAhead) -> str:
    """What the run counts under this plan; what it asks for stands under its two weeks."""
    plan = ahead.rule.plan
    if isinstance(plan, Daily):
        return "The run counts days. A day can rest (r on Today), and the run waits."
    if isinstance(plan, DaysPerPeriod):
        return f"The run counts {plan.period}s; which of the days is yours to choose."
    if isinstance(plan, AmountPerPeriod):
        return f"The run counts {plan.period}s; every entry adds to the amount."
    return "The run counts due days; what you log on other days is kept as well."


def _goal_words(form: HabitForm) -> str:
    rule = form.rule(form.first_day or _ANY_DAY)
    low, high, unit = rule.goal_low, rule.goal_high, rule.unit
    if form.at == SMALLEST:
        least = smallest_amount(rule)
        if rule.smallest is not None:
            return f"{_sentence(amount_words(rule.smallest, unit))} keeps the run on a hard day."
        if least is not None:
            return f"Left empty, {amount_words(least, unit)} or more keeps the run."
        return "Left empty, any amount above 0 keeps the run."
    if low is None:
        if high is None:
            return "Any amount above 0 makes a day done."
        return f"A day is done with {goal_words(low, high, unit)}, and with none at all."
    rest = "less is partly" if high is None else "less or more is partly"
    return f"A day is done with {goal_words(low, high, unit)}; {rest}."


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
