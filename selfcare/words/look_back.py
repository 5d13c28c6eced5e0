"""What Look back says: of a day, of a link, where nothing is known, and what its bars are of."""

from msgspec import Struct

from selfcare.core.amounts import amount_words, clock_words, counted, number_words
from selfcare.core.days import long_day, month_of, month_words
from selfcare.core.model import Area, CheckIn, Status
from selfcare.core.patterns import LEAST_DAYS, LEAST_EACH, Lag, Link, Verdict
from selfcare.core.text import clean_line
from selfcare.core.views_back import (
    About,
    DayLine,
    DayMark,
    MonthSum,
    MonthView,
    Picture,
    WeekdayMean,
    YearView,
)
from selfcare.words.habit_row import value_words
from selfcare.words.receipts import shortened

NOTHING = "Nothing is logged on this day."
NOTHING_THEN = "Nothing is logged in this time."
LATEST = "This is the current day."
CHANCE = "Few days make a mean that moves by chance."

Share = tuple[float, str]
"""How long a bar is, 0 to 1, and the one thing said of it."""


def view_name(view: Picture) -> str:
    """What it is about: a habit by its cleaned name, all of them, or mood."""
    return clean_line(view.name) or ("Mood" if view.about is About.MOOD else "All habits")


def rating_words(checkin: CheckIn) -> str:
    """`mood 7, energy 5, stress 3`; nothing when nothing was rated."""
    scales = (("mood", checkin.mood), ("energy", checkin.energy), ("stress", checkin.stress))
    return ", ".join(f"{scale} {value}" for scale, value in scales if value is not None)


def line_words(each: DayLine) -> str:
    """What was logged, or the status in a word."""
    if each.status is Status.UNLOGGED:
        return "open"
    if each.amount is None or each.status is Status.NONE:
        return "" if each.status is None else value_words(each.status)
    if each.unit == "times" and each.amount == 1:
        return "logged" if each.area is Area.SLEEP else str(each.status or "done")
    return amount_words(each.amount, each.unit)


def mark_words(view: Picture, mark: DayMark) -> str:
    """What was logged, as short as a calendar needs it."""
    match view.about:
        case About.HABIT:
            if mark.amount is None or view.unit == "times":
                return ""
            return clock_words(mark.amount) if view.unit == "h" else number_words(mark.amount)
        case About.ALL:
            return "" if mark.shown is None else f"{mark.shown}/{mark.asked}"
        case About.MOOD:
            return "" if mark.mood is None else str(mark.mood)


def nothing_words(view: YearView | MonthView, *, anything: bool) -> list[str]:
    """What is said where nothing is known; empty when something is."""
    if not anything:
        return [
            "Nothing is logged yet.",
            "One line on Today is plenty for a first day; then it shows here.",
        ]
    if view.days_known:
        return []
    when = str(view.year) if isinstance(view, YearView) else month_words(view.first_day)
    what = "No mood is noted" if view.about is About.MOOD else "Nothing is logged"
    if view.began is None:
        return [f"{what} in {when}, nor in any other time so far."]
    return [f"{what} in {when}.", f"It begins on {long_day(view.began, view.today)}; g goes there."]


def known_words(view: Picture) -> str:
    """`295 days with something logged`."""
    what = "a mood" if view.about is About.MOOD else "something logged"
    return f"{counted(view.days_known, 'day')} with {what}"


def months_title(view: YearView) -> str:
    """What the bars of the months are of."""
    if view.area is Area.SLEEP and view.unit == "h":
        return "By month: nights logged"
    match view.about:
        case About.MOOD:
            return "By month: mood"
        case About.HABIT:
            return "By month: days it showed up"
        case About.ALL:
            return "By month: habits that showed up"


def month_share(view: YearView, month: MonthSum) -> Share | None:
    """The bar of a month. None: nothing is known of it."""
    if not month.days:
        return None
    length = month_of(month.first_day)[1].day
    if view.area is Area.SLEEP and view.unit == "h":
        return month.days / length, f"{month.days} of {length} nights"
    mean = month.mean or 0.0
    match view.about:
        case About.HABIT:
            return month.came / length, f"{month.came} of {length} days"
        case About.MOOD:
            return mean / 10, f"{mean:.1f} on {counted(month.days, 'day')}"
        case About.ALL:
            return mean, f"{round(100 * mean)} % of {counted(month.days, 'day')}"


def mood_share(each: WeekdayMean) -> Share | None:
    """The mood of a weekday. None: none is known."""
    if each.mood is None:
        return None
    return each.mood / 10, f"{each.mood:.1f} on {counted(each.moods, 'day')}"


