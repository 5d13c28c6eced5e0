"""How line mode says things: whole words, no signs, no columns, each fact one short sentence.

What an act did is told by `Receipt.spoken`; here are the questions, the details behind `?`, and the
words around them.
"""

from datetime import date

from selfcare.cli.text.routines import sample_sentences, support_sentences
from selfcare.content.support import support_for
from selfcare.core.amounts import day_noun, spoken_amount, unit_words
from selfcare.core.days import WEEKDAYS, long_day
from selfcare.core.errors import SelfcareError
from selfcare.core.goals import smallest_version
from selfcare.core.model import Area, CheckIn, Contact, Habit, Status
from selfcare.core.plan import AmountPerPeriod, AsNeeded, Plan
from selfcare.core.text import as_sentence
from selfcare.core.views import Gap, HabitRow, Receipt, TodayView
from selfcare.diary import Diary, setting_acts, support_acts
from selfcare.words.plans import asked_spoken, goal_spoken, plan_words
from selfcare.words.receipts import is_yes_no, shortened, shown_name
from selfcare.words.refusals import error_words

KEPT = "What you answered is kept."
LEFT_OUT = "Left out."
HARD = "That sounds like a lot. One number is plenty today. Exclamation mark: people who listen."


class WeekOnce:
    """Leaves out "this week" behind a count of days once it has been said."""

    def __init__(self) -> None:
        self._said = False

    def of(self, receipt: Receipt) -> str:
        """`4 of 5 nights this week.` the first time, `4 of 5 nights.` after that."""
        if not receipt.again:
            return receipt.spoken
        said, self._said = self._said, True
        return receipt.again if said else receipt.spoken


def name_of(habit: Habit) -> str:
    """A habit's name inside a sentence."""
    return shortened(shown_name(habit))


def day_words(day: date, today: date) -> str:
    """`Sunday` within the last week, else `Sunday 18 October`."""
    return WEEKDAYS[day.weekday()] if 0 <= (today - day).days < 7 else long_day(day, today)


def opening(view: TodayView) -> str:
    """The first line of a check-in."""
    return (
        f"{long_day(view.day, view.today)}{view.until_words}. "
        "Question mark for help at any question, q to stop. What you answer is kept."
    )


def welcome_back(gap: Gap, today: date) -> str:
    """The words after a long gap, with the three choices."""
    return (
        "Welcome back. Coming back is the skill. "
        f"Your last entry was on {long_day(gap.last_logged, today)}. "
        "1 start from today, 2 set those days aside, 3 fill in. Enter for 1."
    )


def habit_prompt(row: HabitRow, *, light: bool) -> str:
    """`Walk, minutes:`, `Talk with someone, yes or no:`."""
    name = name_of(row.habit)
    if row.status is Status.FREE:
        name = f"{name}, met this {row.week.period}"
    if is_yes_no(row.rule):
        return f"{name}, yes or no:"
    if light:
        return f"{name}, {spoken_amount(smallest_version(row.rule), row.rule.unit)}, yes or no:"
    return f"{name}, {unit_words(row.rule.unit)}:"


def so_far(row: HabitRow) -> str:
    """What the day has of a habit, or that it is open."""
    name = name_of(row.habit)
    if row.amount is None:
        return f"{name} is open."
    if row.status is Status.REST:
        return f"{name} rests."
    if is_yes_no(row.rule) and row.amount <= 1:
        return f"{name}, {'yes' if row.amount else 'none'} so far."
    return f"{name}, {spoken_amount(row.amount, row.rule.unit)} so far."


def stays(row: HabitRow) -> str:
    """The echo of Enter: nothing was changed."""
    if row.amount is None:
        return "Left as it is." if row.status is Status.FREE else "Left open."
    if is_yes_no(row.rule) and row.amount <= 1:
        return f"Stays at {'yes' if row.amount else 'none'}."
    return f"Stays at {spoken_amount(row.amount, row.rule.unit)}."


def rating_stays(name: str, value: int | None) -> str:
    """The echo of Enter at a rating."""
    return LEFT_OUT if value is None else f"{name} stays {value}."


def rating_of(checkin: CheckIn, key: str) -> int | None:
    """One of the three ratings by its name."""
    return {"mood": checkin.mood, "energy": checkin.energy, "stress": checkin.stress}[key]


