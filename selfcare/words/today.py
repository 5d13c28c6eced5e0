"""What Today says beside its figures: greetings, the message line, quiet lines, ways back, keys."""

from collections.abc import Callable, Iterable
from datetime import tzinfo
from enum import Enum, auto

from selfcare.core.amounts import amount_words, counted
from selfcare.core.days import clock_time, long_day, span_words
from selfcare.core.model import Entry, Status
from selfcare.core.offers import FullPlan, Offer
from selfcare.core.plan import AmountPerPeriod, DaysPerPeriod
from selfcare.core.text import clean_line
from selfcare.core.views import Greeting, HabitPanel, HabitRow, TodayView
from selfcare.core.ways_back import Way
from selfcare.words.coming_back import choice_tail, effect_line, effects_of, short_gap_words
from selfcare.words.explain import run_words
from selfcare.words.habit_row import run_column, smallest_first, smallest_words, space_words
from selfcare.words.plans import short_plan_words

# The sentences of the quiet lines of Today; when each may be said is in `core/offers.py`.


NAME_SHOWN = 30
"""Most characters of a name in a quiet line."""

LIGHT_LINE = "Fewer questions for a while? d makes the days light: one number, small steps."
STRETCH = "These are hard days. You are not alone in them. ! people who listen."
STRETCH_SPOKEN = (
    "These are hard days. You are not alone in them. Exclamation mark: people who listen."
)


def slow_line(key: str, *, stretch: bool) -> str:
    """After a hard check-in: the key of three slow minutes; a stretch is of several such days."""
    lead = "These are hard days." if stretch else "That sounds like a lot."
    return f"{lead} {key} opens three slow minutes. ! people who listen."


def full_plan_line(offer: FullPlan) -> str:
    """`Walk: four kept weeks at 60 min. f raises it to 150 min a week, or leave it.`."""
    return (
        f"{_name(offer)}: four kept weeks at {_start(offer)}. "
        f"f raises it to {_full(offer)}{_from(offer)}, or leave it."
    )


def full_plan_taken(offer: FullPlan) -> str:
    """What taking it did, without the full stop: `Walk: 150 min a week from today`."""
    return f"{_name(offer)}: {_full(offer)}{_from(offer) or ' from today'}"


def _name(offer: FullPlan) -> str:
    name = clean_line(offer.habit.name)
    return name if len(name) <= NAME_SHOWN else f"{name[: NAME_SHOWN - 1].rstrip()}…"


def _start(offer: FullPlan) -> str:
    return short_plan_words(offer.start, offer.unit, offer.habit.area)


def _full(offer: FullPlan) -> str:
    return f"{short_plan_words(offer.full, offer.unit, offer.habit.area)} a week"


def _from(offer: FullPlan) -> str:
    return "" if offer.begins == "today" else f" from {offer.begins}"


# What Today says beside its figures: greetings, the message line, the ways back, its keys.


FIRST_DAY = "Welcome. One line is plenty for a first day. Start anywhere."
NO_HABITS = "No habits here yet. a adds one of your own, Enter shows some to choose from."
QUESTION = "How are you? Three numbers from 0 to 10; leave out what you like."
LIGHT_QUESTION = "How are you? One number from 0 to 10 is a full check-in."
NOTE = "A line about the day, if you like."
WELCOME = "Welcome back. Coming back is the skill."
FUTURE = "That day is still to come."
LATEST = "This is the current day."
DONE_HEADING = "Done"
DONE_STAY = "Done rows stay in their place. The setting done_rows puts them down or out of sight."
EFFECTS_SHOWN = 2
"""Most runs told of one way back."""
SIGNS_SAY = (
    (Status.DONE, "done"), (Status.PARTLY, "partly"), (Status.NONE, "none"),
    (Status.UNLOGGED, "open, nothing more"), (Status.REST, "rest"), (Status.PAUSED, "paused"),
)  # fmt: skip
"""What the signs say, on a first day."""


class Choice(Enum):
    """The three ways back in."""

    START = auto()
    ASIDE = auto()
    FILL = auto()


CHOICES = (Choice.START, Choice.ASIDE, Choice.FILL)
WAYS = {
    Choice.START: (Way.START, "Start from today"),
    Choice.ASIDE: (Way.ASIDE, "Set those days aside"),
    Choice.FILL: (Way.FILL, "Fill in what I remember"),
}


def question(view: TodayView) -> tuple[str, str]:
    """The key that begins, and what it is for: the ratings, or a line about the day."""
    checkin = view.checkin
    if view.light and checkin.mood is None:
        return "m", LIGHT_QUESTION
    if checkin.mood is None and checkin.energy is None and checkin.stress is None:
        return "m", QUESTION
    return "n", NOTE


def last_entry_words(view: TodayView) -> str:
    """How long ago it was, and that everything is still here; nothing without a gap."""
    gap = view.gap
    if gap is None:
        return ""
    days = counted(gap.days_logged, "day")
    last = long_day(gap.last_logged, view.today)
    return f"Your last entry was on {last}. All of it is still here: {days}."


