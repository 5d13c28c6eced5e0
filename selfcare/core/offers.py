"""The quiet lines of Today: when each may be said, and which one when several could.

A quiet line is one sentence with at most one key in it. It asks nothing, stands for a day, and goes
away by itself. There is never more than one: `PRECEDENCE` is the order. Days are passed in; what
was said before is a day the service keeps.

The rule about people who listen looks at moods alone, never at words (practice.md 7.2, S4).
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from selfcare.core.days import WEEKDAYS
from selfcare.core.model import Habit
from selfcare.core.periods import Tally
from selfcare.core.plan import Plan
from selfcare.core.plan_grammar import short_plan_words
from selfcare.core.text import clean_line

LOW_MOOD = 2
LOW_DAYS = 3
LAST_DAYS = 5
WITHIN_DAYS = 14
"""At least LOW_DAYS of the last LAST_DAYS days with a mood, within WITHIN_DAYS calendar days."""
SUPPORT_AGAIN = timedelta(days=7)
LIGHT_AGAIN = timedelta(days=14)
KEPT_WEEKS = 4
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


class Offer(StrEnum):
    """What a quiet line is about."""

    SUPPORT = "support"
    """Said once after a check-in; on that day nothing else is offered."""
    SHORT_GAP = "short gap"
    LIGHT_DAYS = "light days"
    FULL_PLAN = "full plan"


PRECEDENCE = (Offer.SUPPORT, Offer.SHORT_GAP, Offer.LIGHT_DAYS, Offer.FULL_PLAN)


def first_of(due: Collection[Offer]) -> Offer | None:
    """The one quiet line of those that could be said."""
    return next((offer for offer in PRECEDENCE if offer in due), None)


# people who listen --------------------------------------------------------------------------------


def hard_stretch(moods: Mapping[date, int], today: date) -> bool:
    """Whether most of the last few days with a mood were very low; days to come do not count."""
    first = today - timedelta(days=WITHIN_DAYS - 1)
    last = sorted(day for day in moods if first <= day <= today)[-LAST_DAYS:]
    return sum(moods[day] <= LOW_MOOD for day in last) >= LOW_DAYS


def support_may_be_said(again_from: date | None, today: date) -> bool:
    """Whether the line about people who listen was not said in the last seven days."""
    return again_from is None or today >= again_from or again_from > today + SUPPORT_AGAIN


def support_said_on(again_from: date | None) -> date | None:
    """The day on which it was said, told from the day it may be said again."""
    return None if again_from is None else again_from - SUPPORT_AGAIN


# light days ---------------------------------------------------------------------------------------


def fewer_each_week(counts: Sequence[int]) -> bool:
    """Whether two weeks had fewer logged days, each than the one before; oldest first."""
    before, then, last = counts
    return before > then > last


def light_may_be_offered(said_on: date | None, today: date) -> bool:
    """Whether it stands today already, or was never offered, or a fortnight ago at the latest."""
    return said_on is None or said_on == today or today >= said_on + LIGHT_AGAIN or said_on > today


# the full plan ------------------------------------------------------------------------------------


class FullPlan(Struct, frozen=True):
    """The full value of a starter habit, offered beside the one it was begun with."""

    habit: Habit
    start: Plan
    full: Plan
    full_text: str
    """As a person types it: `150 min/week`."""
    from_day: date
    """The first day it would hold from."""
    today: date

    @property
    def unit(self) -> str:
        """The unit of both."""
        return self.habit.rules[-1].unit

    @property
    def begins(self) -> str:
        """When it would begin: `today`, or a weekday of the week to come."""
        now = self.from_day <= self.today
        return "today" if now else WEEKDAYS[self.from_day.weekday()]


def four_kept_weeks(weeks: Sequence[Tally]) -> bool:
    """Whether the last complete weeks are four, and each is kept."""
    return len(weeks) == KEPT_WEEKS and all(week.kept for week in weeks)


class QuietLine(Struct, frozen=True):
    """The one quiet line of a day."""

    offer: Offer
    full: FullPlan | None = None
    """What `f` would raise, for a full plan."""


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
