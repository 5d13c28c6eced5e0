"""The quiet lines of Today: when each may be said, and which one when several could.

A quiet line is one sentence with at most one key in it. It asks nothing, stands for a day, and goes
away by itself. There is never more than one: `PRECEDENCE` is the order. Days are passed in; what
was said before is a day the diary keeps.

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

LOW_MOOD = 2
LOW_DAYS = 3
LAST_DAYS = 5
WITHIN_DAYS = 14
"""At least LOW_DAYS of the last LAST_DAYS days with a mood, within WITHIN_DAYS calendar days."""
SUPPORT_AGAIN = timedelta(days=7)
LIGHT_AGAIN = timedelta(days=14)
KEPT_WEEKS = 4


class Offer(StrEnum):
    """What a quiet line is about."""

    SUPPORT = "support"
    """Said once after a check-in; on that day nothing else is offered."""
    SHORT_GAP = "short-gap"
    LIGHT_DAYS = "light-days"
    FULL_PLAN = "full-plan"


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