def not_asked(rows: tuple[HabitRow, ...]) -> tuple[str, ...]:
    """Which habits are not asked about, and why, a sentence a reason."""
    reasons = (
        (Status.REST, "Resting"),
        (Status.PAUSED, "Set aside"),
        (Status.NOT_DUE, "Not due"),
    )
    told: list[str] = []
    for status, word in reasons:
        names = [
            name_of(row.habit)
            for row in rows
            if row.status is status and not isinstance(row.rule.plan, AsNeeded)
        ]
        if names:
            told.append(f"{word}: {', '.join(names)}.")
    needed = [name_of(row.habit) for row in rows if isinstance(row.rule.plan, AsNeeded)]
    if needed:
        told.append(f"As needed, not asked: {', '.join(needed)}.")
    return tuple(told)


def plan_spoken(plan: Plan, unit: str, area: Area) -> str:
    """`150 minutes a week`, `4 nights a week`, `every day`."""
    if isinstance(plan, AmountPerPeriod):
        return f"{asked_spoken(plan.amount, unit)} a {plan.period}"
    return plan_words(plan, unit, day_noun(area, unit))


def habit_detail(row: HabitRow) -> tuple[str, ...]:
    """What `?` reads at a habit: plan, goal, usual, smallest, the day so far, the if-then line."""
    rule, unit = row.rule, row.rule.unit
    told = [f"{name_of(row.habit)}, {plan_spoken(rule.plan, unit, row.habit.area)}."]
    if (rule.goal_low is not None or rule.goal_high is not None) and not is_yes_no(rule):
        told.append(f"In a day {goal_spoken(rule.goal_low, rule.goal_high, unit)}.")
    told.append(f"Usual {spoken_amount(row.usual, unit)}.")
    if rule.at_least:
        told.append(f"Smallest {spoken_amount(smallest_version(row.rule), unit)}.")
    if row.amount is not None:
        told.append(so_far(row))
    told.extend(
        line for line in (as_sentence(row.habit.if_then), as_sentence(row.habit.note)) if line
    )
    if is_yes_no(rule):
        told.append("Answer y or n.")
    elif unit == "h":
        told.append("Type hours, or when you went to bed and got up, as in 2310 650.")
    else:
        told.append(f"Type {unit_words(unit)}: a number adds, with an equals sign it sets the sum.")
    told.append("u usual, v smallest, minus none, r rest, Enter leaves it open.")
    return tuple(told)


_BACK = "b goes back one question, undo takes the last answer back, redo does it again."
_STOP = "Exclamation mark names people who listen. q stops, and what you answered is kept."
WEEK_KEY = "w asks three questions about the week, p begins a few quiet minutes."
EVENING_KEYS = (
    _BACK,
    "a adds a habit, o is a day off, c says that is all, d light days, f fills in earlier days.",
    WEEK_KEY,
    _STOP,
)
"""The answers that work at every question of an evening."""
PAST_DAY_KEYS = (
    _BACK,
    "a adds a habit, o is a day off, s goes to the day before, q goes on with today.",
)
RATING_KEYS = (_BACK, _STOP)
NOTE_KEYS = (_BACK, "q stops, and what you answered is kept.")
END_PROMPT = "Enter to finish:"
END_DETAIL = (
    "Enter finishes. b goes back one question, undo takes the last answer back.",
    "a adds a habit, c says that is all: open lines then count as none, f fills in earlier days.",
    "o sets aside what is still open today, d turns light days on or off.",
    WEEK_KEY,
)


# People who listen, read aloud: the answer to an exclamation mark at any question.


def support_spoken(diary: Diary) -> tuple[str, ...]:
    """Own people, then the lines of the person's country, a sentence or two a line.

    Trouble with the file never keeps the lines from being read.
    """
    if diary.sample:
        return sample_sentences(support_for(setting_acts.setting(diary, "region")), diary.today())
    people: tuple[Contact, ...] | None = None
    trouble: tuple[str, ...] = ()
    try:
        people = support_acts.contacts(diary)
    except SelfcareError as error:
        trouble = (error_words(error),)
    page = support_for(setting_acts.setting(diary, "region"))
    return (*support_sentences(people, page, diary.today()), *trouble)
