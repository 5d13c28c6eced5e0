"""What a person reads about a link: plain sentences with both day counts, never r or p."""

from msgspec import Struct

from selfcare.core.amounts import counted
from selfcare.core.patterns import LEAST_DAYS, LEAST_EACH, Lag, Link, Verdict
from selfcare.core.text import clean_line
from selfcare.words.receipts import shortened
from selfcare.words.values import value_words

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