def way_words(view: TodayView, choice: Choice) -> tuple[str, str]:
    """A way back, and what it does."""
    way, words = WAYS[choice]
    return words, "" if view.gap is None else choice_tail(way, view.gap.days, view.ways)


def welcome_effects(view: TodayView, choice: Choice) -> str:
    """What a way does to the longest runs."""
    if view.ways is None:
        return ""
    effects = effects_of(view.ways, WAYS[choice][0])[:EFFECTS_SHOWN]
    return "".join(f"{effect_line(effect)}. " for effect in effects).rstrip()


def standing_words(view: TodayView, fits: Callable[[str], bool]) -> str:
    """What the message line says while nothing else has happened; `fits`: whether it has room."""
    if not view.is_today:
        return ""
    if view.greeting is Greeting.FIRST_DAY:
        return f"{FIRST_DAY} Kept in one file on this machine; , d shows where."
    if view.greeting is Greeting.WELCOME_BACK:
        return "A light day counts: v logs the smallest version of anything, m is one number."
    quiet = view.quiet
    if quiet is None:
        return ""
    if quiet.offer is Offer.SHORT_GAP and view.gap is not None:
        span = span_words(view.gap.first_day, view.gap.last_day, view.today)
        return short_gap_words(span, view.gap.days, view.ways, fits)
    if quiet.offer is Offer.LIGHT_DAYS:
        return LIGHT_LINE
    return full_plan_line(quiet.full) if quiet.full is not None else ""


def logged_words(view: TodayView) -> str:
    """`3 of 5 logged`, and what else is planned; nothing without habits."""
    if not view.rows:
        return ""
    asked = f"{sum(1 for row in view.rows if row.amount)} of {len(view.rows)} logged"
    return f"{asked} · {planned_words(view)}" if view.planned else asked


def hidden_words(count: int, key: str) -> str:
    """How many rows are out of sight, and the key that shows them; nothing when none is."""
    if not count:
        return ""
    if count == 1:
        return f"1 done, out of sight. {key} shows it."
    return f"{count} done, out of sight. {key} shows them."


def in_place_words(key: str) -> str:
    """That every row is in its place, for now."""
    return f"Every row is in its place. {key} puts the done ones back."


def entry_time(entry: Entry, clock: str, zone: tzinfo | None) -> str:
    """`18:05`, `23:10-06:50`; the hour it was written down, if it was on that day."""
    if entry.started_at is not None:
        began = clock_time(entry.started_at, clock)
        return f"{began}-{clock_time(entry.ended_at, clock)}" if entry.ended_at else began
    if entry.logged_at is None:
        return ""
    local = entry.logged_at.astimezone(zone)
    return clock_time(local, clock) if local.date() == entry.day else ""


def run_figures(panel: HabitPanel, *, runs: bool) -> Iterable[tuple[str, str, str]]:
    """Label, figure, and what stands behind it: the run, where `runs` are shown, and all days."""
    run = panel.row.run
    if run is None:
        return
    if runs and run.best > 0:
        now = run_words(run.current, run.unit) if run.current else "none now"
        yield "run", now, f", best {run.best}"
    if panel.days_logged:
        days = counted(panel.days_logged, "day")
        periods = run.unit in {"week", "month"} and run.total > 0
        yield "in all", "", f"{run_words(run.total, run.unit)}, {days}" if periods else days


def row_keys(view: TodayView, row: HabitRow) -> Iterable[tuple[str, str]]:
    """What the keys do with the selected habit."""
    today = " today" if view.is_today else ""
    light = view.light and smallest_first(row)
    small = "" if light else smallest_words(row)
    yield "Space", space_words(row, light=view.light)
    if small:
        yield "v", f"smallest version, {small}"
    example, words = _example(row)
    yield example, f"then Enter: add {words}"
    if row.status is Status.UNLOGGED or row.amount is None:
        yield "-", f"none{today}"
    periodic = isinstance(row.rule.plan, DaysPerPeriod | AmountPerPeriod)
    yield ("o", "day off") if periodic else ("r", f"rest{today}")
    run = run_column(row) if view.show_runs and row.run is not None and row.run.current else ""
    yield "i", f"why the run is {run}" if run else "the run, day by day"


def _example(row: HabitRow) -> tuple[str, str]:
    """Something to type, and what it means."""
    unit = row.rule.unit
    if unit == "h":
        return "740", amount_words(7 + 2 / 3, unit)
    number = 35 if unit == "min" and row.usual >= 10 else 12 if unit == "min" else 2
    return str(number), amount_words(number, unit)


def planned_words(view: TodayView) -> str:
    """The week's day counts: `20 of 26 planned days`."""
    return f"{view.planned_done} of {counted(view.planned, 'planned day')}"
