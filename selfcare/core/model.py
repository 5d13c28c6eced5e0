"""The vocabulary as frozen values.

Conventions, written here once:

- A *day* is a `datetime.date`: the day a log belongs to, after the day start has been applied.
- A span of days is closed at both ends: `first_day` and `last_day` both belong to it; a
  `last_day` of None means it is still going on.
- An amount is a float in the habit's own unit (unit `h` in hours, `min` in minutes), at 6 decimals.
  Totals and goals are made ready for any comparison by `compared`: hours are whole minutes.
- Ratings are whole numbers 0-10; None means left out, never 0.
- Identifiers are positive integers of the database; `uid` is a stable random text.
"""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from selfcare.core.plan import Plan
from selfcare.core.values import Quiet


class Area(StrEnum):
    """The five areas of self-care, and one's own."""

    MINDFULNESS = "mindfulness"
    EXERCISE = "exercise"
    SLEEP = "sleep"
    CONNECTION = "connection"
    EATING = "eating"
    OWN = "own"


class Status(StrEnum):
    """What is known of one habit on one day (measures.md section 1)."""

    DONE = "done"
    PARTLY = "partly"
    NONE = "none"
    REST = "rest"
    PAUSED = "paused"
    UNLOGGED = "unlogged"
    """Unknown; shown as "open". Never a failure."""
    NOT_DUE = "not-due"
    FREE = "free"
    """Untouched, in a period whose plan is met; shown as "met". Nothing is asked for."""


NOT_ASKED = frozenset([Status.REST, Status.PAUSED, Status.NOT_DUE, Status.FREE])
"""The statuses of a day on which nothing is asked for."""

HARD_STRESS = 7
HARD_MOOD = 3
"""From these ratings on a screen offers three slow minutes, in one quiet line."""


def rounded(amount: float) -> float:
    """An amount as it is kept: 6 decimals, so that sums of tenths meet their goal."""
    return round(amount, 6)


def compared(amount: float, unit: str) -> float:
    """A total or a goal as it is compared: hours to the whole minute, all else at 6 decimals.

    Three times 20 minutes are an hour, however a third of an hour is kept.
    """
    return rounded(round(amount * 60) / 60 if unit == "h" else amount)


class Rule(Struct, frozen=True):
    """Unit, goal, smallest version and plan as they hold from a day on."""

    from_day: date
    """The first day it holds. A habit's first rule also holds before its own day."""
    unit: str
    """`times`, `min`, `h`, `portions`, or any short word."""
    plan: Plan
    goal_low: float | None = None
    """At least this much in a day, > 0. None: no lower bound."""
    goal_high: float | None = None
    """At most this much in a day, >= 0. None: no upper bound. Both None: any amount above 0."""
    smallest: float | None = None
    """The least that still counts as showing up, > 0. None: see `smallest_amount`."""

    @property
    def at_least(self) -> bool:
        """Whether doing nothing falls short of the goal (`>=30`, `7-9`, or no goal at all)."""
        return self.goal_high is None or self.goal_low is not None


class Habit(Quiet, frozen=True):
    """Something a person plans to do."""

    id: int
    uid: str
    name: str
    area: Area
    first_day: date
    """The day it was created (its first entry may be earlier)."""
    rules: tuple[Rule, ...]
    """By `from_day`, oldest first; never empty."""
    position: int = 0
    if_then: str = ""
    note: str = ""
    archived_day: date | None = None
    """Put away from this day on. None: active."""
    rev: int = 0

    def rule_on(self, day: date) -> Rule:
        """The rule the habit is lived under on a day."""
        found = self.rules[0]
        for rule in self.rules[1:]:
            if rule.from_day > day:
                break
            found = rule
        return found


class Entry(Quiet, frozen=True):
    """One logged line: an amount of one habit on one day. Several a day add up."""

    id: int
    uid: str
    habit_id: int
    day: date
    amount: float
    """>= 0, in the unit of the rule that holds on `day`."""
    started_at: datetime | None = None
    """Aware local time; with `ended_at` a span (a night's sleep)."""
    ended_at: datetime | None = None
    note: str = ""
    source: str = ""
    """Where it came from: empty for logged by hand, `practice`, or an importer's name."""
    logged_at: datetime | None = None
    """Aware, UTC: when it was written down."""
    rev: int = 0


HIGHEST = 10
"""The highest rating; the lowest is 0."""


class CheckIn(Quiet, frozen=True):
    """How somebody is on one day. It says nothing about habits."""

    day: date
    mood: int | None = None
    energy: int | None = None
    stress: int | None = None
    note: str = ""
    closed: bool = False
    """The person said "that's all"."""
    rev: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing is said about the day."""
        rated = (self.mood, self.energy, self.stress)
        return not (self.note or self.closed) and all(value is None for value in rated)

    @property
    def hard(self) -> bool:
        """Whether it was a hard day: a stress of 7 or more, or a mood of 3 or less."""
        return (self.stress is not None and self.stress >= HARD_STRESS) or (
            self.mood is not None and self.mood <= HARD_MOOD
        )


class Pause(Quiet, frozen=True):
    """A span of days set aside for one habit or for all."""

    id: int
    habit_id: int | None
    """None: for every habit."""
    first_day: date
    last_day: date | None
    """None: still going on."""
    reason: str = ""
    rev: int = 0

    def covers(self, day: date) -> bool:
        """Whether the day lies in the span."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


class Practice(Quiet, frozen=True):
    """One time somebody followed a routine."""

    id: int
    routine: str
    day: date
    started_at: datetime
    seconds: int
    completed: bool
    before: int | None = None
    after: int | None = None
    entry_id: int | None = None
    note: str = ""
    rev: int = 0


class Review(Quiet, frozen=True):
    """A person's own words about one week; each may be left out."""

    week: date
    """The week's first day."""
    helped: str = ""
    in_the_way: str = ""
    next_step: str = ""
    rev: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing is said."""
        return not (self.helped or self.in_the_way or self.next_step)


class Contact(Quiet, frozen=True):
    """One of a person's own people or places: somebody to turn to."""

    id: int
    name: str
    reach: str = ""
    """How to reach them, in the person's own words; text, never a link."""
    good_for: str = ""
    position: int = 0
    rev: int = 0


class Answered(Struct, frozen=True):
    """One time a questionnaire was answered."""

    id: int
    instrument: str
    day: date
    answers: tuple[int | None, ...]
    """One for each question, as given; None: left out."""


class OddRow(Struct, frozen=True):
    """A row of the file that cannot be read. It is set aside, and stays as it is in the file."""

    table: str
    key: str
    """What names the row in its table: an id, a day, or both."""
    what: str
    """The value that is odd, in a word: `day`, `amount`."""


class Change(Struct, frozen=True):
    """One act of a person, as the undo journal keeps it."""

    id: int
    label: str
    """What was done, in words: "Walk, 20 min on Sunday 22 November"."""
    made_at: datetime
    day: date | None = None
    """The day the act was about, so that the screen can go there. None: no single day."""