def shown_share(each: WeekdayMean, *, one_habit: bool) -> Share | None:
    """How much of what is known of a weekday showed up: days of a habit, or lines of all."""
    if each.share is None:
        return None
    words = counted(each.lines, "day") if one_habit else str(each.lines)
    return each.share, f"{round(each.share * each.lines)} of {words}"


# What a person reads about a link: plain sentences with both day counts, never r or p.


ABOUT_LINKS = (
    "A link compares the days with a habit and the days without it. "
    "Most people have none that can be seen, and a link never proves what causes what."
)
"""Stands above the list."""
NO_HABITS = "Links compare habits with mood. No habit is here yet; a on Today adds one."
STOPPED = "Stopped. Enter looks again."
TROUBLE = "The links cannot be shown just now; everything else is here. Enter looks again."


class Search(Struct, frozen=True):
    """How far the search for links is."""

    found: tuple[Link, ...] | None = None
    """None: not done."""
    running: bool = False
    stopped: bool = False
    """The person stopped it."""
    trouble: bool = False
    done: int = 0
    total: int = 0

    @property
    def words(self) -> str:
        """What is said while links are not there."""
        if self.trouble:
            return TROUBLE
        if self.stopped:
            return STOPPED
        if self.found is not None:
            return "" if self.found else NO_HABITS
        if not self.total:
            return "Looking. Esc stops."
        return f"Looking: {self.done} of {counted(self.total, 'habit')}. Esc stops."


def link_title(link: Link) -> str:
    """`Walk and mood on the same day`, `Walk and mood on the next day`."""
    return f"{_name(link)} and mood on the {value_words(link.lag)}"


def link_words(link: Link) -> str:
    """Everything there is to say about one link, in whole sentences; names the habit."""
    match link.verdict:
        case Verdict.NEEDS_MORE:
            return _needs(link)
        case Verdict.NO_CLEAR_LINK:
            answer = "No clear link in your data so far. That is the most common answer."
            return f"{answer} {_moods(link)} {_unseen(link)}"
        case Verdict.POSSIBLE:
            return f"A possible link, weak; it does not prove cause. {_moods(link)}"
        case Verdict.KEEPS_SHOWING_UP:
            return f"A link that keeps showing up; it does not prove cause. {_moods(link)}"


def _name(link: Link) -> str:
    return shortened(clean_line(link.habit.name))


def _with(link: Link) -> str:
    return f"with {_name(link)}{' in its range' if _is_range(link) else ''}"


def _without(link: Link) -> str:
    return "outside it" if _is_range(link) else "without"


def _is_range(link: Link) -> bool:
    """Whether the days that are compared were all logged, in the range or outside it."""
    rule = link.habit.rules[-1]
    return rule.goal_low is not None and rule.goal_high is not None


def _days(count: int, more: str = "") -> str:
    return f"{count} {more}{'day' if count == 1 else 'days'}"


def _needs(link: Link) -> str:
    counts = f"{_days(link.with_days)} {_with(link)} and {link.without_days} {_without(link)}"
    each = "each with a mood" if link.lag is Lag.SAME_DAY else "each with a mood the day after"
    if link.needs_days == 0:
        return f"Mood was nearly the same on {counts}, so no link could show."
    if link.days >= LEAST_DAYS:
        # Whoever does a thing nearly every day is not asked to leave it out for a comparison.
        return (
            f"So far {counts}, {each}. A comparison takes {LEAST_EACH} of each; "
            "without them there is nothing to say, and nothing you need to change."
        )
    more = _days(link.needs_days, "more ")
    return f"Needs {more}. So far {counts}, {each}."


def _moods(link: Link) -> str:
    if link.mood_with is None or link.mood_without is None:
        return ""
    with_, without = f"{link.mood_with:.1f}", f"{link.mood_without:.1f}"
    if link.lag is Lag.SAME_DAY:
        return (
            f"Mood averages {with_} on {_days(link.with_days)} {_with(link)} "
            f"and {without} on {_days(link.without_days)} {_without(link)}."
        )
    return (
        f"Mood averages {with_} the day after {_days(link.with_days)} {_with(link)} "
        f"and {without} the day after {_days(link.without_days)} {_without(link)}."
    )


def _unseen(link: Link) -> str:
    if link.weakest_points is None:
        return "So far a weaker link could not have shown."
    points = max(link.weakest_points, 0.1)
    return f"So far a weaker link, under about {points:.1f} mood points, could not have shown."
